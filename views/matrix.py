"""Who leads what others take part in, in protocol order, as plain data for the heat map."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_MOST = 30
_UNRANKED = 999_999
_FULL = (0x1F, 0x5F, 0x99)  # the shade of the fullest cell
_DARK = 0.45


Body = tuple[str, str]  # id and name


@dataclass(frozen=True)
class Cell:
    """A pair's tasks and how many of them have an inferred lead; `text` stands in the cell, on its `shade` (#rrggbb)."""

    tasks: int
    inferred: int
    text: str
    shade: str
    dark: bool  # so dark that letters are white


@dataclass(frozen=True)
class Matrix:
    """Leads (rows) and partners (columns), cells row by row; `cut` when agencies were left out."""

    leads: tuple[Body, ...]
    partners: tuple[Body, ...]
    cells: tuple[tuple[Cell, ...], ...]
    cut: bool


def counted(pairs: Sequence[Mapping[str, Any]], *, inferred: bool) -> list[dict[str, Any]]:
    """Pairs of the saved query `lead_depends`; without inferred leads when they are not wanted."""
    rows = [{**row, "任务数": row["任务数"] - (0 if inferred else row["其中推定"])} for row in pairs]
    if not inferred:
        rows = [{**row, "其中推定": 0} for row in rows]
    return [row for row in rows if row["任务数"] > 0]


def matrix(pairs: Sequence[Mapping[str, Any]], ranks: Mapping[str, int | None], *, most: int = _MOST) -> Matrix:
    """The busiest leads and partners of one city, in protocol order. `ranks`: agency id → place in protocol order."""
    leads, cut_leads = _axis(pairs, "牵头", ranks, most)
    partners, cut_partners = _axis(pairs, "配合", ranks, most)
    found = {(row["牵头标识"], row["配合标识"]): (row["任务数"], row["其中推定"]) for row in pairs}
    counts = [[found.get((lead, partner), (0, 0)) for partner, _ in partners] for lead, _ in leads]
    top = max((tasks for row in counts for tasks, _ in row), default=1)
    cells = tuple(
        tuple(
            _cell(tasks, inferred, top=top, itself=lead == partner)
            for (partner, _), (tasks, inferred) in zip(partners, row, strict=True)
        )
        for (lead, _), row in zip(leads, counts, strict=True)
    )
    return Matrix(leads, partners, cells, cut_leads or cut_partners)


def _cell(tasks: int, inferred: int, *, top: int, itself: bool) -> Cell:
    share = math.sqrt(tasks / max(top, 1))  # by the root: else one busy pair would leave all others white
    shade = "".join(f"{round(255 + (full - 255) * share):02x}" for full in _FULL)
    return Cell(tasks, inferred, "—" if itself else cell_text(tasks, inferred), f"#{shade}", tasks > _DARK * top)


def cell_text(tasks: int, inferred: int) -> str:
    """The number in a cell; 推 behind it when one of the leads is inferred; nothing for no task."""
    if not tasks:
        return ""
    return f"{tasks}推" if inferred else str(tasks)


def _axis(
    pairs: Sequence[Mapping[str, Any]], side: str, ranks: Mapping[str, int | None], most: int
) -> tuple[tuple[Body, ...], bool]:
    totals: dict[Body, int] = {}
    for row in pairs:
        body = (row[f"{side}标识"], row[f"{side}单位"])
        totals[body] = totals.get(body, 0) + row["任务数"]
    kept = sorted(totals, key=lambda body: (-totals[body], body))[:most]
    kept.sort(key=lambda body: (ranks.get(body[0]) or _UNRANKED, body))
    return tuple(kept), len(totals) > most
