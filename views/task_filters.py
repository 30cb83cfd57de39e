"""What a list of an agency's tasks is narrowed down by: role, basis, plan, deadline, a word. Pure functions over rows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROLES = ("全部", "牵头", "推定牵头", "配合", "责任")
ANY_TIME = "不限"
SOON_DAYS = 90
DEADLINES = (ANY_TIME, "已过期限", f"{SOON_DAYS} 天内到期", "一年内到期", "写明了期限", "没有写期限")
_FIELDS = ("任务", "章节", "完成时限", "方案", "目标", "其他单位", "牵头单位", "原文表述")


@dataclass(frozen=True)
class Filters:
    """What is wanted; a field left at its first value asks for nothing."""

    role: str = ROLES[0]
    basis: str = ""
    plan: str = ""
    deadline: str = ANY_TIME
    word: str = ""

    @property
    def any(self) -> bool:
        """True when something is left out."""
        return self != Filters()

    def keep(self, rows: Sequence[dict[str, Any]], today: datetime.date) -> list[dict[str, Any]]:
        """The rows that fit; `today` decides what is overdue."""
        return [row for row in rows if self._fits(row, today)]

    def _fits(self, row: Mapping[str, Any], today: datetime.date) -> bool:
        return (
            self.role in (ROLES[0], row["角色"])
            and self.basis in ("", row["依据"])
            and self.plan in ("", row["方案"])
            and in_time(row, self.deadline, today)
            and (not self.word or any(self.word in str(row[name]) for name in _FIELDS))
        )


def in_time(row: Mapping[str, Any], deadline: str, today: datetime.date) -> bool:
    """Whether the day a task is due (列 到期, ISO, empty where none can be told) lies in a window of `DEADLINES`."""
    due = str(row["到期"] or "")
    until = {DEADLINES[2]: SOON_DAYS, DEADLINES[3]: 365}
    if deadline == DEADLINES[1]:
        return "" < due < str(today)
    if deadline in until:
        return bool(due) and str(today) <= due <= str(today + datetime.timedelta(days=until[deadline]))
    if deadline == DEADLINES[4]:
        return bool(row["完成时限"])
    return deadline == ANY_TIME or not row["完成时限"]
