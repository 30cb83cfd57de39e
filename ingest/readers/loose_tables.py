"""Tables taken apart into their cells, a line each or parted by blanks: a page's text, a document saved as text.

Told by a header whose words are all known and one of which says who or when, and by rows that count 1, 2, 3 …; the pieces
between two numbers are dealt out to the columns by what they say (`placed_cells`). Only a table most of whose rows are
whole is believed; what is not stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ingest.readers.loose_headers import HEADING, TELLS, Header, Span, header_at
from ingest.readers.placed_cells import Placing, placed
from ingest.readers.source import Cell, Table

_HAN_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_NUMBER, _POINTS = re.compile(r"\d{1,3}"), ".、．"
_CATEGORY = 30
# So many pieces further on at most stands the next number; so many more than columns may the last row have.
_FAR, _MORE = 48, 6
_MAX_ROWS = 20_000
_WHOLE = 0.6  # share of the rows that must be


@dataclass(slots=True)
class _Row:
    """The pieces behind one number, dealt out; those before it in the columns before it; the line that heads it."""

    number: Span
    front: list[Span] = field(default_factory=list)
    heading: list[Span] = field(default_factory=list)
    cells: dict[int, list[Span]] = field(default_factory=dict)
    unplaced: list[Span] = field(default_factory=list)
    whole: bool = False

    def put(self, pieces: Sequence[Span], placing: Placing, first: int) -> None:
        """Let the row hold `pieces`; `first` is the column behind its number."""
        self.cells = {first + column: [pieces[n] for n in indexes] for column, indexes in placing.cells.items()}
        self.unplaced = [pieces[n] for n in placing.unplaced]
        self.whole = placing.whole


def loose_tables(text: str) -> Iterator[Table]:
    """Every such table of `text`, in order."""
    end = 0
    read: set[tuple[str, ...]] = set()
    for tells in TELLS.finditer(text):
        header = header_at(text, tells.start(), floor=end) if tells.start() >= end else None
        if header is None:
            continue
        rows = _rows(text, header)
        end = header.end
        # One row is a table where its header has headed others.
        if len(rows) < 1 + (header.names not in read) or sum(row.whole for row in rows) < _WHOLE * len(rows):
            continue
        read.add(header.names)
        cells = tuple(_cells(header, rows))
        unplaced = tuple(span for row in rows for span in row.unplaced)
        end = max([*(cell.more[-1][1] if cell.more else cell.end for cell in cells), *(stop for _, stop in unplaced)])
        yield Table(min(start for start, _ in header.spans), end, cells, unplaced)


def _rows(text: str, header: Header) -> list[_Row]:
    """The rows below a header; none where one of them cannot be dealt out.

    Below a heading the numbers may begin with 1 again.
    """
    at = header.number
    rows: list[_Row] = []
    number: int | None = None
    while len(rows) < _MAX_ROWS:
        held, found = _until(text, header, number)
        words = [text[slice(*span)] for span in held]
        size = 0
        if rows:
            dealt = _dealt(words, header.names[at + 1 :], at, last=found is None)
            if dealt is None:
                return []
            size, placing = dealt
            rows[-1].put(held, placing, at + 1)
        if found is None:
            return rows
        heading = _heading(words[size:], at)
        if heading is None:
            return []
        rows.append(_Row(found, held[size + heading :], held[size : size + heading]))
        number = int(text[slice(*found)].rstrip(_POINTS)) + 1
    return rows


def _heading(front: Sequence[str], before: int) -> int | None:
    """How many of the pieces before a number are a line that heads its row; None where they are neither that nor the cells
    of the columns before it."""
    size = 0
    if front and HEADING.fullmatch(front[0]):
        size = 1
    elif len(front) > before + 1 and _HAN_NUMBER.fullmatch(front[0]):
        size = 2
    elif len(front) > before:
        size = 1
    cells = front[size:]
    short = all(len(each) <= _CATEGORY and not re.search("[。，；,;]", each) for each in front)
    return size if len(cells) <= before and short else None


def _until(text: str, header: Header, number: int | None) -> tuple[list[Span], Span | None]:
    """The pieces up to the one that is this number (any number, for None), and that; (pieces, None) where it does not come
    soon.

    Behind a heading the number may be 1. A header printed again begins another table.
    """
    held: list[Span] = []
    names = list(header.names)
    for span in islice(header.behind, _FAR):
        word = text[slice(*span)].rstrip(_POINTS)
        below = bool(held) and HEADING.fullmatch(text[slice(*held[-1])]) is not None
        if word == str(number) or (number is None and _NUMBER.fullmatch(word)) or (below and word == "1"):
            return held, span
        held.append(span)
        if [text[slice(*each)] for each in held[-len(names) :]] == names:
            return held[: -len(names)], None
    return held, None


def _dealt(given: Sequence[str], headers: Sequence[str], before: int, *, last: bool) -> tuple[int, Placing] | None:
    """(pieces taken, where they stand): of those up to the next number, what is left belongs to the next row.

    Behind the last row nothing tells where it ends: it takes as many pieces as make it whole.
    """
    if last:
        sizes = list(range(min(len(given), len(headers) + _MORE), 1, -1))
    else:
        rests = range(min(before + 2, len(given) - 1) + 1)
        sizes = [len(given) - n for n in rests if _heading(given[len(given) - n :], before) is not None]
    ways = [(placing.cost, abs(n - len(headers)), n, placing) for n in sizes if (placing := placed(given[:n], headers))]
    if not ways:
        return None
    _, _, size, placing = min(ways, key=lambda way: way[:3])
    return size, placing


def _cells(header: Header, rows: Sequence[_Row]) -> Iterator[Cell]:
    for column, span in enumerate(header.spans):
        yield Cell(0, column, *span)
    at, place = header.number, 0
    for row in rows:
        place += 1
        if row.heading:
            yield Cell(place, 0, *row.heading[0], columns=len(header.names) if len(row.heading) == 1 else 1)
            yield from (Cell(place, at + 1, *span) for span in row.heading[1:])
            place += 1
        for column, span in enumerate(row.front, start=at - len(row.front)):
            yield Cell(place, column, *span)
        yield Cell(place, at, *row.number)
        for column, spans in sorted(row.cells.items()):
            yield Cell(place, column, *spans[0], more=tuple(spans[1:]))
