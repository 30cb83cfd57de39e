"""SIMILAR_TO between tasks that say nearly the same, within a plan and across plans, kept for saved queries.

The relationship goes from the shorter text to the longer one that holds it: a step of an implementation list to the task
that it carries out. It is ours, never printed: screens show score and relation beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from neo4j import ManagedTransaction

from graph import statements
from graph.connection import Store
from graph.model import SIMILAR_TO
from graph.rows import Row
from graph.similar_texts import alike
from graph.write import batches

# A load looks for similar tasks by itself up to here: about ten seconds. Beyond, `python -m graph similar` does.
AT_ONCE = 20_000
_MOST = 5_000_000  # rows: no limit, the texts are read as they come
_PATIENCE_S = 600.0


@dataclass(frozen=True)
class SimilarReport:
    """How many tasks were compared and what was found, by relation."""

    tasks: int
    found: Mapping[str, int]

    def line(self) -> str:
        """What a user reads."""
        restated, overlapping = self.found.get("restates", 0), self.found.get("overlaps", 0)
        return f"比较 {self.tasks} 项任务：说同一件事的 {restated} 对，部分重合的 {overlapping} 对（按用字推算，非原文写明）"


def uncompared(store: Store) -> bool:
    """Whether some document has come since the last comparison, or a comparison was cut off."""
    return bool(store.read(statements.UNCOMPARED).rows[0]["documents"])


def find_similar(store: Store, *, progress: Callable[[int, int], None] | None = None) -> SimilarReport:
    """Compare all tasks of the graph and put the relationships anew, in one transaction; the old ones stay until then.

    Again while another load changes the documents: what was found in half of them would take away what the other found.
    """
    while True:
        documents = store.read(statements.DOCUMENT_HASHES, max_rows=_MOST).rows
        read = store.read(statements.TASK_TEXTS, timeout_s=_PATIENCE_S, max_rows=_MOST).rows
        rows = _rows(read, progress)
        if store.write(partial(_replace, rows=rows, documents=documents)):
            return SimilarReport(len(read), Counter(row["properties"]["relation"] for row in rows))


def _rows(read: Sequence[Row], progress: Callable[[int, int], None] | None) -> list[Row]:
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, len(read))

    return [
        {
            "start": read[each.said]["id"], "end": read[each.by]["id"],
            "properties": {"score": each.score, "relation": each.relation},
        }
        for each in alike([row["text"] for row in read], progress=advance)
    ]  # fmt: skip


def _replace(tx: ManagedTransaction, *, rows: list[Row], documents: list[Row]) -> bool:
    """False, and nothing written, when the documents are not those that were compared."""
    if [record.data() for record in tx.run(statements.DOCUMENT_HASHES)] != documents:
        return False
    tx.run(statements.DELETE_SIMILAR).consume()
    for batch in batches(rows):
        tx.run(statements.merge_relationships(SIMILAR_TO), rows=batch).consume()
    for batch in batches(documents):
        tx.run(statements.MARK_COMPARED, rows=batch).consume()
    return True
