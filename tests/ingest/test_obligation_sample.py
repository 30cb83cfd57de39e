"""Duties against 340 clauses of real plans, labelled by reading them before the code's answer was looked at.

`obligation_sample.csv` holds places only, no sentences: file, characters of `ingest text FILE`, whether the clause obliges
somebody, its modality. Seeded draws, as many from each of the 25 plans as they hold; labels stay as first written.
Parts: `seen` (200), whose errors made the rules; `held-out` (60), which scored precision 0.974, recall 0.787, modality
0.946, kappa 0.568 at first, and is a second seen part since its errors were looked at and rules mended by some of them;
`third` (80), labelled by another reader, which scored precision 0.967, recall 0.866, modality 0.966, kappa 0.585 at first,
before any rule was changed by it (the floors are of after that). Conventions: an outcome to bring about (提升…水平)
obliges, an effect on others (助力, 便利) does not; a permission to apply (可申请) does not; what stands under 鼓励 or 支持
of the same sentence is `encourage`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.parse import parse_file
from ingest.readers import read_source

pytestmark = pytest.mark.corpus

SAMPLE = Path(__file__).with_name("obligation_sample.csv")
# Slightly under what was measured.
FLOORS = {
    "seen": {"precision": 0.99, "recall": 0.97, "modality": 0.98, "kappa": 0.94},
    "held-out": {"precision": 0.97, "recall": 0.90, "modality": 0.96, "kappa": 0.80},
    "third": {"precision": 0.97, "recall": 0.97, "modality": 0.95, "kappa": 0.88},
}


class Pair(NamedTuple):
    """The label of a clause and what the parser says, "" for no duty."""

    file: str
    start: int
    part: str
    label: str
    answer: str


@pytest.fixture(scope="module")
def pairs(corpus: Path) -> list[Pair]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        sample = list(csv.DictReader(file))
    found: dict[str, list[tuple[int, str]]] = {}
    for name in sorted({row["file"] for row in sample}):
        path = next(corpus.glob(f"*/{name}"))
        text = read_source(path).text
        plan = parse_file(path)
        duties = [duty for task in plan["tasks"] for duty in task["obligations"]]
        for duty in duties:
            start, end = duty["span"]
            assert 0 <= start < end <= len(text)
            assert text[start] == duty["text"][0]
            assert text[end - 1] == duty["text"][-1]
        found[name] = [(duty["span"][0], duty["modality"]) for duty in duties]
    return [
        Pair(
            row["file"], int(row["start"]), row["part"], row["modality"],
            next((m for start, m in found[row["file"]] if int(row["start"]) <= start < int(row["end"])), ""),
        )
        for row in sample
    ]  # fmt: skip


def agreement(pairs: Sequence[Pair]) -> dict[str, float]:
    """Precision and recall on “obliges”, share of equal modality where both say yes, Cohen's kappa on “obliges”."""
    table = Counter((bool(pair.label), bool(pair.answer)) for pair in pairs)
    both, total = table[True, True], len(pairs)
    same = (both + table[False, False]) / total
    labelled, answered = both + table[True, False], both + table[False, True]
    chance = (labelled * answered + (total - labelled) * (total - answered)) / total**2
    return {
        "precision": both / answered,
        "recall": both / labelled,
        "modality": sum(pair.label == pair.answer for pair in pairs if pair.label and pair.answer) / both,
        "kappa": (same - chance) / (1 - chance),
    }


@pytest.mark.parametrize("part", sorted(FLOORS))
@pytest.mark.parametrize("figure", ["precision", "recall", "modality", "kappa"])
def test_agreement_with_a_reader_is_above_its_floor(pairs: list[Pair], part: str, figure: str) -> None:
    figures = agreement([pair for pair in pairs if pair.part == part])
    assert figures[figure] >= FLOORS[part][figure], figures


def test_the_sample_covers_enough_plans_and_holds_no_sentences(pairs: list[Pair]) -> None:
    assert len({pair.file for pair in pairs}) >= 20
    assert Counter(pair.part for pair in pairs) == {"seen": 200, "held-out": 60, "third": 80}
    assert SAMPLE.read_text(encoding="utf-8").isascii()
