"""The network of agencies: a graph small enough to compute by hand, and networkx' own examples."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from graph.connection import Store
from graph.load import load_plans
from queries.analysis import (
    Network,
    Share,
    WhatIf,
    articulation_points,
    betweenness,
    communities,
    network_of,
    pagerank,
    read_network,
    without,
)
from queries.network_report import network_report
from tests.plans import make_plan, task
from tests.queries import gold

# 甲 leads 1 (乙) and 2 (乙, 丙); 乙 leads 3 (丁), by inference; 戊 does 4 alone; 丙 and 丁 share 5, which nobody leads.
SMALL = Network(
    {
        "1": [Share("甲", True, False), Share("乙", False, False)],
        "2": [Share("甲", True, False), Share("乙", False, False), Share("丙", False, False)],
        "3": [Share("乙", True, True), Share("丁", False, False)],
        "4": [Share("戊", True, False)],
        "5": [Share("丙", False, False), Share("丁", False, False)],
    }
)


def test_the_projection_counts_tasks_and_marks_inferred_ones() -> None:
    graph = SMALL.dependencies()

    assert {(a, b): (d["weight"], d["inferred"], d["tasks"]) for a, b, d in graph.edges(data=True)} == {
        ("甲", "乙"): (2, 0, ["1", "2"]), ("甲", "丙"): (1, 0, ["2"]), ("乙", "丁"): (1, 1, ["3"]),
    }  # fmt: skip
    assert set(graph) == {"甲", "乙", "丙", "丁", "戊"}
    assert set(SMALL.dependencies(inferred=False).edges) == {("甲", "乙"), ("甲", "丙")}


def test_betweenness_by_hand() -> None:
    """Of the 4 × 3 ordered pairs of others, one chain (甲 → 乙 → 丁) leads through 乙."""
    assert betweenness(SMALL.dependencies()) == {"甲": 0, "乙": pytest.approx(1 / 12), "丙": 0, "丁": 0, "戊": 0}


def test_pagerank_by_hand() -> None:
    """Two bodies, one needs the other: x = .075 + .425 y, y = .075 + .85 x + .425 y, x + y = 1."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edge("甲", "乙", weight=3)

    ranks = pagerank(graph)

    x = (0.075 + 0.425) / 1.425
    assert ranks == {"甲": pytest.approx(x), "乙": pytest.approx(1 - x)}
    assert pagerank(nx.DiGraph()) == {}


def test_articulation_points_of_the_example_in_the_documentation_of_networkx() -> None:
    """nx.barbell_graph(4, 2): nodes 3 to 6 cut it."""
    barbell = nx.relabel_nodes(nx.barbell_graph(4, 2), str)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(barbell.edges, weight=1)

    assert articulation_points(graph) == {"3": 2, "4": 2, "5": 2, "6": 2}
    assert communities(graph)[0] >= {"0", "1", "2"}


def test_a_bridge_by_hand() -> None:
    assert articulation_points(SMALL.dependencies()) == {"乙": 2, "甲": 2}


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ("甲", WhatIf((), ("1", "2"), (), frozenset(), (), ())),
        ("乙", WhatIf((), ("3",), ("1", "2"), frozenset({"3"}), (), ("甲",))),
        ("丙", WhatIf((), (), ("2",), frozenset(), ("5",), ("甲",))),
        ("丁", WhatIf((), (), ("3",), frozenset({"3"}), ("5",), ("乙",))),
        ("戊", WhatIf(("4",), (), (), frozenset(), (), ())),
        ("己", WhatIf((), (), (), frozenset(), (), ())),
    ],
)
def test_what_stalls_without_a_body(gone: str, expected: WhatIf) -> None:
    assert without(SMALL, gone) == expected


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ("甲", WhatIf((), ("1", "2"), (), frozenset(), (), ())),
        ("乙", WhatIf((), (), ("1", "2"), frozenset(), ("3",), ("甲",))),
        ("丁", WhatIf((), (), (), frozenset(), ("3", "5"), ())),
        ("戊", WhatIf(("4",), (), (), frozenset(), (), ())),
    ],
)
def test_without_inferred_leads_a_task_led_by_inference_has_no_lead_to_lose(gone: str, expected: WhatIf) -> None:
    assert without(SMALL, gone, inferred=False) == expected


@pytest.mark.neo4j
def test_an_inferred_lead_is_marked_in_every_row_and_can_be_left_out(store: Store) -> None:
    """青岚市 lists bodies out of order, so 市总工会 is the inferred lead of all eight tasks."""
    load_plans(
        store, [make_plan("青岚市", [task(str(n), "办好实事", listed=["市总工会", "市公安局"]) for n in range(1, 9)])]
    )

    partner = network_report(store, "without", city="青岚市", agency="市公安局")
    lead = network_report(store, "without", city="青岚市", agency="市总工会")
    printed = network_report(store, "without", city="青岚市", agency="市公安局", inferred=False)

    assert [(row["后果"], row["牵头是推定"]) for row in partner.rows] == [("牵头单位缺配合", "是")] * 8
    assert [(row["后果"], row["牵头是推定"]) for row in lead.rows] == [("没有人牵头", "是")] * 8
    assert (printed.rows, printed.message) == ([], "没有任务因此停下")
    assert printed.note == "另有 8 项任务没有确定牵头（不计推定），有没有它都一样，不列入"


@pytest.mark.neo4j
def test_the_network_of_the_small_graph(small: Store) -> None:
    network = read_network(small, city="云海市")
    graph = network.dependencies()
    names = {(network.names[a], network.names[b]): d["weight"] for a, b, d in graph.edges(data=True)}

    assert names == {("市公安局", "市司法局"): 1, ("市公安局", "市财政局"): 2, ("市司法局", "市教育局"): 1}
    assert without(network, "云海市:public_security").leaderless == tuple(sorted(_tasks_led_by_police(small)))


def _tasks_led_by_police(store: Store) -> list[str]:
    rows = store.read("MATCH (:Agency {id: '云海市:public_security'})-[:LEADS]->(t:Task) RETURN t.id AS id").rows
    return [row["id"] for row in rows]


@pytest.mark.corpus
def test_links_counted_from_the_hand_labels(corpus: Path) -> None:
    """郑州: the projection of labelled roles has the links that gold.py counts on its own."""
    tasks = gold.gold_tasks(corpus / "gold", ["002_zhengzhou"])
    rows = [
        {
            "task": str(task.place),
            "label": "",
            "agency": role.body,
            "name": role.name,
            "leads": role.leads,
            "basis": "printed",
        }
        for task in tasks
        for role in task.roles
        if not role.group
    ]

    graph = network_of(rows).dependencies()

    assert {(a, b): d["weight"] for a, b, d in graph.edges(data=True)} == gold.links(tasks)


def test_three_thousand_bodies() -> None:
    """Fifty cities of sixty bodies: every figure for every body."""
    shares = {
        f"{city}/{task}": [
            Share(f"{city}:{(task * step) % 60}", step == 1, False) for step in (1, 3, 7, 11)
        ]
        for city in range(50)
        for task in range(1, 200)
    }  # fmt: skip
    graph = Network(shares).dependencies()

    assert len(graph) == 3000
    assert sum(pagerank(graph).values()) == pytest.approx(1)
    assert len(betweenness(graph)) == 3000
    assert len(communities(graph)) >= 50
