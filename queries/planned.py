"""Planning ahead: Neo4j plans a text when it first meets it, which takes longer than reading it; nobody has to wait for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.connection import Store
from queries.library import library
from queries.saved_query import ParameterType, SavedQuery, Value

# The plan is kept by the text and the types of its parameters; their values do not matter.
_EXAMPLES: dict[ParameterType, Value] = {"text": "", "integer": 1, "number": 1.0, "date": "2000-01-01", "boolean": True}


def plan_ahead(store: Store, *, first: Sequence[str] = ()) -> int:
    """Have Neo4j plan the texts of the library, none of which runs; how many there are. GraphError when it is away.

    `first`: ids of the queries that are wanted before the others.

    Source: Neo4j Operations Manual, query caches: a text planned under EXPLAIN is found again when it runs.
    """
    done = 0
    everything = library()
    for query in [everything[key] for key in dict.fromkeys([*first, *everything])]:
        for text, values in _texts(query):
            store.explain(text, values)
            done += 1
    return done


def _texts(query: SavedQuery) -> Iterator[tuple[str, dict[str, Value]]]:
    """Every text of a saved query that pages run, with values of the right types."""
    values = {p.name: _EXAMPLES[p.type] for p in query.parameters}
    yield query.limited(values, 1)
    if query.picture:
        yield query.picture, query.picture_values(values)
    for parameter in query.parameters:
        if parameter.choices:
            yield parameter.choices, {}
