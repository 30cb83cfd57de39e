"""From the tree of items to task drafts: which item is a task, what covers it, what is left out.

Source: eval guide “What is a task”: the lowest numbered or clearly itemised unit that tells someone to do something;
an item that carries the responsibility line is the task, its inner sentences are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.cleaning import is_flat
from ingest.closing import closing_paragraph
from ingest.drafts import Draft, Drafts
from ingest.duties import has_duty
from ingest.duty_lists import duty_list
from ingest.glued_lines import was_glued
from ingest.item_texts import ItemTexts
from ingest.leaves import Cover, Leaves
from ingest.outline import Ignored, Item, Outline, Part
from ingest.owners import is_owner, owner_headings
from ingest.reading import Reading
from ingest.section_lines import section_lines
from ingest.sections import Section, section_of
from ingest.standing import find_blanket
from ingest.stated_goals import goals_among_ideas, goals_of_preamble
from ingest.titles import only_duties, titled_kinds


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
    ended = [part.items[-1].deep_end() for part in outline.annexes]
    begin = outline.end if outline.parts else 0
    free = list(zip([begin, *ended], [*begun, len(reading.text)], strict=True))
    for found in duty_list(reading, free):
        collector.leaves.add_owned(Cover(found.path), found.start, (found.body_start, found.body_end), found.end)
    return collector.drafts


class _Collector:
    def __init__(self, reading: Reading, outline: Outline) -> None:
        self.reading = reading
        self.texts = ItemTexts(reading)
        self.drafts = Drafts()
        self.leaves = Leaves(self.texts, self.drafts, titled_kinds(reading.text, outline))
        self.flat = is_flat(reading.text) or was_glued(reading)
        self.groups: list[list[Draft]] = []
        self.dashes_are_items = False

    def part(self, part: Part, *, with_title: bool) -> None:
        cover = Cover([part.title] if with_title and part.title else [], owners=owner_headings(self.texts, part.items))
        first = len(self.drafts.tasks)
        self.dashes_are_items = self.texts.most_dashes_act(part.items)
        for item in part.items:
            self.item(item, cover, Section.TASKS)
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

    def item(self, item: Item, cover: Cover, inherited: Section) -> None:
        """Add the tasks of an item and of those below it; `inherited`: the kind of section it stands in."""
        own = self.texts.section(item)
        section = own if own is not Section.TASKS else inherited
        # A leaf that says who is to act is a task, whatever its heading is called (“其他说明”).
        acts = own is Section.OTHER and inherited is Section.TASKS and not item.children and self.texts.names_duty(item)
        # Expected figures that are each given to somebody are tasks, as in a breakdown of a government report.
        shared = own is Section.GOALS and inherited is Section.TASKS and self.texts.shared_out(item)
        section = inherited if shared else section
        if section is not Section.TASKS and not acts:
            self.no_tasks(item, section)
        elif children := self.texts.task_children(item, dashes_are_items=self.dashes_are_items):
            self.section_of_tasks(item, children, cover, section)
        else:
            self.leaves.add(item, cover)

    def section_of_tasks(self, item: Item, children: Sequence[Item], cover: Cover, section: Section) -> None:
        """Add the tasks below `item`, and its own where it is one above measures that are tasks too."""
        heading, body_start = self.texts.heading(item)
        above, owner = cover.above, cover.owner
        if self.texts.is_task_above(item, children):
            self.leaves.add_up_to(item, cover, self.texts.lead_in_start(item))
        else:
            self.drafts.openings.append((body_start, item.end))
            opening = self.reading.cut(body_start, item.end)
            if has_duty(opening.text) or find_blanket(opening.text):
                above = (*above, opening)
        if is_owner(heading) or heading in cover.owners:
            owner = self.reading.cut(item.start, item.start + len(heading))
        path = self.texts.path_below(item, cover.path)
        below = Cover(path, above, owner, cover.owners | owner_headings(self.texts, children))
        first = len(self.drafts.tasks)
        for child in children:
            self.item(child, below, section)
        self.groups.append([draft for draft in self.drafts.tasks[first:] if draft.path == path])

    def no_tasks(self, item: Item, section: Section) -> None:
        """Keep the text of a goals section; its parts may be guiding ideas, which hold no goals."""
        kinds = [section_of(self.texts.heading(child)[0]) for child in item.children]
        end = item.end
        if section is Section.GOALS:
            # One text where the parts are a list, so that “到2027年：” above the list holds for it.
            end = item.deep_end() if all(kind is Section.TASKS for kind in kinds) else item.end
            self.drafts.goals.append(self.reading.cut(self.goals_start(item, end), end))
        else:
            self.drafts.goals += goals_among_ideas(self.reading, item.start, end)
        self.drafts.ignored.append(Ignored(item.marker.start, end, f"section-{section.value}"))
        if end > item.end:
            return
        for child, own in zip(item.children, kinds, strict=True):
            self.no_tasks(child, own if own is not Section.TASKS else section)

    def goals_start(self, item: Item, end: int) -> int:
        """Where the goals of a section begin: the words of its heading (工作目标) are no part of what it counts, but a
        heading may also be the goal itself."""
        heading, below = self.texts.heading(item)
        if section_of(heading) is Section.GOALS and self.reading.text[below:end].strip():
            return below
        label = self.texts.goals_label(item)
        return label.end() if label else item.start
