"""A subgraph on a page: drawn, opened further node by node, and what a click shows; its stand-alone file."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from queries.subgraph import DrawnEdge, Subgraph, merged
from queries.words import LABEL
from views import drawing, links, pair_tasks, state, task_panel
from views.component import clicked
from views.layout import Places
from views.store import saved, saved_picture
from views.style import FONT, plain
from views.subgraph import to_html
from views.tables import limits, show_table

_HEIGHT = 640
_MOST_OPENED = 12  # nodes opened further, as many as an address should carry
_BETWEEN, _HERE = "|", "-picture"
_CONNECTED = ("关系", "依据", "相连", "类别", "所在方案")


@st.cache_data(max_entries=60, show_spinner="正在布局…")
def _opened(graph: Subgraph, more: tuple[Subgraph, ...]) -> tuple[Subgraph, Places]:
    """The picture with what was opened further; what stood before stays where it was."""
    places = drawing.placed(graph)
    for part in more:
        graph = merged(graph, part)
        places = drawing.placed(graph, places)
    return graph, places


@st.cache_data(max_entries=60, show_spinner=False)
def _lines(graph: Subgraph, places: Places) -> list[dict[str, Any]]:
    return drawing.edges(graph, places)


@st.cache_data(max_entries=20, show_spinner=False)
def _html(graph: Subgraph, places: Places) -> str:
    return to_html(graph, places, height=_HEIGHT)


def draw(graph: Subgraph, *, name: str, city: str = "") -> None:
    """Show the picture; a click on a node or a line shows it below. `name` is the file's; `city` scopes what opens."""
    if not graph.nodes:
        st.info("没有可画的内容：结果里没有机构、任务或指标之间的关系。")
        return
    wanted, more = _wanted(graph)
    graph, places = _opened(graph, more)
    if graph.truncated:
        st.warning(f"共 {graph.total} 个节点，只画出前 {len(graph.nodes)} 个；请缩小范围（城市、机构），表格不受影响。")
    chosen = _chosen(graph, places, name)
    state.remember(node=chosen)
    _below(graph, places, wanted, chosen, name)
    if chosen:
        with st.container(key="picture-choice"):
            _show(graph, chosen, city)


def _wanted(graph: Subgraph) -> tuple[list[str], tuple[Subgraph, ...]]:
    """What the address opens further: nodes of the picture, or of what was opened before them."""
    there = {node.id for node in graph.nodes}
    wanted, more = [], []
    for key in state.given("open").split(_BETWEEN)[:_MOST_OPENED]:
        if key in there:
            wanted.append(key)
            more.append(saved_picture("neighbours", node=key))
            there.update(node.id for node in more[-1].nodes)
    return wanted, tuple(more)


def _chosen(graph: Subgraph, places: Places, name: str) -> str:
    """Draw, and return the id of the node or line to look at: the last click, else what the box or the address says."""
    box, seen = f"picture-box-{name}", f"picture-click-{name}"
    lines = drawing.edge_ids(graph)
    captions = {node.id: f"{LABEL[node.kind]}　{node.caption}" for node in graph.nodes}
    names = {**captions, **{key: _line(captions, edge) for key, edge in lines.items()}}
    if box not in st.session_state:
        st.session_state[box] = state.given("node")
    if st.session_state[box] not in names:
        st.session_state[box] = ""
    place, below = st.container(), st.container()
    with place:
        event = clicked(_data(graph, places, name, st.session_state[box]), key=f"picture-{name}")
    if event and event["click"] != st.session_state.get(seen):
        st.session_state[seen] = event["click"]
        if event["id"] in names:
            st.session_state[box] = event["id"]
    return str(
        below.selectbox(
            f"{drawing.summary(graph)}。点图中的节点或线，或在这里选：", ["", *names], key=box,
            format_func=lambda key: names.get(key, "（未选）"),
        )
    )  # fmt: skip


def _line(captions: dict[str, str], edge: DrawnEdge) -> str:
    return f"关系　{captions[edge.source][3:]} → {captions[edge.target][3:]}　{edge.label}"


def _data(graph: Subgraph, places: Places, name: str, chosen: str) -> dict[str, Any]:
    lines = _lines(graph, places)
    return {
        "name": name, "nodes": drawing.nodes(graph, places), "edges": lines, "options": drawing.OPTIONS,
        "bar": drawing.bar(graph, lines), "font": FONT, "height": _HEIGHT, "chosen": chosen,
    }  # fmt: skip


def _below(graph: Subgraph, places: Places, wanted: list[str], chosen: str, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        node = any(node.id == chosen for node in graph.nodes)
        if node and chosen not in wanted and len(wanted) < _MOST_OPENED and st.button("从它展开", key=f"open-{name}"):
            _open([*wanted, chosen])
        if wanted and st.button("收起展开的", key=f"close-{name}"):
            _open([])
        st.download_button(
            "下载关系图 .html（可离线打开）", lambda: _html(graph, places).encode("utf-8"), f"{name}.html", "text/html",
            on_click="ignore", key=f"html-{name}",
        )  # fmt: skip


def _open(keys: list[str]) -> None:
    state.remember(open=_BETWEEN.join(keys))
    st.rerun()


def _show(graph: Subgraph, chosen: str, city: str) -> None:
    """What was chosen: a task and its sentence, a body and what it is connected with, the tasks behind a line."""
    node = next((node for node in graph.nodes if node.id == chosen), None)
    if node is None:
        _show_line(graph, drawing.edge_ids(graph)[chosen], city)
        return
    if node.kind == "Task":
        task_panel.show(node.id, where=_HERE)
        return
    facts = "　".join(escape(text) for text in node.details)
    st.html(f'<p class="when"><b>{escape(node.caption)}</b>　<span class="source">{facts}</span></p>')
    if node.kind == "Agency":
        links.to("agency_tasks", f"查看 {plain(node.caption)} 的全部任务", city=node.id.split(":")[0], agency=node.id)
    else:
        links.to("indicators", f"在各城市之间比较 {plain(node.caption)}", indicator=node.caption)
    found = saved("neighbours", node=node.id)
    show_table(found.rows, _CONNECTED, height=254)
    st.html(f'<p class="source">{limits(found)}</p>')


def _show_line(graph: Subgraph, edge: DrawnEdge, city: str) -> None:
    captions = {node.id: node.caption for node in graph.nodes}
    if edge.kind == "DEPENDS":
        pair_tasks.show(edge.source, edge.target, city, where=_HERE)
    elif edge.kind == "TARGETS":
        task_panel.show(edge.source, where=_HERE)
    else:
        task_panel.show(edge.target, chosen=captions[edge.source], where=_HERE)
