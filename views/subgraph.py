"""Subgraphs as stand-alone pages with pyvis, made to work where there is no network.

pyvis 0.3.2 loads Bootstrap from a content network in every mode, writes files in the locale's encoding and lays out in
the browser. So: `generate_html()` only (never `show`, `write_html`), vis inlined from pyvis' own package, every
external reference taken out, positions computed here.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from pyvis.network import Network

from queries.subgraph import Subgraph
from views import drawing
from views.layout import Places
from views.style import FONT

_PICTURE = Path(__file__).parent / "picture"
_EXTERNAL = re.compile(
    r"<(?:script|link)\b[^>]*?(?:src|href)\s*=\s*[\"'](?:https?:)?//[^>]*>(?:\s*</script>)?", re.I | re.S
)
_HEADING = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.S)
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}?node_modules.*?-->", re.S)
_MAP = re.compile(r"//# sourceMappingURL=[^\s<]+")


def to_html(graph: Subgraph, places: Places | None = None, *, height: int = 620) -> str:
    """A page that asks for nothing: no script, style or font from anywhere. `height` in pixels, at first."""
    network = Network(height=f"{height}px", width="100%", directed=True, cdn_resources="in_line", notebook=False)
    places = drawing.placed(graph) if places is None else places
    for node in drawing.nodes(graph, places):
        network.add_node(node.pop("id"), **node)
    lines = drawing.edges(graph, places)
    bar = drawing.bar(graph, lines)
    for edge in lines:
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    network.set_options(json.dumps(drawing.OPTIONS))
    return _offline(network.generate_html(notebook=False), bar)


def _offline(html: str, bar: str) -> str:
    for unwanted in (_COMMENT, _EXTERNAL, _HEADING, _MAP):
        html = unwanted.sub("", html)
    style = f"<style>body {{font-family: {FONT};}}\n{_part('picture.css')}</style>"
    html = html.replace("<html>", f'<!DOCTYPE html>\n<html lang="zh-CN"><title>责任图谱子图</title>{style}', 1)
    html = html.replace("<body>", f'<body><div id="bar">{bar}</div>', 1)
    return html.replace("</body>", f"<script>{_part('buttons.js')}</script></body>", 1)


@cache
def _part(name: str) -> str:
    return (_PICTURE / name).read_text(encoding="utf-8")
