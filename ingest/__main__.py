"""Command line of the parser: text, parse, check, explain, facts, load, run, correct.

Bad input gets one line on stderr and exit code 2; the other files go on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from ingest import check as checking
from ingest import explain as explaining
from ingest.cluster import ClusterError, each_file_on
from ingest.correction_table import written
from ingest.correction_template import template_rows
from ingest.corrections import Corrections, Effect, effect_in, read_corrections, total
from ingest.errors import InputError
from ingest.many import Outcome, each_file
from ingest.parse import parse_file
from ingest.plan import ParsedPlan, read_plan
from ingest.readers import read_source
from ingest.results import Read, facts_into, parse_into, read_whole

if TYPE_CHECKING:
    from graph.load_command import LoadOptions
    from graph.log import Verbosity

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
Jobs = Annotated[int | None, typer.Option(min=1, help="同时用几个进程，默认用全部处理器核", show_default=False)]
Policy = Annotated[LeadPolicy, typer.Option(help="牵头推定：auto 按文件的列名顺序推定，printed 只认原文写明的牵头")]

Batch = Annotated[
    str | None, typer.Option(help="批次名：这些文件是哪一批（一个文件夹、一个市、一年）的", show_default=False)
]
Sweep = Annotated[
    bool, typer.Option("--sweep", help="这些文件就是该批次的全部：全部载入并核对后，删除该批次中不在其列的文件")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="与 --sweep 同用：照常载入，只说明会删除什么")]
Quiet = Annotated[bool, typer.Option("--quiet", help="只说出错的，不逐个文件报告")]
Verbose = Annotated[bool, typer.Option("--verbose", help="每一步一行日志（key=value，写到 stderr）")]
MaxShare = Annotated[float, typer.Option(min=0, max=1, help="--sweep 最多删除该批次任务的几成，超过则拒绝")]


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
    jobs: Jobs = None,
) -> None:
    """解析文件，写出 parsed-plan/1（每个文件一个 .json）；可随时中断，再运行一次从头解析。"""
    rows = _corrections(corrections)
    files, repeated = _one_result_each(files)
    results: list[tuple[str, Effect]] = []

    def take(result: tuple[str, Effect]) -> None:
        typer.echo(result[0])
        results.append(result)

    failed = _each(partial(parse_into, out, rows), files, "解析", take, jobs)
    _say_corrections(rows, [effect for _, effect in results])
    _finish(repeated + failed)


@app.command()
def check(
    files: Files,
    threshold: Annotated[float, typer.Option(min=0, max=1, help="覆盖率下限，低于它退出码为 1")] = checking.THRESHOLD,
    details: Annotated[bool, typer.Option("--details", help="列出每一处未交代的内容及其位置")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="同时写出 JSON")] = None,
    jobs: Jobs = None,
) -> None:
    """核对：每个编号项、机构和数值是否已输出、按规则忽略或列为待核。"""
    code = checking.run(
        files, threshold=threshold, details=details, json_file=json_file, out=_report(), complain=_err.print, jobs=jobs,
        progress=_progress(),
    )  # fmt: skip
    raise typer.Exit(code)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="一个文件")],
    task: Annotated[str, typer.Option(help="任务的序号（从 1 起）、id，或只出现一次的原文编号")],
) -> None:
    """解释：一条任务的每个字段取自哪些字、依据哪条规则。"""
    raise typer.Exit(explaining.run(file, task, out=_report(), complain=_err.print))


@app.command()
def facts(
    parsed: Files, out: Annotated[Path, typer.Option(help="结果文件夹")] = Path("data/plans"), jobs: Jobs = None
) -> None:
    """从解析结果中去掉原文句子，只留事实（机构、角色、编号、短标题、指标、日期、位置）。"""
    _finish(_each(partial(facts_into, out), parsed, "摘取", typer.echo, jobs))


@app.command()
def load(
    parsed: Files,
    lead_policy: Policy = "auto",
    batch: Batch = None,
    sweep: Sweep = False,
    dry_run: DryRun = False,
    max_share: MaxShare = 0.5,
    quiet: Quiet = False,
    verbose: Verbose = False,
    jobs: Jobs = None,
) -> None:
    """把解析结果载入 Neo4j；内容没有变化的文件跳过。"""
    from graph.readings import note

    options = _options(lead_policy, batch, sweep, dry_run, max_share)
    plans: list[ParsedPlan] = []
    failed = _each(read_plan, parsed, "读取", plans.append, jobs)
    for plan in plans:
        note(plan)
    _load(plans, len(plans), lambda: failed, options, _verbosity(quiet, verbose))
    _finish(failed)


@app.command()
def run(
    files: Files,
    lead_policy: Policy = "auto",
    batch: Batch = None,
    sweep: Sweep = False,
    dry_run: DryRun = False,
    max_share: MaxShare = 0.5,
    quiet: Quiet = False,
    verbose: Verbose = False,
    corrections: CorrectionsFile = None,
    jobs: Jobs = None,
    coverage: Annotated[
        bool, typer.Option("--coverage/--no-coverage", help="记下每份读懂了多少，供“文档”页显示；不记则快一些")
    ] = True,
    cluster: Annotated[
        str | None, typer.Option(help="在这个 Ray 集群上解析，如 10.0.0.1:6379；边解析边入库", show_default=False)
    ] = None,
) -> None:
    """解析并载入。"""
    options = _options(lead_policy, batch, sweep, dry_run, max_share)
    rows = _corrections(corrections)
    if cluster is not None:
        _run_on(cluster, files, options, _verbosity(quiet, verbose), rows, coverage)
        return
    plans: list[ParsedPlan] = []
    failed = _each(partial(read_whole, rows, coverage), files, "解析", lambda read: plans.append(_noted(read)), jobs)
    _say_corrections(rows, map(effect_in, plans))
    _load(plans, len(plans), lambda: failed, options, _verbosity(quiet, verbose))
    _finish(failed)


def _noted(read: Read) -> ParsedPlan:
    """The plan, after keeping what its reading left open for the page 文档."""
    from graph.readings import note

    note(read.plan, text=read.text, coverage=read.coverage)
    return read.plan


def _run_on(
    address: str,
    files: Sequence[Path],
    options: LoadOptions,
    verbosity: Verbosity,
    rows: Corrections | None,
    coverage: bool,
) -> None:
    """Parse on a cluster while plans that are done are loaded: the loader takes them one by one, which holds the rest back."""
    failed = 0
    effects: list[Effect] = []

    def plans(outcomes: Iterable[Outcome[Read]]) -> Iterator[ParsedPlan]:
        nonlocal failed
        for outcome in outcomes:
            if outcome.value is None:
                failed += 1
                _err.print(outcome.problem)
            else:
                plan = _noted(outcome.value)
                effects.append(effect_in(plan))
                yield plan

    try:
        with closing(each_file_on(address, partial(read_whole, rows, coverage), files)) as outcomes:
            _load(plans(outcomes), len(files), lambda: failed, options, verbosity)
    except ClusterError as error:
        _err.print(str(error))
        raise typer.Exit(2) from error
    _say_corrections(rows, effects)
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


def _corrections(named: Path | None) -> Corrections | None:
    """The file that was named, else the one in the user's data folder; None where there is none."""
    from graph.home import Home

    path = named or Home().root / "corrections.csv"
    if named is None and not path.exists():
        return None
    return _guarded(lambda: read_corrections(path))


