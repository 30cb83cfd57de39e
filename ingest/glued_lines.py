"""Breaks put back where lines ran together without a blank: “…的通知某政发〔2024〕3号各区人民政府：现将…”.

A portal's text copied as one line has titles, numbers, addressees, signatures and short headings glued to what follows.
Only what stands on a line of its own by custom tells where it ended: the front (`ingest/glued_front.py`), the parts of
items (`ingest/glued_items.py`), the numbers themselves.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import replace

from ingest.believed_markers import find_markers, sections_inside
from ingest.cleaning import is_flat
from ingest.glued_front import breaks_around, breaks_of_foot, breaks_of_front, enclosed, end_of_title
from ingest.glued_items import breaks_of_items
from ingest.markers import Marker
from ingest.reading import Reading

_LONG = 150  # a shorter line of such a text is left alone
_SPOKEN_REACH = 1_500
_FRONT = 6_000  # no paper has more before its first item
_FIRST_ITEM = re.compile(r"(?:^|(?<=[。：；:;）)\u4e00-\u9fff”》]))(?:一、|第一[章条]|[（(]一[）)])")


def unglued(reading: Reading) -> Reading:
    """The reading of a one-line text with the breaks that words and numbers tell of, any other as it is.

    A break stands at the place of the character before it (`restored`).
    """
    if not is_flat(reading.text) and not sections_inside(reading.text):
        return reading
    breaks = {*_breaks(reading.text), *(marker.start for marker in find_markers(reading.text))}
    breaks |= {*_spoken(reading.text, breaks)}
    places = sorted(place for place in breaks if place > 0 and reading.text[place - 1] != "\n")
    pieces: list[Reading] = []
    for start, end in zip([0, *places], [*places, len(reading.text)], strict=True):
        pieces += [reading.cut(start, end), Reading("\n", array("i", [reading.offsets[end - 1]]))]
    return Reading.join(pieces[:-1])


def restored(reading: Reading, place: int) -> bool:
    """Whether the line that begins at `place` was put on a line of its own by `unglued`."""
    return place > 1 and reading.text[place - 1] == "\n" and reading.offsets[place - 1] == reading.offsets[place - 2]


def as_printed(reading: Reading, markers: list[Marker]) -> list[Marker]:
    """The markers with their rule: the line that begins with one of them may be ours."""
    return [replace(m, rule="in-sequence") if restored(reading, m.start) else m for m in markers]


def was_glued(reading: Reading) -> bool:
    """Whether `unglued` put any line on a line of its own."""
    return any(restored(reading, match.end()) for match in re.finditer("\n", reading.text))


def _spoken(text: str, breaks: set[int]) -> Iterator[int]:
    """Where 一是 stands, glued to its heading, when 二是 begins a line."""
    for place in breaks:
        if text.startswith("二是", place) and (first := text.rfind("一是", max(0, place - _SPOKEN_REACH), place)) >= 0:
            yield first


def _breaks(text: str) -> Iterator[int]:
    first = _FIRST_ITEM.search(text)
    names = enclosed(text[: min(first.start(), _FRONT) if first else 0])
    for line in re.finditer(r"[^\n]+", text):
        if len(line.group()) <= _LONG:
            continue
        for place in (*_in_line(line.group()), *breaks_around(names, line.group())):
            if 0 < place < len(line.group()):
                yield line.start() + place


def _in_line(line: str) -> Iterator[int]:
    first = _FIRST_ITEM.search(line)
    front = line[: min(first.start(), _FRONT) if first else 0]
    cuts = sorted({0, *breaks_of_front(front)})
    yield from (*cuts, *breaks_of_foot(line), *breaks_of_items(line))
    for start, end in zip(cuts, [*cuts[1:], len(front)], strict=True):
        yield start + end_of_title(front[start:end])
