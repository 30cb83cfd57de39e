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
    """Move the rows of every table that goes on from the page before into the table where it begins.

    A single row at the foot of a page is the header of the table on the next one, or no table.
    """
    last: Grid | None = None  # the table that ends the page before
    held: Page | None = None  # the page that ends with a doubtful one
    for page in pages:
        if not page.tables and not page.lines:
            continue
        went_on = last is not None and bool(page.tables) and _goes_on(page, last)
        bottom = page.tables[0].bottom if went_on else 0.0
        if went_on and last is not None:
            last.doubtful = []
            page.tables.pop(0)
        elif held is not None and last is not None:
            _dissolve(held, last)
        ending = page.tables[-1] if page.tables else None
        for table in [table for table in page.tables if table.doubtful and table is not ending]:
            _dissolve(page, table)
        ending, bottom = (ending, ending.bottom) if ending is not None else (last if went_on else None, bottom)
        at_foot = ending is not None and not any(line.base > bottom for line in page.lines)
        if ending is not None and ending.doubtful and not at_foot:
            _dissolve(page, ending)
        last = ending if at_foot else None
        held = page if last is not None and last.doubtful else None
    if held is not None and last is not None:
        _dissolve(held, last)


def _goes_on(page: Page, last: Grid) -> bool:
    """Append the first table of `page` to `last`, and take “续表” above it away; False where it is another table."""
    first = page.tables[0]
    above = [line for line in page.lines if line.base < first.top + 1]
    if not all(_CONTINUED.fullmatch(line.text) for line in above) or not _append(last, first):
        return False
    page.lines = [line for line in page.lines if line not in above]
    return True


def _dissolve(page: Page, table: Grid) -> None:
    """Give the lines of a doubtful table back to its page."""
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
    # A header alone is whole, and none of its cells reaches into the rows below.
    below = {} if table.doubtful else {cell.column: cell for cell in table.cells if cell.row + cell.rows == table.rows}
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
