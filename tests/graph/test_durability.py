"""What a load survives, on servers of the test's own; the long run is `python -m benchmarks.durability`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from benchmarks.durability import make_trial, run
from benchmarks.generate import Shape, corpus
from graph.checksum import graph_checksum
from graph.connection import Settings, Store
from graph.errors import CommitUnknown, GraphError, NotReachable
from graph.home import Memory
from graph.load import load_plans
from graph.server import LocalServer
from graph.similar import find_similar
from graph.verify import verify_graph
from ingest.plan import ParsedPlan
from ingest.plan_files import write_plan
from tests.conftest import ROOT
from tests.plans import make_plan, task
from tests.proxy import Proxy

pytestmark = pytest.mark.neo4j

SMALL = Memory(heap=512, pagecache=128, transaction=256)


@pytest.fixture(scope="module")
def plans() -> list[ParsedPlan]:
    return list(corpus(16 * 60, shape=Shape(tasks=60)))


def compared(store: Store) -> str:
    """Checksum after the last step of a load that the command line takes: tasks that say the same."""
    find_similar(store)
    return graph_checksum(store)


@pytest.fixture
def clean(store: Store, plans: list[ParsedPlan]) -> str:
    """Checksum of a load that nobody disturbed; the database is empty again afterwards."""
    load_plans(store, plans)
    checksum = graph_checksum(store)
    _empty(store)
    return checksum


@pytest.fixture
def clean_and_compared(store: Store, plans: list[ParsedPlan]) -> str:
    """The same with the last step of the command line."""
    load_plans(store, plans)
    checksum = compared(store)
    _empty(store)
    return checksum


def _empty(store: Store) -> None:
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())


def loader(settings: Settings, folder: Path, plans: list[ParsedPlan], *options: str) -> subprocess.Popen[str]:
    """`ingest load` of the plans as a process of its own."""
    folder.mkdir()
    for n, plan in enumerate(plans):
        write_plan(plan, folder / f"{n:03d}.json")
    environment = {
        **os.environ, "NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password,
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "ingest", "load", "--jobs", "1", *options, *map(str, sorted(folder.iterdir()))],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    trial = make_trial(tmp_path, documents=12, tasks=20, seed=11)

    rounds = list(run(trial, 2, seed=11))

    assert [each.victim for each in rounds] == ["loader", "server"]
    assert [each.faults for each in rounds] == [0] * 2, rounds
    assert all(each.looks for each in rounds)


class TestConnection:
    @pytest.fixture
    def proxy(self, neo4j_settings: Settings) -> Iterator[Proxy]:
        with Proxy(("127.0.0.1", int(neo4j_settings.uri.rpartition(":")[2]))) as proxy:
            yield proxy

    @pytest.mark.long
    def test_cut_again_and_again_the_load_goes_on_or_ends_in_one_line(
        self, store: Store, proxy: Proxy, neo4j_settings: Settings, plans: list[ParsedPlan], clean: str
    ) -> None:
        rng = random.Random(5)
        outcomes = []
        with Store.open(replace(neo4j_settings, uri=proxy.uri)) as through:
            for _ in range(4):
                _empty(store)
                proxy._sent, proxy.cut_after = 0, rng.randrange(1_000, 800_000)
                try:
                    load_plans(through, plans)
                    outcomes.append("went on")
                except (CommitUnknown, NotReachable) as error:
                    assert "\n" not in str(error)
                    outcomes.append("one line")
                    load_plans(through, plans)
                assert graph_checksum(store) == clean

        assert proxy.connections > 4
        assert "went on" in outcomes  # the driver repeats a transaction that was cut before its commit

    def test_gone_for_good_it_is_one_line_after_the_patience(
        self,
        store: Store,
        proxy: Proxy,
        neo4j_settings: Settings,
        plans: list[ParsedPlan],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("DUTY_GRAPH_PATIENCE", "1")
        with Store.open(replace(neo4j_settings, uri=proxy.uri)) as through:
            proxy.refusing = True
            proxy.cut()

            with pytest.raises(NotReachable) as caught:
                load_plans(through, plans)
        assert "\n" not in str(caught.value)

    @pytest.mark.long
    def test_back_within_the_patience_the_load_goes_on(
        self, store: Store, proxy: Proxy, neo4j_settings: Settings, plans: list[ParsedPlan], clean: str
    ) -> None:
        with Store.open(replace(neo4j_settings, uri=proxy.uri)) as through:
            proxy.refusing = True
            proxy.cut()
            back = threading.Timer(3, lambda: setattr(proxy, "refusing", False))
            back.start()
            try:
                load_plans(through, plans)
            finally:
                back.cancel()
        assert graph_checksum(store) == clean


@pytest.mark.long
class TestServerOfItsOwn:
    @pytest.fixture
    def server(self, tmp_path: Path) -> Iterator[LocalServer]:
        server = LocalServer(tmp_path / "neo4j", memory=SMALL)
        server.up()
        yield server
        server.down()

    def test_restarted_in_mid_load_behind_one_address(
        self,
        server: LocalServer,
        tmp_path: Path,
        plans: list[ParsedPlan],
        clean_and_compared: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Stopped as an administrator does, started again: the loader that waits finishes its load."""
        monkeypatch.setenv("DUTY_GRAPH_PATIENCE", "600")
        with Proxy(("127.0.0.1", int(server.settings().uri.rpartition(":")[2]))) as proxy:
            process = loader(replace(server.settings(), uri=proxy.uri), tmp_path / "plans", plans)
            assert process.stdout is not None
            assert process.stdout.readline().startswith("《")
            server.down()
            proxy.target = ("127.0.0.1", int(server.up().bolt_uri.rpartition(":")[2]))
            _, complained = process.communicate()
        with Store.open(server.settings()) as store:
            if process.returncode:  # it was stopped between commit and answer: said, and repeated
                assert len(complained.splitlines()) == 1
                load_plans(store, plans)
            assert compared(store) == clean_and_compared
            assert verify_graph(store) == []

    def test_a_disk_that_fills_up_ends_in_one_line_and_the_load_can_be_repeated(
        self, server: LocalServer, plans: list[ParsedPlan], clean: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No file of the server may grow any more: what writes meet on a full disk."""
        monkeypatch.setenv("DUTY_GRAPH_PATIENCE", "1")
        java = psutil.Process(server.up().pid)
        _, most = java.rlimit(psutil.RLIMIT_FSIZE)
        done = []
        with Store.open(server.settings()) as store:
            load_plans(store, plans[:6], loaded=lambda report: done.append(report.document_id))
            java.rlimit(psutil.RLIMIT_FSIZE, (4096, most))
            with pytest.raises(GraphError) as caught:
                load_plans(store, plans[6:], loaded=lambda report: done.append(report.document_id))
        assert "\n" not in str(caught.value)

        server.down()  # it refuses to write any more: room is made, and it is started again
        with Store.open(server.up().settings) as store:
            held = {row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id").rows}
            assert set(done) <= held
            assert verify_graph(store) == []
            load_plans(store, plans)
            assert graph_checksum(store) == clean


class TestTwoLoaders:
    @pytest.mark.long
    @pytest.mark.parametrize("same", [True, False], ids=["the same plans", "different plans"])
    def test_end_as_if_one_after_the_other(
        self, store: Store, tmp_path: Path, plans: list[ParsedPlan], clean_and_compared: str, same: bool
    ) -> None:
        halves = (plans, plans[::-1]) if same else (plans[::2], plans[1::2])

        processes = [loader(store.settings, tmp_path / f"{n}", half) for n, half in enumerate(halves)]
        ends = [(*process.communicate(), process.returncode) for process in processes]

        assert [(code, complained) for _, complained, code in ends] == [(0, ""), (0, "")]
        assert graph_checksum(store) == clean_and_compared
        assert verify_graph(store) == []

    def test_versions_of_one_document_one_of_them_stays_whole(self, store: Store) -> None:
        versions = [make_plan("云海市", [task("1", f"第{n}版。", lead=["市公安局"])]) for n in range(4)]
        alone = set()
        for version in versions:
            store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
            load_plans(store, [version])
            alone.add(graph_checksum(store))

        threads = [threading.Thread(target=load_plans, args=(store, [each])) for each in versions]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert graph_checksum(store) in alone
        assert len(alone) == 4


@pytest.mark.long
def test_a_clock_that_jumps_changes_nothing(
    store: Store, plans: list[ParsedPlan], clean: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look at the clock is a year before or ten years after the last one."""
    real, jumps = time.time, iter(range(10**9))
    monkeypatch.setattr(time, "time", lambda: real() + (10 if next(jumps) % 2 else -1) * 365 * 86_400)
    with Store.open(store.settings) as jumping:
        load_plans(jumping, plans)
        again = load_plans(jumping, plans)

    assert again.written == 0
    assert graph_checksum(store) == clean


def test_no_room_that_writes_looks_at_the_clock() -> None:
    """What is written into the graph depends on the plans alone.

    Log lines, the app's “today” and the notes beside the graph (when somebody loaded a plan) look at a clock.
    """
    allowed = {ROOT / "graph" / "log.py", ROOT / "graph" / "readings.py"}
    for path in [path for room in ("graph", "ingest") for path in (ROOT / room).rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        looks = [
            word
            for word in ("time.time(", "datetime.now(", "date.today(", "utcnow(", "gmtime(", "localtime(")
            if word in text
        ]
        assert not looks or path in allowed, (path, looks)
