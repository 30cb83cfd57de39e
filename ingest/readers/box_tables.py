"""Tables drawn with characters in plain text: ┌─┬│├┼└ and their bold and double forms, and + - | of grid tables.

A cell is what stands between two bars, over as many lines as no rule ends it; a rule under a part of the columns goes on
with the cells of the others. Bars are matched by their order where a line has them all, else by their column on the
screen. A table whose bars fit no common columns is none: its lines stay prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.screen import places
from ingest.readers.source import Cell, Table
from ingest.readers.text_records import trimmed

_RULES = "─━═┄┅┈┉╌╍-=_"
_BARS = "│┃║┆┇┊┋╎╏|｜"
_LINE = re.compile(r"[^\n]*\n?")
_DRAWN = re.compile(r"^\s*[\u2500-\u257f|｜+].*[\u2500-\u257f|｜+]\s*$")
_TOP = re.compile(r"^\s*(?:[┌┏╔╒╓╭├┣╠][\u2500-\u257f\s]+|\+[-=+]{3,})\s*$")
_ORDINAL = re.compile(r"[（(]?\d{1,3}[）)]?[.．、]?")
_MAX_LINES, _MAX_BARS, _MAX_LINE = 20_000, 64, 2_000


@dataclass
class _Line:
    """One drawn line: places of its bars in the text, and their columns on the screen."""

    bars: list[int]
    screen: list[int]
    edges: list[int] = field(default_factory=list)  # which edges of the table the bars are


@dataclass
class _Open:
    """A cell that is being read: where it begins in the grid and its pieces, one a line."""

    row: int
    column: int
    columns: int
    pieces: list[tuple[int, int]]
    rows: int = 1


def box_tables(text: str) -> Iterator[Table]:
    """Every drawn table of `text`, in order."""
    for start, end in _runs(text) if _TOP_HINT.search(text) else ():
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if m.group()]
        cells = _cells(text, [(a, a + len(text[a:b].rstrip())) for a, b in lines])
        if len({cell.row for cell in cells}) > 1:
            yield Table(start, end - text[start:end].endswith("\n"), tuple(cells))


_TOP_HINT = re.compile(r"[\u2500-\u257f]{2}|\+[-=]{2}")


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of drawn lines that begin with a rule."""
    begin = None
    count = 0
    place = 0
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        drawn = len(line) <= _MAX_LINE and (_TOP.match(line) if begin is None else _DRAWN.match(line))
        if drawn and begin is None:
            begin, count = match.start(), 0
        elif not drawn and begin is not None:
            if 2 < count < _MAX_LINES:
                yield begin, place
            begin = None
        count += 1
        place = match.end()
    if begin is not None and 2 < count < _MAX_LINES:
        yield begin, place


def _cells(text: str, lines: Sequence[tuple[int, int]]) -> list[Cell]:
    wide = _wide(text, lines)
    read = [_read(text, start, end, wide) for start, end in lines]
    if not _fit(read):
        return []
    segments = [list(_segments(text, line)) for line in read]
    inner = sum(any(rule for *_, rule in parts) for parts in segments[1:-1])
    return _Rows(text, by_line=inner <= 1).read(segments, _columns(read))


