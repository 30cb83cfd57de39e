"""Results as csv and JSON. csv carries a mark (BOM): without it Excel shows Chinese as garbage."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from queries.run import Result
from queries.words import number

# A cell that begins like a formula is run by a spreadsheet: a quote in front keeps it text (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# What XML cannot hold, whatever a plan prints.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without what an XML file (Word, GraphML) cannot hold."""
    return _UNPRINTABLE.sub("", text)


def cell(value: Any) -> str:
    """One value as a person reads it in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (list, tuple)):
        return "、".join(cell(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return number(value)
    return str(value)


def to_csv(result: Result) -> bytes:
    """UTF-8 with BOM; texts that look like formulas are neutralised."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow([_safe(cell(row[name]), row[name]) for name in result.columns])
    return buffer.getvalue().encode("utf-8-sig")


def _safe(text: str, value: Any) -> str:
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def to_json(result: Result) -> str:
    """Columns, rows and what a reader must know about them."""
    return json.dumps(
        {
            "title": result.title, "parameters": result.parameters, "columns": result.columns, "rows": result.rows,
            "truncated": result.truncated, "elapsed_s": round(result.elapsed_s, 4), "message": result.message,
            "note": result.note,
        },
        ensure_ascii=False,
        indent=1,
    )  # fmt: skip
