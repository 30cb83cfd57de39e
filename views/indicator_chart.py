"""One indicator across cities and plans: a bar a target, the number in words beside it. Plain data, needs no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from views.style import FONT
from views.targets import until, value, where

MOST = 30
WIDE, NARROW = (1240, 300), (630, 190)  # pixels of the picture, and of the names before the bars
_ROW, _NUMBER = 30, 4
_WORDS = 270  # pixels that the words beside the longest bar take
# By comparison: what the mark at the end of a bar looks like. The words stand beside it.
SHAPES = {
    "不少于": "triangle-right",
    "不超过": "triangle-left",
    "等于": "circle",
    "增长": "triangle-up",
    "压减": "triangle-down",
}


def bars(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Data of the chart: the largest values first, at most `MOST`; `行` numbers them, so that no two are one."""
    ordered = sorted(rows, key=lambda row: (-row["数值"], row["城市"], row["期限"] or ""))
    return [
        {
            # Cities and titles are not ours: the chart shows them as text of an SVG, never as markup.
            "行": f"{n:0{_NUMBER}d}{row['城市']}　{where(row)}",
            "从": 0 if row["上限"] is None else row["数值"], "到": row["数值"] if row["上限"] is None else row["上限"],
            "比较": row["比较"], "目标": words(row), "城市": row["城市"], "方案": row["方案"], "出自": where(row),
        }
        for n, row in enumerate(ordered[:MOST])
    ]  # fmt: skip


def words(row: Mapping[str, Any]) -> str:
    """What stands beside a bar: 每年 不少于 12 场 · 2026年12月."""
    amount = " ".join(filter(None, [row["每年"], row["比较"], value(row), row["单位"]]))
    return f"{amount} · {until(row['期限'])}"


def chart(rows: Sequence[Mapping[str, Any]], *, size: tuple[int, int] = WIDE) -> dict[str, Any]:
    """Vega-Lite bars of rows that `comparable` put together; `size` is `WIDE` or `NARROW`."""
    data = bars(rows)
    width, label = size
    plot = width - label - 20
    # A bar begins at nought, or its length would lie; the words run on behind the longest one.
    longest = max([0.0, *(bar["到"] for bar in data)]) or 1.0
    domain = [min([0.0, *(bar["到"] for bar in data)]), longest * plot / (plot - _WORDS)]
    x = {"type": "quantitative", "scale": {"domain": domain, "nice": False}, "axis": None}
    y = {"field": "行", "type": "nominal", "title": None, "sort": None,
         "axis": {"labelExpr": f"slice(datum.value, {_NUMBER})", "labelFont": FONT, "labelFontSize": 13,
                  "labelColor": "#1d2733", "labelLimit": label, "labelOverlap": False, "domainColor": "#7d91a6",
                  "ticks": False, "description": "坐标轴", "minExtent": label, "maxExtent": label, "labelPadding": 6}}  # fmt: skip
    tooltip = [{"field": name, "type": "nominal"} for name in ("城市", "方案", "出自", "目标")]
    there = [word for word in SHAPES if any(bar["比较"] == word for bar in data)]
    return {
        "data": {"values": data},
        "width": width,
        "height": {"step": _ROW},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "height": 14, "color": "#a9c6e3"},
             "encoding": {"x": {**x, "field": "从"}, "x2": {"field": "到"}, "tooltip": tooltip}},
            {"mark": {"type": "point", "filled": True, "size": 110, "opacity": 1, "color": "#174a78"},
             "encoding": {"x": {**x, "field": "到"}, "tooltip": tooltip,
                          "shape": {"field": "比较", "type": "nominal", "legend": None,
                                    "scale": {"domain": there, "range": [SHAPES[word] for word in there]}}}},
            {"mark": {"type": "text", "align": "left", "dx": 12, "font": FONT, "fontSize": 14, "color": "#1d2733"},
             "encoding": {"x": {**x, "field": "到"}, "text": {"field": "目标"}}},
        ],
        "config": {"view": {"stroke": None}, "axis": {"grid": False}},
        # SVG: every bar carries its words for screen readers.
        "usermeta": {"embedOptions": {"actions": False, "renderer": "svg"}},
    }  # fmt: skip
