"""Saved queries about who has which task, counted from the hand labels."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.connection import Store
from queries.words import BASIS
from tests.queries import gold
from tests.queries.gold import GoldTask
from tests.queries.gold_answers.answers import CITY, by_plan, of_city, rows_of, shown_role

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


def test_a_word_is_found_wherever_it_stands(loaded: Store) -> None:
    every = loaded.read(
        "MATCH (t:Task) RETURN t.id AS id, coalesce(t.title, '') + ' ' + t.label + ' ' + t.text AS text"
    )
    for words in ("培训", "知识产权 金融", "商标"):
        rows = rows_of(loaded, "keyword_tasks", words=words)
        assert {row["任务标识"] for row in rows} == {
            row["id"] for row in every.rows if all(word in row["text"] for word in words.split())
        }


@pytest.mark.parametrize("words", ['"', "a:b", "培训*", "\\", "AND", "(培训", "~", "   ", "NOT 培训 OR", "[1 TO"])
def test_what_a_search_engine_would_read_as_a_command_is_only_text(loaded: Store, words: str) -> None:
    assert isinstance(rows_of(loaded, "keyword_tasks", words=words), list)


def test_every_task_of_every_body_of_a_city(
    loaded: Store, tasks: list[GoldTask], names: dict[str, str], places: dict[str, GoldTask]
) -> None:
    for body, found in gold.of_body(of_city(tasks)).items():
        rows = rows_of(loaded, "agency_tasks", agency=body, city=CITY)
        assert {places[row["任务标识"]].key for row in rows} == {task.key for task in found}
        for row in rows:
            task = places[row["任务标识"]]
            own = next(role for role in task.roles if role.body == body)
            assert (row["角色"], row["依据"]) == (shown_role(own), BASIS[task.basis(own)]), (body, task.key)
            assert row["牵头单位"] == [names[role.body] for role in task.roles if role.leads]
            assert row["其他单位"] == [names[role.body] for role in task.roles if not role.leads and role.body != body]
            assert gold.plain(row["完成时限"]) == gold.plain(task.time or "")
            assert row["到期"] == (task.day or "")
            assert len(row["目标"]) == len(task.targets)
            assert gold.plain(own.surface) in gold.plain(row["原文表述"])


def test_a_body_goes_by_any_of_its_names(loaded: Store, tasks: list[GoldTask]) -> None:
    body = gold.body(CITY, "市市场监管局", False)
    expected = len(gold.of_body(of_city(tasks))[body["id"]])

    assert expected > 40
    for name in ("市市场监管局", "郑州市市场监督管理局", "市场监管局", body["id"]):
        assert len(rows_of(loaded, "agency_tasks", agency=name, city=CITY)) == expected, name


def test_one_function_in_every_place(loaded: Store, tasks: list[GoldTask], places: dict[str, GoldTask]) -> None:
    function = gold.body(CITY, "市科技局", False)["function"]

    rows = rows_of(loaded, "function_tasks", agency="市科技局")

    assert Counter((places[row["任务标识"]].key, row["角色"]) for row in rows) == Counter(
        (task.key, shown_role(role)) for task in tasks for role in task.roles if role.body.split(":")[1] == function
    )
    assert len({row["城市"] for row in rows}) >= 6


# Read off the labels of 郑州: the groups whose members may be 市财政局, as the words 成员单位 stand in them.
COUNCILS = {
    "郑州市知识产权战略实施工作联席会议成员单位", "市知识产权战略实施工作联席会议成员单位", "郑州市知识产权工作领导小组成员单位",
    "市打击侵犯知识产权和制售假冒伪劣商品工作领导小组成员单位",
}  # fmt: skip


def test_tasks_that_a_class_of_bodies_may_bring(
    loaded: Store, tasks: list[GoldTask], places: dict[str, GoldTask]
) -> None:
    body = gold.body(CITY, "市财政局", False)["id"]
    groups = {role.name for task in of_city(tasks) for role in task.roles if role.group}
    assert groups > COUNCILS and not any("单位" in name or "部门" in name for name in groups - COUNCILS)

    rows = rows_of(loaded, "group_tasks", agency="市财政局", city=CITY)

    assert Counter(places[row["任务标识"]].key for row in rows) == Counter(
        task.key for task in of_city(tasks) for role in task.roles if role.name in COUNCILS and body not in task.bodies
    )
    assert {row["为何可能包括"] for row in rows} == {"可能是成员单位"}


def test_the_task_table_of_every_plan(
    loaded: Store, tasks: list[GoldTask], names: dict[str, str], documents: dict[str, str], places: dict[str, GoldTask]
) -> None:
    for plan, found in by_plan(tasks).items():
        rows = rows_of(loaded, "task_table", document=documents[plan])
        assert [places[row["任务标识"]].place for row in rows] == list(range(len(found)))
        for row, task in zip(rows, found, strict=True):
            if task.title is not None:
                assert gold.plain(row["重点任务"]) == gold.plain(task.title)
            assert row["牵头单位"] == [names[role.body] for role in task.roles if role.leads]
            assert sorted(row["配合单位"]) == sorted(
                names[role.body] + ("" if task.basis(role) == "printed" else "（责任）")
                for role in task.roles
                if not role.leads
            )
            assert gold.plain(row["完成时限"]) == gold.plain(task.time or "")
            assert len(row["指标及目标值"]) == len(task.targets)
            assert row["依据"].startswith(f"{plan}　")


def test_the_sheets_of_every_body(loaded: Store, tasks: list[GoldTask], documents: dict[str, str]) -> None:
    rows = rows_of(loaded, "agency_sheets", city=CITY)
    numbers = {
        documents[plan]: [row["序号"] for row in rows_of(loaded, "task_table", document=documents[plan])]
        for plan in by_plan(of_city(tasks))
    }

    assert Counter((row["机构标识"], row["依据"].split("　")[0], row["序号"]) for row in rows) == Counter(
        (body, task.plan, numbers[documents[task.plan]][task.place])
        for body, found in gold.of_body(of_city(tasks)).items()
        for task in found
    )
