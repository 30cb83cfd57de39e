"""Counts read back from the graph against the rows that were to be written; a difference is an error, never a log line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neo4j import ManagedTransaction

from graph import statements
from graph.errors import WriteMismatch
from graph.model import OBLIGATION, RELATIONSHIPS, TASK
from graph.rows import PlanRows

Counts = Mapping[str, int]


def expected_counts(rows: PlanRows) -> Counts:
    """What a document must show after its rows are written, by label and by relationship pattern."""
    counts = {node.label: len(rows.owned[node]) for node in (TASK, OBLIGATION)}
    patterns = {edge.name: len(rows.relationships.get(edge, ())) for edge in RELATIONSHIPS}
    return {**counts, **patterns}


def read_counts(tx: ManagedTransaction, document_ids: Sequence[str]) -> dict[str, Counts]:
    """What the graph shows for documents now, by id; those that it does not hold are left out."""
    found = (record.data() for record in tx.run(statements.count_documents(), ids=document_ids))
    return {counts.pop("id"): counts for counts in found}


def difference(expected: Counts, found: Counts) -> dict[str, tuple[int, int]]:
    """(expected, found) of every count that the graph reads back and that is not as expected."""
    if not found:
        return {"Document": (1, 0)}
    return {name: (expected.get(name, 0), count) for name, count in found.items() if expected.get(name, 0) != count}


def check_written(rows: PlanRows, found: Counts) -> None:
    """Raise WriteMismatch, which undoes the transaction, unless what was read back is exactly the rows of the document."""
    wrong = difference(expected_counts(rows), found)
    if wrong:
        detail = "，".join(f"{name} 应为 {want} 实为 {got}" for name, (want, got) in sorted(wrong.items()))
        raise WriteMismatch(
            f"{rows.document_id}：写入后核对不一致（{detail}）；本文件未载入，请重试并检查是否有其他程序在改图"
        )
