"""Saved queries about shared and repeated tasks, counted from the hand labels."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from benchmarks.similar import labels
from graph.connection import Store
from tests.queries import gold
from tests.queries.gold import GoldTask
from tests.queries.gold_answers.answers import CITY, of_city, rows_of, shown_role

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_three_that_are_often_together(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    shared: Counter[frozenset[str]] = Counter()
    for task in of_city(tasks):
        bodies = sorted({role.body for role in task.roles if not role.group})
        shared.update(map(frozenset, combinations(bodies, 3)))

    rows = rows_of(loaded, "triples", city=CITY, minimum=4)

    assert {
        frozenset(ids[CITY, row[name]] for name in ("机构甲", "机构乙", "机构丙")): row["共同任务"] for row in rows
    } == {bodies: n for bodies, n in shared.items() if n >= 4}


def test_two_that_share_tasks(loaded: Store, tasks: list[GoldTask]) -> None:
    own = {body: {task.key for task in found} for body, found in gold.of_body(tasks).items()}
    near = gold.partners(tasks, groups=True)
    expected = {}
    for one in own:
        for other in near[one]:
            shared = own[one] & own[other]
            if one < other and len(shared) >= 3:
                expected[one, other] = (
                    len(shared),
                    len(own[one]),
                    len(own[other]),
                    round(len(shared) / len(own[one] | own[other]), 3),
                )

    rows = rows_of(loaded, "shared_tasks", minimum=3)

    assert {
        (row["机构标识甲"], row["机构标识乙"]): (row["共同任务"], row["甲任务"], row["乙任务"], row["重合度"])
        for row in rows
    } == expected


def test_what_two_or_three_share(loaded: Store, tasks: list[GoldTask], places: dict[str, GoldTask]) -> None:
    three = [gold.body(CITY, name, False)["id"] for name in ("市市场监管局", "市科技局", "市财政局")]
    for asked in (three[:2], three):
        rows = rows_of(loaded, "together", **dict(zip(("first", "second", "third"), asked, strict=False)))
        found = [task for task in tasks if set(asked) <= task.bodies]
        assert {places[row["任务标识"]].key for row in rows} == {task.key for task in found}
        for row in rows:
            roles = {role.body: role for role in places[row["任务标识"]].roles}
            said = [row[column] for column in ("角色甲", "角色乙", "角色丙")][: len(asked)]
            assert said == [shown_role(roles[body]) for body in asked]


def test_tasks_that_say_the_same(loaded: Store, places: dict[str, GoldTask], names: dict[str, str]) -> None:
    """Of the labelled pairs (tests/graph/similar); docs/similar.md has the figures over all plans."""
    labelled = {pair: label for pair, label in labels().items() if pair <= places.keys()}
    rows = rows_of(loaded, "similar_tasks", relation="restates")
    found = {frozenset((row["任务标识甲"], row["任务标识乙"])) for row in rows}
    right = {pair for pair, label in labelled.items() if label == "restates"}

    assert len(right) >= 15
    assert len(found & right) / len(right) >= 0.7
    assert len(found & right) / len(found & labelled.keys()) >= 0.85
    for row in rows:
        one, other = places[row["任务标识甲"]], places[row["任务标识乙"]]
        assert row["单位甲"] == [names[role.body] for role in one.roles]
        assert set(row["共同单位"]) == {names[body] for body in one.bodies & other.bodies}
