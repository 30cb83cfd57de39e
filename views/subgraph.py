"""Subgraphs with pyvis, made to work where there is no network and labels are Chinese.

pyvis 0.3.2 loads Bootstrap from a content network in every mode, writes files in the locale's encoding and lays out in
the browser. So: `generate_html()` only (never `show`, `write_html`), vis inlined from pyvis' own package, every
external reference taken out, positions computed here, labels broken by hand (vis wraps on blanks, Chinese has none).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html import escape

from pyvis.network import Network

from queries.subgraph import DrawnNode, Subgraph
from views.layout import Size, positions
from views.style import EDGE_COLOUR, EDGE_WORDS, FONT, NODE_COLOUR, NODE_SHAPE, NODE_SIGN, NODE_TEXT, NODE_WORDS

_LINE, _LINES = 8, 3
_FONT_PX = 15
_EXTERNAL = re.compile(
    r"<(?:script|link)\b[^>]*?(?:src|href)\s*=\s*[\"'](?:https?:)?//[^>]*>(?:\s*</script>)?", re.I | re.S
)
_HEADING = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.S)
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}?node_modules.*?-->", re.S)
_MAP = re.compile(r"//# sourceMappingURL=[^\s<]+")
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": True,
                    "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3, "margin": {"top": 7, "bottom": 7, "left": 9, "right": 9}},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 0.5, "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}},
}  # fmt: skip

_HEAD = """<!DOCTYPE html>
<html lang="zh-CN"><title>责任图谱子图</title><style>
body {margin: 0; font-family: %s; color: #1d2733;}
#bar {display: flex; flex-wrap: wrap; gap: 2px 18px; align-items: center; padding: 5px 10px; font-size: 13px; height: 30px; box-sizing: border-box;}
#bar b {font-weight: 600;} #bar .cut {color: #8c1d18;} #bar .space {flex: 1;}
#bar button {font: inherit; border: 1px solid #b8c4d0; background: #fff; border-radius: 4px; padding: 1px 9px; cursor: pointer;}
.card, #mynetwork {border: 0 !important; float: none !important;}
#mynetwork {height: calc(100vh - 31px) !important; border-top: 1px solid #d8dfe7 !important;}
:fullscreen {background: #fff;}
div.vis-tooltip {font-family: inherit; font-size: 13px; line-height: 1.6; white-space: pre-wrap; max-width: 24rem; background: #fff; border: 1px solid #8fa3b8; color: #1d2733;}
@media print {#bar button {display: none;}}
</style>
"""
_TAIL = """<script>
document.getElementById("fit").onclick = function () { network.fit(); };
document.getElementById("full").onclick = function () {
  if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen(); }
};
document.getElementById("png").onclick = function () {
  var drawn = document.querySelector("#mynetwork canvas"), copy = document.createElement("canvas");
  copy.width = drawn.width; copy.height = drawn.height;
  var pen = copy.getContext("2d");
  pen.fillStyle = "#fff"; pen.fillRect(0, 0, copy.width, copy.height); pen.drawImage(drawn, 0, 0);
  var link = document.createElement("a");
  link.download = "责任图谱子图.png"; link.href = copy.toDataURL("image/png"); link.click();
};
window.addEventListener("resize", function () { network.fit(); });
</script>
"""


def to_html(graph: Subgraph, *, height: int = 620) -> str:
    """A stand-alone page that asks for nothing: no script, style or font from anywhere. `height` in pixels, at first."""
    network = Network(height=f"{height}px", width="100%", directed=True, cdn_resources="in_line", notebook=False)
    labels = {node.id: wrapped(node.caption) for node in graph.nodes}
    places = positions({key: _size(text) for key, text in labels.items()}, [(e.source, e.target) for e in graph.edges])
    degree = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    for node in graph.nodes:
        x, y = places[node.id]
        fill, border = NODE_COLOUR[node.kind]
        network.add_node(
            node.id, label=labels[node.id], title=_tooltip(node, degree[node.id]), x=round(x, 1), y=round(y, 1),
            shape=NODE_SHAPE[node.kind],
            color={"background": fill, "border": border, "highlight": {"background": "#ffe9a8", "border": "#8a5a00"},
                   "hover": {"background": "#fff3cf", "border": "#8a5a00"}},
            font={"size": _FONT_PX, "color": NODE_TEXT[node.kind], "face": FONT},
        )  # fmt: skip
    for edge in graph.edges:
        colour, width = EDGE_COLOUR.get(edge.kind, ("#8fa3b8", 1.0))
        network.add_edge(
            edge.source, edge.target, title=edge.label, dashes=[7, 5] if edge.inferred else False,
            color={"color": colour, "highlight": "#8a5a00", "hover": "#8a5a00"}, width=edge.weight or width,
            label=edge.shown or ("推定" if edge.inferred else ""), font={"size": 12, "face": FONT, "strokeWidth": 4},
        )  # fmt: skip
    network.set_options(json.dumps(_OPTIONS))
    return _offline(network.generate_html(notebook=False), graph)


def wrapped(text: str) -> str:
    """A label in lines of about the same length, eight characters and three lines at most."""
    if len(text) > _LINE * _LINES:
        text = text[: _LINE * _LINES - 1] + "…"
    lines = -(-len(text) // _LINE) or 1
    width = -(-len(text) // lines)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width)) if text else ""


def _size(label: str) -> Size:
    """Pixels a label takes in its box: full-width characters are square."""
    lines = label.split("\n")
    longest = max(sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in line) for line in lines)
    return longest * _FONT_PX + 20, len(lines) * _FONT_PX * 1.3 + 16


def _tooltip(node: DrawnNode, degree: int) -> str:
    # vis shows a string as text, but pyvis hands it to innerHTML when any title holds “href”: break the word.
    text = "\n".join([f"{NODE_WORDS[node.kind]}：{node.caption}", *node.details, f"图中 {degree} 条关系"])
    return re.sub(r"(?i)hre(?=f)", lambda found: found.group() + "\u200b", text)


def _offline(html: str, graph: Subgraph) -> str:
    for unwanted in (_COMMENT, _EXTERNAL, _HEADING, _MAP):
        html = unwanted.sub("", html)
    html = html.replace("<html>", _HEAD % FONT, 1).replace("<body>", f"<body>{_bar(graph)}", 1)
    return html.replace("</body>", f"{_TAIL}</body>", 1)


def _bar(graph: Subgraph) -> str:
    """What shapes and lines mean, in words, and what the reader can do."""
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
    if graph.truncated:
        items.append(f'<b class="cut">共 {graph.total} 个节点，只画出前 {len(graph.nodes)} 个</b>')
    buttons = '<button id="fit">适合窗口</button><button id="full">全屏</button><button id="png">存为图片</button>'
    return f'<div id="bar">{"".join(items)}<span class="space"></span>{buttons}</div>'


def summary(graph: Subgraph) -> str:
    """The picture in one sentence, for readers who cannot see it."""
    words = Counter(node.kind for node in graph.nodes)
    counted = "、".join(f"{escape(NODE_WORDS[kind])} {n} 个" for kind, n in words.items())
    return f"关系图：{counted}，关系 {len(graph.edges)} 条" if counted else "关系图：没有可画的内容"
