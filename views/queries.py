"""查询: the library by family with forms; the Cypher shown, editable, guarded; table and picture of the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from queries.library import FAMILIES, library, own_queries
from queries.run import Result
from queries.saved_query import SavedQuery
from queries.subgraph import to_subgraph
from views import forms, state, style, typed_runs
from views.editor_box import edited
from views.kept_queries import keep_forms, shared_text
from views.pictures import draw
from views.store import browser_address, saved, saved_picture
from views.tables import downloads, limits, show_table, without_ids

_SAVED, _TYPED = "保存的查询", "修改 Cypher"
_RULES = "只能查询：写入、读文件、系统命令一律拒绝；限 20 秒、1000 行、8 MB。"
_MOST = 20_000
# Shown before one was chosen: what most people come for, and it costs the same on a large graph.
_FIRST = "agency_tasks"


def show() -> None:
    """The page."""
    style.heading("查询", "选一条查询，填参数，看结果；也可以修改 Cypher 再运行。只能查询，不能改数据。")
    own, problems = own_queries()
    for problem in problems:
        st.warning(style.plain(problem))
    query = _choose({**library(), **own})
    st.html(f'<p class="when"><b>{escape(query.question)}</b>　<span class="source">{escape(query.why)}</span></p>')
    values = forms.form(query)
    mode = st.segmented_control(
        "方式", [_SAVED, _TYPED], default=_TYPED if state.given("cypher") else _SAVED, required=True,
        label_visibility="collapsed", key="mode",
    )  # fmt: skip
    if mode == _SAVED:
        _run_saved(query, values)
    else:
        _run_typed(query, values)


def _choose(queries: Mapping[str, SavedQuery]) -> SavedQuery:
    families = [name for name in FAMILIES if any(query.family == name for query in queries.values())]
    wanted = queries.get(state.given("query")) or queries[_FIRST]
    left, right = st.columns([1, 3])
    family = left.selectbox(
        "类别",
        families,
        index=families.index(wanted.family),
        format_func=lambda name: FAMILIES[name],
        key="family",
    )
    ids = [query.id for query in queries.values() if query.family == family]
    chosen = right.selectbox(
        "查询",
        ids,
        index=state.pick("query", ids, _FIRST),
        format_func=lambda key: queries[key].title,
        key=f"query-{family}",
    )
    if chosen != state.given("query", chosen):
        _carry_on(queries.get(state.given("query")), queries[chosen])
    state.remember(query=chosen)
    return queries[chosen]


def _carry_on(before: SavedQuery | None, chosen: SavedQuery) -> None:
    """Leave the values of the query before, but those that mean the same in the next: the city one works on stays chosen."""
    same = [f"p_{each.name}" for each in chosen.parameters if before is not None and each in before.parameters]
    kept = {name: state.given(name) for name in same}
    state.forget("p_")
    state.forget("cypher")
    state.remember(**kept)


def _missing(query: SavedQuery, values: Mapping[str, Any], text: str) -> bool:
    """Say which values the text still needs; False when it needs none."""
    names = [p.title for p in query.parameters if p.default is None and not values.get(p.name) and f"${p.name}" in text]
    if names:
        st.info(f"请先填写：{'、'.join(names)}。")
    return bool(names)


def _run_saved(query: SavedQuery, values: Mapping[str, Any]) -> None:
    if _missing(query, values, query.cypher):
        return
    with st.spinner("正在查询…", show_time=True):
        result = saved(query.id, **values)
    _result(result, query.id, browser_address(query.browser_text(dict(values))), all_columns=query.own)
    if query.picture and st.toggle("显示结果的图", value=state.given("picture") == "1", key=f"graph-{query.id}"):
        draw(saved_picture(query.id, **values), name=query.title)


def _run_typed(query: SavedQuery, values: Mapping[str, Any]) -> None:
    """The same text, free to change; what runs is planned first and must be a pure read."""
    st.html(f'<p class="source">{_RULES}</p>')
    box = edited(shared_text(query), key=f"cypher-{query.id}", most=_MOST)
    if _missing(query, values, box.text):
        return
    given = {
        p.name: p.default if values[p.name] in (None, "") else p.parse(values[p.name])
        for p in query.parameters
        if f"${p.name}" in box.text
    }
    if given:
        st.html('<p class="source">参数　' + escape("　".join(f"${k} = {v!r}" for k, v in given.items())) + "</p>")
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button("运行（Ctrl+Enter）", type="primary", key=f"run-{query.id}")
        address = browser_address(replace(query, cypher=box.text).browser_text(dict(values)) if given else box.text)
        if address:
            st.link_button("在 Neo4j Browser 中打开", address)
    job = typed_runs.run(query.id, box.text, given, wanted=wanted, shortcut=box.run)
    if job is None or job.result is None:
        return
    result = job.result
    if result.cypher != box.text:
        st.caption("以下是修改前的结果；再按一次“运行”。")
    _result(result, f"{query.id}-edited", None, all_columns=True)
    keep_forms(query, result)
    graph = to_subgraph(result.raw)
    if graph.nodes:
        draw(graph, name=f"{query.title}-修改")


def _result(result: Result, name: str, address: str | None, *, all_columns: bool) -> None:
    """Table, limits, files. `all_columns`: of a text that somebody wrote, who asked for every one of them."""
    if result.note:
        st.html(f'<p class="source">{escape(result.note)}</p>')
    if result.message:
        st.info(style.plain(result.message))
        if address:
            st.link_button("在 Neo4j Browser 中打开", address)
        return
    if result.truncated:
        st.warning(f"{result.cut}；请缩小范围。下载的文件同样只有这些行。")
    shown = result.columns if all_columns else without_ids(result.columns)
    show_table(result.rows, shown, height=330)
    left = "" if len(shown) == len(result.columns) else "　标识列只在下载的文件里"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="source">{limits(result)}{left}</p>', width="content")
        downloads(result, name)
        if address:
            st.link_button("在 Neo4j Browser 中打开", address)
