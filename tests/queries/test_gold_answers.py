"""Saved queries on the labelled real plans: each answer is counted from the hand labels, not from our own output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Store
from graph.load import load_plans
from ingest.parse import parse_file
from ingest.register import load_register
from queries.library import find_query
from queries.run import run_query
from tests.queries import gold
from tests.queries.gold import GoldTask

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]

CITY = "郑州市"
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def tasks(corpus: Path) -> list[GoldTask]:
    """Every task of the labelled plans."""
    return gold.gold_tasks(corpus / "gold", sorted(path.stem for path in (corpus / "gold").glob("*.json")))


@pytest.fixture(scope="module")
def loaded(corpus: Path, _session_store: Store) -> Iterator[Store]:
    """The labelled plans as we read them, loaded with printed leads only: labels infer nothing either."""
    _session_store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    numbers = [path.stem.split("_")[0] for path in (corpus / "gold").glob("*.json")]
    files = [
        path
        for number in sorted(numbers)
        for folder in ("seeds", "plans")
        for path in (corpus / folder).glob(f"{number}_*")
    ]
    load_plans(_session_store, [parse_file(path) for path in files], lead_policy="printed")
    yield _session_store


@pytest.fixture(scope="module")
def ids(loaded: Store) -> dict[tuple[str, str], str]:
    """Id of a body by city and the name the graph shows."""
    rows = loaded.read("MATCH (a:Agency) RETURN a.jurisdiction AS city, a.name AS name, a.id AS id").rows
    return {(row["city"], row["name"]): row["id"] for row in rows}


def rows_of(store: Store, query: str, **values: Any) -> Rows:
    result = run_query(store, find_query(query), values, max_rows=20_000)
    assert not result.truncated
    return result.rows


def by_body(rows: Rows, ids: dict[tuple[str, str], str], *columns: str, name: str = "机构") -> dict[str, Any]:
    values = {ids[row["城市"], row[name]]: tuple(row[column] for column in columns) for row in rows}
    return {key: value[0] if len(columns) == 1 else value for key, value in values.items()}


def of_city(tasks: list[GoldTask]) -> list[GoldTask]:
    return [task for task in tasks if task.city == CITY]


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
        for plan, found in _by_plan(tasks).items()
    }  # fmt: skip
    for row in rows:
        found = _by_plan(tasks)[row["方案"]]
        assert row["单位"] == len({body for task in found for body in task.bodies})
        assert row["写明牵头"] == sum(bool(task.leads) for task in found)


def _by_plan(tasks: list[GoldTask]) -> dict[str, list[GoldTask]]:
    found: dict[str, list[GoldTask]] = {}
    for task in tasks:
        found.setdefault(task.plan, []).append(task)
    return found


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


def test_three_that_are_often_together(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    shared: Counter[frozenset[str]] = Counter()
    for task in of_city(tasks):
        bodies = sorted({role.body for role in task.roles if not role.group})
        shared.update(map(frozenset, combinations(bodies, 3)))

    rows = rows_of(loaded, "triples", city=CITY, minimum=4)

    assert {
        frozenset(ids[CITY, row[name]] for name in ("机构甲", "机构乙", "机构丙")): row["共同任务"] for row in rows
    } == {bodies: n for bodies, n in shared.items() if n >= 4}


def test_who_connects_others(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    assert by_body(rows_of(loaded, "brokers", city=CITY), ids, "桥接对数") == gold.bridged(of_city(tasks))


def test_who_is_the_only_one(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    expected: dict[str, tuple[int, int]] = {}
    for one, found in gold.of_body(of_city(tasks), blanket=False).items():
        others = [[role for role in task.roles if role.body != one and not role.blanket] for task in found]
        alone = sum(not rest for rest in others)
        leads = sum(bool(rest) and task.leads == {one} for task, rest in zip(found, others, strict=True))
        if alone or leads:
            expected[one] = (alone, leads)

    assert by_body(rows_of(loaded, "single_points", city=CITY), ids, "独自承担", "唯一牵头") == expected


def test_chains_of_waiting(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    links = {pair: n for pair, n in gold.links(of_city(tasks)).items() if n >= 2}

    rows = rows_of(loaded, "chains", city=CITY, minimum=2)

    assert {tuple(ids[CITY, row[name]] for name in ("牵头单位", "中间单位", "末端单位")) for row in rows} == {
        (a, b, c) for a, b in links for again, c in links if again == b and c != a
    }


def test_bodies_that_share_nothing(loaded: Store, ids: dict[tuple[str, str], str], tasks: list[GoldTask]) -> None:
    near = gold.partners(tasks, groups=True)

    assert by_body(rows_of(loaded, "islands"), ids, "任务") == {
        one: len(found) for one, found in gold.of_body(tasks).items() if not near[one]
    }


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


def test_targets_and_who_answers_for_them(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "indicator_owners")
    targets = Counter(task.plan for task in tasks for each in task.targets if each["kind"] == "target")
    ownerless = Counter(
        task.plan for task in tasks if not task.roles for each in task.targets if each["kind"] == "target"
    )

    assert Counter(row["方案"] for row in rows if row["任务标识"]) == targets
    bare = rows_of(loaded, "ownerless_targets")
    assert Counter(row["方案"] for row in bare if row["情形"] == "任务没有责任单位") == ownerless


def test_what_one_plan_has_and_another_lacks(loaded: Store, tasks: list[GoldTask]) -> None:
    plans = {row["方案"]: row["文件标识"] for row in rows_of(loaded, "document_workload")}
    functions = {
        plan: {body.split(":")[1] for task in found for body in task.bodies} & set(load_register().functions)
        for plan, found in _by_plan(tasks).items()
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


def test_everything_that_a_plan_contributed(loaded: Store, tasks: list[GoldTask]) -> None:
    documents = {row["方案"]: row["文件标识"] for row in rows_of(loaded, "document_workload", city=CITY)}
    for plan, document in documents.items():
        kinds = Counter(
            row["种类"] for row in rows_of(loaded, "document_content", document=document) if row["任务标识"]
        )
        found = _by_plan(tasks)[plan]
        assert kinds["任务"] == len(found)
        assert kinds["牵头"] == sum(len(task.leads) for task in found)
        assert kinds["牵头"] + kinds["参与"] == sum(len(task.bodies) for task in found)


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
