"""The second view of 任务与重复: two or three bodies that share many tasks, and which tasks these are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from views import state, style, task_panel
from views.agencies import ALL, scope
from views.store import saved
from views.tables import downloads, filled, limits, pick_row

_TWO, _THREE = "两家", "三家"
_QUERY = {_TWO: "shared_tasks", _THREE: "triples"}
_SIDES = {_TWO: ("甲", "乙"), _THREE: ("甲", "乙", "丙")}
_COLUMNS = {
    _TWO: ("机构甲", "机构乙", "共同任务", "甲任务", "乙任务", "重合度"),
    _THREE: ("机构甲", "机构乙", "机构丙", "共同任务", "举例"),
}
_MINIMA = ("2", "3", "5", "10", "20")
_WIDTHS = {"城市": 76, "机构甲": 190, "机构乙": 190, "机构丙": 190, "共同任务": 78, "甲任务": 70, "乙任务": 70, "重合度": 70, "举例": 520,
           "编号": 56, "任务": 420, "角色甲": 90, "角色乙": 90, "角色丙": 90, "完成时限": 150, "方案": 420}  # fmt: skip


def show(cities: Sequence[str]) -> None:
    """The view; `cities` are the choices, all of them first."""
    boxes = st.columns([2, 2, 2, 5], vertical_alignment="bottom")
    city = boxes[0].selectbox("城市", cities, index=state.pick("city", cities), key="shared-city")
    sizes = list(_QUERY)
    size = boxes[1].selectbox("几家一起", sizes, index=state.pick("size", sizes), key="shared-size")
    least = boxes[2].selectbox("至少共同几项", _MINIMA, index=state.pick("least", _MINIMA, "3"), key="shared-least")
    state.remember(city=city, size="" if size == _TWO else size, least=least)
    result = saved(_QUERY[size], city=scope(city), minimum=int(least))
    if not result.rows:
        st.info(f"{result.message}；可把“至少共同几项”调小，或换一个城市。")
        return
    if result.truncated:
        st.warning(f"{result.cut}；请选一个城市，或把“至少共同几项”调大。")
    columns = ("城市", *_COLUMNS[size]) if city == ALL else _COLUMNS[size]
    wanted = state.given("bodies")
    start = next((n for n, row in enumerate(result.rows) if bodies_of(row, size) == wanted), 0)
    row = pick_row(
        result.rows, columns, key=f"shared-{city}-{size}-{least}", start=start, widths=_WIDTHS, height=254
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="source">{limits(result)}　{_note(size)}点一行，下面列出共同的任务。</p>', width="content")
        downloads(result, "共同承担任务的机构")
    state.remember(bodies=bodies_of(result.rows[row], size))
    _tasks(result.rows[row], size)


def bodies_of(row: Mapping[str, Any], size: str) -> str:
    """What the address calls the bodies of a row."""
    return "|".join(row[f"机构标识{side}"] for side in _SIDES[size])


def _note(size: str) -> str:
    return "重合度 = 共同任务 ÷ 两家任务的并集。" if size == _TWO else "“各…”一类机构不计。"


def _tasks(row: Mapping[str, Any], size: str) -> None:
    sides = _SIDES[size]
    ids = dict(zip(("first", "second", "third"), (row[f"机构标识{side}"] for side in sides), strict=False))
    style.part(f"{'、'.join(row[f'机构{side}'] for side in sides)}共同承担的任务")
    result = saved("together", **ids)
    if not result.rows:
        st.info(f"{result.message}（方案可能重新载入过），请刷新本页。")
        return
    columns = ("编号", "任务", *(f"角色{side}" for side in sides), "完成时限", "方案")
    wanted = state.given("task")
    start = next((n for n, task in enumerate(result.rows) if task["任务标识"] == wanted), 0)
    picked = pick_row(
        result.rows, filled(result.rows, columns), key=f"together-{bodies_of(row, size)}", start=start, widths=_WIDTHS, height=190
    )  # fmt: skip
    st.html(f'<p class="source">{limits(result)}</p>')
    state.remember(task=result.rows[picked]["任务标识"])
    task_panel.show(result.rows[picked]["任务标识"])
