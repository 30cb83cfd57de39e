"""What is kept for questions about all places equals what roles and targets add up to, after whatever came, changed and went."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations
from typing import Any

import pytest

from benchmarks.generate import corpus
from graph.checksum import graph_checksum
from graph.connection import Store
from graph.counts import uncounted
from graph.load import load_plans
from graph.stale import remove_documents
from graph.verify import verify_graph
from ingest.plan import ParsedPlan
from tests.plans import make_plan, target, task

pytestmark = pytest.mark.neo4j

CITY, OTHER = "青岚市", "云泽市"


def plans() -> list[ParsedPlan]:
    """Two plans of one city and one of another, in which a body of the province has roles too."""
    return [
        make_plan(
            CITY,
            [
                task(
                    "1",
                    "甲。",
                    lead=["市教育局"],
                    cooperate=["市财政局", "市民政局"],
                    targets=[target("培训班", 3, "期"), target("培训班", 90, "人")],
                ),
                task("2", "乙。", listed=["市财政局"], targets=[target("专项资金", 5, "万元", kind="funding")]),
                task("3", "丙。", listed=["市民政局", "市教育局"], joint=True),
            ],
            title="第一份",
            goals=[target("群众满意度", 95, "%")],
        ),
        make_plan(
            CITY,
            [task("1", "丁。", lead=["市财政局"], cooperate=["市教育局"], targets=[target("培训班", 4, "期")])],
            title="第二份",
        ),
        make_plan(OTHER, [task("1", "戊。", lead=["市教育局"], cooperate=["市财政局"])], title="第三份"),
    ]


def roles(store: Store) -> list[dict[str, Any]]:
    return store.read(
        "MATCH (d:Document)-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(a:Agency) "
        "RETURN d.jurisdiction AS city, t.id AS task, a.id AS body, type(r) = 'LEADS' AS leads, r.basis AS basis",
        max_rows=1_000_000,
    ).rows


def kept(store: Store, kind: str, fields: tuple[str, ...]) -> dict[tuple[str, ...], tuple[int, ...]]:
    text = f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS a, b.id AS b, r.city AS city, properties(r) AS r"
    rows = store.read(text, max_rows=1_000_000).rows
    found = {(row["city"] or "", row["a"], row["b"]): tuple(row["r"][name] for name in fields) for row in rows}
    assert len(found) == len(rows)
    return found


def counted_by_hand(store: Store) -> tuple[Counter[Any], Counter[Any], Counter[Any], Counter[Any]]:
    """Tasks by body, pairs that share a task, pairs of lead and helper, tasks a lead waits for; without Cypher's counts."""
    tasks: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in roles(store):
        tasks.setdefault((row["city"], row["task"]), {}).setdefault(row["body"], []).append(row)
    served, worked, relied, waited = Counter[Any](), Counter[Any](), Counter[Any](), Counter[Any]()
    for (city, _), bodies in tasks.items():
        served.update(("", body, city) for body in bodies)
        worked.update((city, *pair) for pair in combinations(sorted(bodies), 2))
        leads = {body for body, said in bodies.items() if any(each["leads"] for each in said)}
        helpers = {body for body, said in bodies.items() if any(not each["leads"] for each in said)}
        relied.update((city, a, b) for a in leads for b in helpers if a != b)
        waited.update(("", a, city) for a in leads if helpers - {a})
    return served, worked, relied, waited


def set_by_hand(store: Store) -> dict[tuple[str, ...], tuple[int, int, set[str]]]:
    """Plans, numbers and units by indicator, place and kind."""
    rows = store.read(
        "MATCH (i:Indicator)<-[g:TARGETS]-(x) OPTIONAL MATCH (d:Document)-[:CONTAINS]->(x) "
        "RETURN i.id AS name, coalesce(d, x).jurisdiction AS city, coalesce(d, x).id AS plan, g.kind AS kind, g.unit AS unit",
        max_rows=1_000_000,
    ).rows
    said: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row in rows:
        said.setdefault((row["name"], row["city"], row["kind"]), []).append((row["plan"], row["unit"] or ""))
    return {key: (len({plan for plan, _ in each}), len(each), {unit for _, unit in each}) for key, each in said.items()}


def set_kept(store: Store) -> dict[tuple[str, ...], tuple[int, int, set[str]]]:
    text = "MATCH (i)-[s:SET_IN]->(j) RETURN i.id AS name, j.id AS city, properties(s) AS s"
    rows = store.read(text, max_rows=1_000_000).rows
    assert all(row["s"]["units"] == sorted(set(row["s"]["units"])) for row in rows)
    return {
        (row["name"], row["city"], row["s"]["kind"]): (row["s"]["plans"], row["s"]["places"], set(row["s"]["units"]))
        for row in rows
    }


