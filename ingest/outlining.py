"""From markers to a tree of items: which text belongs to which heading, and where the plan begins and ends."""

from __future__ import annotations

from bisect import bisect_right

from ingest.annexes import Annex, split_annexes
from ingest.boxes import cut_boxes
from ingest.closing import attachment_lists, enacting_start
from ingest.duties import has_duty
from ingest.markers import Kind, Marker
from ingest.outline import Ignored, Item, Outline, Part
from ingest.plan_end import closes, end_of_last
from ingest.sections import NOT_A_PLAN, is_plan_title


def build_outline(text: str, markers: list[Marker]) -> Outline:
    """Arrange `markers` of the clean `text` into parts and items."""
    lists = attachment_lists(text)
    begun = [start for start, _ in lists]
    markers = [m for m in markers if not (n := bisect_right(begun, m.start)) or m.start >= lists[n - 1][1]]
    top = _top_kind(markers)
    if top is None:
        return Outline([], [], len(text))
    markers, annexes = split_annexes(text, markers, top, lists)
    parts, end, ignored = _parts(text, markers, [i for i, m in enumerate(markers) if m.kind is top and m.ordinal == 1])
    for part in parts:
        cut_boxes(text, part, ignored)
    for part in parts[:-1]:
        _cut_enacting(text, part, ignored)
    last = parts[-1].items[-1].last()
    tail, rule = end_of_last(text, last.start, min(end, last.end))
    if tail < last.end:
        ignored.append(Ignored(tail, len(text), rule))
        last.end = tail
    _cut_enacting(text, parts[-1], ignored)
    return Outline(parts, ignored, tail, [found for annex in annexes if (found := _annex_part(text, annex))])


def _parts(text: str, markers: list[Marker], starts: list[int]) -> tuple[list[Part], int, list[Ignored]]:
    """The plans that begin at `starts` (places in `markers`), where their text ends, and what stands outside of them."""
    ignored = [Ignored(m.start, markers[starts[0]].start, "before-first-item") for m in markers[: starts[0]][:1]]
    parts: list[Part] = []
    first_front = 0
    for first, following in zip(starts, [*starts[1:], len(markers)], strict=True):
        begin = markers[first].start
        title = _title_before(text, markers[first - 1].end if parts else 0, begin)
        if parts and title is None and not _continues(text, markers, first):
            end = end_of_last(text, markers[first - 1].end, begin)[0]
            return parts, end, [*ignored, Ignored(end, len(text), "other-text")]
        stop = markers[following].start if following < len(markers) else len(text)
        items = _tree(markers[first:following], stop)
        if parts and title is None:
            parts[-1].items.extend(items)
        else:
            name, *span = title or (None, begin, begin)
            if parts:
                # The previous plan ends where the title of this one begins.
                _cut_tail(parts[-1], span[0])
            parts.append(Part(name, (span[0], span[1]), items, (first_front, begin)))
        first_front = stop
    return parts, len(text), ignored


def _annex_part(text: str, annex: Annex) -> Part | None:
    """An annex as a part of its own where most of its items say who is to act."""
    items = _tree(list(annex.markers), annex.end)
    leaves = [item for root in items for item in root.walk() if not item.children]
    if sum(has_duty(text[leaf.start : leaf.end]) for leaf in leaves) * 2 <= len(leaves):
        return None
    last = items[-1].last()
    last.end = end_of_last(text, last.start, last.end)[0]
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
    return not closes(before) and not NOT_A_PLAN.search(heading.split("\n")[0])


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


def _cut_tail(part: Part, place: int) -> None:
    last = part.items[-1].last()
    last.end = max(last.start, min(last.end, place))


def _cut_enacting(text: str, part: Part, ignored: list[Ignored]) -> None:
    """Cut the clause that says from when the paper holds off the last item, unless the item is nothing else."""
    last = part.items[-1].last()
    start = enacting_start(text[last.start : last.end])
    if start:
        ignored.append(Ignored(last.start + start, last.end, "enacting-clause"))
        last.end = last.start + start
