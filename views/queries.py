"""查询: the library by family with forms; the Cypher shown, editable, guarded; table and picture of the result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.connection import browser_link, resolve_settings
from queries.library import FAMILIES, library, own_queries
from queries.run import Result, choices, run_query, run_text
from queries.saved_query import Parameter, SavedQuery
from queries.subgraph import picture, to_subgraph
from views import state
from views.store import store
from views.subgraph import to_html
from views.tables import downloads, frame, limits

_FREE = "（不限）"


def show() -> None:
    """The page."""
    st.title("查询")
    own, problems = own_queries()
    for problem in problems:
        st.warning(problem)
    queries = {**library(), **own}
    families = [name for name in FAMILIES if any(q.family == name for q in queries.values())]
    wanted = queries.get(st.query_params.get("query", ""))
    left, right = st.columns([1, 3])
    family = left.selectbox(
        "类别",
        families,
        index=families.index(wanted.family) if wanted else 0,
        format_func=lambda name: FAMILIES[name],
        key="family",
    )
    ids = [q.id for q in queries.values() if q.family == family]
    query_id = right.selectbox(
        "查询", ids, index=state.pick("query", ids), format_func=lambda i: queries[i].title, key=f"query-{family}"
    )
    query = queries[query_id]
    state.remember(query=query.id)
    st.markdown(f"**{query.question}**　{query.why}")
    values = _form(query)
    run_saved, edited = st.tabs(["结果", "Cypher（可修改）"])
    with run_saved:
        result = run_query(store(), query, values)
        _result(result, query.id)
        if query.picture:
            with st.expander("子图"):
                graph = picture(store(), query, values)
                st.iframe(to_html(graph), height=680)
    with edited:
        _editor(query, values)


def _form(query: SavedQuery) -> dict[str, Any]:
    """One widget a parameter: a list where the graph knows the choices, else a box of the parameter's type."""
    values: dict[str, Any] = {}
    if not query.parameters:
        return values
    for column, parameter in zip(st.columns(len(query.parameters)), query.parameters, strict=True):
        with column:
            values[parameter.name] = _widget(query.id, parameter)
    state.remember(**{f"p_{name}": value for name, value in values.items()})
    return values


def _widget(query_id: str, parameter: Parameter) -> Any:
    key = f"{query_id}-{parameter.name}"
    given = st.query_params.get(f"p_{parameter.name}")
    start = given if given is not None else parameter.default
    found = choices(store(), parameter)
    if found:
        labels = {choice.value: choice.label for choice in found}
        options = list(labels)
        if parameter.default == "":
            options.insert(0, "")
        if start not in (None, "") and start not in options:
            options.insert(0, start)
            labels[start] = str(start)
        index = options.index(start) if start in options else 0
        return st.selectbox(
            parameter.title, options, index=index, key=key, help=parameter.help or None, accept_new_options=True,
            format_func=lambda value: labels.get(value, str(value)) if value != "" else _FREE,
        )  # fmt: skip
    if parameter.type == "boolean":
        return st.checkbox(parameter.title, value=start in (True, "True", "true"), key=key, help=parameter.help or None)
    return st.text_input(
        parameter.title, value="" if start is None else str(start), key=key, help=parameter.help or None
    )


def _result(result: Result, name: str) -> None:
    if result.message:
        st.info(result.message)
        return
    st.caption(limits(result))
    st.dataframe(frame(result.rows, result.columns), hide_index=True, height=min(520, 38 * (len(result.rows) + 1)))
    downloads(result, name)


def _editor(query: SavedQuery, values: Mapping[str, Any]) -> None:
    """The same text, free to change; what runs is planned first and must be a pure read."""
    typed = query.values(dict(values))
    text = st.text_area("Cypher", query.cypher, height=320, key=f"cypher-{query.id}", max_chars=20_000)
    st.caption(f"参数 {typed}。只运行查询：写入、读文件、系统命令一律拒绝；20 秒、1000 行为限。")
    left, right, _ = st.columns([1, 2, 3])
    link = browser_link(resolve_settings(), query.browser_text(dict(values)))
    if link:
        right.link_button("在 Neo4j Browser 中打开", link)
    if left.button("运行", type="primary", key=f"run-{query.id}"):
        used = {name: value for name, value in typed.items() if f"${name}" in text}
        result = run_text(store(), text, used)
        _result(result, f"{query.id}-edited")
        graph = to_subgraph(result.raw)
        if graph.nodes:
            st.iframe(to_html(graph), height=680)
