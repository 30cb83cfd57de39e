"""Which numbers of a clean text begin its items.

A marker is believed because of where it stands (at the start of a line) or because it is the number that comes next
(`ingest/marker_sequence.py`). Both matter: page chrome carries stray numbers, and one-line text has lost its line starts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from ingest.cleaning import is_flat
from ingest.marker_sequence import MAX_HEADING, SENTENCE_END, in_sequence, tells_more
from ingest.markers import Kind, Marker, candidates

# The heading of a section whose items stand in its own line.
_IN_LINE_HEADING = re.compile(r"[^。，；：:\n]{2,30}[。：:]?")
# Sections hardly ever stand behind the sentence of another.
_SECTION_INSIDE = re.compile(r"[。）)〕】][二三四]、")


def find_markers(text: str) -> list[Marker]:
    """The believed markers of a clean text, in order."""
    found = list(candidates(text))
    if is_flat(text):
        return in_sequence(text, found)
    believed = _dash_headings(text, [replace(m, rule="line-start") for m in found if m.at_line_start])
    sequence = in_sequence(text, found)
    if len(sequence) >= 2 * len(believed) + 3 or tells_more(sequence, believed):
        return sequence  # hardly an item, or no section, begins a line: the layout was lost, although there are lines
    others = [m for m in found if not m.at_line_start]
    return _runs_in_lines(text, _fill_gaps(text, believed, others), others)


def sections_inside(text: str) -> bool:
    """Whether the sections of `text` stand inside its lines, so that their order alone tells them."""
    if not _SECTION_INSIDE.search(text):
        return False
    found = list(candidates(text))
    return tells_more(in_sequence(text, found), [marker for marker in found if marker.at_line_start])


def _dash_headings(text: str, believed: list[Marker]) -> list[Marker]:
    """A line “——政务服务：” above numbered items is a heading of its own level, not an item."""
    out: list[Marker] = []
    count = 0
    for marker, following in zip(believed, [*believed[1:], None], strict=False):
        if marker.kind <= Kind.CHINESE:
            count = 0
        if marker.kind is Kind.DASH and following is not None and Kind.ARABIC <= following.kind < Kind.DASH:
            line = text[marker.end : following.start].strip()
            if "\n" not in line and "。" not in line and len(line) <= MAX_HEADING:
                count += 1
                marker = replace(marker, kind=Kind.CHINESE_BRACKET, ordinal=count, rule="dash-heading")
        out.append(marker)
    return out


def _fill_gaps(text: str, believed: list[Marker], others: list[Marker]) -> list[Marker]:
    """Add a marker inside a line where the numbers at line starts skip exactly it, or begin with the second."""
    added: list[Marker] = []
    last: dict[Kind, Marker] = {}
    starts = [m.start for m in others]
    floor = 0
    for marker in believed:
        before = last.get(marker.kind)
        gap = (before.ordinal + 1, before.end) if before else (1, floor)
        floor = marker.end
        if marker.ordinal == gap[0] + 1:
            between = others[bisect_right(starts, gap[1]) : bisect_left(starts, marker.start)]
            missing = [m for m in between if m.kind is marker.kind and m.ordinal == gap[0]]
            added += [replace(m, rule="gap") for m in missing[:1] if text[m.start - 1] in SENTENCE_END]
        last[marker.kind] = marker
        for kind in [k for k in last if k > marker.kind]:
            del last[kind]
    return sorted(believed + added, key=lambda m: m.start)


def _runs_in_lines(text: str, believed: list[Marker], others: list[Marker]) -> list[Marker]:
    """Add （二）, （三） … that stand in the line of （一）, each behind a full stop: “（一）动员。…（二）实施。…”.

    Not where the next line goes on with （二） itself: then the line only cites them.
    """
    added: list[Marker] = []
    inside = [m for m in others if m.kind is Kind.CHINESE_BRACKET]
    starts = [m.start for m in inside]
    for n, opening in enumerate(believed):
        begins = opening.kind is Kind.CHINESE_BRACKET and opening.ordinal == 1
        if not opening.at_line_start or not (begins or opening.kind is Kind.CHINESE):
            continue
        stop = text.find("\n", opening.end)
        stop = len(text) if stop < 0 else stop
        following = believed[n + 1] if n + 1 < len(believed) else None
        run = [opening] if begins else []
        for marker in inside[bisect_left(starts, opening.end) : bisect_left(starts, stop)]:
            if run and marker.ordinal == run[-1].ordinal + 1 and text[marker.start - 1] in "。）)":
                run.append(marker)
            elif not run and marker.ordinal == 1 and _IN_LINE_HEADING.fullmatch(text, opening.end, marker.start):
                run.append(marker)  # “三、工作要求。（一）压实责任。…（二）…”
        goes_on = following is not None and following.kind is Kind.CHINESE_BRACKET
        if len(run) > 1 and not (goes_on and following is not None and following.ordinal != run[-1].ordinal + 1):
            added += [replace(m, rule="in-line") for m in run if m is not opening]
    return sorted(believed + added, key=lambda m: m.start) if added else believed
