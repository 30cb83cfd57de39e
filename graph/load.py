"""Load parsed plans: one transaction a document, read back before it commits, unchanged documents left alone.

The order is always the same: constraints, then for each document lock → compare → delete its old content → write its
rows → drop what the replacement orphaned → read the counts back. A plan is in the graph whole or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from neo4j import ManagedTransaction
from neo4j.exceptions import ConstraintError

from graph import statements
from graph.connection import Store
from graph.errors import GraphError
from graph.lead_policy import LeadPolicy, decide_leads
from graph.load_report import DocumentReport, LoadReport
from graph.model import COOPERATES, DOCUMENT, DOCUMENT_TARGETS, LEADS, OBLIGATION, SHARED, TASK, TASK_TARGETS, Node
from graph.rows import PlanRows, Properties, plan_rows
from graph.shared_nodes import fold
from graph.sweep import Keys, bare_keys, delete_bare, delete_content, shared_neighbours
from graph.verify import check_written, difference, expected_counts, read_counts
from ingest.plan import ParsedPlan, display_title

BATCH_ROWS = 5_000
BATCH_CHARACTERS = 2_000_000  # long bodies: a batch stays a few megabytes whatever its rows hold


@dataclass(frozen=True)
class _Outcome:
    unchanged: bool
    replaced: bool
    replaced_file: str | None
    removed: Keys


def load_plans(
    store: Store,
    plans: Iterable[ParsedPlan],
    *,
    lead_policy: LeadPolicy = "auto",
    progress: Callable[[], None] | None = None,
) -> LoadReport:
    """Load validated plans one after the other; of two with the same document id the later one stays.

    `progress` is called after each document. Raises WriteMismatch when the graph does not hold what was written,
    GraphError for a date that does not exist or a task id that another document holds; the document concerned is then as it was before, and so are those
    after it.
    """
    ensure_schema(store)
    documents = []
    for plan in plans:
        report = _load_plan(store, plan, lead_policy)
        documents.append(report)
        if progress is not None:
            progress()
    return LoadReport(tuple(documents))


def ensure_schema(store: Store) -> None:
    """Create the constraints and indexes of the model where they are missing."""
    for text in statements.constraints():
        store.write(partial(_run, text))


def _run(text: str, tx: ManagedTransaction) -> None:
    tx.run(text).consume()


def _load_plan(store: Store, plan: ParsedPlan, lead_policy: LeadPolicy) -> DocumentReport:
    decisions = decide_leads(plan, policy=lead_policy)
    rows = plan_rows(plan, decisions)
    outcome = store.write(lambda tx: _replace(tx, rows))
    edges = rows.relationships
    roles = [*edges.get(LEADS, ()), *edges.get(COOPERATES, ())]
    return DocumentReport(
        document_id=rows.document_id,
        title=display_title(plan["document"]),
        file=plan["document"]["source"]["file"],
        tasks=len(rows.owned[TASK]),
        leads=len(edges.get(LEADS, ())),
        cooperates=len(edges.get(COOPERATES, ())),
        targets=len(edges.get(TASK_TARGETS, ())) + len(edges.get(DOCUMENT_TARGETS, ())),
        obligations=len(rows.owned[OBLIGATION]),
        bases=Counter(row["properties"]["basis"] for row in roles),
        lead_status=Counter(roles.lead_status for roles in decisions.tasks.values()),
        merged_mentions=sum(roles.merged for roles in decisions.tasks.values()),
        lead_policy=lead_policy,
        evidence=decisions.evidence,
        unchanged=outcome.unchanged,
        replaced=outcome.replaced,
        replaced_file=outcome.replaced_file,
        removed={label.label: tuple(keys) for label, keys in outcome.removed.items() if keys},
    )


def _replace(tx: ManagedTransaction, rows: PlanRows) -> _Outcome:
    before = tx.run(statements.LOCK_DOCUMENT, id=rows.document_id).single(strict=True)
    known = before["title"] is not None
    if before["content_hash"] == rows.content_hash and _still_there(tx, rows):
        return _Outcome(unchanged=True, replaced=False, replaced_file=None, removed={})
    candidates = shared_neighbours(tx, rows.document_id) if known else {}
    held = _lock_shared(tx, rows, candidates)
    if known:
        delete_content(tx, rows.document_id)
    _write_shared(tx, rows, held)
    _write_owned(tx, rows)
    for relationship, edges in rows.relationships.items():
        _run_batches(tx, statements.merge_relationships(relationship), edges)
    removed = delete_bare(tx, candidates)
    check_written(tx, rows)
    file = rows.owned[DOCUMENT][rows.document_id]["file"]
    return _Outcome(
        unchanged=False,
        replaced=known,
        replaced_file=before["file"] if known and before["file"] != file else None,
        removed=removed,
    )


def _still_there(tx: ManagedTransaction, rows: PlanRows) -> bool:
    """The hash says what was written, the counts say that nobody has taken it away since."""
    return not difference(expected_counts(rows), read_counts(tx, rows.document_id))


def _lock_shared(tx: ManagedTransaction, rows: PlanRows, candidates: Keys) -> dict[Node, dict[str, Properties]]:
    """Lock old and new shared nodes in one order for all loads, so that two of them wait instead of deadlocking."""
    held: dict[Node, dict[str, Properties]] = {}
    for label in SHARED:
        keys = sorted({*candidates.get(label, ()), *rows.shared[label]})
        records = tx.run(statements.lock_nodes(label), keys=keys)
        held[label] = {record["key"]: record["properties"] for record in records}
    return held


def _write_shared(tx: ManagedTransaction, rows: PlanRows, held: Mapping[Node, Mapping[str, Properties]]) -> None:
    """Fold into what other documents say; what no other document supports starts afresh, without stale aliases."""
    for label in SHARED:
        known = [key for key in rows.shared[label] if len(held[label][key]) > 1]  # not just created by the lock
        alone = {*rows.shared[label]} - {*known} | {*bare_keys(tx, label, known)}
        folded = [
            new if key in alone else fold(label, held[label][key], new) for key, new in rows.shared[label].items()
        ]
        changed = [row for row in folded if row != held[label][row[label.key]]]
        _run_batches(tx, statements.merge_nodes(label), changed)


def _write_owned(tx: ManagedTransaction, rows: PlanRows) -> None:
    try:
        for node, owned in rows.owned.items():
            text = statements.merge_nodes(node) if node is DOCUMENT else statements.create_nodes(node)
            _run_batches(tx, text, list(owned.values()))
    except ConstraintError as error:
        file = rows.owned[DOCUMENT][rows.document_id]["file"]
        raise GraphError(f"{file}：任务编号与图中另一文件的任务重复；本文件未载入，请用本工具重新解析原文件") from error


def _run_batches(tx: ManagedTransaction, text: str, rows: Sequence[dict[str, Any]]) -> None:
    for batch in batches(rows):
        tx.run(text, rows=batch).consume()


def batches(
    rows: Sequence[dict[str, Any]], *, max_rows: int = BATCH_ROWS, max_characters: int = BATCH_CHARACTERS
) -> Iterator[list[dict[str, Any]]]:
    """Cut rows into lists of at most `max_rows` rows and about `max_characters`; a row is never cut."""
    batch: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        weight = len(str(row))
        if batch and (len(batch) >= max_rows or size + weight > max_characters):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch
