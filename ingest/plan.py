"""parsed-plan/1: the contract between parser and loader, as types, JSON Schema and file access.

The types mirror `ingest/schema/parsed_plan_1.json`, which is what is enforced. Spans are half-open character
ranges of the extracted source text (`python -m ingest text FILE`).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict, cast

from ingest.errors import InputError, SchemaError

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SCHEMA_NAME = "parsed-plan/1"
SCHEMA_FILE = Path(__file__).parent / "schema" / "parsed_plan_1.json"
# The result of a plan of 10 MB: it is about ten times as long as its source.
MAX_PARSED_BYTES = 128 * 1024 * 1024

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


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # the types are imported everywhere, the check is made at the files

    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return Draft202012Validator(_spelled_out(schema, schema["$defs"]))


def _spelled_out(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with every reference replaced by what it refers to: following them takes as long as all the rest."""
    if isinstance(schema, list):
        return [_spelled_out(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if list(schema) == ["$ref"]:
        return _spelled_out(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    return {key: _spelled_out(part, definitions) for key, part in schema.items() if key != "$defs"}


def validate(data: Any, *, source: str) -> ParsedPlan:
    """Check `data` against the schema and its internal references; raise SchemaError with the first bad field."""
    first = min(_validator().iter_errors(data), key=lambda e: list(map(str, e.absolute_path)), default=None)
    if first is not None:
        raise SchemaError(source, first.json_path, first.message[:160])
    plan = cast(ParsedPlan, data)
    known = {agency["id"] for agency in plan["agencies"]}
    for i, task in enumerate(plan["tasks"]):
        for j, assignment in enumerate(task["assignments"]):
            if assignment["agency_id"] not in known:
                raise SchemaError(source, f"$.tasks[{i}].assignments[{j}].agency_id", "在 agencies 中没有这个机构")
    ids = [task["id"] for task in plan["tasks"]]
    if len(set(ids)) != len(ids):
        repeated = next(i for i, task_id in enumerate(ids) if task_id in ids[:i])
        raise SchemaError(source, f"$.tasks[{repeated}].id", "任务编号重复")
    return plan


def display_title(document: Document) -> str:
    """What a screen calls the plan: its title, or its file where the source prints none, and says so."""
    return document["title"] or f"（原文无标题）{Path(document['source']['file']).stem}"


def read_plan(path: Path) -> ParsedPlan:
    """Read one parsed plan from a .json file; InputError or SchemaError when it is not one."""
    if not path.is_file():
        raise InputError(path, "没有这个文件", "请检查路径")
    if path.stat().st_size > MAX_PARSED_BYTES:
        raise InputError(path, f"超过 {MAX_PARSED_BYTES // 1024 // 1024} MB", "请分开解析")
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(path, f"第 {error.start} 字节不是 UTF-8", "解析结果应为 UTF-8 编码的 JSON") from error
    except json.JSONDecodeError as error:
        raise InputError(
            path, f"第 {error.lineno} 行第 {error.colno} 列不是有效的 JSON", "请用本工具重新解析原文件"
        ) from error
    return validate(data, source=str(path))


def write_plan(plan: ParsedPlan, path: Path) -> None:
    """Validate and write one parsed plan, atomically, so that a reader never sees half a file."""
    validate(plan, source=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(path.suffix + ".part")
    partial.write_text(json.dumps(plan, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    partial.replace(path)
