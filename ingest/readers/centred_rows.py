"""Rows of a table whose number stands in the middle line of its cells (`pdftotext -layout` of cells centred on their height).

    序号        任务                    责任单位
          建成口袋公园12个，种植乔木
     1    3000株，铺设草坪5万平方      市园林局
          米。

A row is believed where its lines lie evenly around its number, its longest cell ends there (a stop, or room left on the
line) and no cell was broken before its column was full; where two ends would do, the table is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

# Column → (start, end, column on the screen, last column on the screen) of what one line prints there.
Line = dict[int, tuple[int, int, int, int]]

_STOPS = "。；！.;"


def centred_rows(
    text: str, lines: Sequence[Line], widest: int, is_full: Callable[[int, int], bool]
) -> list[list[Line]]:
    """The rows of `lines` (without the header), [] where they cannot be told; `widest` is the column of the longest
    cells, `is_full(column, last)` whether a line that reaches `last` left no room in its column."""
    numbered = [n for n, line in enumerate(lines) if 0 in line]
    if [text[slice(*lines[n][0][:2])] for n in numbered] != [str(n) for n in range(1, len(numbered) + 1)]:
        return []
    rows: list[list[Line]] = []
    begin = 0
    for number, following in zip(numbered, [*numbered[1:], len(lines)], strict=True):
        ends = [
            end
            for end in range(max(number, 2 * number - begin - 1), min(following, 2 * number - begin + 2))
            if _closes(text, lines[end], widest, is_full) and _flows(lines[begin : end + 1], is_full)
        ]
        if len(ends) != 1:
            return []
        rows.append(list(lines[begin : ends[0] + 1]))
        begin = ends[0] + 1
    return rows if begin == len(lines) and len(rows) > 1 else []


def _closes(text: str, line: Line, widest: int, is_full: Callable[[int, int], bool]) -> bool:
    if widest not in line:
        return True
    _, end, _, last = line[widest]
    return text[end - 1] in _STOPS or not is_full(widest, last)


def _flows(lines: Sequence[Line], is_full: Callable[[int, int], bool]) -> bool:
    """Whether every cell that goes on below was broken for want of room."""
    return all(
        is_full(column, line[column][3]) for line, below in pairwise(lines) for column in line.keys() & below.keys()
    )
