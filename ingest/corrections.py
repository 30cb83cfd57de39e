"""Corrections survive: the rows of a corrections file, applied to a plan after every parse (docs/corrections.md).

A row rests on a task's id and on printed words. Where both still stand it changes the field and leaves a mark
(`corrected`), so that what a person said is told from what was printed, ruled or inferred; where they do not, it becomes
an issue `correction-stale`. Applying the same rows twice changes nothing the second time.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from ingest.correction_bodies import Bodies
from ingest.correction_fields import correct_document, correct_target, correct_time, correct_title
from ingest.correction_places import Places, StaleError
from ingest.corrections_file import Correction, Corrections, read_corrections
from ingest.plan import AppliedCorrection, Document, Issue, ParsedPlan
from ingest.reading_issues import unknown_body
from ingest.task_ids import document_id_of

__all__ = ["STALE", "Corrections", "Summary", "apply_corrections", "read_corrections", "summary"]

STALE = "correction-stale"


def apply_corrections(plan: ParsedPlan, corrections: Corrections, text: str) -> ParsedPlan:
    """`plan` with the rows that are about it applied; `text` is the source text that its spans point into."""
    done = list(plan.get("corrections", []))
    rows = _rows_of(plan["document"], corrections)
    if not rows:
        return plan
    plan = copy.deepcopy(plan)
    plan["issues"] = [issue for issue in plan["issues"] if issue["code"] != STALE]
    places = Places(plan, text)
    bodies = Bodies(plan, places)
    stale: list[Issue] = []
    known = {record["id"] for record in done}
    for row in rows:
        if row.id in known:
            continue
        try:
            old = _apply(row, plan, bodies, places)
        except StaleError as reason:
            message = f"{corrections.file} 第 {row.line} 行的更正（{row.what.word}）不再适用：{reason}"
            stale.append(Issue(code=STALE, message=message, text=row.source[:80], span=[0, 0]))
            continue
        if old is not None:
            done.append(_record(row, old))
    _tidy(plan, bodies)
    plan["issues"] += stale
    if done:
        plan["corrections"] = done
    return plan


def _rows_of(document: Document, corrections: Corrections) -> list[Correction]:
    """The rows about this document, under the id it has now."""
    ids = {document["id"], *_former_ids(document, corrections.rows)}
    rows = [row for row in corrections.rows if not row.document or row.document in ids]
    return [
        row if row.document in ("", document["id"]) else
        replace(row, document=document["id"], task=row.task and document["id"] + row.task.removeprefix(row.document))
        for row in rows
    ]  # fmt: skip


def _former_ids(document: Document, rows: Iterable[Correction]) -> set[str]:
    """Ids that the plan had while its title or place was misread: rows written then are still about it."""
    titles, places = {document["title"]}, {document["jurisdiction"]}
    for row in rows:
        if row.kind == "document-title" and row.value == document["title"]:
            titles.add(row.old or Path(document["source"]["file"]).stem)
        elif row.kind == "jurisdiction" and row.value == document["jurisdiction"]:
            places.add(row.old)
    return {document_id_of(place, title) for place, title in product(places, titles)}


def _apply(row: Correction, plan: ParsedPlan, bodies: Bodies, places: Places) -> str | None:
    """Change what the row says; what was there before, in words. None where an alias found nothing to do."""
    if row.what.about == "document":
        old = correct_document(plan, row, places)
        if row.kind == "jurisdiction":
            bodies.move(plan["document"]["jurisdiction"])
        return old
    if row.what.about == "target":
        return correct_target(plan, row, places)
    steps: dict[str, Callable[[Correction], str | None]] = {
        "alias": bodies.alias, "remove-agency": bodies.remove, "role": bodies.role, "agency": bodies.agency,
        "add-agency": bodies.add,
    }  # fmt: skip
    if row.kind in steps:
        return steps[row.kind](row)
    return correct_title(row, places) if row.kind == "title" else correct_time(row, places)


def _tidy(plan: ParsedPlan, bodies: Bodies) -> None:
    """The plan's bodies are those its tasks name; issues that a person has settled go, bodies nobody knows get one."""
    named = [a for task in plan["tasks"] for a in task["assignments"]]
    added = [a["span"] for a in named if a["via"] == "corrected"]
    plan["issues"] = [i for i in plan["issues"] if i["code"] != "unread-body" or not _within(i["span"], added)]
    used = {a["agency_id"]: a["span"] for a in reversed(named)}
    plan["agencies"] = [agency for key, agency in bodies.agencies.items() if key in used]
    names = {a["name"] for a in named} | {agency["name"] for agency in plan["agencies"]}
    plan["issues"] = [i for i in plan["issues"] if i["code"] != "unknown-body" or i["text"] in names]
    told = {issue["text"] for issue in plan["issues"] if issue["code"] == "unknown-body"}
    for agency in plan["agencies"]:
        if agency["name"] not in told:
            plan["issues"] += unknown_body(agency, used[agency["id"]])


def _within(span: list[int], spans: list[list[int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _record(row: Correction, old: str) -> AppliedCorrection:
    return AppliedCorrection(
        id=row.id, task=row.task or None, field=row.kind, source=row.source, old=old, new=row.new, reason=row.reason,
        by=row.by, on=row.on or None,
    )  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """How many rows changed a plan of this run, and what is to be said about those that no longer apply."""

    applied: int
    stale: tuple[str, ...]

    def lines(self) -> list[str]:
        """For the command line."""
        head = f"更正：已应用 {self.applied} 条，{len(self.stale)} 条不再适用"
        return [head, *(f"  {message}" for message in self.stale)]


@dataclass(frozen=True)
class Effect:
    """What the corrections did in one plan: ids of the rows that were applied, lines about those that were not."""

    applied: frozenset[str]
    stale: tuple[str, ...]


def effect_in(plan: ParsedPlan) -> Effect:
    """What the corrections did in `plan`."""
    applied = frozenset(record["id"] for record in plan.get("corrections", []))
    return Effect(applied, tuple(issue["message"] for issue in plan["issues"] if issue["code"] == STALE))


def total(effects: Iterable[Effect]) -> Summary:
    """What the corrections did in several plans; a row for many of them counts once."""
    applied: set[str] = set()
    stale: dict[str, None] = {}
    for effect in effects:
        applied |= effect.applied
        stale |= dict.fromkeys(effect.stale)
    return Summary(len(applied), tuple(stale))


def summary(plans: Iterable[ParsedPlan]) -> Summary:
    """What the corrections did in these plans."""
    return total(map(effect_in, plans))
