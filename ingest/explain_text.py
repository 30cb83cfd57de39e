"""Reasons of what a task is called and where its text begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.outline import Item
from ingest.reasons import Reason, span_of
from ingest.titles import heading_of
from ingest.traced import Traced


def number(traced: Traced, place: int) -> Iterator[Reason]:
    """How the task's number is believed to be one."""
    task, draft = traced.plan["tasks"][place], traced.tasks[place].draft
    item = _item_at(traced, task["span"][0])
    if task["number"] is None:
        yield Reason("编号", "无", None, ("number.none",))
    elif draft.row is not None or item is None:
        yield Reason("编号", task["number"], None, ("number.column",))
    else:
        marker = item.marker
        span = traced.prose.reading.span(marker.start, marker.end)
        yield Reason("编号", task["number"], span_of(span), (f"number.{marker.rule}",))


def path(traced: Traced, place: int) -> Iterator[Reason]:
    """Where the headings above the task are printed."""
    task, reading = traced.plan["tasks"][place], traced.prose.reading
    above = {reading.text[i.marker.start : i.marker.end] + h: (i, h) for i, h in _above(traced, task["span"][0])}
    parts = {part.title: part for part in traced.outline.everything if part.title}
    for heading in task["path"]:
        if heading in above:
            item, words = above[heading]
            span = reading.span(item.marker.start, item.start + len(words))
            yield Reason("上级标题", heading, span_of(span), ("path.heading",))
        elif heading in parts:
            yield Reason("上级标题", heading, span_of(reading.span(*parts[heading].title_span)), ("path.part",))
        else:
            yield Reason("上级标题", heading, None, ("path.table",))


def title(traced: Traced, place: int) -> Iterator[Reason]:
    """What told the title from the text."""
    task, how = traced.plan["tasks"][place], traced.tasks[place]
    rule = how.draft.title_rule if task["title"] else "none"
    span = None
    if task["title"] and how.draft.row is None:
        start = traced.source.text.find(task["title"][:2], task["span"][0])
        behind = how.draft.content.span()[0]
        span = (start, behind) if task["span"][0] <= start < behind else None
    yield Reason("标题", task["title"] or "无", span, (f"title.{rule}",))


def text(traced: Traced, place: int) -> Iterator[Reason]:
    """Where the text begins and ends, and what was taken out of it."""
    how = traced.tasks[place]
    draft, content = how.draft, how.draft.content
    first = "text.row" if draft.row is not None else "text.behind-owner" if draft.owner is not None else "text.behind-marker"  # fmt: skip
    rules = tuple(dict.fromkeys((first, _end(traced, place))))
    yield Reason("正文", f"{len(how.body.text)} 字", span_of(how.body.span()), rules)
    for phrase in how.named.phrases:
        alone = f"phrase.{phrase.rule}" if phrase.rule in ("standing-rule", "person") else ""
        rules = (alone,) if alone else ("phrase.duty", f"duty.{phrase.rule}")
        yield Reason("取出", "责任表述", span_of(content.span(phrase.start, phrase.end)), rules)
    if how.clause is not None:
        span = content.span(how.clause.start, how.clause.end)
        yield Reason("取出", "时间表述", span_of(span), ("phrase.time", f"time.{how.clause.rule}"))


def time(traced: Traced, place: int) -> Iterator[Reason]:
    """Where the time of the task is printed."""
    task, how = traced.plan["tasks"][place], traced.tasks[place]
    found = task["time"]
    if found is None:
        return
    value = f"{found['start'] or '…'} 至 {found['due'] or '…'}{'，持续' if found['ongoing'] else ''}"
    if how.clause is not None and how.clause.time == found:
        span = how.draft.content.span(how.clause.start, how.clause.end)
        yield Reason("时间", value, span_of(span), (f"time.{how.clause.rule}",), found["raw"])
        return
    for header, cell in how.draft.row.times if how.draft.row is not None else ():
        yield Reason("时间", value, span_of(cell.span()), ("time.column",), header)
    if how.clause is None and how.draft.row is None:
        yield Reason("时间", value, None, ("time.above",), found["raw"])


def _item_at(traced: Traced, start: int) -> Item | None:
    reading = traced.prose.reading
    for part in traced.outline.everything:
        for root in part.items:
            for item in root.walk():
                if reading.offsets[item.marker.start] == start:
                    return item
    return None


def _above(traced: Traced, start: int) -> Iterator[tuple[Item, str]]:
    """The items whose text holds the source's character `start`, outermost first, with their headings."""
    reading = traced.prose.reading
    for part in traced.outline.everything:
        items = part.items
        while item := next((i for i in reversed(items) if reading.offsets[i.marker.start] <= start), None):
            yield item, heading_of(reading.text, item)[0]
            items = item.children


def _end(traced: Traced, place: int) -> str:
    """What ends the task's text."""
    draft = traced.tasks[place].draft
    if draft.row is not None:
        return "text.row"
    for left in (*traced.drafts.ignored, *traced.outline.ignored):
        if left.start == draft.end:
            return f"place.{left.rule}"
    return "text.end" if draft.end >= traced.outline.end else "text.next-item"
