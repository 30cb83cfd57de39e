"""From one file to one result file: what the command line does with each, here so that workers can do it too."""

from __future__ import annotations

from pathlib import Path

from ingest.corrections import Corrections, apply_corrections
from ingest.errors import InputError
from ingest.facts import facts_of
from ingest.parse import parse_file, parse_source
from ingest.plan import ParsedPlan, display_title, read_plan, write_plan
from ingest.readers import read_source


def parsed_and_corrected(corrections: Corrections | None, path: Path) -> ParsedPlan:
    """One file, parsed and corrected: the one place where corrections are applied."""
    if corrections is None:
        return parse_file(path)
    source = read_source(path)
    return apply_corrections(parse_source(source), corrections, source.text)


def parse_into(folder: Path, corrections: Corrections | None, path: Path) -> tuple[str, ParsedPlan | None]:
    """Parse `path` and write the plan into `folder`; a line that says what it holds, and the plan if it was corrected."""
    plan = parsed_and_corrected(corrections, path)
    _write(plan, folder / f"{path.stem}.json")
    return _summary(path, plan), plan if corrections else None


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
