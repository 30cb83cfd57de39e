"""The plans in the graph: how much of each was understood, what it brought, what was left open; remove one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from graph.errors import GraphError
from graph.readings import Reading, reading_of
from graph.sweep import SweepReport
from views import plan_actions, readings, state, style
from views.editing import HOW, may_edit
from views.store import saved, store
from views.tables import limits, pick_row, show_table
from views.understood import share

_COLUMNS = {"城市": 76, "方案": 400, "任务": 56, "机构": 56, "目标": 56, "覆盖率": 72, "待核": 56, "待核的种类": 190, "更正": 56,
            "载入时间": 132, "载入人": 76, "文件": 220}  # fmt: skip
_ISSUES = {"种类": 110, "说明": 270, "原文": 430, "位置": 84, "怎么办": 300}
_SELDOM = ("更正", "载入人")  # left out where nothing stands in them
_ALONE, _NAMED = {"Agency": "机构", "Indicator": "指标", "Jurisdiction": "地区"}, 6
_ASKED, _TOLD = "documents:asked", "documents:told"


def rows_of(plans: Sequence[Mapping[str, Any]], known: Mapping[str, Reading]) -> list[dict[str, Any]]:
    """Rows of the saved query `loaded_plans` with what is known of how each was read."""
    found = []
    for plan in plans:
        reading = known.get(plan["文件标识"])
        kinds = readings.by_kind([place.code for place in reading.places]) if reading else {}
        found.append({
            **plan, "覆盖率": share(reading.coverage) if reading and reading.coverage is not None else "未记录",
            "待核的种类": "、".join(f"{word} {n}" for word, n in kinds.items()) or ("未记录" if plan["待核"] else "没有"),
            "更正": "有" if plan["更正"] else "", "载入时间": (reading.at if reading else None) or "未记录",
            "载入人": (reading.by if reading else None) or "",
        })  # fmt: skip
    return found


def goes(report: SweepReport, names: Mapping[str, str]) -> str:
    """What goes with a plan, and what stays, in words; `names`: agencies by id, where they are still known."""
    parts = [f"任务 {report.tasks} 项", f"要求 {report.obligations} 条"]
    for label, word in _ALONE.items():
        keys = report.removed.get(label, ())
        told = [names.get(key, "" if label == "Agency" else key) for key in keys[:_NAMED]]
        known = f"（{'、'.join(filter(None, told))}{'等' if len(keys) > _NAMED else ''}）" if any(told) else ""
        parts += [f"只有它写到的{word} {len(keys)} 个{known}"] * bool(keys)
    return f"《{report.title}》：{'，'.join(parts)}；和其他方案共用的机构、指标、地区 {report.kept} 个保留。"


def show() -> None:
    """The list, and the plan that is chosen."""
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.success(style.plain(told))
    result = saved("loaded_plans", max_rows=5000)
    if not result.rows:
        st.info("图中还没有方案。请点上面的“上传方案”，或在命令行运行 python -m ingest run 文件。")
        return
    known = {
        row["文件标识"]: reading
        for row in result.rows
        if (reading := reading_of(row["文件标识"], row["校验值"])) is not None
    }
    rows = rows_of(result.rows, known)
    ids = [row["文件标识"] for row in rows]
    start = state.pick("document", ids)
    columns = tuple(name for name in _COLUMNS if name not in _SELDOM or any(row[name] for row in rows))
    place = pick_row(rows, columns, key=f"loaded-{len(ids)}", start=start, widths=_COLUMNS, height=290)
    state.remember(document=ids[place])
    st.html(
        f'<p class="source">{limits(result)}　点一行，下面显示这份方案。“未记录”：载入的是解析结果，上传原文件就能看到。</p>'
    )
    _chosen(rows[place], known.get(ids[place]))


def _chosen(row: Mapping[str, Any], reading: Reading | None) -> None:
    with st.container(border=True, key="document-panel"):
        left, right = st.columns([5, 1], vertical_alignment="top")
        number = f"（{escape(row['文号'])}）" if row["文号"] else ""
        left.html(
            f'<p class="title">《{escape(row["方案"])}》{number}</p>'
            f'<p class="known"><span>任务 <b>{row["任务"]}</b></span><span>牵头关系 <b>{row["牵头"]}</b></span>'
            f"<span>机构 <b>{row['机构']}</b></span><span>目标 <b>{row['目标']}</b></span><span>要求 <b>{row['要求']}</b></span>"
            f"<span>名单顺序：{escape(row['名单顺序'] or '不足以判断')}</span></p>"
            f'<p class="source">文件 {escape(row["文件"])}　标识 {escape(row["文件标识"])}</p>'
        )
        if may_edit() and right.button("移除这份方案…", key="remove-ask", width="stretch"):
            st.session_state[_ASKED] = row["文件标识"]
        if st.session_state.get(_ASKED) == row["文件标识"]:
            _confirm(row["文件标识"])
        if reading and reading.places:
            style.part(f"没读懂的 {len(reading.places)} 处")
            show_table(readings.in_words(reading.places), tuple(_ISSUES), widths=_ISSUES, height=260)
        elif row["待核"]:
            st.info(f"这份方案有 {row['待核']} 处没读懂，载入时没有记录是哪些；上传原文件可以逐处查看。")
        else:
            st.html('<p class="source">没有待核的内容。</p>')
        if not may_edit():
            st.html(f'<p class="source">{escape(HOW)}</p>')


def _confirm(document: str) -> None:
    """Say what would go, and ask once more."""
    try:
        report = plan_actions.remove(store(), document, dry_run=True)
    except GraphError as error:
        st.session_state.pop(_ASKED)
        st.error(style.plain(str(error)))
        return
    names = {row["机构标识"]: row["机构"] for row in saved("agencies", max_rows=5000).rows}
    lines = [f"将移除{goes(report, names)}", "移除后只能重新载入原文件来恢复。"]
    st.warning("  \n".join(style.plain(line) for line in lines))
    left, right, _ = st.columns([1, 1, 4])
    if right.button("不移除", key="remove-no", width="stretch"):
        st.session_state.pop(_ASKED)
        st.rerun()
    if left.button("确认移除", key="remove-yes", type="primary", width="stretch"):
        st.session_state.pop(_ASKED)
        try:
            st.session_state[_TOLD] = f"已移除{goes(plan_actions.remove(store(), document, dry_run=False), {})}"
        except GraphError as error:
            st.error(style.plain(str(error)))
            return
        state.remember(document="")
        st.rerun()
