"""Is the database fit for use: what answers, as whom, with which constraints, holding what, on how much disk."""

from __future__ import annotations

from graph.connection import Store
from graph.model import NODES

_INDEXES = "SHOW INDEXES YIELD labelsOrTypes, properties, state, owningConstraint"


def missing_schema(store: Store) -> list[str]:
    """Constraints and indexes of the model that are not there or not online, as `Label.property`.

    They are told by what they cover: on a server of one's own they may have other names.
    """
    online = {
        (tuple(row["labelsOrTypes"] or ()), tuple(row["properties"] or ())): row["owningConstraint"] is not None
        for row in store.read(_INDEXES).rows
        if row["state"] == "ONLINE"
    }
    missing = [f"{node.label}.{node.key} 唯一约束" for node in NODES if not online.get(((node.label,), (node.key,)))]
    return missing + [
        f"{node.label}.{name} 索引" for node in NODES for name in node.indexes if ((node.label,), (name,)) not in online
    ]
