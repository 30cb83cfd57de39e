"""The app's connection and cached reads, and the one place where errors become sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from graph.connection import Settings, Store, resolve_settings
from graph.errors import GraphError
from queries.errors import QueryError
from queries.library import find_query
from queries.run import Result, run_query
from queries.subgraph import Subgraph, picture

NOTHING_LOADED = "图中还没有方案。请在命令行运行：python -m ingest run 文件（或 make run 载入示例）。"


@st.cache_resource(show_spinner="正在连接 Neo4j…")
def _store(settings: Settings) -> Store:
    return Store.open(settings)


def store() -> Store:
    """The connection shared by all sessions; GraphError when Neo4j cannot be had."""
    return _store(resolve_settings())


@contextmanager
def guarded() -> Iterator[None]:
    """Show an error of ours as one sentence and stop the page; nothing of ours ever shows a traceback."""
    try:
        yield
    except (GraphError, QueryError) as error:
        st.error(str(error))
        if isinstance(error, GraphError):
            # A server that was restarted has another port: connect afresh on the next click.
            _store.clear()
        st.stop()


def graph_version() -> str:
    """Changes whenever a document is loaded, replaced or removed: the key of every cached read."""
    row = (
        store()
        .read(
            "MATCH (d:Document) WITH d ORDER BY d.id RETURN count(d) AS n, collect(coalesce(d.content_hash, d.id)) AS hashes"
        )
        .rows[0]
    )
    return f"{row['n']}:{hash(tuple(row['hashes']))}"


@st.cache_data(max_entries=200, show_spinner=False)
def _cached(query_id: str, values: tuple[tuple[str, Any], ...], max_rows: int, version: str) -> Result:
    return run_query(store(), find_query(query_id), dict(values), max_rows=max_rows)


def saved(query_id: str, *, max_rows: int = 1000, **values: Any) -> Result:
    """The result of a saved query, read again only when the graph changed."""
    return _cached(query_id, tuple(sorted(values.items())), max_rows, graph_version())


@st.cache_data(max_entries=50, show_spinner=False)
def _cached_picture(query_id: str, values: tuple[tuple[str, Any], ...], version: str) -> Subgraph:
    return picture(store(), find_query(query_id), dict(values))


def saved_picture(query_id: str, **values: Any) -> Subgraph:
    """The subgraph of a saved query, read again only when the graph changed."""
    return _cached_picture(query_id, tuple(sorted(values.items())), graph_version())


def rows(cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    """Rows of a small read of the app's own."""
    return store().read(cypher, parameters).rows


def page(body: Callable[[], None]) -> Callable[[], None]:
    """A page whose errors are sentences and which says what to do while nothing is loaded."""

    def run() -> None:
        with guarded():
            if not rows("MATCH (d:Document) RETURN d.id LIMIT 1"):
                st.info(NOTHING_LOADED)
                return
            body()

    return run
