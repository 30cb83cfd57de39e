"""From one file to one result file: what the command line does with each, here so that workers can do it too."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ingest.accounting import account
from ingest.corrections import Corrections, Effect, apply_corrections, effect_in
from ingest.errors import InputError
from ingest.facts import facts_of
from ingest.parse import trace
from ingest.plan import ParsedPlan, display_title
from ingest.plan_files import read_plan, write_plan
from ingest.readers import read_source


def corrected(corrections: Corrections | None, path: Path) -> ParsedPlan:
    """One file, parsed and corrected."""
    return read_whole(corrections, False, path).plan


class Read(NamedTuple):
    """One file, parsed and corrected, with the text its places point into and the share of it that is accounted for.

    The share is None where nobody asked: counting takes three times as long as reading.
    """

    plan: ParsedPlan
    text: str
    coverage: float | None


def read_whole(corrections: Corrections | None, counted: bool, path: Path) -> Read:
    """What is to be loaded of one file, and what a person will want to know about how it was read."""
    traced = trace(read_source(path))
    text = traced.source.text
    plan = apply_corrections(traced.plan, corrections, text) if corrections else traced.plan
    return Read(plan, text, account(traced).coverage() if counted else None)


def read_result(path: Path) -> Read:
    """What is to be loaded of a parsed plan: its source is not at hand."""
    return Read(read_plan(path), "", None)


def parse_into(folder: Path, corrections: Corrections | None, path: Path) -> tuple[str, Effect]:
    """Parse `path`, write the plan into `folder`; what it holds in one line, and what the corrections did in it."""
    plan = corrected(corrections, path)
    _write(plan, folder / f"{path.stem}.json")
    return _summary(path, plan), effect_in(plan)


def facts_into(folder: Path, path: Path) -> str:
    """Write the facts of a parsed plan into `folder`; the path of the new file."""
    target = folder / path.name
    _write(facts_of(read_plan(path)), target)
    return str(target)


def _write(plan: ParsedPlan, target: Path) -> None:
    try:
        write_plan(plan, target)
    except OSError as error:
        raise InputError(target, f"无法写入（{error.strerror}）", "请检查文件夹") from error


def _summary(path: Path, plan: ParsedPlan) -> str:
    leads = sum(a["role"] == "lead" for t in plan["tasks"] for a in t["assignments"])
    return (
        f"{path.name}：《{display_title(plan['document'])}》 {plan['document']['jurisdiction']} "
        f"任务 {len(plan['tasks'])}，机构 {len(plan['agencies'])}，写明牵头 {leads}，"
        f"指标 {sum(len(t['targets']) for t in plan['tasks']) + len(plan['goals'])}，待核 {len(plan['issues'])}"
    )
