"""Commands beside list, show and run: a query of one's own, the task tables, the network of agencies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph.connection import Store
from graph.restoring import refuse_half_restored
from queries.agency_names import Named, resolve
from queries.errors import ParameterError, QueryError
from queries.export.text import cell
from queries.library import library, load_query, own_folder
from queries.network_report import REPORTS, network_report
from queries.run import Result
from queries.saved_query import SavedQuery
from queries.task_tables import Scope, write_table

_out = Console(highlight=False, markup=False)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
_NEW = """\
// id: {id}
// title: {id}
// question: 这条查询回答什么问题？
// parameter city: text = "" | 城市 | 不填为全部
// choices city: MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS value ORDER BY value
// columns: 城市, 任务, 完成时限
// empty: 没有符合条件的任务
MATCH (d:Document)-[:CONTAINS]->(t:Task)
WHERE $city = '' OR d.jurisdiction = $city
RETURN d.jurisdiction AS `城市`,
       t.label AS `任务`,
       coalesce(t.time_raw, '') AS `完成时限`
ORDER BY d.id, t.seq
"""


def new(name: Annotated[str, typer.Argument(help="查询编号（字母、数字、下划线）", show_default=False)]) -> None:
    """新建一条自己的查询：写出一个可以运行的样例，改它即可。"""
    if not name.isidentifier() or not name.isascii():
        raise ParameterError("name", f"“{name[:40]}”只能用字母、数字、下划线，且不以数字开头")
    if name in library():
        raise ParameterError("name", f"已有同名的内置查询 {name}，请换一个编号")
    path = own_folder() / f"{name}.cypher"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(_NEW.format(id=name))
    except FileExistsError as error:
        raise ParameterError("name", f"{path} 已经有了；请直接修改，或换一个编号") from error
    except OSError as error:
        raise ParameterError("name", f"无法写入 {path}（{error.strerror}）") from error
    typer.echo(str(path))


def check(files: Annotated[list[Path], typer.Argument(help=".cypher 文件", show_default=False)]) -> None:
    """检查查询文件的表头、参数和列；不合要求的说明第几行，退出码 2。"""
    failed = 0
    for file in files:
        try:
            query = load(file)
        except QueryError as error:
            _err.print(str(error))
            failed += 1
            continue
        typer.echo(f"{file}：{query.title}，{len(query.parameters)} 个参数，{len(query.columns)} 列")
    raise typer.Exit(2 if failed else 0)


def table(
    out: Annotated[Path, typer.Option(help="写入 .xlsx 或 .docx", show_default=False)],
    city: Annotated[str, typer.Option(help="城市")] = "",
    agency: Annotated[str, typer.Option(help="机构，简称、全称、旧称都可以")] = "",
    document: Annotated[str, typer.Option(help="方案（Document.id）")] = "",
    each: Annotated[bool, typer.Option("--each", help="每个单位一张表，按建制顺序")] = False,
    ledger: Annotated[bool, typer.Option("--ledger", help="台账：加进展、状态、备注")] = False,
) -> None:
    """导出任务分解表或台账。"""
    form = out.suffix.lower().removeprefix(".")
    if form not in ("xlsx", "docx"):
        raise ParameterError("--out", f"{out} 应以 .xlsx 或 .docx 结尾")
    with Store.open() as store:
        refuse_half_restored(store)
        named = resolve(store, agency, city=city) if agency else Named("")
        data = write_table(store, Scope(city, named.value, document), form=form, each=each, as_ledger=ledger)
    if named.note:
        _err.print(named.note)
    save(out, data)
    typer.echo(str(out))


def network(
    report: Annotated[str, typer.Argument(help="、".join(REPORTS), show_default=False)],
    city: Annotated[str, typer.Option(help="城市，不填为全部")] = "",
    agency: Annotated[str, typer.Option(help="拿掉哪个机构（without 用）")] = "",
    printed: Annotated[bool, typer.Option("--printed", help="不计推定的牵头")] = False,
) -> None:
    """机构网络：rank 谁居中、谁被等，communities 常在一起的一组，cut 一断就散的机构，without 拿掉一家会怎样。"""
    if report not in REPORTS:
        raise ParameterError("report", f"没有 {report}", list(REPORTS))
    with Store.open() as store:
        refuse_half_restored(store)
        result = network_report(store, report, city=city, agency=agency, inferred=not printed)
    if result.note:
        _err.print(result.note)
    show_table(result)
    if result.message:
        _err.print(result.message)


def load(path: Path) -> SavedQuery:
    """A query from a file; ParameterError where it cannot be read."""
    try:
        return load_query(path)
    except OSError as error:
        raise ParameterError("file", f"无法读取 {path}（{error.strerror}）") from error
    except UnicodeDecodeError as error:
        raise ParameterError("file", f"{path} 不是 UTF-8 文本；请另存为 UTF-8") from error


def show_table(result: Result) -> None:
    """Print a result as a table; long cells are cut."""
    printed = Table(*result.columns, title=result.title)
    for row in result.rows:
        printed.add_row(*(cell(row[name])[:200] for name in result.columns))
    _out.print(printed)


def save(out: Path, data: bytes) -> None:
    """Write a file; ParameterError in one line where that fails."""
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ParameterError("--out", f"无法写入 {out}（{error.strerror}）") from error
