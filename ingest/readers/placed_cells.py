"""Which column each of the pieces of a row stands under, told by what it says: bodies, times, names, sentences.

A table that lost its rules keeps the order of its cells, but not those that were empty or merged, and not which lines
belong to one cell. Of all ways to deal the pieces out in order, the one is believed that leaves fewest cells empty and
breaks fewest into pieces; where two of them differ in who answers or by when, none is. A body that may as well stand under
another role is not placed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from ingest.bodies import split_bodies
from ingest.plan import Role
from ingest.table_headers import Column, column_of, plain_header, role_of
from ingest.timing import only_time


@dataclass(frozen=True)
class Placing:
    """Indexes of the pieces of a row by column; a column that is not there is empty.

    `unplaced`: bodies of which nothing tells what they answer for. `whole`: no cell is empty that a row needs.
    """

    cells: dict[int, tuple[int, ...]]
    unplaced: tuple[int, ...]
    cost: float
    whole: bool


_MAX_PIECES = 40
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、，, ][\u4e00-\u9fff]{2,4}){0,5}(?:[（(][^（()）]{2,20}[）)])?")
_SHORT, _NAME = 30, 60
# What an empty cell costs, and each further piece of one cell.
_EMPTY = {
    Column.NAME: 4.0, Column.CONTENT: 4.0, Column.BODY: 2.0, Column.TIME: 2.0, Column.PERSON: 2.0,
    Column.CATEGORY: 1.0, Column.NOTE: 0.2,
}  # fmt: skip
_FURTHER = {Column.CONTENT: 0.3, Column.GOAL: 0.3, Column.NAME: 0.6, Column.BODY: 1.0, Column.NOTE: 0.6}
_EMPTY_LEAD, _FURTHER_LEAD = 3.0, 1.5
_COSTS = 1.5
_SINGLE = frozenset({Column.TIME, Column.PERSON, Column.CATEGORY})
_WHO_OR_WHEN = frozenset({Column.BODY, Column.TIME})
_MAY_BE_EMPTY = frozenset({Column.CATEGORY, Column.NOTE, Column.MONEY, None})
# What it costs where a name of a body is in no register, a task's name is long, a sentence is short.
_UNKNOWN, _LONG, _BRIEF = 0.4, 0.5, 0.1
_EQUAL = 1e-9
_NOTHING = re.compile(r"[-—–－/／\\无]{1,4}")  # an empty cell
# Roles in front of bodies and behind them: 牵头单位：市民政局; 市财政局配合.
_LABELLED = re.compile(r"^(?:牵头|责任|配合|主办|协办|承办|参与|落实)(?:单位|部门)?[：:]")
_ROLE_WORDS = re.compile(
    r"[（(](?:牵头|主办|配合|协办|参与)[）)]|(?:牵头|共同|具体|配合|按职责分工)*(?:牵头|配合|负责|参与|落实)(?=[，,、；;。]|$)"
)
_LOOSE_TIME = re.compile(
    r"(?:常年|长年|全年|年内|汛[前期]|入冬前|每[年季月周]|随时|同步|按(?:序时|时序|计划|要求))[\u4e00-\u9fff]{0,8}"
)


@dataclass(frozen=True)
class _Column:
    kind: Column | None
    role: Role | None

    def cost(self, size: int) -> float:
        """What it costs to leave the cell empty, or to make it of `size` pieces."""
        if size == 0:
            return _EMPTY_LEAD if self.role == "lead" else _EMPTY.get(self.kind, _COSTS) if self.kind else _COSTS
        further = _FURTHER_LEAD if self.role == "lead" else _FURTHER.get(self.kind, _COSTS) if self.kind else _COSTS
        return (size - 1) * further


@dataclass(frozen=True)
class _Way:
    """Indexes of the pieces of each column; `doubtful`: another way costs the same and says something else."""

    cost: float
    dealt: tuple[tuple[int, ...], ...]
    doubtful: bool


def placed(pieces: Sequence[str], headers: Sequence[str]) -> Placing | None:
    """The one way to deal `pieces` out to `headers` in their order.

    None where there is no way, or two as good ones that differ in who answers or by when.
    """
    if len(pieces) > _MAX_PIECES:
        return None
    columns = tuple(_column(header) for header in headers)
    way = _best(tuple(pieces), columns)
    if way is None or way.doubtful:
        return None
    cells = {column: indexes for column, indexes in enumerate(way.dealt) if indexes}
    whole = all(column in cells for column, each in enumerate(columns) if each.kind not in _MAY_BE_EMPTY)
    left = tuple(index for index in _unclear(columns, cells) if not _LABELLED.match(pieces[index]))
    sure = {column: tuple(index for index in indexes if index not in left) for column, indexes in cells.items()}
    return Placing({column: indexes for column, indexes in sure.items() if indexes}, left, way.cost, whole)


def _unclear(columns: Sequence[_Column], cells: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
    """The pieces of neighbouring columns of bodies that may as well stand in another of them, where roles differ.

    Where one of 牵头单位 and 配合单位 is empty, or merged with the row above, nothing tells which. Where there are more
    pieces than columns, the first and the last are sure.
    """
    for is_body, run in groupby(range(len(columns)), key=lambda n: columns[n].kind is Column.BODY):
        among = list(run) if is_body else []
        if len({columns[n].role for n in among}) < 2:
            continue
        dealt = [index for n in among for index in cells.get(n, ())]
        spare = len(dealt) - len(among) if all(n in cells for n in among) else len(dealt)
        for place, index in enumerate(dealt):
            possible = among[max(0, place - spare) : place + 1] if spare < len(dealt) else among
            if len({columns[n].role for n in possible}) > 1:
                yield index


def _best(pieces: tuple[str, ...], columns: tuple[_Column, ...]) -> _Way | None:
    """The cheapest way to deal all of `pieces` out to all of `columns`."""
    fits = [[_misfit(piece, column.kind) for piece in pieces] for column in columns]
    # From the last column back: what the columns from here on make of the pieces from each one on.
    ways: list[_Way | None] = [*(None for _ in pieces), _Way(0.0, (), doubtful=False)]
    for n in range(len(columns) - 1, -1, -1):
        ways = [_cheapest(piece, columns[n:], fits[n], ways) for piece in range(len(pieces) + 1)]
    return ways[0]


def _cheapest(
    piece: int, columns: Sequence[_Column], fits: Sequence[float | None], rests: Sequence[_Way | None]
) -> _Way | None:
    """The cheapest way for `columns` from `piece` on; `rests` are those of the columns behind the first."""
    column, found, misfit = columns[0], None, 0.0
    for end in range(piece, len(rests)):
        if end > piece:
            cost = fits[end - 1]
            if cost is None or (end - piece > 1 and column.kind in _SINGLE):
                break
            misfit += cost
        rest = rests[end]
        if rest is None:
            continue
        dealt = (tuple(range(piece, end)), *rest.dealt)
        way = _Way(rest.cost + column.cost(end - piece) + misfit, dealt, rest.doubtful)
        if found is None or way.cost < found.cost - _EQUAL:
            found = way
        elif way.cost < found.cost + _EQUAL and _says(way, columns) != _says(found, columns):
            found = replace(found, doubtful=True)
    return found


def _says(way: _Way, columns: Sequence[_Column]) -> list[tuple[int, ...]]:
    return [dealt for dealt, column in zip(way.dealt, columns, strict=True) if column.kind in _WHO_OR_WHEN]


@lru_cache(maxsize=256)
def _column(header: str) -> _Column:
    words = plain_header(header)
    return _Column(column_of(words), role_of(words))


@lru_cache(maxsize=4096)
def _bodies(piece: str) -> float | None:
    """What it costs to take a piece for a list of bodies: nothing where all are known, or it names nobody in
    particular (有关部门); None where it names something else."""
    bare = _ROLE_WORDS.sub("", _LABELLED.sub("", piece))
    found = split_bodies(bare, level="other")
    if found.leftovers or not bare:
        return None
    return 0.0 if all(body.known or body.group for body in found.bodies) else _UNKNOWN


def _misfit(piece: str, kind: Column | None) -> float | None:
    """What it costs to let a piece be (part of) a cell of this kind; None where it cannot be."""
    bodies = _bodies(piece)
    time = only_time(piece) or _LOOSE_TIME.fullmatch(piece) is not None
    if kind is Column.NOTE or _NOTHING.fullmatch(piece):
        return 0.0
    if kind is None:
        return _UNKNOWN
    if kind is Column.BODY:
        return bodies
    if kind is Column.TIME:
        return 0.0 if time else None
    if time or bodies == 0.0:
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
