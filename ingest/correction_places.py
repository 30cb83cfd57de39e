"""Where a correction rests: the words of the source, the task that holds them, and the mark that is left there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, TypeVar

from ingest.correction_kinds import ROLES, TARGET_KINDS, Value
from ingest.corrections_file import Correction
from ingest.folding import folded
from ingest.plan import ParsedPlan, Task

SHORT = 20  # longer values are not repeated in a mark
ALREADY = "解析结果已经如此，可以删除这一行"
WORDS = {key: word for table in (ROLES, TARGET_KINDS) for word, key in table.items()}
T = TypeVar("T")


class StaleError(Exception):
    """A correction that no longer applies, and why."""


class Places:
    """The tasks of a plan and the source text of its spans, compared without blanks and width."""

    def __init__(self, plan: ParsedPlan, text: str) -> None:
        self.text = text
        self.whole = folded(text)
        self._tasks = {task["id"]: task for task in plan["tasks"]}

    def task(self, row: Correction) -> Task:
        """The task of a row."""
        if row.task not in self._tasks:
            raise StaleError("文件中已没有这项任务")
        return self._tasks[row.task]

    def must_stand(self, row: Correction, task: Task | None) -> None:
        """The words stand in the task's part of the source, or in what was read for it from elsewhere (a heading)."""
        needle = folded(row.source).text
        if task is None:
            there = needle in self.whole.text
        else:
            read = [task["title"] or "", task["text"], task["time"]["raw"] if task["time"] else ""]
            read += [words for a in task["assignments"] for words in (a["surface"], a["name"], a.get("quote", ""))]
            read += [target["raw"] for target in task["targets"]]
            there = needle in self.whole.text[slice(*self._range(task))] or any(needle in folded(w).text for w in read)
        if not there:
            raise StaleError("原文中已没有这些文字")

    def find(self, words: str, task: Task) -> tuple[int, int] | None:
        """Where the words stand in `whole`: in the task if they do, else anywhere."""
        needle = folded(words).text
        start = self.whole.text.find(needle, *self._range(task))
        start = start if start >= 0 else self.whole.text.find(needle)
        return (start, start + len(needle)) if start >= 0 else None

    def _range(self, task: Task) -> tuple[int, int]:
        start, end = (bisect_left(self.whole.offsets, place) for place in task["span"])
        return start, end


def only(found: Sequence[T], row: Correction) -> T:
    """The one that was found; StaleError where there is none, or more than one."""
    if not found:
        what = "机构" if row.what.about == "assignment" else "目标"
        raise StaleError(f"解析结果没有把“{row.source[:SHORT]}”作为{what}")
    if len(found) > 1:
        raise StaleError(f"有 {len(found)} 处相同，分不清是哪一处；请在“原值”中写明")
    return found[0]


def same(old: Value, new: Value) -> bool:
    """Whether two values are one; blanks and width make no difference."""
    both = isinstance(old, str) and isinstance(new, str)
    return folded(str(old)).text == folded(str(new)).text if both else old == new


def mark(holder: Any, row: Correction, old: Value) -> str:
    """Leave on `holder` what was corrected, why and by whom; the old value in words."""
    before, now = said(old), row.new or "无"
    change = f" {before}→{now}" if len(before) <= SHORT and len(now) <= SHORT else ""
    note = f"{row.what.word}{change}：{row.reason}（{'，'.join(filter(None, (row.by, row.on)))}）"
    holder["corrected"] = f"{holder['corrected']}；{note}" if "corrected" in holder else note
    return before


def said(value: Value) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "—".join(f"{part:.10g}" if isinstance(part, float | int) else part for part in value if part is not None)
    return WORDS.get(str(value), str(value)) if value not in (None, "") else "无"
