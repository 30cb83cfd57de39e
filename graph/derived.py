"""Relationships between shared nodes that no plan states and the tables know: PART_OF and SUCCEEDED_BY.

They make no node and keep none. A place lies in another (`data/jurisdictions.csv`) where plans bring both. A body was
succeeded by another (`data/agency_changes.csv`) where plans bear that out: one of the place names the new body after the
change, and every plan that names the old one was issued before it; a city that kept both, or a plan without a date, says
nothing. So they follow from the rest of the graph alone: whatever is loaded or removed, and in whatever order, putting
them anew gives the same, and a load that was cut off before it is mended by the next.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from neo4j import ManagedTransaction

from graph.connection import Store
from graph.counts import count_places
from graph.dates import full_day
from ingest.jurisdictions import known_jurisdictions
from ingest.register import load_register

# Both texts return what there should be; `graph/invariants.py` compares the graph with it.
PARTS = """\
UNWIND $parts AS part
MATCH (a:Jurisdiction {id: part[0]})
MATCH (b:Jurisdiction {id: part[1]})"""
SUCCESSIONS = """\
UNWIND $changes AS change
MATCH (a:Agency {function: change.old})
WHERE a.kind = 'body' AND (change.national IS NULL OR change.national = (a.jurisdiction = '国家'))
MATCH (b:Agency {id: a.jurisdiction + ':' + change.new})
WHERE EXISTS { MATCH (b)-[:LEADS|COOPERATES]->(:Task)<-[:CONTAINS]-(d:Document) WHERE d.issued_on > change.last }
  AND NOT EXISTS {
    MATCH (a)-[:LEADS|COOPERATES]->(:Task)<-[:CONTAINS]-(d:Document) WHERE coalesce(d.issued_on > change.last, true)
  }"""

_WRITE = (
    f"{PARTS}\nWITH a, b WHERE NOT EXISTS {{ (a)-[:PART_OF]->(b) }}\nMERGE (a)-[:PART_OF]->(b)",
    f"""\
{SUCCESSIONS}
MERGE (a)-[r:SUCCEEDED_BY]->(b)
SET r = {{on: change.on, reason: change.reason}}""",
)
_REMOVE = (
    "MATCH (a:Jurisdiction)-[r:PART_OF]->(b:Jurisdiction)\nWHERE NOT [a.id, b.id] IN $parts\nDELETE r",
    f"""\
MATCH (a:Agency)-[r:SUCCEEDED_BY]->(b:Agency)
WITH collect(r) AS held
WHERE size(held) > 0
WITH held, COLLECT {{ {SUCCESSIONS} MATCH (a)-[r:SUCCEEDED_BY]->(b) RETURN r }} AS wanted
UNWIND held AS r
WITH r, wanted WHERE NOT r IN wanted
DELETE r""",
)


def derive(store: Store) -> None:
    """Put both relationships as the tables and the graph ask for, take away what they do not, and count the places."""
    store.write(_derive)
    count_places(store)


def _derive(tx: ManagedTransaction) -> None:
    # The table has some thousand places, a graph a few dozen: only what may be there is sent.
    here = {record["id"] for record in tx.run("MATCH (j:Jurisdiction) RETURN j.id AS id")}
    known = tables()
    parts = [pair for pair in known["parts"] if here.issuperset(pair)]
    for text in (*_REMOVE, *_WRITE):
        tx.run(text, known | {"parts": parts}).consume()


@cache
def tables() -> dict[str, Any]:
    """The parameters of the texts: `parts` pairs of places, `changes` of bodies with the last day their date can mean.

    Bodies are told apart by function; of several changes of one function into another, the first of the table counts.
    A function that goes on under a new name (地方金融管理局) was not merged away. `national`: null where the change holds
    for bodies of every level.
    """
    register = load_register()
    changes: dict[tuple[str, str, bool | None], dict[str, Any]] = {}
    dated = [each for each in register.changes if each.on is not None and each.kind != "second_name"]
    into = [(each, register.by_form(each.new)) for each in dated]
    goes_on = {(each.function, each.on) for each, new in into if new and new.key == each.function}
    for each, new in into:
        if new is None or new.key == each.function or (each.function, each.on) in goes_on:
            continue
        # 银监会 and 银监局 changed on days of their own.
        apart = any(other.function == each.function and register.is_national(other.old) for other in dated)
        national = register.is_national(each.old) if apart else None
        changes.setdefault(
            (each.function, new.key, national),
            {
                "old": each.function, "new": new.key, "national": national, "on": each.on, "reason": each.reason,
                "last": full_day(each.on, last=True),
            },
        )  # fmt: skip
    return {
        "parts": [list(pair) for pair in sorted(known_jurisdictions().parents.items())],
        "changes": list(changes.values()),
    }
