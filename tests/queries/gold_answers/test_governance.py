"""Saved queries about what needs an eye, counted from the hand labels."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.connection import Store
from queries.words import LEAD_STATUS
from tests.queries import gold
from tests.queries.gold import GoldPlan, GoldTask
from tests.queries.gold_answers.answers import by_body, rows_of

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_tasks_without_a_number(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "no_target")

    assert Counter(row["方案"] for row in rows) == Counter(
        task.plan for task in tasks if task.roles and not any(each["kind"] == "target" for each in task.targets)
    )


def test_classes_of_bodies(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    groups = {role.body for task in tasks for role in task.roles if role.group}
    found = gold.of_body(tasks)

    assert by_body(rows_of(loaded, "unresolved_groups"), ids, "任务", "其中没有点名单位", name="一类机构") == {
        group: (len(found[group]), sum(all(role.group for role in task.roles) for task in found[group]))
        for group in groups
    }


def test_bodies_named_once(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "once_named")

    assert {ids[row["城市"], row["机构"]] for row in rows} == {
        one for one, found in gold.of_body(tasks).items() if len(found) == 1
    }


# Read off the labels by hand: all bodies of the labelled plans, beside the dates of issue the labels have. Of those that a
# reform renamed, these two stand in a plan of a later year; 人行贵阳中心支行 and 贵州银保监局 (2020-02-09) were still in use,
# 舟山's plan has no date, and an abbreviation such as 市金融局 (郑州) is the new body's too.
OUT_OF_USE = {("郑州市", "市农委"): ("郑州市农业农村局", 18), ("泉州市", "市海洋渔业局"): ("泉州市自然资源局", 2)}


def test_names_that_were_out_of_use(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    labelled = Counter((task.city, role.name) for task in tasks for role in task.roles)
    assert {key: labelled[key] for key in OUT_OF_USE} == {key: n for key, (_, n) in OUT_OF_USE.items()}

    rows = rows_of(loaded, "outdated_names")

    assert {(row["城市"], row["旧名"]): (row["现名"], row["任务"]) for row in rows} == OUT_OF_USE
    assert {row["改于"] for row in rows} == {"2019"}
    assert all("请核对" in row["依据"] and row["机构标识"] in ids.values() for row in rows)


def test_duties_from_one_clause(
    loaded: Store, tasks: list[GoldTask], ids: dict[tuple[str, str], str], plans: dict[str, GoldPlan]
) -> None:
    expected = Counter((task.plan, role.body) for task in tasks for role in task.roles if task.basis(role) == "blanket")
    assert sum(expected.values()) > 100

    rows = rows_of(loaded, "blanket_duties")

    assert {(row["方案"], ids[row["城市"], row["机构"]]): row["任务数"] for row in rows} == expected


def test_tasks_that_nobody_leads(
    loaded: Store, tasks: list[GoldTask], names: dict[str, str], places: dict[str, GoldTask]
) -> None:
    for asked in ("none_named", "none", ""):
        rows = rows_of(loaded, "no_lead", status=asked)
        assert {places[row["任务标识"]].key: row["情况"] for row in rows} == {
            task.key: LEAD_STATUS[task.status]
            for task in tasks
            if task.status in ([asked] if asked else ["none_named", "none"])
        }
        for row in rows:
            assert row["责任单位"] == [names[role.body] for role in places[row["任务标识"]].roles]


def test_what_always_needs_an_eye(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "standing", today="2024-01-01", soon="2024-12-31")

    statuses = Counter(task.status for task in tasks)
    assert {row["问题"]: row["数量"] for row in rows} == {
        "有责任单位，未明确牵头": statuses["none_named"],
        "没有责任单位": statuses["none"],
        "牵头为推定，待确认": 0,
        "已过写明的期限": sum((task.day or "9") < "2024-01-01" for task in tasks),
        "期限临近": sum("2024-01-01" <= (task.day or "9") <= "2024-12-31" for task in tasks),
        "没有写期限": sum(not task.due and not task.ongoing for task in tasks),
    }


def test_bodies_that_no_register_knows(loaded: Store, tasks: list[GoldTask], ids: dict[tuple[str, str], str]) -> None:
    expected = {
        role.body: len(gold.of_body(tasks)[role.body])
        for task in tasks
        for role in task.roles
        if not role.group and gold.body(task.city, role.name, False)["function"] is None
    }

    rows = rows_of(loaded, "unknown_agencies")

    assert {ids[row["所在地"], row["机构"]]: row["任务数"] for row in rows} == expected
