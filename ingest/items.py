"""From the tree of items to task drafts: which item is a task, what its heading is, where its body begins.

Source: eval guide “What is a task”: the lowest numbered or clearly itemised unit that tells someone to do something;
an item that carries the responsibility line is the task, its inner sentences are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.bodies import split_bodies
from ingest.body_names import NAME_ENDS
from ingest.cleaning import is_flat
from ingest.closing import closing_paragraph
from ingest.duties import has_duty
from ingest.duty_lists import duty_list, owner_lines
from ingest.glued_lines import was_glued
from ingest.markers import Kind, candidates
from ingest.named_paragraphs import named_paragraphs
from ingest.no_task_texts import no_task_rule
from ingest.outline import Ignored, Item, Outline, Part
from ingest.reading import Reading
from ingest.row_cells import RowCells
from ingest.section_lines import section_lines
from ingest.sections import Section, section_of
from ingest.standing import find_blanket
from ingest.stated_goals import goals_among_ideas, goals_of_preamble
from ingest.titles import heading_of, only_duties, split_owner, split_title, titled_kinds

# 工作措施：… above 牵头单位：…: the name of a field of a printed form, no part of the text.
_FIELD_NAME = re.compile(r"\s*(?:具体|主要|工作|改革|任务|整改|政策|建设|重点)(?:举措|内容|措施)[：:]\s*(?=\S)")
_OPENING_LABEL = re.compile(r"\s*(?P<label>[\u3400-\u9fff]{2,8})[：:](?=[^\n])")
# What announces the measures of an item.
_MEASURES = re.compile(r"(?:具体|主要|工作|重点|有关|相关)(?:工作)?(?:措施|举措|任务|安排|分工)[：:]\s*")
# So many dashes tell a custom of the plan.
_CUSTOM = 4
_NAME_ENDS = (*NAME_ENDS, "）", ")")
_INNER_KINDS = (Kind.ARABIC_BRACKET, Kind.CIRCLED, Kind.SPOKEN, Kind.DASH)


@dataclass
class Draft:
    """A task before its fields are read: `content` still holds responsibility and time phrases and line breaks.

    `owner`: the bodies that head an agency-first item; `above`: responsibility phrases of headings that cover it;
    `title_rule`: what told the title from the text.
    """

    number: str | None
    path: list[str]
    title: str | None
    content: Reading
    start: int
    end: int
    owner: Reading | None = None
    above: tuple[Reading, ...] = ()
    row: RowCells | None = None  # the other cells, where the task is a row of a table
    title_rule: str = ""


@dataclass
class Drafts:
    """Task drafts in order, the text of the goals sections, headings without text, text left out on purpose."""

    tasks: list[Draft] = field(default_factory=list)
    goals: list[Reading] = field(default_factory=list)
    empty: list[tuple[int, int]] = field(default_factory=list)
    openings: list[tuple[int, int]] = field(default_factory=list)  # what stands between a heading and its first item
    ignored: list[Ignored] = field(default_factory=list)


class _Collector:
    def __init__(self, reading: Reading, outline: Outline) -> None:
        self.reading = reading
        self.drafts = Drafts()
        self.titled_kinds = titled_kinds(reading.text, outline)
        self.groups: list[list[Draft]] = []
        self.flat = is_flat(reading.text) or was_glued(reading)
        self.above: list[Reading] = []
        self.owner: Reading | None = None
        self.owners: frozenset[str] = frozenset()  # headings of the items beside each other that are bodies
        self.dashes_are_items = False

    def part(self, part: Part, *, with_title: bool) -> None:
        path = [part.title] if with_title and part.title else []
        first = len(self.drafts.tasks)
        self.owners = self.owner_headings(part.items)
        self.dashes_are_items = self.most_dashes_act(part.items)
        for item in part.items:
            self.item(item, path, Section.TASKS)
        self.spread_section_lines()
        self.cut_closing(self.drafts.tasks[first:])

    def spread_section_lines(self) -> None:
        """Move a responsibility line that covers a whole section from its last item to all of them."""
        groups, self.groups = self.groups, []
        for n, start, end in section_lines([[draft.content for draft in group] for group in groups]):
            last = groups[n][-1]
            line, last.content = last.content.cut(start, end), last.content.cut(0, start)
            for draft in groups[n]:
                draft.above = (*draft.above, line)

    def cut_closing(self, drafts: list[Draft]) -> None:
        """Take the paragraph behind the last item, which belongs to the plan as a whole, out of that item."""
        place = closing_paragraph([d.content for d in drafts], flat=self.flat) if drafts else None
        if place is not None:
            last = drafts[-1]
            start = last.end - (len(last.content.text) - place)
            self.drafts.ignored.append(Ignored(start, last.end, "closing-paragraph"))
            last.content, last.end = last.content.cut(0, place), start
            if last.title_rule == "own-line" and only_duties(last.content.text):
                # What seemed to be the title of the closing paragraph is all the item says.
                place = self.reading.text.find(str(last.title), last.start)
                last.title, last.title_rule, last.content = None, "", self.reading.cut(place, start)

    def item(self, item: Item, path: list[str], inherited: Section) -> None:
        heading, body_start = self.heading(item)
        own = section_of(heading)
        if own is Section.TASKS and self.goals_label(item) and not self.names_duty(item):
            own = Section.GOALS
        section = own if own is not Section.TASKS else inherited
        # A leaf that says who is to act is a task, whatever its heading is called (“其他说明”).
        acts = own is Section.OTHER and inherited is Section.TASKS and not item.children and self.names_duty(item)
        # Expected figures that are each given to somebody are tasks, as in a breakdown of a government report.
        shared = own is Section.GOALS and inherited is Section.TASKS and self.shared_out(item)
        section = inherited if shared else section
        if section is not Section.TASKS and not acts:
            self.no_tasks(item, section)
            return
        children = self.task_children(item)
        if not children:
            self.leaf(item, path)
            return
        below = [*path, self.marker_text(item) + heading]
        kept = self.above, self.owner
        if self.is_task_above(item, children):
            self.leaf_of(item, path, self.lead_in_start(item))
        else:
            self.drafts.openings.append((body_start, item.end))
            opening = self.reading.text[body_start : item.end]
            if has_duty(opening) or find_blanket(opening):
                self.above = [*self.above, self.reading.cut(body_start, item.end)]
        if _is_owner(heading) or heading in self.owners:
            self.owner = self.reading.cut(item.start, item.start + len(heading))
        first = len(self.drafts.tasks)
        owners, self.owners = self.owners, self.owners | self.owner_headings(children)
        for child in children:
            self.item(child, below, section)
        self.above, self.owner = kept
        self.owners = owners
        self.groups.append([draft for draft in self.drafts.tasks[first:] if draft.path == below])

    def goals_label(self, item: Item) -> re.Match[str] | None:
        """The label of goals that an item opens with, its text on the same line: “一、目标任务：全年培训120人，…”."""
        found = _OPENING_LABEL.match(self.reading.text, item.start, item.end)
        return found if found and section_of(found.group("label")) is Section.GOALS else None

    def is_task_above(self, item: Item, children: list[Item]) -> bool:
        """True for an item in prose that says who is to act, above measures that say so themselves: each is a task."""
        text = self.reading.text
        prose = re.split(r"[（(【\[]", text[item.start : item.end], maxsplit=1)[0]
        if not re.search(r"[，,；;]|。.", prose) or not has_duty(text[item.start : item.end]):
            return False
        return sum(has_duty(text[child.start : _deep_end(child)]) for child in children) * 2 > len(children)

    def lead_in_start(self, item: Item) -> int:
        """Where “具体措施：”, which only announces the measures below, begins; the item's end where nothing does."""
        found = _MEASURES.search(self.reading.text, item.start, item.end)
        return found.start() if found and found.end() == item.end else item.end

    def shared_out(self, item: Item) -> bool:
        """True when every item of a section says on its own who is to act."""
        children = item.children
        return len(children) > 1 and all(not c.children and self.names_duty(c) for c in children)

    def only_heading(self, item: Item) -> bool:
        """True when nothing but its heading stands between an item's number and its first child."""
        return not self.reading.text[self.heading(item)[1] : item.end].strip()

    def owner_headings(self, items: Sequence[Item]) -> frozenset[str]:
        """The headings of a list of bodies: where most of a plan's sections are headed by known bodies and nothing else,
        the others that read like bodies or classes of them are too."""
        # Most headings of a plan do not even end like a name.
        named = sum(self.first_words(item).endswith(_NAME_ENDS) for item in items)
        if named < 2 or named * 2 < len(items):
            return frozenset()
        headings = [self.heading(item)[0] for item in items]
        known = [heading for heading in headings if _is_owner(heading)]
        if len(known) < 2 or len(known) * 2 < len(headings):
            return frozenset()
        return frozenset(heading for heading in headings if _names_bodies(heading))

    def first_words(self, item: Item) -> str:
        """The first sentence of an item's first line, without its stop."""
        line = self.reading.text[item.start : item.end].split("\n", 1)[0]
        return line.split("。", 1)[0].strip("：: ")

    def most_dashes_act(self, items: Sequence[Item]) -> bool:
        """Whether dashes are this plan's items: most of them say who is to act, so those of the last section are items too."""
        dashes = [item for root in items for item in root.walk() if item.marker.kind is Kind.DASH]
        return len(dashes) >= _CUSTOM and sum(map(self.names_duty, dashes)) * 2 > len(dashes)

    def names_duty(self, item: Item) -> bool:
        return has_duty(self.reading.text[item.start : item.end])

    def no_tasks(self, item: Item, section: Section) -> None:
        """Keep the text of a goals section; its parts may be guiding ideas, which hold no goals."""
        plain = all(section_of(self.heading(child)[0]) is Section.TASKS for child in item.children)
        if section is Section.GOALS:
            # One text where the parts are a list, so that “到2027年：” above the list holds for it.
            end = _deep_end(item) if plain else item.end
            heading, below = self.heading(item)
            # The words of the heading (工作目标) are no part of what it counts; a heading may also be the goal itself.
            named = section_of(heading) is Section.GOALS and self.reading.text[below:end].strip()
            if not named and (label := self.goals_label(item)):
                named, below = "label", label.end()
            self.drafts.goals.append(self.reading.cut(below if named else item.start, end))
        else:
            end = item.end
            self.drafts.goals += goals_among_ideas(self.reading, item.start, end)
        self.drafts.ignored.append(Ignored(item.marker.start, end, f"section-{section.value}"))
        if end > item.end:
            return
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
            alone = with_duty == len(children) and self.only_heading(item)
            if children[0].marker.kind is Kind.DASH and self.dashes_are_items and self.only_heading(item):
                return children
            if (with_duty < 2 and not alone) or with_duty * 2 < len(children):
                return []
        return children

    def heading(self, item: Item) -> tuple[str, int]:
        return heading_of(self.reading.text, item)

    def marker_text(self, item: Item) -> str:
        return self.reading.text[item.marker.start : item.marker.end]

    def leaf(self, item: Item, path: list[str]) -> None:
        """An item without items below it; “具体措施：” in it may part its own duty from that of its measures."""
        text, end = self.reading.text, _deep_end(item)
        found = _MEASURES.search(text, item.start, end)
        if found and has_duty(text[item.start : found.start()]) and has_duty(text[found.end() : end]):
            heading, _ = self.heading(item)
            self.leaf_of(item, path, found.start())
            content = self.reading.cut(found.end(), end)
            below = [*path, self.marker_text(item) + heading]
            self.drafts.tasks.append(Draft(None, below, None, content, found.start(), end, None, tuple(self.above)))
        else:
            self.leaf_of(item, path, end)

    def leaf_of(self, item: Item, path: list[str], end: int) -> None:
        """The task that `item` is up to `end`."""
        content = self.reading.cut(item.start, end)
        if not content.text.strip():
            self.drafts.empty.append((item.marker.start, end))
            return
        rule = no_task_rule(content.text)
        if rule:
            if rule == "purpose-article":
                self.drafts.goals += goals_of_preamble(self.reading, item.start, end)
            self.drafts.ignored.append(Ignored(item.marker.start, end, rule))
            return
        labels = named_paragraphs(self.reading.text, item, end)
        owners = owner_lines(self.reading.text, item.start, end) if not labels else []
        if labels or (len(owners) > 1 and owners[0][0] <= item.start + len(self.heading(item)[0]) + 1):
            heading, _ = self.heading(item)
            below = [*path, self.marker_text(item) + heading]
            for start, label_end, stop in labels:
                label = self.reading.text[start : label_end - 1]
                body = self.reading.cut(label_end, stop)
                self.drafts.tasks.append(Draft(None, below, label, body, start, stop, title_rule="label-line"))
            for (start, first, last), stop in zip(owners, [*(o[0] for o in owners[1:]), end], strict=False):
                self.drafts.tasks.append(self.owned(below, start, (first, last), stop))
            return
        owned = split_owner(content) or self.owner_sentence(item, content)
        title, body, rule = (None, owned[1], "") if owned else split_title(item, content, self.titled_kinds)
        field_name = _FIELD_NAME.match(body.text)
        if field_name and has_duty(body.text[field_name.end() :]):
            body = body.cut(field_name.end(), len(body.text))
        if title is not None and not body.text.strip():
            # A heading with nothing below it tells nobody to do anything.
            self.drafts.empty.append((item.marker.start, end))
            return
        owner = owned[0] if owned else self.owner
        number = (item.marker.number or None) if item.marker.kind is not Kind.DASH else None
        draft = Draft(number, path, title, body, item.marker.start, end, owner, tuple(self.above), title_rule=rule)
        self.drafts.tasks.append(draft)

    def owner_sentence(self, item: Item, content: Reading) -> tuple[Reading, Reading] | None:
        """(bodies, body text) of “一、市水利局。6月底前完成…” in a list most of whose items open with bodies alone."""
        heading, _ = self.heading(item)
        stop = content.text.find("。")
        opens = heading and heading in self.owners and content.text[:stop].strip() == heading.rstrip("。")
        if stop < 0 or not opens or not content.text[stop + 1 :].strip():
            return None
        return content.cut(0, stop), content.cut(stop + 1, len(content.text))

    def owned(self, path: list[str], start: int, body: tuple[int, int], stop: int) -> Draft:
        """A paragraph “市教育局：负责…” as a task of the bodies that head it."""
        owner = self.reading.cut(*body)
        marker = next(candidates(self.reading.text[start : body[0]]), None)
        return Draft(
            marker.number or None if marker else None,
            path,
            None,
            self.reading.cut(body[1] + 1, stop),
            start,
            stop,
            owner,
            tuple(self.above),
        )


