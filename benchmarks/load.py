"""What loading costs, beside the bare driver and two libraries writing the very same rows, in one run on one server.

    python -m benchmarks.load [--tasks 7000] [--rounds 5]

Ours: lead policy, rows, hash, locks, whole documents, counts read back, counts of places; first into an empty database,
then again unchanged, then with one plan in a hundred changed, then with one body in every task. The others: the rows that
our load leaves in the graph, those of the counts of places among them, made beforehand and nothing checked; and the bare
driver once more with the rows of the plans alone. All in turns, each into an emptied database with the same constraints;
the server is one of its own in a temporary home, never the user's. Shown are medians of seconds and of processor seconds
(this process and the server), which say more where other work shares the machine.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import psutil
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.generate import Shape, corpus
from benchmarks.load_rivals import RIVALS, Graph
from graph.connection import Store
from graph.counts import COUNTED
from graph.lead_policy import decide_leads
from graph.load import load_plans
from graph.model import Relationship
from graph.rows import Row, plan_rows
from graph.schema import ensure_schema
from graph.server import LocalServer
from ingest.plan import ParsedPlan

FIRST, AGAIN, HUB = "ours, first load", "ours, unchanged", "ours, a hub in every task"


@dataclass(frozen=True)
class Cost:
    """What one piece of work took."""

    rows: int
    seconds: float
    processor: float  # seconds of this process and of the server


@contextmanager
def own_server(home: Path | None = None) -> Iterator[LocalServer]:
    """A server in a home of its own, stopped at the end."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = LocalServer(home=home or Path(temporary))
        server.up()
        try:
            yield server
        finally:
            server.down()


def timed(server: LocalServer, work: Callable[[], int]) -> Cost:
    """Run `work`, which returns the rows it wrote."""
    running = server.status()
    assert running is not None
    process = psutil.Process(running.pid)

    def spent() -> float:
        times = process.cpu_times()
        return time.process_time() + times.user + times.system

    processor, start = spent(), time.perf_counter()
    rows = work()
    return Cost(rows, time.perf_counter() - start, spent() - processor)


def empty(store: Store) -> None:
    """Delete everything, a piece at a time."""
    text = "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS gone"
    while store.write(lambda tx: tx.run(text).single(strict=True)["gone"]):
        pass


def counts_after(server: LocalServer, plans: list[ParsedPlan]) -> dict[Relationship, list[Row]]:
    """The rows of the counts of places that loading `plans` leaves."""
    with Store.open(server.settings()) as store:
        ensure_schema(store)
        empty(store)
        load_plans(store, plans)
        text = "MATCH (a)-[r:{}]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties"
        return {
            edge: [dict(row) for row in store.read(text.format(edge.type), max_rows=10**7).rows] for edge in COUNTED
        }


def measure(server: LocalServer, tasks: int, rounds: int, warm_up: int) -> dict[str, list[Cost]]:
    """The costs of every way to load, a round each."""
    plans, changed = list(corpus(tasks)), list(corpus(tasks, changed_every=100))
    hub = list(corpus(tasks, shape=Shape(plans=10**6, hub=True)))
    graph, hub_graph = (
        Graph.of([plan_rows(plan, decide_leads(plan)) for plan in each]).with_edges(counts_after(server, each))
        for each in (plans, hub)
    )
    settings = server.settings()
    later = len(range(0, len(plans), 100))
    costs: dict[str, list[Cost]] = {}
    with Store.open(settings) as store:
        ensure_schema(store)

        def ours(name: str, loads: list, rows: int, written: int) -> None:  # type: ignore[type-arg]
            def work() -> int:
                if load_plans(store, loads).written != written:
                    raise RuntimeError(f"{name}: not {written} documents written")
                return rows

            costs.setdefault(name, []).append(timed(server, work))

        for turn in range(warm_up + rounds):
            empty(store)
            ours(FIRST, plans, graph.rows, len(plans))
            ours(AGAIN, plans, graph.rows, 0)
            ours(f"ours, {later} of {len(plans)} plans changed", changed, graph.rows, later)
            for name, rival in RIVALS.items():
                empty(store)
                costs.setdefault(name, []).append(timed(server, partial(rival, settings, graph)))
            empty(store)
            ours(HUB, hub, hub_graph.rows, len(hub))
            typer.echo(f"round {turn + 1} of {warm_up + rounds}: first load {costs[FIRST][-1].seconds:.1f} s", err=True)
    return {name: found[warm_up:] for name, found in costs.items()}


def main(
    tasks: Annotated[int, typer.Option(help="tasks in all")] = 7_000,
    rounds: Annotated[int, typer.Option(help="measured rounds")] = 5,
    warm_up: Annotated[int, typer.Option(help="rounds before, until the server has compiled what it runs")] = 2,
) -> None:
    """Print a line a way to load: rows, seconds, rows a second, and both as parts of our first load."""
    with own_server() as server:
        costs = measure(server, tasks, rounds, warm_up)
    packing = "neo4j-rust-ext" if find_spec("neo4j._rust") else "pure Python"
    table = Table("way", "rows", "s", "cpu s", "rows/s", "rows/cpu s", "of a first load: s", "cpu s")
    first = [statistics.median(getattr(cost, part) for cost in costs[FIRST]) for part in ("seconds", "processor")]
    for name, found in costs.items():
        rows = found[0].rows
        middle = [statistics.median(getattr(cost, part) for cost in found) for part in ("seconds", "processor")]
        speeds = [f"{rows / value:,.0f}" for value in middle]
        parts = [f"{value / whole:.3f}" for value, whole in zip(middle, first, strict=True)]
        table.add_row(name, f"{rows:,}", *(f"{value:.2f}" for value in middle), *speeds, *parts)
    console = Console(width=140)
    console.print(f"{tasks:,} tasks, {rounds} rounds, driver packs by {packing}")
    console.print(table)


if __name__ == "__main__":
    typer.run(main)
