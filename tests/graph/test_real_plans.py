"""The real plans: what the order of their lists shows, and that they load whole and only once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.connection import Store
from graph.lead_policy import decide_leads
from graph.load import load_plans
from graph.protocol_order import ListOrder
from graph.sweep import orphan_counts
from ingest.parse import parse_file

pytestmark = pytest.mark.corpus

ORDERS: dict[str, ListOrder] = {
    "000": "protocol",  # 舟山 lists bodies in protocol order throughout
    "001": "first_is_lead",  # 烟台 puts 市市场监管局 before 市司法局 everywhere
    "002": "undecided",  # 郑州 prints 牵头 and 配合
    "003": "first_is_lead",  # 泉州 puts 市知识产权局 before 市科技局
    "004": "undecided",  # 宁波 names no bodies
}


def seed(corpus: Path, number: str) -> Path:
    return next((corpus / "seeds").glob(f"{number}_*"))


@pytest.mark.parametrize("number", sorted(ORDERS))
def test_what_the_order_of_lists_shows(corpus: Path, number: str) -> None:
    decisions = decide_leads(parse_file(seed(corpus, number)))

    assert decisions.evidence.order == ORDERS[number]


def test_leads_are_inferred_only_where_the_order_shows_them(corpus: Path) -> None:
    inferred = {
        number: Counter(roles.lead_status for roles in decide_leads(parse_file(seed(corpus, number))).tasks.values())[
            "first_listed"
        ]
        for number in ORDERS
    }

    assert inferred == {"000": 0, "001": 23, "002": 0, "003": 17, "004": 0}


@pytest.mark.neo4j
def test_the_five_plans_load_whole_and_only_once(corpus: Path, store: Store) -> None:
    plans = [parse_file(seed(corpus, number)) for number in sorted(ORDERS)]

    first = load_plans(store, plans)
    second = load_plans(store, plans)

    assert [each.tasks for each in first.documents] == [len(plan["tasks"]) for plan in plans]
    assert first.written == 5
    assert second.written == 0
    assert orphan_counts(store) == {"Agency": 0, "Indicator": 0, "Jurisdiction": 0}
    inferred = "MATCH ()-[r:LEADS {basis: 'first_listed'}]->(t) RETURN DISTINCT t.document_id AS id, t.lead_status AS s"
    assert {row["s"] for row in store.read(inferred).rows} == {"first_listed"}
    assert len(store.read(inferred).rows) == 2
