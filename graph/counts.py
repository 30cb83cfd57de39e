"""What roles and targets in the plans of one place add up to, kept for questions about all places.

SERVES, RELIES_ON, WORKS_WITH and SET_IN follow from them alone, so a place is counted anew as a whole when a plan of it
came, changed or went: the plan is then without the mark `counted`, or has that of an earlier release. Between the commit of
a plan and the count of its place, which ends every load and removal, the numbers are those of before; a load that was cut
off leaves the mark away, and the next one counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from neo4j import ManagedTransaction

from graph.connection import Store
from graph.model import RELIES_ON, SERVES, SET_IN, WORKS_WITH

COUNTS_VERSION = 2  # raised where the counts hold more than before: the next load counts every place anew

OUTSTANDING = f"coalesce(d.counted <> {COUNTS_VERSION}, true)"
_UNCOUNTED = f"""\
MATCH (d:Document)
WHERE {OUTSTANDING} AND d.title IS NOT NULL
RETURN DISTINCT d.jurisdiction AS city
ORDER BY city"""

# Documents first, then bodies, indicators, the place: the order in which loads lock (`graph/write.py`). A plan that another
# load brings from here on is without the mark, and counted by that load.
TASKS_WITHOUT_END = "COUNT { (d)-[:CONTAINS]->(t:Task) WHERE t.due_on IS NULL AND NOT coalesce(t.ongoing, false) }"
_MARK = f"""\
MATCH (d:Document {{jurisdiction: $city}})
WHERE {OUTSTANDING} AND d.title IS NOT NULL
WITH d ORDER BY d.id
SET d.counted = {COUNTS_VERSION}
SET d.open_count = {TASKS_WITHOUT_END}"""
_HOLD = (
    """\
MATCH (:Document {jurisdiction: $city})-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(a:Agency)
WITH DISTINCT a ORDER BY a.id
SET a.id = a.id""",
    """\
MATCH (:Document {jurisdiction: $city})-[:CONTAINS*0..1]->()-[:TARGETS]->(i:Indicator)
WITH DISTINCT i ORDER BY i.id
SET i.id = i.id""",
    "MATCH (j:Jurisdiction {id: $city})\nSET j.id = j.id",
)
_FORGET = (
    "MATCH (:Jurisdiction {id: $city})<-[r:SERVES]-(:Agency)\nDELETE r",
    "MATCH ()-[r:RELIES_ON {city: $city}]->()\nDELETE r",
    "MATCH ()-[r:WORKS_WITH {city: $city}]->()\nDELETE r",
    "MATCH (:Jurisdiction {id: $city})<-[r:SET_IN]-(:Indicator)\nDELETE r",
)
# Each returns what there should be; `graph/invariants.py` compares the graph with it.
_SERVES = """\
MATCH (d:Document {jurisdiction: city})-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(a:Agency)
WITH t, collect({body: a, leads: type(r) = 'LEADS', basis: r.basis, printed: r.printed_role}) AS roles
UNWIND roles AS r
WITH t, r, r.body AS a, r.leads AS leads,
  r.leads AND any(other IN roles WHERE NOT other.leads AND other.body <> r.body) AS waits,
  [other IN roles WHERE NOT r.leads AND other.leads AND other.body <> r.body | other.basis] AS others
WITH a,
  count(DISTINCT t) AS tasks,
  count(DISTINCT CASE WHEN leads AND r.basis IN ['printed', 'rule', 'corrected'] THEN t END) AS named,
  count(DISTINCT CASE WHEN leads AND r.basis = 'sole' THEN t END) AS sole,
  count(DISTINCT CASE WHEN leads AND r.basis = 'first_listed' THEN t END) AS inferred,
  count(DISTINCT CASE WHEN NOT leads AND r.printed = 'cooperate' THEN t END) AS cooperates,
  count(DISTINCT CASE WHEN NOT leads AND r.printed <> 'cooperate' AND r.basis <> 'blanket' THEN t END) AS shared,
  count(DISTINCT CASE WHEN r.basis = 'blanket' THEN t END) AS blanket,
  count(DISTINCT CASE WHEN NOT leads THEN t END) AS joins,
  count(DISTINCT CASE WHEN waits THEN t END) AS waits,
  count(DISTINCT CASE WHEN waits AND r.basis = 'first_listed' THEN t END) AS waits_inferred,
  count(DISTINCT CASE WHEN size(others) > 0 THEN t END) AS needed,
  count(DISTINCT CASE WHEN 'first_listed' IN others THEN t END) AS needed_inferred
