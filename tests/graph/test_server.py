"""The local Neo4j: one per home, found again, stopped cleanly, and one clear line when it cannot be had."""

from __future__ import annotations

import logging
import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from graph.connection import Settings, Store, browser_link, resolve_settings
from graph.errors import ServerError
from graph.home import Home, Memory, State
from graph.server import LocalServer
from tests.conftest import ROOT

SMALL = Memory(heap=512, pagecache=128, transaction=128)


def up_in_a_process(home: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "DUTY_GRAPH_HOME": str(home), "DUTY_GRAPH_HEAP_MB": "512"}
    environment.pop("NEO4J_URI", None)
    return subprocess.Popen(
        [sys.executable, "-m", "graph", "up"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.neo4j
def test_two_processes_starting_at_once_get_one_server(tmp_path: Path) -> None:
    home = tmp_path / "home"
    try:
        outputs = [process.communicate() for process in [up_in_a_process(home), up_in_a_process(home)]]

        lines = {out.strip().splitlines()[-1] for out, _ in outputs}
        assert len(lines) == 1, outputs
        running = LocalServer(home).status()
        assert running is not None
        assert str(running.pid) in lines.pop()
        with Store.open(running.settings) as store:
            assert store.read("RETURN 1 AS one").rows == [{"one": 1}]
    finally:
        assert LocalServer(home).down()
    assert LocalServer(home).status() is None
    assert not LocalServer(home).down()


@pytest.mark.neo4j
def test_a_start_whose_starter_was_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    home = tmp_path / "home"
    starter = up_in_a_process(home)
    while Home(home).read_state() is None and starter.poll() is None:
        time.sleep(0.05)
    starter.kill()
    starter.communicate()
    half_started = Home(home).read_state()
    server = LocalServer(home, memory=SMALL)
    try:
        running = server.up()

        assert half_started is not None
        assert running.pid == half_started.pid
        with Store.open(running.settings) as store:
            assert store.read("RETURN 1 AS one").rows == [{"one": 1}]
    finally:
        server.down()


@pytest.mark.neo4j
def test_another_password_in_the_store_is_one_line(tmp_path: Path) -> None:
    server = LocalServer(tmp_path, memory=SMALL)
    server.up()
    server.down()
    (tmp_path / "password").write_text("a-word-that-is-not-it")

    with pytest.raises(ServerError, match="另一个密码") as caught:
        server.up()

    assert "\n" not in str(caught.value)
    assert "a-word-that-is-not-it" not in str(caught.value)
    assert server.status() is None


@pytest.mark.neo4j
def test_the_password_is_for_its_user_only_and_shows_nowhere(neo4j_server: LocalServer) -> None:
    home = neo4j_server.home
    password = home.password()

    assert stat.S_IMODE((home.root / "password").stat().st_mode) == 0o600
    assert password not in repr(neo4j_server.settings())
    for path in [home.log, *(home.root / "logs").glob("*.log"), home.conf / "neo4j.conf", home.root / "server.json"]:
        assert password not in path.read_text(encoding="utf-8", errors="replace"), path
    command = " ".join(psutil.Process(neo4j_server.up().pid).cmdline())
    assert password not in command


@pytest.mark.neo4j
def test_it_listens_on_loopback_only(neo4j_server: LocalServer) -> None:
    connections = psutil.Process(neo4j_server.up().pid).net_connections()

    listening = {c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN}
    assert listening
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}


@pytest.mark.parametrize(
    "state",
    [
        State(pid=2**22 - 3, bolt=1, http=2, line="5.26"),  # a process that is gone
        State(pid=os.getpid(), bolt=1, http=2, line="5.26"),  # a number that another process has now
    ],
)
def test_a_stale_note_is_not_taken_for_a_server(tmp_path: Path, state: State) -> None:
    server = LocalServer(tmp_path)
    server.home.prepare()
    server.home.write_state(state)

    assert server.status() is None
    assert not server.down()


def test_an_unreadable_note_is_no_server(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text("{")

    assert LocalServer(tmp_path).status() is None
    with pytest.raises(ServerError, match="graph up"):
        LocalServer(tmp_path).settings()


class Broken(LocalServer):
    """A server whose settings Neo4j does not know."""

    def _argument_file(self, jars: list[Path]) -> Path:
        with (self.home.conf / "neo4j.conf").open("a") as conf:
            conf.write("no.such.setting=1\nserver.config.strict_validation.enabled=true\n")
        return super()._argument_file(jars)


@pytest.mark.neo4j
def test_a_start_that_fails_says_why_in_one_line_with_the_log(tmp_path: Path) -> None:
    server = Broken(tmp_path, memory=SMALL)

    with pytest.raises(ServerError) as caught:
        server.up()

    assert "\n" not in str(caught.value)
    assert str(server.home.log) in str(caught.value)
    assert "no.such.setting" in str(caught.value)
    assert server.status() is None


def test_a_full_disk_is_said_before_anything_is_started(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="磁盘只剩 1 MB"):
        LocalServer(tmp_path).up(free_bytes=1024 * 1024)


def test_a_home_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ServerError, match="DUTY_GRAPH_HOME"):
        Home(tmp_path / "file" / "home").prepare()


def test_heap_follows_the_machine() -> None:
    gigabyte = 1024**3

    assert [Memory.of_machine(n * gigabyte).heap for n in (2, 4, 16, 128)] == [512, 512, 2048, 4096]


def test_an_unknown_line_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTY_GRAPH_NEO4J", "4.4")

    with pytest.raises(ServerError, match=r"5\.26"):
        LocalServer()


def test_a_neo4j_of_ones_own_replaces_the_local_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j://db.example:7687")
    monkeypatch.setenv("NEO4J_USER", "reader")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-word")
    monkeypatch.setenv("NEO4J_DATABASE", "plans")

    settings = resolve_settings()

    assert (settings.uri, settings.user, settings.database) == ("neo4j://db.example:7687", "reader", "plans")
    assert "secret-word" not in repr(settings)


def test_browser_links_carry_address_and_query() -> None:
    settings = Settings("bolt://127.0.0.1:7687", "neo4j", "x", browser_url="http://127.0.0.1:7474")

    link = browser_link(settings, "MATCH (n) RETURN n // 中")

    assert link == (
        "http://127.0.0.1:7474/browser/?dbms=bolt%3A%2F%2Fneo4j%40127.0.0.1%3A7687&cmd=edit&arg=MATCH%20%28n%29%20RETURN%20n%20%2F%2F%20%E4%B8%AD"
    )
    assert browser_link(Settings("bolt://h:1", "u", "x"), "RETURN 1") is None


@pytest.mark.neo4j
def test_a_taken_port_does_not_matter(neo4j_server: LocalServer) -> None:
    """Ports are chosen when the server starts: whoever holds 7687 keeps it."""
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", 7687))
        except OSError:
            logging.getLogger(__name__).info("7687 is taken already")
        assert neo4j_server.up().bolt_uri != "bolt://127.0.0.1:7687"


@pytest.mark.neo4j
def test_the_other_line_of_neo4j_starts_and_answers(other_line: LocalServer) -> None:
    from graph.load import load_plans
    from tests.plans import make_plan, task

    with Store.open(other_line.settings()) as store:
        load_plans(store, [make_plan("云海市", [task("1", "办好食堂", lead=["市民政局"])])])
        version = store.read("CALL dbms.components() YIELD versions RETURN versions[0] AS v").rows[0]["v"]
        leads = store.read("MATCH (:Agency)-[r:LEADS]->(:Task) RETURN count(r) AS n").rows[0]["n"]
        store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())

    assert version.startswith(other_line.line)
    assert leads == 1


@pytest.mark.neo4j
def test_a_clock_that_was_set_does_not_lose_the_server(
    neo4j_server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start times of processes are reckoned from the time of boot, which jumps with the clock."""
    running = neo4j_server.up()
    real = time.time
    monkeypatch.setattr("psutil.boot_time", lambda: real() + 86_400)
    monkeypatch.setattr("psutil.Process.create_time", lambda self: real() + 86_400)
    monkeypatch.setattr("time.time", lambda: real() + 86_400)

    assert neo4j_server.status() == running
    assert neo4j_server.up() == running


def test_a_note_of_an_older_version_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text('{"pid": 1, "started": 2.5, "bolt": 3, "http": 4, "line": "5.26"}')

    assert Home(tmp_path).read_state() == State(pid=1, bolt=3, http=4, line="5.26")
