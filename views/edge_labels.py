"""Which lines of a picture bend, so that what is written on them lies on no node and on no other line's words.

vis writes a label on the middle of its line and draws nodes over it, so where the middle of a straight line is taken the
line bends to one side. Where that middle comes to lie follows vis-network 9.1.2 (`curvedCW`, `curvedCCW`).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, hypot, pi, sin

import numpy as np
import numpy.typing as npt

from views.layout import Places, Size

Boxes = npt.NDArray[np.float64]  # rows of left, top, right, bottom
Line = tuple[str, str, str]  # from, to, what is written on it

LABEL_PX = 12
_AIR = 2.0
_STEPS = np.linspace(0, 1, 41)[:, None]
_BENDS = (0.0, 0.1, -0.1, 0.16, -0.16, 0.23, -0.23, 0.31, -0.31, 0.4, -0.4, 0.5, -0.5)


def bends(places: Places, sizes: Mapping[str, Size], lines: Mapping[str, Line]) -> dict[str, float]:
    """How far each labelled line bends: 0 straight, up to 0.5 clockwise, below 0 the other way. Short lines choose first."""
    labelled = {key: line for key, line in lines.items() if line[2] and line[0] != line[1]}
    taken = np.zeros((len(places) + len(labelled), 4))
    for n, key in enumerate(places):
        taken[n] = _box(places[key], sizes[key])
    found: dict[str, float] = {}
    for key, (source, target, text) in sorted(
        labelled.items(), key=lambda item: (_length(places, item[1]), item[0])
    ):  # fmt: skip
        boxes = np.array([_box(_middle(places, sizes, source, target, bend), _label(text)) for bend in _BENDS])
        held = len(places) + len(found)
        covered = _covered(boxes, taken[:held])
        best = int(covered.argmin())  # the first of equals: the straightest
        found[key] = _BENDS[best]
        taken[held] = boxes[best]
    return found


def _length(places: Places, line: Line) -> float:
    (ax, ay), (bx, by) = places[line[0]], places[line[1]]
    return hypot(ax - bx, ay - by)


def _label(text: str) -> Size:
    return sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in text) * LABEL_PX, LABEL_PX * 1.2


def _box(centre: tuple[float, float], size: Size) -> tuple[float, float, float, float]:
    (x, y), (width, height) = centre, size
    return x - width / 2 - _AIR, y - height / 2 - _AIR, x + width / 2 + _AIR, y + height / 2 + _AIR


def _covered(boxes: Boxes, taken: Boxes) -> npt.NDArray[np.float64]:
    """Square pixels of each box that lie on something."""
    wide = np.minimum(boxes[:, None, 2], taken[None, :, 2]) - np.maximum(boxes[:, None, 0], taken[None, :, 0])
    high = np.minimum(boxes[:, None, 3], taken[None, :, 3]) - np.maximum(boxes[:, None, 1], taken[None, :, 1])
    total: npt.NDArray[np.float64] = (wide.clip(0) * high.clip(0)).sum(1)
    return total


def _middle(places: Places, sizes: Mapping[str, Size], source: str, target: str, bend: float) -> tuple[float, float]:
    """The middle of the line as vis draws it: a curve between the centres, begun again where it leaves the two boxes."""
    start, end = np.array(places[source]), np.array(places[target])
    across, up = end[0] - start[0], start[1] - end[1]
    via = (start + end) / 2
    if bend:
        angle = atan2(up, across) + (0.5 * bend + 0.5) * pi
        via = start + (0.5 * abs(bend) + 0.5) * hypot(across, up) * np.array([sin(angle), cos(angle)])
    curve = (1 - _STEPS) ** 2 * start + 2 * _STEPS * (1 - _STEPS) * via + _STEPS**2 * end
    first = curve[np.argmax((np.abs(curve - start) > np.array(sizes[source]) / 2).any(axis=1))]
    last = curve[len(curve) - 1 - np.argmax((np.abs(curve - end) > np.array(sizes[target]) / 2).any(axis=1)[::-1])]
    x, y = (first + 2 * via + last) / 4
    return float(x), float(y)


def smooth(bend: float) -> bool | dict[str, object]:
    """What vis is told."""
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
