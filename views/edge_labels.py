"""Which lines of a picture bend, so that what is written on them lies on no node and on no other line's words.

vis writes a label on the middle of its line and draws nodes over it, so where the middle of a straight line is taken the
line bends to one side. Where that middle comes to lie follows vis-network 9.1.2 (`curvedCW`, `curvedCCW`).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from views.layout import Places, Size

Boxes = npt.NDArray[np.float64]  # rows of left, top, right, bottom
Line = tuple[str, str, str]  # from, to, what is written on it

LABEL_PX = 12
NO_ROOM = "…"  # stands where words have no room: who looks at the line with the mouse reads them
_AIR = 1.0  # and boxes are a little smaller than `sizes`
Way = tuple[float, float]  # how far the line bends and by how many pixels the words stand below it
_WAYS: tuple[Way, ...] = (
    (0.0, 0.0),
    *((way * bend, 0.0) for bend in (0.1, 0.16, 0.23, 0.31, 0.4, 0.5) for way in (1, -1)),
)
# In a crowd: finer, further out, and the words under or over the line.
_BENDS = (0.0, *(way * bend for bend in (0.06, *(step / 100 for step in range(10, 82, 4))) for way in (1, -1)))
_MORE_WAYS: tuple[Way, ...] = tuple((bend, below) for below in (0.0, 9.0, -9.0) for bend in _BENDS)


class Written(NamedTuple):
    """A line's bend (0 straight, above 0 clockwise, below 0 the other way), what is written on it, pixels below it."""

    bend: float
    text: str
    below: float = 0.0


def written(places: Places, sizes: Mapping[str, Size], lines: Mapping[str, Line]) -> dict[str, Written]:
    """How each labelled line bends. Short lines choose first; those that found no room choose again when all have."""
    labelled = {key: line for key, line in lines.items() if line[2] and line[0] != line[1]}
    order = sorted(labelled, key=lambda key: (_length(places, labelled[key]), key))
    taken = np.zeros((len(places) + len(labelled), 4))
    for n, key in enumerate(places):
        taken[n] = _box(places[key], sizes[key])
    row = {key: len(places) + n for n, key in enumerate(order)}
    found: dict[str, Written] = {}

    def choose(key: str, text: str, ways: tuple[Way, ...]) -> float:
        """Take the best of these ways, the first of equals; how much is covered there."""
        taken[row[key]] = 0.0
        centres = [(middle(places, labelled[key], bend), below) for bend, below in ways]
        boxes = np.array([_box((x, y + below), label_size(text)) for (x, y), below in centres])
        covered = _covered(boxes, taken)
        best = int(covered.argmin())
        taken[row[key]] = boxes[best]
        found[key] = Written(ways[best][0], text, ways[best][1])
        return float(covered[best])

    crowded = [key for key in order if choose(key, labelled[key][2], _WAYS)]
    for _ in range(2):
        crowded = [key for key in crowded if choose(key, labelled[key][2], _MORE_WAYS)]
    for key in crowded:
        choose(key, NO_ROOM, _MORE_WAYS)
    return found


def _length(places: Places, line: Line) -> float:
    (ax, ay), (bx, by) = places[line[0]], places[line[1]]
    return hypot(ax - bx, ay - by)


def label_size(text: str) -> Size:
    return sum(1.0 if char == NO_ROOM or ord(char) > 0x2E7F else 0.58 for char in text) * LABEL_PX, LABEL_PX * 1.2


def _box(centre: tuple[float, float], size: Size) -> tuple[float, float, float, float]:
    (x, y), (width, height) = centre, size
    return x - width / 2 - _AIR, y - height / 2 - _AIR, x + width / 2 + _AIR, y + height / 2 + _AIR


def _covered(boxes: Boxes, taken: Boxes) -> npt.NDArray[np.float64]:
    """Square pixels of each box that lie on something."""
    wide = np.minimum(boxes[:, None, 2], taken[None, :, 2]) - np.maximum(boxes[:, None, 0], taken[None, :, 0])
    high = np.minimum(boxes[:, None, 3], taken[None, :, 3]) - np.maximum(boxes[:, None, 1], taken[None, :, 1])
    total: npt.NDArray[np.float64] = (wide.clip(0) * high.clip(0)).sum(1)
    return total


def middle(places: Places, line: Line, bend: float) -> tuple[float, float]:
    """The middle of the line as vis draws it, on a curve between the centres of its nodes."""
    (ax, ay), (bx, by) = places[line[0]], places[line[1]]
    via_x, via_y = (ax + bx) / 2, (ay + by) / 2
    if bend:
        angle = atan2(ay - by, bx - ax) + (0.5 * bend + 0.5) * pi
        away = (0.5 * abs(bend) + 0.5) * hypot(bx - ax, by - ay)
        via_x, via_y = ax + away * sin(angle), ay + away * cos(angle)
    return (ax + 2 * via_x + bx) / 4, (ay + 2 * via_y + by) / 4


def smooth(bend: float) -> bool | dict[str, object]:
    """What vis is told."""
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
