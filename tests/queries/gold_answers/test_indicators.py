"""Saved queries about targets, counted from the hand labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

import pytest

from graph.connection import Store
from ingest.indicators import canonical
from queries.words import OP
from tests.queries.gold import GoldPlan, GoldTask
from tests.queries.gold_answers.answers import CITY, rows_of

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_targets_and_who_answers_for_them(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "indicator_owners")
    targets = Counter(task.plan for task in tasks for each in task.targets if each["kind"] == "target")
    ownerless = Counter(
        task.plan for task in tasks if not task.roles for each in task.targets if each["kind"] == "target"
    )

    assert Counter(row["方案"] for row in rows if row["任务标识"]) == targets
    bare = rows_of(loaded, "ownerless_targets")
    assert Counter(row["方案"] for row in bare if row["情形"] == "任务没有责任单位") == ownerless


def amounts(
    tasks: list[GoldTask], plans: dict[str, GoldPlan], kind: str
) -> Counter[tuple[str, str, float, str, str | None]]:
    """Plan, relation, number, unit and date of every labelled target of a kind."""
    said = [(task.plan, each) for task in tasks for each in task.targets]
    said += [(plan.title, each) for plan in plans.values() for each in plan.goals]
    return Counter(
        (plan, OP[each["op"]], float(each["value"]), each["unit"], each["due"])
        for plan, each in said
        if each["kind"] == kind
    )


@pytest.mark.parametrize("kind", ["target", "funding"])
def test_every_number_of_every_plan(
    loaded: Store, tasks: list[GoldTask], plans: dict[str, GoldPlan], kind: str
) -> None:
    """Asked for one indicator after the other: the list of them counts what each has, together they have every label."""
    found: list[dict[str, Any]] = []
    for listed in rows_of(loaded, "indicators", kind=kind):
        rows = rows_of(loaded, "indicator_compare", indicator=listed["指标"], kind=kind)
        rows = [row for row in rows if row["指标"] == listed["指标"]]
        assert (listed["处"], listed["方案"]) == (len(rows), len({row["方案"] for row in rows}))
        assert sorted(listed["单位们"]) == sorted({row["单位"] or "" for row in rows})
        found.extend(rows)

    assert Counter(
        (row["方案"], row["比较"], float(row["数值"]), row["单位"], row["期限"]) for row in found
    ) == amounts(tasks, plans, kind)


def test_numbers_that_contradict_each_other(loaded: Store, tasks: list[GoldTask], plans: dict[str, GoldPlan]) -> None:
    """Labels whose name is one indicator by the register: several numbers for one date, or several dates for one number."""
    said: dict[tuple[Any, ...], set[tuple[str, str]]] = defaultdict(set)
    for title, each in [
        *((task.plan, each) for task in tasks for each in task.targets),
        *((plan.title, each) for plan in plans.values() for each in plan.goals),
    ]:
        if each["kind"] == "target":
            key = (title, canonical(each["indicator"]), each["unit"], each.get("per") == "year", each["op"] in "+-")
            said[key].add((f"{OP[each['op']]} {each['value']:g}", each["due"] or ""))
    expected = {
        key[:4]: ({number for number, _ in found}, {due or "未写" for _, due in found})
        for key, found in said.items()
        if any(
            one != other if (one and other and number == again) else number != again and not (one and other and one[:4] != other[:4])
            for (number, one), (again, other) in combinations(found, 2)
        )
    }  # fmt: skip

    rows = rows_of(loaded, "contradictions")

    assert {
        (row["方案"], row["指标"], row["单位"], bool(row["每年"])): (set(row["数值们"]), set(row["期限们"]))
        for row in rows
    } == expected
    assert {key[1]: found[0] for key, found in expected.items() if key[0].startswith(CITY[:2])} == {
        "高价值专利培育辅导机构": {"不少于 15", "不少于 10"}, "高价值发明专利拥有量": {"不少于 14653"},
    }  # fmt: skip
    assert rows_of(loaded, "city_contradictions") == []  # no two labelled plans of a city share an indicator
