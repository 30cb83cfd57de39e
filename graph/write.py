"""One transaction for a few documents: each is in the graph as a whole afterwards, or none of them is.

The order is always the same: lock documents by id → compare → lock shared nodes by label and key → delete old content →
write rows → drop what the replacement orphaned → read the counts back. Every load locks in this order, so that two of
them wait for each other instead of deadlocking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from neo4j import ManagedTransaction
from neo4j.exceptions import ConstraintError

from graph import statements, tree_statements
from graph.counts import leave
from graph.errors import GraphError, newer_model
from graph.model import BELONGS_TO, DOCUMENT, MODEL_VERSION, SHARED, TASK, Node
from graph.properties import Properties
from graph.read_back import Counts, check_written, read_counts
from graph.restoring import half_restored
from graph.rows import PlanRows, Row
from graph.shared_nodes import fold
from graph.sweep import Keys, bare_keys, delete_bare, delete_content, shared_neighbours
from graph.trees import PlanTrees, size

BATCH_ROWS = 5_000
BATCH_CHARACTERS = 2_000_000  # long bodies: a batch stays a few megabytes whatever its rows hold


@dataclass(frozen=True)
class Outcome:
    """What happened to one document; `removed` are shared nodes that its replacement orphaned."""

    unchanged: bool
    replaced: bool = False
    replaced_file: str | None = None
    removed: Keys = field(default_factory=dict)
    upgraded_from: int | None = None


def find_whole(tx: ManagedTransaction, hashes: Mapping[str, str]) -> dict[str, Counts]:
    """Those of the documents (hash by id) that the graph holds as they are, with their counts. Takes no lock."""
    return {record["id"]: dict(record) for record in tx.run(statements.WHOLE_DOCUMENTS, asked_whole(hashes))}


def asked_whole(hashes: Mapping[str, str]) -> dict[str, Any]:
    """Parameters of `WHOLE_DOCUMENTS` for these documents (hash by id)."""
    given = [{"id": key, "content_hash": content} for key, content in hashes.items()]
    return {"given": given, "version": MODEL_VERSION}


def write_documents(tx: ManagedTransaction, documents: Sequence[PlanTrees]) -> list[Outcome]:
    """Write documents with different ids; an outcome for each, in their order."""
    group = [each.rows for each in documents]
    before = _lock_documents(tx, group)
    same = {rows.document_id: rows.content_hash for rows in group}
    same = {key: content for key, content in same.items() if before[key]["content_hash"] == content}
    whole = find_whole(tx, same) if same else {}
    changed = [rows for rows in group if rows.document_id not in whole]
    known = [rows.document_id for rows in changed if before[rows.document_id]["title"] is not None]
    for rows in changed:
        _move(tx, rows, before[rows.document_id]["jurisdiction"])
    candidates = {key: shared_neighbours(tx, key) for key in known}
    shared = {label: _said(changed, label) for label in SHARED}
    held = {label: _hold(tx, label, shared[label], candidates.values()) for label in SHARED}
    for key in known:
        delete_content(tx, key)
    for label in SHARED:
        _run_batches(tx, statements.merge_nodes(label), _folded(tx, label, shared[label], held[label], candidates))
    _write(tx, [each for each in documents if each.rows.document_id not in whole])
    removed = {key: delete_bare(tx, found) for key, found in candidates.items()}
    _check(tx, changed)
    return [
        Outcome(unchanged=True)
        if rows.document_id in whole
        else _outcome(rows, before[rows.document_id], removed.get(rows.document_id, {}))
        for rows in group
    ]


def _lock_documents(tx: ManagedTransaction, group: Sequence[PlanRows]) -> dict[str, dict[str, Any]]:
    ids = sorted(rows.document_id for rows in group)
    before = {record["id"]: record.data() for record in tx.run(statements.LOCK_DOCUMENTS, ids=ids)}
    for key, found in before.items():
        if found["restoring"] is not None:
            raise half_restored(found["restoring"])
        if (found["model_version"] or 1) > MODEL_VERSION:
            raise newer_model(f"文件 {key}", found["model_version"])
    return before


def _move(tx: ManagedTransaction, rows: PlanRows, held: str | None) -> None:
    """A plan that is said to be another place's now leaves the counts of the old one."""
    if held not in (None, rows.owned[DOCUMENT][rows.document_id]["jurisdiction"]):
        leave(tx, rows.document_id, held)


