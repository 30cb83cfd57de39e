"""指标对比: one indicator across cities and plans as bars and a table; contradictions; targets nobody answers for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from queries.export.xlsx import write_result
from queries.run import Result
from views import conflicts, one_side, state, style, task_panel
from views.choice_of_view import choose_view
from views.indicator_chart import MOST, NARROW, WIDE, chart
from views.store import saved
from views.tables import XLSX, filled, limits, pick_row
from views.targets import comparable, group_title, shown

_COMPARE, _CONFLICTS, _OWNERLESS = "各地对比", "互相矛盾", "没有人认领"
_NOTES = {
    _COMPARE: "同一项指标各地定了多少、何时达到、谁负责；单位不同的不画在一起。“推定”的牵头请核实。",
    _CONFLICTS: "同一城市的同一指标，同一年写了不同的数，或同一个数写了不同的期限；点一行看几处原文。",
    _OWNERLESS: "总体目标没有任务承接，或任务没有责任单位；点一行看原文，看该由谁认领。",
}
KINDS = {"目标": "target", "资金": "funding"}
_COLUMNS = ("城市", "比较", "数值", "上限", "单位", "频次", "期限", "谁负责", "出自", "方案")
_SHEET = ("指标", *_COLUMNS, "原文", "文件")
_WIDTHS = {
    "指标": 200,
    "城市": 80,
    "比较": 68,
    "数值": 84,
    "上限": 84,
    "单位": 64,
    "频次": 58,
    "期限": 104,
    "谁负责": 270,
    "出自": 230,
    "方案": 380,
}
_CHARTS = 4
_LISTED = 3000


def label(row: Mapping[str, Any]) -> str:
    """What the list shows of an indicator; its search runs over this text, so its other names stand in it."""
    known = f"　（{'、'.join(row['其他名称'])}）" if row["其他名称"] else ""
    plans = f"{row['方案']} 份方案" if row["方案"] > 1 else "1 份方案"
    return f"{row['指标']}　{plans} {row['处']} 处{known}"


def of_indicator(rows: Sequence[Mapping[str, Any]], name: str, known: bool) -> list[Mapping[str, Any]]:
    """Rows of the saved query `indicator_compare`, which takes a part of a name: a name of the list means itself only."""
    return [row for row in rows if not known or row["指标"] == name]


def show() -> None:
    """The page."""
    chosen, right = choose_view("指标对比", _NOTES, key="indicator-view")
    if chosen == _CONFLICTS:
        conflicts.show(right)
    elif chosen == _OWNERLESS:
        conflicts.show_ownerless(right)
    else:
        _compare()


def _compare() -> None:
    left, right = st.columns([1, 6], vertical_alignment="bottom")
    kinds = list(KINDS)
    kind = left.selectbox("种类", kinds, index=state.pick("kind", kinds), key="indicator-kind")
    listed = saved("indicators", kind=KINDS[kind], max_rows=_LISTED)
    if not listed.rows:
        st.info(f"{listed.message}；请换一个种类。")
        return
    labels = {row["指标"]: label(row) for row in listed.rows}
    wanted = state.given("indicator")
    # A part of a name, which the query understands too, or a name beyond the end of a long list.
    names = [*labels, *([wanted] if wanted and wanted not in labels else [])]
    name = right.selectbox(
        "指标（输入名称的一部分查找；几份方案都有的在前）", names, index=state.pick("indicator", names),
        format_func=lambda value: labels.get(value, f"名称含“{value}”"), accept_new_options=True,
        key=f"indicator-{kind}",
    )  # fmt: skip
    state.remember(kind="" if kind == kinds[0] else kind, indicator=name)
    if not name:
        st.info("请选择或输入一项指标。")
        return
    found = saved("indicator_compare", indicator=name, kind=KINDS[kind])
    rows = of_indicator(found.rows, name, name in labels)
    if not rows:
        st.info(f"没有名称含“{style.plain(name)}”的指标，请换一个说法或从列表中选。")
        return
    _charts(rows)
    _table(replace(found, rows=[shown(row) for row in rows]), name=name, kind=kind)


def _charts(rows: Sequence[Mapping[str, Any]]) -> None:
    groups = list(comparable(rows).items())
    if len(groups) == 1:
        _chart(*groups[0], WIDE)
        return
    for start in range(0, min(len(groups), _CHARTS), 2):
        for place, (key, group) in zip(st.columns(2), groups[start : min(start + 2, _CHARTS)], strict=False):
            with place:
                style.part(group_title(key))
                _chart(key, group, NARROW)
    if len(groups) > _CHARTS:
        st.html(f'<p class="source">共 {len(groups)} 组（指标、单位或频次不同），只画前 {_CHARTS} 组，其余见下表。</p>')


def _chart(key: tuple[str, ...], group: Sequence[Mapping[str, Any]], size: tuple[int, int]) -> None:
    st.vega_lite_chart(
        chart(group, size=size), theme=None, key=f"bars-{'-'.join(key)}", width="content",
        alt=f"条形图：{group_title(key)}，{len(group)} 个目标；同样的数字在下面的表中。",
    )  # fmt: skip
    if len(group) > MOST:
        st.html(f'<p class="source">共 {len(group)} 个目标，只画数值最大的 {MOST} 个，其余见下表。</p>')


def _table(result: Result, *, name: str, kind: str) -> None:
    rows = result.rows
    several = len({row["指标"] for row in rows}) > 1
    columns = filled(rows, ("指标", *_COLUMNS) if several else _COLUMNS)
    start = state.place_of("row", rows, _SHEET)
    row = rows[pick_row(rows, columns, key=f"targets-{kind}-{name}", start=start, widths=_WIDTHS, height=290)]
    state.remember(row=state.named(row, _SHEET))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="source">{limits(result)}　点一行看原文。</p>', width="content")
        sheet = replace(result, columns=list(_SHEET))
        st.download_button(
            "下载 .xlsx",
            lambda: write_result(sheet),
            f"指标对比-{name}.xlsx",
            XLSX,
            on_click="ignore",
            key="indicator-xlsx",
        )
    if row["任务标识"]:
        task_panel.show(row["任务标识"])
    else:
        one_side.goal(row)
