"""What whole stretches of the source are: text before and behind the plan, sections without tasks, headings."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.accounting.entries import Range
from ingest.outline import Item
from ingest.reading import Reading, complement
from ingest.titles import heading_of
from ingest.traced import Traced

# Rules of stretches that are no text of the plan: behind its end, or pieces of the page. A short line alone is no proof
# that the plan ended: numbers and items behind it are judged like the plan's own.
OUTSIDE = frozenset({"place.other-text", "place.closing-line", "place.sign-off", "place.before-first-item"})
BEHIND = OUTSIDE | {"place.short-line"}
# Rules that leave out whole items.
LEFT_OUT = OUTSIDE | {
    "place.front", "place.closing-paragraph", "place.enacting-clause", "place.purpose-article", "place.scope-article",
    "place.points-to-annex", "place.annex-reference", "place.section-goals", "place.section-other", "place.table-words", "place.note",
}  # fmt: skip


def regions(traced: Traced) -> Iterator[Range]:
    """The stretches that the outline and the items left out, and the headings, each with its rule."""
    reading, outline = traced.prose.reading, traced.outline
    for left in (*traced.drafts.ignored, *outline.ignored):
        yield _at(reading, left.start, left.end, f"place.{left.rule}")
    for start, end in traced.prose.notes:
        yield _at(traced.prose.whole, start, end, "place.note")
    yield from _table_words(traced)
    for start, end, rule in headings(traced):
        yield _at(reading, start, end, rule)
    for part in outline.everything:
        yield _at(reading, *part.front, "place.front")
        yield _at(reading, part.title_span[0], part.items[0].marker.start, "place.front")
    for task, draft in zip(traced.plan["tasks"], (t.draft for t in traced.tasks), strict=True):
        body = draft.content.span()[0]
        yield Range(task["span"][0], max(body, task["span"][0]), "place.title")


def _at(reading: Reading, start: int, end: int, rule: str) -> Range:
    return Range.of(reading.span(start, end), rule)


def _table_words(traced: Traced) -> Iterator[Range]:
    """Titles and notes of tables, which are cut out of the prose."""
    whole, kept = traced.prose.whole, set(traced.prose.reading.offsets)
    if len(kept) == len(whole.text):
        return
    printed = [n for n, place in enumerate(whole.offsets) if place in kept]
    for start, end in complement(((n, n + 1) for n in printed), len(whole.text)):
        yield _at(whole, start, end, "place.table-words")


def headings(traced: Traced) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of headings, and of what stands between a heading and its first item."""
    text = traced.prose.reading.text

    def below(item: Item) -> Iterator[tuple[int, int, str]]:
        if item.children:
            _, body = heading_of(text, item)
            yield item.marker.start, body, "place.heading"
            yield body, item.end, "place.lead-in"
            for child in item.children:
                yield from below(child)

    for part in traced.outline.everything:
        for item in part.items:
            yield from below(item)
