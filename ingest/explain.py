"""`ingest explain`: every field of one task with the words it was read from and the rule that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.errors import IngestError, InputError
from ingest.explain_fields import assignments, obligations, targets
from ingest.explain_text import number, path, text, time, title
from ingest.parse import trace
from ingest.readers import read_source
from ingest.reasons import Reason
from ingest.traced import Traced


def run(file: Path, task: str, *, out: Console, complain: Callable[[str], None]) -> int:
    """Print the reasons of one task; the exit code: 0, or 2 where there is no such file or task."""
    try:
        traced = trace(read_source(file))
        place = task_place(traced, task, file)
    except IngestError as error:
        complain(str(error))
        return 2
    found = traced.plan["tasks"][place]
    out.print(f"{file.name}：第 {place + 1} 条任务，{found['label']}（{found['id']}）", soft_wrap=True)
    table = Table()
    for name in ("字段", "值", "原文（位置）", "依据"):
        table.add_column(name, overflow="fold")
    for reason in reasons(traced, place):
        table.add_row(reason.field, reason.value, reason.printed(traced.source.text), reason.because)
    out.print(table)
    return 0


def reasons(traced: Traced, place: int) -> Iterator[Reason]:
    """The reasons of the task at `place`, field by field."""
    for field in (number, path, title, text, assignments, time, targets, obligations):
        yield from field(traced, place)


def task_place(traced: Traced, wanted: str, file: Path) -> int:
    """The place of a task named by its sequence number, its id, or a printed number that only one task has."""
    tasks = traced.plan["tasks"]
    by_id = [n for n, task in enumerate(tasks) if task["id"] == wanted]
    if by_id:
        return by_id[0]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(tasks):
        return int(wanted) - 1
    printed = [n for n, task in enumerate(tasks) if task["number"] == wanted]
    if len(printed) == 1:
        return printed[0]
    problem = f"编号 {wanted} 有 {len(printed)} 条任务" if printed else f"没有任务 {wanted}"
    raise InputError(file, problem, f"请用序号 1–{len(tasks)}、任务 id 或只出现一次的原文编号")
