"""Entries of an account: one token of the source each, and what became of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["item", "agency", "quantity"]
State = Literal["output", "ignored", "issue", "unaccounted"]
KINDS: tuple[Kind, ...] = ("item", "agency", "quantity")


@dataclass(frozen=True, order=True)
class Entry:
    """source[start:end] and what became of it: `rule` names what it became, the rule that left it out, or the issue."""

    start: int
    end: int
    kind: Kind
    state: State
    rule: str
    text: str


@dataclass(frozen=True)
class Account:
    """All entries of one source, in order."""

    entries: list[Entry] = field(default_factory=list)

    def of(self, kind: Kind | None = None, state: State | None = None) -> list[Entry]:
        """The entries of one kind, in one state."""
        return [e for e in self.entries if kind in (None, e.kind) and state in (None, e.state)]

    def coverage(self, kind: Kind | None = None) -> float:
        """Share of entries that are accounted for; 1.0 where there is nothing to count."""
        entries = self.of(kind)
        return 1 - len(self.of(kind, "unaccounted")) / len(entries) if entries else 1.0

    def rules(self, kind: Kind) -> list[tuple[str, int]]:
        """How many entries of a kind each rule left out, most first."""
        counts = Counter(entry.rule for entry in self.of(kind, "ignored"))
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True)
class Range:
    """source[start:end] and the rule that holds there."""

    start: int
    end: int
    rule: str

    @classmethod
    def of(cls, span: Sequence[int], rule: str) -> Range:
        """The range of a span [start, end]."""
        return cls(span[0], span[1], rule)


class Ranges:
    """Ranges of the source, looked up by place; where several hold, the one that was given first."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._ranges = sorted(enumerate(ranges), key=lambda pair: (pair[1].start, pair[0]))
        self._starts = [r.start for _, r in self._ranges]
        self._longest = max((r.end - r.start for _, r in self._ranges), default=0)

    def at(self, start: int, end: int) -> Range | None:
        """The range that overlaps source[start:end]."""
        best: tuple[int, Range] | None = None
        place = bisect_right(self._starts, end - 1)
        while place and self._ranges[place - 1][1].start > start - self._longest - 1:
            place -= 1
            order, found = self._ranges[place]
            if found.start < end and start < found.end and (best is None or order < best[0]):
                best = order, found
        return best[1] if best else None

    def rule(self, start: int, end: int) -> str:
        """The rule at source[start:end], "" where none holds."""
        found = self.at(start, end)
        return found.rule if found else ""
