"""Subgraphs with pyvis, made to work where there is no network and labels are Chinese.

pyvis 0.3.2 loads Bootstrap from a content network in every mode, writes files in the locale's encoding and lays out in
the browser. So: `generate_html()` only, vis inlined from pyvis' own package, every external reference taken out,
positions computed here, labels broken by hand (vis wraps on blanks, and Chinese has none).
"""

from __future__ import annotations

import re
from html import escape

import networkx as nx
from pyvis.network import Network

from queries.subgraph import DrawnNode, Subgraph
from views.style import EDGE_COLOUR, EDGE_WORDS, NODE_COLOUR, NODE_SHAPE, NODE_TEXT, NODE_WORDS

_LINE, _LINES = 8, 3
# Pixels from the middle to the rim: labels of a few nodes stay large, of many do not cover each other.
_SCALE, _SPREAD = 90, 62
_EXTERNAL = re.compile(
    r"<(?:script|link)\b[^>]*?(?:src|href)\s*=\s*[\"'](?:https?:)?//[^>]*>(?:\s*</script>)?", re.I | re.S
)
_HEADING = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.S)
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}?node_modules.*?-->", re.S)
_MAP = re.compile(r"//# sourceMappingURL=[^\s<]+")


def to_html(graph: Subgraph, *, height: int = 620) -> str:
    """A stand-alone page that asks for nothing: no script, style or font from anywhere."""
    network = Network(height=f"{height}px", width="100%", directed=True, cdn_resources="in_line", notebook=False)
    network.toggle_physics(False)
    places = _layout(graph)
    degree = _degrees(graph)
    for node in graph.nodes:
        x, y = places[node.id]
        network.add_node(
            node.id, label=wrapped(node.caption), title=_tooltip(node), x=x, y=y, physics=False,
            shape=NODE_SHAPE[node.kind], size=12 + min(18, 2 * degree.get(node.id, 0)),
            color={"background": NODE_COLOUR[node.kind], "border": "#53657a", "highlight": "#ffd54f"},
            font={"size": 14, "color": NODE_TEXT[node.kind], "face": "Noto Sans CJK SC, Microsoft YaHei, sans-serif"},
        )  # fmt: skip
    for edge in graph.edges:
        network.add_edge(
            edge.source, edge.target, title=edge.label, color=EDGE_COLOUR.get(edge.kind, "#999999"), dashes=edge.inferred,
            width=2.4 if edge.kind == "LEADS" else 1, arrowStrikethrough=False, smooth=False,
            label="推定" if edge.inferred else "",
        )  # fmt: skip
    return _offline(network.generate_html(notebook=False), graph)


def wrapped(text: str) -> str:
    """A label in lines of eight characters, three lines at most."""
    lines = [text[i : i + _LINE] for i in range(0, len(text), _LINE)]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: _LINE - 1] + "…"]
    return "\n".join(lines)


def _tooltip(node: DrawnNode) -> str:
    # vis shows a title as text when it is a string: no markup of a document can run.
    return "\n".join([f"{NODE_WORDS[node.kind]}：{node.caption}", *node.details])


def _degrees(graph: Subgraph) -> dict[str, int]:
    counts: dict[str, int] = {}
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            counts[end] = counts.get(end, 0) + 1
    return counts


def _layout(graph: Subgraph) -> dict[str, tuple[float, float]]:
    """Positions in pixels: the same data gives the same picture."""
    plain = nx.Graph()
    plain.add_nodes_from(node.id for node in graph.nodes)
    plain.add_edges_from((edge.source, edge.target) for edge in graph.edges)
    if not plain:
        return {}
    # scipy-free: Kamada-Kawai needs scipy, a weight of 40 MB for a handful of nodes.
    found = nx.spring_layout(plain, seed=7, iterations=150, k=2.4 / max(1, len(plain)) ** 0.5)
    scale = _SCALE + _SPREAD * len(plain) ** 0.5
    return {key: (float(x) * scale * 1.5, float(y) * scale) for key, (x, y) in found.items()}


def _offline(html: str, graph: Subgraph) -> str:
    for unwanted in (_COMMENT, _EXTERNAL, _HEADING, _MAP):
        html = unwanted.sub("", html)
    # The page scales itself to what is drawn; labels stay readable on an old screen.
    return html.replace("<body>", f'<body style="margin:0;font-family:sans-serif">{_legend(graph)}', 1)


def _legend(graph: Subgraph) -> str:
    kinds = {node.kind for node in graph.nodes}
    shapes = {"Agency": "■", "Task": "●", "Indicator": "◆"}
    nodes = [
        f'<span style="color:{NODE_COLOUR[k] if k != "Task" else "#8fa3b8"}">{shapes[k]}</span> {NODE_WORDS[k]}'
        for k in NODE_WORDS
        if k in kinds
    ]
    edges = [
        f'<span style="color:{EDGE_COLOUR[k]}">━▶</span> {w}'
        for k, w in EDGE_WORDS.items()
        if any(e.kind == k for e in graph.edges)
    ]
    dashed = ['<span style="color:#b3261e">┅▶</span> 推定牵头'] if any(edge.inferred for edge in graph.edges) else []
    cut = f"（共 {graph.total} 个节点，只画出前 {len(graph.nodes)} 个）" if graph.truncated else ""
    items = "　".join([*nodes, *edges, *dashed])
    return f'<div style="font-size:13px;padding:4px 8px;color:#333">{items}　{escape(cut)}</div>'