WITH a, {tasks: tasks, named: named, sole: sole, inferred: inferred, cooperates: cooperates, shared: shared,
  blanket: blanket, joins: joins, waits: waits, waits_inferred: waits_inferred, needed: needed,
  needed_inferred: needed_inferred} AS counts"""
_RELIES_ON = """\
MATCH (d:Document {jurisdiction: city})-[:CONTAINS]->(t:Task)<-[l:LEADS]-(a:Agency)
MATCH (t)<-[:COOPERATES]-(b:Agency)
WHERE a <> b
WITH a, b, city, count(DISTINCT t) AS tasks, count(DISTINCT CASE WHEN l.basis = 'first_listed' THEN t END) AS inferred
WITH a, b, {city: city, tasks: tasks, inferred: inferred} AS counts"""
_WORKS_WITH = """\
MATCH (d:Document {jurisdiction: city})-[:CONTAINS]->(t:Task)<-[:LEADS|COOPERATES]-(a:Agency)
WITH DISTINCT city, t, a ORDER BY a.id
WITH city, t, collect(a) AS bodies
UNWIND range(0, size(bodies) - 2) AS i
UNWIND bodies[i + 1..] AS b
WITH bodies[i] AS a, b, city, count(*) AS tasks
WITH a, b, {city: city, tasks: tasks} AS counts"""
_SET_IN = """\
MATCH (d:Document {jurisdiction: city})-[:CONTAINS*0..1]->()-[r:TARGETS]->(a:Indicator)
WITH a, d, r.kind AS kind, coalesce(r.unit, '') AS unit ORDER BY unit
WITH a, kind, count(DISTINCT d) AS plans, count(*) AS places, collect(DISTINCT unit) AS units
WITH a, {kind: kind, plans: plans, places: places, units: units} AS counts"""
COUNTED = {SERVES: _SERVES, RELIES_ON: _RELIES_ON, WORKS_WITH: _WORKS_WITH, SET_IN: _SET_IN}
# All are deleted and written anew. To write only what differs was tried: on a graph that was empty not long ago Neo4j looks
# for what is there by the index of cities, a whole place for every pair, and one changed plan cost as much as a first load.
_COUNT = (
    f"WITH $city AS city\n{_SERVES}\nMATCH (j:Jurisdiction {{id: $city}})\nCREATE (a)-[r:SERVES]->(j)\nSET r = counts",
    f"WITH $city AS city\n{_RELIES_ON}\nCREATE (a)-[r:RELIES_ON]->(b)\nSET r = counts",
    f"WITH $city AS city\n{_WORKS_WITH}\nCREATE (a)-[r:WORKS_WITH]->(b)\nSET r = counts",
    f"WITH $city AS city\n{_SET_IN}\nMATCH (j:Jurisdiction {{id: $city}})\nCREATE (a)-[r:SET_IN]->(j)\nSET r = counts",
)
# Takes the mark from another plan of the place, which is then counted anew.
_UNMARK = """\
MATCH (d:Document {jurisdiction: $city})
WHERE d.id <> $id
WITH d ORDER BY d.id LIMIT 1
REMOVE d.counted
RETURN d.id AS id"""


def count_places(store: Store) -> None:
    """Count every place anew of which some plan is not counted; each in one transaction."""
    for city in _uncounted(store):
        store.write(partial(_count, city=city))


def uncounted(store: Store) -> int:
    """How many places have plans that are not counted yet; none after a load or a removal that came to its end."""
    return len(_uncounted(store))


def _uncounted(store: Store) -> list[str]:
    return [row["city"] for row in store.read(_UNCOUNTED, max_rows=1_000_000).rows]


def leave(tx: ManagedTransaction, document_id: str, city: str) -> None:
    """The document goes from this place: another plan is to be counted anew, and without one the place has no counts."""
    if tx.run(_UNMARK, id=document_id, city=city).single() is None:
        _run(tx, _FORGET, city)


def _count(tx: ManagedTransaction, *, city: str) -> None:
    _run(tx, (_MARK, *_HOLD, *_FORGET, *_COUNT), city)


def _run(tx: ManagedTransaction, texts: Iterable[str], city: str) -> None:
    for text in texts:
        tx.run(text, city=city).consume()
