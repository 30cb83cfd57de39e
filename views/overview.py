"""总览: what is loaded, and the standing questions with their counts; a click goes there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from views import links, style
from views.conflicts import BETWEEN, WITHIN
from views.store import saved
from views.tables import show_table
from views.tallies import tallies

_SOON_DAYS = 90
_PER_ROW = 4
Target = tuple[str, dict[str, str]]
# What stands on the tile, the query that counts it, the page that lists it and what that page is told.
_OWN: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("一份方案内互相矛盾的目标", "contradictions", "indicators", {"view": "互相矛盾", "range": WITHIN}),
    ("同城方案之间矛盾的目标", "city_contradictions", "indicators", {"view": "互相矛盾", "range": BETWEEN}),
    ("没有机构认领的目标", "ownerless_targets", "indicators", {"view": "没有人认领"}),
    ("说法相近的任务（对）", "similar_tasks", "similar_tasks", {}),
    ("名称已改或已撤的机构", "outdated_names", "queries", {"query": "outdated_names"}),
    ("名录中没有的机构", "unknown_agencies", "queries", {"query": "unknown_agencies"}),
)
_WIDTHS = {
    "城市": 72,
    "方案": 430,
    "文号": 180,
    "任务": 56,
    "机构": 56,
    "目标": 56,
    "待核": 56,
    "名单顺序": 150,
    "顺序证据": 230,
}


def totals(documents: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """What is loaded, in numbers. Agencies of one place in two plans are counted once per plan, so they are left out."""
    return {
        "方案": len(documents), "城市": len({row["城市"] for row in documents}),
        "任务": sum(row["任务"] for row in documents), "目标": sum(row["目标"] for row in documents),
        "待核": sum(row["待核"] or 0 for row in documents),
    }  # fmt: skip


def values_of(question: str, today: datetime.date, soon: datetime.date) -> dict[str, str]:
    """Parameters with which the saved query of a standing question lists exactly what was counted."""
    yesterday = today - datetime.timedelta(days=1)
    table = {
        "有责任单位，未明确牵头": {"status": "none_named"},
        "没有责任单位": {"status": "none"},
        "已过写明的期限": {"from_day": "1990-01-01", "to_day": str(yesterday)},
        "期限临近": {"from_day": str(today), "to_day": str(soon)},
    }
    return table.get(question, {})


def _query(query: str, question: str, today: datetime.date, soon: datetime.date) -> Target:
    values = values_of(question, today, soon)
    return "queries", {"query": query, **{f"p_{name}": value for name, value in values.items()}}


def _more() -> list[tuple[str, str, Target]]:
    """Questions that a query of their own answers, each with the page that lists them."""
    numbers = tallies([query for _, query, _, _ in _OWN])
    return [(word, numbers[query], (page, dict(values))) for word, query, page, values in _OWN]


def show() -> None:
    """The page."""
    style.heading("总览", "载入了什么，有哪些事要人盯着；点一项列出明细。")
    documents = saved("documents").rows
    numbers = totals(documents)
    for column, (word, total) in zip(st.columns(len(numbers)), numbers.items(), strict=True):
        column.metric(word, total)
    today = datetime.date.today()
    soon = today + datetime.timedelta(days=_SOON_DAYS)
    style.part(f"要看的事（{today}；{_SOON_DAYS} 天内到期算临近）")
    rows = saved("standing", today=str(today), soon=str(soon)).rows
    _tiles([(row["问题"], str(row["数量"]), _query(row["查询"], row["问题"], today, soon)) for row in rows])
    style.part("载入的方案")
    show_table(documents, tuple(_WIDTHS), height=420, widths=_WIDTHS)


@st.fragment
def _tiles(standing: Sequence[tuple[str, str, Target]]) -> None:
    """A tile a question. A fragment: while numbers are still being counted, nothing else on the page is drawn anew."""
    items = [*standing, *_more()]
    for start in range(0, len(items), _PER_ROW):
        row = items[start : start + _PER_ROW]
        for column, (word, n, (page, values)) in zip(st.columns(_PER_ROW), row, strict=False):
            with column.container(border=True):
                links.to(page, f"{word}　**{n}**", **values)
