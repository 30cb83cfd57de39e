"""Texts are planned before anybody asks: each with the types and lengths it is run with, and nothing is run."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Settings, Store
from graph.errors import NotReachable
from queries.library import library
from queries.planned import plan_ahead
from queries.run import choices, run_query
from queries.subgraph import picture

Asked = tuple[str, tuple[tuple[str, str], ...]]


def kind(value: Any) -> str:
    """Type, and of a text the power of ten that holds its length."""
    length = len(value) if isinstance(value, str) else 0
    return f"{type(value).__name__} {min(n for n in (0, 1, 10, 100, 1000) if length <= n)}"


def noting(monkeypatch: pytest.MonkeyPatch, store: Store, name: str) -> set[Asked]:
    """Keep what a method of the store is asked: the text, and of its values what Neo4j tells plans apart by."""
    kept: set[Asked] = set()
    method = getattr(store, name)

    def noted(cypher: str, parameters: dict[str, Any] | None = None, **more: Any) -> Any:
        kept.add((cypher, tuple(sorted((key, kind(value)) for key, value in (parameters or {}).items()))))
        return method(cypher, parameters, **more)

    monkeypatch.setattr(store, name, noted)
    return kept


@pytest.mark.neo4j
def test_what_the_pages_run_was_planned_and_nothing_ran(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    planned, read = noting(monkeypatch, small, "explain"), noting(monkeypatch, small, "read")

    assert plan_ahead(small) >= len(library())
    assert not read

    with_defaults = [query for query in library().values() if all(p.default is not None for p in query.parameters)]
    city = small.read("MATCH (d:Document) RETURN d.jurisdiction AS city LIMIT 1").rows[0]["city"]
    body = small.read("MATCH (a:Agency) WHERE size(a.id) > 10 RETURN a.id AS id LIMIT 1").rows[0]["id"]
    for query in with_defaults:
        names = {p.name: p for p in query.parameters}
        for given in ({}, {"city": city}, {"agency": body}, {"city": city, "agency": body}):
            if given.keys() <= names.keys() and all(name == "city" or names[name].names_agency for name in given):
                run_query(small, query, given)
        picture(small, query, {})
        for parameter in query.parameters:
            choices(small, parameter)
    texts = {text for text, _ in planned}
    assert len(with_defaults) > 20
    assert {asked for asked in read if asked[0] in texts} <= planned
    assert {query.limited({}, 1)[0] for query in with_defaults} <= {text for text, _ in read}


@pytest.mark.neo4j
def test_a_server_that_is_away_is_said(neo4j_settings: Settings) -> None:
    settings = Settings("bolt://127.0.0.1:1", "neo4j", neo4j_settings.password)

    with Store(settings) as store, pytest.raises(NotReachable):
        plan_ahead(store)
