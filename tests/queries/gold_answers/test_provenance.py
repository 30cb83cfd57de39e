"""Saved queries about what says so, counted from the hand labels."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.connection import Store
from queries.words import BASIS, LEAD_STATUS, OP
from tests.queries import gold
from tests.queries.gold import GoldPlan, GoldTask
from tests.queries.gold_answers.answers import CITY, by_plan, rows_of, shown_role

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_everything_that_a_plan_contributed(loaded: Store, tasks: list[GoldTask]) -> None:
    documents = {row["方案"]: row["文件标识"] for row in rows_of(loaded, "document_workload", city=CITY)}
    for plan, document in documents.items():
        kinds = Counter(
            row["种类"] for row in rows_of(loaded, "document_content", document=document) if row["任务标识"]
        )
        found = by_plan(tasks)[plan]
        assert kinds["任务"] == len(found)
        assert kinds["牵头"] == sum(len(task.leads) for task in found)
        assert kinds["牵头"] + kinds["参与"] == sum(len(task.bodies) for task in found)


def counts(tasks: list[GoldTask], plan: GoldPlan) -> tuple[int, int, int]:
    """Tasks, bodies and targets of a plan."""
    found = by_plan(tasks)[plan.title]
    bodies = {body for task in found for body in task.bodies}
    return len(found), len(bodies), sum(len(task.targets) for task in found) + len(plan.goals)


def test_the_plans(loaded: Store, tasks: list[GoldTask], plans: dict[str, GoldPlan]) -> None:
    expected = {title: (plan.city, plan.number, *counts(tasks, plan)) for title, plan in plans.items()}
    columns = ("城市", "文号", "任务", "机构", "目标")

    rows = rows_of(loaded, "documents")
    assert {row["方案"]: tuple(row[column] for column in columns) for row in rows} == expected
    rows = rows_of(loaded, "loaded_plans")
    assert {row["方案"]: tuple(row[column] for column in columns) for row in rows} == expected
    assert {row["方案"]: row["牵头"] for row in rows} == {
        plan: sum(len(task.leads) for task in found) for plan, found in by_plan(tasks).items()
    }


def test_the_bodies(loaded: Store, tasks: list[GoldTask]) -> None:
    found = gold.of_body(tasks)

    rows = rows_of(loaded, "agencies")

    assert {row["机构标识"]: (row["任务"], row["牵头"], row["参与"]) for row in rows} == {
        body: (
            len(said), sum(body in task.leads for task in said), sum(body not in task.leads for task in said),
        )
        for body, said in found.items()
    }  # fmt: skip
    groups = {role.body for task in tasks for role in task.roles if role.group}
    assert {row["机构标识"] for row in rows if row["类型"] == "一类机构"} == groups


def test_the_neighbours_of_a_body_and_of_a_task(
    loaded: Store, tasks: list[GoldTask], places: dict[str, GoldTask]
) -> None:
    body = gold.body(CITY, "市司法局", False)["id"]
    rows = rows_of(loaded, "neighbours", node=body)
    assert {places[row["标识"]].key: row["关系"] for row in rows} == {
        task.key: "牵头" if body in task.leads else "参与" for task in gold.of_body(tasks)[body]
    }

    for id_, task in places.items():
        if task.city == CITY and task.targets:
            rows = rows_of(loaded, "neighbours", node=id_)
            assert {row["标识"] for row in rows if row["类别"] == "机构"} == task.bodies
            assert sum(row["类别"] == "指标" for row in rows) == len(task.targets)


def test_a_task_with_everything_that_says_so(
    loaded: Store, places: dict[str, GoldTask], plans: dict[str, GoldPlan]
) -> None:
    some = [id_ for id_, task in places.items() if task.place % 9 == 0]
    assert {places[id_].plan for id_ in some} == set(plans)
    for id_ in some:
        task = places[id_]
        (card,) = rows_of(loaded, "task_card", task=id_)
        assert (card["方案"], card["牵头情况"]) == (task.plan, LEAD_STATUS[task.status])
        assert gold.plain(card["期限原文"]) == gold.plain(task.time or "")
        assert (card["到期"] and str(card["到期"])) == task.day
        assert gold.plain(card["方案规则"]) == gold.plain(plans[task.plan].lead_rule)
        said = [row for row in rows_of(loaded, "task_evidence", task=id_) if row["机构"]]
        assert [(row["角色"], row["依据"]) for row in said] == [
            (shown_role(role), BASIS[task.basis(role)]) for role in task.roles
        ]
        for row, role in zip(said, task.roles, strict=True):
            assert gold.plain(role.surface) in gold.plain(row["原文表述"])
        targets = rows_of(loaded, "task_targets", task=id_)
        assert [(row["比较"], row["数值"], row["单位"], row["期限"]) for row in targets] == [
            (OP[each["op"]], each["value"], each["unit"], each["due"] or "") for each in task.targets
        ]
