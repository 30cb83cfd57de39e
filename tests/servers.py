"""A real Neo4j for the tests, in a home of the test run's own: the user's is never touched."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from graph.connection import Settings, Store
from graph.home import Memory
from graph.server import LocalServer

_SMALL = Memory(heap=512, pagecache=128, transaction=256)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server of this test run; `DUTY_GRAPH_NEO4J` chooses the line."""
    server = LocalServer(tmp_path_factory.mktemp("neo4j-home"), memory=_SMALL)
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
