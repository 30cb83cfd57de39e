"""Command line of the analysts: list, show, run, new, check; the task tables; the network of agencies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph.connection import Store
from graph.errors import GraphError
from graph.restoring import refuse_half_restored
from queries import commands
from queries.errors import ParameterError, QueryError
from queries.export.graph_formats import GRAPH_FORMATS, write_graph
from queries.export.text import to_csv, to_json
from queries.export.xlsx import write_result
from queries.guard import check as guard_check
from queries.library import FAMILIES, find_query, library, own_queries
from queries.run import Result, run_query
from queries.saved_query import SavedQuery
from queries.subgraph import picture, to_subgraph

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="保存的查询：列出、查看、运行、新建、检查。",
    pretty_exceptions_enable=False,
)  # fmt: skip
_out = Console(highlight=False, markup=False)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
_FORMATS = ("table", "json", "csv", "xlsx", *GRAPH_FORMATS)
_TO_FILE = ("xlsx", *GRAPH_FORMATS)
QueryName = Annotated[str, typer.Argument(help="查询编号，或 .cypher 文件", show_default=False)]
Out = Annotated[Path | None, typer.Option(help="写入文件", show_default=False)]


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
def show(query_id: QueryName) -> None:
    """查看一条查询：问题、参数、Cypher。"""
    query = _find(query_id)
    _out.print(f"{query.title}\n{query.question}\n{query.why}\n")
    for parameter in query.parameters:
        default = "必填" if parameter.default is None else f"默认 {parameter.default!r}"
        _out.print(f"  --param {parameter.name}=…  {parameter.title}（{default}）{parameter.help}")
    sys.stdout.write("\n" + query.cypher)


for command in (commands.new, commands.check, commands.table, commands.network):
    app.command()(command)


@app.command()
def run(
    query_id: QueryName,
    param: Annotated[list[str] | None, typer.Option(help="参数，如 agency=市市场监管局，可多次")] = None,
    format: Annotated[str, typer.Option(help="、".join(_FORMATS))] = "table",
    out: Out = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="最多行数")] = 1000,
    explain: Annotated[bool, typer.Option("--explain", help="只看执行计划，不运行")] = False,
) -> None:
    """运行一条查询。"""
    if format not in _FORMATS:
        raise ParameterError("--format", f"没有格式 {format}", list(_FORMATS))
    if format in _TO_FILE and out is None and not explain:
        raise ParameterError("--out", f"{format} 需要用 --out 指定文件")
    query = _find(query_id)
    given = dict(_pair(text) for text in param or [])
    values = query.values(given)  # what is wrong with a parameter is said before a server is started
    with Store.open() as store:
        refuse_half_restored(store)
        if explain:
            # A file somebody wrote is planned under the guard, as before it runs.
            plan = guard_check(store, query.cypher, values) if query.own else store.explain(query.cypher, values)
            _out.print("\n".join(f"{step.name}  {step.details}" for step in plan.steps))
            return
        result = run_query(store, query, given, max_rows=limit)
        graph = None
        if format in GRAPH_FORMATS:
            graph = picture(store, query, given) if query.picture else to_subgraph(result.raw)
            if not graph.nodes:
                raise ParameterError("--format", "这条查询没有可画的节点和关系；请用 table、csv 或 xlsx")
    if result.note:
        _err.print(result.note)
    if format == "table" and out is None:
        commands.show_table(result)
    else:
        data = _bytes(result, format) if graph is None else write_graph(graph, format)  # type: ignore[arg-type]
        _write(result, data, out)
    if graph is not None and graph.truncated:
        _err.print(f"已截断：图中有 {graph.total} 个节点，只写出 {len(graph.nodes)} 个")
    elif result.truncated:
        _err.print(f"{result.cut}{'' if result.cut_by == 'bytes' else '，可用 --limit 调整'}")
    if result.message:
        _err.print(result.message)


def _find(name: str) -> SavedQuery:
    return commands.load(Path(name)) if name.endswith(".cypher") else find_query(name)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ParameterError("--param", f"“{text}”应写成 名称=值")
    return name.strip(), value


def _bytes(result: Result, format: str) -> bytes:
    makers = {
        "json": lambda: (to_json(result) + "\n").encode(),
        "csv": lambda: to_csv(result),
        "xlsx": lambda: write_result(result),
        "table": lambda: to_csv(result),
    }
    return makers[format]()


def _write(result: Result, data: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        return
    commands.save(out, data)
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