def equal(store: Store) -> None:
    served, worked, relied, waited = counted_by_hand(store)
    serves = kept(store, "SERVES", ("tasks", "waits"))
    assert {key: tasks for key, (tasks, _) in serves.items()} == served
    assert {key: waits for key, (_, waits) in serves.items() if waits} == waited
    assert kept(store, "WORKS_WITH", ("tasks",)) == {key: (n,) for key, n in worked.items()}
    assert {key: n for key, (n,) in kept(store, "RELIES_ON", ("tasks",)).items()} == relied
    assert set_kept(store) == set_by_hand(store)
    assert uncounted(store) == 0
    assert verify_graph(store) == []


def test_counts_follow_what_is_loaded_changed_and_removed(store: Store) -> None:
    first, second, third = plans()
    load_plans(store, [first, second, third])
    equal(store)
    assert kept(store, "RELIES_ON", ("tasks",))[CITY, f"{CITY}:education", f"{CITY}:finance"] == (1,)
    assert set_kept(store) == {
        ("培训班", CITY, "target"): (2, 3, {"人", "期"}),
        ("专项资金", CITY, "funding"): (1, 1, {"万元"}),
        ("群众满意度", CITY, "target"): (1, 1, {"%"}),
    }

    load_plans(
        store, [make_plan(CITY, [task("1", "丁。", listed=["市财政局", "市卫健委"], joint=True)], title="第二份")]
    )
    equal(store)

    remove_documents(store, [first["document"]["id"]], max_share=1)
    equal(store)

    remove_documents(store, [third["document"]["id"]], max_share=1)
    equal(store)
    assert not [key for key in kept(store, "WORKS_WITH", ()) if key[0] == OTHER]


def test_the_same_in_whatever_order(store: Store) -> None:
    sums = set()
    for order in permutations(plans()):
        store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
        for each in order:
            load_plans(store, [each])
        sums.add(graph_checksum(store))
    assert len(sums) == 1


def test_a_generated_city_is_counted_right(store: Store) -> None:
    load_plans(store, corpus(1400))
    equal(store)


def of_province(city: str, document_id: str) -> ParsedPlan:
    """A plan of the city that names bodies of its province alone."""
    tasks = [task("1", "甲。", lead=["市教育局"], cooperate=["市财政局"])]
    plan = make_plan("海岳省", tasks, title=document_id, document_id=document_id)
    plan["document"]["jurisdiction"] = city
    return plan


def test_the_last_plan_of_a_place_takes_its_counts_along(store: Store) -> None:
    """Its bodies stay in the graph: another place names them."""
    load_plans(store, [of_province(CITY, "甲"), of_province(OTHER, "乙")])
    assert {key[0] for key in kept(store, "RELIES_ON", ("tasks",))} == {CITY, OTHER}

    remove_documents(store, ["甲"], max_share=1)

    assert {key[0] for key in kept(store, "RELIES_ON", ("tasks",))} == {OTHER}
    equal(store)


def test_a_plan_that_is_another_places_now_takes_its_counts_along(store: Store) -> None:
    load_plans(store, [of_province(CITY, "甲")])

    load_plans(store, [of_province(OTHER, "甲")])

    assert {key[0] for key in kept(store, "RELIES_ON", ("tasks",))} == {OTHER}
    equal(store)


def test_a_load_that_was_cut_off_is_counted_by_the_next(store: Store) -> None:
    load_plans(store, plans())
    whole = graph_checksum(store)
    store.write(
        lambda tx: tx.run(
            "MATCH (d:Document {title: '第一份'}) REMOVE d.counted, d.open_count "
            "WITH d MATCH ()-[r:RELIES_ON|WORKS_WITH {city: d.jurisdiction}]->() DELETE r"
        ).consume()
    )
    assert uncounted(store) == 1
    assert [breach.invariant.name for breach in verify_graph(store)] == ["document_counted"]

    assert load_plans(store, plans()[2:]).documents[0].unchanged

    assert graph_checksum(store) == whole


def test_counts_that_are_wrong_are_found(store: Store) -> None:
    load_plans(store, plans())
    for number, change in enumerate(
        (
            "MATCH ()-[r:RELIES_ON]->() WITH r LIMIT 1 SET r.tasks = 7",
            "MATCH ()-[r:WORKS_WITH]->() WITH r LIMIT 1 DELETE r",
            "MATCH ()-[r:SERVES]->() WITH r LIMIT 1 SET r.needed = 9",
            "MATCH (d:Document) WITH d LIMIT 1 SET d.open_count = 99",
            "MATCH ()-[s:SET_IN]->() WITH s LIMIT 1 SET s.places = 9",
        )
    ):
        store.write(lambda tx, text=change: tx.run(text).consume())  # type: ignore[misc]
        assert len(verify_graph(store)) == number + 1


def test_a_graph_counted_by_an_earlier_release_is_counted_anew(store: Store) -> None:
    load_plans(store, plans())
    whole = graph_checksum(store)
    store.write(
        lambda tx: tx.run("MATCH (d:Document) SET d.counted = true WITH d MATCH ()-[s:SET_IN]->() DELETE s").consume()
    )
    assert uncounted(store) == 2

    assert load_plans(store, plans()[2:]).documents[0].unchanged

    assert graph_checksum(store) == whole
    equal(store)
