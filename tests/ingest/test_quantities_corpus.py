"""Targets of the real plans against their gold labels, apart from the parser's own cutting of items."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.cleaning import clean
from ingest.errors import InputError
from ingest.printed_times import parse_time
from ingest.quantities import find_targets, ignored_quantities
from ingest.readers import read_source
from ingest.variants import ORDINARY
from tests.conftest import EVAL

pytestmark = pytest.mark.corpus
SEEDS = ("000", "001", "002", "003", "004")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Bodies:
    """Cuts the bodies of one clean text by their first and last characters, punctuation aside, in order."""

    def __init__(self, text: str, soft: Any) -> None:
        self.text, self.soft, self.since = text, soft, 0
        self.places = [n for n, char in enumerate(text) for _ in soft(char)]
        self.letters = "".join(soft(char) for char in text)

    def cut(self, begins: str, ends: str) -> str:
        key, tail = self.soft(begins.translate(ORDINARY)), self.soft(ends.translate(ORDINARY))  # as a clean text is
        start = self.letters.find(key, self.since)
        start = start if start >= 0 else self.letters.find(key)
        stop = self.letters.find(tail, start)
        assert start >= 0 and stop >= 0, begins
        self.since = stop
        return re.sub(r"\n+", "", self.text[self.places[start] : self.places[stop + len(tail) - 1] + 1])


def labelled(corpus: Path) -> list[tuple[str, dict[str, Any], str]]:
    """(stem, gold, clean text) of every labelled plan that the readers can read."""
    found = []
    for path in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(p for folder in ("seeds", "plans") for p in (corpus / folder).glob(gold["document"]["file"]))
        try:
            found.append((path.stem, gold, clean(read_source(source).text).text))
        except InputError:
            assert source.suffix == ".pdf"
    return found


def test_targets_of_the_labelled_plans(corpus: Path) -> None:
    score = scorer()
    tallies = {name: (score.Tally(), score.Tally()) for name in ("seeds", "all")}
    for stem, gold, text in labelled(corpus):
        if stem.startswith("16_"):  # cells of tables over pages: scored with the whole parser
            continue
        bodies = Bodies(text, score.soft)
        for task in gold["tasks"]:
            got = [vars(found) for found in find_targets(bodies.cut(task["begins"], task["ends"]))]
            for name in ("seeds", "all") if stem[:3] in SEEDS else ("all",):
                score.score_targets(task["targets"], got, *tallies[name], "", [])
    assert tallies["seeds"][0].f >= 0.97
    assert tallies["all"][0].f >= 0.97
    assert tallies["all"][1].f >= 0.95


def test_times_of_the_labelled_plans(corpus: Path) -> None:
    times = [t["time"] for _, gold, _ in labelled(corpus) for t in gold["tasks"] if t["time"]]
    assert len(times) >= 80
    assert [t for t in times if parse_time(t["raw"]) != t] == []


def test_no_digit_with_a_unit_is_dropped_in_silence(corpus: Path) -> None:
    for _, _, text in labelled(corpus):
        spans = [(f.start, f.end) for f in find_targets(text)] + [(i.start, i.end) for i in ignored_quantities(text)]
        covered = {n for start, end in spans for n in range(start, end)}
        lost = [m.start() for m in re.finditer(r"\d", text) if m.start() not in covered]
        assert [text[max(0, n - 10) : n + 10] for n in lost] == []
