"""How Neo4j answers the saved queries: by an index where a parameter scopes them, and without work that grows by itself.

The graph is a generated one of twelve cities; the same questions are profiled before and after eleven of them come in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from benchmarks.generate import Shape, corpus
from benchmarks.generate_words import AGENCIES
from benchmarks.queries import cases
from graph.connection import Settings, Store
from graph.load import load_plans
from queries.library import find_query, library
from queries.run import MAX_ROWS
from queries.saved_query import SavedQuery

pytestmark = pytest.mark.neo4j

CITY = Shape(plans=2, tasks=40)
CITIES = 12
# Samples every index, waits for that, and forgets the plans made by what was known before (Neo4j's operations manual).
# `db.resampleOutdatedIndexes` only asks for samples: plans then depend on how busy the machine is.
MEASURE_ANEW = "CALL db.prepareForReplanning()"
BODY_HITS = 6  # to see whether a body has the name: its label, three properties and a list

# Every operator of a kind that reads a whole label, or multiplies, needs its reason here.
WHOLE_LABEL = {
    "NodeByLabelScan a:Agency": "a body is found by any of its names: membership in a list has no index; 60 bodies a city",
    "NodeByLabelScan b:Agency": "the same",
    "NodeByLabelScan known:Agency": "the same",
    "NodeIndexScan known:Agency": "the same",
    "NodeIndexScan a:Agency": "the same",
    "NodeByLabelScan i:Indicator": "part of a name may stand anywhere in it; 13,000 indicators, whatever the number of tasks",
    "NodeByLabelScan d:Document": "standing adds up what the loader counted of every plan, not their tasks",
    "NodeByLabelScan j:Jurisdiction": "function_matrix is about every place and what the loader counted of it",
}
ALLOWED: dict[str, set[str]] = {
    "agency_tasks": {"NodeByLabelScan a:Agency", "NodeIndexScan a:Agency"},
    "function_tasks": {"NodeByLabelScan known:Agency", "NodeIndexScan known:Agency"},
    "pair_tasks": {"NodeByLabelScan a:Agency"},
    "partners": {"NodeByLabelScan a:Agency"},
    "task_table": {"NodeByLabelScan a:Agency"},
    "group_tasks": {"NodeByLabelScan a:Agency"},
    "year_workload": {"NodeByLabelScan a:Agency"},
    "no_target": {"NodeByLabelScan a:Agency"},
    "function_matrix": {"NodeByLabelScan j:Jurisdiction", "NodeIndexScan a:Agency"},  # every body of a known function
    "together": {"NodeByLabelScan a:Agency"},
    "indicators": {"NodeByLabelScan i:Indicator"},
    "due": {"NodeByLabelScan a:Agency"},
    "indicator_compare": {"NodeByLabelScan i:Indicator"},
    "standing": {"NodeByLabelScan d:Document"},
}
NEVER = {"AllNodesScan", "CartesianProduct", "UndirectedAllRelationshipsScan", "DirectedAllRelationshipsScan"}
# Scoped questions that read more as the graph grows, and why that is no harm.
GROWING = {
    ("function_tasks", "one body"): "it asks for the body of every city",
    ("partners", "one body"): "a name without a city is every city's body of that name",
    ("due", "one body"): "the same",
    ("indicator_compare", "one indicator"): "it asks for every city's targets",
    ("indicator_owners", "one indicator"): "the same",
}


def every_query() -> list[Any]:
    """All saved queries as parameters."""
    return [pytest.param(q, id=q.id) for q in library().values()]


@pytest.fixture(scope="module")
def grown(_session_store: Store) -> Iterator[tuple[Store, dict[tuple[str, str], int]]]:
    """The graph of twelve cities, and what each scoped question read when there was one."""
    store = _session_store
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    load_plans(store, corpus(CITY.plans * CITY.tasks, shape=CITY))
    store.read(MEASURE_ANEW)
    one = {(q.id, case): hits(store, q, values) for q in library().values() for case, values in cases(store, q)}
    load_plans(store, corpus(CITIES * CITY.plans * CITY.tasks, shape=CITY))
    store.read(MEASURE_ANEW)
    yield store, one


def as_run(query: SavedQuery, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return query.limited(query.values(values), MAX_ROWS)


def hits(store: Store, query: SavedQuery, values: dict[str, Any]) -> int:
    """What a query reads, by PROFILE: nodes, relationships, properties and index entries."""
    settings: Settings = store.settings
    with neo4j.GraphDatabase.driver(settings.uri, auth=(settings.user, settings.password)) as driver:
        text, wanted = as_run(query, values)
        summary = driver.execute_query("PROFILE " + text, wanted).summary  # type: ignore[arg-type]
    stack, total = [summary.profile], 0
    while stack:
        step = stack.pop()
        total += step.get("dbHits", 0) or 0
        stack.extend(step.get("children", []))
    return total


def whole_labels(store: Store, query: SavedQuery, values: dict[str, Any]) -> set[str]:
    """Operators that read a whole label or multiply, with what they read."""
    found = set()
    for step in store.explain(*as_run(query, values)).steps:
        if step.name in NEVER:
            found.add(step.name)
        elif step.name in ("NodeByLabelScan", "NodeIndexScan"):
            found.add(f"{step.name} {step.details.replace('RANGE INDEX ', '').split('(')[0].split()[0]}")
    return found


@pytest.mark.parametrize("query", every_query())
def test_a_query_reads_whole_labels_only_where_it_must(
    grown: tuple[Store, dict[tuple[str, str], int]], query: SavedQuery
) -> None:
    store, _ = grown
    for case, values in cases(store, query):
        assert whole_labels(store, query, values) <= ALLOWED.get(query.id, set()), case
    assert ALLOWED.get(query.id, set()) <= WHOLE_LABEL.keys()


@pytest.mark.parametrize("query", every_query())
def test_one_city_is_found_by_an_index_and_costs_the_same_in_a_larger_graph(
    grown: tuple[Store, dict[tuple[str, str], int]], query: SavedQuery
) -> None:
    store, one = grown
    for case, values in cases(store, query):
        if case == "whole" or (query.id, case) in GROWING:
            continue
        operators = store.explain(*as_run(query, values)).operators
        assert any("IndexSeek" in name for name in operators), case
        looked_through = BODY_HITS * AGENCIES * CITIES if "NodeByLabelScan a:Agency" in ALLOWED.get(query.id, ()) else 0
        assert hits(store, query, values) <= 1.5 * one[query.id, case] + 200 + looked_through, case


def test_the_measure_sees_growth(grown: tuple[Store, dict[tuple[str, str], int]]) -> None:
    store, one = grown
    query = find_query("standing")

    assert hits(store, query, {}) > 5 * one["standing", "whole"]
    assert whole_labels(store, query, {}) == {"NodeByLabelScan d:Document"}


def test_counts_kept_by_the_loader_are_the_counts(grown: tuple[Store, dict[tuple[str, str], int]]) -> None:
    store, _ = grown
    kept = find_query("documents").cypher
    slow = (
        kept.replace("d.task_count, ", "null, ")
        .replace("d.body_count, ", "null, ")
        .replace("d.target_count, ", "null, ")
    )
    assert kept.count("null") == 0 and slow.count("null") == 3

    assert store.read(kept, {"city": ""}).rows == store.read(slow, {"city": ""}).rows
