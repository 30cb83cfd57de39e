"""总览: what is loaded, and the standing questions with their counts; a click goes there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from views import links, style
from views.store import saved
from views.tables import show_table

_SOON_DAYS = 90
_WIDTHS = {
    "城市": 72,
    "方案": 470,
    "文号": 130,
    "任务": 56,
    "机构": 56,
    "目标": 56,
    "待核": 56,
    "名单顺序": 150,
    "顺序证据": 190,
    "文件": 190,
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


def show() -> None:
    """The page."""
    style.heading("总览", "载入了什么，有哪些事要人盯着；点一项列出明细。")
    documents = saved("documents").rows
    numbers = totals(documents)
    for column, (word, n) in zip(st.columns(len(numbers)), numbers.items(), strict=True):
        column.metric(word, n)
    today = datetime.date.today()
    soon = today + datetime.timedelta(days=_SOON_DAYS)
    style.part(f"要看的事（{today}；{_SOON_DAYS} 天内到期算临近）")
    rows = saved("standing", today=str(today), soon=str(soon)).rows
    contradictions = len(saved("contradictions", max_rows=5000).rows)
    unknown = len(saved("unknown_agencies", max_rows=5000).rows)
    items = [
        *((row["问题"], row["数量"], row["查询"]) for row in rows),
        ("互相矛盾的目标", contradictions, "contradictions"),
        ("名录中没有的机构", unknown, "unknown_agencies"),
    ]
    for start in range(0, len(items), 4):
        for column, (word, n, query) in zip(st.columns(4), items[start : start + 4], strict=True):
            with column.container(border=True):
                links.to_query(f"{word}　**{n}**", query, values_of(word, today, soon))
    style.part("载入的方案")
    show_table(documents, tuple(_WIDTHS), height=420, widths=_WIDTHS)
