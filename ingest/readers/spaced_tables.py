"""Tables set with blanks in plain text: columns ruled by groups of dashes (pandoc), or parted by gutters (pdftotext -layout).

    序号   工作任务            责任单位
    ------ ------------------- ----------
    1      建成口袋公园12个，  市园林局
           种植乔木3000株。

Where a character stands is counted on the screen: a Chinese one takes two places. A cell may have several lines; where
they could belong to two rows alike, the table is none and its lines stay prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from ingest.readers.centred_rows import centred_rows
from ingest.readers.screen import places
from ingest.readers.source import Cell, Table

# (start, end, column on the screen, last column on the screen) of words that two blanks at least set apart.
Piece = tuple[int, int, int, int]

_LINE = re.compile(r"[^\n]*\n?")
_GROUPS = re.compile(r"^[ \t]*-{2,}(?:[ ]+-{2,})+[ \t\r]*$", re.M)
_DASHES = re.compile(r"^[ \t]*-{2,}(?:[ ]+-{2,})*[ \t\r]*$")
_WORDS = re.compile(r"[^ \u00a0\u3000]+(?:[ \u00a0\u3000][^ \u00a0\u3000]+)*")
_MAX_LINES, _MAX_LINE, _MAX_HEADER = 1_000, 600, 4
# How far a broken line may stay short of the column's right edge: two characters, or one that would not fit and a stop.
_RAGGED = 4
_NARROW = 14  # below seven characters a second line is as likely a stray word


def dashed_tables(text: str) -> Iterator[Table]:
    """Every table of `text` whose columns are ruled off by groups of dashes below its header, in order."""
    floor = 0
    for rule in _GROUPS.finditer(text):
        header = _header_above(text, rule.start(), floor)
        if not header:
            continue
        starts = [match.start() for match in re.finditer(r"-+", rule.group())]
        rows, end = _ruled_rows(text, rule.end() + 1)
        cells = [
            cell
            for number, lines in enumerate([header, *rows])
            for cell in _cells(number, [_cut(text, line, starts) for line in lines], len(starts))
        ]
        if rows and cells:
            yield Table(_with_rule(text, header[0][0]), max(end, *(cell.end for cell in cells)), tuple(cells))
            floor = end


def _header_above(text: str, place: int, floor: int) -> list[tuple[int, int]]:
    """The lines of the header above a rule, [] where a blank line stands there."""
    lines: list[tuple[int, int]] = []
    while place > floor and len(lines) < _MAX_HEADER:
        start = text.rfind("\n", 0, place - 1) + 1
        words = text[start : place - 1]
        if not words.strip() or _DASHES.match(words) or len(words) > _MAX_LINE:
            break
        lines.insert(0, (start, place - 1))
        place = start
    return lines


def _with_rule(text: str, place: int) -> int:
    """The start of the rule that stands directly above the header, else of the header."""
    start = text.rfind("\n", 0, max(0, place - 1)) + 1
    return start if place and _DASHES.match(text[start : place - 1]) else place


def _ruled_rows(text: str, place: int) -> tuple[list[list[tuple[int, int]]], int]:
    """The rows below a rule, each its lines, and where the table ends: rows are parted by blank lines where a closing
    rule follows them, else each line is one."""
    lines: list[tuple[int, int]] = []
    closed = None
    blanks = 0
    for match in islice(_LINE.finditer(text, place), _MAX_LINES):
        words = match.group().rstrip()
        if not match.group() or len(words) > _MAX_LINE:
            break
        if _DASHES.match(words):
            closed = match.start() + len(words)
            break
        blanks = 0 if words.strip() else blanks + 1
        if blanks > 1:
            break
        lines.append((match.start(), match.start() + len(words)))
    parted = closed is not None and any(not text[a:b].strip() for a, b in lines[:-1])
    rows: list[list[tuple[int, int]]] = [[]]
    for start, end in lines:
        if text[start:end].strip():
            rows[-1].append((start, end))
        if not text[start:end].strip() and closed is None:
            break
        if not parted or not text[start:end].strip():
            rows.append([])
    rows = [row for row in rows if row]
    return rows, closed if closed is not None else rows[-1][-1][1] if rows else place


def _cut(text: str, line: tuple[int, int], starts: Sequence[int]) -> dict[int, tuple[int, int]]:
    """The words of one line by the column that begins on the screen at or before each character."""
    found: dict[int, tuple[int, int]] = {}
    screen = 0
    for place in range(*line):
        if not text[place].isspace():
            column = max(0, bisect_right(starts, screen) - 1)
            found[column] = (found[column][0] if column in found else place, place + 1)
        screen += places(text[place])
    return found


def _cells(row: int, lines: Sequence[dict[int, tuple[int, int]]], columns: int) -> Iterator[Cell]:
    for column in range(columns):
        pieces = [line[column] for line in lines if column in line]
        if pieces:
            yield Cell(row, column, *pieces[0], more=tuple(pieces[1:]))


def gutter_rows(text: str, start: int) -> list[list[dict[int, tuple[int, int]]]]:
    """The rows, header first, of the table whose header line begins at `start`: each row its lines, each line its pieces
    by column. Columns are what blank gutters part on the screen; every row begins with its number, and a line is broken
    only where its column is full. [] where that does not hold."""
    lines: list[list[Piece]] = []
    for match in islice(_LINE.finditer(text, start), _MAX_LINES):
        words = match.group().rstrip()
        if not words.strip() or len(words) > _MAX_LINE:
            break
        line = pieces(text, match.start(), match.start() + len(words))
        if lines and text[slice(*line[0][:2])] == text[slice(*lines[0][0][:2])]:
            break  # the header again: another table
        lines.append(line)
    if len(lines) < 2:
        return []
    spans = _columns(lines)
    if len(spans) != len(lines[0]):
        return []
    starts = [first for first, _ in spans]
    if not any(piece[2] < starts[1] for piece in lines[1]):
        return _centred(text, lines, spans)
    rows: list[list[dict[int, tuple[int, int]]]] = []
    full: dict[int, int] = {}  # how far the line before reaches in each column of the row
    for number, line in enumerate(lines):
        placed = {bisect_right(starts, piece[2]) - 1: piece for piece in line}
        first = placed.get(0)
        if number == 0 or (first is not None and text[first[0] : first[1]] == str(len(rows))):
            rows.append([])
            full = {}
        elif 0 in placed or not all(_breaks(spans[c], full.get(c, 0)) for c in placed):
            return []  # whose line this is nothing tells
        full.update({column: piece[3] for column, piece in placed.items()})
        rows[-1].append({column: (piece[0], piece[1]) for column, piece in placed.items()})
    return rows if len(rows) > 2 else []


def _centred(
    text: str, lines: Sequence[Sequence[Piece]], spans: Sequence[tuple[int, int]]
) -> list[list[dict[int, tuple[int, int]]]]:
    """The rows, header first, where the first line below the header has no number: it stands in the middle of its row."""
    starts = [first for first, _ in spans]
    placed = [{bisect_right(starts, piece[2]) - 1: piece for piece in line} for line in lines]
    widest = max(range(len(spans)), key=lambda column: spans[column][1] - spans[column][0])
    rows = centred_rows(text, placed[1:], widest, lambda column, last: _breaks(spans[column], last))
    return [[{c: (p[0], p[1]) for c, p in line.items()} for line in row] for row in [placed[:1], *rows]] if rows else []


def _breaks(span: tuple[int, int], reached: int) -> bool:
    """Whether a line that ends at `reached` was broken for want of room in a column wide enough to break lines at all."""
    return span[1] - span[0] >= _NARROW and span[1] - reached <= _RAGGED


def _columns(lines: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """(first, last) column on the screen of what gutters of blanks part, over all lines."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted((piece[2], piece[3]) for line in lines for piece in line):
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
    return spans


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """What two blanks at least set apart in text[start:end], with its columns on the screen."""
    place = text.rfind("\n", 0, start) + 1
    columns = [0, *accumulate(places(char) for char in text[place:end])]
    return [
        (m.start(), m.end(), columns[m.start() - place], columns[m.end() - place])
        for m in _WORDS.finditer(text, start, end)
    ]
