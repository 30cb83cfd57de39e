"""Who leads what others take part in, as plain data: the heat map in protocol order and the digraph of agencies."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.subgraph import DrawnEdge, DrawnNode, Subgraph
from views.style import FONT

_MOST = 30
_CELL = 27
_UNRANKED = 999_999


@dataclass(frozen=True)
class Matrix:
    """Leads (rows) and partners (columns) by name, cells with counts; `cut` when agencies were left out."""

    leads: tuple[str, ...]
    partners: tuple[str, ...]
    cells: tuple[dict[str, Any], ...]
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
    found = {(row["牵头单位"], row["配合单位"]): row for row in pairs}
    ids = {row[f"{side}单位"]: row[f"{side}标识"] for row in pairs for side in ("牵头", "配合")}
    cells = []
    for lead in leads:
        for partner in partners:
            row = found.get((lead, partner), {"任务数": 0, "其中推定": 0})
            cells.append(
                {
                    "牵头单位": lead, "配合单位": partner, "任务数": row["任务数"], "其中推定": row["其中推定"],
                    "字": "—" if lead == partner else cell_text(row), "牵头标识": ids[lead], "配合标识": ids[partner],
                }
            )  # fmt: skip
    return Matrix(leads, partners, tuple(cells), cut_leads or cut_partners)


def cell_text(row: Mapping[str, Any]) -> str:
    """The number in a cell; 推 behind it when one of the leads is inferred; nothing for no task."""
    if not row["任务数"]:
        return ""
    return f"{row['任务数']}推" if row["其中推定"] else str(row["任务数"])


def _axis(
    pairs: Sequence[Mapping[str, Any]], side: str, ranks: Mapping[str, int | None], most: int
) -> tuple[tuple[str, ...], bool]:
    totals: dict[tuple[str, str], int] = {}
    for row in pairs:
        key = (row[f"{side}标识"], row[f"{side}单位"])
        totals[key] = totals.get(key, 0) + row["任务数"]
    kept = sorted(totals, key=lambda key: (-totals[key], key))[:most]
    kept.sort(key=lambda key: (ranks.get(key[0]) or _UNRANKED, key))
    return tuple(dict.fromkeys(name for _, name in kept)), len(totals) > most


def chart(table: Matrix, *, width: int = 1270) -> dict[str, Any]:
    """Vega-Lite heat map: numbers in the cells, shade beside them, a cell can be picked. Needs no network."""
    step = max(20, min(_CELL + 13, (width - 190) // max(1, len(table.partners))))
    axis = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": 12,
        "titleFontSize": 13,
        "labelLimit": 170,
        "labelOverlap": False,
        "labelColor": "#1d2733",
        "titleColor": "#56667a",
        "domain": False,
        "ticks": False,
        "description": "坐标轴",  # else Vega describes it in English, with all its names
    }
    encoding = {
        "x": {"field": "配合单位", "type": "nominal", "sort": list(table.partners), "title": "配合（参与）单位 →",
              "axis": {**axis, "orient": "top", "labelAngle": -60, "labelLimit": 118}},
        "y": {"field": "牵头单位", "type": "nominal", "sort": list(table.leads), "title": "牵头单位 ↓",
              "axis": {**axis, "titleAngle": 0, "titleAlign": "right", "titleX": -8, "titleY": -12}},
    }  # fmt: skip
    tooltip = [{"field": name, "type": kind} for name, kind in
               (("牵头单位", "nominal"), ("配合单位", "nominal"), ("任务数", "quantitative"), ("其中推定", "quantitative"))]  # fmt: skip
    top = max((cell["任务数"] for cell in table.cells), default=1)
    return {
        "data": {"values": list(table.cells)},
        "width": {"step": step},
        "height": {"step": _CELL},
        "encoding": encoding,
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "#c3ccd6", "cursor": "pointer"},
                "params": [{"name": "cell", "select": {"type": "point", "fields": ["牵头标识", "配合标识"], "toggle": False}}],
                "encoding": {
                    "color": {"field": "任务数", "type": "quantitative", "legend": None,
                              "scale": {"type": "sqrt", "interpolate": "rgb", "domain": [0, top], "range": ["#ffffff", "#1f5f99"]}},
                    "tooltip": tooltip,
                    "strokeWidth": {"condition": {"param": "cell", "empty": False, "value": 3}, "value": 0.5},
                },
            },
            {
                "mark": {"type": "text", "font": FONT, "fontSize": 12, "tooltip": None},
                "encoding": {
                    "text": {"field": "字"},
                    "color": {"condition": {"test": f"datum['任务数'] > {top * 0.45}", "value": "#fff"}, "value": "#1d2733"},
                },
            },
        ],
        "config": {"view": {"stroke": "#c3ccd6"}, "axis": {"grid": False}},
        # SVG: every cell carries its words for screen readers, and tests can click it.
        "usermeta": {"embedOptions": {"actions": False, "renderer": "svg"}},
    }  # fmt: skip


def summed(pairs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row a pair: over all cities two bodies meet in the plans of each."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in pairs:
        same = found.setdefault((row["牵头标识"], row["配合标识"]), {**row, "任务数": 0, "其中推定": 0})
        same["任务数"] += row["任务数"]
        same["其中推定"] += row["其中推定"]
    return list(found.values())


def digraph(pairs: Sequence[Mapping[str, Any]], *, most: int = 300) -> Subgraph:
    """Agencies and who leans on whom: the number of tasks on the line, dashed when every lead was inferred."""
    names: dict[str, str] = {}
    pairs = summed(pairs)
    for row in pairs:
        names.setdefault(row["牵头标识"], row["牵头单位"])
        names.setdefault(row["配合标识"], row["配合单位"])
    kept = dict(list(names.items())[:most])
    edges = []
    for row in pairs:
        if row["牵头标识"] in kept and row["配合标识"] in kept:
            only = row["其中推定"] == row["任务数"]
            note = f"，其中推定牵头 {row['其中推定']} 项" if row["其中推定"] else ""
            edges.append(
                DrawnEdge(
                    row["牵头标识"], row["配合标识"], "DEPENDS",
                    f"{row['牵头单位']}牵头、{row['配合单位']}参与：{row['任务数']} 项{note}", only,
                    f"推定 {row['任务数']}" if only else str(row["任务数"]), round(1 + math.log2(row["任务数"]), 1),
                )
            )  # fmt: skip
    return Subgraph(tuple(DrawnNode(key, "Agency", name) for key, name in kept.items()), tuple(edges), len(names))
