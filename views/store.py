"""The app's connection and cached reads, and the one place where errors become sentences."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.connection import Settings, Store, browser_link, resolve_settings
from graph.counts import uncounted
from graph.errors import GraphError, NotReachable, ServerError, WrongPassword
from graph.restoring import refuse_half_restored
from queries.errors import QueryError
from queries.library import find_query
from queries.network_report import network_report
from queries.run import Choice, Result, choices, run_query
from queries.saved_query import Parameter
from queries.subgraph import Subgraph, picture
from queries.version import graph_version
from views.style import plain

NOTHING_LOADED = "图中还没有方案。请在“文档”页上传（要先允许载入），或在命令行运行 python -m ingest run 文件（或 make run 载入示例），再刷新本页。"
UNCOUNTED = "有 {} 个地区的方案还没有计入合计（正在载入、载入中断过，或由旧版本载入），机构和依赖的数字可能不全。载入完后仍有这句话，请在命令行运行 python -m graph count，再刷新本页。"
_VERSION = "graph_version"
# After these the connection itself is in doubt; a query that was refused or too slow says nothing about it.
_LOST = (NotReachable, ServerError, WrongPassword)

Values = tuple[tuple[str, Any], ...]


@st.cache_resource(show_spinner="正在连接 Neo4j（首次启动约需十秒）…")
def _settings(environment: tuple[str | None, ...]) -> Settings:
    return resolve_settings()


@st.cache_resource(show_spinner=False)
def _store(settings: Settings) -> Store:
    return Store.open(settings)


def settings() -> Settings:
    """Where Neo4j is; the local server is started when nothing else is named."""
    names = ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE", "NEO4J_BROWSER", "NEO4J_READ_USER",
             "NEO4J_READ_PASSWORD", "NEO4J_CA_FILE", "DUTY_GRAPH_HOME")  # fmt: skip
    return _settings(tuple(os.environ.get(name) for name in names))


def store() -> Store:
    """The connection shared by all sessions; GraphError when Neo4j cannot be had."""
    return _store(settings())


def browser_address(cypher: str) -> str | None:
    """Where Neo4j Browser opens with the query filled in; None where there is none."""
    return browser_link(settings(), cypher)


@contextmanager
def guarded() -> Iterator[None]:
    """Show an error of ours as one sentence and stop the page; nothing of ours ever shows a traceback."""
    try:
        yield
    except (GraphError, QueryError) as error:
        st.error(plain(str(error)))
        if isinstance(error, _LOST):
            # A server that was restarted has another port: find it afresh.
            _store.clear()
            _settings.clear()
            st.button("重试", key="retry")
        st.stop()


@st.cache_data(max_entries=300, show_spinner=False)
def _cached(query_id: str, values: Values, max_rows: int, version: str) -> Result:
    # Graph values of the driver are for pictures, which have a cache of their own.
    return replace(run_query(store(), find_query(query_id), dict(values), max_rows=max_rows), raw=[])


@st.cache_data(max_entries=60, show_spinner="正在计算…")
def _cached_network(report: str, values: Values, version: str) -> Result:
    return network_report(store(), report, **dict(values))


@st.cache_data(max_entries=60, show_spinner=False)
def _cached_picture(query_id: str, values: Values, version: str) -> Subgraph:
    return picture(store(), find_query(query_id), dict(values))


@st.cache_data(max_entries=100, show_spinner=False)
def _cached_choices(query: str, version: str, _parameter: Parameter) -> list[Choice]:
    return choices(store(), _parameter)


def version() -> str:
    """What the graph holds, as a mark that changes with it; read once for every run of a page."""
    return str(st.session_state[_VERSION])


def saved(query_id: str, *, max_rows: int = 1000, **values: Any) -> Result:
    """The result of a saved query, read again only when the graph changed."""
    return _cached(query_id, tuple(sorted(values.items())), max_rows, version())


def saved_later(query_id: str, *, max_rows: int = 1000, **values: Any) -> Callable[[], Result]:
    """As `saved`, but read when it is called: a file is made when it is asked for, outside the run of the page."""
    now = version()
    return lambda: _cached(query_id, tuple(sorted(values.items())), max_rows, now)


def saved_network(report: str, **values: Any) -> Result:
    """A figure of the network of agencies (`queries/network_report.py`), computed again only when the graph changed."""
    return _cached_network(report, tuple(sorted(values.items())), version())


def saved_picture(query_id: str, **values: Any) -> Subgraph:
    """The subgraph of a saved query, read again only when the graph changed."""
    return _cached_picture(query_id, tuple(sorted(values.items())), version())


def saved_choices(parameter: Parameter) -> list[Choice]:
    """What a parameter can be, read again only when the graph changed."""
    return _cached_choices(parameter.choices or "", version(), parameter)


@st.cache_data(max_entries=8, show_spinner=False)
def _uncounted(version: str) -> int:
    return uncounted(store())


def page(body: Callable[[], None], *, empty_too: bool = False) -> Callable[[], None]:
    """A page whose errors are sentences and which says what to do while nothing is loaded.

    `empty_too`: the page has something to offer on an empty graph as well.
    """

    def run() -> None:
        with guarded():
            # Asked once a run: a load between two clicks is seen, and all reads of one run agree.
            st.session_state[_VERSION] = graph_version(store())
            refuse_half_restored(store())
            if not empty_too and not saved("documents", max_rows=1).rows:
                st.info(NOTHING_LOADED)
                return
            if left := _uncounted(version()):
                st.warning(UNCOUNTED.format(left))
            body()

    return run
