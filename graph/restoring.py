"""The mark of a restore that is not finished: while it stands, nothing is loaded, shown or taken for complete."""

from __future__ import annotations

import secrets

from neo4j import ManagedTransaction

from graph.connection import Store
from graph.errors import GraphError
from graph.model import RESTORING

_PENDING = f"MATCH (m:{RESTORING}) RETURN m.file AS file LIMIT 1"
_TAKE = f"MERGE (m:{RESTORING} {{id: 'graph'}}) SET m.run = $run, m.file = $file"
# Writing to the mark holds its lock until the commit: of two restores the later one takes over, the earlier one stops.
_HOLD = f"MATCH (m:{RESTORING} {{id: 'graph'}}) WHERE m.run = $run SET m.run = $run RETURN m.run AS run"
_CLEAR = f"MATCH (m:{RESTORING}) DELETE m"
CONSTRAINT = f"CREATE CONSTRAINT {RESTORING.lower()}_id IF NOT EXISTS\nFOR (n:{RESTORING}) REQUIRE n.id IS UNIQUE"


def pending(store: Store) -> str | None:
    """Name of the dump whose restore was begun and not finished, None where there is none."""
    rows = store.read(_PENDING).rows
    return str(rows[0]["file"]) if rows else None


def refuse_half_restored(store: Store) -> None:
    """GraphError while a restore is under way or was interrupted."""
    file = pending(store)
    if file is not None:
        raise half_restored(file)


def half_restored(file: str) -> GraphError:
    """What is said wherever the graph is not to be trusted yet."""
    return GraphError(f"图正在从 {file} 恢复，或恢复中断：内容不完整；请等它完成，或重新运行 python -m graph restore")


def take(tx: ManagedTransaction, file: str) -> str:
    """Set the mark, or take it over; the token that `hold` asks for."""
    run = secrets.token_hex(8)
    tx.run(_TAKE, run=run, file=file).consume()
    return run


def hold(tx: ManagedTransaction, run: str) -> None:
    """GraphError unless the mark is still ours; nobody can take it until this transaction ends."""
    if tx.run(_HOLD, run=run).single() is None:
        raise GraphError("另一个恢复已开始，本次恢复停止；请等它完成")


def clear(tx: ManagedTransaction, run: str) -> None:
    """The graph is complete: take the mark away."""
    hold(tx, run)
    tx.run(_CLEAR).consume()
