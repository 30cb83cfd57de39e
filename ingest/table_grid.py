"""A table as a grid of clean cells: merged cells answer at every place they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cleaning import clean_cell
from ingest.readers.source import Cell, Table
from ingest.reading import Reading

# Merged cells are spread over the places they cover; a file that claims more than this is not believed.
_MAX_SPREAD = 2_000_000
_EMPTY = re.compile(r"[-—–－/／\\无\s]*")


@dataclass(frozen=True, eq=False)
class GridCell:
    """One cell with its clean reading; `row`, `column` are its upper left place, `first` and `more`
    its lines in the source where they stand apart."""

    row: int
    column: int
    rows: int
    columns: int
    reading: Reading
    first: tuple[int, int] = (0, 0)
    more: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The clean text, line breaks kept."""
        return self.reading.text

    @property
    def flat(self) -> str:
        """The clean text in one line."""
        return self.text.replace("\n", "")

    @property
    def empty(self) -> bool:
        """True for nothing, “-”, “/”, “无”."""
        return _EMPTY.fullmatch(self.text) is not None


def _reading(cell: Cell, text: str) -> Reading:
    """The clean reading of a cell, its lines parted by line breaks where they stand apart in the source."""
    reading = clean_cell(text, cell.start, cell.end)
    for start, end in cell.more:
        further = clean_cell(text, start, end)
        reading = Reading.join([reading, Reading("\n", further.offsets[:1]), further]) if further.text else reading
    return reading


class Grid:
    """The cells of one table by row and column."""

    def __init__(self, table: Table, text: str, *, turned: bool = False) -> None:
        """`turned`: rows of the grid are columns of the source, so only its first cell tells where a row stands."""
        self.table = table
        self._turned = turned
        self.rows = 1 + max((cell.row for cell in table.cells), default=-1)
        self.columns = 1 + max((cell.column for cell in table.cells), default=-1)
        self._at: dict[tuple[int, int], GridCell] = {}
        covered = sum(self._reach(cell.row, cell.rows, self.rows) * self._reach(cell.column, cell.columns, self.columns) for cell in table.cells)  # fmt: skip
        believed = covered <= _MAX_SPREAD
        for cell in table.cells:
            rows = self._reach(cell.row, cell.rows, self.rows) if believed else 1
            columns = self._reach(cell.column, cell.columns, self.columns) if believed else 1
            made = GridCell(
                cell.row, cell.column, rows, columns, _reading(cell, text), (cell.start, cell.end), cell.more
            )
            for row in range(cell.row, cell.row + rows):
                for column in range(cell.column, cell.column + columns):
                    self._at.setdefault((row, column), made)

    @staticmethod
    def _reach(place: int, length: int, limit: int) -> int:
        return max(1, min(length, limit - place))

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers (row, column), None where the grid has a hole."""
        return self._at.get((row, column))

    def row(self, row: int) -> list[GridCell]:
        """The distinct cells that cover a row, left to right, cells from rows above included."""
        seen: list[GridCell] = []
        for column in range(self.columns):
            cell = self._at.get((row, column))
            if cell is not None and (not seen or seen[-1] is not cell):
                seen.append(cell)
        return seen

    def column(self, column: int, start: int) -> Iterator[GridCell]:
        """The distinct cells of a column from row `start` on."""
        before: GridCell | None = None
        for row in range(start, self.rows):
            cell = self._at.get((row, column))
            if cell is not None and cell is not before:
                yield cell
            before = cell

    @property
    def spread(self) -> bool:
        """Whether a cell reaches over several rows or columns."""
        return any(cell.rows > 1 or cell.columns > 1 for cell in self._at.values())

    def span(self, row: int) -> tuple[int, int]:
        """(start, end) in the source of the cells that begin in a row; the table's start where there is none."""
        own = [c.reading.span() for c in self.row(row) if c.row == row and c.text]
        own = own or [c.reading.span() for c in self.row(row) if c.text]
        if own and self._turned:
            return own[0][0], own[0][1]
        if not own:
            return self.table.start, self.table.start
        return min(a for a, _ in own), max(b for _, b in own)
