"""A cell that lists bodies, cut into segments by printed role: labels and verbs inside the cell win over the column."""

from __future__ import annotations

import re

from ingest.duties import ROLE_OF, Segment, clauses
from ingest.plan import Role

_WORDS = "|".join(ROLE_OF)
# In a cell the noun may be missing (“牵头：甲 配合：乙”); in prose it may not.
_LABEL = re.compile(
    rf"(?:市级|县级|区级|省级|市直|主要|总)?(?P<word>{_WORDS})(?:责任)?(?:单位|部门|处室|科室|机构|主体)?\s*[：:]"
)
# “甲局（牵头）、乙局”: the bracket behind a name is its role.
_MARKED = re.compile(r"[（(](?P<word>牵头|主办|配合|协办|参与)(?:单位|部门)?[）)]")
_NAME_STOP = re.compile(r"[、，,；;。/\n（(]")


def cell_segments(text: str, role: Role) -> list[Segment]:
    """The lists of one cell; `role` is what the column's header prints."""
    segments: list[Segment] = []
    labels = list(_LABEL.finditer(text))
    starts = [(0, 0, role)] + [(m.start(), m.end(), ROLE_OF[m.group("word")]) for m in labels]
    for n, (_, start, default) in enumerate(starts):
        stop = starts[n + 1][0] if n + 1 < len(starts) else len(text)
        for segment in clauses(text, start, stop, default=default):
            segments += _marked(text, segment)
    return segments


def _marked(text: str, segment: Segment) -> list[Segment]:
    found: list[Segment] = []
    place = segment.start
    for match in _MARKED.finditer(text, segment.start, segment.end):
        begin = max((m.end() for m in _NAME_STOP.finditer(text, place, match.start())), default=place)
        if text[place:begin].strip("、，,；;。 "):
            found.append(Segment(segment.role, segment.joint, place, begin))
        found.append(Segment(ROLE_OF[match.group("word")], False, begin, match.start()))
        place = match.end()
    if text[place : segment.end].strip("、，,；;。 "):
        found.append(Segment(segment.role, segment.joint, place, segment.end))
    return found
