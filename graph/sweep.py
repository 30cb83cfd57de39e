"""Take documents out of the graph, and with them only what nothing else supports.

Scope is always the ids given: shared nodes go when the last relationship that supports them is gone, and are looked
for among the document's own neighbours. `dry_run` does the same work and undoes it, so it reports what would happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph import statements
from graph.connection import Store
from graph.counts import leave
from graph.errors import GraphError
from graph.model import OBLIGATION, SHARED, TASK, Node, node
from graph.read_back import read_counts

Keys = dict[Node, list[str]]


@dataclass(frozen=True)
class SweepReport:
    """What went, or with `dry_run` would go; `removed` are keys of shared nodes by label, `kept` how many stay."""

    document_id: str
    title: str
    tasks: int
    obligations: int
    removed: Mapping[str, tuple[str, ...]]
    kept: int
    dry_run: bool

    def lines(self) -> list[str]:
        """What a user reads: the document, what goes with it by kind, and how much stays."""
        verb = "将删除" if self.dry_run else "已删除"
        lines = [f"{verb}《{self.title}》：任务 {self.tasks}，义务 {self.obligations}；共用的 {self.kept} 个节点保留"]
        lines += [f"{verb}{node(label).title}：{'、'.join(keys)}" for label, keys in self.removed.items()]
        return lines


class _UndoDryRun(Exception):
    """Not an error: carries the report out of a transaction that must not commit."""

    def __init__(self, report: SweepReport) -> None:
        super().__init__()
        self.report = report


def remove_document(store: Store, document_id: str, *, dry_run: bool = False) -> SweepReport:
    """Remove one document, its tasks and what only it supported; GraphError when the graph does not hold it."""

    def work(tx: ManagedTransaction) -> SweepReport:
        report = _remove(tx, document_id, dry_run=dry_run)
        if dry_run:
            raise _UndoDryRun(report)
        return report

    try:
        return store.write(work)
    except _UndoDryRun as done:
        return done.report


def orphan_counts(store: Store) -> dict[str, int]:
    """How many shared nodes of each label nothing supports; all zero after every load and every sweep."""
    return {each.label: len(store.read(statements.unsupported(each, among_keys=False)).rows) for each in SHARED}


def shared_neighbours(tx: ManagedTransaction, document_id: str) -> Keys:
    """Keys of the shared nodes that the document points at, and of the places its bodies belong to."""
    found: Keys = {each: [] for each in SHARED}
    for record in tx.run(statements.SHARED_NEIGHBOURS, id=document_id):
        found[node(record["label"])].append(record["id"])
    return found


def delete_content(tx: ManagedTransaction, document_id: str) -> None:
    """Delete the tasks, obligations and relationships of a document; the Document node stays."""
    tx.run(statements.DELETE_TASKS, id=document_id).consume()
    tx.run(statements.DELETE_OWN_RELATIONSHIPS, id=document_id).consume()


def bare_keys(tx: ManagedTransaction, label: Node, keys: Iterable[str]) -> list[str]:
    """Those of `keys` that nothing supports now."""
    wanted = list(keys)
    if not wanted:
        return []
    return [record["key"] for record in tx.run(statements.unsupported(label, among_keys=True), keys=wanted)]


def delete_bare(tx: ManagedTransaction, candidates: Keys) -> Keys:
    """Delete the candidates that nothing supports now and return them."""
    removed: Keys = {}
    for label in SHARED:  # agencies before places: a place may have been kept by its last body
        removed[label] = bare_keys(tx, label, candidates.get(label, ()))
        if removed[label]:
            tx.run(statements.delete_nodes(label), keys=removed[label]).consume()
    return removed


def _remove(tx: ManagedTransaction, document_id: str, *, dry_run: bool) -> SweepReport:
    document = tx.run(statements.FIND_DOCUMENT, id=document_id).single()
    if document is None:
        raise GraphError(f"图中没有文件 {document_id}；请核对文件编号")
    leave(tx, document_id, document["jurisdiction"])
    counts = read_counts(tx, [document_id])[document_id]
    candidates = shared_neighbours(tx, document_id)
    for label in SHARED:  # locked before looking, so that a load going on elsewhere cannot lose a node it points at
        tx.run(statements.lock_nodes(label), keys=candidates[label]).consume()
    delete_content(tx, document_id)
    tx.run(statements.DELETE_DOCUMENT, id=document_id).consume()
    removed = delete_bare(tx, candidates)
    return SweepReport(
        document_id=document_id,
        title=document["title"],
        tasks=counts[TASK.label],
        obligations=counts[OBLIGATION.label],
        removed={label.label: tuple(keys) for label, keys in removed.items() if keys},
        kept=sum(map(len, candidates.values())) - sum(map(len, removed.values())),
        dry_run=dry_run,
    )
