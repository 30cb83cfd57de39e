"""Command line of the analysts: list, show, run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph.connection import Store
from graph.errors import GraphError
from queries.errors import ParameterError, QueryError
from queries.export.text import cell, to_csv, to_json
from queries.export.xlsx import write_result
from queries.library import FAMILIES, find_query, library, own_queries
from queries.run import Result, run_query

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="保存的查询：列出、查看、运行。", pretty_exceptions_enable=False
)
_out = Console(highlight=False, markup=False)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
_FORMATS = ("table", "json", "csv", "xlsx")


@app.command("list")
def list_queries() -> None:
    """列出全部查询。"""
    own, problems = own_queries()
    table = Table("类别", "编号", "标题", "参数")
    for query in [*library().values(), *own.values()]:
        table.add_row(FAMILIES[query.family], query.id, query.title, " ".join(p.name for p in query.parameters))
    _out.print(table)
    for problem in problems:
        _err.print(problem)


@app.command()
def show(query_id: Annotated[str, typer.Argument(help="查询编号")]) -> None:
    """查看一条查询：问题、参数、Cypher。"""
    query = find_query(query_id)
    _out.print(f"{query.title}\n{query.question}\n{query.why}\n")
    for parameter in query.parameters:
        default = "必填" if parameter.default is None else f"默认 {parameter.default!r}"
        _out.print(f"  --param {parameter.name}=…  {parameter.title}（{default}）{parameter.help}")
    sys.stdout.write("\n" + query.cypher)


@app.command()
def run(
    query_id: Annotated[str, typer.Argument(help="查询编号")],
    param: Annotated[list[str] | None, typer.Option(help="参数，如 agency=市市场监管局，可多次")] = None,
    format: Annotated[str, typer.Option(help="、".join(_FORMATS))] = "table",
    out: Annotated[Path | None, typer.Option(help="写入文件")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="最多行数")] = 1000,
) -> None:
    """运行一条查询。"""
    if format not in _FORMATS:
        raise ParameterError("--format", f"没有格式 {format}", list(_FORMATS))
    if format == "xlsx" and out is None:
        raise ParameterError("--out", "xlsx 需要用 --out 指定文件")
    query = find_query(query_id)
    given = dict(_pair(text) for text in param or [])
    query.values(given)  # what is wrong with a parameter is said before a server is started
    with Store.open() as store:
        result = run_query(store, query, given, max_rows=limit)
    _write(result, format, out)
    if result.truncated:
        _err.print(f"{result.cut}{'' if result.cut_by == 'bytes' else '，可用 --limit 调整'}")
    if result.message:
        _err.print(result.message)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ParameterError("--param", f"“{text}”应写成 名称=值")
    return name.strip(), value


def _write(result: Result, format: str, out: Path | None) -> None:
    if format == "table" and out is None:
        table = Table(*result.columns, title=result.title)
        for row in result.rows:
            table.add_row(*(cell(row[name])[:200] for name in result.columns))
        _out.print(table)
        return
    makers = {
        "json": lambda: (to_json(result) + "\n").encode(),
        "csv": lambda: to_csv(result),
        "xlsx": lambda: write_result(result),
        "table": lambda: to_csv(result),
    }
    data = makers[format]()
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ParameterError("--out", f"无法写入 {out}（{error.strerror}）") from error
    typer.echo(f"{out}（{len(result.rows)} 行）")


def main() -> None:
    """Run the command; an error of ours is one line and exit code 2."""
    try:
        app()
    except (QueryError, GraphError) as error:
        _err.print(str(error))
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
