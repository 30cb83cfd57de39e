"""Saved queries that compare plans and cities, counted from the hand labels."""

from __future__ import annotations

import pytest

from graph.connection import Store
from ingest.register import load_register
from tests.queries import gold
from tests.queries.gold import GoldTask
from tests.queries.gold_answers.answers import CITY, by_body, by_plan, rows_of

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_what_one_plan_has_and_another_lacks(loaded: Store, tasks: list[GoldTask]) -> None:
    plans = {row["方案"]: row["文件标识"] for row in rows_of(loaded, "document_workload")}
    functions = {
        plan: {body.split(":")[1] for task in found for body in task.bodies} & set(load_register().functions)
        for plan, found in by_plan(tasks).items()
    }
    mine, other = (next(task.plan for task in tasks if task.city == city) for city in (CITY, "舟山市"))

    rows = rows_of(loaded, "plan_gap", plan=plans[mine], other=plans[other])

    assert sum(row["类别"] == "职能" for row in rows) == len(functions[mine] - functions[other])
    assert rows_of(loaded, "plan_gap", plan=plans[mine], other=plans[mine]) == []


def test_one_function_in_many_places(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    by_body_of = gold.of_body(tasks)
    places: dict[str, set[str]] = {}
    for one in by_body_of:
        place, _, function = one.partition(":")
        if function in load_register().functions:
            places.setdefault(function, set()).add(place)

    assert by_body(rows_of(loaded, "function_matrix"), ids, "任务") == {
        one: len(found) for one, found in by_body_of.items() if len(places.get(one.partition(":")[2], ())) > 1
    }
