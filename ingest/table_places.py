"""Tables and prose together: tables leave the prose before it is outlined, and their rows come back as tasks with a path."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.cleaning import clean
from ingest.decimal_markers import every_marker
from ingest.drafts import Draft, Drafts
from ingest.duties import has_duty
from ingest.glued_lines import unglued
from ingest.notes import find_notes
from ingest.outline import Ignored, Outline
from ingest.plan import Issue, Target
from ingest.reading import Reading
from ingest.table_captions import Caption, caption_above, notes_below, section_at, title_to_cut, with_rows
from ingest.tables import DataTable

_SEE_ANNEX = re.compile(
    r"[^。；，\n]{0,30}(?:详?见|列入|附于)(?:本[^。；，\n]{2,10})?附(?:件|表|录)?[一二三四五六七八九\d]{0,2}(?:[（(《][^。；\n]{2,40}[）)》])?[。；]?"
)


@dataclass
class Prose:
    """The clean text around the data tables: `whole` as printed, `reading` without table titles and notes.

    `notes` are the notes of the text, in `whole`, with the line break behind each.
    """

    whole: Reading
    reading: Reading
    captions: list[Caption]
    notes: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Placed:
    """What the tables add to a plan; spans of `drafts` point into the source."""

    drafts: list[Draft] = field(default_factory=list)
    goals: list[Target] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_prose(text: str, tables: Sequence[DataTable]) -> Prose:
    """The clean prose of a source; line breaks stand in for the tables, so that every offset stays true."""
    pieces: list[str] = []
    place = 0
    for start, end in sorted((page.start, page.end) for table in tables for page in table.tables):
        pieces += [text[place:start], "\n" * (end - max(start, place))]
        place = max(place, end)
    whole = unglued(clean("".join([*pieces, text[place:]])))
    captions: list[Caption] = []
    cuts: list[tuple[int, int]] = []
    floor = 0
    markers = every_marker(whole.text) if tables else []
    first_item = min((marker.start for marker in markers), default=len(whole.text)) if tables else 0
    for table in tables:
        caption = caption_above(whole, table.start, floor)
        notes = notes_below(whole, table.end)
        for a, b in notes:
            table.rows.note(whole.text[a:b])
        cuts += title_to_cut(caption, first_item) + notes
        near = not whole.text[floor : bisect_left(whole.offsets, table.start)].strip()
        caption = with_rows(caption, table.titles)
        if captions and near and not caption.heading:
            caption = replace(caption, annex=captions[-1].annex, title=captions[-1].title)
        captions.append(caption)
        floor = bisect_left(whole.offsets, table.end)
    noted = find_notes(whole.text)
    cuts += noted.lines + noted.citations
    return Prose(whole, whole.without(cuts) if cuts else whole, captions, noted.lines)


def place_tables(prose: Prose, outline: Outline, drafts: Drafts, tables: Sequence[DataTable]) -> Placed:
    """The rows of the tables as drafts with their whole path; an item that only leads to its table is no task."""
    placed = Placed()
    for table, caption in zip(tables, prose.captions, strict=True):
        placed.goals += table.goals
        placed.issues += [*table.issues, *table.rows.issues]
        section = None if caption.annex else section_at(prose.reading, outline, table.start)
        heads = [caption.heading] if caption.heading else []
        if section is not None and (section.bare or not section.last or not heads):
            heads = section.path
            if table.rows.drafts:
                _leads_to_table(prose.reading, drafts, section.item.marker.start)
        for draft in table.rows.drafts:
            draft.path = [*heads, *draft.path]
        placed.drafts += table.rows.drafts
    if placed.drafts:
        _drop_references(drafts)
    return placed


def _drop_references(drafts: Drafts) -> None:
    """Items that say nothing but that the tasks stand in an annex, once its table gave them."""
    kept = []
    for draft in drafts.tasks:
        if _SEE_ANNEX.fullmatch(draft.content.text.strip()):
            drafts.ignored.append(Ignored(draft.start, draft.end, "annex-reference"))
        else:
            kept.append(draft)
    drafts.tasks = kept


def _leads_to_table(reading: Reading, drafts: Drafts, start: int) -> None:
    drafts.tasks = [
        draft for draft in drafts.tasks if draft.start != start or has_duty(reading.text[draft.start : draft.end])
    ]
    drafts.empty = [(a, b) for a, b in drafts.empty if a != start]
