"""A subgraph on a page: the picture in a frame of its own, its limit in words, its stand-alone file."""

from __future__ import annotations

import streamlit as st

from queries.subgraph import Subgraph
from views.subgraph import summary, to_html

_HEIGHT = 640


@st.cache_data(max_entries=40, show_spinner="正在布局…")
def _html(graph: Subgraph) -> str:
    return to_html(graph, height=_HEIGHT)


def draw(graph: Subgraph, *, name: str) -> None:
    """Show the picture and offer it as a file that opens anywhere without a network. `name` is the file's."""
    if not graph.nodes:
        st.info("没有可画的内容：结果里没有机构、任务或指标之间的关系。")
        return
    if graph.truncated:
        st.warning(f"共 {graph.total} 个节点，只画出前 {len(graph.nodes)} 个；请缩小范围（城市、机构），表格不受影响。")
    html = _html(graph)
    # Safe to frame: every text in it went through pyvis' JSON, which escapes markup, and tooltips are set as text.
    st.iframe(html, height=_HEIGHT, alt=summary(graph))
    st.download_button(
        "下载关系图 .html（可离线打开）", html.encode("utf-8"), f"{name}.html", "text/html", on_click="ignore"
    )
