"""机构任务: pick a city and an agency; every task of it, who leads, by when, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from queries.export.xlsx import task_table
from queries.run import Result
from queries.words import OP
from views import state, style, task_panel
from views.agencies import ALL, PickedAgency, agencies_to_pick, busiest, fullest, scope
from views.pictures import draw
from views.store import saved, saved_picture
from views.tables import XLSX, limits, pick_row

_COLUMNS = ("编号", "任务", "角色", "依据", "牵头单位", "其他单位", "完成时限", "目标", "章节", "方案")
_WIDTHS = {"编号": 50, "任务": 270, "角色": 92, "依据": 120, "牵头单位": 130, "其他单位": 190, "完成时限": 130, "目标": 210, "章节": 200, "方案": 220}  # fmt: skip
ROLES = ("全部", "牵头", "推定牵头", "配合", "责任")


def role_of(row: Mapping[str, Any]) -> str:
    """The role as it may be shown: a lead we inferred is never shown as a printed one."""
    return "推定牵头" if row["角色"] == "牵头" and "推定" in row["依据"] else str(row["角色"])


def table_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the saved query `agency_tasks` as the page shows them: roles and comparisons in words."""
    return [
        {
            **row, "角色": role_of(row),
            "牵头单位": [name + ("（推定）" if _inferred(row) else "") for name in row["牵头单位"]],
            "目标": [in_words(text) for text in row["目标"]],
        }
        for row in rows
    ]  # fmt: skip


def _inferred(row: Mapping[str, Any]) -> bool:
    return any("推定" in basis for basis in row["牵头依据"])


def in_words(text: str) -> str:
    """A target with its comparison in words: 床位 >= 20张 becomes 床位 不少于 20张."""
    for sign, word in OP.items():
        text = text.replace(f" {sign} ", f" {word} ")
    return text


def counts(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Tasks by role, inferred leads apart. A task in two roles counts once in each."""
    return {role: len({row["任务标识"] for row in rows if row["角色"] == role}) for role in ROLES[1:]}


def matching(rows: Sequence[dict[str, Any]], *, role: str, keyword: str) -> list[dict[str, Any]]:
    """Rows of a role whose task, section, target, time or plan holds the keyword."""
    fields = ("任务", "章节", "完成时限", "方案", "目标", "其他单位", "牵头单位")
    return [
        row
        for row in rows
        if role in (ROLES[0], row["角色"]) and (not keyword or any(keyword in str(row[name]) for name in fields))
    ]


def tally(agency: PickedAgency, rows: Sequence[Mapping[str, Any]]) -> str:
    """HTML: who this is and how its tasks divide."""
    official = f'<span class="also">{escape(agency.official)}</span>' if agency.official else ""
    parts = [
        f"<span{' class=inferred' if role == '推定牵头' else ''}>{role} <b>{n}</b></span>"
        for role, n in counts(rows).items()
    ]
    return f'<p class="tally"><span class="name">{escape(agency.name)}</span>{official}{"".join(parts)}</p>'


def show() -> None:
    """The page."""
    style.heading("机构任务", "选城市和机构，点一行看原文。“推定牵头”由列名顺序得出，不是原文写明，使用前请核实。")
    documents = saved("documents").rows
    options = [*dict.fromkeys(row["城市"] for row in documents), ALL]
    left, middle, role_box, word_box = st.columns([2, 5, 2, 3], vertical_alignment="bottom")
    city = left.selectbox("城市", options, index=state.pick("city", options, fullest(documents)), key="tasks-city")
    state.remember(city=city)
    listed = agencies_to_pick(saved("agencies", city=scope(city), max_rows=5000).rows, one_city=city != ALL)
    if not listed:
        st.info("这里的方案没有写明任何机构。请另选城市，或在“查询”页查看没有责任单位的任务。")
        return
    by_key = {agency.key: agency for agency in listed}
    keys = list(by_key)
    key = middle.selectbox(
        "机构（输入全称、简称、旧称查找）", keys, index=state.pick("agency", keys, busiest(listed).key),
        format_func=lambda value: by_key[value].label, key=f"agency-{city}",
    )  # fmt: skip
    role = role_box.selectbox("角色", ROLES, index=state.pick("role", ROLES))
    keyword = word_box.text_input(
        "含有文字", value=state.given("word"), max_chars=40, placeholder="任务、目标、期限、方案"
    )
    state.remember(agency=key, role="" if role == ROLES[0] else role, word=keyword)
    _tasks(city, by_key[key], role=role, keyword=keyword.strip())


def _tasks(city: str, agency: PickedAgency, *, role: str, keyword: str) -> None:
    result = saved("agency_tasks", agency=agency.key, city=scope(city))
    rows = table_rows(result.rows)
    shown = matching(rows, role=role, keyword=keyword)
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.html(tally(agency, rows))
    with right:
        _download(city, agency)
    if not shown:
        st.info("没有符合条件的任务；请换一个角色，或清空“含有文字”。" if rows else result.message)
        return
    columns = _COLUMNS if city != ALL else ("城市", *_COLUMNS)
    wanted = state.given("task")
    start = next((n for n, row in enumerate(shown) if row["任务标识"] == wanted), 0)
    row = pick_row(
        shown, columns, key=f"tasks-{city}-{agency.key}-{role}-{keyword}", start=start, widths=_WIDTHS, height=254
    )
    st.html(f'<p class="source">{limits(result, len(shown))}　点一行，下面显示原文和依据。</p>')
    state.remember(task=shown[row]["任务标识"])
    task_panel.show(shown[row]["任务标识"], chosen=agency.name)
    _network(city, agency)


def _download(city: str, agency: PickedAgency) -> None:
    title = f"{city}{agency.name}任务分解表"
    table: Result = saved("task_table", agency=agency.key, city=scope(city))
    st.download_button(
        "下载任务分解表 .xlsx", task_table(table.rows, title=title), f"{title}.xlsx", XLSX,
        on_click="ignore", type="primary", width="stretch",
    )  # fmt: skip


def _network(city: str, agency: PickedAgency) -> None:
    if st.toggle("显示任务网络图", value=state.given("graph") == "1", key="network"):
        state.remember(graph="1")
        draw(saved_picture("agency_tasks", agency=agency.key, city=scope(city)), name=f"{city}{agency.name}任务网络")
    else:
        state.remember(graph="")
