"""What the tables say about shared nodes, on a real Neo4j: only between nodes that plans bring, and only as they bear it out."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.checksum import graph_checksum
from graph.connection import Store
from graph.load import load_plans
from graph.stale import remove_documents
from graph.verify import verify_graph
from ingest.plan import ParsedPlan
from tests.plans import make_plan, task

pytestmark = pytest.mark.neo4j


def plan(place: str, body: str, issued_on: str | None) -> ParsedPlan:
    return make_plan(place, [task("1", "甲。", lead=[body])], title=f"{place}{body}{issued_on}", issued_on=issued_on)


def ends(store: Store, kind: str) -> list[tuple[str, ...]]:
    rows = store.read(f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS a, b.id AS b, r.on AS on ORDER BY a, b").rows
    return [tuple(value for value in row.values() if value is not None) for row in rows]


def clear(store: Store) -> None:
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())


def test_places_lie_in_each_other_where_plans_bring_both(store: Store) -> None:
    documents = [plan("浙江省", "市财政局", "2024-01-01"), plan("国家", "市财政局", "2024-01-01")]
    load_plans(store, [plan("舟山市", "市财政局", "2024-01-01")])
    assert ends(store, "PART_OF") == []  # 浙江省 is not made for it

    load_plans(store, documents)
    assert ends(store, "PART_OF") == [("浙江省", "国家"), ("舟山市", "浙江省")]

    remove_documents(store, [documents[0]["document"]["id"]], max_share=1)
    assert ends(store, "PART_OF") == []  # having parts keeps no place
    assert verify_graph(store) == []


def test_a_body_is_succeeded_where_plans_before_and_after_the_change_say_so(store: Store) -> None:
    old, new = plan("青岚市", "市工商局", "2017-03-01"), plan("青岚市", "市市场监管局", "2024-03-01")
    load_plans(store, [old])
    assert ends(store, "SUCCEEDED_BY") == []

    load_plans(store, [new])
    assert ends(store, "SUCCEEDED_BY") == [("青岚市:industry_commerce", "青岚市:market_regulation", "2019")]
    assert verify_graph(store) == []

    remove_documents(store, [new["document"]["id"]], max_share=1)
    assert ends(store, "SUCCEEDED_BY") == []
    assert store.read("MATCH (a:Agency) RETURN a.id AS id").rows == [{"id": "青岚市:industry_commerce"}]


@pytest.mark.parametrize("later", ["2023-03-01", None])
def test_a_city_that_goes_on_naming_the_old_body_is_not_contradicted(store: Store, later: str | None) -> None:
    plans = [plan("青岚市", "市工商局", "2017-03-01"), plan("青岚市", "市市场监管局", "2024-03-01")]
    load_plans(store, plans)
    kept = plan("青岚市", "市工商局", later)

    load_plans(store, [kept])
    assert ends(store, "SUCCEEDED_BY") == []
    assert verify_graph(store) == []

    remove_documents(store, [kept["document"]["id"]], max_share=1)
    assert len(ends(store, "SUCCEEDED_BY")) == 1


def test_the_same_in_whatever_order_and_after_a_load_that_was_cut_off(store: Store) -> None:
    plans = [
        plan("青岚市", "市工商局", "2017-03-01"), plan("青岚市", "市市场监管局", "2024-03-01"),
        plan("舟山市", "市财政局", "2024-01-01"), plan("浙江省", "市财政局", "2024-01-01"),
    ]  # fmt: skip
    sums = set()
    for order in list(permutations(plans))[::5]:
        clear(store)
        for each in order:
            load_plans(store, [each])
        sums.add(graph_checksum(store))
    assert len(sums) == 1

    store.write(lambda tx: tx.run("MATCH ()-[r:PART_OF|SUCCEEDED_BY]->() DELETE r").consume())
    assert {breach.invariant.name for breach in verify_graph(store)} == {"part_of", "succeeded_by"}
    assert load_plans(store, plans[:1]).documents[0].unchanged
    assert {graph_checksum(store)} == sums


def test_what_the_tables_no_longer_say_goes(store: Store) -> None:
    load_plans(store, [plan("青岚市", "市财政局", "2024-01-01"), plan("舟山市", "市财政局", "2024-01-01")])
    store.write(
        lambda tx: tx.run(
            "MATCH (a:Jurisdiction {id: '青岚市'}) MATCH (b:Jurisdiction {id: '舟山市'}) CREATE (a)-[:PART_OF]->(b) "
            "WITH a, b MATCH (x:Agency {id: '青岚市:finance'}) MATCH (y:Agency {id: '舟山市:finance'}) "
            "CREATE (x)-[:SUCCEEDED_BY {on: '2019', reason: '误'}]->(y)"
        ).consume()
    )
    breaches = [line for breach in verify_graph(store) for line in breach.lines()]
    assert sum("情形 多余" in line for line in breaches) == 2

    load_plans(store, [])
    assert verify_graph(store) == []
    assert ends(store, "PART_OF") == ends(store, "SUCCEEDED_BY") == []
