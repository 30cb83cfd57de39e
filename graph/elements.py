"""Every node and relationship of the model, page by page in the order of keys: what dumps and checksums are made of.

A page is one short read by the index of the key, so that a graph of any size passes through constant memory and no
transaction meets the server's time limit. Relationships are read from the end that has few (`merge_from`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.connection import Store
from graph.errors import GraphError
from graph.model import NODES, RELATIONSHIPS, Node, Relationship

PAGE = 2_000
_TIMEOUT_S = 600.0
_PLAIN = (str, int, float, bool)

Counts = dict[str, int]


def node_line(label: str, properties: Mapping[str, Any]) -> bytes:
    """A node as one line of canonical JSON, the same for equal nodes; GraphError for a value that JSON has no form for."""
    return _line([label, properties])


def edge_line(name: str, start: str, end: str, properties: Mapping[str, Any]) -> bytes:
    """A relationship as one line of canonical JSON: its pattern, the keys of its ends, its properties."""
    return _line([name, start, end, properties])


def element_lines(store: Store) -> Iterator[tuple[str, list[bytes]]]:
    """(label or pattern, lines of one page): all nodes, then all relationships between them."""
    bounds: dict[str, list[str]] = {}
    for node in NODES:
        bounds[node.label] = []
        for keys, lines in _node_pages(store, node):
            bounds[node.label].append(keys)
            yield node.label, lines
    for edge in RELATIONSHIPS:
        anchor = edge.start if edge.merge_from == "start" else edge.end
        after = ""
        for last in bounds[anchor]:
            yield edge.name, _edge_page(store, edge, after, last)
            after = last


def counted(store: Store) -> tuple[Counts, int, int]:
    """Nodes by label and relationships by pattern, then all nodes and all relationships, model or not."""
    counts = {node.label: count(store, f"MATCH (n:{node.label}) RETURN count(n) AS n") for node in NODES}
    for edge in RELATIONSHIPS:
        pattern = f"(:{edge.start})-[r:{edge.type}]->(:{edge.end})"
        counts[edge.name] = count(store, f"MATCH {pattern} RETURN count(r) AS n")
    return (
        counts,
        count(store, "MATCH (n) RETURN count(n) AS n"),
        count(store, "MATCH ()-[r]->() RETURN count(r) AS n"),
    )


def _node_pages(store: Store, node: Node) -> Iterator[tuple[str, list[bytes]]]:
    key = node.key
    text = (
        f"MATCH (n:{node.label}) WHERE n.{key} > $after\n"
        f"RETURN n.{key} AS key, properties(n) AS properties ORDER BY key LIMIT $page"
    )
    after = ""
    while rows := store.read(text, {"after": after, "page": PAGE}, timeout_s=_TIMEOUT_S).rows:
        after = rows[-1]["key"]
        yield after, [node_line(node.label, row["properties"]) for row in rows]


def _edge_page(store: Store, edge: Relationship, after: str, last: str) -> list[bytes]:
    anchor, label = ("a", edge.start) if edge.merge_from == "start" else ("b", edge.end)
    text = (
        f"MATCH ({anchor}:{label}) WHERE {anchor}.id > $after AND {anchor}.id <= $last\n"
        f"MATCH (a:{edge.start})-[r:{edge.type}]->(b:{edge.end})\n"
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties"
    )
    result = store.read(text, {"after": after, "last": last}, timeout_s=_TIMEOUT_S, max_rows=10_000_000)
    return sorted(edge_line(edge.name, row["start"], row["end"], row["properties"]) for row in result.rows)


def count(store: Store, text: str, **parameters: Any) -> int:
    """The one number `n` that a text returns."""
    return int(store.read(text, parameters, timeout_s=_TIMEOUT_S).rows[0]["n"])


def count_tasks(store: Store) -> int:
    """How many tasks the graph holds."""
    return count(store, "MATCH (t:Task) RETURN count(t) AS n")


def _line(element: list[Any]) -> bytes:
    try:
        text = json.dumps(element, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except TypeError as error:
        wrong = [
            f"{name}（{type(value).__name__}）"
            for name, value in element[-1].items()
            if not isinstance(value, (*_PLAIN, list))
        ]
        raise GraphError(
            f"{element[0]} {element[-1].get('id', element[1])}：属性 {'、'.join(wrong)} 不是本工具写的，无法备份；请先删除该属性"
        ) from error
    return text.encode("utf-8", errors="surrogatepass")
