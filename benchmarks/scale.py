"""Loading and asking as the graph grows: 10 K, 100 K, 1 M tasks on one server, in one run.

    python -m benchmarks.scale [--upto 1000000]

The generated corpus is loaded as a stream, and at every tenfold the run stops to say what it took so far: seconds and
processor seconds of loading (making the plans is not counted), the largest size of this process and of the server, bytes
on disk, and what every saved query takes. Lines are printed as they come, for a run that may take an hour.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import psutil
import typer

from benchmarks.generate import corpus
from benchmarks.load import own_server
from benchmarks.queries import time_queries
from graph.connection import Store
from graph.load import load_each
from graph.server import LocalServer
from ingest.plan import ParsedPlan

_MB = 1024 * 1024


class Feed:
    """The corpus up to where it is asked for; `seconds` and `processor` went into making plans, not into loading."""

    def __init__(self, tasks: int) -> None:
        self._plans = corpus(tasks)
        self.tasks = self.documents = 0
        self.seconds = self.processor = 0.0

    def until(self, tasks: int) -> Iterator[ParsedPlan]:
        """The next plans, until `tasks` tasks have been given in all."""
        while self.tasks < tasks:
            start, spent = time.perf_counter(), time.process_time()
            plan = next(self._plans, None)
            self.seconds += time.perf_counter() - start
            self.processor += time.process_time() - spent
            if plan is None:
                return
            self.tasks += len(plan["tasks"])
            self.documents += 1
            yield plan


def disk(server: LocalServer) -> tuple[int, int]:
    """Bytes of the store, and of its transaction logs."""
    data = server.home.root / "data"
    sizes = [
        sum(path.stat().st_size for path in (data / name / "neo4j").rglob("*") if path.is_file())
        for name in ("databases", "transactions")
    ]
    return sizes[0], sizes[1]


def main(
    upto: Annotated[int, typer.Option(help="tasks in all")] = 100_000,
    home: Annotated[Path | None, typer.Option(help="an empty folder for the server, kept afterwards")] = None,
    rounds: Annotated[int, typer.Option(help="runs of each query")] = 5,
) -> None:
    """Load up to `upto` tasks and report at every tenfold from 10,000."""
    feed, seconds, client, served = Feed(upto), 0.0, 0.0, 0.0
    stops = [stop for stop in (10_000, 100_000, 1_000_000, 10_000_000) if stop < upto] + [upto]
    with own_server(home) as server, Store.open(server.settings()) as store:
        running = server.status()
        assert running is not None
        java = psutil.Process(running.pid)
        for stop in stops:
            start, spent, before = time.perf_counter(), time.process_time(), sum(java.cpu_times()[:2])
            made = feed.seconds, feed.processor
            for _ in load_each(store, feed.until(stop)):
                pass
            seconds += time.perf_counter() - start - (feed.seconds - made[0])
            client += time.process_time() - spent - (feed.processor - made[1])
            served += sum(java.cpu_times()[:2]) - before
            store.read("CALL db.resampleOutdatedIndexes()")
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            bytes_, logs = disk(server)
            print(
                f"{feed.tasks:,} tasks, {feed.documents:,} plans: load {seconds:.1f} s, cpu {client:.1f} s here + "
                f"{served:.1f} s server, python peak {peak} MB, server {java.memory_info().rss // _MB} MB, "
                f"disk {bytes_ // _MB} MB + logs {logs // _MB} MB",
                flush=True,
            )
            for each in time_queries(store, rounds=rounds):
                shown = (
                    f"{value:.0f}" if value is not None else "–" for value in (each.median, each.p95, each.by_hand)
                )
                print(
                    f"| {feed.tasks:,} | {each.query} | {each.case} | {each.rows} | {' | '.join(shown)} |", flush=True
                )


if __name__ == "__main__":
    typer.run(main)
