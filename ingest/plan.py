"""parsed-plan/1: the contract between parser and loader, as types.

The types mirror `ingest/schema/parsed_plan_1.json`, which is what is enforced (`plan_files`). Spans are half-open
character ranges of the extracted source text (`python -m ingest text FILE`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NotRequired, TypedDict

SCHEMA_NAME = "parsed-plan/1"

Role = Literal["lead", "cooperate", "responsible"]
Via = Literal["rule", "blanket", "corrected"]
Modality = Literal["must", "should", "encourage", "explore", "forbid"]
Op = Literal[">=", "<=", "=", "+", "-"]
Level = Literal["nation", "province", "city", "county", "township", "other"]


class Source(TypedDict):
    """Where the plan was read from; `characters` counts the extracted text."""

    file: str
    sha256: str
    media_type: str
    characters: int


class Document(TypedDict):
    """The plan as a whole."""

    id: str
    title: str  # "" where the source prints none
    number: str | None
    jurisdiction: str
    issuer: str | None
    issued_on: str | None
    period: list[str] | None
    lead_rule: str | None
    blanket_clause: str | None
    source: Source
    corrected: NotRequired[str]  # what a person corrected, why and who (ingest.corrections); so below


class Assignment(TypedDict):
    """One body named for one task; `role` is what is printed, or what a printed rule or a person fixes (`via`)."""

    agency_id: str
    name: str
    surface: str
    role: Role
    group: bool
    via: Via | None
    span: list[int]
    quote: NotRequired[str]  # the responsibility phrase that names the body, as read
    joint: NotRequired[bool]  # the phrase prints 按职责分工负责 / 分别负责: nobody leads
    corrected: NotRequired[str]


class Time(TypedDict):
    """An explicit time of the item as a whole."""

    raw: str
    start: str | None
    due: str | None
    ongoing: bool


class Target(TypedDict):
    """A number that says how much is to be achieved, or how much money is paid."""

    indicator: str
    op: Op
    value: float
    value_max: float | None
    unit: str
    per: Literal["year"] | None
    due: str | None
    kind: Literal["target", "funding"]
    raw: str
    span: list[int]
    corrected: NotRequired[str]


class Obligation(TypedDict):
    """A clause that obliges somebody to do something."""

    text: str
    modality: Modality
    span: list[int]


class Task(TypedDict):
    """The lowest numbered or clearly itemised unit that tells someone to do something."""

    id: str
    number: str | None
    path: list[str]
    title: str | None
    label: NotRequired[str]  # title, or the first clause of the text shortened: what a table row shows
    text: str
    span: list[int]
    assignments: list[Assignment]
    time: Time | None
    targets: list[Target]
    obligations: list[Obligation]
    corrected: NotRequired[str]


class Agency(TypedDict):
    """A body as the register knows it, in the document's jurisdiction."""

    id: str
    name: str
    official_name: str | None
    jurisdiction: str
    level: Level
    function: str | None
    group: bool
    aliases: NotRequired[list[str]]  # every other name under which a user may look for it
    protocol_rank: NotRequired[int | None]  # place in protocol order, 1 first


class Issue(TypedDict):
    """Something that was seen and not understood."""

    code: str
    message: str
    text: str
    span: list[int]


class AppliedCorrection(TypedDict):
    """A row of the corrections file that changed this plan; `old` is what the parser had read."""

    id: str
    task: str | None
    field: str
    source: str
    old: str
    new: str
    reason: str
    by: str
    on: str | None


class ParsedPlan(TypedDict):
    """One plan: what `ingest parse` writes and `ingest load` takes."""

    schema: str
    document: Document
    tasks: list[Task]
    goals: list[Target]
    agencies: list[Agency]
    issues: list[Issue]
    corrections: NotRequired[list[AppliedCorrection]]


def display_title(document: Document) -> str:
    """What a screen calls the plan: its title, or its file where the source prints none, and says so."""
    return document["title"] or f"（原文无标题）{Path(document['source']['file']).stem}"
