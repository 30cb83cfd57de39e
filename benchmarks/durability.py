"""What a load survives: the loader or Neo4j killed with SIGKILL at random moments, fifty times over.

    python -m benchmarks.durability [--rounds 50] [--victim both] [--documents 20] [--tasks 30] [--seed 7]

Each round starts from a graph that holds older versions of a third of the documents, starts a loader as a process of
its own and kills, in turns, the loader or the Java process at a moment drawn from the length of a load.
Meanwhile somebody looks at the graph all the time. Then the server is started again and asked:

- lost: documents that the loader had reported as loaded and that are not there whole;
- half: documents that are there in part, of either version;
- seen: looks at which a document showed other counts than it says it has, before and after the look;
- differs: the load is run again to its end, and the graph has another checksum than one that nobody disturbed.

All four must be 0. The server is one of its own in a temporary home, never the user's.
"""

from __future__ import annotations

import os
import random
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Annotated, Literal

import psutil
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.generate import Shape, corpus
from graph import load as load_module
from graph.checksum import graph_checksum
from graph.connection import Settings, Store
from graph.errors import GraphError
from graph.home import Memory
from graph.load import load_each, load_plans
from graph.schema import ensure_schema
from graph.server import LocalServer
from ingest.plan import ParsedPlan

Victim = Literal["loader", "server"]
VICTIMS: tuple[Victim, ...] = ("loader", "server")
_FORK = get_context("fork")  # a fresh interpreter would take longer to start than to load
# Of the loaders that are killed, so that a short load has many commits to be killed in and between.
_GROUP_TASKS = 100
_MEMORY = Memory(heap=512, pagecache=128, transaction=256)
# What a document says of itself beside what the graph shows: one row a document that is not as it says.
_NOT_WHOLE = """\
MATCH (d:Document)
WITH d, d.content_hash AS hash,
  COUNT { (d)-[:CONTAINS]->(:Task) } AS tasks,
  COUNT { (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(:Agency) } AS roles,
  COUNT { (d)-[:CONTAINS]->(:Task)-[:IMPOSES]->(:Obligation) } AS obligations
WHERE hash IS NULL OR [tasks, roles, obligations] <> [d.task_count, d.role_count, d.obligation_count]
RETURN d.id AS id, hash"""
_HASHES = "MATCH (d:Document) RETURN d.id AS id, d.content_hash AS hash"


@dataclass
class Round:
    """What one kill did."""

    victim: Victim
    after_s: float
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    seen: int = 0
    looks: int = 0
    differs: bool = False

    @property
    def faults(self) -> int:
        """0 when all is as promised."""
        return self.lost + self.half + self.seen + self.differs


@dataclass
class Trial:
    """Plans, their older versions and a server to kill."""

    home: Path
    plans: list[ParsedPlan]
    older: list[ParsedPlan]
    server: LocalServer = field(init=False)
    hashes: dict[str, str] = field(default_factory=dict)  # content hash of every document as it is to be
    clean: str = ""
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.server = LocalServer(self.home / "neo4j", memory=_MEMORY)

    def prepare(self) -> None:
        """Measure a load that nobody disturbs: its checksum and its length from the first write on."""
        for _ in range(2):  # the second one is not slowed down by a cold server
            self.reset()
            loader = self.start(self.home / "clean.out")
            started = time.monotonic()
            loader.join()
            if loader.exitcode:
                raise RuntimeError("a load that nobody disturbs must end well")
            self.seconds = time.monotonic() - started
        with self.store() as store:
            self.clean = graph_checksum(store)
            self.hashes = {row["id"]: row["hash"] for row in store.read(_HASHES).rows}

    def reset(self) -> None:
        """The graph as before a load: older versions of some of the documents."""
        with self.store() as store:
            store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
            load_plans(store, self.older)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """A connection to the server, which is started when it does not run."""
        with Store.open(self.server.up().settings) as store:
            yield store

    def start(self, out: Path) -> BaseProcess:
        """A process of its own that loads and acknowledges in a file; it has come to its first document."""
        ready = _FORK.Event()
        loader = _FORK.Process(target=_load, args=(self.server.settings(), self.plans, out, ready))
        loader.start()
        ready.wait()
        return loader

    def kill(self, victim: Victim, after_s: float) -> Round:
        """One round."""
        self.reset()
        done, out = Round(victim, round(after_s, 2)), self.home / "acknowledged"
        loader = self.start(out)
        with _watched(self.server, done):
            time.sleep(after_s)
            if victim == "loader":
                loader.kill()
            else:
                java = psutil.Process(self.server.up().pid)
                java.kill()
                java.wait()
            loader.join()
        acknowledged = out.read_text(encoding="utf-8").split()
        with self.store() as store:
            hashes = {row["id"]: row["hash"] for row in store.read(_HASHES).rows}
            done.half = len(store.read(_NOT_WHOLE).rows)
            done.acknowledged = len(acknowledged)
            done.lost = sum(hashes.get(each) != self.hashes[each] for each in acknowledged)
            load_plans(store, self.plans)
            done.differs = graph_checksum(store) != self.clean
        return done


