"""Filters over an agency's tasks: each alone, together, and deadlines by the day."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from views.task_filters import DEADLINES, Filters, in_time

TODAY = datetime.date(2025, 3, 1)


def row(**changes: Any) -> dict[str, Any]:
    return {
        "角色": "牵头", "依据": "原文写明", "方案": "甲方案", "完成时限": "", "到期": "", "任务": "清理案件", "章节": "", "目标": [],
        "其他单位": ["市财政局"], "牵头单位": [], "原文表述": "", **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("due", "printed", "windows"),
    [
        ("", "", {"不限", "没有写期限"}),
        ("", "持续推进", {"不限", "写明了期限"}),
        ("2025-02-28", "2025年2月底前", {"不限", "写明了期限", "已过期限"}),
        ("2025-03-01", "2025年3月1日前", {"不限", "写明了期限", "90 天内到期", "一年内到期"}),
        ("2025-06-30", "2025年6月底前", {"不限", "写明了期限", "一年内到期"}),
        ("2027-12-31", "到2027年", {"不限", "写明了期限"}),
    ],
)
def test_windows_of_a_deadline(due: str, printed: str, windows: set[str]) -> None:
    found = row(到期=due, 完成时限=printed)

    assert {name for name in DEADLINES if in_time(found, name, TODAY)} == windows


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), 2), (Filters(role="推定牵头"), 1), (Filters(basis="原文写明"), 1), (Filters(plan="乙方案"), 1),
        (Filters(word="财政"), 2), (Filters(word="站点"), 1), (Filters(role="牵头", word="站点"), 0),
    ],
)  # fmt: skip
def test_each_filter_leaves_what_fits(filters: Filters, left: int) -> None:
    rows = [row(), row(角色="推定牵头", 依据="推定（列名第一）", 方案="乙方案", 任务="建设站点")]

    assert len(filters.keep(rows, TODAY)) == left
    assert filters.any == (filters != Filters())
