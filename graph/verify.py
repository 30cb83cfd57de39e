"""Which invariants do not hold, and the rows that break them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.connection import Store
from graph.derived import tables
from graph.invariant_kinds import Invariant
from graph.invariants import INVARIANTS, SCHEMA
from graph.model import MODEL_VERSION
from graph.schema import missing_schema

LIMIT = 20  # breaking rows shown of each
_TIMEOUT_S = 1800.0


@dataclass(frozen=True)
class Breach:
    """An invariant that does not hold: up to the limit of its rows, and whether there are more."""

    invariant: Invariant
    rows: tuple[Mapping[str, Any], ...]
    more: bool

    def lines(self) -> list[str]:
        """What a user reads: what does not hold, and each row that breaks it."""
        count = f"{'至少 ' if self.more else ''}{len(self.rows)} 处"
        cells = ["，".join(f"{k} {v}" for k, v in row.items() if v is not None) for row in self.rows]
        return [f"不成立：{self.invariant.title}（{self.invariant.name}，{count}）", *(f"  {each}" for each in cells)]


def verify_graph(store: Store, *, limit: int = LIMIT) -> list[Breach]:
    """Every invariant that does not hold, in the order of the table."""
    return [breach for breach in (check(store, each, limit=limit) for each in INVARIANTS) if breach is not None]


def check(store: Store, invariant: Invariant, *, limit: int = LIMIT) -> Breach | None:
    """The breach of one invariant, None where it holds."""
    if invariant is SCHEMA:
        rows = [{"缺少": name} for name in missing_schema(store)]
        return Breach(invariant, tuple(rows[:limit]), len(rows) > limit) if rows else None
    parameters = {"limit": limit + 1, "model": MODEL_VERSION, **tables()}
    result = store.read(invariant.cypher, parameters, timeout_s=_TIMEOUT_S, max_rows=limit)
    return Breach(invariant, tuple(result.rows), result.truncated) if result.rows else None
