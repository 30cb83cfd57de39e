"""Annexes behind a plan whose numbers count on below its own: “附件 / 重点任务分工 / 1.…（责任单位：…）”.

They belong to no item of the plan. Source: eval guide, “Task tables”: the caption of an annex heads its rows; lists of
papers, names and terms are no tasks. So the items of an annex are tasks where most say who is to act, and nothing else
of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.markers import Kind, Marker

_ANNEX = re.compile(r"^(?P<mark>附[件表][ ]*[一二三四五六七八九十\d]{0,3})[：:]?[ ]*(?P<title>[^。；\n]{0,60})\n", re.M)
_TASK_LIST = re.compile(r"(?:任务|责任|工作|措施)(?:分解|分工|清单|台账)(?:表|清单|一览表)?$|(?:分解|分工|任务)表$")
_MAX_TITLE, _MAX_LINES = 60, 2


@dataclass(frozen=True)
class Annex:
    """text[start:end] is an annex, from the line 附件 on, and `markers` those of its items; `heading` is its caption."""

    heading: str
    start: int
    end: int
    markers: tuple[Marker, ...]


def split_annexes(
    text: str, markers: Sequence[Marker], top: Kind, lists: Sequence[tuple[int, int]]
) -> tuple[list[Marker], list[Annex]]:
    """(the markers of the plan, its annexes): an annex counts from one below the plan's own outermost kind."""
    first = next((marker.start for marker in markers if marker.kind is top and marker.ordinal == 1), len(text))
    begun = {start for start, _ in lists}
    lines = [m for m in _ANNEX.finditer(text, first) if m.start() not in begun]
    found: list[Annex] = []
    kept = list(markers)
    for line, following in zip(lines, [*lines, None][1:], strict=True):
        end = following.start() if following else len(text)
        inside = [marker for marker in kept if line.end() <= marker.start < end]
        anew = next((n for n, marker in enumerate(inside) if marker.kind <= top and marker.ordinal == 1), None)
        end, inside = (end, inside) if anew is None else (inside[anew].start, inside[:anew])
        title = line.group("title").strip()
        if anew == 0 and _TASK_LIST.search(title or _title(text[line.end() : end])):
            # “附件 / 任务分解表 / 一、工业领域 / 1.…”: its headings are of the plan's own outermost kind.
            end = following.start() if following else len(text)
            inside = [marker for marker in kept if line.end() <= marker.start < end]
        elif not inside or inside[0].ordinal != 1 or inside[0].kind <= top:
            continue
        title = title or _title(text[line.end() : inside[0].start])
        mark = "".join(line.group("mark").split())
        found.append(Annex(f"{mark} {title}".strip(), line.start(), end, tuple(inside)))
        kept = [marker for marker in kept if not line.start() <= marker.start < end]
    return kept, found


def _title(between: str) -> str:
    """The lines between 附件 and its first item, where they read like a title."""
    lines = [line.strip() for line in between.split("\n") if line.strip()]
    if len(lines) > _MAX_LINES or any(len(line) > _MAX_TITLE or "。" in line for line in lines):
        return lines[0] if lines and len(lines[0]) <= _MAX_TITLE and "。" not in lines[0] else ""
    return "".join(lines)
