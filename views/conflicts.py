"""Two views of 指标对比: targets that contradict each other, with both sentences; targets that nobody answers for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from queries.export.xlsx import write_result
from queries.run import Result
from views import one_side, state, style, task_panel
from views.agencies import ALL, scope
from views.evidence import amount
from views.store import saved
from views.tables import XLSX, filled, limits, pick_row
from views.targets import CHANGES, conflict, until

_COLUMNS = ("城市", "指标", "情形", "数值", "单位", "频次", "期限", "范围")
_OWNERLESS = ("城市", "指标", "目标", "期限", "情形", "任务", "方案", "原文")
_WIDTHS = {"城市": 80, "指标": 226, "情形": 236, "数值": 190, "单位": 58, "频次": 58, "期限": 200, "范围": 420, "目标": 120, "任务": 260,
           "方案": 330, "原文": 380}  # fmt: skip
_SIDES = 2
WITHIN, BETWEEN = "一份方案之内", "几份方案之间"
RANGES = ("都看", WITHIN, BETWEEN)
_NONE = {
    "都看": "同一份方案之内、同一城市的几份方案之间都没有。",
    WITHIN: "每份方案之内都没有。",
    BETWEEN: "同一城市的几份方案之间没有。",
}


def within(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the saved query `contradictions` (one plan) as the page shows it."""
    return {
        **row, "情形": conflict(row["数值们"], [due for due in row["期限们"] if due != "未写"]),
        "数值": row["数值们"],
        "单位": row["单位"] or "", "频次": row["每年"],
        "期限": [until(due if due != "未写" else None) for due in row["期限们"]], "范围": f"《{row['方案']}》之内",
    }  # fmt: skip


def between(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the saved query `city_contradictions` (several plans of one city, the same deadline) as the page shows it."""
    unit = row["单位"] or ""
    return {
        **row, "方案": "", "情形": "方案之间数不同", "数值": [text.removesuffix(unit) for text in row["数值们"]],
        "单位": unit, "频次": row["每年"], "期限": [until(row["期限"] if row["期限"] != "未写" else None)],
        "范围": f"{row['方案数']} 份方案之间",
    }  # fmt: skip


def sides(rows: Sequence[Mapping[str, Any]], row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The targets that contradict each other: rows of `indicator_compare` that a row of the list was counted from."""
    return [
        each
        for each in rows
        if (each["指标"], each["城市"], each["单位"] or "", each["每年"]) == (row["指标"], row["城市"], row["单位"], row["每年"])
        and each["比较"].startswith(CHANGES) == row["数值"][0].startswith(CHANGES)
        and (each["方案"] == row["方案"] if row["方案"] else until(each["期限"]) == row["期限"][0])
    ]  # fmt: skip


def sources(found: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The same targets by where they stand: those of one task are read in one sentence after the other."""
    groups: dict[Any, list[Mapping[str, Any]]] = {}
    for number, target in enumerate(found):
        groups.setdefault(target["任务标识"] or number, []).append(target)
    return list(groups.values())


def _city(place: Any, name: str) -> str:
    cities = [ALL, *dict.fromkeys(row["城市"] for row in saved("documents").rows)]
    city = str(place.selectbox("城市", cities, index=state.pick("city", cities), key=f"{name}-city"))
    state.remember(city=city)
    return city


def show(place: Any) -> None:
    """What contradicts what; the city and the range are chosen at `place`."""
    left, right = place.columns(2)
    city = _city(left, "conflicts")
    reach = str(right.selectbox("范围", RANGES, index=state.pick("range", RANGES), key="conflicts-range"))
    state.remember(range="" if reach == RANGES[0] else reach)
    one, many = saved("contradictions", city=scope(city)), saved("city_contradictions", city=scope(city))
    rows = [
        *(between(row) for row in many.rows if reach != WITHIN),
        *(within(row) for row in one.rows if reach != BETWEEN),
    ]
    if not rows:
        st.info("没有发现互相矛盾的目标：" + _NONE[reach])
        return
    listed = replace(
        one, rows=rows, truncated=one.truncated or many.truncated, elapsed_s=one.elapsed_s + many.elapsed_s
    )
    picked = _picked(listed, _COLUMNS, key=f"conflicts-{city}-{reach}", name="互相矛盾的目标")
    found = sides(saved("indicator_compare", indicator=picked["指标"], max_rows=5000).rows, picked)
    style.part(f"{picked['指标']}：{len(found)} 处原文")
    groups = sources(found)
    for start in range(0, len(groups), _SIDES):
        for column, targets in zip(st.columns(min(_SIDES, len(groups))), groups[start : start + _SIDES], strict=False):
            with column:
                _side(targets)


def _side(targets: Sequence[Mapping[str, Any]]) -> None:
    title = "；".join(f"{amount({**each, '单位': each['单位'] or ''})}（{until(each['期限'])}）" for each in targets)
    first = targets[0]
    shown = one_side.source(first["任务标识"]) if first["任务标识"] else None
    if shown is None:
        one_side.goal({**first, "期限": until(first["期限"])}, title)
    else:
        text = one_side.sentence(shown.text, [each["原文"] for each in targets])
        one_side.show(title, replace(shown, targets=[]), text)


def show_ownerless(place: Any) -> None:
    """Targets without a body; the city is chosen at `place`."""
    city = _city(place, "ownerless")
    result = saved("ownerless_targets", city=scope(city))
    if not result.rows:
        st.info(f"{result.message}。")
        return
    rows = [{**row, "期限": until(row["期限"])} for row in result.rows]
    picked = _picked(replace(result, rows=rows), _OWNERLESS, key=f"ownerless-{city}", name="没有人认领的目标")
    if picked["任务标识"]:
        task_panel.show(picked["任务标识"])
    else:
        one_side.goal(picked)


def _picked(result: Result, columns: Sequence[str], *, key: str, name: str) -> dict[str, Any]:
    """The table with its limits and its file; the row that is picked."""
    if result.truncated:
        st.warning(f"{result.cut}；请选一个城市。")
    start = state.place_of("row", result.rows, columns)
    place = pick_row(result.rows, filled(result.rows, columns), key=key, start=start, widths=_WIDTHS, height=290)
    row = result.rows[place]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="source">{limits(result)}　点一行看原文。</p>', width="content")
        shown = replace(result, columns=list(columns), title=name)
        st.download_button(
            "下载 .xlsx", lambda: write_result(shown), f"{name}.xlsx", XLSX, on_click="ignore", key=f"xlsx-{key}"
        )
    state.remember(row=state.named(row, columns))
    return row
