"""parsed-plan/1 as JSON files: checked against `ingest/schema/parsed_plan_1.json` when read and before it is written."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ingest.errors import InputError, SchemaError
from ingest.plan import ParsedPlan

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SCHEMA_FILE = Path(__file__).parent / "schema" / "parsed_plan_1.json"
# The result of a plan of 10 MB: it is about ten times as long as its source.
MAX_PARSED_BYTES = 128 * 1024 * 1024


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
