"""Plans numbered throughout by decimals: 1 总体要求, 2 主要任务, 2.1 培育业态, 2.1.1 发展康养.

A number alone in front of a heading, and a third level, are believed only beside the numbers they belong to: a heading
counts on from one and is followed by its own first part (2 … 2.1), a third level stands below its second (2.1 … 2.1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.believed_markers import find_markers
from ingest.lettered_markers import with_lettered
from ingest.markers import Kind, Marker

_THIRD = re.compile(r"^(?P<above>\d{1,2}[.．]\d{1,2})[.．](?P<n>\d{1,2})[.．、]?(?=[\u4e00-\u9fff“\"《【])", re.M)
_BARE = re.compile(r"^(?P<n>\d{1,2})(?=[\u4e00-\u9fff][^\n。；;，,：:、]{1,18}$)(?![年月日个项条家人])", re.M)
_PLAIN = str.maketrans("．", ".")


def every_marker(text: str) -> list[Marker]:
    """The believed markers of a clean text, whatever they count with, in order."""
    return with_decimals(text, with_lettered(text, find_markers(text)))


def with_decimals(text: str, markers: Sequence[Marker]) -> list[Marker]:
    """`markers` of a clean text with the numbers of its other decimal levels, in order."""
    seconds = [m for m in markers if m.kind is Kind.DECIMAL and m.at_line_start]
    if not seconds:
        return list(markers)
    numbers = [m.number.translate(_PLAIN) for m in seconds]
    third = list(_thirds(text, seconds, numbers))
    bare = (
        []
        if any(m.kind <= Kind.ARABIC and m.kind is not Kind.STEP for m in markers)
        else list(_headings(text, seconds, numbers))
    )
    return sorted([*markers, *third, *bare], key=lambda marker: marker.start)


def _thirds(text: str, seconds: Sequence[Marker], numbers: Sequence[str]) -> Iterator[Marker]:
    before = 0  # of `seconds`, how many begin before the place
    for match in _THIRD.finditer(text):
        while before < len(seconds) and seconds[before].start < match.start():
            before += 1
        if before and numbers[before - 1] == match.group("above").translate(_PLAIN):
            number = match.group().rstrip(".．、")
            yield Marker(
                Kind.DECIMAL_THIRD, int(match.group("n")), number, match.start(), match.end(), True, rule="line-start"
            )


def _headings(text: str, seconds: Sequence[Marker], numbers: Sequence[str]) -> list[Marker]:
    """The longest run 1, 2, 3… of bare headings; none where no heading has a first part of its own below it."""
    found: list[Marker] = []
    for match in _BARE.finditer(text):
        if int(match.group("n")) == len(found) + 1:
            number = match.group("n")
            found.append(Marker(Kind.ARABIC, int(number), number, match.start(), match.end(), True, rule="line-start"))
    parts = {number.split(".")[0] for number in numbers if number.endswith(".1")}
    headed = {m.number for m in found}
    first = {number.split(".")[0]: m.start for m, number in zip(reversed(seconds), reversed(numbers), strict=True)}
    whole = bool(parts) and parts <= headed
    return found if whole and all(m.start < first[m.number] for m in found if m.number in first) else []