def _said(group: Sequence[PlanRows], label: Node) -> dict[str, Properties]:
    """What the documents together say of shared nodes, by key."""
    said: dict[str, Properties] = {}
    for rows in group:
        for key, new in rows.shared[label].items():
            held = said.setdefault(key, new)
            if held != new:
                said[key] = fold(label, held, new)
    return said


@dataclass(frozen=True)
class _Held:
    """A shared node that says something else than the documents to be written."""

    properties: Properties
    bare: bool


def _hold(
    tx: ManagedTransaction, label: Node, said: Mapping[str, Properties], candidates: Iterable[Keys]
) -> dict[str, _Held]:
    """Lock new, old and future neighbours in one order; those that have to be changed."""
    wanted = {key: {label.key: key} for keys in candidates for key in keys.get(label, ())} | dict(said)
    held: dict[str, _Held] = {}
    for batch in batches([wanted[key] for key in sorted(wanted)]):
        for record in tx.run(statements.hold_nodes(label), rows=batch):
            held[record["key"]] = _Held(record["properties"], record["bare"])
    return {key: found for key, found in held.items() if key in said}


def _folded(
    tx: ManagedTransaction,
    label: Node,
    said: Mapping[str, Properties],
    held: Mapping[str, _Held],
    candidates: Mapping[str, Keys],
) -> list[Properties]:
    """Fold into what other documents say; what no other document supports starts afresh, without stale aliases."""
    left = {key for keys in candidates.values() for key in keys.get(label, ())} & held.keys()
    alone = {key for key, found in held.items() if found.bare} | {*bare_keys(tx, label, sorted(left))}
    new = [said[key] if key in alone else fold(label, found.properties, said[key]) for key, found in held.items()]
    return [row for row in new if row != held[row[label.key]].properties]


def _write(tx: ManagedTransaction, changed: Sequence[PlanTrees]) -> None:
    if not changed:
        return
    _run_batches(tx, tree_statements.write_trees(DOCUMENT), [row for each in changed for row in each.documents])
    tasks, sizes = [row for each in changed for row in each.tasks], [n for each in changed for n in each.sizes]
    try:
        _run_batches(tx, tree_statements.write_trees(TASK), tasks, sizes)
    except ConstraintError as error:
        first = changed[0].rows
        file = first.owned[DOCUMENT][first.document_id]["file"]
        raise GraphError(f"{file}：任务编号与图中另一文件的任务重复；本文件未载入，请用本工具重新解析原文件") from error
    places = {row["start"]: row for each in changed for row in each.rows.relationships.get(BELONGS_TO, ())}
    _run_batches(tx, statements.merge_relationships(BELONGS_TO), list(places.values()))


def _check(tx: ManagedTransaction, changed: Sequence[PlanRows]) -> None:
    """WriteMismatch, which undoes the transaction, unless the graph holds exactly the rows of each document."""
    found = read_counts(tx, [rows.document_id for rows in changed])
    for rows in changed:
        check_written(rows, found.get(rows.document_id, {}))


def _outcome(rows: PlanRows, before: Mapping[str, Any], removed: Keys) -> Outcome:
    known = before["title"] is not None
    version = before["model_version"] or 1
    file = rows.owned[DOCUMENT][rows.document_id]["file"]
    return Outcome(
        unchanged=False,
        replaced=known,
        replaced_file=before["file"] if known and before["file"] != file else None,
        removed=removed,
        upgraded_from=version if known and version < MODEL_VERSION else None,
    )


def _run_batches(tx: ManagedTransaction, text: str, rows: Sequence[Row], sizes: Sequence[int] | None = None) -> None:
    for batch in batches(rows, sizes=sizes):
        tx.run(text, rows=batch).consume()


def batches(
    rows: Iterable[Row],
    *,
    sizes: Iterable[int] | None = None,
    max_rows: int = BATCH_ROWS,
    max_characters: int = BATCH_CHARACTERS,
) -> Iterator[list[Row]]:
    """Cut rows into lists of at most `max_rows` rows and about `max_characters`; a row is never cut.

    `sizes` are those of the rows, where somebody has measured them already.
    """
    batch: list[Row] = []
    held = 0
    measured = ((row, size(row)) for row in rows) if sizes is None else zip(rows, sizes, strict=True)
    for row, characters in measured:
        if batch and (len(batch) >= max_rows or held + characters > max_characters):
            yield batch
            batch, held = [], 0
        batch.append(row)
        held += characters
    if batch:
        yield batch
