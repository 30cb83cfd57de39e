"""What reading a text for targets gives: targets with how they were read, and quantities left out with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.plan import Op


@dataclass(frozen=True)
class Why:
    """How a target was read: text[start:end] is the number; `name` the rule that named it; `op` the words that print
    how it binds; `due` where its date stands; `funding` the rule that makes it money paid out."""

    start: int
    end: int
    name: str
    op: str
    due: tuple[int, int] | None
    funding: str


@dataclass(frozen=True)
class Found:
    """One target; text[start:end] is `raw`."""

    indicator: str
    op: Op
    value: float
    value_max: float | None
    unit: str
    per: Literal["year"] | None
    due: str | None
    kind: Literal["target", "funding"]
    raw: str
    start: int
    end: int
    why: Why = field(compare=False)


@dataclass(frozen=True)
class Ignored:
    """A quantity that is no target, and the rule that says so."""

    start: int
    end: int
    text: str
    rule: str
