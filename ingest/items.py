"""From the tree of items to task drafts: which item is a task, what its heading is, where its body begins.

Source: eval guide “What is a task”: the lowest numbered or clearly itemised unit that tells someone to do something;
an item that carries the responsibility line is the task, its inner sentences are not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.duties import duty_spans, has_duty
from ingest.markers import Kind
from ingest.outline import Item, Outline, Part, heading_of
from ingest.reading import Reading, complement
from ingest.row_cells import RowCells
from ingest.sections import Section, is_enacting, section_of
from ingest.timing import find_time_clause

_MAX_TITLE = 40
_MAX_INLINE_TITLE = 30
_LABEL_LINE = re.compile(r"^[“\"《【]?[^，,。；;：:\n]{2,24}[”\"》】]?[：:](?=[^\n]{6})", re.M)
_CLOSE = "。．.：:；;，,、 "
_INNER_KINDS = (Kind.ARABIC_BRACKET, Kind.CIRCLED)


@dataclass
class Draft:
    """A task before its fields are read: `content` still holds responsibility and time phrases and line breaks."""

    number: str | None
    path: list[str]
    title: str | None
    content: Reading
    start: int
    end: int
    in_closing: bool = False
    row: RowCells | None = None  # the other cells, where the task is a row of a table


@dataclass
class Drafts:
    """Task drafts in order, the text of the goals sections, headings without text, duties that stand on headings."""

    tasks: list[Draft] = field(default_factory=list)
    goals: list[Reading] = field(default_factory=list)
    empty: list[tuple[int, int]] = field(default_factory=list)
    heading_duties: list[tuple[int, int]] = field(default_factory=list)


class _Collector:
    def __init__(self, reading: Reading, outline: Outline) -> None:
        self.reading = reading
        self.drafts = Drafts()
        self.titled_kinds = _titled_kinds(reading.text, outline)

    def part(self, part: Part, *, with_title: bool) -> None:
        path = [part.title] if with_title and part.title else []
        for item in part.items:
            self.item(item, path, Section.TASKS)

    def item(self, item: Item, path: list[str], inherited: Section) -> None:
        heading, body_start = self.heading(item)
        own = section_of(heading)
        section = own if own is not Section.TASKS else inherited
        if section is not Section.TASKS:
            self.no_tasks(item, section)
            return
        children = self.task_children(item)
        if not children:
            self.leaf(item, path)
            return
        if has_duty(self.reading.text[body_start : item.end]):
            self.drafts.heading_duties.append((body_start, item.end))
        below = [*path, self.marker_text(item) + heading]
        for child in children:
            self.item(child, below, section)

    def no_tasks(self, item: Item, section: Section) -> None:
        """Keep the text of a goals section; its parts may be guiding ideas, which hold no goals."""
        if section is Section.GOALS:
            self.drafts.goals.append(self.reading.cut(item.start, item.end))
        for child in item.children:
            heading, _ = self.heading(child)
            own = section_of(heading)
            self.no_tasks(child, own if own is not Section.TASKS else section)

    def task_children(self, item: Item) -> list[Item]:
        """The children that are items of their own; bracketed and circled ones only if they name who is to act."""
        children = item.children
        if children and children[0].marker.kind in _INNER_KINDS:
            text = self.reading.text
            with_duty = sum(has_duty(text[child.start : _deep_end(child)]) for child in children)
            if with_duty < 2 or with_duty * 2 < len(children):
                return []
        return children

    def heading(self, item: Item) -> tuple[str, int]:
        return heading_of(self.reading.text, item)

    def marker_text(self, item: Item) -> str:
        return self.reading.text[item.marker.start : item.marker.end]

    def leaf(self, item: Item, path: list[str]) -> None:
        end = _deep_end(item)
        content = self.reading.cut(item.start, end)
        if not content.text.strip():
            self.drafts.empty.append((item.marker.start, end))
            return
        if is_enacting(content.text.strip()):
            return
        labels = self.label_items(item, end)
        if labels:
            heading, _ = self.heading(item)
            below = [*path, self.marker_text(item) + heading]
            for start, label_end, stop in labels:
                label = self.reading.text[start : label_end - 1]
                self.drafts.tasks.append(Draft(None, below, label, self.reading.cut(label_end, stop), start, stop))
            return
        title, body = self.title(item, content)
        if title is not None and not content.text[body:].strip():
            # A heading with nothing below it tells nobody to do anything.
            self.drafts.empty.append((item.marker.start, end))
            return
        draft = Draft(item.marker.number, path, title, content.cut(body, len(content.text)), item.marker.start, end)
        self.drafts.tasks.append(draft)

    def label_items(self, item: Item, end: int) -> list[tuple[int, int, int]]:
        """(start, end of label, end) of paragraphs “name：…” that each say who is to act."""
        text = self.reading.text
        found = [(m.start(), m.end()) for m in _LABEL_LINE.finditer(text, item.start, end)]
        found = [(a, b) for a, b in found if a == 0 or text[a - 1] == "\n"]
        found = [(a, b) for a, b in found if not has_duty(text[a:b] + "某局")]
        if len(found) < 2:
            return []
        stops = [a for a, _ in found[1:]] + [end]
        labels = [(a, b, stop) for (a, b), stop in zip(found, stops, strict=True)]
        return labels if all(has_duty(text[b:stop]) for _, b, stop in labels) else []

    def title(self, item: Item, content: Reading) -> tuple[str | None, int]:
        """The title of a leaf and where its body begins in `content`."""
        text = content.text
        line = text.split("\n", 1)[0]
        rest = text[len(line) :].strip()
        if rest and _is_title_line(line) and not _only_duties(rest):
            return line.strip(_CLOSE), len(line)
        if not rest and _is_bare_heading(line, item):
            return line.strip(_CLOSE), len(text)
        stop = _first_sentence(line)
        if stop and item.marker.kind in self.titled_kinds and _is_inline_title(line[:stop]):
            return line[:stop].strip(_CLOSE), stop
        return None, 0


def draft_tasks(reading: Reading, outline: Outline) -> Drafts:
    """Select the tasks of `outline`; headings of several plans in one document lead the path."""
    collector = _Collector(reading, outline)
    several = sum(part.title is not None for part in outline.parts) > 1
    for part in outline.parts:
        collector.part(part, with_title=several)
    return collector.drafts


def _titled_kinds(text: str, outline: Outline) -> set[Kind]:
    """The kinds of item that by custom of this document begin with a title sentence (“1.严格保护。…”)."""
    titled: Counter[Kind] = Counter()
    several: Counter[Kind] = Counter()
    for part in outline.parts:
        for root in part.items:
            for item in root.walk():
                if item.children:
                    continue
                line = text[item.start : item.end].split("\n", 1)[0]
                stop = _first_sentence(line)
                if not stop:
                    continue
                several[item.marker.kind] += 1
                titled[item.marker.kind] += _is_inline_title(line[:stop])
    return {kind for kind, n in several.items() if titled[kind] * 2 >= n}


def _deep_end(item: Item) -> int:
    while item.children:
        item = item.children[-1]
    return item.end


def _first_sentence(line: str) -> int:
    """End of the first sentence when more follows on the line, else 0."""
    match = re.search(r"[。！]|(?<=[^\d])[:：](?!\d)", line)
    if not match or not line[match.end() :].strip() or _only_duties(line[match.end() :]):
        return 0
    return match.end()


def _is_inline_title(sentence: str) -> bool:
    text = sentence.strip(_CLOSE)
    return 2 <= len(text) <= _MAX_INLINE_TITLE and len(re.findall("[，,]", text)) <= 1 and "；" not in text


def _is_title_line(line: str) -> bool:
    text = line.rstrip(_CLOSE)
    return (
        2 <= len(text) <= _MAX_TITLE + 20 and "。" not in text and not line.endswith(("；", ";")) and not has_duty(line)
    )


def _is_bare_heading(line: str, item: Item) -> bool:
    """A line alone that ends without a full stop: a heading whose text is missing (a page cut off)."""
    return (
        item.marker.kind <= Kind.CHINESE_BRACKET
        and not line.endswith(("。", "；", ";", "）", ")"))
        and len(line) <= _MAX_TITLE
    )


def _only_duties(text: str) -> bool:
    """True when `text` holds nothing but responsibility and time phrases."""
    clause = find_time_clause(text)
    gone = duty_spans(text) + ([(clause.start, clause.end)] if clause else [])
    return not any(text[a:b].strip(" \n。；;，,") for a, b in complement(gone, len(text)))
