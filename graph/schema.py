"""The constraints and indexes of the model: which are missing in a database, and how they get there."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from graph import schema_statements
from graph.connection import Store
from graph.log import event
from graph.model import NODES, RELATIONSHIPS

_log = logging.getLogger(__name__)

_INDEXES = "SHOW INDEXES YIELD name, labelsOrTypes, properties, state, owningConstraint"


def ensure_schema(store: Store) -> None:
    """Create what is missing and drop what is retired; one look where nothing is to be done, as before most loads."""
    # In a writing session, which waits for a server that is away for a moment.
    rows = store.write(lambda tx: tx.run(_INDEXES).data())
    if _missing(rows):
        for text in schema_statements.constraints():
            store.write(partial(_run, text))
    for name in sorted({row["name"] for row in rows} & set(schema_statements.RETIRED)):
        store.write(partial(_run, schema_statements.drop_index(name)))
    event(_log, "schema")


def _run(text: str, tx: ManagedTransaction) -> None:
    tx.run(text).consume()


def missing_schema(store: Store) -> list[str]:
    """Constraints and indexes of the model that are not there or not online, as `Label.property`.

    They are told by what they cover: on a server of one's own they may have other names.
    """
    return _missing(store.read(_INDEXES).rows)


def _missing(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    online = {
        (tuple(row["labelsOrTypes"] or ()), tuple(row["properties"] or ())): row["owningConstraint"] is not None
        for row in rows
        if row["state"] == "ONLINE"
    }
    missing = [f"{node.label}.{node.key} 唯一约束" for node in NODES if not online.get(((node.label,), (node.key,)))]
    missing += [
        f"{edge.type}.{name} 索引"
        for edge in RELATIONSHIPS
        for name in edge.indexes
        if ((edge.type,), (name,)) not in online
    ]
    missing += [f"{node.label} 词语索引" for node in NODES if node.words and ((node.label,), node.words) not in online]
    return missing + [
        f"{node.label}.{name} 索引" for node in NODES for name in node.indexes if ((node.label,), (name,)) not in online
    ]
