"""Headings without a number above items that count from one again: “重点任务” over 一是…二是…, “工作要求” over 一是….

Believed only where every new beginning of the plan's outermost items has such a line above it: then the lines are what
the items are sorted under, and no rest of the item before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.markers import Kind, Marker
from ingest.sections import NOT_A_PLAN, is_plan_title

_MAX_HEADING = 20
# A short line that is a sentence, a label with its value, a date, or what stands behind a plan.
_NO_HEADING = re.compile(
    r"[。；;，,！!？?：:）)”》\d]|^(?:附[件表录]|抄送|联系|来源|编辑|打印|关闭|上一|下一|相关|责任|牵头|配合|主办|承办|扫)"
)


def with_bare_headings(text: str, markers: Sequence[Marker]) -> list[Marker]:
    """`markers` and an empty marker at every bare heading of the clean `text`, in order."""
    top = min((m.kind for m in markers if m.ordinal == 1), default=None)
    if top is None or top <= Kind.CHINESE:
        return list(markers)
    firsts = [m for m in markers if m.kind is top and m.ordinal == 1]
    lines = [_line_above(text, m.start) for m in firsts]
    if len(firsts) < 2 or any(line is None for line in lines[1:]):
        return list(markers)
    headings = [
        Marker(Kind.CHINESE, n, "", line, line, True, rule="bare-heading")
        for n, line in enumerate((line for line in lines if line is not None), start=1)
    ]
    return sorted([*markers, *headings], key=lambda marker: marker.start)


def _line_above(text: str, place: int) -> int | None:
    """Where the line above `place` begins if it is a bare heading, else None."""
    end = place
    while end and text[end - 1] in "\n ":
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    line = text[start:end].strip()
    if not start or not 2 <= len(line) <= _MAX_HEADING or _NO_HEADING.search(line):
        return None
    return None if is_plan_title(line) or NOT_A_PLAN.search(line) else start
