"""Command line of the parser: text, parse, facts, load, run, correct.

Bad input gets one line on stderr and exit code 2; the other files go on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from ingest.correction_table import written
from ingest.correction_template import template_rows
from ingest.corrections import Corrections, apply_corrections, read_corrections, summary
from ingest.errors import IngestError, InputError
from ingest.facts import facts_of
from ingest.parse import parse_file, parse_source
from ingest.plan import ParsedPlan, display_title, read_plan, write_plan
from ingest.readers import read_source

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="读取工作方案：提取文字、解析、入库。",
    pretty_exceptions_enable=False,
)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

T = TypeVar("T")
LeadPolicy = Literal["auto", "printed"]
Files = Annotated[list[Path], typer.Argument(help="文件，可以多个", show_default=False)]
CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        envvar="DUTY_GRAPH_CORRECTIONS",
        help="更正表（.csv 或 .xlsx）；不写则用数据文件夹中的 corrections.csv（如果有）",
        show_default=False,
    ),
]
Policy = Annotated[LeadPolicy, typer.Option(help="牵头推定：auto 按文件的列名顺序推定，printed 只认原文写明的牵头")]


@app.command()
def text(file: Annotated[Path, typer.Argument(help="一个文件")]) -> None:
    """打印提取出的文字（所有位置都指向它）。"""
    source = _guarded(lambda: read_source(file))
    sys.stdout.buffer.write(source.text.encode("utf-8"))


@app.command()
def parse(
    files: Files,
    out: Annotated[Path, typer.Option(help="结果文件夹")] = Path("out"),
    corrections: CorrectionsFile = None,
) -> None:
    """解析文件，写出 parsed-plan/1（每个文件一个 .json）。"""
    rows = _corrections(corrections)
    plans, failed = [], 0
    for path in _progress(files, "解析"):
        plan = _try(lambda path=path: _parsed(path, rows))  # type: ignore[misc]
        if plan is None:
            failed += 1
            continue
        target = out / f"{path.stem}.json"
        try:
            write_plan(plan, target)
        except OSError as error:
            failed += 1
            _err.print(f"{target}：无法写入（{error.strerror}）；请检查文件夹")
            continue
        _say(path, plan)
        plans.append(plan)
    _say_corrections(rows, plans)
    _finish(failed)


@app.command()
def facts(parsed: Files, out: Annotated[Path, typer.Option(help="结果文件夹")] = Path("data/plans")) -> None:
    """从解析结果中去掉原文句子，只留事实（机构、角色、编号、短标题、指标、日期、位置）。"""
    failed = 0
    for path in parsed:
        plan = _try(lambda path=path: read_plan(path))  # type: ignore[misc]
        if plan is None:
            failed += 1
            continue
        write_plan(facts_of(plan), out / path.name)
        typer.echo(f"{out / path.name}")
    _finish(failed)


@app.command()
def load(parsed: Files, lead_policy: Policy = "auto") -> None:
    """把解析结果载入 Neo4j；内容没有变化的文件跳过。"""
    plans, failed = _collect(parsed, read_plan, "读取")
    _load(plans, lead_policy)
    _finish(failed)


@app.command()
def run(files: Files, lead_policy: Policy = "auto", corrections: CorrectionsFile = None) -> None:
    """解析并载入。"""
    rows = _corrections(corrections)
    plans, failed = _collect(files, lambda path: _parsed(path, rows), "解析")
    _say_corrections(rows, plans)
    _load(plans, lead_policy)
    _finish(failed)


@app.command()
def correct(
    file: Annotated[Path, typer.Argument(help="一个文件", show_default=False)],
    out: Annotated[Path, typer.Option(help="写到这个 .csv；已有的文件不覆盖")] = Path("更正.csv"),
    about: Annotated[str, typer.Option(help="只要编号、标题或正文含有这些字的任务")] = "",
) -> None:
    """写出一份可以在 Excel 中填写的更正表：每个机构、角色、标题、期限、目标一行。"""
    plan = _guarded(lambda: parse_file(file))
    rows = list(template_rows(plan, about=about))
    try:
        with out.open("xb") as target:
            target.write(written(rows))
    except OSError as error:
        _err.print(f"{out}：{'已经存在' if out.exists() else f'无法写入（{error.strerror}）'}；请用 --out 换一个名字")
        raise typer.Exit(2) from error
    typer.echo(f"{out}：{len(rows)} 行；填写“新值”“理由”“更正人”，没有填的行不起作用")


def _parsed(path: Path, corrections: Corrections | None) -> ParsedPlan:
    """One file, parsed and corrected: the one place where corrections are applied."""
    if corrections is None:
        return parse_file(path)
    source = read_source(path)
    return apply_corrections(parse_source(source), corrections, source.text)


def _corrections(named: Path | None) -> Corrections | None:
    """The file that was named, else the one in the user's data folder; None where there is none."""
    from graph.home import Home

    path = named or Home().root / "corrections.csv"
    if named is None and not path.exists():
        return None
    return _guarded(lambda: read_corrections(path))


def _say_corrections(corrections: Corrections | None, plans: list[ParsedPlan]) -> None:
    if corrections is not None:
        for line in summary(plans).lines():
            typer.echo(line)


def _collect(files: list[Path], read: Callable[[Path], ParsedPlan], verb: str) -> tuple[list[ParsedPlan], int]:
    plans, failed = [], 0
    for path in _progress(files, verb):
        plan = _try(lambda path=path: read(path))  # type: ignore[misc]
        if plan is None:
            failed += 1
        else:
            plans.append(plan)
    return plans, failed


def _load(plans: list[ParsedPlan], lead_policy: LeadPolicy) -> None:
    # The parser knows no database; only this command line does.
    from graph.connection import Store
    from graph.errors import GraphError
    from graph.load import load_plans

    if not plans:
        return
    try:
        with Store.open() as store, Progress(console=_err, transient=True, disable=not _err.is_terminal) as progress:
            bar = progress.add_task("入库", total=len(plans))
            report = load_plans(store, plans, lead_policy=lead_policy, progress=lambda: progress.advance(bar))
    except GraphError as error:
        _err.print(str(error))
        raise typer.Exit(2) from error
    for line in report.lines():
        typer.echo(line)


def _progress(files: list[Path], verb: str) -> Iterable[Path]:
    with Progress(console=_err, transient=True, disable=not _err.is_terminal) as progress:
        yield from progress.track(files, description=verb)


def _say(path: Path, plan: ParsedPlan) -> None:
    leads = sum(a["role"] == "lead" for t in plan["tasks"] for a in t["assignments"])
    typer.echo(
        f"{path.name}：《{display_title(plan['document'])}》 {plan['document']['jurisdiction']} "
        f"任务 {len(plan['tasks'])}，机构 {len(plan['agencies'])}，写明牵头 {leads}，"
        f"指标 {sum(len(t['targets']) for t in plan['tasks']) + len(plan['goals'])}，待核 {len(plan['issues'])}"
    )


def _try(work: Callable[[], ParsedPlan]) -> ParsedPlan | None:
    try:
        return work()
    except IngestError as error:
        _err.print(str(error))
        return None


def _guarded(work: Callable[[], T]) -> T:
    try:
        return work()
    except InputError as error:
        _err.print(str(error))
        raise typer.Exit(2) from error


def _finish(failed: int) -> None:
    if failed:
        raise typer.Exit(2)


if __name__ == "__main__":
    app()
