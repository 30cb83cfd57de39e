"""An item without items below it as the tasks it is: one as a rule, one for each body or label that heads its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.drafts import Draft, Drafts
from ingest.duties import has_duty
from ingest.duty_lists import owner_lines
from ingest.item_texts import ItemTexts
from ingest.markers import Kind, candidates
from ingest.named_paragraphs import named_paragraphs
from ingest.no_task_texts import no_task_rule
from ingest.outline import Ignored, Item
from ingest.owners import owner_sentence
from ingest.reading import Reading
from ingest.stated_goals import goals_of_preamble
from ingest.titles import split_owner, split_title

# 工作措施：… above 牵头单位：…: the name of a field of a printed form, no part of the text.
_FIELD_NAME = re.compile(r"\s*(?:具体|主要|工作|改革|任务|整改|政策|建设|重点)(?:举措|内容|措施)[：:]\s*(?=\S)")


@dataclass(frozen=True)
class Cover:
    """What the headings above an item say of it."""

    path: list[str]
    above: tuple[Reading, ...] = ()  # responsibility phrases that cover every item below
    owner: Reading | None = None  # the bodies that head an agency-first section
    owners: frozenset[str] = frozenset()  # headings of the items beside each other that are bodies


@dataclass(frozen=True)
class Leaves:
    """Adds the tasks of leaf items to `drafts`; `titled_kinds`: markers whose first sentence is a title in this plan."""

    texts: ItemTexts
    drafts: Drafts
    titled_kinds: set[Kind]

    def add(self, item: Item, cover: Cover) -> None:
        """The task of an item; “具体措施：” in it may part its own duty from that of its measures."""
        reading, end = self.texts.reading, item.deep_end()
        found = self.texts.measures(item, end)
        apart = (
            found and has_duty(reading.text[item.start : found.start()]) and has_duty(reading.text[found.end() : end])
        )
        if not found or not apart:
            self.add_up_to(item, cover, end)
            return
        self.add_up_to(item, cover, found.start())
        below = self.texts.path_below(item, cover.path)
        content = reading.cut(found.end(), end)
        self.drafts.tasks.append(Draft(None, below, None, content, found.start(), end, None, cover.above))

    def add_up_to(self, item: Item, cover: Cover, end: int) -> None:
        """The task that `item` is up to `end`, or why it is none."""
        content = self.texts.reading.cut(item.start, end)
        if not content.text.strip():
            self.drafts.empty.append((item.marker.start, end))
        elif rule := no_task_rule(content.text):
            if rule == "purpose-article":
                self.drafts.goals += goals_of_preamble(self.texts.reading, item.start, end)
            self.drafts.ignored.append(Ignored(item.marker.start, end, rule))
        elif not self._paragraphs(item, cover, end):
            self._whole(item, content, cover, end)

    def _paragraphs(self, item: Item, cover: Cover, end: int) -> bool:
        """The tasks of paragraphs that labels or bodies head; False where the item has none."""
        reading = self.texts.reading
        labels = named_paragraphs(reading.text, item, end)
        owners = owner_lines(reading.text, item.start, end) if not labels else []
        if not labels and (len(owners) < 2 or owners[0][0] > item.start + len(self.texts.heading(item)[0]) + 1):
            return False
        below = replace(cover, path=self.texts.path_below(item, cover.path))
        for start, label_end, stop in labels:
            label = reading.text[start : label_end - 1]
            body = reading.cut(label_end, stop)
            self.drafts.tasks.append(Draft(None, below.path, label, body, start, stop, title_rule="label-line"))
        for (start, first, last), stop in zip(owners, [*(o[0] for o in owners[1:]), end], strict=False):
            self.add_owned(below, start, (first, last), stop)
        return True

    def _whole(self, item: Item, content: Reading, cover: Cover, end: int) -> None:
        heading, _ = self.texts.heading(item)
        owned = split_owner(content) or owner_sentence(heading, content, cover.owners)
        title, body, rule = (None, owned[1], "") if owned else split_title(item, content, self.titled_kinds)
        field_name = _FIELD_NAME.match(body.text)
        if field_name and has_duty(body.text[field_name.end() :]):
            body = body.cut(field_name.end(), len(body.text))
        if title is not None and not body.text.strip():
            # A heading with nothing below it tells nobody to do anything.
            self.drafts.empty.append((item.marker.start, end))
            return
        owner = owned[0] if owned else cover.owner
        number = (item.marker.number or None) if item.marker.kind is not Kind.DASH else None
        draft = Draft(number, cover.path, title, body, item.marker.start, end, owner, cover.above, title_rule=rule)
        self.drafts.tasks.append(draft)

    def add_owned(self, cover: Cover, start: int, body: tuple[int, int], stop: int) -> None:
        """A paragraph “市教育局：负责…” as a task of the bodies that head it."""
        reading = self.texts.reading
        marker = next(candidates(reading.text[start : body[0]]), None)
        number = marker.number or None if marker else None
        content = reading.cut(body[1] + 1, stop)
        draft = Draft(number, cover.path, None, content, start, stop, reading.cut(*body), cover.above)
        self.drafts.tasks.append(draft)