def _say_corrections(corrections: Corrections | None, effects: Iterable[Effect]) -> None:
    if corrections is not None:
        for line in total(effects).lines():
            typer.echo(line)


def _each(
    work: Callable[[Path], T], files: Sequence[Path], verb: str, take: Callable[[T], object], jobs: int | None
) -> int:
    """Give `take` what `work` makes of every file, in order; how many files gave nothing but a line on stderr."""
    failed = done = 0
    try:
        with _progress() as progress, closing(each_file(work, files, jobs=jobs)) as outcomes:
            for outcome in progress.track(outcomes, total=len(files), description=verb):
                if outcome.value is None:
                    failed += 1
                    _err.print(outcome.problem)
                else:
                    take(outcome.value)
                done += 1
    except KeyboardInterrupt as stop:
        _err.print(f"{verb}已中断：{len(files)} 个文件中处理了 {done} 个；已写出的结果是完整的，其余请再运行一次")
        raise typer.Exit(130) from stop
    return failed


def _one_result_each(files: Sequence[Path]) -> tuple[list[Path], int]:
    """The files without those whose result would overwrite that of a file before them, and how many those were."""
    taken: dict[str, Path] = {}
    clashing = 0
    for path in dict.fromkeys(files):
        if taken.setdefault(path.stem, path) != path:
            clashing += 1
            _err.print(f"{path}：结果会覆盖 {taken[path.stem]} 的结果（{path.stem}.json）；请改名，或另用 --out 解析")
    return list(taken.values()), clashing


def _load(
    plans: Iterable[ParsedPlan],
    count: int,
    failed: Callable[[], int],
    options: LoadOptions,
    verbosity: Verbosity,
) -> None:
    # The parser knows no database; only this command line does.
    from graph.errors import GraphError
    from graph.load_command import load_and_sweep
    from graph.log import configure

    if not count:
        return
    configure(verbosity)
    say = typer.echo if verbosity != "quiet" else lambda line: None
    try:
        with _progress(hidden=verbosity != "normal") as progress:
            bar = progress.add_task("入库", total=count)
            load_and_sweep(plans, count, failed, options, say=say, advance=lambda: progress.advance(bar))
    except GraphError as error:
        _err.print(str(error))
        raise typer.Exit(2) from error


def _options(lead_policy: LeadPolicy, batch: str | None, sweep: bool, dry_run: bool, max_share: float) -> LoadOptions:
    """Checked before the first file is read."""
    from graph.errors import GraphError
    from graph.load_command import LoadOptions

    try:
        return LoadOptions(lead_policy, batch, sweep, dry_run, max_share)
    except GraphError as error:
        _err.print(str(error))
        raise typer.Exit(2) from error


def _verbosity(quiet: bool, verbose: bool) -> Verbosity:
    return "quiet" if quiet else "verbose" if verbose else "normal"


def _report() -> Console:
    """The console of reports: as wide as the screen, or wide enough for a file."""
    out = Console(highlight=False, markup=False)
    return out if out.is_terminal else Console(highlight=False, markup=False, width=160)


def _progress(*, hidden: bool = False) -> Progress:
    # What goes to stdout stays there, unless both are the same screen.
    disable = hidden or not _err.is_terminal
    return Progress(console=_err, transient=True, disable=disable, redirect_stdout=sys.stdout.isatty())


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
