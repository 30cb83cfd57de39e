"""What every command of the parser's command line does alike: options, one line for a bad file, progress, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from ingest.corrections import Corrections, Effect, read_corrections, total
from ingest.errors import InputError
from ingest.many import each_file

ERR = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

T = TypeVar("T")
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


def corrections_of(named: Path | None) -> Corrections | None:
    """The file that was named, else the one in the user's data folder; None where there is none."""
    from graph.home import Home

    path = named or Home().root / "corrections.csv"
    if named is None and not path.exists():
        return None
    return guarded(lambda: read_corrections(path))


def say_corrections(corrections: Corrections | None, effects: Iterable[Effect]) -> None:
    """Print what the corrections did, and which no longer apply."""
    if corrections is not None:
        for line in total(effects).lines():
            typer.echo(line)


def each_of(
    work: Callable[[Path], T], files: Sequence[Path], verb: str, take: Callable[[T], object], jobs: int | None
) -> int:
    """Give `take` what `work` makes of every file, in order; how many files gave nothing but a line on stderr."""
    failed = done = 0
    try:
        with progress() as bar, closing(each_file(work, files, jobs=jobs)) as outcomes:
            for outcome in bar.track(outcomes, total=len(files), description=verb):
                if outcome.value is None:
                    failed += 1
                    ERR.print(outcome.problem)
                else:
                    take(outcome.value)
                done += 1
    except KeyboardInterrupt as stop:
        ERR.print(f"{verb}已中断：{len(files)} 个文件中处理了 {done} 个；已写出的结果是完整的，其余请再运行一次")
        raise typer.Exit(130) from stop
    return failed


def report() -> Console:
    """The console of reports: as wide as the screen, or wide enough for a file."""
    out = Console(highlight=False, markup=False)
    return out if out.is_terminal else Console(highlight=False, markup=False, width=160)


def progress(*, hidden: bool = False) -> Progress:
    """A bar on the screen, none in a file."""
    # What goes to stdout stays there, unless both are the same screen.
    disable = hidden or not ERR.is_terminal
    return Progress(console=ERR, transient=True, disable=disable, redirect_stdout=sys.stdout.isatty())


def guarded(work: Callable[[], T]) -> T:
    """What `work` gives; one line and exit code 2 where it cannot be had."""
    try:
        return work()
    except InputError as error:
        ERR.print(str(error))
        raise typer.Exit(2) from error


def finish(failed: int) -> None:
    """Exit code 2 where files failed; their lines are out already."""
    if failed:
        raise typer.Exit(2)
