"""Tables that lost their rules on the way to plain text: cells set apart by blanks (a terminal, a text layer).

Told by the words of their header and the numbers of their rows. Only a table whose rows count 1, 2, 3 … is believed; what
is not stays prose. Cells that stand each on a line are another form (`loose_tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ingest.readers.screen import places
from ingest.readers.source import Cell, Table
from ingest.readers.spaced_tables import gutter_rows
from ingest.table_headers import WHO_OR_WHEN, column_of, plain_header

# Column → where its cell stands in the text.
Row = dict[int, tuple[int, int]]

_BLANK = r"[ \t\u00a0\u3000]"
_NUMBER = r"(?:序号|编号|序|项次)"
# A line that begins with the header of the column of numbers, before others.
_HEADER = re.compile(rf"^{_BLANK}*{_NUMBER}{_BLANK}{{2,}}\S[^\n]{{4,200}}$", re.M)
_LINE = re.compile(r"\S[^\n]*")
_PIECE = re.compile(r"[^ \u00a0\u3000]+(?:[ \u00a0\u3000][^ \u00a0\u3000]+)*")
_MAX_COLUMNS, _LEAST, _MAX_CELL = 16, 3, 600


def worded_tables(text: str) -> Iterator[Table]:
    """Every such table of `text`, in order."""
    end = 0
    for header in _HEADER.finditer(text):
        if header.start() < end:
            continue
        rows = _by_blanks(text, header.start())
        cells = tuple(Cell(number, column, *span) for number, row in enumerate(rows) for column, span in row.items())
        if len(rows) < 2:
            cells = tuple(_by_gutters(text, header.start()))
        if cells:
            end = max(cell.end for cell in cells)
            yield Table(min(cell.start for cell in cells), end, cells)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines from `start` on that are not empty, without white space around them."""
    for match in _LINE.finditer(text, start):
        yield match.start(), match.start() + len(match.group().rstrip())


def _kinds(words: list[str]) -> bool:
    """Whether words are the header of a task table: all are known, one says who or when."""
    kinds = [column_of(plain_header(word)) for word in words]
    return len(words) >= _LEAST and None not in kinds and bool(WHO_OR_WHEN.intersection(filter(None, kinds)))


def _is_rest(text: str, span: tuple[int, int], number: int) -> bool:
    """Whether the line behind a row belongs to it: the next row's number comes soon, but not here."""
    words = (text[start:end].split(None, 1)[0] for start, end in islice(_lines(text, span[0]), _MAX_COLUMNS))
    return next(words, "") != str(number) and str(number) in words


def _by_blanks(text: str, start: int) -> list[Row]:
    """The rows of a table with cells set apart by blanks: a line a row, a cell under the header it stands nearest to."""
    spans = _lines(text, start)
    header = _pieces(text, *next(spans))
    if len(header) > _MAX_COLUMNS or not _kinds([text[a:b] for a, b, _ in header]):
        return []
    rows: list[Row] = [{n: (a, b) for n, (a, b, _) in enumerate(header)}]
    for number, (begin, stop) in enumerate(spans, start=1):
        pieces = _pieces(text, begin, stop) if stop - begin <= _MAX_CELL else []
        if not pieces or text[pieces[0][0] : pieces[0][1]] != str(number):
            # A cell that was broken over lines: what belongs together cannot be told.
            return [] if _is_rest(text, (begin, stop), number) else rows
        row: Row = {}
        for a, b, at in pieces:
            row[min(range(len(header)), key=lambda n: abs(header[n][2] - at))] = (a, b)
        if len(row) < len(pieces):
            return []
        rows.append(row)
    return rows


def _by_gutters(text: str, start: int) -> Iterator[Cell]:
    """The cells of a table whose cells were broken over lines, each under its column (`pdftotext -layout`)."""
    rows = gutter_rows(text, text.rfind("\n", 0, start) + 1)
    if not rows or not _kinds([text[a:b] for a, b in rows[0][0].values()]):
        return
    for number, lines in enumerate(rows):
        for column in range(len(rows[0][0])):
            spans = [line[column] for line in lines if column in line]
            if spans:
                yield Cell(number, column, *spans[0], more=tuple(spans[1:]))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """(start, end, column on the screen) of what two blanks at least set apart."""
    found = []
    place, screen = text.rfind("\n", 0, start) + 1, 0
    for match in _PIECE.finditer(text, start, end):
        screen += sum(map(places, text[place : match.start()]))
        place = match.start()
        found.append((match.start(), match.end(), screen))
    return found
