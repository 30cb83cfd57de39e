"""Lines of text that are rows of cells: what a separator parts, cells in quotes over several lines (RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_COLUMNS = 63
TAB, COMMA = "\t", ","
# A quoted cell holds no more lines and characters than these; a quote that closes later belongs to the text.
_MAX_LINES, _MAX_QUOTED = 30, 2_000
# What a quoted cell holds, up to its closing quote; quotes inside it are doubled.
_QUOTED = {
    TAB: re.compile(r'(?:[^"]++|"")*+"(?=[\t\r\n]|\Z)'),
    COMMA: re.compile(r'(?:[^"]++|"")*+"(?=[,\r\n]|\Z)'),
}

# (start, end) of each cell.
Row = list[tuple[int, int]]


@dataclass(slots=True)
class Record:
    """One line of the text, or several where a quoted cell breaks them: (start, end) of its cells."""

    start: int
    end: int
    cells: Row = field(default_factory=list)

    @property
    def parted(self) -> int:
        """How many separators part its cells."""
        return len(self.cells) - 1


def records(text: str, separator: str) -> Iterator[Record]:
    """The lines of `text` with their cells, in order; a quoted cell may hold line breaks."""
    place = 0
    while place < len(text):
        record = _record(text, place, separator)
        yield record
        place = record.end + 1


def _record(text: str, start: int, separator: str) -> Record:
    """The record that begins at `start`: cells up to the end of the line, or of the line where its last quote closes."""
    cells: list[tuple[int, int]] = []
    place, line_end = start, _line_end(text, start)
    while True:
        if text.startswith('"', place) and (closing := _quoted(text, place, separator)) is not None:
            cells.append((place + 1, closing))
            after = closing + 1 + text.startswith("\r", closing + 1)
            line_end = line_end if after <= line_end else _line_end(text, after)
        else:
            tab = text.find(separator, place, line_end)
            after = line_end if tab < 0 else tab
            cells.append((place, after))
        if after >= line_end or len(cells) > MAX_COLUMNS:
            return Record(start, line_end, cells[:MAX_COLUMNS])
        place = after + 1


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _quoted(text: str, start: int, separator: str) -> int | None:
    """Where the quote closes that opens a cell at `start`; None where it is one of the words.

    Tabs are written by programs that quote a cell for its line breaks alone.
    """
    found = _QUOTED[separator].match(text, start + 1, start + _MAX_QUOTED)
    if found is None:
        return None
    breaks = text.count("\n", start, found.end())
    return found.end() - 1 if (breaks or separator == COMMA) and breaks <= _MAX_LINES else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """text[start:end] without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
