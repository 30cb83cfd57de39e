"""Status: what answers, and an exit code that a monitor can use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from graph import health as health_module
from graph.__main__ import app
from graph.connection import Settings, Store
from graph.errors import NotReachable, WrongPassword
from graph.health import health
from graph.load import load_plans
from graph.model import MODEL_VERSION
from graph.schema import ensure_schema
from graph.server import LocalServer
from tests.plans import make_plan, task


class Answer(NamedTuple):
    code: int
    lines: list[str]
    error: BaseException | None


Call = Callable[..., Answer]


def call(*arguments: str) -> Answer:
    done = CliRunner().invoke(app, list(arguments))
    return Answer(done.exit_code, done.stdout.splitlines(), done.exception)


@pytest.fixture
def loaded(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    for name in ("uri", "user", "password", "database"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(store.settings, name))
    load_plans(store, [make_plan("云海市", [task("1", "甲。", lead=["市公安局"])])])
    return store


@pytest.mark.neo4j
def test_places_that_are_not_counted_are_said_and_counted(loaded: Store) -> None:
    loaded.write(lambda tx: tx.run("MATCH (d:Document) REMOVE d.counted, d.open_count").consume())

    code, lines, _ = call("status")
    assert code == 1
    assert "不正常 各地区的合计：1 个地区的方案没有计入；请运行 python -m graph count" in lines

    assert call("count")[:2] == (0, ["合计了 1 个地区"])
    assert call("count")[:2] == (0, ["各地区的合计齐全"])
    assert call("status").code == 0


@pytest.mark.neo4j
def test_a_healthy_graph(loaded: Store) -> None:
    code, lines, _ = call("status")

    assert code == 0
    assert lines[0] == f"地址：{loaded.settings.uri}"
    assert lines[1] == "账号：neo4j，数据库 neo4j"
    assert lines[2].startswith("服务：Neo4j ")
    assert lines[3:] == [
        "约束和索引：齐全",
        f"图模型：第 {MODEL_VERSION} 版",
        "各地区的合计：齐全",
        "数量：文件 1，任务 1，机构 1，指标 0，义务 0",
    ]
    assert call("--quiet", "status")[:2] == (0, [])


@pytest.mark.neo4j
def test_the_same_for_a_monitor(loaded: Store) -> None:
    code, [line], _ = call("status", "--json")

    said = json.loads(line)
    assert (code, said["ok"]) == (0, True)
    assert said["counts"] == {"ok": True, "value": "文件 1，任务 1，机构 1，指标 0，义务 0"}
    assert {"address", "account", "server", "schema", "model", "counts"} < set(said)


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("MATCH (d:Document) REMOVE d.model_version", "不正常 图模型：第 {} 版；1 个文件按旧版载入，请对它们重新运行"),
        (
            "MATCH (d:Document) SET d.model_version = 99",
            "不正常 图模型：第 {} 版；1 个文件由更新的版本写成，请升级本工具",
        ),
        ("CREATE (:Restoring {{id: 'graph', file: '甲.gz'}})", "不正常 恢复：甲.gz 的恢复没有完成"),
        ("DROP INDEX task_due_on", "不正常 约束和索引：缺少 Task.due_on 索引；请重新载入任一文件"),
    ],
)
def test_what_is_not_as_it_should_be_is_said_and_exits_1(loaded: Store, change: str, says: str) -> None:
    try:
        loaded.write(lambda tx: tx.run(change.format()).consume())
        code, lines, _ = call("--quiet", "status")
    finally:
        ensure_schema(loaded)
        loaded.read("CALL db.awaitIndexes(300)")

    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith(says.format(MODEL_VERSION))


@pytest.mark.neo4j
def test_an_empty_graph_is_healthy_without_constraints(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_module, "missing_schema", lambda store: ["Task.id 唯一约束"])
    with_documents = {check.name: check for check in health(loaded)}["schema"]
    loaded.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    without = {check.name: check for check in health(loaded)}["schema"]

    assert (with_documents.ok, without.ok) == (False, True)
    assert without.value == "缺少 Task.id 唯一约束（第一次载入时建立）"


@pytest.mark.neo4j
def test_a_server_that_is_too_old_is_said(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_module, "_LINES", "RETURN '4.4.30' AS version, 'community' AS edition")

    assert {check.name: check.ok for check in health(loaded)}["server"] is False


@pytest.mark.neo4j
def test_the_local_server_shows_its_disk(
    neo4j_server: LocalServer, neo4j_settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv("DUTY_GRAPH_HOME", str(neo4j_server.home.root))
    enough = call("status")
    monkeypatch.setattr(health_module, "MIN_FREE_BYTES", 2**60)
    full = call("--quiet", "status")

    assert (enough.code, enough.lines[0]) == (0, f"地址：{neo4j_settings.uri}")
    assert enough.lines[-1].startswith("磁盘：剩余 ")
    assert (full.code, full.lines[0].startswith("不正常 磁盘：剩余")) == (1, True)


def test_a_local_server_that_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv("DUTY_GRAPH_HOME", str(tmp_path))

    assert call("status")[:2] == (1, ["没有在运行"])
    assert call("status", "--json")[:2] == (1, ['{"ok": false, "running": false}'])


def test_nobody_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")

    assert isinstance(call("status").error, NotReachable)  # `main` makes it one line and exit code 2


@pytest.mark.neo4j
def test_a_wrong_account(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")

    assert isinstance(call("status").error, WrongPassword)
