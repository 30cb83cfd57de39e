"""Tables as rows of words, to compare with what was meant."""

from __future__ import annotations

from ingest.readers.source import Table


def grid_of(text: str, table: Table) -> list[list[str]]:
    """The words of a table by row and column, "" where no cell stands; the lines of one cell are parted by a bar."""
    rows = 1 + max(cell.row for cell in table.cells)
    columns = 1 + max(cell.column for cell in table.cells)
    grid = [[""] * columns for _ in range(rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = "|".join(text[a:b] for a, b in ((cell.start, cell.end), *cell.more))
    return grid
