"""Damaged plans by the thousand: each must end as a plan or as one line for the user, in time and in bounded memory.

    python -m benchmarks.fuzz [--mutants 20000] [--seed 1] [--workers 2] [--only 17]

Every mutant is made from the real plans of the corpus and the samples, read and parsed in a worker process under a memory
ceiling, and checked (`tests/ingest/invariants.py`). Whatever is neither plan nor InputError is saved to out/fuzz with its
traceback; `--only N` runs one mutant again.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table

from benchmarks.fuzz_workers import Pool, Result, run_one
from tests.ingest.mutants import bases, mutant

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = [ROOT / "data" / "samples", CORPUS / "seeds", CORPUS / "plans"]
FAILURES = ROOT / "out" / "fuzz"


def report(results: list[Result]) -> Table:
    """Format × mutator → mutants, plans, typed errors, failures, slowest; a sum a format."""
    table = Table("格式", "变异", "份数", "计划", "一行错误", "失败", "最慢 s")
    groups: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        groups[result.kind, "合计"].append(result)
        groups[result.kind, result.mutators[0]].append(result)
        groups["合计", ""].append(result)
    for (kind, mutator), found in sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] == "合计", item[0])):
        ends = [sum(result.end == end for result in found) for end in ("plan", "error", "failure")]
        slowest = max(result.seconds for result in found)
        table.add_row(kind, mutator, str(len(found)), *map(str, ends), f"{slowest:.1f}", end_section=mutator == "合计")
    return table


def save(result: Result, seed: int, data: bytes) -> Path:
    """Keep a failed mutant and what it raised."""
    FAILURES.mkdir(parents=True, exist_ok=True)
    stem = FAILURES / f"{seed}-{result.number}"
    stem.with_suffix(f".{result.kind}").write_bytes(data)
    note = f"{result.base} {result.mutators}\n{result.seconds:.1f} s\n{result.problem}\n"
    stem.with_suffix(".log").write_text(note, encoding="utf-8")
    return stem.with_suffix(".log")


def main(
    mutants: Annotated[int, typer.Option(help="份数")] = 20_000,
    seed: Annotated[int, typer.Option(help="种子")] = 1,
    workers: Annotated[int, typer.Option(help="进程数")] = os.cpu_count() or 1,
    only: Annotated[int | None, typer.Option(help="只重做这一份")] = None,
) -> None:
    """Run the mutants and print the table; exit code 1 when any of them failed."""
    console = Console(width=120)
    folders = [folder for folder in FOLDERS if folder.is_dir()]
    sound = bases(folders)
    if only is not None:
        result = run_one(sound, seed, only)
        console.print(result)
        sys.exit(result.end == "failure")
    results: list[Result] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # either way, what was found is told
    with (
        Progress(
            *Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn(), console=console
        ) as bar,
        Pool(folders, seed, workers) as pool,
    ):
        line = bar.add_task("变异", total=mutants)
        try:
            for result in pool.run(range(mutants)):
                results.append(result)
                bar.advance(line)
                if not console.is_terminal and len(results) % 1000 == 0:
                    console.print(f"{len(results)} / {mutants}")
                if result.end == "failure":
                    log = save(result, seed, mutant(sound, seed=seed, number=result.number).data)
                    bar.console.print(f"{log.name}: {result.problem.strip().splitlines()[-1][:100]}")
        except KeyboardInterrupt:
            console.print("已中断；以下是到此为止的结果")
    console.print(report(results))
    console.print(f"种子 {seed}；单个进程内存最多 {max((r.peak_mb for r in results), default=0)} MB")
    sys.exit(any(result.end == "failure" for result in results))


if __name__ == "__main__":
    typer.run(main)
