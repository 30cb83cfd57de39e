"""What looking after a graph costs beside loading it: verify, checksum, dump, restore, in one run on one server.

    python -m benchmarks.care [--tasks 10000] [--tasks 100000]

Seconds, elements (nodes and relationships) a second, and the share of the seconds that the load of the same graph took;
the most memory that this process ever had, which must not grow with the graph. The server is one of its own in a
temporary home, never the user's.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.generate import corpus
from benchmarks.load import empty, own_server
from graph.checksum import graph_checksum
from graph.connection import Settings, Store
from graph.dump import dump, restore
from graph.invariants import INVARIANTS
from graph.load import load_each
from graph.verify import check

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds and the result."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def measure(settings: Settings, tasks: int, folder: Path) -> tuple[int, dict[str, float], float, int]:
    """(elements, seconds by step, seconds of the slowest rule, bytes of the dump) of a graph of `tasks` tasks."""
    file = folder / f"{tasks}.gz"
    with Store.open(settings) as store:
        seconds = {"load": timed(lambda: sum(1 for _ in load_each(store, corpus(tasks))))[0]}
        rules = {each.name: timed(lambda each=each: check(store, each)) for each in INVARIANTS}  # type: ignore[misc]
        broken = [breach for _, breach in rules.values() if breach is not None]
        if broken:
            raise SystemExit("\n".join(line for breach in broken for line in breach.lines()))
        seconds["verify"] = sum(each for each, _ in rules.values())
        seconds["checksum"], checksum = timed(lambda: graph_checksum(store))
        seconds["dump"], written = timed(lambda: dump(store, file))
        seconds["restore"], restored = timed(lambda: restore(store, file, replace=True))
        if not checksum == written.info.graph == restored.graph:
            raise SystemExit("the checksums differ")
    return sum(written.info.counts.values()), seconds, max(each for each, _ in rules.values()), file.stat().st_size


def main(tasks: Annotated[list[int] | None, typer.Option(help="sizes of the graph, in tasks")] = None) -> None:
    """Print a table a size."""
    console = Console(width=120)
    with tempfile.TemporaryDirectory() as folder, own_server() as server:
        settings = server.settings()
        for size in tasks or [10_000]:
            with Store.open(settings) as store:
                empty(store)
            elements, seconds, slowest, size_of_dump = measure(settings, size, Path(folder))
            table = Table("step", "seconds", "elements/s", "of the load")
            for step, taken in seconds.items():
                table.add_row(step, f"{taken:.1f}", f"{elements / taken:,.0f}", f"{taken / seconds['load']:.2f}")
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            console.print(
                f"{size:,} tasks, {elements:,} elements; dump {size_of_dump / 1e6:.1f} MB "
                f"({size_of_dump / elements:.0f} bytes an element); slowest of {len(INVARIANTS)} rules {slowest:.1f} s; "
                f"this process at most {memory:.0f} MB"
            )
            console.print(table)


if __name__ == "__main__":
    typer.run(main)
