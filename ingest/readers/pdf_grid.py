"""Rules to grids: which rules belong together, and which cells they part.

A cell is what no rule cuts. So a cell that the page break left open at the foot, or a table printed without its outer
sides, is as good as one with a rule on every side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Rules closer than this (points) are one, or touch.
SNAP = 3.0
# More rules, or squares of a grid, than any page of a plan can print.
_MAX_RULES, _MAX_SQUARES = 4000, 20_000
# As few rules across say nothing about two tables beside each other.
_FEW_ROWS = 2
# Share of a square's side that rules must cover to be its wall.
_WALL = 0.6


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: at `place` across its direction, from `low` to `high` along it."""

    place: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Squares:
    """Edges of the columns and rows of a grid, and its cells as (row, column, rows, columns)."""

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]


def grids_of(upright: Sequence[Rule], level: Sequence[Rule]) -> list[Squares]:
    """Every group of rules that touch, as a grid; smallest first, so that what stands in a frame is found before it."""
    if len(upright) + len(level) > _MAX_RULES:
        return []
    found = []
    for verticals, horizontals in _groups(upright, level):
        xs = _merged([r.place for r in verticals] + [end for r in horizontals for end in (r.low, r.high)])
        ys = _merged([r.place for r in horizontals] + [end for r in verticals for end in (r.low, r.high)])
        if len(xs) > 2 and len(ys) > 1 and len(xs) * len(ys) <= _MAX_SQUARES:
            found.append(Squares(xs, ys, _cells(xs, ys, verticals, horizontals)))
    return sorted(found, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))


def _groups(upright: Sequence[Rule], level: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules joined by crossing or touching: (upright, level) of every group."""
    parent = list(range(len(upright) + len(level)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    by_height = sorted(range(len(level)), key=lambda i: level[i].place)
    heights = [level[i].place for i in by_height]
    for v, rule in enumerate(upright):
        first, last = bisect_left(heights, rule.low - SNAP), bisect_right(heights, rule.high + SNAP)
        for i in by_height[first:last]:
            if level[i].low - SNAP <= rule.place <= level[i].high + SNAP:
                parent[root(v)] = root(len(upright) + i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parent)):
        verticals, horizontals = groups.setdefault(root(index), ([], []))
        if index < len(upright):
            verticals.append(upright[index])
        else:
            horizontals.append(level[index - len(upright)])
    return _side_by_side([group for group in groups.values() if group[0] and group[1]])


def _side_by_side(groups: list[tuple[list[Rule], list[Rule]]]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups put together that print the same rows beside each other: a merged cell that goes on over the whole page, with
    no rule of its own at head and foot (as browsers print it), parts what is left of it from what is right."""
    joined: list[tuple[list[Rule], list[Rule]]] = []
    for upright, level in sorted(groups, key=lambda group: min(rule.place for rule in group[0])):
        rows = _merged(rule.place for rule in level)
        for before in joined:
            beside = max(rule.place for rule in before[0]) < min(rule.place for rule in upright)
            same = _merged(rule.place for rule in before[1])
            if beside and len(rows) > _FEW_ROWS and len(rows) == len(same) and _same(rows, same):
                before[0].extend(upright)
                before[1].extend(level)
                break
        else:
            joined.append((upright, level))
    return joined


def _same(some: list[float], others: list[float]) -> bool:
    return all(abs(a - b) <= SNAP for a, b in zip(some, others, strict=True))


def _merged(values: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > SNAP:
            merged.append(value)
    return merged


def _cells(xs: list[float], ys: list[float], upright: list[Rule], level: list[Rule]) -> list[tuple[int, int, int, int]]:
    rows, columns = len(ys) - 1, len(xs) - 1
    beside = _walls(upright, xs, ys)  # (column edge, row)
    below = _walls(level, ys, xs)  # (row edge, column)
    seen: set[tuple[int, int]] = set()
    cells: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            # A cell grows to the right, then down as long as its whole width is open.
            end = column + 1
            while end < columns and (end, row) not in beside and (row, end) not in seen:
                end += 1
            last = row + 1
            while last < rows and _open(last, column, end, beside, below):
                last += 1
            seen.update((r, c) for r in range(row, last) for c in range(column, end))
            cells.append((row, column, last - row, end - column))
    return cells


def _open(row: int, start: int, end: int, beside: set[tuple[int, int]], below: set[tuple[int, int]]) -> bool:
    """True when no rule parts the squares start..end of `row` from those above or from each other."""
    return not any((row, c) in below for c in range(start, end)) and not any(
        (c, row) in beside for c in range(start + 1, end)
    )


def _walls(rules: list[Rule], places: list[float], along: list[float]) -> set[tuple[int, int]]:
    """(index of the edge, index of the square along it) where rules cover most of the square's side."""
    covered: dict[tuple[int, int], float] = {}
    for rule in rules:
        edge = min(range(len(places)), key=lambda i: abs(places[i] - rule.place))
        for square, (low, high) in enumerate(pairwise(along)):
            length = min(rule.high, high) - max(rule.low, low)
            if length > 0:
                covered[edge, square] = covered.get((edge, square), 0.0) + length
    return {
        (edge, square)
        for (edge, square), length in covered.items()
        if length >= _WALL * (along[square + 1] - along[square])
    }
