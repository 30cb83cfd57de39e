"""Commands that look after a graph: verify, checksum, dump, restore."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from graph.connection import Store

_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def verify(
    limit: Annotated[int, typer.Option(min=1, help="每项最多列出多少处")] = 20,
) -> None:
    """核对整个图：每项规则是否成立，不成立的逐条列出；有不成立的退出码为 1。"""
    from graph.invariants import INVARIANTS, verify_graph

    with Store.open() as store:
        breaches = verify_graph(store, limit=limit)
    for breach in breaches:
        for line in breach.lines():
            typer.echo(line)
    typer.echo(f"核对了 {len(INVARIANTS)} 项规则，{len(breaches)} 项不成立")
    raise typer.Exit(1 if breaches else 0)


def checksum() -> None:
    """打印图的校验和：节点、关系、属性都相同的图，校验和相同。"""
    from graph.checksum import graph_checksum

    with Store.open() as store:
        typer.echo(graph_checksum(store))


def dump(file: Annotated[Path, typer.Argument(help="写到这个新文件，如 备份.dump.gz", show_default=False)]) -> None:
    """备份：把整个图写成一个压缩的、带校验的文件，可恢复到任何受支持的 Neo4j。"""
    from graph.dump import dump as write

    with Store.open() as store, _bar("备份") as progress:
        done = write(store, file, progress=progress)
    typer.echo(
        f"{file}：文件 {done.info.documents}，节点和关系 {sum(done.info.counts.values())}，校验和 {done.info.graph}"
    )
    if done.other_nodes or done.other_relationships:
        others = f"节点 {done.other_nodes} 个、关系 {done.other_relationships} 条"
        _err.print(f"未备份：不属于本图模型的{others}（其他程序或手工写入）")


def restore(
    file: Annotated[Path, typer.Argument(help="dump 写出的文件", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="先清空图中现有内容")] = False,
) -> None:
    """恢复：先核对备份文件，再写入空库，读回核对后才算完成；中断后可以再运行。"""
    from graph.dump import restore as read

    with Store.open() as store, _bar("恢复") as progress:
        info = read(store, file, replace=replace, progress=progress)
    typer.echo(f"已恢复 {file}：文件 {info.documents}，节点和关系 {sum(info.counts.values())}，校验和 {info.graph}")


class _Bar:
    def __init__(self, progress: Progress, title: str) -> None:
        self.progress = progress
        self.task = progress.add_task(title, total=None)

    def __call__(self, done: int, total: int) -> None:
        self.progress.update(self.task, completed=done, total=total)


@contextmanager
def _bar(title: str) -> Iterator[_Bar]:
    with Progress(console=_err, transient=True, disable=not _err.is_terminal) as progress:
        yield _Bar(progress, title)
