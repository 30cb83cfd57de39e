"""Ready rows for the corrections of one plan: every body, role, title, time and target with its place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from ingest.correction_kinds import BY_NAME, KINDS
from ingest.correction_places import said
from ingest.correction_table import Row
from ingest.plan import ParsedPlan, Target, Task


def template_rows(plan: ParsedPlan, *, about: str = "") -> Iterator[Row]:
    """Rows to be filled in (新值, 理由, 更正人); rows left as they are are not read.

    `about` keeps the tasks whose id, title or text holds it.
    """
    document = plan["document"]
    if not about:
        for kind in KINDS:
            if kind.about == "document":
                value = said(cast(dict[str, Any], document)[kind.field])
                printed = "" if value == "无" or kind.key == "issued-on" else value  # a date is printed otherwise
                yield _row(plan, "", kind.key, printed, value, "")
        yield from _targets(plan, "", plan["goals"], "总体目标")
    for task in plan["tasks"]:
        if about in f"{task['id']}\n{task['title'] or ''}\n{task['text']}":
            yield from _task(plan, task)


def _task(plan: ParsedPlan, task: Task) -> Iterator[Row]:
    label = " ".join(filter(None, (task["number"], task.get("label") or task["title"])))
    title, time = task["title"], task["time"]
    yield _row(plan, task["id"], "title", title or "", title or "无", label)
    for assignment in task["assignments"]:
        yield _row(plan, task["id"], "agency", assignment["surface"], assignment["name"], label)
        yield _row(plan, task["id"], "role", assignment["surface"], said(assignment["role"]), label)
    yield _row(plan, task["id"], "due", time["raw"] if time else "", said(time["due"]) if time else "无", label)
    yield from _targets(plan, task["id"], task["targets"], label)


def _targets(plan: ParsedPlan, task: str, targets: Iterable[Target], label: str) -> Iterator[Row]:
    for target in targets:
        remark = f"{label}｜{target['indicator']}（{target['unit']}）"
        yield _row(plan, task, "value", target["raw"], said((target["value"], target["value_max"])), remark)


def _row(plan: ParsedPlan, task: str, kind: str, source: str, old: str, remark: str) -> Row:
    return {
        "document": plan["document"]["id"], "task": task, "kind": BY_NAME[kind].word, "source": source, "old": old,
        "remark": remark,
    }  # fmt: skip
