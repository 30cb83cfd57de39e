"""Which heading stands over a table: the annex and its title, the section it stands in, or a title line of its own.

Source: eval guide and its labels: path = [“附件 标题”, 类别 …] for an annex, else the numbered headings above the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.markers import candidates
from ingest.outline import Item, Outline
from ingest.reading import Reading
from ingest.table_marks import is_legend
from ingest.titles import heading_of

_ANNEX = re.compile(r"^(?P<mark>附[件表录]?[一二三四五六七八九十\d]{0,3}(?:-\d{1,2})?)(?:[：:]\s*(?P<title>.*))?$")
# Beside the title of a table: for whom, when, in what; the line of a portal below its heading.
_BESIDE = re.compile(
    r"^(?:(?:发布|发文|更新|成文)(?:时间|日期)|日期|时间|来源|信息来源|文章来源|浏览|字号|字体|【?字体|索引号|作者)[：:\]】]|^[（(]?(?:单位|填报|填表|制表|日期|金额单位|时间|填报单位)[：:]|^[（(]?(?:截至)?(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?|度)?[）)]?$"
    r"|^[（(][^（()）。]{0,30}(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:[^（()）。]{0,30}(?:通过|审定|印发|发布|批准|修订|制定))?[）)]$"
)
_TABLE_TITLE = re.compile(
    r"(?:表|清单|分工|台账|目录|一览|方案|计划|要点|措施|任务|职责|领域|指标|安排)”?(?:[（(].{1,24}[）)])?$"
)
_NOTE_LINE = re.compile(r"^(?:注|备注|说明)[：:\d]")
_ENDS_PROSE = re.compile(r"[。；;：:，,、！？!?]$")
_MAX_TITLE = 60
_MAX_LINES = 4


@dataclass(frozen=True)
class Caption:
    """What is printed directly over a table; `start`, `end` are its lines in the clean prose."""

    annex: str
    title: str
    start: int
    end: int

    @property
    def heading(self) -> str:
        """“附件1 任务分工表”, “附件1”, or the title alone; "" where nothing is printed."""
        return f"{self.annex} {self.title}".strip()


def caption_above(prose: Reading, source_place: int, floor: int = 0) -> Caption:
    """The caption of the table that stands at `source_place` of the source; lines above `floor` are not its own."""
    place = bisect_left(prose.offsets, source_place)
    text = prose.text
    begin = end = place
    titles: list[str] = []
    while begin > floor and len(titles) < _MAX_LINES:
        line_end = begin
        while line_end > floor and text[line_end - 1] == "\n":
            line_end -= 1
        line_start = max(text.rfind("\n", 0, line_end) + 1, floor)
        line = text[line_start:line_end].strip()
        if match := _ANNEX.match(line):
            titles += [match.group("title")] if match.group("title") else []
            return Caption(match.group("mark"), "".join(reversed(titles)), line_start, end)
        marker = next(candidates(line[:12]), None)
        beside = _BESIDE.match(line) is not None or is_legend(line)
        if not line or len(line) > _MAX_TITLE or (_ENDS_PROSE.search(line) and not beside):
            break
        if marker is not None and marker.start == 0:
            break
        if not beside:
            titles.append(line)
        begin = line_start
    # Without the word 附件 only the lines that read like the title of a table are believed.
    if titles and _TABLE_TITLE.search(titles[0]):
        start = text.rfind(titles[0], 0, end)
        return Caption("", titles[0], start, end)
    return Caption("", "", place, place)


def with_rows(caption: Caption, titles: Sequence[str]) -> Caption:
    """The caption completed by title rows inside the table; a title in the table wins over a line that stands above."""
    annex, inner = caption.annex, ""
    for title in titles:
        if match := _ANNEX.match(title):
            annex, inner = match.group("mark"), inner + (match.group("title") or "")
        elif not _BESIDE.match(title) and not _NOTE_LINE.match(title):
            inner += title
    title = caption.title if caption.annex and caption.title else inner or caption.title
    return replace(caption, annex=annex, title=title)


def title_to_cut(caption: Caption, first_item: int) -> list[tuple[int, int]]:
    """The title line of a table, which is no part of the item before it; items begin at `first_item`.

    The line 附件 stays: it ends the plan. So does the title of a table that stands before the first item.
    """
    own = not caption.annex and caption.title and caption.start > first_item
    return [(caption.start, caption.end)] if own else []


def notes_below(prose: Reading, source_end: int) -> list[tuple[int, int]]:
    """The lines “注：…” directly below a table that ends at `source_end` of the source."""
    place = bisect_left(prose.offsets, source_end)
    found: list[tuple[int, int]] = []
    for match in re.finditer(r"\n*([^\n]+)", prose.text[place : place + 2000]):
        if not _NOTE_LINE.match(match.group(1)) and not is_legend(match.group(1)):
            break
        found.append((place + match.start(), place + match.end()))
    return found


@dataclass(frozen=True)
class Section:
    """The numbered headings over a place of the prose, outermost first, and the innermost item."""

    path: list[str]
    item: Item
    last: bool  # nothing of the plan follows the item
    bare: bool  # the item holds nothing but its heading


def section_at(prose: Reading, outline: Outline, source_place: int) -> Section | None:
    """The section of the plan that a table at `source_place` stands in, None outside of the plan."""
    place = bisect_left(prose.offsets, source_place)
    several = sum(part.title is not None for part in outline.parts) > 1
    if place > outline.end and prose.text[outline.end : place].strip():
        return None
    for part in outline.parts:
        path = [part.title] if several and part.title else []
        found: Item | None = None
        items = part.items
        while item := next((i for i in reversed(items) if i.marker.start < place), None):
            heading, _ = heading_of(prose.text, item)
            path.append(prose.text[item.marker.start : item.marker.end] + heading)
            found, items = item, item.children
        after = part is outline.parts[-1] or place <= part.items[-1].end + 1
        if found is not None and after:
            _, body = heading_of(prose.text, found)
            bare = not prose.text[body : min(place, found.end)].strip()
            return Section(path, found, not prose.text[place : outline.end].strip(), bare)
    return None
