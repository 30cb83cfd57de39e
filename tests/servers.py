"""A real Neo4j for the tests, in a home of the test run's own: the user's is never touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.connection import Settings, Store
from graph.home import Home, Memory
from graph.jars import LINES, line_of_environment
from graph.server import LocalServer

_SMALL = Memory(heap=512, pagecache=128, transaction=128)


# What is not a comment in the neo4j.conf that Neo4j is shipped with, and where to listen.
_AS_SHIPPED = """\
server.directories.import=import
server.https.enabled=false
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.enabled=true
server.http.listen_address=127.0.0.1:{http}
"""


class PlainHome(Home):
    """A home whose settings are those Neo4j is shipped with: users bring servers like that."""

    def write_conf(self, *, bolt: int, http: int, memory: Memory) -> None:
        (self.conf / "neo4j.conf").write_text(_AS_SHIPPED.format(bolt=bolt, http=http) + self.more)

    more = ""


@contextmanager
def plain_server(root: Path, more: str = "") -> Iterator[LocalServer]:
    """A server with the settings it is shipped with, and `more`; only the heap is as small as our own."""
    server = LocalServer(root, memory=_SMALL)
    server.home = PlainHome(root)
    server.home.more = more
    server.up()
    try:
        yield server
    finally:
        server.down()


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server of this test run; `DUTY_GRAPH_NEO4J` chooses the line."""
    server = LocalServer(tmp_path_factory.mktemp("neo4j-home"), memory=_SMALL)
    server.up()
    yield server
    server.down()


@pytest.fixture(scope="session")
def other_line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server of the line this test run is not about."""
    line = next(line for line in LINES if line != line_of_environment())
    server = LocalServer(tmp_path_factory.mktemp("other-line"), line=line, memory=_SMALL)
    server.up()
    yield server
    server.down()


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_server: LocalServer) -> Settings:
    """Settings of the test run's server."""
    return neo4j_server.settings()


@pytest.fixture(scope="session")
def _session_store(neo4j_settings: Settings) -> Iterator[Store]:
    with Store.open(neo4j_settings) as store:
        yield store


@pytest.fixture
def store(_session_store: Store) -> Store:
    """An open store on an emptied database; constraints stay, as they do for users."""
    _session_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    return _session_store


def pytest_report_header() -> str:
    """Which Neo4j line the integration tests run on."""
    return f"neo4j line: {os.environ.get('DUTY_GRAPH_NEO4J', '5.26')}"
