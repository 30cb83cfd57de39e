"""Word lists in `data/`: what the grammar of numbers and duties knows about single words."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Unit:
    """A unit of measure: what it measures, and the characters that would make it another word (个+体)."""

    name: str
    kind: str
    not_before: str


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of data/<name>.csv as dictionaries."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def units() -> dict[str, Unit]:
    """Every unit of data/units.csv by its printed form."""
    return {row["unit"]: Unit(row["unit"], row["class"], row["not_before"]) for row in rows("units")}


@cache
def verbs(*kinds: str) -> frozenset[str]:
    """The words of data/verbs.csv of the given kinds: create, act, adverb, preposition."""
    return frozenset(row["verb"] for row in rows("verbs") if row["kind"] in kinds)


def alternatives(words: frozenset[str] | list[str]) -> str:
    """A pattern that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
