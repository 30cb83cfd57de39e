"""A parse and how it was read: what `ingest check` counts and `ingest explain` tells. No part of parsed-plan/1."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.drafts import Draft, Drafts
from ingest.named import Named
from ingest.obligations import FoundObligation
from ingest.outline import Outline
from ingest.plan import ParsedPlan
from ingest.quantity_found import Found
from ingest.readers import SourceText
from ingest.reading import Reading
from ingest.table_places import Prose
from ingest.tables import DataTable
from ingest.timing import TimeClause


@dataclass(frozen=True)
class TracedTask:
    """How one task was read: `draft` holds its text before its phrases were taken out, `body` the text behind it.

    `clause`: the time printed in the text; `targets` and `obligations` go with those of the task, each target with the
    text that it was found in.
    """

    draft: Draft
    body: Reading
    named: Named
    clause: TimeClause | None
    targets: list[tuple[Reading, Found]]
    obligations: list[FoundObligation]


@dataclass(frozen=True)
class Traced:
    """A plan and how it was read; `tasks` go with `plan["tasks"]`, `goals` with the first of `plan["goals"]`.

    `goal_texts`: every text that was read for goals of the plan.
    """

    plan: ParsedPlan
    source: SourceText
    prose: Prose
    outline: Outline
    drafts: Drafts
    tables: list[DataTable]
    tasks: list[TracedTask]
    goals: list[tuple[Reading, Found]]
    goal_texts: list[Reading]
