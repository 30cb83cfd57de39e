"""What was understood of one file and what was not, with the places of both: what a person looks at before a plan is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypedDict

from ingest.accounting import KINDS, account
from ingest.corrections import Corrections, apply_corrections
from ingest.parse import trace
from ingest.plan import ParsedPlan
from ingest.readers import read_source
from ingest.traced import Traced

# DUTY, AGENCY, TARGET, DATE: read. UNREAD: an issue of the plan. MISSED: nothing says what became of it.
MarkKind = Literal["DUTY", "AGENCY", "TARGET", "DATE", "UNREAD", "MISSED"]
_ROLES = {"lead": "牵头", "cooperate": "配合", "responsible": "责任"}
_KINDS = {"item": "编号项", "agency": "机构", "quantity": "数值"}


class Mark(TypedDict):
    """text[start:end] is marked as `kind`; `says` is what the reader is told about it."""

    start: int
    end: int
    kind: MarkKind
    says: str


class Counted(TypedDict):
    """How many parts of one kind there are, and what became of them."""

    kind: str
    total: int
    output: int
    ignored: int
    issue: int
    unaccounted: int


class Preview(TypedDict):
    """One file as it was read: the plan (corrected), its text, what is to be marked there, how much is accounted for."""

    plan: ParsedPlan
    text: str
    marks: list[Mark]
    coverage: float
    counts: list[Counted]


def preview_of(path: Path, name: str, corrections: Corrections | None = None) -> Preview:
    """Read one file under the name its owner knows it by; InputError when it cannot be read or holds no plan."""
    source = replace(read_source(path), path=Path(name))
    traced = trace(source)
    counted = account(traced)
    plan = apply_corrections(traced.plan, corrections, source.text) if corrections else traced.plan
    missed = counted.of(None, "unaccounted")
    marks = [*_read(traced, plan), *_unread(plan)]
    marks += [_mark([e.start, e.end], "MISSED", f"{_KINDS[e.kind]}，不知去处，很可能漏了") for e in missed]
    return Preview(
        plan=plan,
        text=source.text,
        marks=sorted((mark for mark in marks if mark["start"] < mark["end"]), key=lambda mark: mark["start"]),
        coverage=counted.coverage(),
        counts=[
            Counted(
                kind=_KINDS[kind], total=len(counted.of(kind)), output=len(counted.of(kind, "output")),
                ignored=len(counted.of(kind, "ignored")), issue=len(counted.of(kind, "issue")),
                unaccounted=len(counted.of(kind, "unaccounted")),
            )
            for kind in KINDS
        ],
    )  # fmt: skip


def _read(traced: Traced, plan: ParsedPlan) -> Iterator[Mark]:
    """What became part of the plan. Phrases and times are as read; bodies and targets as they now are."""
    for task in traced.tasks:
        content, row = task.draft.content, task.draft.row
        for phrase in task.named.phrases:
            yield _mark(content.span(phrase.start, phrase.end), "DUTY", "责任表述")
        if task.clause is not None:
            yield _mark(content.span(task.clause.start, task.clause.end), "DATE", f"完成时限：{task.clause.raw}")
        for _, cell in row.times if row is not None else ():
            yield _mark(cell.span(), "DATE", "时限")
    for read in plan["tasks"]:
        for said in read["assignments"]:
            yield _mark(said["span"], "AGENCY", f"{said['name']}（{_ROLES[said['role']]}）")
        for target in read["targets"]:
            yield _mark(target["span"], "TARGET", f"目标：{target['indicator']}")
    for goal in plan["goals"]:
        yield _mark(goal["span"], "TARGET", f"总体目标：{goal['indicator']}")


def _unread(plan: ParsedPlan) -> Iterator[Mark]:
    for issue in plan["issues"]:
        yield _mark(issue["span"], "UNREAD", issue["message"])


def _mark(span: list[int], kind: MarkKind, says: str) -> Mark:
    return Mark(start=span[0], end=span[1], kind=kind, says=says)
