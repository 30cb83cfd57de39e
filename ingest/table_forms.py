"""Forms: a table that prints a task downwards, the name of each field beside its content, turned into rows.

    任务名称 | 建设驿站            任务名称 | 牵头单位 | 完成时限
    牵头单位 | 市民政局      →     建设驿站 | 市民政局 | 2025年6月
    完成时限 | 2025年6月

Only where every field is one that a task table has, and one of them says who: boxes of a portal (索引号, 发布机构) are none.
"""

from __future__ import annotations

from ingest.readers.source import Cell, Table
from ingest.table_grid import Grid, GridCell
from ingest.table_headers import Column, column_of, plain_header

_LEAST = 3
_COLON = "：:"
_DESCRIBES = frozenset({Column.NAME, Column.CONTENT, Column.GOAL})


def form_rows(grid: Grid) -> Table | None:
    """The table with a row a task that a form stands for; None where the table is no form."""
    pairs = _pairs(grid)
    kinds = {column_of(_words(label)) for label, _ in pairs}
    if None in kinds or len(kinds) < _LEAST or Column.BODY not in kinds or not kinds & _DESCRIBES:
        return None
    columns: dict[str, int] = {}
    cells: list[Cell] = []
    row = 0
    for label, value in pairs:
        words = _words(label)
        if not cells or words == _words(pairs[0][0]):
            row += 1  # the first field again: the next task
        if words not in columns:
            columns[words] = len(columns)
            cells.append(_cell(label, 0, columns[words], closed=True))
        cells.append(_cell(value, row, columns[words]))
    return Table(grid.table.start, grid.table.end, tuple(cells))


def _pairs(grid: Grid) -> list[tuple[GridCell, GridCell]]:
    """Every name of a field with its content, row by row; empty where a row is not made of such pairs."""
    pairs: list[tuple[GridCell, GridCell]] = []
    for row in range(grid.rows):
        cells = [cell for cell in grid.row(row) if cell.row == row]
        if len(cells) == 1 and not pairs:
            continue  # the title of the form
        if len(cells) % 2 or any(not cell.text for cell in cells[::2]):
            return []
        pairs += zip(cells[::2], cells[1::2], strict=True)
    return pairs


def _words(label: GridCell) -> str:
    return plain_header(label.text).rstrip(_COLON)


def _cell(cell: GridCell, row: int, column: int, *, closed: bool = False) -> Cell:
    """The cell at its new place; `closed`: without the colon behind the name of a field."""
    if cell.more:
        begin, first_end = cell.first
        return Cell(row, column, begin, first_end, more=cell.more)
    start, end = cell.reading.span()
    length = len(cell.text.rstrip(_COLON)) if closed else len(cell.text)
    return Cell(row, column, start, cell.reading.span(0, length)[1] if length else end)
