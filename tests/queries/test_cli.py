"""The analysts' command line: list, show, run in every format, mistakes in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

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
