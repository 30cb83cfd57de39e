"""From markers to a tree of items: which text belongs to which heading, and where the plan begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.annexes import Annex, split_annexes
from ingest.closing import attachment_lists, enacting_start
from ingest.duties import has_duty
from ingest.markers import Kind, Marker
from ingest.sections import NOT_A_PLAN, is_plan_title

_MAX_TAIL_LINE = 45
_TERMINAL = re.compile(r"[。；;！!？?：:”’）)〕\]】》…]$")
# Lines that end a plan wherever they stand: sign-offs, attachments, page chrome.
_CLOSING_LINE = re.compile(
    r"^[【\[]?(?:附件|附表|附录|附[:：]|[（(]此件|抄送|分送|主送|相关(?:文件|链接|附件|阅读)|扫一扫|扫描二维码|责任编辑|编辑[:：]|来源[:：]|打印|关闭|字体[:：]|主办[:：]|网站标识|"
    r"上一篇|下一篇|[←→]|返回|版权|主办单位|承办单位[:：]|联系(?:人|方式|电话)|咨询电话|详细咨询|本文(?:链接|关键词|由)|分享|ICP|Produced|•|请(?:各|有关)[^。，\n]{1,12}(?:于|将|在)[^。\n]{0,60}(?:报|反馈|送))"
)
_SIGN_OFF = re.compile(
    r"^[^。，,；;]{2,40}(?:人民政府|办公室|办公厅|委员会|局|厅|部|委|政府)?[ ]?\d{4}年\d{1,2}月\d{1,2}日|^\d{4}年\d{1,2}月\d{1,2}日$"
)
_DUTY_LINE = re.compile(
    r"(?:牵头|责任|配合|参与|参加|协同|主办|主责|协办|承办|督办|督查|分管|主管|包保|联系|实施|负责|落实|完成|时间|时限)[^。：:]{0,8}[：:]|^[—―─－-]*(?:责任|牵头|配合)(?:单位|部门)|(?:负责|牵头|配合)[）)〕]?$"
)


@dataclass
class Item:
    """A marker, the range of its own text (behind the marker, before its first child), and its children."""

    marker: Marker
    start: int
    end: int
    children: list[Item] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """This item and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Part:
    """One plan of a document: its own title where several share the document, and its top-level items."""

    title: str | None
    title_span: tuple[int, int]
    items: list[Item]
    front: tuple[int, int]  # the text before its first item


@dataclass(frozen=True)
class Ignored:
    """A stretch of text left out on purpose, and the rule that left it out."""

    start: int
    end: int
    rule: str


@dataclass
class Outline:
    """The parts of a document, what was left out, where the plan's text ends, and its annexes whose items are tasks."""

    parts: list[Part]
    ignored: list[Ignored]
    end: int
    annexes: list[Part] = field(default_factory=list)

    @property
    def everything(self) -> list[Part]:
        """The parts of the plan and its annexes."""
        return [*self.parts, *self.annexes]


def build_outline(text: str, markers: list[Marker]) -> Outline:
    """Arrange `markers` of the clean `text` into parts and items."""
    lists = attachment_lists(text)
    begun = [start for start, _ in lists]
    markers = [m for m in markers if not (n := bisect_right(begun, m.start)) or m.start >= lists[n - 1][1]]
    top = _top_kind(markers)
    if top is None:
        return Outline([], [], len(text))
    markers, annexes = split_annexes(text, markers, top, lists)
    starts = [i for i, m in enumerate(markers) if m.kind is top and m.ordinal == 1]
    ignored = [Ignored(m.start, markers[starts[0]].start, "before-first-item") for m in markers[: starts[0]][:1]]
    parts: list[Part] = []
    end = len(text)
    bounds = [*starts, len(markers)]
    first_front = 0
    for n, first in enumerate(starts):
        begin = markers[first].start
        previous_end = markers[first - 1].end if n else 0
        title = _title_before(text, previous_end, begin)
        if n and title is None and not _continues(text, markers, first):
            end = _end_of_last(text, markers[first - 1].end, begin)[0]
            ignored.append(Ignored(end, len(text), "other-text"))
            break
        if n and title is not None and parts:
            # The previous plan ends where the title of this one begins.
            _cut_tail(parts[-1], title[1])
        stop = markers[bounds[n + 1]].start if n + 1 < len(starts) else len(text)
        items = _tree(markers[first : bounds[n + 1]], stop)
        span = (title[1], title[2]) if title else (begin, begin)
        if n and title is None:
            parts[-1].items.extend(items)
        else:
            parts.append(Part(title[0] if title else None, span, items, (first_front, begin)))
        first_front = stop
    for part in parts:
        _cut_boxes(text, part, ignored)
    for part in parts[:-1]:
        _cut_enacting(text, part, ignored)
    last = _last_item(parts[-1].items)
    tail, rule = _end_of_last(text, last.start, min(end, last.end))
    if tail < last.end:
        ignored.append(Ignored(tail, len(text), rule))
        last.end = tail
    _cut_enacting(text, parts[-1], ignored)
    return Outline(parts, ignored, tail, [found for annex in annexes if (found := _annex_part(text, annex))])


