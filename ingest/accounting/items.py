"""Numbered items of the prose: which became tasks, headings or inner items of a task, which were left out, which are lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge

from ingest.accounting.entries import Entry, Range, Ranges, State
from ingest.accounting.regions import LEFT_OUT
from ingest.duties import has_duty
from ingest.lettered_markers import lettered
from ingest.markers import Kind, Marker, candidates
from ingest.outline import Item
from ingest.reading import Reading
from ingest.titles import heading_of
from ingest.traced import Traced

_INNER = (Kind.ARABIC_BRACKET, Kind.CIRCLED, Kind.DASH)
_BEFORE_ITEM = "。；;）)！？"
_EXCERPT = 24


def item_entries(traced: Traced, issues: Ranges, places: Ranges) -> Iterator[Entry]:
    """What became of every marker of the prose."""
    whole = traced.prose.whole
    output = {**_headings(traced), **_tasks(traced)}
    inside = _Inside(traced)
    markers = list(_markers(whole, {place for place, _ in _kinds(traced, traced.prose.reading)}))
    ends = [*(marker.start for marker in markers[1:]), len(whole.text)]
    for marker, stop in zip(markers, ends, strict=False):
        start, end = whole.span(marker.start, marker.end)
        words = whole.text[marker.end : stop]
        place = places.rule(start, end)
        state: State = "ignored"
        if rule := output.get(start, ""):
            state = "output"
        elif rule := issues.rule(start, end):
            state = "issue"
        elif place != "place.note" and (rule := inside.rule(marker, start, end, words)):
            pass
        elif place in LEFT_OUT and not has_duty(words):  # what says who is to act is lost wherever it stands
            rule = place
        else:
            state = "unaccounted"
        yield Entry(start, end, "item", state, rule, whole.text[marker.start : marker.end + _EXCERPT].split("\n")[0])


def _markers(whole: Reading, believed: set[int]) -> Iterator[Marker]:
    """What the outline believes, and everything that stands where an item begins: at the start of a line, or behind the
    end of a sentence."""
    text = whole.text
    for marker in merge(candidates(text), lettered(text), key=lambda found: found.start):
        if marker.at_line_start or text[marker.start - 1] in _BEFORE_ITEM or whole.offsets[marker.start] in believed:
            yield marker


def _tasks(traced: Traced) -> dict[int, str]:
    tasks = zip(traced.plan["tasks"], traced.tasks, strict=True)
    return {task["span"][0]: "item.task" for task, how in tasks if how.draft.row is None}


def _begins_goals(reading: Reading, start: int, below: int, goals: list[int]) -> bool:
    """True when a text of goals begins with the item's heading or directly behind it."""
    if start >= len(reading.text):
        return False
    behind = below
    while behind < len(reading.text) and reading.text[behind].isspace():
        behind += 1
    place = bisect_left(goals, reading.offsets[start])
    return place < len(goals) and goals[place] <= reading.offsets[min(behind, len(reading.text) - 1)]


def _headings(traced: Traced) -> dict[int, str]:
    """Where the headings begin that tasks stand below, and the sections that were read for goals."""
    reading = traced.prose.reading
    tasks = sorted(task["span"][0] for task in traced.plan["tasks"])
    paths = {heading for task in traced.plan["tasks"] for heading in task["path"]}
    goals = sorted(goal.offsets[0] for goal in traced.goal_texts if goal.text)
    found: dict[int, str] = {}
    for part in traced.outline.everything:
        for root in part.items:
            for item in root.walk():
                start, end = reading.span(item.marker.start, _last(item).end)
                heading, below = heading_of(reading.text, item)
                named = reading.text[item.marker.start : item.marker.end] + heading in paths
                if named and any(start <= task < end for task in tasks):
                    found[start] = "item.heading"
                elif _begins_goals(reading, item.start, below, goals):
                    found[start] = "item.goals"
    return found


def _last(item: Item) -> Item:
    while item.children:
        item = item.children[-1]
    return item


class _Inside:
    """Markers inside the text of a task: (1), ①, and numbers below the task's own."""

    def __init__(self, traced: Traced) -> None:
        tasks = enumerate(zip(traced.plan["tasks"], traced.tasks, strict=True))
        self._spans = [task["span"] for task in traced.plan["tasks"]]
        self._at = Ranges(Range.of(task["span"], str(n)) for n, (task, how) in tasks if how.draft.row is None)
        self._kinds = dict(_kinds(traced, traced.prose.reading))

    def rule(self, marker: Marker, start: int, end: int, words: str) -> str:
        """The rule by which a marker is part of a task's text, "" where it is none of that."""
        found = self._at.at(start, end)
        if found is None:
            return ""
        task = self._spans[int(found.rule)]
        own = self._kinds.get(task[0])
        if own is not None and marker.kind <= own:
            return ""  # as high as the task itself: an item that the task swallowed
        # The responsibility phrase behind the last inner item is the whole task's; one behind another is its own.
        if has_duty(words) and end + len(words.rstrip()) + 2 < task[1]:
            return ""
        return "item.inner" if own is not None or marker.kind in _INNER else ""


def _kinds(traced: Traced, reading: Reading) -> Iterator[tuple[int, Kind]]:
    for part in traced.outline.everything:
        for root in part.items:
            for item in root.walk():
                yield reading.span(item.marker.start, item.marker.end)[0], item.marker.kind
