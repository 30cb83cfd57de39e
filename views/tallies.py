"""How many rows some saved queries have, counted in the background: on a large graph a page does not wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic

import streamlit as st

from graph.connection import Store
from graph.errors import GraphError
from queries.errors import QueryError
from queries.library import find_query
from queries.run import Result, run_query
from views.again import look_again
from views.store import store, version

MOST = 5000
UNKNOWN = "—"
_AT_ONCE_S = 0.5  # on a few plans everything is counted by then
_LOOK_EVERY_S = 0.7
_AGAIN_AFTER_S = 15.0  # a server that was away is asked again by whoever comes later, and not in a loop


@dataclass
class Tallies:
    """What is counted so far, by query; `over` is set when nothing more comes."""

    found: dict[str, str] = field(default_factory=dict)
    over: Event = field(default_factory=Event)
    begun_at: float = field(default_factory=monotonic)
    failed_at: float | None = None  # by the clock that only goes forward


def tallies(queries: Sequence[str]) -> dict[str, str]:
    """Counts of the graph as it is, by query; one that is not there yet is a mark, and the fragment looks again by itself."""
    asked = tuple(queries), version()
    counting = _counting(*asked)
    if counting.failed_at is not None and monotonic() - counting.failed_at > _AGAIN_AFTER_S:
        _counting.clear(*asked)
        counting = _counting(*asked)
    if not counting.over.wait(max(0, counting.begun_at + _AT_ONCE_S - monotonic())):  # who looks again does not wait
        look_again(_LOOK_EVERY_S, key="tallies")
    return {query: counting.found.get(query, "…") for query in queries}


def counted(result: Result) -> str:
    """How many rows; with a sign where the count was cut."""
    return f"{len(result.rows)}{'+' if result.truncated else ''}"


@st.cache_resource(max_entries=8, show_spinner=False)
def _counting(queries: tuple[str, ...], version: str) -> Tallies:
    counting = Tallies()
    Thread(target=_count, args=(store(), queries, counting), daemon=True, name="tallies").start()
    return counting


def _count(graph: Store, queries: tuple[str, ...], counting: Tallies) -> None:
    """One after the other: the server has other work too."""
    try:
        for query in queries:
            counting.found[query] = counted(run_query(graph, find_query(query), {}, max_rows=MOST))
    except (GraphError, QueryError):
        # The page behind the number asks again and says what is wrong.
        counting.failed_at = monotonic()
        counting.found |= {query: UNKNOWN for query in queries if query not in counting.found}
    finally:
        counting.over.set()