def _annex_part(text: str, annex: Annex) -> Part | None:
    """An annex as a part of its own where most of its items say who is to act."""
    items = _tree(list(annex.markers), annex.end)
    leaves = [item for root in items for item in root.walk() if not item.children]
    if sum(has_duty(text[leaf.start : leaf.end]) for leaf in leaves) * 2 <= len(leaves):
        return None
    last = _last_item(items)
    last.end = _end_of_last(text, last.start, last.end)[0]
    begin = annex.markers[0].start
    return Part(annex.heading, (annex.start, begin), items, (begin, begin))


def _top_kind(markers: list[Marker]) -> Kind | None:
    """The outermost kind that starts from one."""
    kinds = [m.kind for m in markers if m.ordinal == 1]
    return min(kinds, default=None)


def _continues(text: str, markers: list[Marker], first: int) -> bool:
    """True when numbering that starts again still belongs to the plan (a slip of the pen, not another text)."""
    heading = text[markers[first].end : markers[first].end + 30]
    before = text[markers[first - 1].end : markers[first].start]
    follows_on = not any(_CLOSING_LINE.match(line) for line in before.split("\n"))
    return follows_on and not NOT_A_PLAN.search(heading.split("\n")[0])


def _title_before(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The last line between `start` and `end` that reads like the title of a plan."""
    place = end
    for line in reversed(text[start:end].split("\n")):
        begin = place - len(line)
        # The first piece belongs to the previous item and is never a title.
        if begin > start and is_plan_title(line):
            return line, begin, place
        place = begin - 1
    if start == 0:
        line = text[:end].split("\n", 1)[0]
        if is_plan_title(line):
            return line, 0, len(line)
    return None


def _tree(markers: list[Marker], stop: int) -> list[Item]:
    roots: list[Item] = []
    stack: list[Item] = []
    for i, marker in enumerate(markers):
        end = markers[i + 1].start if i + 1 < len(markers) else stop
        item = Item(marker, marker.end, end)
        while stack and stack[-1].marker.kind >= marker.kind:
            stack.pop()
        (stack[-1].children if stack else roots).append(item)
        stack.append(item)
    return roots


def _last_item(items: list[Item]) -> Item:
    last = items[-1]
    while last.children:
        last = last.children[-1]
    return last


def _cut_tail(part: Part, place: int) -> None:
    last = _last_item(part.items)
    last.end = max(last.start, min(last.end, place))


# 专栏1 重点工程: a box of projects between the items of a long plan (eval guide: project lists are no tasks).
_BOX = re.compile(r"\n专栏[ ]*[一二三四五六七八九十\d]{1,3}[^。；\n]{0,40}\n")


def _cut_boxes(text: str, part: Part, ignored: list[Ignored]) -> None:
    """Cut the boxes behind items off them: a box reaches to the next item of the plan."""
    part.items = _without_boxes(text, part.items, ignored)


def _without_boxes(text: str, items: list[Item], ignored: list[Ignored]) -> list[Item]:
    """The items without the boxes behind them; a box may hold items, which count from one again."""
    kept: list[Item] = []
    boxed = False
    for item in items:
        if boxed and item.marker.ordinal != kept[-1].marker.ordinal + 1:
            ignored.append(Ignored(item.marker.start, _deep_end(item), "box"))
            continue
        kept.append(item)
        box = _BOX.search(text, item.start, item.end)
        boxed = box is not None
        if box is not None:
            ignored.append(Ignored(box.start() + 1, _deep_end(item), "box"))
            item.end, item.children = box.start(), []
        item.children = _without_boxes(text, item.children, ignored)
    return kept


def _deep_end(item: Item) -> int:
    return max(found.end for found in item.walk())


def _cut_enacting(text: str, part: Part, ignored: list[Ignored]) -> None:
    """Cut the clause that says from when the paper holds off the last item, unless the item is nothing else."""
    last = _last_item(part.items)
    start = enacting_start(text[last.start : last.end])
    if start:
        ignored.append(Ignored(last.start + start, last.end, "enacting-clause"))
        last.end = last.start + start


def _end_of_last(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the text of the last item ends, and why: before sign-off, attachments and page chrome."""
    place = start
    for n, line in enumerate(text[start:end].split("\n")):
        if n and (rule := _foreign(line)):
            return place, rule
        sign_off = re.search(
            r"(?<=[。）)])[^。，,；;]{2,40}(?:\d{4}年\d{1,2}月\d{1,2}日|二[〇○零O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)",
            line,
        )
        if sign_off:
            return place + sign_off.start(), "sign-off"
        place += len(line) + 1
    return end, "other-text"


def _foreign(line: str) -> str:
    """The rule by which a line is no text of an item, "" where it is."""
    if not line:
        return ""
    if _CLOSING_LINE.match(line):
        return "closing-line"
    if _SIGN_OFF.match(line):
        return "sign-off"
    short = len(line) <= _MAX_TAIL_LINE and not _TERMINAL.search(line) and not _DUTY_LINE.search(line)
    return "short-line" if short else ""
