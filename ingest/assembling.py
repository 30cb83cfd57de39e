"""From the drafts of a document to its parsed plan: every task read in order, the bodies it names, the document itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.agencies import Resolver, load_register
from ingest.drafts import Draft, Drafts
from ingest.metadata import Metadata
from ingest.outline import Outline
from ingest.plan import SCHEMA_NAME, Agency, Document, Issue, ParsedPlan, Source, Target, Task
from ingest.quantity_found import Found
from ingest.readers import SourceText
from ingest.reading import Reading
from ingest.reading_issues import outline_issues, source_issues, unknown_body
from ingest.responsibility import Responsibility
from ingest.standing import find_lead_rule
from ingest.table_places import Placed
from ingest.task_fields import read_task, target_of, year_of
from ingest.task_ids import document_id_of, task_id_of
from ingest.traced import TracedTask


@dataclass(frozen=True)
class Parts:
    """A document taken apart: the outline of `reading`, the drafts of its text and of its tables, what its front says."""

    source: SourceText
    reading: Reading
    outline: Outline
    drafts: Drafts
    placed: Placed
    metadata: Metadata
    goals: Sequence[tuple[Reading, Found]]
    notes: Sequence[str]  # printed below tables


def assemble(parts: Parts) -> tuple[ParsedPlan, list[TracedTask]]:
    """The parsed plan, and how each of its tasks was read."""
    metadata, jurisdiction = parts.metadata, parts.metadata.jurisdiction
    document_id = document_id_of(jurisdiction.name, metadata.title or parts.source.path.stem)
    resolver = Resolver(load_register(), jurisdiction=jurisdiction.name, level=jurisdiction.level)
    lead_rule = find_lead_rule("\n".join([_front(parts), *parts.notes]))
    responsibility = Responsibility(resolver, level=jurisdiction.level, lead_rule=lead_rule)
    issues = outline_issues(parts.reading, parts.drafts) + parts.placed.issues + source_issues(parts.source, metadata)
    agencies: dict[str, Agency] = {}
    tasks: list[Task] = []
    traced: list[TracedTask] = []
    used_ids: dict[str, int] = {}
    for span, draft in _in_order(parts):
        year = year_of(draft.path) or metadata.year or metadata.year_of_issue
        task, how = read_task(draft, responsibility, task_id_of(document_id, draft, used_ids), span, year)
        tasks.append(task)
        traced.append(how)
        issues += how.named.issues
        issues += _new_bodies(task, resolver, agencies)
    goals = [target_of(text, found) for text, found in parts.goals] + _ahead(parts.placed.goals, metadata.period)
    plan = ParsedPlan(
        schema=SCHEMA_NAME, document=_document(parts, document_id, responsibility), tasks=tasks, goals=goals,
        agencies=list(agencies.values()), issues=issues,
    )  # fmt: skip
    return plan, traced


def _front(parts: Parts) -> str:
    outline = parts.outline
    return parts.reading.text[slice(*outline.parts[0].front)] if outline.parts else parts.reading.text


def _in_order(parts: Parts) -> list[tuple[list[int], Draft]]:
    """The drafts of text and tables with their places in the source, in its order."""
    spans = [(parts.reading.span(draft.start, draft.end), draft) for draft in parts.drafts.tasks]
    spans += [([draft.start, draft.end], draft) for draft in parts.placed.drafts]
    return sorted(spans, key=lambda pair: pair[0])


def _new_bodies(task: Task, resolver: Resolver, agencies: dict[str, Agency]) -> list[Issue]:
    """Add the bodies that `task` is the first to name to `agencies`; returns the issues of those not in the register."""
    issues: list[Issue] = []
    for assignment in task["assignments"]:
        if assignment["agency_id"] not in agencies:
            agency = resolver.agency(assignment["name"], group=assignment["group"])
            agencies[agency["id"]] = agency
            issues += unknown_body(agency, assignment["span"])
    return issues


def _document(parts: Parts, document_id: str, responsibility: Responsibility) -> Document:
    metadata, source = parts.metadata, parts.source
    return Document(
        id=document_id, title=metadata.title, number=metadata.number, jurisdiction=metadata.jurisdiction.name,
        issuer=metadata.issuer, issued_on=metadata.issued_on, period=metadata.period,
        lead_rule=responsibility.lead_rule, blanket_clause=responsibility.blanket_clause,
        source=Source(
            file=source.path.name, sha256=source.sha256, media_type=source.media_type, characters=len(source.text)
        ),
    )  # fmt: skip


def _ahead(goals: list[Target], period: list[str] | None) -> list[Target]:
    """The goals of a table without those of a year before the plan: “2024年 | 2027年” in a plan of 2025 to 2027."""
    return [goal for goal in goals if not (period and goal["due"] and goal["due"][:4] < period[0])]
