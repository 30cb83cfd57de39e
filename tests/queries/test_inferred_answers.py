"""Leads that are inferred on the real plans, counted from the hand labels: the first body of a list, where the order of the
plan's lists shows that it leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.connection import Store
from graph.load import load_plans
from ingest.parse import parse_file
from tests.queries import gold
from tests.queries.gold_answers.answers import rows_of

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]

# 烟台 and 泉州 put one body in front of another that protocol places first; 舟山 keeps to protocol (tests/graph/test_real_plans.py).
PLANS = ("000_zhoushan", "001_yantai", "003_quanzhou")


def test_the_first_of_a_list_where_order_has_meaning(corpus: Path, store: Store) -> None:
    load_plans(store, [parse_file(next((corpus / "seeds").glob(f"{plan[:3]}_*"))) for plan in PLANS])
    names = {row["id"]: row["name"] for row in store.read("MATCH (a:Agency) RETURN a.id AS id, a.name AS name").rows}
    expected = {
        (task.plan, task.number, task.place): (
            names[task.roles[0].body], [names[role.body] for role in task.roles[1:]],
        )
        for task in gold.gold_tasks(corpus / "gold", PLANS[1:])
        if task.status == "none_named" and len(task.roles) > 1 and not task.roles[0].group
    }  # fmt: skip
    order = {
        row["id"]: row["place"]
        for row in store.read(
            "MATCH (d:Document)-[:CONTAINS]->(t:Task) WITH d, t ORDER BY t.seq"
            " WITH d, collect(t.id) AS ids UNWIND range(0, size(ids) - 1) AS place RETURN ids[place] AS id, place"
        ).rows
    }

    rows = rows_of(store, "inferred_leads")

    assert len(expected) == 23 + 17
    assert {
        (row["方案"], row["编号"], order[row["任务标识"]]): (row["推定牵头"], row["其余单位"]) for row in rows
    } == expected
    assert {row["城市"] for row in rows} == {"烟台市", "泉州市"}
