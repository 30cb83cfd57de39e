"""Sections without numbers whose paragraphs each begin with a name: “名称：…” or “强化督促检查。…”.

Source: eval guide, “What is a task”: clearly itemised units are tasks, numbered or not.
"""

from __future__ import annotations

import re

from ingest.duties import has_duty
from ingest.markers import Kind
from ingest.outline import Item

_LABEL_LINE = re.compile(r"^[“\"《【]?[^，,。；;：:\n]{2,24}[”\"》】]?[：:](?=[^\n]{6})", re.M)
_TITLED = re.compile(r"[^，,。；;：:、\n]{4,16}。(?=[^\n]{12})")

# (start, end of the name with its mark, end of the paragraph)
Named = tuple[int, int, int]


def named_paragraphs(text: str, item: Item, end: int) -> list[Named]:
    """The named paragraphs of the section text[item.start:end]; none where it is not made of them."""
    return _labelled(text, item.start, end) or _titled(text, item, end)


def _labelled(text: str, start: int, end: int) -> list[Named]:
    """Paragraphs “name：…” that each say who is to act."""
    found = [(m.start(), m.end()) for m in _LABEL_LINE.finditer(text, start, end)]
    found = [(a, b) for a, b in found if a == 0 or text[a - 1] == "\n"]
    found = [(a, b) for a, b in found if not has_duty(text[a:b] + "某局")]
    if len(found) < 2:
        return []
    stops = [a for a, _ in found[1:]] + [end]
    labels = [(a, b, stop) for (a, b), stop in zip(found, stops, strict=True)]
    return labels if all(has_duty(text[b:stop]) for _, b, stop in labels) else []


def _titled(text: str, item: Item, end: int) -> list[Named]:
    """Below a section heading on a line of its own: every paragraph begins with a sentence that names it."""
    first = text.find("\n", item.start, end) + 1
    if not first or item.marker.kind > Kind.CHINESE_BRACKET:
        return []
    starts = [first, *(first + m.end() for m in re.finditer(r"\n(?=.)", text[first:end]))]
    found = [_TITLED.match(text, start, end) for start in starts]
    if len(found) < 2 or None in found:
        return []
    return [(m.start(), m.end(), stop) for m, stop in zip(found, [*starts[1:], end], strict=True) if m]
