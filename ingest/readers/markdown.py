"""Pipe tables of Markdown and plain text: found where they stand, the text itself stays untouched.

Form (GitHub Flavored Markdown, 4.10): a header row, a row of dashes, rows; cells parted by `|`, `\\|` is a character.
Org mode and psql write `+` where the dashes cross the bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.readers.source import Cell, Table

_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)+\|?[ \t]*\r?$|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*\r?$", re.M)  # fmt: skip
_BAR = re.compile(r"(?<!\\)\|")


def markdown_tables(text: str) -> tuple[Table, ...]:
    """Every pipe table of `text` in order; the row of dashes is part of the table and of none of its cells."""
    return tuple(_tables(text))


def _tables(text: str) -> Iterator[Table]:
    place = 0
    while rule := _RULE.search(text, place):
        place = rule.end() + 1
        head_start = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        if rule.start() == 0 or "|" not in text[head_start : rule.start() - 1]:
            continue
        cells = list(_row(text, 0, head_start, rule.start() - 1))
        end, row = rule.end(), 0
        while place < len(text):
            stop = text.find("\n", place)
            stop = len(text) if stop < 0 else stop
            if "|" not in text[place:stop]:
                break
            row += 1
            cells += _row(text, row, place, stop)
            end, place = stop, stop + 1
        yield Table(head_start, end, tuple(cells))


def _row(text: str, row: int, start: int, end: int) -> Iterator[Cell]:
    """The cells of one line; the bars at its two ends open and close it."""
    bars = [m.start() for m in _BAR.finditer(text, start, end)]
    edges = [start - 1, *bars, end]
    if bars and not text[start : bars[0]].strip():
        edges.pop(0)
    if bars and not text[bars[-1] + 1 : end].strip():
        edges.pop()
    for column, (a, b) in enumerate(pairwise(edges)):
        begin, stop = a + 1, b
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        yield Cell(row, column, begin, stop)
