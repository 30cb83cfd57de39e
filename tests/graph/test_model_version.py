"""A graph of another version of the model: an older one is written again and says so, a newer one is left alone."""

from __future__ import annotations

import pytest

from graph.connection import Store
from graph.errors import GraphError
from graph.load import load_plans
from graph.model import MODEL_VERSION
from ingest.plan import ParsedPlan
from tests.plans import make_plan, obligation, target, task

pytestmark = pytest.mark.neo4j

DOCUMENT = "MATCH (d:Document) RETURN properties(d) AS d"


@pytest.fixture
def plan() -> ParsedPlan:
    return make_plan(
        "云海市",
        [
            task("1", "甲。", lead=["市公安局"], cooperate=["市司法局"], obligations=[obligation("甲")]),
            task("2", "乙。", listed=["市教育局"], targets=[target("培训班", 5, "期")]),
        ],
        goals=[target("群众满意度", 95, "%")],
    )


def test_a_document_carries_its_version_its_counts_and_its_batch(store: Store, plan: ParsedPlan) -> None:
    load_plans(store, [plan], batch="云海市2024")

    found = store.read(DOCUMENT).rows[0]["d"]
    assert found["model_version"] == MODEL_VERSION
    assert found["batch"] == "云海市2024"
    counts = [found[f"{name}_count"] for name in ("task", "obligation", "role", "target")]
    assert counts == [2, 1, 3, 2]


def test_a_document_of_an_older_model_is_written_again_and_says_so(store: Store, plan: ParsedPlan) -> None:
    load_plans(store, [plan])
    new = store.read(DOCUMENT).rows
    # What version 0.1 left behind: no version, no counts, a hash that did not cover them.
    store.write(
        lambda tx: tx.run(
            "MATCH (d:Document) SET d.content_hash = 'old' REMOVE d.model_version, d.task_count, d.role_count"
        ).consume()
    )

    report = load_plans(store, [plan]).documents[0]

    assert report.upgraded_from == 1
    assert report.line().endswith(f"图模型从第 1 版升到第 {MODEL_VERSION} 版，已按新模型重新写入")
    assert store.read(DOCUMENT).rows == new
    assert load_plans(store, [plan]).documents[0].unchanged


def test_a_document_of_a_newer_model_is_left_alone(store: Store, plan: ParsedPlan) -> None:
    load_plans(store, [plan])
    store.write(lambda tx: tx.run("MATCH (d:Document) SET d.model_version = 99").consume())
    before = store.read(DOCUMENT).rows

    with pytest.raises(GraphError, match=r"第 99 版.*先升级") as caught:
        load_plans(store, [plan])

    assert "\n" not in str(caught.value)
    assert store.read(DOCUMENT).rows == before
