"""The labelled real plans, once as their labels say and once as we read and loaded them, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.connection import Store
from graph.load import load_plans
from graph.similar import find_similar
from ingest.parse import parse_file
from tests.queries import gold
from tests.queries.gold import GoldPlan, GoldTask


@pytest.fixture(scope="package")
def tasks(corpus: Path) -> list[GoldTask]:
    """Every task of the labelled plans."""
    return gold.gold_tasks(corpus / "gold", sorted(path.stem for path in (corpus / "gold").glob("*.json")))


@pytest.fixture(scope="package")
def plans(corpus: Path) -> dict[str, GoldPlan]:
    """The labelled plans by title."""
    return {plan.title: plan for plan in gold.gold_plans(corpus / "gold")}


@pytest.fixture(scope="package")
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
    find_similar(_session_store)
    yield _session_store


@pytest.fixture(scope="package")
def names(loaded: Store) -> dict[str, str]:
    """What the graph calls a body, by id."""
    return {row["id"]: row["name"] for row in loaded.read("MATCH (a:Agency) RETURN a.id AS id, a.name AS name").rows}


@pytest.fixture(scope="package")
def ids(loaded: Store) -> dict[tuple[str, str], str]:
    """Id of a body by city and the name the graph shows."""
    rows = loaded.read("MATCH (a:Agency) RETURN a.jurisdiction AS city, a.name AS name, a.id AS id").rows
    return {(row["city"], row["name"]): row["id"] for row in rows}


@pytest.fixture(scope="package")
def documents(loaded: Store) -> dict[str, str]:
    """Id of a plan by its title."""
    return {
        row["title"]: row["id"] for row in loaded.read("MATCH (d:Document) RETURN d.id AS id, d.title AS title").rows
    }


@pytest.fixture(scope="package")
def places(loaded: Store, tasks: list[GoldTask]) -> dict[str, GoldTask]:
    """The labelled task by the id of the task in the graph: both are in the order of the text, with the same numbers."""
    rows = loaded.read(
        "MATCH (d:Document)-[:CONTAINS]->(t:Task)"
        " RETURN d.title AS plan, t.id AS id, t.number AS number, t.text AS text ORDER BY t.seq"
    ).rows
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows:
        found.setdefault(row["plan"], []).append((row["id"], row["number"], row["text"]))
    places = {}
    for task in tasks:
        id_, number, text = found[task.plan][task.place]
        assert gold.plain(number) == gold.plain(task.number), task.key
        assert gold.plain(text).startswith(gold.plain(task.begins)[:6]), task.key
        places[id_] = task
    assert len(places) == len(rows)
    return places
