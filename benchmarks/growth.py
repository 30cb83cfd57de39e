"""Parse time per character from 10 KB to 10 MB, for plans and for what no plan is made of.

    python -m benchmarks.growth [--kind brackets] [--most 10000000]

Each figure is processor time of reading, parsing and checking one file in a process of its own, behind a warm-up; the
ratio says how much more a character costs than at 10 KB. Linear is 1.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.growth_texts import HEAD, KINDS, text_of
from ingest.errors import InputError
from ingest.parse import parse_source
from ingest.plan_files import validate
from ingest.readers import read_source

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# Short runs are repeated, in processes of their own because the parser remembers what it has just read, and the fastest
# counts: what else the machine does only adds.
_REPEATS = {10_000: 5, 100_000: 3}


@dataclass(frozen=True)
class Cost:
    """What one file took; `end` is the number of tasks, or what the user is told."""

    microseconds: float  # per character
    peak_mb: int
    end: str


def measure(kind: str, size: int) -> Cost:
    """Read, parse and check a text of `size` bytes."""
    suffix = KINDS[kind].suffix
    with tempfile.TemporaryDirectory() as folder:
        path, warm = (Path(folder) / f"{name}{suffix}" for name in ("text", "warm"))
        warm.write_text(HEAD + "2.建设养老院10家。（市民政局牵头，市财政局配合）\n", encoding="utf-8")
        _timed(warm)
        text = text_of(kind, size)
        characters = len(text)
        path.write_text(text, encoding="utf-8")
        del text
        seconds, end = _timed(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # kilobytes on Linux
    return Cost(seconds / characters * 1e6, peak, end)


def _measured(kind: str, size: int) -> Cost:
    """The cheapest of a few measurements, a process each: memory is that of this file alone."""
    costs = []
    for _ in range(_REPEATS.get(size, 1)):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            costs.append(pool.submit(measure, kind, size).result())
    return min(costs, key=lambda cost: cost.microseconds)


def _timed(path: Path) -> tuple[float, str]:
    start = time.process_time()
    try:
        plan = validate(parse_source(read_source(path)), source=path.name)
        end = f"{len(plan['tasks'])} 项任务"
    except InputError as error:
        end = error.problem
    return time.process_time() - start, end


def main(
    kind: Annotated[list[str] | None, typer.Option(help="只测这一种，可多次")] = None,
    most: Annotated[int, typer.Option(help="最大字节数")] = SIZES[-1],
) -> None:
    """Print a line a kind of text: µs a character at each size, the largest ratio to 10 KB, peak memory, how it ended."""
    console = Console(width=140, highlight=False)
    if unknown := sorted(set(kind or ()) - set(KINDS)):
        console.print(f"没有这种文本：{'、'.join(unknown)}；可选：{'、'.join(KINDS)}")
        sys.exit(2)
    sizes = [size for size in SIZES if size <= most]
    console.print(f"{'文本':<28}{''.join(f'{size // 1000:>8} KB' for size in sizes)}  最大倍数  内存 MB  结果")
    for name in kind or KINDS:
        costs: list[Cost] = []
        with console.status(name):
            for size in sizes:
                costs.append(_measured(name, size))
        times = [cost.microseconds for cost in costs]
        figures = "".join(f"{value:11.1f}" for value in times)
        peak = max(cost.peak_mb for cost in costs)
        console.print(f"{name:<28}{figures}{max(times) / times[0]:10.2f}{peak:9}  {costs[-1].end}")


if __name__ == "__main__":
    typer.run(main)
