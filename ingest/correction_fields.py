"""Corrections of what a plan says about itself, and of the title, time and targets of a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from ingest.correction_kinds import Value, ValueProblem
from ingest.correction_places import ALREADY, SHORT, Places, StaleError, mark, only, same
from ingest.corrections_file import Correction
from ingest.folding import folded
from ingest.plan import ParsedPlan, Target, Time
from ingest.printed_times import parse_time
from ingest.task_ids import label_of


def correct_document(plan: ParsedPlan, row: Correction, places: Places) -> str:
    """A field of the document."""
    document = cast(dict[str, Any], plan["document"])
    places.must_stand(row, None)
    old = document[row.what.field]
    if same(old, row.value):
        raise StaleError(ALREADY)
    document[row.what.field] = row.value
    if row.kind == "document-title":
        plan["issues"] = [issue for issue in plan["issues"] if issue["code"] != "no-title"]
    return mark(document, row, old)


def correct_title(row: Correction, places: Places) -> str:
    """The title of a task, and with it what a table row shows."""
    task = places.task(row)
    places.must_stand(row, task)
    old = task["title"]
    if same(old, row.value):
        raise StaleError(ALREADY)
    task["title"] = cast("str | None", row.value)
    task["label"] = label_of(task["title"], task["text"])
    return mark(task, row, old)


def correct_time(row: Correction, places: Places) -> str:
    """The time of a task: its printed words, which are read like any others, or one field of it."""
    task = places.task(row)
    places.must_stand(row, task)
    time = task["time"]
    old = cast(dict[str, Any], time)[row.what.field] if time else None
    if same(old, row.value) or (time is None and not row.value):
        raise StaleError(ALREADY)
    new = cast(dict[str, Any], dict(time or Time(raw=row.source, start=None, due=None, ongoing=False)))
    new[row.what.field] = row.value
    if row.kind == "time" and row.value is not None:
        if places.find(row.new, task) is None:
            raise StaleError(f"新值“{row.new[:SHORT]}”不在原文中")
        new = cast(dict[str, Any], parse_time(row.new) or new)
    task["time"] = cast(Time, new) if new["raw"] is not None else None
    return mark(task, row, old)


def correct_target(plan: ParsedPlan, row: Correction, places: Places) -> str:
    """A field of a target of a task or of the whole plan, or the target altogether."""
    task = places.task(row) if row.task else None
    targets = task["targets"] if task else plan["goals"]
    found = _printed(targets, row.source)
    if not found:
        places.must_stand(row, task)
    field = row.what.field
    meant = [target for target in found if row.old and _has(target, row)]
    if not meant and (any(same(_value(t, field), row.value) for t in found) if field else not found):
        raise StaleError(ALREADY)
    target = only(meant or found, row)
    if not field:
        targets.remove(target)
        return mark(task or plan["document"], row, target["indicator"])
    old = _value(target, field)
    if same(old, row.value):
        raise StaleError(ALREADY)
    new = zip(("value", "value_max"), row.value, strict=True) if isinstance(row.value, tuple) else [(field, row.value)]
    cast(dict[str, Any], target).update(new)
    return mark(target, row, old)


def _printed(targets: Sequence[Target], raw: str) -> list[Target]:
    """Those with that wording, else those whose wording overlaps it."""
    needle = folded(raw).text
    same = [t for t in targets if folded(t["raw"]).text == needle]
    return same or [t for t in targets if t["raw"] and (needle in (own := folded(t["raw"]).text) or own in needle)]


def _has(target: Target, row: Correction) -> bool:
    """Whether the target is the one with the old value."""
    if row.what.read is None:
        return folded(row.old).text == folded(target["indicator"]).text
    try:
        return _value(target, row.what.field) == row.what.read(row.old)
    except ValueProblem:
        return False


def _value(target: Target, field: str) -> Value:
    if field == "value":
        return target["value"], target["value_max"]
    return cast(Value, cast(dict[str, Any], target)[field])
