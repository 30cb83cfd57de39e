"""What must hold of every parse of whatever file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from ingest.errors import InputError
from ingest.parse import parse_source
from ingest.plan import ParsedPlan
from ingest.plan_files import validate
from ingest.readers import SourceText, read_source

Outcome = Literal["plan", "error"]


def outcome(path: Path, *, twice: bool = False) -> Outcome:
    """Read and parse a file: "plan" or "error" (one line for the user); AssertionError for a plan that is none.

    Whatever else comes out is a defect of the parser, and so is a plan that does not fit its own schema.
    """
    try:
        source = read_source(path)
        plan = parse_source(source)
    except InputError as error:
        assert len(str(error).splitlines()) == 1, f"not one line: {error!r}"
        assert str(error).isprintable(), f"not printable: {error!r}"
        return "error"
    check(plan, source)
    if twice:
        assert parse_source(read_source(path)) == plan, "parsed twice, read differently"
    return "plan"


def check(plan: ParsedPlan, source: SourceText) -> None:
    """The plan fits the schema, can be written as UTF-8, and every place it names is one of the text, in order."""
    validate(plan, source=str(source.path))
    json.dumps(plan, ensure_ascii=False, allow_nan=False).encode("utf-8")
    length = len(source.text)
    assert plan["document"]["source"]["characters"] == length
    for start, end in _spans(plan):
        assert 0 <= start <= end <= length, f"span {start}–{end} of {length} characters"
    for table in source.tables:
        assert 0 <= table.start <= table.end <= length, f"table {table.start}–{table.end} of {length} characters"
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells), (
            "a cell outside its table"
        )
    starts = [task["span"][0] for task in plan["tasks"]]
    assert starts == sorted(starts), "tasks out of order"
    ids = [agency["id"] for agency in plan["agencies"]]
    assert len(set(ids)) == len(ids), "an agency twice"


def _spans(value: Any) -> Iterator[list[int]]:
    if isinstance(value, dict):
        if "span" in value:
            yield value["span"]
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
