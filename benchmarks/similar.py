"""How well tasks that say the same are found, and what it costs to look among many.

    python -m benchmarks.similar [--most 100000]

Accuracy: 204 pairs of tasks of the real plans, labelled by reading both (`tests/graph/similar/pairs.csv`): every pair whose
shorter text has at least 35 % of its weighted pairs of characters in the longer one, and 60 drawn from those with 20 to
35 %. Recall is of that sample. Cost: the same tasks again and again, each time in an alphabet of its own, so that every copy has
the likenesses of the first and none with another; processor time, and how much more a task costs than among a thousand.
"""

from __future__ import annotations

import csv
import random
import resource
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.accuracy import ROOT, SHARED
from graph.similar_texts import alike
from ingest.errors import InputError
from ingest.parse import parse_file

LABELS = ROOT / "tests" / "graph" / "similar" / "pairs.csv"
_SIZES = (1_000, 10_000, 100_000)
_IDEOGRAPHS = range(0x4E00, 0x9FA5)


@dataclass(frozen=True)
class Score:
    """Pairs of one relation: found rightly, found wrongly, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is so."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is so that was found."""
        return self.right / max(1, self.right + self.missed)


def tasks(corpus: Path) -> dict[str, str]:
    """Texts of the tasks of the real plans by id, as the graph compares them."""
    found = {}
    for path in sorted([*(corpus / "seeds").iterdir(), *(corpus / "plans").iterdir()]):
        try:
            plan = parse_file(path)
        except InputError:
            continue
        for task in plan["tasks"]:
            title = f"{task['title']}。" if task["title"] else ""
            found[task["id"]] = title + task["text"]
    return found


def labels() -> dict[frozenset[str], str]:
    """The labelled pairs: `restates`, `overlaps` or `apart`."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {frozenset((row["first"], row["second"])): row["label"] for row in csv.DictReader(file)}


def scores(texts: dict[str, str]) -> dict[str, Score]:
    """Scores of `restates`, and of both relations taken as one."""
    ids = list(texts)
    found = {frozenset((ids[each.said], ids[each.by])): each.relation for each in alike(list(texts.values()))}
    said = labels()
    if missing := {one for pair in said for one in pair} - set(ids):
        raise ValueError(f"labelled tasks that no plan has: {sorted(missing)[:3]}")
    kinds = {"restates": ({"restates"}, {"restates"}), "either": ({"restates", "overlaps"},) * 2}
    return {name: _score(said, found, *both) for name, both in kinds.items()}


def _score(
    said: Mapping[frozenset[str], str], found: Mapping[frozenset[str], str], yes: set[str], like: set[str]
) -> Score:
    right = sum(label in yes and found.get(pair) in like for pair, label in said.items())
    wrong = sum(label not in yes and found.get(pair) in like for pair, label in said.items())
    return Score(right, wrong, sum(label in yes for label in said.values()) - right)


def copies(texts: Sequence[str], size: int) -> list[str]:
    """`size` texts: copies of the given ones, each copy in an alphabet of its own."""
    letters = sorted(set("".join(texts)))
    made: list[str] = []
    for seed in range(size // len(texts) + 1):
        other = random.Random(seed).sample(_IDEOGRAPHS, len(letters))
        table = str.maketrans(dict(zip(letters, map(chr, other), strict=True)))
        made += [text.translate(table) for text in texts]
    return made[:size]


def _cost(texts: Iterable[str]) -> tuple[int, float]:
    begin = time.process_time()
    found = sum(1 for _ in alike(list(texts)))
    return found, time.process_time() - begin


def main(most: Annotated[int, typer.Option(help="most tasks")] = 100_000) -> None:
    """Print both tables."""
    texts = tasks(SHARED / "corpus")
    table = Table(
        "relation", "precision", "recall", "right", "wrong", "missed", title=f"{len(labels())} labelled pairs"
    )
    for name, score in scores(texts).items():
        figures = (score.right, score.wrong, score.missed)
        table.add_row(name, f"{score.precision:.3f}", f"{score.recall:.3f}", *map(str, figures))
    out = Console(width=110)
    out.print(table)
    table = Table("tasks", "pairs", "seconds", "µs a task", "÷ first", "peak MB", title="cost")
    first = 0.0
    for size in (each for each in _SIZES if each <= most):
        found, seconds = _cost(copies(list(texts.values()), size))
        each = seconds / size * 1e6
        first = first or each
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        table.add_row(f"{size:,}", f"{found:,}", f"{seconds:.1f}", f"{each:.0f}", f"{each / first:.2f}", f"{peak:,}")
    out.print(table)


if __name__ == "__main__":
    typer.run(main)
