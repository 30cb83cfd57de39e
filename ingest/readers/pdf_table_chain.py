"""Tables that go on on the next page are one table: header dropped, broken rows joined, merged cells reach over."""

from __future__ import annotations

import re

from ingest.readers.pdf_lines import join
from ingest.readers.pdf_pages import Page
from ingest.readers.pdf_tables import Grid, GridCell

_SAME_EDGE = 4.0
_MAX_HEADER = 3
_ORDINAL = re.compile(r"[\d０-９]{1,4}[.、]?|[一二三四五六七八九十]{1,4}")
_CONTINUED = re.compile(r"[（(]?(?:续表|续上表|接上表|续)[\d一二三四五六七八九十]*[）)]?")
_STOP = "。；;！？.!?"


def chain_tables(pages: list[Page]) -> None:
    """Move the rows of every table that goes on from the page before into the table where it begins."""
    last: Grid | None = None
    for page in pages:
        _dissolve(page, page.tables[1:])
        if not page.tables:
            last = None if page.lines else last
            continue
        first = page.tables[0]
        above = [line for line in page.lines if line.base < first.top + 1]
        if last is not None and all(_CONTINUED.fullmatch(line.text) for line in above) and _append(last, first):
            page.lines = [line for line in page.lines if line not in above]
            page.tables.pop(0)
            ending = last if not page.tables else page.tables[-1]
            bottom = first.bottom if not page.tables else ending.bottom
        else:
            _dissolve(page, [first])
            if not page.tables:
                last = None
                continue
            ending = page.tables[-1]
            bottom = ending.bottom
        last = None if any(line.base > bottom for line in page.lines) else ending


def _dissolve(page: Page, tables: list[Grid]) -> None:
    """Give the lines of doubtful tables back to the page."""
    for table in [table for table in tables if table.doubtful]:
        page.tables.remove(table)
        page.lines = sorted(page.lines + table.doubtful, key=lambda line: (line.block, round(line.base), line.x0))


def _append(table: Grid, more: Grid) -> bool:
    """Append `more` to `table` when their columns agree; False, and nothing changed, when they do not."""
    shift = table.edges[0] - more.edges[0]
    edges = [edge + shift for edge in more.edges]
    if abs(edges[-1] - table.edges[-1]) > _SAME_EDGE:
        return False
    wide, narrow = (table.edges, edges) if len(table.edges) >= len(edges) else (edges, table.edges)
    if any(min(abs(edge - other) for other in wide) > _SAME_EDGE for edge in narrow):
        return False
    _spread(table, table.edges, wide)
    _spread(more, edges, wide)
    table.edges = wide
    _join_rows(table, more)
    return True


def _spread(grid: Grid, edges: list[float], wide: list[float]) -> None:
    """Renumber the columns of `grid` by the edges of the finer grid `wide`."""
    if len(edges) == len(wide):
        return
    place = [min(range(len(wide)), key=lambda i: abs(wide[i] - edge)) for edge in edges]
    for cell in grid.cells:
        start, end = place[cell.column], place[cell.column + cell.columns]
        cell.column, cell.columns = start, end - start


def _join_rows(table: Grid, more: Grid) -> None:
    header = _repeated_header(table, more)
    body = [cell for cell in more.cells if cell.row >= header]
    if not body:
        return
    below = {cell.column: cell for cell in table.cells if cell.row + cell.rows == table.rows}
    top = {cell.column: cell for cell in body if cell.row == header}
    goes_on = _row_goes_on(table, below, top)
    offset = table.rows - header - (1 if goes_on else 0)
    for cell in body:
        above = below.get(cell.column) if cell.row == header else None
        if above is not None and above.columns == cell.columns and (goes_on or _is_same_cell(above, cell)):
            if cell.text != above.text:
                above.text = join(above.text, cell.text)
            above.rows += cell.rows - (1 if goes_on else 0)
            continue
        cell.row += offset
        table.cells.append(cell)
    table.rows += more.rows - header - (1 if goes_on else 0)
    table.cells.sort(key=lambda cell: (cell.row, cell.column))


def _repeated_header(table: Grid, more: Grid) -> int:
    """How many first rows of `more` print the first rows of `table` again."""
    rows = 0
    while rows < min(_MAX_HEADER, more.rows - 1):
        mine, theirs = _row(table, rows), _row(more, rows)
        if mine != theirs or not any(text for _, text in mine):
            break
        rows += 1
    # A header cell that reaches below the rows compared belongs to the header whole.
    reach = [cell.row + cell.rows for cell in more.cells if cell.row < rows]
    return max(reach, default=0) if rows else 0


def _row(grid: Grid, row: int) -> list[tuple[int, str]]:
    return [(cell.column, re.sub(r"\s", "", cell.text)) for cell in grid.cells if cell.row == row]


def _row_goes_on(table: Grid, below: dict[int, GridCell], top: dict[int, GridCell]) -> bool:
    """True when the first row of the new page is the rest of the last row: its number is missing, its text goes on."""
    if not any(cell.text for cell in top.values()):
        return False
    ordinal = _ordinal_column(table)
    if ordinal is not None:
        return ordinal in top and not top[ordinal].text and ordinal in below and bool(below[ordinal].text)
    first = min(top, default=0)
    if top[first].text or first not in below or below[first].rows > 1:
        return False
    return any(
        cell.text and column in below and below[column].text and below[column].text[-1] not in _STOP
        for column, cell in top.items()
    )


def _ordinal_column(table: Grid) -> int | None:
    """The column of running numbers, if the table has one among its first three."""
    for column in range(3):
        texts = [cell.text for cell in table.cells if cell.column == column and cell.text]
        if len(texts) > 1 and sum(bool(_ORDINAL.fullmatch(text)) for text in texts) >= max(1, len(texts) - _MAX_HEADER):
            return column
    return None


def _is_same_cell(above: GridCell, cell: GridCell) -> bool:
    """A merged cell that reaches over the page break: empty, printed again, or cut inside a bracket."""
    if not cell.text or cell.text == above.text:
        return bool(above.text) and (above.rows > 1 or cell.rows > 1)
    return above.text.count("（") > above.text.count("）")
