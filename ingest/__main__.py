"""Command line of the parser: text, parse, check, explain, facts, load, run, correct.

Bad input gets one line on stderr and exit code 2; the other files go on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ingest import check as checking
from ingest import explain as explaining
from ingest.command_line import (
    ERR,
    CorrectionsFile,
    Files,
    Jobs,
    corrections_of,
    each_of,
    finish,
    guarded,
    progress,
    report,
    say_corrections,
)  # fmt: skip
from ingest.correction_table import written
from ingest.correction_template import template_rows
from ingest.corrections import Effect
from ingest.load_commands import load, run
from ingest.parse import parse_file
from ingest.readers import read_source
from ingest.results import facts_into, parse_into

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="读取工作方案：提取文字、解析、入库。",
    pretty_exceptions_enable=False,
)


@app.command()
def text(file: Annotated[Path, typer.Argument(help="一个文件")]) -> None:
    """打印提取出的文字（所有位置都指向它）。"""
    source = guarded(lambda: read_source(file))
    sys.stdout.buffer.write(source.text.encode("utf-8"))


@app.command()
def parse(
    files: Files,
    out: Annotated[Path, typer.Option(help="结果文件夹")] = Path("out"),
    corrections: CorrectionsFile = None,
    jobs: Jobs = None,
) -> None:
    """解析文件，写出 parsed-plan/1（每个文件一个 .json）；可随时中断，再运行一次从头解析。"""
    rows = corrections_of(corrections)
    files, repeated = _one_result_each(files)
    results: list[tuple[str, Effect]] = []

    def take(result: tuple[str, Effect]) -> None:
        typer.echo(result[0])
        results.append(result)

    failed = each_of(partial(parse_into, out, rows), files, "解析", take, jobs)
    say_corrections(rows, [effect for _, effect in results])
    finish(repeated + failed)


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
        files, threshold=threshold, details=details, json_file=json_file, out=report(), complain=ERR.print, jobs=jobs,
        progress=progress(),
    )  # fmt: skip
    raise typer.Exit(code)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="一个文件")],
    task: Annotated[str, typer.Option(help="任务的序号（从 1 起）、id，或只出现一次的原文编号")],
) -> None:
    """解释：一条任务的每个字段取自哪些字、依据哪条规则。"""
    raise typer.Exit(explaining.run(file, task, out=report(), complain=ERR.print))


@app.command()
def facts(
    parsed: Files, out: Annotated[Path, typer.Option(help="结果文件夹")] = Path("data/plans"), jobs: Jobs = None
) -> None:
    """从解析结果中去掉原文句子，只留事实（机构、角色、编号、短标题、指标、日期、位置）。"""
    finish(each_of(partial(facts_into, out), parsed, "摘取", typer.echo, jobs))


app.command()(load)
app.command()(run)


@app.command()
def correct(
    file: Annotated[Path, typer.Argument(help="一个文件", show_default=False)],
    out: Annotated[Path, typer.Option(help="写到这个 .csv；已有的文件不覆盖")] = Path("更正.csv"),
    about: Annotated[str, typer.Option(help="只要编号、标题或正文含有这些字的任务")] = "",
) -> None:
    """写出一份可以在 Excel 中填写的更正表：每个机构、角色、标题、期限、目标一行。"""
    plan = guarded(lambda: parse_file(file))
    rows = list(template_rows(plan, about=about))
    try:
        with out.open("xb") as target:
            target.write(written(rows))
    except OSError as error:
        ERR.print(f"{out}：{'已经存在' if out.exists() else f'无法写入（{error.strerror}）'}；请用 --out 换一个名字")
        raise typer.Exit(2) from error
    typer.echo(f"{out}：{len(rows)} 行；填写“新值”“理由”“更正人”，没有填的行不起作用")


def _one_result_each(files: Sequence[Path]) -> tuple[list[Path], int]:
    """The files without those whose result would overwrite that of a file before them, and how many those were."""
    taken: dict[str, Path] = {}
    clashing = 0
    for path in dict.fromkeys(files):
        if taken.setdefault(path.stem, path) != path:
            clashing += 1
            ERR.print(f"{path}：结果会覆盖 {taken[path.stem]} 的结果（{path.stem}.json）；请改名，或另用 --out 解析")
    return list(taken.values()), clashing


if __name__ == "__main__":
    app()
