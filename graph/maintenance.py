"""Commands that look after a graph: status, remove, sweep, similar, count, verify, checksum, dump, restore."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from graph.connection import Store, resolve_settings
from graph.counts import uncounted
from graph.derived import derive
from graph.readings import forget
from graph.server import LocalServer
from graph.stale import MAX_SHARE, clear_orphans, remove_documents
from graph.sweep import SweepReport

_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

DryRun = Annotated[bool, typer.Option("--dry-run", help="只说明会删除什么，不改图")]
MaxShare = Annotated[float, typer.Option(min=0, max=1, help="最多删除任务的几成（0 到 1），超过则拒绝")]


def status(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="一行 JSON，供监控程序读取")] = False,
) -> None:
    """数据库是否可用：地址、账号、版本、图模型、约束、数量、磁盘；有不正常的退出码为 1，连不上为 2。"""
    from graph.health import health

    home: Path | None = None
    if not os.environ.get("NEO4J_URI"):
        server = LocalServer()
        if server.status() is None:
            typer.echo(json.dumps({"ok": False, "running": False}) if as_json else "没有在运行")
            raise typer.Exit(1)
        home = server.home.root
    with Store.open(resolve_settings(start_local=False)) as store:
        checks = health(store, home=home)
    ok = all(check.ok for check in checks)
    if as_json:
        seen = {check.name: {"ok": check.ok, "value": check.value} for check in checks}
        typer.echo(json.dumps({"ok": ok, **seen}, ensure_ascii=False))
    else:
        for check in checks:
            if not (check.ok and context.obj == "quiet"):
                typer.echo(f"{'' if check.ok else '不正常 '}{check.title}：{check.value}")
    raise typer.Exit(0 if ok else 1)


def remove(
    context: typer.Context,
    documents: Annotated[list[str], typer.Argument(help="文件编号（Document.id），可以多个", show_default=False)],
    dry_run: DryRun = False,
    max_share: MaxShare = MAX_SHARE,
) -> None:
    """从图中删除文件的任务，以及只由它们支撑的机构、指标、地区。"""
    with Store.open() as store:
        remove_documents(
            store,
            documents,
            max_share=max_share,
            dry_run=dry_run,
            removed=lambda report: _removed(context, report),
        )


def _removed(context: typer.Context, report: SweepReport) -> None:
    if not report.dry_run:
        forget(report.document_id)
    _say(context, *report.lines())


def sweep(context: typer.Context, dry_run: DryRun = False, max_share: MaxShare = MAX_SHARE) -> None:
    """清除孤立的节点：没有文件的任务、没有任务的义务、不再被引用的机构、指标、地区。"""
    with Store.open() as store:
        _say(context, clear_orphans(store, max_share=max_share, dry_run=dry_run).line())


def _say(context: typer.Context, *lines: str) -> None:
    """Print unless the command line was told to be quiet."""
    for line in lines:
        if context.obj != "quiet":
            typer.echo(line)


def similar(context: typer.Context) -> None:
    """找出说法相近的任务（载入后会自动做；任务很多时用这条命令）。"""
    from graph.similar import find_similar

    with Store.open() as store, _bar(context, "比较任务") as progress:
        report = find_similar(store, progress=progress)
    _say(context, report.line())


def count(context: typer.Context) -> None:
    """重新合计各地区的任务（载入和移除后会自动做；载入中断过，或由旧版本载入时用）。"""
    with Store.open() as store:
        left = uncounted(store)
        derive(store)
    _say(context, f"合计了 {left} 个地区" if left else "各地区的合计齐全")


def verify(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="每项最多列出多少处")] = 20,
) -> None:
    """核对整个图：每项规则是否成立，不成立的逐条列出；有不成立的退出码为 1。"""
    from graph.invariants import INVARIANTS
    from graph.verify import verify_graph

    with Store.open() as store:
        breaches = verify_graph(store, limit=limit)
    for breach in breaches:
        for line in breach.lines():
            typer.echo(line)
    _say(context, f"核对了 {len(INVARIANTS)} 项规则，{len(breaches)} 项不成立")
    raise typer.Exit(1 if breaches else 0)


def checksum() -> None:
    """打印图的校验和：节点、关系、属性都相同的图，校验和相同。"""
    from graph.checksum import graph_checksum

    with Store.open() as store:
        typer.echo(graph_checksum(store))


def dump(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="写到这个新文件，如 备份.dump.gz", show_default=False)],
) -> None:
    """备份：把整个图写成一个压缩的、带校验的文件，可恢复到任何受支持的 Neo4j。"""
    from graph.dump import dump as write

    with Store.open() as store, _bar(context, "备份") as progress:
        done = write(store, file, progress=progress)
    _say(
        context,
        f"{file}：文件 {done.info.documents}，节点和关系 {sum(done.info.counts.values())}，校验和 {done.info.graph}",
    )
    if done.other_nodes or done.other_relationships:
        others = f"节点 {done.other_nodes} 个、关系 {done.other_relationships} 条"
        _err.print(f"未备份：不属于本图模型的{others}（其他程序或手工写入）")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="dump 写出的文件", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="先清空图中现有内容")] = False,
) -> None:
    """恢复：先核对备份文件，再写入空库，读回核对后才算完成；中断后可以再运行。"""
    from graph.dump import restore as read

    with Store.open() as store, _bar(context, "恢复") as progress:
        info = read(store, file, replace=replace, progress=progress)
    _say(context, f"已恢复 {file}：文件 {info.documents}，节点和关系 {sum(info.counts.values())}，校验和 {info.graph}")


class _Bar:
    def __init__(self, progress: Progress, title: str) -> None:
        self.progress = progress
        self.task = progress.add_task(title, total=None)

    def __call__(self, done: int, total: int) -> None:
        self.progress.update(self.task, completed=done, total=total)


@contextmanager
def _bar(context: typer.Context, title: str) -> Iterator[_Bar]:
    with Progress(console=_err, transient=True, disable=context.obj == "quiet" or not _err.is_terminal) as progress:
        yield _Bar(progress, title)
