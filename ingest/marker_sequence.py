"""The markers of one-line text, which has lost its line starts: each is the number that comes next of its kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from ingest.markers import Kind, Marker

SENTENCE_END = "。；;：:！？!?）)〕]】”"
# A list of bodies ends without a stop: “责任单位：甲局、乙局2、…”, “甲局牵头，乙局配合2、…”.
_ENDS_IN_DUTY = re.compile(r"(?:单位|部门|科室|领导|责任人|分工)[：:][^。]*\Z|(?:负责|配合|落实|牵头|参与)\Z")
# The longest title a heading without punctuation is believed to have in one-line text.
MAX_HEADING = 60
# What they count stands inside an item: they never carry the structure of one-line text.
INSIDE_ITEMS = (Kind.ARABIC_BRACKET, Kind.CIRCLED, Kind.SPOKEN)
_SECTIONS, _MORE, _GAPS = 2, 3, 2


def in_sequence(text: str, found: list[Marker]) -> list[Marker]:
    """The markers of one-line text: each is the next number of its kind, or the first one below a heading."""
    believed: list[Marker] = []
    last: dict[Kind, int] = {}
    begins = {(marker.kind, marker.start) for marker in found}
    ends = {(marker.kind, marker.end) for marker in found}
    places = _places(found)
    for marker in found:
        if (marker.kind, marker.end) in begins or (marker.kind, marker.start) in ends:
            continue  # 一、二、三等奖
        if marker.kind in INSIDE_ITEMS:
            continue
        expected = last.get(marker.kind, 0) + 1
        restart = marker.ordinal == 1 and _may_open(text, marker, believed)
        follows = marker.ordinal == expected and _may_follow(text, marker, believed)
        at_line = marker.at_line_start and marker.ordinal <= expected + 1
        skips = marker.ordinal == expected + 1 and expected > 1 and _skips_one(text, marker, believed, places)
        if not (restart or follows or at_line or skips):
            continue
        believed.append(replace(marker, rule="in-sequence"))
        last[marker.kind] = marker.ordinal
        if marker.ordinal == 1:
            # A new level begins: what was counted below it starts again or goes on, both are seen in plans.
            last = {kind: n for kind, n in last.items() if kind <= marker.kind or n > 1}
    return believed


def tells_more(sequence: list[Marker], believed: list[Marker]) -> bool:
    """Every item that begins a line is in the sequence, which also has sections above them, or what they leave out."""
    structural = [marker for marker in believed if marker.kind not in INSIDE_ITEMS]
    if not {m.start for m in structural} <= {m.start for m in sequence}:
        return False
    top = min((marker.kind for marker in structural), default=Kind.DASH)
    above = sum(marker.kind < top for marker in sequence)
    return above >= _SECTIONS or (len(sequence) >= len(structural) + _MORE and _gaps(structural) >= _GAPS)


def _gaps(markers: list[Marker]) -> int:
    """How often a number is neither the first nor the next of its kind."""
    last: dict[Kind, int] = {}
    gaps = 0
    for marker in markers:
        gaps += marker.ordinal not in (1, last.get(marker.kind, 0) + 1)
        last[marker.kind] = marker.ordinal
    return gaps


def _gap(text: str, marker: Marker, believed: list[Marker]) -> str:
    return text[believed[-1].end if believed else 0 : marker.start]


def _ended(gap: str) -> bool:
    """Whether what stands before a number is the end of a sentence, or of a list of bodies."""
    return gap.rstrip()[-1:] in SENTENCE_END or _ENDS_IN_DUTY.search(gap[gap.rfind("。") + 1 :]) is not None


def _may_follow(text: str, marker: Marker, believed: list[Marker]) -> bool:
    gap = _gap(text, marker, believed)
    if not gap:
        return False
    heading = len(gap) <= MAX_HEADING and "。" not in gap
    # “再列出2.动态…”: exactly the next number, with a full stop and a word behind it, is a marker even in mid-sentence.
    return (
        _ended(gap)
        or heading
        or marker.at_line_start
        or marker.kind is not Kind.ARABIC
        or text[marker.end - 1] in ".．"
    )


def _places(found: list[Marker]) -> dict[tuple[Kind, int], list[int]]:
    """Where the numbers of a kind stand, in order."""
    places: dict[tuple[Kind, int], list[int]] = {}
    for marker in found:
        places.setdefault((marker.kind, marker.ordinal), []).append(marker.start)
    return places


def _skips_one(text: str, marker: Marker, believed: list[Marker], places: dict[tuple[Kind, int], list[int]]) -> bool:
    """Whether the number before is missing in the plan: this one stands behind the end of a sentence or of a list of bodies,
    the one after it comes, and the missing one does not come before that."""
    if not _ended(_gap(text, marker, believed)):
        return False

    def behind(ordinal: int) -> int:
        starts = places.get((marker.kind, ordinal), [])
        place = bisect_right(starts, marker.start)
        return starts[place] if place < len(starts) else len(text)

    return behind(marker.ordinal + 1) < behind(marker.ordinal - 1)


def _may_open(text: str, marker: Marker, believed: list[Marker]) -> bool:
    """A first item opens a level after a sentence or directly below the heading of a higher level."""
    gap = _gap(text, marker, believed)
    if marker.at_line_start or not believed:
        return bool(marker.at_line_start or marker.kind <= Kind.CHINESE or gap.rstrip()[-1:] in SENTENCE_END)
    above = believed[-1].kind
    below_heading = marker.kind > above and len(gap) <= MAX_HEADING and "。" not in gap
    return below_heading or gap.rstrip()[-1:] in SENTENCE_END
