"""From what a user changed in a form to rows of the corrections file. No widgets here: plain functions over a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from ingest.correction_kinds import BY_NAME, ROLE_WORDS
from ingest.correction_places import said
from ingest.correction_table import Row
from ingest.folding import folded
from ingest.plan import AppliedCorrection, ParsedPlan, Task

DOCUMENT_KINDS = ("document-title", "jurisdiction", "number", "issuer", "issued-on")


@dataclass
class Edit:
    """Rows to keep, and ids of kept rows that no longer say anything."""

    add: list[Row] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.add or self.drop)


@dataclass(frozen=True)
class Said:
    """Why, and who says so: what every row carries."""

    reason: str
    by: str

    def problem(self) -> str:
        """What is missing, in a sentence; "" when nothing is."""
        missing = [word for word, value in (("理由", self.reason), ("更正人", self.by)) if not value.strip()]
        return f"请填写{'和'.join(missing)}；没有保存。" if missing else ""


def document_fields(plan: ParsedPlan) -> list[dict[str, str]]:
    """Rows of the form about the plan itself."""
    return [
        {"项目": BY_NAME[kind].word, "解析结果": (value := _field(plan, kind)), "应为": value}
        for kind in DOCUMENT_KINDS
    ]


def document_edit(plan: ParsedPlan, text: str, wanted: Mapping[str, str], by: Said) -> Edit:
    """`wanted`: what the fields of `document_fields` should be."""
    edit = Edit()
    for kind in DOCUMENT_KINDS:
        new, now = wanted.get(BY_NAME[kind].word, "").strip() or "无", _field(plan, kind)
        if new != now:
            before = _applied(plan, "", kind, None)
            # A row rests on words of the source: the old value if it is printed, else the new one, else the first line.
            source = (
                before["source"] if before else printed(text, [now, new, *_ways_of_a_day(now), *_ways_of_a_day(new)])
            )
            _change(edit, plan, "", kind, source, now, new, by, before)
    return edit


def body_fields(task: Task) -> list[dict[str, Any]]:
    """Rows of the form about the bodies of a task."""
    return [
        {"原文": a["surface"], "机构": a["name"], "角色": ROLE_WORDS[a["role"]], "删去": False} for a in task["assignments"]
    ]  # fmt: skip


def title_edit(plan: ParsedPlan, task: Task, wanted: str, by: Said) -> Edit:
    """The title of a task."""
    edit, now, new = Edit(), task["title"] or "无", wanted.strip() or "无"
    if new != now:
        before = _applied(plan, task["id"], "title", None)
        source = before["source"] if before else (task["title"] or task["text"][:30])
        _change(edit, plan, task["id"], "title", source, now, new, by, before)
    return edit


def body_edit(
    plan: ParsedPlan, task: Task, wanted: Sequence[Mapping[str, Any]], by: Said, *, everywhere: bool = False
) -> Edit:
    """`wanted`: the rows of `body_fields` as they should be. `everywhere`: a new name holds for the whole plan."""
    edit = Edit()
    for a, row in zip(task["assignments"], wanted, strict=True):
        added = a["via"] == "corrected" and _applied(plan, task["id"], "add-agency", a.get("quote", ""))
        if row["删去"]:
            if added:
                edit.drop.append(added["id"])  # a person added it: taken back, not taken away
            else:
                now = ROLE_WORDS[a["role"]] if _twice(task, a["surface"]) else ""
                edit.add.append(_row(plan, task["id"], "remove-agency", a["surface"], now, "", by))
            continue
        name, role = str(row["机构"] or "").strip(), str(row["角色"])
        if role != ROLE_WORDS[a["role"]]:
            before = _applied(plan, task["id"], "role", a["surface"])
            _change(edit, plan, task["id"], "role", a["surface"], ROLE_WORDS[a["role"]], role, by, before)
        if name and name != a["name"]:
            where = "" if everywhere else task["id"]
            kind = "alias" if everywhere else "agency"
            _change(
                edit, plan, where, kind, a["surface"], a["name"], name, by, _applied(plan, where, kind, a["surface"])
            )
    return edit


def addition(plan: ParsedPlan, task: Task, role: str, name: str, by: Said) -> Edit:
    """One body more; the row rests on the words that give the task to others, else on its own."""
    quotes = [a.get("quote", "") for a in task["assignments"]]
    source = next(filter(None, quotes), "") or task["text"][:40] or (task["title"] or "")
    return Edit([_row(plan, task["id"], "add-agency", source, "", f"{role}：{name.strip()}", by)])


def printed(text: str, candidates: Sequence[str]) -> str:
    """The first candidate that stands in the text, else the text's first line."""
    whole = folded(text).text
    for words in candidates:
        if words not in ("", "无") and folded(words).text in whole:
            return words
    return next((line.strip()[:60] for line in text.splitlines() if line.strip()), "")


def _change(
    edit: Edit, plan: ParsedPlan, task: str, kind: str, source: str, now: str, new: str, by: Said,
    before: AppliedCorrection | None,
) -> None:  # fmt: skip
    """A row; where an earlier row had changed the same thing, one in its place, or none when that is taken back."""
    old = before["old"] if before else now
    if before and new == old:
        edit.drop.append(before["id"])
    else:
        edit.add.append(_row(plan, task, kind, source, "" if kind == "alias" else old, new, by))


def _applied(plan: ParsedPlan, task: str, kind: str, source: str | None) -> AppliedCorrection | None:
    """The correction that made a field what it is."""
    for each in plan.get("corrections", []):
        same = source is None or folded(each["source"]).text == folded(source).text
        if (each["task"] or "", each["field"]) == (task, kind) and same:
            return each
    return None


def _twice(task: Task, surface: str) -> bool:
    return sum(a["surface"] == surface for a in task["assignments"]) > 1


def _field(plan: ParsedPlan, kind: str) -> str:
    return said(cast(dict[str, Any], plan["document"])[BY_NAME[kind].field])


def _ways_of_a_day(value: str) -> list[str]:
    """2024-03-15 as papers print it."""
    parts = value.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return []
    return [f"{int(parts[0])}年{int(parts[1])}月{int(parts[2])}日"]


def _row(plan: ParsedPlan, task: str, kind: str, source: str, old: str, new: str, by: Said) -> Row:
    return {
        "document": plan["document"]["id"], "task": task, "kind": BY_NAME[kind].word, "source": source, "old": old,
        "new": new, "reason": by.reason.strip(), "by": by.by.strip(), "on": str(date.today()), "remark": "网页",
    }  # fmt: skip
