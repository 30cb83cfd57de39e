"""Which column each of the pieces of a row stands under, told by what it says: bodies, times, names, sentences.

A table that lost its rules keeps the order of its cells, but not those that were empty or merged, and not which lines
belong to one cell. Of all ways to deal the pieces out in order, the one is believed that leaves fewest cells empty and
breaks fewest into pieces; where two of them differ in who answers or by when, none is. A body that may as well stand under
another role is not placed at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.readers.cell_words import LABELLED, CellColumn, misfit
from ingest.table_headers import WHO_OR_WHEN, Column


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
_SINGLE = frozenset({Column.TIME, Column.PERSON, Column.CATEGORY})
_MAY_BE_EMPTY = frozenset({Column.CATEGORY, Column.NOTE, Column.MONEY, None})
_EQUAL = 1e-9


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
    columns = tuple(CellColumn.of(header) for header in headers)
    way = _best(tuple(pieces), columns)
    if way is None or way.doubtful:
        return None
    cells = {column: indexes for column, indexes in enumerate(way.dealt) if indexes}
    whole = all(column in cells for column, each in enumerate(columns) if each.kind not in _MAY_BE_EMPTY)
    left = tuple(index for index in _unclear(columns, cells) if not LABELLED.match(pieces[index]))
    sure = {column: tuple(index for index in indexes if index not in left) for column, indexes in cells.items()}
    return Placing({column: indexes for column, indexes in sure.items() if indexes}, left, way.cost, whole)


def _unclear(columns: Sequence[CellColumn], cells: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
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


def _best(pieces: tuple[str, ...], columns: tuple[CellColumn, ...]) -> _Way | None:
    """The cheapest way to deal all of `pieces` out to all of `columns`."""
    fits = [[misfit(piece, column.kind) for piece in pieces] for column in columns]
    # From the last column back: what the columns from here on make of the pieces from each one on.
    ways: list[_Way | None] = [*(None for _ in pieces), _Way(0.0, (), doubtful=False)]
    for n in range(len(columns) - 1, -1, -1):
        ways = [_cheapest(piece, columns[n:], fits[n], ways) for piece in range(len(pieces) + 1)]
    return ways[0]


def _cheapest(
    piece: int, columns: Sequence[CellColumn], fits: Sequence[float | None], rests: Sequence[_Way | None]
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


def _says(way: _Way, columns: Sequence[CellColumn]) -> list[tuple[int, ...]]:
    return [dealt for dealt, column in zip(way.dealt, columns, strict=True) if column.kind in WHO_OR_WHEN]
