"""Stale data: several documents removed under a ceiling, a batch swept to what was just loaded, orphans cleared.

Nothing goes that was not named: `remove` takes ids, a sweep takes the documents that carry the batch's name and are
not among those just loaded, `clear_orphans` what `verify` calls unsupported. What is asked for is counted first; above
the ceiling nothing is removed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from neo4j import ManagedTransaction

from graph import statements
from graph.connection import Store
from graph.derived import derive
from graph.elements import count, count_tasks
from graph.errors import GraphError, TooMuchRemoved
from graph.log import timed
from graph.model import OBLIGATION, SHARED, TASK, Node
from graph.sweep import SweepReport, delete_bare, remove_document

_log = logging.getLogger(__name__)

# Half of the graph, or of the batch: more than that is rarely meant.
MAX_SHARE = 0.5
_AT_ONCE = 5_000

_TASKS_OF = "MATCH (t:Task) WHERE t.document_id IN $ids RETURN count(t) AS n"
_KNOWN = "UNWIND $ids AS id OPTIONAL MATCH (d:Document {id: id}) RETURN id, d IS NOT NULL AS held"
_BATCH = "MATCH (d:Document) WHERE d.batch = $batch RETURN d.id AS id ORDER BY id"
# What a document owns and no document holds: left by hand, never by this product.
_ADRIFT: dict[Node, str] = {
    TASK: "MATCH (n:Task) WHERE NOT EXISTS { (n)<-[:CONTAINS]-(:Document) }",
    OBLIGATION: "MATCH (n:Obligation) WHERE NOT EXISTS { (n)<-[:IMPOSES]-(:Task) }",
}


@dataclass(frozen=True)
class Share:
    """How many tasks are to go, of how many; `of` says what they are a share of."""

    tasks: int
    total: int
    of: str

    @property
    def value(self) -> float:
        """0 to 1; nothing of nothing is nothing."""
        return self.tasks / self.total if self.total else 0.0

    def refuse_above(self, most: float) -> None:
        """TooMuchRemoved when it is more than `most`."""
        if self.value > most:
            raise TooMuchRemoved(
                f"将删除{self.of} {self.total} 项任务中的 {self.tasks} 项（{self.value:.0%}），超过上限 {most:.0%}，"
                f"没有删除；确认无误请加 --max-share {min(1.0, self.value + 0.005):.2f}"
            )


def remove_documents(
    store: Store,
    ids: Sequence[str],
    *,
    max_share: float = MAX_SHARE,
    dry_run: bool = False,
    removed: Callable[[SweepReport], None] | None = None,
) -> list[SweepReport]:
    """Remove documents one transaction each, calling `removed` after each; a dry run has no ceiling.

    GraphError when the graph lacks one of them, TooMuchRemoved above the ceiling: then none is removed.
    """
    wanted = list(dict.fromkeys(ids))
    missing = [row["id"] for row in store.read(_KNOWN, {"ids": wanted}, max_rows=len(wanted)).rows if not row["held"]]
    if missing:
        raise GraphError(f"图中没有文件 {'、'.join(missing)}；请核对文件编号，没有删除任何文件")
    share = Share(_tasks_of(store, wanted), count_tasks(store), "图中")
    return _remove(store, wanted, share, max_share=max_share, dry_run=dry_run, removed=removed)


def sweep_batch(
    store: Store,
    batch: str,
    loaded: Sequence[str],
    *,
    max_share: float = MAX_SHARE,
    dry_run: bool = False,
    removed: Callable[[SweepReport], None] | None = None,
) -> list[SweepReport]:
    """Remove the documents of `batch` that are not among the ids just loaded; the share is that of the batch."""
    held = [row["id"] for row in store.read(_BATCH, {"batch": batch}, max_rows=10_000_000).rows]
    stale = sorted(set(held) - set(loaded))
    share = Share(_tasks_of(store, stale), _tasks_of(store, held), f"批次 {batch} 的")
    return _remove(store, stale, share, max_share=max_share, dry_run=dry_run, removed=removed)


@dataclass(frozen=True)
class Orphans:
    """How many nodes of each label nothing holds any more."""

    counts: dict[str, int]
    dry_run: bool

    def line(self) -> str:
        """What a user reads."""
        named = {node.label: node.title for node in (*_ADRIFT, *SHARED)}
        found = "，".join(f"{named[label]} {count}" for label, count in self.counts.items() if count)
        if not found:
            return "没有孤立的节点"
        return f"{'将清除' if self.dry_run else '已清除'}孤立的节点：{found}"


def clear_orphans(store: Store, *, max_share: float = MAX_SHARE, dry_run: bool = False) -> Orphans:
    """Delete what `verify` calls orphaned; tasks without a document count for the ceiling.

    Shared nodes are locked before they are looked at again, so that a load going on elsewhere loses nothing. A dry run
    does not foresee the shared nodes that only the tasks adrift still keep.
    """
    counts = {node.label: count(store, f"{text} RETURN count(n) AS n") for node, text in _ADRIFT.items()}
    if not dry_run:
        Share(counts[TASK.label], count_tasks(store), "图中").refuse_above(max_share)
        for text in _ADRIFT.values():
            while store.write(partial(_delete_adrift, text)):
                pass
    for node in SHARED:  # agencies before places: a place may have been kept by its last body
        bare = statements.unsupported(node, among_keys=False)
        keys = [row["key"] for row in store.read(bare, max_rows=10_000_000, timeout_s=600).rows]
        counts[node.label] = len(keys) if dry_run else _delete_shared(store, node, keys)
    return Orphans(counts, dry_run)


def _remove(
    store: Store,
    ids: Sequence[str],
    share: Share,
    *,
    max_share: float,
    dry_run: bool,
    removed: Callable[[SweepReport], None] | None,
) -> list[SweepReport]:
    if not dry_run:
        share.refuse_above(max_share)
    reports = []
    for each in ids:
        with timed(_log, "removed", document=each, dry_run=dry_run):
            report = remove_document(store, each, dry_run=dry_run)
        reports.append(report)
        if removed:
            removed(report)
    if reports and not dry_run:
        derive(store)
    return reports


def _delete_adrift(text: str, tx: ManagedTransaction) -> int:
    record = tx.run(f"{text} WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS gone", most=_AT_ONCE)
    return int(record.single(strict=True)["gone"])


def _delete_shared(store: Store, node: Node, keys: Sequence[str]) -> int:
    def work(tx: ManagedTransaction, some: Sequence[str]) -> int:
        tx.run(statements.lock_nodes(node), keys=sorted(some)).consume()
        return len(delete_bare(tx, {node: list(some)})[node])

    cut = (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
    return sum(store.write(partial(work, some=some)) for some in cut)


def _tasks_of(store: Store, ids: Sequence[str]) -> int:
    return count(store, _TASKS_OF, ids=list(ids))
