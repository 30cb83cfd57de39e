"""Saved queries about time, counted from the hand labels."""

from __future__ import annotations

import pytest

from benchmarks.similar import labels
from graph.connection import Store
from tests.queries import gold
from tests.queries.gold import GoldTask
from tests.queries.gold_answers.answers import rows_of

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_what_falls_due_in_a_stretch_of_time(
    loaded: Store, tasks: list[GoldTask], names: dict[str, str], places: dict[str, GoldTask]
) -> None:
    for first, last in (("2022-01-01", "2035-12-31"), ("2023-12-31", "2024-12-30"), ("2024-12-31", "2024-12-31")):
        rows = rows_of(loaded, "due", from_day=first, to_day=last)
        assert {places[row["任务标识"]].key: str(row["到期"]) for row in rows} == {
            task.key: task.day for task in tasks if task.day and first <= task.day <= last
        }
        for row in rows:
            task = places[row["任务标识"]]
            assert row["牵头单位"] == [names[role.body] for role in task.roles if role.leads]
            assert row["其他单位"] == [names[role.body] for role in task.roles if not role.leads]
            assert gold.plain(row["期限原文"]) == gold.plain(task.time or "")


def test_what_falls_due_for_one_body(
    loaded: Store, tasks: list[GoldTask], names: dict[str, str], places: dict[str, GoldTask]
) -> None:
    dated = {
        (found[0].city, body): {task.key for task in found if task.day} for body, found in gold.of_body(tasks).items()
    }
    (city, body), expected = max(dated.items(), key=lambda item: (len(item[1]), item[0]))
    assert len(expected) > 3

    rows = rows_of(loaded, "due", from_day="2015-01-01", agency=names[body], city=city)

    assert {places[row["任务标识"]].key for row in rows} == expected


def test_tasks_without_a_date(loaded: Store, tasks: list[GoldTask], places: dict[str, GoldTask]) -> None:
    open_ended = {task.key for task in tasks if not task.due and not task.ongoing}
    lasting = {task.key for task in tasks if not task.due and task.ongoing}
    assert open_ended and lasting

    for also, expected in ((False, open_ended), (True, open_ended | lasting)):
        rows = rows_of(loaded, "no_deadline", ongoing=also)
        assert {places[row["任务标识"]].key for row in rows} == expected
        assert {places[row["任务标识"]].key for row in rows if row["情形"] == "持续推进"} == expected & lasting


def test_dates_that_steps_give_to_tasks(loaded: Store, places: dict[str, GoldTask]) -> None:
    """A step and its task are a labelled pair (tests/graph/similar); the date is the step's label."""
    labelled = labels()
    expected = {
        pair for pair, label in labelled.items()
        if label == "restates" and pair <= places.keys() and len({id_.split("#")[0] for id_ in pair}) == 1
        and sorted(places[id_].time is None for id_ in pair) == [False, True]
    }  # fmt: skip
    assert len(expected) >= 8

    rows = rows_of(loaded, "inherited_deadlines")

    found = {frozenset((row["任务标识"], row["步骤标识"])) for row in rows}
    assert len(found & expected) / len(expected) >= 0.7
    assert len(found & expected) / len(found & labelled.keys()) >= 0.85
    for row in rows:
        task, step = places[row["任务标识"]], places[row["步骤标识"]]
        assert task.time is None and task.plan == step.plan
        assert row["推算期限"] == (step.day or ("持续推进" if step.ongoing else ""))
        assert gold.plain(row["期限原文"]) == gold.plain(step.time or "")
