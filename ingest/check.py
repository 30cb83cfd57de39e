"""Accounting: every numbered item, body and quantity of a source is in the output, left out by a named rule, reported
as an issue, or unaccounted for (contract, “Nothing is dropped in silence”)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.annotate import annotate
from ingest.cleaning import is_flat
from ingest.markers import candidates
from ingest.numerals import plain
from ingest.outline import Item
from ingest.parse import Traced
from ingest.quantities import ignored_quantities
from ingest.quantity_tokens import find_quantities
from ingest.reading import Reading
from ingest.titles import heading_of

Kind = Literal["item", "agency", "quantity"]
State = Literal["output", "ignored", "issue", "unaccounted"]
KINDS: tuple[Kind, ...] = ("item", "agency", "quantity")


@dataclass(frozen=True)
class Entry:
    """source[start:end] and what became of it; `rule` names the rule that left it out, or what it became."""

    kind: Kind
    state: State
    rule: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Account:
    """All entries of one source, in order."""

    entries: list[Entry] = field(default_factory=list)

    def of(self, kind: Kind) -> list[Entry]:
        """The entries of one kind."""
        return [entry for entry in self.entries if entry.kind == kind]

    def coverage(self, kind: Kind | None = None) -> float:
        """Share of entries that are accounted for; 1.0 where there is nothing to count."""
        entries = self.entries if kind is None else self.of(kind)
        lost = sum(entry.state == "unaccounted" for entry in entries)
        return 1 - lost / len(entries) if entries else 1.0

    def rules(self, kind: Kind) -> Counter[str]:
        """How many entries of a kind each rule left out."""
        return Counter(entry.rule for entry in self.of(kind) if entry.state == "ignored")


@dataclass(frozen=True)
class _Range:
    start: int
    end: int
    state: State
    rule: str


def _range(span: Sequence[int], state: State, rule: str) -> _Range:
    return _Range(span[0], span[1], state, rule)


class _Ranges:
    """Ranges of the source, looked up by place; the first range that was added wins."""

    def __init__(self, ranges: Sequence[_Range]) -> None:
        self._ranges = sorted(enumerate(ranges), key=lambda pair: (pair[1].start, pair[0]))
        self._starts = [r.start for _, r in self._ranges]
        self._longest = max((r.end - r.start for _, r in self._ranges), default=0)

    def at(self, start: int, end: int) -> _Range | None:
        best: tuple[int, _Range] | None = None
        place = bisect_right(self._starts, end - 1)
        while place > 0:
            place -= 1
            order, found = self._ranges[place]
            if found.start < start - self._longest:
                break
            if found.start < end and start < found.end and (best is None or order < best[0]):
                best = order, found
        return best[1] if best else None


def account(traced: Traced) -> Account:
    """Count what a parse made of its source."""
    reading = traced.reading
    regions = list(_regions(traced))
    entries = [
        *_entries("item", _items(reading), _Ranges([*_item_ranges(traced), *regions]), reading),
        *_entries("agency", _agencies(traced), _Ranges([*_agency_ranges(traced), *regions]), reading),
        *_entries("quantity", _quantities(reading), _Ranges([*_quantity_ranges(traced), *regions]), reading),
    ]
    return Account(entries)


def _entries(kind: Kind, places: Iterator[tuple[int, int]], ranges: _Ranges, reading: Reading) -> Iterator[Entry]:
    for a, b in places:
        start, end = reading.span(a, b)
        found = ranges.at(start, end)
        state, rule = (found.state, found.rule) if found else ("unaccounted", "")
        yield Entry(kind, state, rule, start, end, reading.text[a:b])  # type: ignore[arg-type]


def _items(reading: Reading) -> Iterator[tuple[int, int]]:
    flat = is_flat(reading.text)
    for marker in candidates(reading.text):
        if marker.at_line_start or (flat and marker.start and reading.text[marker.start - 1] in "。；）)"):
            yield marker.start, marker.end


def _agencies(traced: Traced) -> Iterator[tuple[int, int]]:
    jurisdiction = traced.plan["document"]["jurisdiction"]
    yield from (
        (a.start, a.end) for a in annotate(traced.reading.text, jurisdiction=jurisdiction) if a.label == "AGENCY"
    )


def _quantities(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((q.start, q.end) for q in find_quantities(plain(reading.text)) if q.unit)


def _regions(traced: Traced) -> Iterator[_Range]:
    """What whole stretches of the source are, for whatever stands in them and was not used."""
    reading, outline = traced.reading, traced.outline
    for issue in traced.plan["issues"]:
        if issue["span"][1] > issue["span"][0]:
            yield _range(issue["span"], "issue", issue["code"])
    for start, end in traced.found.empty:
        yield _range(reading.span(start, end), "issue", "empty-item")
    for left in (*traced.found.ignored, *outline.ignored):
        yield _range(reading.span(left.start, left.end), "ignored", left.rule)
    for start, end in traced.tables:
        yield _Range(start, end, "ignored", "table")
    for start, end, rule in _headings(traced):
        yield _range(reading.span(start, end), "ignored", rule)
    first = outline.parts[0].front if outline.parts else (0, 0)
    yield _range(reading.span(*first), "ignored", "before-plan")
    for part in outline.parts[1:]:
        yield _range(reading.span(*part.front), "ignored", "front-of-part")
    if outline.parts:
        yield _range(reading.span(outline.end, len(reading.text)), "ignored", "after-plan")


def _headings(traced: Traced) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of headings and of what stands between a heading and its first item."""

    def below(item: Item) -> Iterator[tuple[int, int, str]]:
        if item.children:
            line = traced.reading.text.find("\n", item.start, item.end)
            yield item.marker.start, item.end if line < 0 else line, "heading"
            yield item.marker.start, item.end, "lead-in"
            for child in item.children:
                yield from below(child)

    for part in traced.outline.parts:
        for item in part.items:
            yield from below(item)


