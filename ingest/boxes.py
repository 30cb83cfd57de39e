"""Boxes of projects between the items of a long plan (专栏1 重点工程): the eval guide makes project lists no tasks."""

from __future__ import annotations

import re

from ingest.outline import Ignored, Item, Part

_BOX = re.compile(r"\n专栏[ ]*[一二三四五六七八九十\d]{1,3}[^。；\n]{0,40}\n")


def cut_boxes(text: str, part: Part, ignored: list[Ignored]) -> None:
    """Cut the boxes behind items off them: a box reaches to the next item of the plan."""
    part.items = _without_boxes(text, part.items, ignored)


def _without_boxes(text: str, items: list[Item], ignored: list[Ignored]) -> list[Item]:
    """The items without the boxes behind them; a box may hold items, which count from one again."""
    kept: list[Item] = []
    boxed = False
    for item in items:
        if boxed and item.marker.ordinal != kept[-1].marker.ordinal + 1:
            ignored.append(Ignored(item.marker.start, item.deep_end(), "box"))
            continue
        kept.append(item)
        box = _BOX.search(text, item.start, item.end)
        boxed = box is not None
        if box is not None:
            ignored.append(Ignored(box.start() + 1, item.deep_end(), "box"))
            item.end, item.children = box.start(), []
        item.children = _without_boxes(text, item.children, ignored)
    return kept
