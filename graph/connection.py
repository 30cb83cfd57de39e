"""Settings and sessions: the one place that opens a driver.

`NEO4J_URI`, `NEO4J_USER`, `NEO4J_PASSWORD` and `NEO4J_DATABASE` point at any Neo4j 5 LTS or current server; without
them the product's own local server is found or started. Reads run in READ sessions with a time limit on the server
and a row limit enforced while rows arrive.
"""

from __future__ import annotations

import logging
import math
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, LiteralString, Self, TypeVar
from urllib.parse import quote

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, Query
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import (
    CommitUnknown,
    GraphError,
    NoDatabase,
    NotReachable,
    QueryFailed,
    QueryTimeout,
    QueryTooLarge,
    WrongPassword,
)

T = TypeVar("T")
_CONNECT_TIMEOUT_S = 10.0
# A restart of Neo4j takes ten to twenty seconds.
_PATIENCE_S = 30.0
_ADDRESS = re.compile(r"^(?:bolt|neo4j)(?:\+s|\+ssc)?://[^/\s@]+$")
_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Transaction.Terminated")


@dataclass(frozen=True)
class Settings:
    """Where Neo4j is and who we are there. The password never shows in a repr."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"
    browser_url: str | None = None


@dataclass(frozen=True)
class ReadResult:
    """Rows of a read: values as the driver gives them; `truncated` when there were more than the limit."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool
    elapsed_s: float


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


def resolve_settings(*, start_local: bool = True) -> Settings:
    """Settings from the environment, else of the local server, which is started when it does not run."""
    uri = os.environ.get("NEO4J_URI")
    if uri:
        return Settings(
            uri=uri,
            user=os.environ.get("NEO4J_USER", "neo4j"),
            password=os.environ.get("NEO4J_PASSWORD", ""),
            database=os.environ.get("NEO4J_DATABASE", "neo4j"),
            browser_url=os.environ.get("NEO4J_BROWSER"),
        )
    # Imported here: who brings a server of their own needs neither Java nor jars.
    from graph.server import LocalServer

    server = LocalServer()
    return server.up().settings if start_local else server.settings()


def _patience_s() -> float:
    """How long a write waits for a server that went away, by `DUTY_GRAPH_PATIENCE`; GraphError for no number."""
    said = os.environ.get("DUTY_GRAPH_PATIENCE")
    try:
        seconds = float(said) if said else _PATIENCE_S
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise GraphError(f"DUTY_GRAPH_PATIENCE={said}：不是秒数；请设为如 {_PATIENCE_S:.0f} 的数，或不设")
    return seconds


def browser_link(settings: Settings, cypher: str) -> str | None:
    """Address that opens Neo4j Browser with account, address and query filled in; None where no Browser is known."""
    if not settings.browser_url:
        return None
    host = re.sub(r"^[a-z0-9+]+://", "", settings.uri)
    dbms = quote(f"bolt://{settings.user}@{host}", safe="")
    return f"{settings.browser_url.rstrip('/')}/browser/?dbms={dbms}&cmd=edit&arg={quote(cypher, safe='')}"


class Store:
    """An open connection. Use as a context manager, or call `close`."""

    def __init__(self, driver: neo4j.Driver, settings: Settings) -> None:
        self._driver = driver
        self.settings = settings

    @classmethod
    def open(cls, settings: Settings | None = None) -> Self:
        """Connect and check the account; NotReachable, WrongPassword or NoDatabase with one clear line."""
        settings = settings or resolve_settings()
        if not _ADDRESS.match(settings.uri):
            # An address may carry a password before the @: that part is never repeated.
            shown = settings.uri.rpartition("@")[2]
            raise GraphError(
                f"{shown}：不是有效的 Neo4j 地址；应如 bolt://127.0.0.1:7687 或 neo4j+s://主机:7687，账号另设 NEO4J_USER 和 NEO4J_PASSWORD"
            )
        # The driver logs every failed attempt; our own error says it once.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        try:
            driver = GraphDatabase.driver(
                settings.uri,
                auth=(settings.user, settings.password),
                connection_timeout=_CONNECT_TIMEOUT_S,
                connection_acquisition_timeout=_CONNECT_TIMEOUT_S * 2,
                max_transaction_retry_time=_patience_s(),
                # Labels that no plan has used yet are no reason to warn.
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            raise GraphError(f"{settings.uri}：不是有效的 Neo4j 地址（{_one_line(str(error))}）") from error
        store = cls(driver, settings)
        try:
            with store._errors(), driver.session(database=settings.database) as session:
                session.run("RETURN 1").consume()
        except GraphError:
            driver.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the driver and its connections."""
        self._driver.close()

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout_s: float = 30,
        max_rows: int = 10_000,
    ) -> ReadResult:
        """Run a read; at most `max_rows` rows ever reach Python, and the server stops after `timeout_s` seconds."""
        started = time.perf_counter()
        query = Query(_text(cypher), timeout=timeout_s)
        with self._errors(timeout_s), self._session(neo4j.READ_ACCESS) as session:
            result = session.run(query, dict(parameters or {}))
            columns = list(result.keys())
            rows = [dict(zip(columns, record.values(), strict=True)) for record in result.fetch(max_rows + 1)]
            truncated = len(rows) > max_rows  # leaving the session discards what was not fetched
        return ReadResult(columns, rows[:max_rows], truncated, time.perf_counter() - started)

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout_s: float = 10) -> Plan:
        """Plan a query without running it."""
        query = Query(_text("EXPLAIN " + cypher), timeout=timeout_s)
        with self._errors(timeout_s), self._session(neo4j.READ_ACCESS) as session:
            summary = session.run(query, dict(parameters or {})).consume()
        return Plan(summary.query_type or "", tuple(_operators(summary.plan)))

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in one transaction, retried when the server asks for it; all of it holds or none of it."""
        with self._errors(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self.settings.database, default_access_mode=mode, fetch_size=1000)

    @contextmanager
    def _errors(self, timeout_s: float = 0) -> Iterator[None]:
        """Turn the driver's errors into ours, each one line."""
        settings = self.settings
        try:
            yield
        except AuthError as error:
            raise WrongPassword(settings.uri, settings.user) from error
        except IncompleteCommit as error:
            raise CommitUnknown(settings.uri) from error
        except (ServiceUnavailable, SessionExpired, OSError) as error:
            raise NotReachable(settings.uri) from error
        except Neo4jError as error:
            code = error.code or ""
            if "DatabaseNotFound" in code:
                raise NoDatabase(settings.uri, settings.database) from error
            if any(word in code for word in _TIMED_OUT):
                raise QueryTimeout(timeout_s) from error
            if "OutOfMemory" in code or "MemoryPoolOutOfMemory" in code:
                raise QueryTooLarge from error
            if "Security" in code:
                raise WrongPassword(settings.uri, settings.user) from error
            if isinstance(error, (ClientError, TransientError)):
                raise QueryFailed(f"Neo4j 不接受：{_one_line(error.message or code)}") from error
            raise GraphError(f"Neo4j 出错：{_one_line(error.message or code)}；请查看服务日志") from error
        except DriverError as error:
            raise NotReachable(settings.uri) from error


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


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
