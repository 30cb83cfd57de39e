"""Targets in words: comparisons, deadlines and amounts as people say them, and which of them may share an axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from queries.words import OP, compared, number

_PARTS = ("年", "月", "日")
_GOAL = "总体目标"
CHANGES = (OP["+"], OP["-"])


def until(due: str | None) -> str:
    """A deadline in words: 2026-12 becomes 2026年12月, none 未写期限."""
    if not due:
        return "未写期限"
    return "".join(f"{part.lstrip('0')}{word}" for part, word in zip(due.split("-"), _PARTS, strict=False))


def value(row: Mapping[str, Any]) -> str:
    """The number alone, a range with both ends: 40—50."""
    return number(row["数值"]) + (f"—{number(row['上限'])}" if row["上限"] is not None else "")


def where(row: Mapping[str, Any]) -> str:
    """What sets the target: a task by its title, or the plan as a whole."""
    return str(row["任务"]) if row["任务标识"] else _GOAL


def who(row: Mapping[str, Any]) -> str:
    """Who answers for a target: its leads (推定 stands in the name of an inferred one), else whoever shares in the task."""
    if row["牵头单位"]:
        return "、".join(row["牵头单位"])
    if row["责任机构"]:
        return f"未明确牵头：{'、'.join(row['责任机构'])}"
    return "没有责任单位" if row["任务标识"] else "总体目标，原文没有写由谁负责"


def shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the saved query `indicator_compare` as the page's table and sheet have it."""
    return {
        **row, "单位": row["单位"] or "", "频次": row["每年"], "期限": until(row["期限"]), "谁负责": who(row),
        "出自": where(row),
    }  # fmt: skip


def comparable(rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, ...], list[Mapping[str, Any]]]:
    """Rows that may stand on one axis: same indicator, same unit, both a year or both in all; the largest group first.

    A growth is not a level: 压减 10 % and 不超过 4 % are two axes.
    """
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        change = row["比较"] if row["比较"] in CHANGES else ""
        groups.setdefault((row["指标"], row["单位"] or "", row["每年"] or "", change), []).append(row)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def group_title(key: tuple[str, ...]) -> str:
    """What a group of `comparable` is called: 贷款利率（单位：%，压减）."""
    name, unit, *rest = key
    return f"{name}（{'，'.join(['单位：' + (unit or '无'), *filter(None, rest)])}）"


def conflict(amounts: Sequence[str], dues: Sequence[str]) -> str:
    """What kind of contradiction it is."""
    numbers = {compared(amount).partition(" ")[2] for amount in amounts}
    if len(dues) < 2:
        return "同一个数，说法不同" if len(numbers) < 2 else "数不同"
    return "同一个数，期限不同" if len(numbers) < 2 else "数与期限都不同"
