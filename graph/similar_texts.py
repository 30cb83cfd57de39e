"""Texts that say nearly the same, found by the characters they share; pure, no database, no Chinese grammar.

Score: pairs of characters of the shorter text that the longer one holds too, as a share (containment, not Jaccard: a
step of one line restates a task of a page). It depends on the two texts alone, so that a pair has the same score in any
graph. Thresholds were set on 204 labelled pairs of real tasks (docs/similar.md).

Candidates share a few runs of four characters that not everybody uses. MinHash is no help here: its likeness of a line
and a page that holds it is 0.05, below what its index can tell from chance; and it would bring scipy, 40 MB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

Relation = Literal["restates", "overlaps"]

RESTATES, OVERLAPS = 0.75, 0.45
_ENOUGH = 12  # shared pairs of characters: a shorter text says too little to compare
_RUN = 4
_EVERYBODYS = 60  # a run in more texts than this is a phrase of the trade, not a sign
_FEW = 2  # runs that candidates share
_CLOSEST = 10  # a text that is like more than these says what all say
_REMEMBERED = 4_000  # texts whose pairs are kept: a hundred thousand of them would take a gigabyte
_UNSAID = re.compile(r"[\W_]+")

Runs = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Likeness:
    """The text at place `said` is like the longer one at place `by`; `score` from 0 to 1."""

    said: int
    by: int
    score: float
    relation: Relation


def likeness(shorter: str, longer: str) -> tuple[float, Relation] | None:
    """Score and relation of two texts, None where they are not alike."""
    return _compare(_pairs(_plain(shorter)), _pairs(_plain(longer)))


def alike(texts: Sequence[str], *, progress: Callable[[], None] | None = None) -> Iterator[Likeness]:
    """Pairs of texts that are alike, each once, the shorter one first, for each text its ten closest; `progress` is called
    after each text.
    """
    plain = [_plain(text) for text in texts]
    runs = [_runs(text) for text in plain]
    index = _Index(runs)
    pairs = lru_cache(maxsize=_REMEMBERED)(lambda place: _pairs(plain[place]))
    for place, text in enumerate(plain):
        found = []
        for other in index.near(runs[place]):
            # Each pair is looked at once, from the shorter side; of two as long the earlier is taken as the source.
            if (len(text), -place) < (len(plain[other]), -other) and (like := _compare(pairs(place), pairs(other))):
                found.append(Likeness(place, other, *like))
        yield from sorted(found, key=lambda each: (-each.score, each.by))[:_CLOSEST]
        if progress is not None:
            progress()


def _compare(shorter: frozenset[str], longer: frozenset[str]) -> tuple[float, Relation] | None:
    shared = len(shorter & longer)
    if shared < _ENOUGH:
        return None
    score = round(shared / min(len(shorter), len(longer)), 3)
    if score < OVERLAPS:
        return None
    return score, "restates" if score >= RESTATES else "overlaps"


def _plain(text: str) -> str:
    return _UNSAID.sub("", text)


def _pairs(plain: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(plain)))


def _runs(plain: str) -> Runs:
    """The runs of four characters of a text as numbers, each once."""
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < _RUN:
        return np.empty(0, dtype=np.uint64)
    size = len(codes) - _RUN + 1
    folded = codes[:size].copy()
    for step in range(1, _RUN):
        folded = folded * np.uint64(0x1_0003) + codes[step : step + size]  # wraps: a number of 64 bits
    return np.unique(folded)


class _Index:
    """Which texts hold a run: runs in order, and behind each the places of its texts."""

    def __init__(self, runs: Sequence[Runs]) -> None:
        sizes = np.fromiter(map(len, runs), dtype=np.int64, count=len(runs))
        every = np.concatenate([*runs, np.empty(0, dtype=np.uint64)])
        places = np.repeat(np.arange(len(runs), dtype=np.int32), sizes)
        order = np.argsort(every, kind="stable")
        self._places = places[order]
        self._runs, starts, counts = np.unique(every[order], return_index=True, return_counts=True)
        self._starts, self._counts = starts, counts

    def near(self, runs: Runs) -> list[int]:
        """Places of the texts that share enough runs, itself among them."""
        at = np.searchsorted(self._runs, runs)
        rare = at[self._counts[at] <= _EVERYBODYS]
        if not len(rare):
            return []
        held = np.concatenate(
            [self._places[a : a + n] for a, n in zip(self._starts[rare], self._counts[rare], strict=True)]
        )
        places, shared = np.unique(held, return_counts=True)
        return [int(place) for place in places[shared >= _FEW]]
