"""The analysts' command line: list, show, run in every format, mistakes in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import networkx as nx
import pytest
from openpyxl import load_workbook

from graph.connection import Settings, Store
from tests.conftest import ROOT


def call(*arguments: str | Path, settings: Settings | None = None, **extra: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "200", **extra}
    if settings:
        environment |= {"NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password}
    return subprocess.run(
        [sys.executable, "-m", "queries", *map(str, arguments)], cwd=ROOT, capture_output=True, env=environment
    )


def test_list_and_show() -> None:
    listed = call("list").stdout.decode()
    shown = call("show", "agency_tasks").stdout.decode()

    assert "agency_tasks" in listed
    assert "某机构的全部任务" in listed
    assert "--param agency" in shown
    assert "MATCH (a:Agency)" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "agency_task"), "agency_tasks"),
        (("run", "task_evidence"), "请填写任务标识"),
        (("run", "agency_tasks", "--param", "agency"), "名称=值"),
        (("run", "agency_tasks", "--param", "town=x"), "没有这个参数"),
        (("run", "shared_tasks", "--param", "minimum=三"), "不是数字"),
        (("run", "agency_tasks", "--format", "pdf"), "table"),
        (("run", "agency_tasks", "--format", "xlsx"), "--out"),
    ],
)
def test_mistakes_are_one_line_before_any_server_is_asked(arguments: tuple[str, ...], words: str) -> None:
    done = call(*arguments, NEO4J_URI="bolt://127.0.0.1:9")

    lines = done.stderr.decode().strip().splitlines()
    assert done.returncode == 2
    assert len(lines) == 1
    assert words in lines[0]


@pytest.mark.neo4j
def test_every_format(small: Store, tmp_path: Path) -> None:
    settings = small.settings
    given = ("run", "agency_tasks", "--param", "agency=市公安局", "--param", "city=云海市")

    table = call(*given, settings=settings)
    as_json = call(*given, "--format", "json", settings=settings)
    csv = call(*given, "--format", "csv", "--out", tmp_path / "t.csv", settings=settings)
    xlsx = call(*given, "--format", "xlsx", "--out", tmp_path / "t.xlsx", settings=settings)

    assert "清理积压案件" in table.stdout.decode()
    assert [row["任务"] for row in json.loads(as_json.stdout)["rows"]] == ["清理积压案件", "建设服务站点"]
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert load_workbook(tmp_path / "t.xlsx").active["A2"].value == "城市"  # type: ignore[index]
    assert (csv.returncode, xlsx.returncode) == (0, 0)


@pytest.mark.neo4j
def test_limits_and_empty_answers_are_said(small: Store) -> None:
    cut = call("run", "agency_workload", "--limit", "1", settings=small.settings)
    empty = call("run", "agency_tasks", "--param", "agency=公安", settings=small.settings)

    assert "已截断" in cut.stderr.decode()
    assert "是否指" in empty.stderr.decode()


def test_own_queries_are_listed_and_bad_ones_named(tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text(
        "// id: mine\n// title: 我的\n// question: 几个机构？\n// columns: 数\n// empty: 无\nMATCH (a:Agency)\nRETURN count(a) AS `数`\nORDER BY `数`\n"
    )
    (tmp_path / "bad.cypher").write_text("// id: bad\nMATCH (n) RETURN n\n")

    done = call("list", DUTY_GRAPH_QUERIES=str(tmp_path))

    assert "mine" in done.stdout.decode()
    assert "bad.cypher 第 1 行" in done.stderr.decode()


@pytest.mark.neo4j
def test_a_half_restored_graph_is_not_asked(small: Store) -> None:
    small.write(lambda tx: tx.run("CREATE (:Restoring {id: 'graph', file: '甲.dump.gz'})").consume())
    done = call("run", "documents", settings=small.settings)

    assert (done.returncode, done.stdout) == (2, b"")
    assert "图正在从 甲.dump.gz 恢复" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_a_query_of_ones_own_is_written_checked_and_shown(tmp_path: Path) -> None:
    made = call("new", "mine", DUTY_GRAPH_QUERIES=str(tmp_path))

    assert made.returncode == 0
    assert call("check", tmp_path / "mine.cypher").returncode == 0
    assert "mine" in call("list", DUTY_GRAPH_QUERIES=str(tmp_path)).stdout.decode()
    assert "已经有了" in call("new", "mine", DUTY_GRAPH_QUERIES=str(tmp_path)).stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "agency_tasks"), "同名的内置查询"),
        (("new", "../x"), "字母、数字"),
        (("check", "missing.cypher"), "无法读取"),
        (("run", "missing.cypher"), "无法读取"),
        (("run", "agency_tasks", "--format", "gexf"), "--out"),
        (("table", "--out", "x.pdf"), ".xlsx 或 .docx"),
        (("network", "rang"), "rank"),
    ],
)
def test_mistakes_of_the_other_commands(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    done = call(*arguments, NEO4J_URI="bolt://127.0.0.1:9", DUTY_GRAPH_QUERIES=str(tmp_path))

    lines = done.stderr.decode().strip().splitlines()
    assert (done.returncode, len(lines)) == (2, 1)
    assert words in lines[0]


def test_a_header_that_breaks_a_rule_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.cypher"
    file.write_text(
        "// id: bad\n// title: 坏\n// question: 坏\n// columns: 甲\n// empty: 无\nMATCH (n:Task)\nRETURN n.id AS `乙`\nORDER BY n.id\n",
        encoding="utf-8",
    )

    done = call("check", file)

    assert done.returncode == 2
    assert "第 " in done.stderr.decode()
    assert str(file) in done.stderr.decode()


@pytest.mark.neo4j
def test_files_plans_tables_and_networks(small: Store, tmp_path: Path, subtests: pytest.Subtests) -> None:
    settings = small.settings
    own = tmp_path / "own"
    call("new", "mine", DUTY_GRAPH_QUERIES=str(own))
    file = own / "mine.cypher"
    with subtests.test("a file runs like a saved query"):
        rows = json.loads(call("run", file, "--format", "json", "--param", "city=青岚市", settings=settings).stdout)[
            "rows"
        ]
        assert [row["任务"] for row in rows] == ["规范市场秩序", "公开办事指南", "办好服务站点"]
    with subtests.test("a file that writes is refused"):
        file.write_text(file.read_text("utf-8").replace("\nRETURN d", "\nSET t.x = 1\nRETURN d"), encoding="utf-8")
        done = call("run", file, settings=settings)
        assert done.returncode == 2
        assert "会写入数据" in done.stderr.decode()
    with subtests.test("explain"):
        plan = call("run", "agency_tasks", "--explain", settings=settings).stdout.decode()
        assert "ProduceResults" in plan
    with subtests.test("graph files open again"):
        for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
            out = tmp_path / f"net.{form}"
            call("run", "agency_tasks", "--param", "agency=市公安局", "--format", form, "--out", out, settings=settings)
            graph = read(out)
            assert {data["label"] for _, data in graph.nodes(data=True)} >= {"市公安局", "清理积压案件", "市财政局"}
            assert graph.number_of_edges() >= 6
    with subtests.test("a result without a picture says so"):
        out = tmp_path / "none.gexf"
        done = call("run", "documents", "--format", "gexf", "--out", out, settings=settings)
        assert "没有可画的" in done.stderr.decode()
        assert not out.exists()
    with subtests.test("one sheet for all, one an agency"):
        out = tmp_path / "表.xlsx"
        call("table", "--city", "云海市", "--each", "--ledger", "--out", out, settings=settings)
        book = load_workbook(out)
        assert book.sheetnames == ["全部任务", "市教育局", "市公安局", "市司法局", "市财政局"]
        assert [cell.value for cell in book["市财政局"][2]][-3:] == ["进展", "状态", "备注"]
        assert book["市财政局"].max_row == 4
    with subtests.test("word"):
        out = tmp_path / "表.docx"
        call("table", "--agency", "市公安局", "--out", out, settings=settings)
        table = docx.Document(str(out)).tables[0]
        assert len(table.rows) == 5
        assert (
            call("table", "--agency", "市公安", "--out", out, settings=settings)
            .stderr.decode()
            .count("是否指：市公安局")
            == 1
        )
    with subtests.test("networks"):
        shown = call("network", "rank", "--city", "云海市", settings=settings).stdout.decode()
        assert "居中程度" in shown
        gone = call("network", "without", "--agency", "市公安局", "--city", "云海市", settings=settings).stdout.decode()
        assert gone.count("没有人牵头") == 2
        assert call("network", "cut", settings=settings).returncode == 0
        assert call("network", "communities", settings=settings).returncode == 0
