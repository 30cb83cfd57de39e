"""机构任务: pick a city and an agency; every task of it, who leads, by when, and the sentence that says so."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence, Set
from html import escape
from typing import Any

import streamlit as st

from queries.export.docx import task_document
from queries.export.xlsx import task_table
from queries.run import Result
from views import state, style, task_panel
from views.agencies import ALL, SEARCH, PickedAgency, agencies_to_pick, busiest, fullest, scope
from views.pictures import draw
from views.store import saved, saved_later, saved_picture
from views.tables import DOCX, XLSX, limits, pick_row
from views.task_filters import DEADLINES, ROLES, Filters

_COLUMNS = ("编号", "任务", "角色", "依据", "牵头单位", "其他单位", "完成时限", "目标", "章节", "方案")
_WIDTHS = {"编号": 50, "任务": 254, "角色": 86, "依据": 124, "牵头单位": 172, "其他单位": 190, "完成时限": 124, "目标": 210, "章节": 200, "方案": 220}  # fmt: skip
_FREE = "（全部）"
_MOST_ROWS = 20_000


def role_of(row: Mapping[str, Any]) -> str:
    """The role as it may be shown: a lead we inferred is never shown as a printed one."""
    return "推定牵头" if row["角色"] == "牵头" and "推定" in row["依据"] else str(row["角色"])


def table_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the saved query `agency_tasks` as the page shows them: an inferred lead never as a printed one."""
    return [
        {
            **row, "角色": role_of(row),
            "牵头单位": [name + ("（推定）" if _inferred(row) else "") for name in row["牵头单位"]],
        }
        for row in rows
    ]  # fmt: skip


def _inferred(row: Mapping[str, Any]) -> bool:
    return any("推定" in basis for basis in row["牵头依据"])


def counts(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Tasks by role, inferred leads apart. A task in two roles counts once in each."""
    return {role: len({row["任务标识"] for row in rows if row["角色"] == role}) for role in ROLES[1:]}


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
    left, middle, word_box = st.columns([2, 6, 3], vertical_alignment="bottom")
    city = left.selectbox("城市", options, index=state.pick("city", options, fullest(documents)), key="tasks-city")
    state.remember(city=city)
    listed = agencies_to_pick(saved("agencies", city=scope(city), max_rows=5000).rows, city=scope(city))
    if not listed:
        st.info("这里的方案没有写明任何机构。请另选城市，或在“查询”页查看没有责任单位的任务。")
        return
    by_key = {agency.key: agency for agency in listed}
    keys = list(by_key)
    key = middle.selectbox(
        "机构（输入全称、简称、旧称查找）", keys, index=state.pick("agency", keys, busiest(listed).key),
        format_func=lambda value: by_key[value].label, key=f"agency-{city}", filter_mode=SEARCH,
    )  # fmt: skip
    word = word_box.text_input(
        "含有文字（按回车查找）", value=state.given("word"), max_chars=40, placeholder="任务、目标、期限、方案、原文"
    )
    state.remember(agency=key, word=word)
    result = saved("agency_tasks", agency=key, city=scope(city), max_rows=_MOST_ROWS)
    _tasks(city, by_key[key], result, word.strip())


def _tasks(city: str, agency: PickedAgency, result: Result, word: str) -> None:
    rows = table_rows(result.rows)
    st.html(tally(agency, rows))
    filters = _filters(rows, word)
    shown = filters.keep(rows, datetime.date.today())
    if not shown:
        st.info("没有符合条件的任务；请放宽上面的筛选，或清空“含有文字”。" if rows else result.message)
        return
    columns = _COLUMNS if city != ALL else ("城市", *_COLUMNS)
    wanted = state.given("task")
    start = next((n for n, row in enumerate(shown) if row["任务标识"] == wanted), 0)
    row = pick_row(shown, columns, key=f"tasks-{city}-{agency.key}-{filters}", start=start, widths=_WIDTHS, height=254)
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.html(f'<p class="source">{limits(result, len(shown))}　点一行，下面显示原文和依据。</p>')
    with right:
        _downloads(city, agency, {row["任务标识"] for row in shown} if filters.any else None)
    state.remember(task=shown[row]["任务标识"])
    task_panel.show(shown[row]["任务标识"], chosen=agency.name)
    _network(city, agency)


def _filters(rows: Sequence[Mapping[str, Any]], word: str) -> Filters:
    """One line of boxes; what each leaves out is in the address."""
    found = {
        "role": ("角色", list(ROLES)),
        "basis": ("依据", [_FREE, *dict.fromkeys(row["依据"] for row in rows)]),
        "plan": ("方案", [_FREE, *dict.fromkeys(row["方案"] for row in rows)]),
        "deadline": ("期限", list(DEADLINES)),
    }
    chosen = {}
    for column, (name, (title, choices)) in zip(st.columns([2, 2, 4, 2]), found.items(), strict=True):
        with column:
            chosen[name] = _box(name, title, choices)
    return Filters(**{name: "" if value == _FREE else value for name, value in chosen.items()}, word=word)


def _box(name: str, title: str, choices: Sequence[str]) -> str:
    """A box whose title stands in it, to save a line of the screen."""
    value = st.selectbox(
        title, choices, index=state.pick(name, choices), key=f"filter-{name}-{len(choices)}",
        format_func=lambda text: f"{title}：{text.strip('（）')}", label_visibility="collapsed",
    )  # fmt: skip
    state.remember(**{name: "" if value == choices[0] else value})
    return str(value)


def _downloads(city: str, agency: PickedAgency, kept: Set[str] | None) -> None:
    """The 任务分解表 of what is shown, as a sheet, as a 台账 and as a Word document; made when it is asked for."""
    title = f"{city}{agency.name}任务分解表"
    table = saved_later("task_table", agency=agency.key, city=scope(city), max_rows=_MOST_ROWS)

    def rows() -> list[dict[str, Any]]:
        return [row for row in table().rows if kept is None or row["任务标识"] in kept]

    ledger = title.replace("任务分解表", "任务台账")
    files = (
        ("下载任务分解表 .xlsx", lambda: task_table(rows(), title=title), f"{title}.xlsx", XLSX),
        (".docx", lambda: task_document(rows(), title=title), f"{title}.docx", DOCX),
        ("台账 .xlsx", lambda: task_table(rows(), title=ledger, ledger=True), f"{ledger}.xlsx", XLSX),
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        for n, (label, made, name, kind) in enumerate(files):
            st.download_button(
                label, made, name, kind, on_click="ignore", key=f"download-{n}", type="secondary" if n else "primary"
            )


def _network(city: str, agency: PickedAgency) -> None:
    if st.toggle("显示任务网络图", value=state.given("graph") == "1", key="network"):
        state.remember(graph="1")
        draw(
            saved_picture("agency_tasks", agency=agency.key, city=scope(city)),
            name=f"{city}{agency.name}任务网络",
            city=scope(city),
        )
    else:
        state.remember(graph="")
