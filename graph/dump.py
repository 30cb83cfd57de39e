"""Move a graph between servers: `dump` reads all of the model into a file, `restore` makes the same graph from it.

A dump of a graph that changes meanwhile is given up. A restore begins in an empty graph, or empties it on request,
under a mark (`graph/restoring.py`) that goes only when the graph read back has the checksum of the file; interrupted
at any moment it can be repeated, and never looks complete.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from neo4j import ManagedTransaction

from graph import restoring, statements
from graph.checksum import graph_checksum
from graph.connection import Store
from graph.derived import derive
from graph.dump_file import DumpInfo, elements, inspect, write_dump
from graph.elements import counted, element_lines
from graph.errors import DumpError, GraphError
from graph.log import timed
from graph.model import AGENCY, DOCUMENT, INDICATOR, JURISDICTION, NODES, OBLIGATION, RELATIONSHIPS, RESTORING, TASK
from graph.schema import ensure_schema
from graph.write import BATCH_ROWS, batches

_log = logging.getLogger(__name__)

_DELETED_AT_ONCE = 5_000
# Tasks before bodies: what is left of a body with a hundred thousand tasks has no relationships any more.
_DELETE_ORDER = (OBLIGATION, TASK, DOCUMENT, AGENCY, INDICATOR, JURISDICTION)

Progress = Callable[[int, int], None]  # (elements done, elements in all)


@dataclass(frozen=True)
class Dumped:
    """What was written, and how many nodes and relationships that are none of the model were left out."""

    info: DumpInfo
    other_nodes: int
    other_relationships: int


def dump(store: Store, path: Path, *, progress: Progress | None = None) -> Dumped:
    """Write the graph to a new file; DumpError when it exists, cannot be written, or the graph changed meanwhile."""
    if path.exists():
        raise DumpError(path, "已经存在", "请换一个名字")
    restoring.refuse_half_restored(store)
    before = store.read(statements.DOCUMENT_HASHES, max_rows=10_000_000).rows
    counts, nodes, relationships = counted(store)
    total = sum(counts.values())

    def pages() -> Iterator[tuple[str, list[bytes]]]:
        done = 0
        for name, lines in element_lines(store):
            done += len(lines)
            if progress:
                progress(done, total)
            yield name, lines
        if store.read(statements.DOCUMENT_HASHES, max_rows=10_000_000).rows != before:
            raise DumpError(path, "图在备份期间有变化", "请停止载入后重试")

    with timed(_log, "dumped", file=path.name, elements=total):
        info = write_dump(path, counts, pages())
    known = sum(counts[node.label] for node in NODES)
    return Dumped(info, nodes - known, relationships - (total - known))


def restore(store: Store, path: Path, *, replace: bool = False, progress: Progress | None = None) -> DumpInfo:
    """Make the graph of a dump; DumpError before the first write when the file is not whole.

    The graph must be empty, or hold a restore that was interrupted, unless `replace`. GraphError when what was written
    does not read back as the file says; the mark then stays.
    """
    with timed(_log, "inspected", file=path.name):
        info = inspect(path)
    ensure_schema(store)
    store.write(lambda tx: tx.run(restoring.CONSTRAINT).consume())
    run = store.write(lambda tx: _begin(tx, path, replace=replace))
    with timed(_log, "emptied", file=path.name):
        for label in _DELETE_ORDER:
            while store.write(partial(_delete, run=run, label=label.label)):
                pass
    done, total = 0, sum(info.counts.values())
    with timed(_log, "written", file=path.name, elements=total):
        for text, rows in _batches(path):
            store.write(partial(_write, run=run, text=text, rows=rows))
            done += len(rows)
            if progress:
                progress(done, total)
    with timed(_log, "read back", file=path.name):
        found = graph_checksum(store)
    if found != info.graph:
        raise GraphError(f"{path}：恢复后核对不一致，图仍标为不完整；请重新运行，并检查是否有其他程序在改图")
    store.write(lambda tx: restoring.clear(tx, run))
    derive(store)  # a dump of an earlier release has no counts
    return info


def _begin(tx: ManagedTransaction, path: Path, *, replace: bool) -> str:
    interrupted = tx.run(f"MATCH (m:{RESTORING}) RETURN m LIMIT 1").single() is not None
    labels = "|".join(node.label for node in NODES)
    held = tx.run(f"MATCH (n:{labels}) RETURN n LIMIT 1").single() is not None
    if held and not interrupted and not replace:
        raise GraphError("图中已有内容，没有恢复；请恢复到空库，或加 --replace 先清空（建议先 dump 一份）")
    return restoring.take(tx, path.name)


def _delete(tx: ManagedTransaction, *, run: str, label: str) -> int:
    restoring.hold(tx, run)
    text = f"MATCH (n:{label}) WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS gone"
    return int(tx.run(text, most=_DELETED_AT_ONCE).single(strict=True)["gone"])


def _write(tx: ManagedTransaction, *, run: str, text: str, rows: list[dict[str, Any]]) -> None:
    restoring.hold(tx, run)
    tx.run(text, rows=rows).consume()


def _batches(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(statement, rows) a transaction at a time, by rows and by size."""
    texts = {node.label: statements.create_nodes(node) for node in NODES}
    texts |= {edge.name: statements.create_relationships(edge) for edge in RELATIONSHIPS}
    for name, group in groupby(elements(path), key=itemgetter(0)):
        for rows in batches(map(_row, group), max_rows=BATCH_ROWS):
            yield texts[name], rows


def _row(element: list[Any]) -> dict[str, Any]:
    """What the statements take for a line of a dump: the properties of a node; ends and properties of a relationship."""
    return element[1] if len(element) == 2 else dict(zip(("start", "end", "properties"), element[1:], strict=True))
