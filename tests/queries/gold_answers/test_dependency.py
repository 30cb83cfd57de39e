"""Saved queries about who waits for whom, counted from the hand labels."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from graph.connection import Store
from queries.words import BASIS, ROLE
from tests.queries import gold
from tests.queries.gold import GoldTask
from tests.queries.gold_answers.answers import CITY, by_body, of_city, rows_of

pytestmark = [pytest.mark.neo4j, pytest.mark.corpus]


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


def waits(tasks: list[GoldTask]) -> dict[tuple[str, str, str], set[tuple[str, int]]]:
    """Tasks by city, lead and a body that has another part in them."""
    found: dict[tuple[str, str, str], set[tuple[str, int]]] = defaultdict(set)
    for task in tasks:
        for lead in task.leads:
            for other in task.bodies - task.leads:
                found[task.city, lead, other].add(task.key)
    return found


def test_who_depends_on_whom(loaded: Store, tasks: list[GoldTask]) -> None:
    rows = rows_of(loaded, "lead_depends")

    assert {(row["城市"], row["牵头标识"], row["配合标识"]): row["任务数"] for row in rows} == {
        key: len(found) for key, found in waits(tasks).items()
    }
    assert not any(row["其中推定"] for row in rows)


@pytest.mark.parametrize(("query", "side", "count", "others"), [
    ("lead_ranking", 1, "要靠别人的任务", "涉及单位"), ("needed_ranking", 2, "被依靠的任务", "牵头单位数"),
])  # fmt: skip
def test_the_two_rankings(loaded: Store, tasks: list[GoldTask], query: str, side: int, count: str, others: str) -> None:
    expected: dict[tuple[str, str], tuple[set[tuple[str, int]], set[str]]] = defaultdict(lambda: (set(), set()))
    for key, found in waits(tasks).items():
        entry = expected[key[0], key[side]]
        entry[0].update(found)
        entry[1].add(key[3 - side])

    rows = rows_of(loaded, query)

    assert {(row["城市"], row["机构标识"]): (row[count], row[others]) for row in rows} == {
        key: (len(found), len(bodies)) for key, (found, bodies) in expected.items()
    }
    assert [row[count] for row in rows] == sorted((row[count] for row in rows), reverse=True)


def test_the_tasks_between_two(loaded: Store, tasks: list[GoldTask], places: dict[str, GoldTask]) -> None:
    links = waits(of_city(tasks))
    (_, lead, partner), found = max(links.items(), key=lambda item: (len(item[1]), item[0]))

    rows = rows_of(loaded, "pair_tasks", lead=lead, partner=partner, city=CITY)

    assert {places[row["任务标识"]].key for row in rows} == found
    for row in rows:
        task = places[row["任务标识"]]
        roles = {role.body: role for role in task.roles}
        assert row["牵头依据"] == BASIS[task.basis(roles[lead])]
        assert row["配合角色"] == ROLE[roles[partner].role]
        assert gold.plain(roles[lead].surface) in gold.plain(row["原文表述"])


def test_who_works_with_one_body(loaded: Store, tasks: list[GoldTask], ids: dict[tuple[str, str], str]) -> None:
    body = gold.body(CITY, "市司法局", False)["id"]
    together, leads = Counter[str](), Counter[str]()
    for task in gold.of_body(of_city(tasks))[body]:
        together.update(task.bodies - {body})
        leads.update(task.leads - {body})

    rows = rows_of(loaded, "partners", agency="市司法局", city=CITY)

    assert {ids[row["所在地"], row["机构"]]: (row["共同任务"], row["对方牵头"]) for row in rows} == {
        other: (n, leads[other]) for other, n in together.items()
    }
