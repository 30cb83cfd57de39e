"""Tables of a page: innermost tables with their merged cells, as places in the text the page gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from lxml import etree

from ingest.readers.source import Cell, Table

_CELL = {"td", "th"}
_MAX_COLUMNS = 100
_MAX_ROWS = 65_534  # HTML Living Standard, 4.9.11

Places = dict[etree._Element, tuple[int, int]]


def html_tables(root: etree._Element, places: Places, text: str, shift: Callable[[int], int]) -> Iterator[Table]:
    """The innermost tables with two rows and two columns at least, in order.

    `places` says where each cell stands before white space was folded, `shift` where a place stands in `text`.
    """
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        cells = list(_cells(table, places, text, shift))
        if not cells or max(cell.row for cell in cells) < 1 or max(cell.column for cell in cells) < 1:
            continue
        start = text.rfind("\n", 0, min(cell.start for cell in cells)) + 1
        yield Table(start, max(cell.end for cell in cells), tuple(cells))


def _cells(table: etree._Element, places: Places, text: str, shift: Callable[[int], int]) -> Iterator[Cell]:
    rows = list(table.iter("tr"))
    busy: dict[int, int] = {}  # column → first row that is free again
    for row, element in enumerate(rows):
        column = 0
        for child in element:
            if child.tag not in _CELL or child not in places:
                continue
            while busy.get(column, 0) > row:
                column += 1
            if column >= _MAX_COLUMNS:
                break
            columns = min(_number(child.get("colspan"), 1), _MAX_COLUMNS - column)
            down = min(_number(child.get("rowspan"), 0) or len(rows), len(rows) - row)
            start, end = _trimmed(text, *(shift(place) for place in places[child]))
            yield Cell(row, column, start, end, down, columns)
            for covered in range(column, column + columns):
                busy[covered] = row + down
            column += columns


def _number(value: str | None, least: int) -> int:
    """The number of a colspan or rowspan; 1 where none is given, `least` at least (rowspan="0": to the end)."""
    digits = (value or "").strip()
    return max(least, min(int(digits), _MAX_ROWS)) if digits.isdigit() and len(digits) <= 6 and digits.isascii() else 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class Fold:
    """White space folded line by line, empty lines dropped; remembers where every place went."""

    def __init__(self, raw: str, blank: Callable[[str], Iterator[tuple[int, int]]]) -> None:
        lines: list[str] = []
        # Places of `raw` where a run of white space begins, and what has been dropped behind it.
        self._from: list[int] = [0]
        self._at: list[int] = [0]
        place = out = 0
        for line in raw.split("\n"):
            kept: list[str] = []
            length, last = 0, len(line) - len(line.lstrip())
            self._note(place, out)
            self._note(place + last, out)
            stop = len(line.rstrip())
            for start, end in (*blank(line), (stop, stop)):
                if start < last or end > stop:
                    continue
                kept.append(line[last:start])
                length += start - last
                self._note(place + start, out + length)
                if end < stop:
                    kept.append(" ")
                    length += 1
                self._note(place + end, out + length)
                last = end
            folded = "".join(kept)
            if folded:
                lines.append(folded)
                out += len(folded) + 1
            place += len(line) + 1
        self.text = "\n".join(lines) + "\n"

    def _note(self, raw: int, out: int) -> None:
        if raw > self._from[-1]:
            self._from.append(raw)
            self._at.append(out)
        else:
            self._at[-1] = out

    def shift(self, place: int) -> int:
        """Where `place` of the raw text stands in `text`; a place in dropped white space is where it would begin."""
        n = bisect_right(self._from, place) - 1
        following = self._at[n + 1] if n + 1 < len(self._at) else len(self.text)
        return min(self._at[n] + place - self._from[n], following)
