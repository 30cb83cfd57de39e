"""Sessions: the one place that uses a driver (`graph/settings.py` says where, `graph/drivers.py` opens it).

Reads run in READ sessions with a time limit on the server and limits on rows and bytes enforced while rows arrive, under
the reading account where there is one. All sessions of a store share their bookmarks: a read sees what was loaded
before it, on whatever member of a cluster it runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, LiteralString, Self, TypeVar

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, Query
from neo4j.exceptions import ServiceUnavailable, SessionExpired, TransientError

from graph.apart import Apart
from graph.drivers import open_driver
from graph.errors import GraphError, QueryTooLarge
from graph.settings import Settings, browser_link, resolve_settings
from graph.translated import translated
from graph.values import size_of

T = TypeVar("T")
_ATTEMPTS = 4
_PAUSE_S = 0.2
_SHARED_MEMORY = "memory.transaction.total.max"  # the limit of all together, by the name that Neo4j's message gives
_FETCH = 1000
_FETCH_LARGE = 50
__all__ = ["Operator", "Plan", "ReadResult", "Settings", "Store", "browser_link", "resolve_settings"]


@dataclass(frozen=True)
class ReadResult:
    """Rows of a read: values as the driver gives them; `truncated` when there were more than the limit."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool
    elapsed_s: float
    cut_by: str = ""  # "rows" or "bytes": which limit cut it


@dataclass(frozen=True)
class Operator:
    """One operator of a query plan, with what the planner says about it."""

    name: str
    details: str


@dataclass(frozen=True)
class Plan:
    """What EXPLAIN says: type (`r`, `w`, `rw`, `s`) and every operator of the plan."""

    query_type: str
    steps: tuple[Operator, ...]

    @property
    def operators(self) -> frozenset[str]:
        """Names of the operators, without the runtime's suffix."""
        return frozenset(step.name for step in self.steps)


class Store:
    """An open connection. Use as a context manager, or call `close`."""

    def __init__(self, settings: Settings, bookmarks: Iterable[str] = ()) -> None:
        self.settings = settings
        self.apart = Apart(settings.reading(), self.bookmarks)
        self._driver = open_driver(settings)
        self._reader = open_driver(settings.reading()) if settings.read_user else self._driver
        self._bookmarks = GraphDatabase.bookmark_manager(neo4j.Bookmarks.from_raw_values(bookmarks))

    @classmethod
    def open(cls, settings: Settings | None = None) -> Self:
        """Connect and check the accounts; NotReachable, WrongPassword or NoDatabase with one clear line."""
        store = cls(settings or resolve_settings())
        try:
            for driver in dict.fromkeys((store._driver, store._reader)):
                with (
                    store._errors(writing=driver is store._driver),
                    driver.session(database=store.settings.database) as session,
                ):
                    session.run("RETURN 1").consume()
        except GraphError:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the drivers, their connections and the processes of typed queries."""
        self.apart.close()
        self._reader.close()
        self._driver.close()

    def bookmarks(self) -> frozenset[str]:
        """What this store has written or seen so far, as the server names it; `follow` takes it."""
        return frozenset(self._bookmarks.get_bookmarks())

    def follow(self, bookmarks: Iterable[str]) -> None:
        """Let every later read see at least what these bookmarks stand for."""
        self._bookmarks.update_bookmarks((), tuple(bookmarks))

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout_s: float = 30,
        max_rows: int = 10_000,
        max_bytes: int | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> ReadResult:
        """Run a read; the server stops after `timeout_s` seconds, rows beyond `max_rows` or `max_bytes` are left out.

        A row that alone is larger than `max_bytes` is QueryTooLarge. `metadata` shows in the server's transactions.
        """
        started = time.perf_counter()
        query = Query(_text(cypher), timeout=timeout_s, metadata=dict(metadata or {}))
        # What was fetched and is not wanted is received all the same: few rows at a time where they may be large.
        fetch_size = _FETCH if max_bytes is None else _FETCH_LARGE

        def once(session: neo4j.Session) -> ReadResult:
            result = session.run(query, dict(parameters or {}))
            columns = list(result.keys())
            rows: list[dict[str, Any]] = []
            size, cut_by = 0, ""
            for record in result:
                if len(rows) == max_rows:
                    cut_by = "rows"
                    break  # leaving the session discards what was not fetched
                if max_bytes is not None:
                    size += size_of(record.values())
                    if size > max_bytes:
                        cut_by = "bytes"
                        break
                rows.append(dict(zip(columns, record.values(), strict=True)))
            if cut_by == "bytes" and not rows:
                raise QueryTooLarge
            return ReadResult(columns, rows, bool(cut_by), time.perf_counter() - started, cut_by)

        with self._errors(timeout_s):
            return self._read(once, fetch_size, patient=max_bytes is None)

    def explain(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout_s: float = 10,
        metadata: Mapping[str, str] | None = None,
    ) -> Plan:
        """Plan a query without running it."""
        query = Query(_text("EXPLAIN " + cypher), timeout=timeout_s, metadata=dict(metadata or {}))
        with self._errors(timeout_s):
            summary = self._read(lambda session: session.run(query, dict(parameters or {})).consume(), _FETCH)
        return Plan(summary.query_type or "", tuple(_operators(summary.plan)))

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one transaction, retried when the server asks for it; all of it holds or none of it."""
        with self._errors(writing=True), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def _read(self, once: Callable[[neo4j.Session], T], fetch_size: int, *, patient: bool = False) -> T:
        """Read once more where a member of the cluster went away: reading twice does no harm.

        `patient`: also where another query took the memory that all share, and will be ended before long.
        """
        for attempt in range(_ATTEMPTS):
            try:
                with self._session(neo4j.READ_ACCESS, fetch_size) as session:
                    return once(session)
            except (ServiceUnavailable, SessionExpired, TransientError) as error:
                gone = not isinstance(error, TransientError) or "Unavailable" in str(error.code)
                crowded = patient and isinstance(error, TransientError) and _SHARED_MEMORY in str(error.message)
                if attempt + 1 == _ATTEMPTS or not (gone or crowded):
                    raise
                time.sleep(_PAUSE_S * 2**attempt)
        raise AssertionError

    def _session(self, mode: str, fetch_size: int = _FETCH) -> neo4j.Session:
        driver = self._driver if mode == neo4j.WRITE_ACCESS else self._reader
        return driver.session(
            database=self.settings.database,
            default_access_mode=mode,
            fetch_size=fetch_size,
            bookmark_manager=self._bookmarks,
        )

    def _errors(self, timeout_s: float = 0, *, writing: bool = False) -> AbstractContextManager[None]:
        user = (self.settings if writing else self.settings.reading()).user
        return translated(self.settings, user, timeout_s)


def _operators(plan: Any) -> Iterator[Operator]:
    stack = [plan] if plan else []
    while stack:
        node = stack.pop()
        details = str((node.get("args") or {}).get("Details", ""))
        yield Operator(str(node.get("operatorType", "")).split("@")[0], details)
        stack.extend(node.get("children") or [])


def _text(cypher: str) -> LiteralString:
    # The driver types query texts as literals; ours come from files and, guarded, from users.
    return cypher
