"""The texts of a source that tokens are looked for in: the prose around the tables, and every cell of the tables."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.reading import Reading
from ingest.table_grid import GridCell
from ingest.table_layout import ColumnUse
from ingest.tables import DataTable, Page

_BLOCK = 50_000


@dataclass(frozen=True)
class TableCell:
    """One cell of a data table, the row and column it stands in; `use` None where its column has no header."""

    table: DataTable
    page: Page
    cell: GridCell
    use: ColumnUse | None

    @property
    def header(self) -> bool:
        """True in the rows above the table's body."""
        return self.cell.row < self.page.layout.body


def table_cells(tables: list[DataTable]) -> Iterator[TableCell]:
    """Every cell with text, once, row by row."""
    for table in tables:
        for page in table.pages:
            uses = {use.index: use for use in page.layout.columns}
            for row in range(page.grid.rows):
                for cell in page.grid.row(row):
                    if cell.row == row and cell.text:
                        yield TableCell(table, page, cell, uses.get(cell.column))


def blocks(reading: Reading) -> Iterator[Reading]:
    """The reading in pieces that end with a line, for work that grows with the length of a text."""
    start = 0
    while start < len(reading.text):
        end = len(reading.text)
        if end - start > _BLOCK:
            stop = max(reading.text.rfind(mark, start, start + _BLOCK) for mark in "\n。")
            end = stop + 1 if stop > start else start + _BLOCK
        yield reading.cut(start, end)
        start = end


def in_one_line(cell: GridCell) -> Reading:
    """The cell without the line breaks that narrow columns put into names."""
    return cell.reading.unbroken()


def lines_of(readings: list[Reading]) -> Reading:
    """The readings below each other, a line each."""
    parts: list[Reading] = []
    for reading in readings:
        parts += [reading, Reading("\n", array("i", reading.offsets[-1:]))] if reading.text else []
    return Reading.join(parts)
