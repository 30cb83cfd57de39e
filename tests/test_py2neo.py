"""A py2neo script still reads the graph (docs/py2neo.md); the product itself does not use it."""

from __future__ import annotations

import pytest

from graph.connection import Store
from graph.load import load_plans
from tests.plans import make_plan, task

pytestmark = [pytest.mark.neo4j, pytest.mark.filterwarnings("ignore")]


def test_py2neo_reads_nodes_and_relationships(store: Store) -> None:
    from py2neo import Graph, NodeMatcher

    load_plans(store, [make_plan("云海市", [task("1", "办好食堂", lead=["市财政局"], cooperate=["市教育局"])])])
    graph = Graph(store.settings.uri, auth=(store.settings.user, store.settings.password))

    rows = graph.run("MATCH (a:Agency)-[r]->(t:Task) RETURN type(r) AS r, a.name AS a, t.text AS t ORDER BY r").data()
    agency = NodeMatcher(graph).match("Agency", name="市财政局").first()

    assert rows == [
        {"r": "COOPERATES", "a": "市教育局", "t": "办好食堂"}, {"r": "LEADS", "a": "市财政局", "t": "办好食堂"},
    ]  # fmt: skip
    assert agency["jurisdiction"] == "云海市"
