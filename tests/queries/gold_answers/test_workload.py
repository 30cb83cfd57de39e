"""Saved queries about workload, counted from the hand labels."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from graph.connection import Store
from ingest.register import load_register
from queries.words import BASIS
from tests.queries import gold
from tests.queries.gold import GoldTask
from tests.queries.gold_answers.answers import CITY, by_body, by_plan, of_city, rows_of, shown_role

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_workload_of_every_body(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    assert by_body(rows_of(loaded, "agency_workload"), ids, "合计") == {
        key: len(found) for key, found in gold.of_body(tasks).items()
    }


def test_workload_of_every_plan(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "document_workload")

    assert {row["方案"]: (row["任务"], row["有期限"], row["有目标"]) for row in rows} == {
        plan: (
            len(found), sum(task.due is not None for task in found), sum(bool(task.targets) for task in found),
        )
        for plan, found in by_plan(tasks).items()
    }  # fmt: skip
    for row in rows:
        found = by_plan(tasks)[row["方案"]]
        assert row["单位"] == len({body for task in found for body in task.bodies})
        assert row["写明牵头"] == sum(bool(task.leads) for task in found)


def test_tasks_that_fall_due_by_year(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "year_workload", city=CITY)
    expected = Counter(
        (body, task.due[:4] if task.due else "持续推进" if task.ongoing else "未写期限")
        for task in of_city(tasks)
        for body in task.bodies
    )

    assert {(ids[CITY, row["机构"]], row["到期年份"]): row["任务"] for row in rows} == expected


def test_protocol_groups_are_those_of_the_register(loaded: Store, tasks: list[GoldTask]) -> None:
    unions = {entry.key for entry in load_register().functions.values() if entry.category == "群团"}
    named = [task for task in of_city(tasks) if any(body.split(":")[1] in unions for body in task.bodies)]

    row = next(row for row in rows_of(loaded, "protocol_groups", city=CITY) if row["序列"] == "群团")

    assert row["任务"] == len(named)


def test_what_roles_rest_on(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "basis_counts")
    expected: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for task in tasks:
        said = [(shown_role(role), BASIS[task.basis(role)]) for role in task.roles]
        for pair in said:
            expected[task.plan, *pair]["roles"] += 1
        for pair in set(said):
            expected[task.plan, *pair]["tasks"] += 1

    assert {(row["方案"], row["角色"], row["依据"]): (row["任务数"], row["关系数"]) for row in rows} == {
        key: (counts["tasks"], counts["roles"]) for key, counts in expected.items()
    }


# Counted by reading the one to four sentences of each body's only task, by docs/obligations.md: 应当, 鼓励, 探索.
READ = {
    "广东省:tax": (6, 2, 1), "广东省:medical_insurance": (2, 2, 0), "句容市:句投集团": (5, 0, 0),
    "句容市:housing_construction": (6, 0, 0), "句容市:medical_insurance_centre": (5, 0, 0), "国家:industry_information": (0, 3, 0),
    "烟台市:local_finance": (7, 2, 0), "太仓市:tax": (8, 0, 0),
}  # fmt: skip


def test_hard_and_soft_duties_as_a_reader_counts_them(
    loaded: Store, tasks: list[GoldTask], ids: dict[tuple[str, str], str]
) -> None:
    rows = rows_of(loaded, "hard_and_soft")

    found = by_body(rows, ids, "任务", "必须", "应当", "禁止", "鼓励", "探索", "硬要求占比")
    own = {body: len(tasks) for body, tasks in gold.of_body(tasks, blanket=False).items() if body in READ}
    assert {body: found[body] for body in READ} == {
        body: (own[body], 0, should, 0, encourage, explore, round(should / (should + encourage + explore), 3))
        for body, (should, encourage, explore) in READ.items()
    }
