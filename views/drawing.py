"""A subgraph as vis-network draws it: places computed here, labels broken by hand, colour never the only sign.

vis wraps labels on blanks and Chinese has none; physics in the browser would give another picture every time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from queries.subgraph import DrawnEdge, DrawnNode, Subgraph
from views.edge_labels import LABEL_PX, NO_ROOM, Written, smooth, written
from views.layout import Places, Size, around, positions
from views.style import (
    EDGE_COLOUR,
    EDGE_WORDS,
    FONT,
    NODE_CHOSEN,
    NODE_COLOUR,
    NODE_SHAPE,
    NODE_SIGN,
    NODE_TEXT,
    NODE_WORDS,
)

_LINE, _LINES = 8, 3
_HANG = 2  # characters a line may be longer than the others
_CLOSING, _OPENING = "）)》」』”’】〕、，。；：！？,.;:!?", "（(《「『“‘【〔"
_FONT_PX = 15
_MOST_BIGGER = 9  # pixels a label grows by, at most, with its number of relationships
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": True,
                    "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3, "margin": {"top": 7, "bottom": 7, "left": 9, "right": 9}},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 0.5, "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}},
}  # fmt: skip


def placed(graph: Subgraph, before: Places | None = None) -> Places:
    """Where each node stands. Nodes of `before` stay where they were; new ones are set around what they hang on."""
    sizes = _sizes(graph)
    ends = [(edge.source, edge.target) for edge in graph.edges]
    return around(before, sizes, ends) if before else positions(sizes, ends)


def _sizes(graph: Subgraph) -> dict[str, Size]:
    degree = degrees(graph)
    return {node.id: _box(wrapped(node.caption), _font(degree[node.id])) for node in graph.nodes}


def degrees(graph: Subgraph) -> Counter[str]:
    """How many relationships of the picture each node has."""
    return Counter(end for edge in graph.edges for end in (edge.source, edge.target))


def nodes(graph: Subgraph, places: Places) -> list[dict[str, Any]]:
    """Nodes with every property vis needs; texts are plain texts."""
    degree = degrees(graph)
    return [_node(node, degree[node.id], places[node.id]) for node in graph.nodes]


def edges(graph: Subgraph, places: Places) -> list[dict[str, Any]]:
    """Edges likewise; `id` is that of `edge_ids`. One whose label would lie on something bends, or has “…” in its place."""
    named = edge_ids(graph)
    found = written(places, _sizes(graph), {key: (e.source, e.target, _words(e)) for key, e in named.items()})
    straight = Written(0.0, "")
    return [{"id": key, **_edge(edge, found.get(key, straight))} for key, edge in named.items()]


def edge_ids(graph: Subgraph) -> dict[str, DrawnEdge]:
    """Edges by a name that stays the same when nodes are added: two numbers for one indicator are two edges."""
    seen: Counter[tuple[str, str, str]] = Counter()
    named = {}
    for edge in graph.edges:
        ends = (edge.source, edge.kind, edge.target)
        seen[ends] += 1
        named["|".join([*ends, str(seen[ends])])] = edge
    return named


def _node(node: DrawnNode, degree: int, place: tuple[float, float]) -> dict[str, Any]:
    fill, border = NODE_COLOUR[node.kind]
    return {
        "id": node.id, "label": wrapped(node.caption), "title": _tooltip(node, degree), "x": round(place[0], 1),
        "y": round(place[1], 1), "shape": NODE_SHAPE[node.kind],
        "color": {"background": fill, "border": border, "highlight": {"background": NODE_CHOSEN[node.kind], "border": "#8a5a00"},
                  "hover": {"background": fill, "border": "#8a5a00"}},
        "font": {"size": _font(degree), "color": NODE_TEXT[node.kind], "face": FONT},
    }  # fmt: skip


def _edge(edge: DrawnEdge, written: Written) -> dict[str, Any]:
    colour, width = EDGE_COLOUR.get(edge.kind, ("#8fa3b8", 1.0))
    return {
        "from": edge.source, "to": edge.target, "title": harmless(edge.label), "dashes": [7, 5] if edge.inferred else False,
        "color": {"color": colour, "highlight": "#8a5a00", "hover": "#8a5a00"}, "width": edge.weight or width,
        "label": written.text, "font": {"size": LABEL_PX, "face": FONT, "strokeWidth": 4, "vadjust": written.below}, "smooth": smooth(written.bend),
    }  # fmt: skip


def _words(edge: DrawnEdge) -> str:
    return edge.shown or ("推定" if edge.inferred else "")


def wrapped(text: str) -> str:
    """A label in lines of about the same length, eight characters and three lines at most."""
    if len(text) > _LINE * _LINES:
        text = text[: _LINE * _LINES - 1] + "…"
    lines = -(-len(text) // _LINE) or 1
    width = -(-len(text) // lines)
    rows: list[str] = []
    while text:
        end = width
        # No line begins with what closes a bracket or a clause: up to two such hang over the end of the line before.
        while end < min(len(text), width + _HANG) and text[end] in _CLOSING:
            end += 1
        while end < len(text) and end > 1 and text[end] in _CLOSING:
            end -= 1
        if end < len(text) and text[end - 1] in _OPENING and end > 1:
            end -= 1
        rows.append(text[:end])
        text = text[end:]
    return "\n".join(rows)


def _font(degree: int) -> int:
    """Letters grow with the square root of the relationships, so that a hub is seen and does not cover its neighbours."""
    return _FONT_PX + min(_MOST_BIGGER, int(max(0, degree - 1) ** 0.5))


def _box(label: str, font: int) -> Size:
    """Pixels a label takes in its box: full-width characters are square."""
    lines = label.split("\n")
    longest = max(sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in line) for line in lines)
    return longest * font + 20, len(lines) * font * 1.3 + 16


def _tooltip(node: DrawnNode, degree: int) -> str:
    return harmless("\n".join([f"{NODE_WORDS[node.kind]}：{node.caption}", *node.details, f"图中 {degree} 条关系"]))


def harmless(text: str) -> str:
    """A tooltip that stays text: pyvis hands every title to innerHTML as soon as one holds “href”, so the word is broken."""
    return re.sub(r"(?i)hre(?=f)", lambda found: found.group() + "\u200b", text)


def bar(graph: Subgraph, lines: Sequence[Mapping[str, Any]]) -> str:
    """HTML: what shapes and lines mean, in words, what was cut or has no room, and what the reader can do."""
    kinds = {node.kind for node in graph.nodes}
    items = [
        f'<span><span style="color:{NODE_COLOUR[kind][1]}">{NODE_SIGN[kind]}</span> {word}</span>'
        for kind, word in NODE_WORDS.items()
        if kind in kinds
    ]
    for kind, word in EDGE_WORDS.items():
        drawn = [edge for edge in graph.edges if edge.kind == kind]
        colour = EDGE_COLOUR[kind][0]
        if any(not edge.inferred for edge in drawn):
            items.append(f'<span><span style="color:{colour}">━▶</span> {word}</span>')
        if any(edge.inferred for edge in drawn):
            items.append(f'<span><span style="color:{colour}">┅▶</span> {word}（推定，虚线）</span>')
    if any(line["label"] == NO_ROOM for line in lines):
        items.append(f"<span>{NO_ROOM} 线上的字放不下，移到线上看</span>")
    if graph.truncated:
        items.append(f'<b class="cut">共 {graph.total} 个节点，只画出前 {len(graph.nodes)} 个</b>')
    buttons = '<button id="fit">适合窗口</button><button id="full">全屏</button><button id="png">存为图片</button>'
    return f'{"".join(items)}<span class="space"></span>{buttons}'


def summary(graph: Subgraph) -> str:
    """The picture in one sentence, for readers who cannot see it."""
    words: Mapping[str, int] = Counter(node.kind for node in graph.nodes)
    counted = "、".join(f"{escape(NODE_WORDS[kind])} {n} 个" for kind, n in words.items())
    return f"关系图：{counted}，关系 {len(graph.edges)} 条" if counted else "关系图：没有可画的内容"