def _wide(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """How many places a character of ambiguous width takes: the one by which more lines are equally long."""
    sample = lines[:60]
    alike = [max(Counter(_width(text[a:b], wide) for a, b in sample).values()) for wide in (1, 2)]
    return 2 if alike[1] > alike[0] else 1


def _width(words: str, wide: int) -> int:
    return sum(places(char, ambiguous=wide) for char in words)


def _read(text: str, start: int, end: int, wide: int) -> _Line:
    """The bars of one line: upright strokes, and the joints of rules."""
    line = _Line([], [])
    screen = 0
    for place in range(start, end):
        char = text[place]
        if _is_bar(text, place, start, end) and len(line.bars) < _MAX_BARS:
            line.bars.append(place)
            line.screen.append(screen)
        screen += places(char, ambiguous=wide)
    return line


def _is_bar(text: str, place: int, start: int, end: int) -> bool:
    char = text[place]
    if char in _BARS:
        return True
    if "\u2500" <= char <= "\u257f":
        return char not in _RULES
    beside = text[place - 1 : place] + text[place + 1 : place + 2] if place > start else text[place + 1 : place + 2]
    return char == "+" and any(c in "-=" for c in beside) and (place in (start, end - 1) or len(beside) == 2)


def _columns(lines: Sequence[_Line]) -> int:
    return max(len(line.bars) for line in lines) - 1


def _fit(lines: Sequence[_Line]) -> bool:
    """Give every bar its edge: by order where a line has them all, else by the nearest one on the screen."""
    most = max(len(line.bars) for line in lines)
    whole = [line for line in lines if len(line.bars) == most]
    if most < 3 or len(whole) < 2:
        return False
    for line in lines:
        if len(line.bars) == most:
            line.edges = list(range(most))
            continue
        edges = [_nearest(whole[0].screen, place) for place in line.screen]
        if len(line.bars) < 2 or any(a >= b for a, b in pairwise(edges)) or edges[0] != 0 or edges[-1] != most - 1:
            return False
        line.edges = edges
    return True


def _nearest(edges: Sequence[int], place: int) -> int:
    n = bisect_left(edges, place)
    return min((k for k in (n - 1, n) if 0 <= k < len(edges)), key=lambda k: abs(edges[k] - place))


# (first column, how many, start, end, whether it is a rule)
_Segment = tuple[int, int, int, int, bool]


def _segments(text: str, line: _Line) -> Iterator[_Segment]:
    for (a, first), (b, last) in pairwise(zip(line.bars, line.edges, strict=True)):
        words = text[a + 1 : b].strip()
        yield first, last - first, a + 1, b, bool(words) and all(char in _RULES or char == ":" for char in words)


class _Rows:
    """Puts the segments of lines together to cells; `by_line`: nothing but the header is ruled off, a line begins a row."""

    def __init__(self, text: str, *, by_line: bool) -> None:
        self._text, self._by_line = text, by_line
        self._open: dict[int, _Open] = {}
        self._done: list[_Open] = []
        self._row = 0
        self._fresh = True  # nothing of the row was read yet

    def read(self, segments: Sequence[Sequence[_Segment]], columns: int) -> list[Cell]:
        """The cells of all lines."""
        for parts in segments:
            if any(rule for *_, rule in parts):
                self._rule(parts)
            elif not self._fresh and self._begins_row(parts):
                self._close(range(columns))
                self._row += 1
            self._content(parts)
        self._close(range(columns))
        return sorted((self._cell(cell) for cell in self._done), key=lambda cell: (cell.row, cell.column))

    def _rule(self, parts: Sequence[_Segment]) -> None:
        ended = {column for first, count, *_, rule in parts if rule for column in range(first, first + count)}
        self._close(ended)
        if not self._fresh:
            self._row += 1
            for cell in self._open.values():
                cell.rows += 1
        self._fresh = True

    def _begins_row(self, parts: Sequence[_Segment]) -> bool:
        """A number in the first column, or anything where only the header is ruled off, begins a row of its own."""
        first, before = parts[0], self._open.get(0)
        words = self._text[first[2] : first[3]].strip()
        held = "".join(self._text[a:b] for a, b in before.pieces) if before is not None else ""
        if _ORDINAL.fullmatch(words) and (not held or _ORDINAL.fullmatch(held.strip())):
            return before is not None
        return self._by_line and bool(words)

    def _content(self, parts: Sequence[_Segment]) -> None:
        for first, count, start, end, rule in parts:
            if rule:
                continue
            self._fresh = False
            cell = self._open.get(first)
            if cell is None or cell.columns != count:
                self._close(range(first, first + count))
                cell = self._open[first] = _Open(self._row, first, count, [])
            start, end = trimmed(self._text, start, end)
            if start < end or not cell.pieces:
                cell.pieces = [piece for piece in cell.pieces if piece[0] < piece[1]] + [(start, end)]

    def _close(self, columns: Sequence[int] | set[int] | range) -> None:
        for column in [first for first, cell in self._open.items() if first in columns or any(c in columns for c in range(first, first + cell.columns))]:  # fmt: skip
            self._done.append(self._open.pop(column))

    def _cell(self, cell: _Open) -> Cell:
        (start, end), *more = cell.pieces
        return Cell(cell.row, cell.column, start, end, cell.rows, cell.columns, tuple(more))
