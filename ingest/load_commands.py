"""The commands that load: the parser knows no database, only these know the loader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ingest.cluster import ClusterError, each_file_on
from ingest.command_line import (
    ERR,
    CorrectionsFile,
    Files,
    Jobs,
    corrections_of,
    each_of,
    finish,
    progress,
    say_corrections,
)
from ingest.corrections import Corrections, Effect, effect_in
from ingest.many import Outcome
from ingest.plan import ParsedPlan
from ingest.results import Read, read_result, read_whole

if TYPE_CHECKING:
    from graph.load_command import LoadOptions
    from graph.log import Verbosity

LeadPolicy = Literal["auto", "printed"]
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
    options = _options(lead_policy, batch, sweep, dry_run, max_share)
    plans: list[ParsedPlan] = []
    failed = each_of(read_result, parsed, "读取", lambda read: plans.append(_noted(read)), jobs)
    _load(plans, len(plans), lambda: failed, options, _verbosity(quiet, verbose))
    finish(failed)


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
    rows = corrections_of(corrections)
    if cluster is not None:
        _run_on(cluster, files, options, _verbosity(quiet, verbose), rows, coverage)
        return
    plans: list[ParsedPlan] = []
    failed = each_of(partial(read_whole, rows, coverage), files, "解析", lambda read: plans.append(_noted(read)), jobs)
    say_corrections(rows, map(effect_in, plans))
    _load(plans, len(plans), lambda: failed, options, _verbosity(quiet, verbose))
    finish(failed)


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
                ERR.print(outcome.problem)
            else:
                plan = _noted(outcome.value)
                effects.append(effect_in(plan))
                yield plan

    try:
        with closing(each_file_on(address, partial(read_whole, rows, coverage), files)) as outcomes:
            _load(plans(outcomes), len(files), lambda: failed, options, verbosity)
    except ClusterError as error:
        ERR.print(str(error))
        raise typer.Exit(2) from error
    say_corrections(rows, effects)
    finish(failed)


def _load(
    plans: Iterable[ParsedPlan],
    count: int,
    failed: Callable[[], int],
    options: LoadOptions,
    verbosity: Verbosity,
) -> None:
    from graph.errors import GraphError
    from graph.load_command import load_and_sweep
    from graph.log import configure

    if not count:
        return
    configure(verbosity)
    say = typer.echo if verbosity != "quiet" else lambda line: None
    try:
        with progress(hidden=verbosity != "normal") as bars:
            bar = bars.add_task("入库", total=count)
            load_and_sweep(plans, count, failed, options, say=say, advance=lambda: bars.advance(bar))
    except GraphError as error:
        ERR.print(str(error))
        raise typer.Exit(2) from error


def _options(lead_policy: LeadPolicy, batch: str | None, sweep: bool, dry_run: bool, max_share: float) -> LoadOptions:
    """Checked before the first file is read."""
    from graph.errors import GraphError
    from graph.load_command import LoadOptions

    try:
        return LoadOptions(lead_policy, batch, sweep, dry_run, max_share)
    except GraphError as error:
        ERR.print(str(error))
        raise typer.Exit(2) from error


def _verbosity(quiet: bool, verbose: bool) -> Verbosity:
    return "quiet" if quiet else "verbose" if verbose else "normal"
