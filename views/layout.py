"""Where nodes stand in a picture: computed here, so that the same data gives the same picture and no physics runs.

Distances on the screen follow distances in the graph (stress majorisation: Gansner, Koren, North 2004, weights 1/d²),
then labels that lie on one another are pushed apart. numpy only: Kamada-Kawai of networkx would need scipy, 40 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Size = tuple[float, float]
Places = dict[str, tuple[float, float]]  # centre of every node in pixels, y downwards

_STEP = 125.0  # pixels between neighbours before labels are pushed apart
_ASPECT = 1.7  # screens are wide
_SCREEN, _MOST_STRETCH = 2.1, 1.8  # width by height of the frame; more than that pulls neighbours apart
_GAP = (26.0, 20.0)
_SWEEPS = 120
_GOLDEN = 2.399963  # the golden angle: no two nodes begin at one place


def positions(sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]]) -> Places:
    """Where every node stands. `sizes`: width and height of its label; edges between other ids fail."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    graph.add_edges_from(sorted((a, b) for a, b in edges if a != b))
    unknown = set(graph) - set(sizes)
    if unknown:
        raise ValueError(f"edge to a node without a size: {sorted(unknown)[0]}")
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed: Places = {}
    for part in _shelves([_laid_out(graph, keys, sizes) for keys in parts]):
        placed.update(part)
    return _widened(placed)


def _widened(places: Places) -> Places:
    """Stretched sideways to the shape of a screen, which is wider than a crowd of labels makes itself."""
    if len(places) < 3:
        return places
    spans = [max(axis) - min(axis) for axis in zip(*places.values(), strict=True)]
    stretch = min(_MOST_STRETCH, max(1.0, _SCREEN * spans[1] / max(spans[0], 1.0)))
    return {key: (x * stretch, y) for key, (x, y) in places.items()}


def around(before: Places, sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]]) -> Places:
    """Where every node stands when those of `before` stay: each new one at the nearest free place to its neighbour.

    Nodes of `before` that have no size any more are left out; a new node without a placed neighbour goes by the middle.
    """
    placed = {key: place for key, place in before.items() if key in sizes}
    beside: dict[str, list[str]] = {}
    for a, b in edges:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    for key in (key for key in sizes if key not in before):
        near = (
            [placed[other] for other in beside.get(key, ()) if other in placed] or list(placed.values()) or [(0.0, 0.0)]
        )
        middle = (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
        placed[key] = _free(middle, sizes[key], placed, sizes)
    return placed


def _free(middle: tuple[float, float], size: Size, placed: Places, sizes: Mapping[str, Size]) -> tuple[float, float]:
    """The first place on a spiral around `middle` where a label of this size lies on no other."""
    if not placed:
        return middle
    points = np.array(list(placed.values()))
    need = (np.array([sizes[key] for key in placed]) + np.array(size)) / 2 + np.array(_GAP)
    x, y = middle
    for turn in range(1, 20_000):
        away = _STEP * 0.25 * turn**0.5
        x, y = middle[0] + away * np.cos(turn * _GOLDEN) * _ASPECT, middle[1] + away * np.sin(turn * _GOLDEN)
        if not (np.abs(points - np.array([x, y])) < need).all(axis=1).any():
            break
    return float(x), float(y)


def _laid_out(graph: nx.Graph, part: Iterable[str], sizes: Mapping[str, Size]) -> dict[str, tuple[float, float, Size]]:
    """One connected part, its labels free of one another."""
    keys = sorted(part)
    boxes = np.array([sizes[key] for key in keys])
    points = _apart(_stress(graph.subgraph(keys), keys), boxes)
    return {key: (float(x), float(y), sizes[key]) for key, (x, y) in zip(keys, points, strict=True)}


def _stress(graph: nx.Graph, keys: list[str]) -> Points:
    count = len(keys)
    if count == 1:
        return np.zeros((1, 2))
    index = {key: n for n, key in enumerate(keys)}
    distances = np.zeros((count, count))
    for source, reached in nx.all_pairs_shortest_path_length(graph):
        for target, steps in reached.items():
            distances[index[source], index[target]] = steps
    weights = np.zeros_like(distances)
    away = distances > 0
    weights[away] = distances[away] ** -2
    ones = np.full((count, count), 1 / count)
    inverse = np.linalg.inv(np.diag(weights.sum(1)) - weights + ones) - ones
    turns = np.arange(count) * _GOLDEN
    points = np.sqrt(np.arange(count) + 0.5)[:, None] * np.column_stack((np.cos(turns), np.sin(turns)))
    for _ in range(_SWEEPS):
        gaps = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = np.divide(-weights * distances, gaps, out=np.zeros_like(gaps), where=gaps > 1e-9)
        np.fill_diagonal(pull, -pull.sum(1))
        points = inverse @ pull @ points
    spread: Points = points * _STEP * np.array([_ASPECT, 1.0])
    return spread


def _apart(points: Points, boxes: Points) -> Points:
    """Push labels that overlap away from each other, along the shorter way, until none do."""
    need = (boxes[:, None] + boxes[None]) / 2 + np.array(_GAP)
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None])
    for _ in range(_SWEEPS * 3):
        delta = points[:, None] - points[None]
        overlap = need - np.abs(delta)
        clash = (overlap > 0.5).all(axis=2) & (order != 0)
        if not clash.any():
            break
        sideways = overlap[..., 0] < overlap[..., 1]
        for axis, chosen in ((0, clash & sideways), (1, clash & ~sideways)):
            direction = np.where(delta[..., axis] == 0, order, np.sign(delta[..., axis]))
            push = np.where(chosen, direction * overlap[..., axis] / 2, 0.0)
            # The mean of all pushes, not their sum: a node in a crowd is not thrown out of it.
            points[:, axis] += push.sum(1) / np.maximum(1, chosen.sum(1)) * 1.05
    return points


def _shelves(parts: list[dict[str, tuple[float, float, Size]]]) -> list[dict[str, tuple[float, float]]]:
    """Parts beside one another in rows, the largest first, rows as wide as a screen is for their height."""
    spans = [_span(part) for part in parts]
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in spans)
    limit = max([(area * _ASPECT * 1.8) ** 0.5, *(right - left for left, _, right, _ in spans)], default=0.0)
    placed, x, y, tall = [], 0.0, 0.0, 0.0
    for part, (left, top, right, bottom) in zip(parts, spans, strict=True):
        if x and x + right - left > limit:
            x, y, tall = 0.0, y + tall + 2 * _GAP[1], 0.0
        placed.append({key: (x - left + px, y - top + py) for key, (px, py, _) in part.items()})
        x, tall = x + right - left + 2 * _GAP[0], max(tall, bottom - top)
    return placed


def _span(part: Mapping[str, tuple[float, float, Size]]) -> tuple[float, float, float, float]:
    return (
        min(x - w / 2 for x, _, (w, _) in part.values()),
        min(y - h / 2 for _, y, (_, h) in part.values()),
        max(x + w / 2 for x, _, (w, _) in part.values()),
        max(y + h / 2 for _, y, (_, h) in part.values()),
    )
