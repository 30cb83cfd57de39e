"""Planning ahead: Neo4j plans a text when it first meets it, which takes longer than reading it; nobody has to wait for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.connection import Store
from queries.library import library
from queries.saved_query import Parameter, ParameterType, SavedQuery, Value

# A plan is kept by the text, the types of its parameters and how long their texts are: none, one, up to 10, up to 100
# characters … (measured on 5.26: a text planned for 3 is found for 2 and 10, not for 1 and 11). Values do not matter.
_WORD, _ID = "云海市", "云海市-0123456789"
_EXAMPLES: dict[ParameterType, Value] = {"integer": 1, "number": 1.0, "date": "2000-01-01", "boolean": True}
_WORDS = {"words", "indicator"}  # of the parameters that must be given; the others are ids


def plan_ahead(store: Store, *, first: Sequence[str] = ()) -> int:
    """Have Neo4j plan the texts of the library, none of which runs; how many there are. GraphError when it is away.

    `first`: ids of the queries that are wanted before the others.

    Source: Neo4j Operations Manual, query caches: a text planned under EXPLAIN is found again when it runs.
    """
    everything = library()
    planned: set[tuple[str, frozenset[tuple[str, Value]]]] = set()
    for query in [everything[key] for key in dict.fromkeys([*first, *everything])]:
        for text, values in _texts(query):
            # Many queries offer the same choices, and a picture may not ask for what its query asks for.
            if (asked := (text, frozenset(values.items()))) not in planned:
                store.explain(text, values)
                planned.add(asked)
    return len(planned)


def _texts(query: SavedQuery) -> Iterator[tuple[str, dict[str, Value]]]:
    """Every text of a saved query that pages run, with values of the right types and lengths."""
    for values in _asked(query):
        yield query.limited(values, 1)
        if query.picture:
            yield query.picture, query.picture_values(values)
    for parameter in query.parameters:
        if parameter.choices:
            yield parameter.choices, {}


def _asked(query: SavedQuery) -> list[dict[str, Value]]:
    """What pages ask for: everything, one city, the bodies that somebody chose, and these in one city."""
    everything = {p.name: _example(p) if p.default is None else p.default for p in query.parameters}
    city: dict[str, Value] = {"city": _WORD} if "city" in everything else {}
    bodies: dict[str, Value] = {p.name: _ID for p in query.parameters if p.names_agency}
    asked: list[dict[str, Value]] = []
    for values in (everything, everything | city, everything | bodies, everything | city | bodies):
        if values not in asked:
            asked.append(values)
    return asked


def _example(parameter: Parameter) -> Value:
    return _EXAMPLES.get(parameter.type, _WORD if parameter.name in _WORDS else _ID)