def _load(settings: Settings, plans: Sequence[ParsedPlan], out: Path, ready: Event) -> None:
    """The life of a loader: a line in the file for each document that is reported loaded."""
    load_module.GROUP_TASKS = _GROUP_TASKS
    os.environ["DUTY_GRAPH_PATIENCE"] = "1"  # of this process; nobody starts the server again before it has ended
    with out.open("w", encoding="utf-8") as file, Store.open(settings) as store:
        ensure_schema(store)
        ready.set()
        try:
            for report in load_each(store, plans):
                file.write(f"{report.document_id}\n")
                file.flush()
        except GraphError as error:
            if "\n" in str(error):
                raise
            raise SystemExit(2) from error


@contextmanager
def _watched(server: LocalServer, done: Round) -> Iterator[None]:
    """Look at the graph from another connection for as long as the block lasts or the server answers."""
    over = threading.Event()

    def look() -> None:
        try:
            with Store.open(server.settings()) as store:
                while not over.is_set():
                    suspects = {row["id"]: row["hash"] for row in store.read(_NOT_WHOLE).rows}
                    # A commit between two reads of one look is no half document: its hash has changed by now.
                    now = {row["id"]: row["hash"] for row in store.read(_HASHES).rows} if suspects else {}
                    done.seen += sum(now.get(each) == hash_ for each, hash_ in suspects.items())
                    done.looks += 1
                    time.sleep(0.02)
        except GraphError:
            return  # the server was killed

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def make_trial(home: Path, *, documents: int, tasks: int, seed: int) -> Trial:
    """Plans, and older versions of every third one."""
    shape, total = Shape(tasks=tasks), documents * tasks
    plans = list(corpus(total, seed=seed, shape=shape, changed_every=3))
    older = list(corpus(total, seed=seed, shape=shape))[::3]
    return Trial(home, plans, older)


def run(trial: Trial, rounds: int, seed: int, victims: Sequence[Victim] = VICTIMS) -> Iterator[Round]:
    """Kill in turns, at moments that `seed` draws."""
    rng = random.Random(seed)
    trial.prepare()
    try:
        for n in range(rounds):
            yield trial.kill(victims[n % len(victims)], rng.uniform(0, trial.seconds))
    finally:
        trial.server.down()


def main(
    rounds: Annotated[int, typer.Option(help="kills, of loader and server in turns")] = 50,
    documents: Annotated[int, typer.Option(help="documents a load")] = 20,
    tasks: Annotated[int, typer.Option(help="tasks a document")] = 30,
    seed: Annotated[int, typer.Option(help="draws plans and moments")] = 7,
    victim: Annotated[str, typer.Option(help="loader, server, or both in turns")] = "both",
) -> None:
    """Print a line a round and the sums; exit code 1 when anything was lost, half or different."""
    console = Console(width=120)
    table = Table("killed", "times", "acknowledged", "lost", "half", "looks", "seen half", "differs")
    results: list[Round] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        trial = make_trial(Path(folder), documents=documents, tasks=tasks, seed=seed)
        victims = [each for each in VICTIMS if victim in (each, "both")]
        for each in run(trial, rounds, seed, victims):
            results.append(each)
            console.print(f"{len(results):3} {each}")
        console.print(f"a load lasts {trial.seconds:.2f} s; checksum {trial.clean}")
    for kind in VICTIMS:
        some = [each for each in results if each.victim == kind]
        sums = [
            sum(getattr(r, name) for r in some) for name in ("acknowledged", "lost", "half", "looks", "seen", "differs")
        ]
        table.add_row(kind, str(len(some)), *map(str, sums))
    console.print(table)
    raise SystemExit(any(each.faults for each in results))


if __name__ == "__main__":
    typer.run(main)
