"""Tables that stand one below the other in one sheet: a title across it and a header in the middle begin the next one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from ingest.markers import candidates
from ingest.readers.source import Cell, Table
from ingest.table_grid import Grid
from ingest.table_layout import is_header

# Titles and headers stand so far down at most before the first table.
_TOP = 12


def stacked(table: Table, text: str) -> Iterator[Grid]:
    """The tables that one holds, in order."""
    grid = Grid(table, text)
    top = next((row for row in range(min(_TOP, grid.rows)) if is_header(grid, row)), grid.rows)
    starts = [row for row in range(top + 2, grid.rows - 2) if _is_title(grid, row) and is_header(grid, row + 1)]
    if not starts:
        yield grid
        return
    bounds = [0, *starts, grid.rows]
    parts: list[list[Cell]] = [[] for _ in bounds[1:]]
    for cell in table.cells:
        part = bisect_right(bounds, cell.row) - 1
        first, last = bounds[part], bounds[part + 1]
        parts[part].append(replace(cell, row=cell.row - first, rows=min(cell.rows, last - cell.row)))
    for cells in parts:
        yield Grid(Table(min(cell.start for cell in cells), max(cell.end for cell in cells), tuple(cells)), text)


def _is_title(grid: Grid, row: int) -> bool:
    """A row of nothing but one cell, whose words have no number: a numbered one heads rows of the same table."""
    cells = [cell for cell in grid.row(row) if cell.text]
    if len(cells) != 1 or cells[0].row != row or cells[0].column:
        return False
    marker = next(candidates(cells[0].flat[:12]), None)
    return marker is None or marker.start > 0