def _item_ranges(traced: Traced) -> Iterator[_Range]:
    marks = {draft.start for draft in traced.drafts if draft.row is None}
    for start, end in _label_headings(traced):
        yield _range(traced.reading.span(start, end), "output", "heading")
    for start in marks:
        yield _range(traced.reading.span(start, start + 1), "output", "task")
    for task in traced.plan["tasks"]:
        yield _range(task["span"], "ignored", "inner-item")
    for start, end, rule in _headings(traced):
        if rule == "heading":
            yield _range(traced.reading.span(start, end), "output", "heading")


def _label_headings(traced: Traced) -> Iterator[tuple[int, int]]:
    """Items whose paragraphs are the tasks: they have no numbered children, but stand in the tasks' paths."""
    text = traced.reading.text
    paths = {heading for task in traced.plan["tasks"] for heading in task["path"]}
    for part in traced.outline.parts:
        for root in part.items:
            for item in root.walk():
                heading, end = heading_of(text, item)
                if text[item.marker.start : item.marker.end] + heading in paths:
                    yield item.marker.start, end


def _agency_ranges(traced: Traced) -> Iterator[_Range]:
    for task in traced.plan["tasks"]:
        for assignment in task["assignments"]:
            yield _range(assignment["span"], "output", "assignment")
    for task, draft in zip(traced.plan["tasks"], traced.drafts, strict=True):
        # The guide: bodies in prose are no bodies of an item that has a responsibility phrase, nor, as a rule, of one without.
        rule = "prose-of-assigned-item" if task["assignments"] else "body-in-prose"
        yield _range(task["span"], "ignored", rule)
        if draft.row is not None:
            yield _range(draft.content.span(), "ignored", rule)


def _quantity_ranges(traced: Traced) -> Iterator[_Range]:
    plan = traced.plan
    for target in [*(t for task in plan["tasks"] for t in task["targets"]), *plan["goals"]]:
        yield _range(target["span"], "output", target["kind"])
    for body in [*traced.bodies, *(goal.unbroken() for goal in traced.found.goals)]:
        for left in ignored_quantities(body.text):
            yield _range(body.span(left.start, left.end), "ignored", left.rule)
    for task, body in zip(plan["tasks"], traced.bodies, strict=True):
        for assignment in task["assignments"]:
            yield _range(assignment["span"], "ignored", "responsibility-phrase")
        # Behind the marker up to the body: the title; behind the body: responsibility and time.
        first, last = body.span()
        yield _Range(task["span"][0], first, "ignored", "title")
        yield _Range(last, max(task["span"][1], last), "ignored", "responsibility-phrase")
