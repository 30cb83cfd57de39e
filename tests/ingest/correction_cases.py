"""The invented plan of docs/corrections.md, and corrections of it as files."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from ingest.correction_table import COLUMNS
from ingest.corrections import Corrections, apply_corrections, read_corrections
from ingest.parse import parse_source
from ingest.plan import Assignment, ParsedPlan, Task
from ingest.readers import SourceText

DOCUMENT = "云海市-1882550542"
TEXT = """云海市人民政府办公室关于印发云海市营商环境提升行动方案（2024—2026年）的通知
云政办〔2024〕8号

云海市营商环境提升行动方案（2024—2026年）

一、总体目标
到2026年，全市网上办理率达到90%以上。

二、重点任务
（一）优化审批服务。推行一网通办，2025年底前政务事项网上办理率达到95%以上，对自建平台的企业给予最高20万元补贴。（牵头单位：市政务服务局；配合单位：市财政局、市司法局）
（二）规范市场秩序。开展专项整治，由市公安局协助查处违法行为。（责任单位：市市场监管局、市城管；完成时限：2025年6月底前）
（三）改善融资条件。建立企业名单制度，为中小企业提供担保。（责任单位：市地方金融局、市经委）
（四）保护知识产权。建立快速维权通道。（责任单位：市市场监管局、市经委）

云海市人民政府办公室
2024年3月15日
"""
SIGNED = {"document": DOCUMENT, "reason": "已与起草处核对", "by": "张三", "on": "2025-03-01"}


def parsed(text: str = TEXT) -> ParsedPlan:
    """The plan as the parser reads it."""
    return parse_source(SourceText(Path("云海.txt"), text, "text/plain", "0" * 64))


def row(kind: str, item: str = "", source: str = "", new: str = "", **cells: str) -> dict[str, str]:
    """One row about the item of that number (“二” is （二）)."""
    task = f"{DOCUMENT}#二/（{item}）" if item else ""
    return {**SIGNED, "kind": kind, "task": task, "source": source, "new": new, **cells}


def written(
    rows: list[dict[str, str]], path: Path, *, header: list[str] | None = None, encoding: str = "utf-8-sig"
) -> Path:
    """The rows as Excel would save them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header or list(COLUMNS.values()))
    writer.writerows([[each.get(key, "") for key in COLUMNS] for each in rows])
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


def corrections(tmp_path: Path, *rows: dict[str, str]) -> Corrections:
    """The rows, through a file."""
    return read_corrections(written(list(rows), tmp_path / "更正.csv"))


def corrected(tmp_path: Path, *rows: dict[str, str], text: str = TEXT) -> ParsedPlan:
    """The plan with the rows applied."""
    return apply_corrections(parsed(text), corrections(tmp_path, *rows), text)


def item(plan: ParsedPlan, number: str) -> Task:
    """The task of that number."""
    return next(task for task in plan["tasks"] if task["number"] == f"（{number}）")


def body(plan: ParsedPlan, number: str, name: str) -> Assignment:
    """The assignment of that name in the task of that number."""
    return next(a for a in item(plan, number)["assignments"] if a["name"] == name)


def stale(plan: ParsedPlan) -> list[str]:
    """What is said about rows that no longer apply."""
    return [issue["message"] for issue in plan["issues"] if issue["code"] == "correction-stale"]


def names(plan: ParsedPlan, number: str) -> list[Any]:
    """(name, role) of the bodies of a task."""
    return [(a["name"], a["role"]) for a in item(plan, number)["assignments"]]
