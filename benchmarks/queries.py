"""What every saved query takes, whole and scoped to one city or one body, beside the best text for those very values.

    python -m benchmarks.scale --upto 100000     # loads the generated corpus and measures at 10 K, 100 K …

A saved query answers with a parameter filled in or left out. Somebody who writes Cypher by hand for one of these cases
leaves the other out; that text is made here from the saved one (`by_hand`), must give the same rows, and is timed too.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.generate_words import city
from graph.connection import Store
from graph.errors import QueryTimeout
from queries.library import library
from queries.run import MAX_ROWS, choices
from queries.saved_query import SavedQuery

TIMEOUT_S = 60.0
_LONG_S = 5.0  # a query that takes so long is not run again and again
_CITY = "{0} STARTS WITH $city AND ($city = '' OR {0} = $city)"
_PLACES = ("a.jurisdiction", "d.jurisdiction", "j.id", "r.city")
_HINT = re.compile(r"^ *USING INDEX .*\n", re.MULTILINE)  # to an index that the case does not use
_BODY = (
    "({0}.id = ${1} OR {0}.name = ${1} OR ${1} IN {0}.aliases OR {0}.official_name = ${1})",
    "({0}.id = ${1} OR {0}.name = ${1} OR ${1} IN {0}.aliases)",
    "({0}.name = ${1} OR ${1} IN {0}.aliases OR {0}.official_name = ${1})",
)


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one query in one case; None where the time limit ended it."""

    query: str
    case: str
    rows: int
    median: float | None
    p95: float | None
    by_hand: float | None  # median; None where the text by hand is the same


def by_hand(query: SavedQuery, values: Mapping[str, Any]) -> str:
    """The saved text without the cases that these values leave out."""
    text = query.cypher
    for place in _PLACES:
        scope = f"{place} = $city" if values.get("city") else "true"
        text = text.replace(_CITY.format(place), scope)
    if not values.get("city"):
        text = _HINT.sub("", text)
    for name, parameter in (("a", "agency"), ("a", "lead"), ("b", "partner")):
        if ":" in str(values.get(parameter, "")):  # an id
            for form in _BODY:
                text = text.replace(form.format(name, parameter), f"{name}.id = ${parameter}")
    return text


def cases(store: Store, query: SavedQuery) -> Iterator[tuple[str, dict[str, Any]]]:
    """The query over the whole graph, for the first city of the corpus, and for the busiest body of that city."""
    names = {parameter.name for parameter in query.parameters}
    given = {p.name: choices(store, p, limit=1)[0].value for p in query.parameters if p.default is None}
    busiest = store.read(
        "MATCH (a:Agency {jurisdiction: $city}) "
        "RETURN $city AS city, a.id AS id, a.name AS name ORDER BY COUNT { (a)-->(:Task) } DESC, id LIMIT 2",
        {"city": city(0)},
    ).rows
    body, partner = (busiest[0], busiest[-1])
    if "lead" in names:
        yield "two bodies", {**given, "lead": body["id"], "partner": partner["id"]}
    elif "agency" in names:
        yield "one body", {**given, "agency": body["id"] if "a.id = $agency" in query.cypher else body["name"]}
    elif "task" in names:
        yield "one task", given
    elif "indicator" in names:
        yield "one indicator", {**given, "indicator": "社区养老照料覆盖率"}
    else:
        yield "whole", given
    if "city" in names:
        bodies = {"agency": body["name"], "lead": body["name"], "partner": partner["name"]}
        needed = {p.name: bodies[p.name] for p in query.parameters if p.name in bodies and p.default != ""}
        yield "one city", {**given, "city": body["city"], **needed}


def time_queries(store: Store, *, rounds: int = 5) -> Iterator[Timing]:
    """One timing a query and case, of `rounds` runs behind a warm-up; results are cut as the app cuts them."""
    for query in library().values():
        for case, given in cases(store, query):
            values = query.values(given)
            text = by_hand(query, values)
            rows, times = _times(store, query, values, rounds)
            other = (
                _times(store, replace(query, cypher=text), values, rounds)
                if text != query.cypher and times
                else ([], [])
            )
            if other[1] and other[0] != rows:
                raise RuntimeError(f"{query.id}, {case}: the text by hand gives other rows")
            yield Timing(
                query.id,
                case,
                len(rows),
                statistics.median(times) if times else None,
                statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else None,
                statistics.median(other[1]) if other[1] else None,
            )


def _times(
    store: Store, query: SavedQuery, values: Mapping[str, Any], rounds: int
) -> tuple[list[dict[str, Any]], list[float]]:
    """Rows, and milliseconds of each run behind a warm-up."""
    text, wanted = query.limited(values, MAX_ROWS + 1)
    rows: list[dict[str, Any]] = []
    times: list[float] = []
    try:
        for turn in range(rounds + 1):
            found = store.read(text, wanted, timeout_s=TIMEOUT_S, max_rows=MAX_ROWS)
            rows = found.rows
            if turn:  # the first run plans the query and fetches pages
                times.append(found.elapsed_s * 1000)
            if times and found.elapsed_s > _LONG_S:
                break
    except QueryTimeout:
        return rows, []
    return rows, times
