"""Rows of a table that lost its merged cells: what stood to the right of one moved to the left.

Converters of pages to Markdown and to text drop a merged cell from all rows but its first. Such a row has fewer cells than
the header, and some of them cannot be what stands above them; it is dealt out anew by what its cells say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.markup import CELL_BREAK
from ingest.readers.cell_words import misplaced, names_bodies
from ingest.readers.loose_headers import in_order
from ingest.readers.placed_cells import placed
from ingest.readers.source import Cell, Table
from ingest.table_headers import AMBIGUOUS_BODY, DIVIDED_DUTIES, WHO_OR_WHEN, Column, column_of, plain_header

_FIRST_ROWS, _LEAST = 4, 3
_MARKS = re.compile(rf"{CELL_BREAK.pattern}|\*\*|\s+", re.I)  # break the words of a cell, and are none of them
_EITHER = AMBIGUOUS_BODY | DIVIDED_DUTIES


@dataclass(frozen=True)
class _Header:
    """The cells that name the columns, in their places, and the rows they take: from `first` on, up to `below`."""

    cells: tuple[Cell, ...]
    names: tuple[str, ...]
    first: int
    below: int


def realigned(table: Table, text: str) -> Table:
    """The table with the cells of rows that moved to the left under the columns they belong to; any other as it is.

    A body that may as well stand under another role, or in a row that cannot be dealt out, is `unplaced`.
    """
    if any(cell.rows > 1 for cell in table.cells):
        return table
    filled = [cell for cell in table.cells if text[cell.start : cell.end].strip()]
    # Two tabs between two cells: a column that is empty in every row is none.
    places = {column: n for n, column in enumerate(sorted({cell.column for cell in filled}))}
    filled = [replace(cell, column=places[cell.column]) for cell in filled]
    rows = [list(row) for _, row in groupby(filled, key=lambda cell: cell.row)]
    header = _header(rows[:_FIRST_ROWS], text)
    if header is None:
        return table
    data = [row for row in rows if row[0].row >= header.below]
    header = _told_by_whole_rows(header, data, text)
    moved = {row[0].row: _dealt(row, header, text) for row in data if _moved(row, header, text)}
    if not moved and header.below == header.first + 1:
        return table
    cells = [cell for cell in filled if cell.row < header.first] + list(header.cells)
    unplaced: list[tuple[int, int]] = []
    for row in data:
        kept, lost = moved.get(row[0].row, (row, []))
        cells += kept
        unplaced += lost
    return replace(table, cells=tuple(cells), unplaced=tuple(unplaced))


def _header(rows: Sequence[Sequence[Cell]], text: str) -> _Header | None:
    """The header among the first rows; None for a table without one that says who or when."""
    for row, below in pairwise([*rows, ()]):
        known = [_kind(cell, text) for cell in row]
        if len(row) < _LEAST or known.count(None) > 1 or not WHO_OR_WHEN.intersection(filter(None, known)):
            continue
        both = [*row, *below]
        order = in_order([text[cell.start : cell.end] for cell in both])
        if below and len(order) < len(both) and all(_kind(cell, text) for cell in below):
            cells = [replace(both[n], row=row[0].row, column=column) for column, n in enumerate(order)]
            return _Header(tuple(cells), _words(cells, text), row[0].row, below[0].row + 1)
        return _Header(tuple(row), _words(row, text), row[0].row, row[0].row + 1)
    return None


def _told_by_whole_rows(header: _Header, data: Sequence[Sequence[Cell]], text: str) -> _Header:
    """The header without the names of columns that hold something else in rows that lost nothing: 职责分工 above sentences.

    Where no row is whole, names that may announce bodies or something else tell nothing.
    """
    whole = [_words(row, text) for row in data if len(row) == len(header.cells)]
    names = tuple(
        "" if any(misplaced(row[n], name) for row in whole) or (not whole and plain_header(name) in _EITHER) else name
        for n, name in enumerate(header.names)
    )
    return replace(header, names=names)


def _kind(cell: Cell, text: str) -> Column | None:
    return column_of(plain_header(text[cell.start : cell.end]))


def _words(cells: Sequence[Cell], text: str) -> tuple[str, ...]:
    return tuple(_MARKS.sub("", text[cell.start : cell.end]) for cell in cells)


def _moved(row: Sequence[Cell], header: _Header, text: str) -> bool:
    """Whether a row has lost cells: it fills the first columns and no others, and some cell is not under its own."""
    columns = [cell.column for cell in header.cells]
    if not 1 < len(row) < len(columns) or [cell.column for cell in row] != columns[: len(row)]:
        return False
    return any(misplaced(word, name) for word, name in zip(_words(row, text), header.names, strict=False))


def _dealt(row: Sequence[Cell], header: _Header, text: str) -> tuple[list[Cell], list[tuple[int, int]]]:
    """(cells under their columns, bodies of which nothing tells where they stood)."""
    words = _words(row, text)
    placing = placed(words, header.names)
    if placing is None:
        lost = [cell for cell, word in zip(row, words, strict=True) if names_bodies(word)]
        return [cell for cell in row if cell not in lost], [(cell.start, cell.end) for cell in lost]
    cells = [
        replace(row[index], column=header.cells[column].column)
        for column, indexes in placing.cells.items()
        for index in indexes
    ]
    return cells, [(row[index].start, row[index].end) for index in placing.unplaced]
