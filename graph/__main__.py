"""Command line of the graph: the local server, the model, and with `graph/maintenance.py` the care of what it holds."""

from __future__ import annotations

import shutil
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from graph import maintenance
from graph.connection import browser_link, resolve_settings
from graph.errors import GraphError
from graph.jars import LINES, class_path, line_of_environment, write_lock
from graph.log import configure
from graph.server import LocalServer, Running

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="本机 Neo4j 与图模型。", pretty_exceptions_enable=False
)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


@app.callback()
def verbosity(
    context: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", help="只说出错的")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="每一步一行日志（key=value，写到 stderr）")] = False,
) -> None:
    """How much the commands say; stands before the command."""
    context.obj = "quiet" if quiet else "verbose" if verbose else "normal"
    configure(context.obj)


@app.command()
def up() -> None:
    """启动本机 Neo4j（已在运行则直接返回）。"""
    with Progress(console=_err, transient=True, disable=not _err.is_terminal) as progress:
        bar = progress.add_task("取 Neo4j", total=None)
        running = LocalServer().up(progress=lambda done, total: progress.update(bar, completed=done, total=total))
    _show(running)


@app.command()
def down() -> None:
    """停止本机 Neo4j。"""
    typer.echo("已停止" if LocalServer().down() else "没有在运行")


@app.command()
def browser(cypher: Annotated[str, typer.Argument(help="填好的查询")] = "MATCH (n) RETURN n LIMIT 50") -> None:
    """打开 Neo4j Browser。"""
    link = browser_link(resolve_settings(), cypher)
    if link is None:
        typer.echo("没有 Neo4j Browser 的地址；请设置 NEO4J_BROWSER，如 http://127.0.0.1:7474", err=True)
        raise typer.Exit(2)
    typer.echo(link)
    webbrowser.open(link)


@app.command()
def schema() -> None:
    """打印图模型的说明（README 中的表格）。"""
    from graph.schema_doc import schema_tables

    typer.echo(schema_tables())


for command in (
    maintenance.status,
    maintenance.remove,
    maintenance.sweep,
    maintenance.similar,
    maintenance.count,
    maintenance.verify,
    maintenance.checksum,
    maintenance.dump,
    maintenance.restore,
):
    app.command()(command)


@app.command()
def jars(into: Annotated[Path | None, typer.Option(help="另存到这个文件夹（离线包）")] = None) -> None:
    """只取好 Neo4j 的文件，不启动。"""
    line = line_of_environment()
    with Progress(console=_err, transient=True, disable=not _err.is_terminal) as progress:
        bar = progress.add_task("取 Neo4j", total=None)
        found = class_path(line, progress=lambda done, total: progress.update(bar, completed=done, total=total))
    folder = found[0].parent
    if into is not None and folder.resolve() != (into / line).resolve():
        (into / line).mkdir(parents=True, exist_ok=True)
        for path in [*found, folder / "verified"]:
            shutil.copy2(path, into / line / path.name)
        folder = into / line
    typer.echo(str(folder))


@app.command()
def lock(line: Annotated[str, typer.Argument(help="、".join(LINES))]) -> None:
    """重新解析一个版本的全部文件并写出校验清单（维护者用）。"""
    typer.echo(str(write_lock(line)))


def _show(running: Running) -> None:
    typer.echo(
        f"Neo4j {running.line} 正在运行：{running.bolt_uri}，Neo4j Browser {running.http_uri}（进程 {running.pid}）"
    )


def main() -> None:
    """Run the command; an error of ours is one line and exit code 2."""
    try:
        app()
    except GraphError as error:
        _err.print(str(error))
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
