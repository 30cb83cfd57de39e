"""Hostile texts against our own server and against one with the settings Neo4j is shipped with.

After each: nothing written, no file or address visited, no query left running, other connections answered.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from graph.connection import Settings, Store
from graph.errors import GraphError, NotReachable, QueryTimeout, QueryTooLarge, ServerOccupied
from graph.load import load_plans
from queries.run import Result, run_text
from tests.plans import make_plan, target, task
from tests.queries.hostile_texts import read_hostile
from tests.servers import plain_server

pytestmark = pytest.mark.neo4j

TEXTS = read_hostile()
# Most of these run until a limit ends them: all of them on both servers take a quarter of an hour.
_COSTLY = frozenset({"loops", "memory", "runaway", "sizes"})
_EVERY = {("ours", False): 4, ("ours", True): 20, ("as shipped", False): 12, ("as shipped", True): 60}


def wanted(server: str, place: int) -> bool:
    """All with `DUTY_GRAPH_HOSTILE=all` (`make test-long`), else every n-th."""
    every = _EVERY[server, TEXTS[place].family in _COSTLY]
    return os.environ.get("DUTY_GRAPH_HOSTILE") == "all" or place % every == 0


LIMIT_S = 2.0
_SUM = """
MATCH (n) WITH n ORDER BY elementId(n) WITH collect([labels(n), properties(n)]) AS nodes
OPTIONAL MATCH (a)-[r]->(b) WITH nodes, r, a, b ORDER BY elementId(r)
RETURN nodes, collect([elementId(a), type(r), properties(r), elementId(b)]) AS edges
"""


@pytest.fixture(scope="module", params=["ours", "as shipped"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    if request.param == "ours":
        yield request.getfixturevalue("neo4j_settings")
        return
    with plain_server(tmp_path_factory.mktemp("as-shipped")) as server:
        folder = server.home.root / "import"
        folder.mkdir(exist_ok=True)
        (folder / "secret.csv").write_text("secret\n")
        yield server.settings()


@pytest.fixture(scope="module")
def graph(settings: Settings) -> Iterator[Store]:
    with Store.open(settings) as store:
        store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
        tasks = [
            task(str(n), f"事项{n}", lead=[f"市{n % 7}局"], cooperate=["市财政局", "市司法局"], targets=[target("服务站点", n, "个")])
            for n in range(1, 41)
        ]  # fmt: skip
        load_plans(store, [make_plan("云海市", tasks)], lead_policy="printed")
        yield store


class Neighbour:
    """Another user: asks a short question over a connection of its own, all the time."""

    def __init__(self, settings: Settings) -> None:
        self.answers = 0
        self.slowest_s = 0.0
        self.errors: list[str] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask, args=(settings,))
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def wait(self) -> None:
        """Until one more question, asked from now on, is answered."""
        seen = self.answers
        while self.answers < seen + 2 and not self.errors:
            time.sleep(0.01)

    def _ask(self, settings: Settings) -> None:
        with Store.open(settings) as store:
            while not self._over.wait(0.05):
                started = time.monotonic()
                try:
                    store.read("MATCH (a:Agency) RETURN count(a) AS n", timeout_s=30)
                except GraphError as error:
                    self.errors.append(str(error))
                self.slowest_s = max(self.slowest_s, time.monotonic() - started)
                self.answers += 1


@pytest.fixture(scope="module")
def neighbour(graph: Store, settings: Settings) -> Iterator[Neighbour]:
    other = Neighbour(settings)
    yield other
    other.stop()


@pytest.fixture(scope="module")
def visits() -> Iterator[tuple[str, list[str]]]:
    seen: list[str] = []

    class Recorder(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Recorder) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}", seen
        server.shutdown()


def test_there_are_enough_of_every_kind() -> None:
    assert len(TEXTS) >= 150
    assert len({(text.family, text.name) for text in TEXTS}) == len(TEXTS)


@pytest.mark.parametrize("place", [n for n in range(len(TEXTS)) if wanted("ours", n)], ids=lambda n: TEXTS[n].name)
def test_nothing_happens(
    request: pytest.FixtureRequest, graph: Store, neighbour: Neighbour, visits: tuple[str, list[str]], place: int
) -> None:
    hostile = TEXTS[place]
    server = "as shipped" if "as shipped" in request.node.name else "ours"
    if not wanted(server, place):
        pytest.skip("make test-long runs every text on both servers")
    listener, seen = visits
    before = graph.read(_SUM).rows
    _until_idle(graph)

    result: Result | GraphError
    try:
        result = run_text(graph, hostile.at(listener), timeout_s=LIMIT_S)
    except GraphError as error:
        result = error

    assert _outcome(result) in _FITTING[hostile.outcome], result
    assert "\n" not in str(result) or isinstance(result, Result)
    assert seen == []
    _until_idle(graph)
    neighbour.wait()
    assert neighbour.errors == []
    assert graph.read(_SUM).rows == before


_FITTING = {
    "refused": {"refused"},
    "stopped": {"stopped"},
    "truncated": {"truncated", "stopped"},  # a busy machine reaches the time limit first
    "harmless": {"refused", "stopped", "truncated", "answered"},
}


def _outcome(result: Result | GraphError) -> str:
    if isinstance(result, Result):
        return "truncated" if result.truncated else "answered"
    if isinstance(result, (QueryTimeout, QueryTooLarge)):
        return "stopped"
    return "lost" if isinstance(result, (NotReachable, ServerOccupied)) else "refused"


def _until_idle(store: Store) -> None:
    """No typed query is left running on the server, whatever became of the one who asked."""
    while store.read("SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.duty_graph = 'typed' RETURN status").rows:
        time.sleep(0.05)
