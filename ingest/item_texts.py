"""What the text of an item says about it: its heading, whether it says who is to act, which items below it stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.duties import has_duty
from ingest.markers import Kind
from ingest.outline import Item
from ingest.reading import Reading
from ingest.sections import Section, section_of
from ingest.titles import heading_of

_OPENING_LABEL = re.compile(r"\s*(?P<label>[\u3400-\u9fff]{2,8})[：:](?=[^\n])")
# What announces the measures of an item.
_MEASURES = re.compile(r"(?:具体|主要|工作|重点|有关|相关)(?:工作)?(?:措施|举措|任务|安排|分工)[：:]\s*")
# So many dashes tell a custom of the plan.
_CUSTOM = 4
_INNER_KINDS = (Kind.ARABIC_BRACKET, Kind.CIRCLED, Kind.SPOKEN, Kind.DASH)


@dataclass(frozen=True)
class ItemTexts:
    """The items of one text; places are those of `reading`."""

    reading: Reading

    def heading(self, item: Item) -> tuple[str, int]:
        """The words of an item's heading and where its body begins."""
        return heading_of(self.reading.text, item)

    def path_below(self, item: Item, path: list[str]) -> list[str]:
        """The path of what stands below `item`: its number as printed, and its heading."""
        marker = self.reading.text[item.marker.start : item.marker.end]
        return [*path, marker + self.heading(item)[0]]

    def names_duty(self, item: Item) -> bool:
        """Whether the item's own text says who is to act."""
        return has_duty(self.reading.text[item.start : item.end])

    def named_among(self, items: Sequence[Item]) -> int:
        """How many of `items` say who is to act, themselves or in what stands below them."""
        return sum(has_duty(self.reading.text[item.start : item.deep_end()]) for item in items)

    def only_heading(self, item: Item) -> bool:
        """Whether nothing but its heading stands between an item's number and its first child."""
        return not self.reading.text[self.heading(item)[1] : item.end].strip()

    def first_words(self, item: Item) -> str:
        """The first sentence of an item's first line, without its stop."""
        line = self.reading.text[item.start : item.end].split("\n", 1)[0]
        return line.split("。", 1)[0].strip("：: ")

    def goals_label(self, item: Item) -> re.Match[str] | None:
        """The label of goals that an item opens with, its text on the same line: “一、目标任务：全年培训120人，…”."""
        found = _OPENING_LABEL.match(self.reading.text, item.start, item.end)
        return found if found and section_of(found.group("label")) is Section.GOALS else None

    def section(self, item: Item) -> Section:
        """What kind of section the item's own heading or label makes it."""
        own = section_of(self.heading(item)[0])
        if own is Section.TASKS and self.goals_label(item) and not self.names_duty(item):
            return Section.GOALS
        return own

    def measures(self, item: Item, end: int) -> re.Match[str] | None:
        """“具体措施：”, which announces the measures of an item, before `end`."""
        return _MEASURES.search(self.reading.text, item.start, end)

    def lead_in_start(self, item: Item) -> int:
        """Where “具体措施：”, which only announces the items below, begins; the item's end where nothing does."""
        found = self.measures(item, item.end)
        return found.start() if found and found.end() == item.end else item.end

    def is_task_above(self, item: Item, children: Sequence[Item]) -> bool:
        """True for an item in prose that says who is to act, above measures that say so themselves: each is a task."""
        prose = re.split(r"[（(【\[]", self.reading.text[item.start : item.end], maxsplit=1)[0]
        if not re.search(r"[，,；;]|。.", prose) or not self.names_duty(item):
            return False
        return self.named_among(children) * 2 > len(children)

    def shared_out(self, item: Item) -> bool:
        """True when every item of a section says on its own who is to act."""
        children = item.children
        return len(children) > 1 and all(not c.children and self.names_duty(c) for c in children)

    def most_dashes_act(self, items: Sequence[Item]) -> bool:
        """Whether dashes are this plan's items: most of them say who is to act, so those of the last section are items too."""
        dashes = [item for root in items for item in root.walk() if item.marker.kind is Kind.DASH]
        return len(dashes) >= _CUSTOM and sum(map(self.names_duty, dashes)) * 2 > len(dashes)

    def task_children(self, item: Item, *, dashes_are_items: bool) -> list[Item]:
        """The children that are items of their own; bracketed and circled ones only if they name who is to act."""
        children = item.children
        if not children or children[0].marker.kind not in _INNER_KINDS:
            return children
        if dashes_are_items and children[0].marker.kind is Kind.DASH and self.only_heading(item):
            return children
        named = self.named_among(children)
        alone = named == len(children) and self.only_heading(item)
        return [] if (named < 2 and not alone) or named * 2 < len(children) else children
