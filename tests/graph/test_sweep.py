"""Removing documents on a real Neo4j: what goes, what stays, and a dry run that changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from graph.__main__ import main
from graph.connection import Store
from graph.errors import GraphError
from graph.load import load_plans
from graph.sweep import orphan_counts, remove_document
from ingest.plan import ParsedPlan
from tests.plans import make_plan, obligation, target, task

pytestmark = pytest.mark.neo4j


def names(store: Store, label: str) -> list[Any]:
    return [row["id"] for row in store.read(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id").rows]


def size(store: Store) -> tuple[int, int]:
    return tuple(store.read(f"MATCH {pattern} RETURN count(*) AS n").rows[0]["n"] for pattern in ("(n)", "()-[r]->()"))  # type: ignore[return-value]


@pytest.fixture
def plans() -> list[ParsedPlan]:
    """Two plans of one city that share a body and an indicator, and one of another city."""
    return [
        make_plan(
            "云海市",
            [task("1", "甲。", lead=["市公安局"], listed=["市教育局"], targets=[target("培训班", 5, "期")],
                  obligations=[obligation("甲")])],
            title="第一个方案",
        ),
        make_plan("云海市", [task("1", "乙。", lead=["市教育局"], targets=[target("培训班", 6, "期")])], title="第二个方案"),
        make_plan("青岚市", [task("1", "丙。", lead=["市教育局"])]),
    ]  # fmt: skip


def test_what_only_the_document_supported_goes_with_it(store: Store, plans: list[ParsedPlan]) -> None:
    load_plans(store, plans)

    report = remove_document(store, plans[0]["document"]["id"])

    assert (report.title, report.tasks, report.obligations) == ("第一个方案", 1, 1)
    assert report.removed == {"Agency": ("云海市:public_security",)}
    assert report.lines() == [
        "已删除《第一个方案》：任务 1，义务 1；共用的 3 个节点保留",
        "已删除机构：云海市:public_security",
    ]
    assert report.kept == 3  # the other body, the indicator, the city
    assert names(store, "Agency") == ["云海市:education", "青岚市:education"]
    assert names(store, "Indicator") == ["培训班"]
    assert names(store, "Jurisdiction") == ["云海市", "青岚市"]
    assert names(store, "Obligation") == []
    assert orphan_counts(store) == {"Agency": 0, "Indicator": 0, "Jurisdiction": 0}


def test_removing_every_document_leaves_nothing(store: Store, plans: list[ParsedPlan]) -> None:
    load_plans(store, plans)

    for plan in plans:
        remove_document(store, plan["document"]["id"])

    assert size(store) == (0, 0)


def test_removing_what_was_added_leaves_what_was_there(store: Store, plans: list[ParsedPlan]) -> None:
    load_plans(store, plans[1:])
    before = size(store)
    load_plans(store, plans[:1])

    remove_document(store, plans[0]["document"]["id"])

    assert size(store) == before


def test_a_dry_run_says_the_same_and_changes_nothing(store: Store, plans: list[ParsedPlan]) -> None:
    load_plans(store, plans)
    before = size(store)

    dry = remove_document(store, plans[2]["document"]["id"], dry_run=True)
    after_dry = size(store)
    real = remove_document(store, plans[2]["document"]["id"])

    assert after_dry == before
    assert dry.dry_run
    assert (dry.removed, dry.kept, dry.tasks) == (real.removed, real.kept, real.tasks)
    assert dry.removed == {"Agency": ("青岚市:education",), "Jurisdiction": ("青岚市",)}


def test_an_unknown_document_is_an_error(store: Store) -> None:
    with pytest.raises(GraphError, match="没有文件 云海市-0"):
        remove_document(store, "云海市-0")


def test_orphans_are_counted(store: Store, plans: list[ParsedPlan]) -> None:
    load_plans(store, plans)
    store.write(lambda tx: tx.run("MATCH (t:Task {text: '丙。'}) DETACH DELETE t").consume())

    assert orphan_counts(store) == {"Agency": 1, "Indicator": 0, "Jurisdiction": 0}


def test_the_command_line_removes_and_refuses(
    store: Store, plans: list[ParsedPlan], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load_plans(store, plans)
    for name in ("uri", "user", "password", "database"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(store.settings, name))

    outcomes = []
    for arguments in (["remove", plans[2]["document"]["id"], "--dry-run"], ["remove", "没有的文件"]):
        monkeypatch.setattr("sys.argv", ["graph", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        outcomes.append((ended.value.code, *capsys.readouterr()))

    assert outcomes[0][0] == 0
    assert outcomes[0][1].startswith("将删除《青岚市政务服务提升工作方案》：任务 1")
    assert outcomes[1] == (2, "", "图中没有文件 没有的文件；请核对文件编号，没有删除任何文件\n")
    assert len(names(store, "Document")) == 3