def draft_tasks(reading: Reading, outline: Outline) -> Drafts:
    """Select the tasks of `outline`; headings of several plans in one document lead the path."""
    collector = _Collector(reading, outline)
    several = sum(part.title is not None for part in outline.parts) > 1
    for part in outline.parts:
        collector.drafts.goals += goals_of_preamble(reading, *part.front)
        collector.part(part, with_title=several)
    for part in outline.annexes:
        collector.part(part, with_title=True)
    # Behind the plan, around the annexes that were read.
    begun = [part.title_span[0] for part in outline.annexes]
    ended = [_deep_end(part.items[-1]) for part in outline.annexes]
    begin = outline.end if outline.parts else 0
    free = list(zip([begin, *ended], [*begun, len(reading.text)], strict=True))
    for found in duty_list(reading, free):
        collector.drafts.tasks.append(
            collector.owned(found.path, found.start, (found.body_start, found.body_end), found.end)
        )
    return collector.drafts


def _names_bodies(heading: str) -> bool:
    found = split_bodies(heading.strip("。：: "), level="")
    return bool(found.bodies) and not found.leftovers


def _is_owner(heading: str) -> bool:
    """True when a heading is nothing but the name of bodies (agency-first lists)."""
    found = split_bodies(heading.strip("。：: "), level="")
    return bool(found.bodies) and not found.leftovers and all(body.known and not body.group for body in found.bodies)


def _deep_end(item: Item) -> int:
    while item.children:
        item = item.children[-1]
    return item.end
