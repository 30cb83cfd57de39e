"""What the cell of a column may hold, told by the words of its header, and what it costs to believe it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.bodies import split_bodies
from ingest.plan import Role
from ingest.table_headers import Column, column_of, plain_header, role_of
from ingest.timing import only_time

_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、，, ][\u4e00-\u9fff]{2,4}){0,5}(?:[（(][^（()）]{2,20}[）)])?")
_SHORT, _NAME, _LONGEST_LIST = 30, 60, 600
# What an empty cell costs, and each further piece of one cell.
_EMPTY = {
    Column.NAME: 4.0, Column.CONTENT: 4.0, Column.BODY: 2.0, Column.TIME: 2.0, Column.PERSON: 2.0,
    Column.CATEGORY: 1.0, Column.NOTE: 0.2,
}  # fmt: skip
_FURTHER = {Column.CONTENT: 0.3, Column.GOAL: 0.3, Column.NAME: 0.6, Column.BODY: 1.0, Column.NOTE: 0.6}
_EMPTY_LEAD, _FURTHER_LEAD = 3.0, 1.5
_COSTS = 1.5
# What it costs where a name of a body is in no register, a task's name is long, a sentence is short.
_UNKNOWN, _LONG, _BRIEF = 0.4, 0.5, 0.1
_ORDINAL = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_NOTHING = re.compile(r"[-—–－/／\\无]{1,4}")  # an empty cell
# Roles in front of bodies and behind them: 牵头单位：市民政局; 市财政局配合.
LABELLED = re.compile(r"^(?:牵头|责任|配合|主办|协办|承办|参与|落实)(?:单位|部门)?[：:]")
_ROLE_WORDS = re.compile(
    r"[（(](?:牵头|主办|配合|协办|参与)[）)]|(?:牵头|共同|具体|配合|按职责分工)*(?:牵头|配合|负责|参与|落实)(?=[，,、；;。]|$)"
)
_LOOSE_TIME = re.compile(
    r"(?:常年|长年|全年|年内|汛[前期]|入冬前|每[年季月周]|随时|同步|按(?:序时|时序|计划|要求))[\u4e00-\u9fff]{0,8}"
)


@dataclass(frozen=True)
class CellColumn:
    """What a header announces: the kind of its column, and the role of a column of bodies."""

    kind: Column | None
    role: Role | None

    @classmethod
    def of(cls, header: str) -> CellColumn:
        """The column below a header."""
        words = plain_header(header)
        return cls(column_of(words), role_of(words))

    def cost(self, size: int) -> float:
        """What it costs to leave the cell empty, or to make it of `size` pieces."""
        if size == 0:
            return _EMPTY_LEAD if self.role == "lead" else _EMPTY.get(self.kind, _COSTS) if self.kind else _COSTS
        further = _FURTHER_LEAD if self.role == "lead" else _FURTHER.get(self.kind, _COSTS) if self.kind else _COSTS
        return (size - 1) * further


def _bodies(piece: str) -> float | None:
    """What it costs to take a piece for a list of bodies: nothing where all are known, or it names nobody in
    particular (有关部门); None where it names something else."""
    return _cost_of_bodies(piece) if len(piece) <= _LONGEST_LIST else None


@lru_cache(maxsize=4096)
def _cost_of_bodies(piece: str) -> float | None:
    bare = _ROLE_WORDS.sub("", LABELLED.sub("", piece))
    found = split_bodies(bare, level="other")
    if found.leftovers or not bare:
        return None
    return 0.0 if all(body.known or body.group for body in found.bodies) else _UNKNOWN


def misplaced(piece: str, header: str) -> bool:
    """Whether a cell cannot stand under this header."""
    return misfit(piece, CellColumn.of(header).kind) is None


def names_bodies(piece: str) -> bool:
    """Whether a piece may be a list of bodies."""
    return _bodies(piece) is not None


def misfit(piece: str, kind: Column | None) -> float | None:
    """What it costs to let a piece be (part of) a cell of this kind; None where it cannot be."""
    if kind is Column.NOTE or _NOTHING.fullmatch(piece):
        return 0.0
    if kind is None:
        return _UNKNOWN
    if kind is Column.NUMBER:
        return 0.0 if _ORDINAL.fullmatch(piece) else None
    bodies = _bodies(piece)
    if kind is Column.BODY:
        return bodies
    time = only_time(piece) or _LOOSE_TIME.fullmatch(piece) is not None
    if kind is Column.TIME:
        return 0.0 if time else None
    if time or bodies == 0.0 or (kind is not Column.VALUE and _ORDINAL.fullmatch(piece)):
        return None
    # 冷链基地, 一网通办: a name may end as bodies do.
    doubt = 0.0 if bodies is None else _UNKNOWN
    if kind is Column.PERSON:
        return 0.0 if _PERSON.fullmatch(piece) else None
    if kind is Column.NAME:
        return doubt + (0.0 if len(piece) <= _NAME else _LONG)
    if kind in (Column.CONTENT, Column.GOAL):
        return doubt + (0.0 if len(piece) > _SHORT or "。" in piece else _BRIEF)
    return doubt if len(piece) <= _SHORT else None
