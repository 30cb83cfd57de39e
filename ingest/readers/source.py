"""What every reader returns: the extracted text that all offsets point into, and the tables that stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cell:
    """One cell of a table: text[start:end] of the extracted text, at (row, column) of the grid, from zero.

    `rows` and `columns` say over how many rows and columns a merged cell reaches; its text stands in the text once.
    `more`: (start, end) of the further lines of a cell that is drawn side by side with others.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    more: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of the source: text[start:end], a line a row, cells parted by a tab; paragraphs in a cell by a line break.

    `unplaced`: (start, end) of bodies in it of which nothing tells under which column they stood.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    unplaced: tuple[tuple[int, int], ...] = ()

    def meets(self, other: Table) -> bool:
        """Whether the two share a piece of the text."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class SourceText:
    """Extracted text of one file. `text` is what `python -m ingest text FILE` prints.

    `traditional`: the file is in traditional characters; `text` gives the simplified ones at the same places.
    """

    path: Path
    text: str
    media_type: str
    sha256: str
    tables: tuple[Table, ...] = ()
    traditional: bool = False
