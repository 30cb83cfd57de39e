"""If a body were not there: which of its tasks stall and why; and the figures of the network it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from views import state, style, task_panel
from views.agencies import SEARCH
from views.store import saved_network
from views.tables import limits, pick_row, show_table

# What is computed: what it is called, what the figures say, the columns.
_FIGURES = {
    "rank": ("谁居中、谁被等", "居中程度：别人之间最短的等待链有多大份额经过它（0—1）；被等程度：等待最后落在它身上的份额，合计 1。",
             ("机构", "牵头后要等", "被人等", "其中推定", "居中程度", "被等程度")),
    "communities": ("常在一起办事的机构", "共同任务多的机构分为一组，一组之内往来多于与外面的往来（Louvain 法）。",
                    ("组", "机构数", "机构")),
    "cut": ("一断就散的机构", "拿掉这家，原本连在一起的机构断成几块。", ("机构", "断成几块")),
}  # fmt: skip
_NONE = "（不看）"
_COUNTED = {
    True: "推定的牵头也算牵头，“牵头是推定”一列标出。",
    False: "推定的牵头不算牵头：只靠推定才有牵头单位的任务，按没有确定牵头算。",
}
_STALLED = ("后果", "任务", "牵头是推定")
_WIDTHS = {"后果": 230, "任务": 700, "牵头是推定": 100}


def show(city: str, bodies: Mapping[str, str], *, inferred: bool) -> None:
    """Both parts for one city; `bodies`: what the list shows by id, in protocol order."""
    style.part("如果这家单位不参与")
    keys = ["", *bodies]
    body = st.selectbox(
        "选一家单位，看没有它时哪些任务停下", keys, index=state.pick("without", keys), key=f"without-{city}",
        format_func=lambda key: bodies.get(key, "（未选）"), filter_mode=SEARCH,
    )  # fmt: skip
    state.remember(without=body)
    if body:
        _stalled(city, body, inferred=inferred)
    style.part("网络中的位置")
    names = [_NONE, *_FIGURES]
    chosen = st.segmented_control(
        "算什么", names, default=names[state.pick("figures", names)], required=True, label_visibility="collapsed",
        format_func=lambda key: _FIGURES[key][0] if key in _FIGURES else key, key=f"figures-{city}",
    )  # fmt: skip
    state.remember(figures="" if chosen == _NONE else chosen)
    if chosen != _NONE:
        result = saved_network(chosen, city=city, inferred=inferred)
        if result.message:
            st.info(f"{result.message}。")
            return
        _, says, columns = _FIGURES[chosen]
        show_table(result.rows, columns, height=292)
        st.html(f'<p class="source">{limits(result)}　{says}</p>')


def _stalled(city: str, body: str, *, inferred: bool) -> None:
    result = saved_network("without", city=city, agency=body, inferred=inferred)
    aside = f"{result.note}。" if result.note else ""
    if not result.rows:
        st.info(f"{result.message}。{aside}")
        return
    st.html(f'<p class="when"><b>{tally(result.rows)}</b>　<span class="source">{escape(result.title)}</span></p>')
    row = pick_row(result.rows, _STALLED, key=f"stalled-{city}-{body}-{inferred}", widths=_WIDTHS, height=218)
    st.html(f'<p class="source">{_COUNTED[inferred]}{escape(aside)}</p>')
    task_panel.show(result.rows[row]["任务标识"], where="-what-if")


def tally(rows: Sequence[Mapping[str, Any]]) -> str:
    """Tasks by what becomes of them, in the order of the rows: 没有人牵头 3 项，牵头单位缺配合 8 项."""
    kinds = dict.fromkeys(row["后果"] for row in rows)
    return "，".join(f"{kind} {sum(row['后果'] == kind for row in rows)} 项" for kind in kinds)
