"""Subgraphs: what of a result can be drawn, as plain nodes and edges, within a limit that is never silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j.graph import Node, Path, Relationship

from graph.connection import Store
from queries.agency_names import resolve_values
from queries.run import TIMEOUT_S, caption, plain, read_typed
from queries.saved_query import SavedQuery
from queries.words import BASIS, INFERRED, OP, RELATIONSHIP, number

MAX_NODES = 300
# Nodes that help the model and clutter a picture stay out of it.
DRAWN = ("Agency", "Task", "Indicator")


@dataclass(frozen=True)
class DrawnNode:
    """One node: `kind` is its label, `details` are plain texts for a tooltip."""

    id: str
    kind: str
    caption: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class DrawnEdge:
    """One relationship; `inferred` when we concluded it and nobody printed it; `shown` is written on the line."""

    source: str
    target: str
    kind: str
    label: str
    inferred: bool = False
    shown: str = ""
    weight: float | None = None  # width of the line in pixels; None: by kind


@dataclass(frozen=True)
class Subgraph:
    """What to draw; `total` counts the nodes before the limit."""

    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    total: int

    @property
    def truncated(self) -> bool:
        """True when nodes were left out."""
        return self.total > len(self.nodes)


def picture(store: Store, query: SavedQuery, given: Mapping[str, Any], *, max_nodes: int = MAX_NODES) -> Subgraph:
    """The subgraph of a saved query that declares one; of a file that somebody wrote, read as a typed text is."""
    if query.picture is None:
        return Subgraph((), (), 0)
    values, _ = resolve_values(store, query, query.values(dict(given)))
    used = query.picture_values(values)
    if query.own:
        rows = read_typed(store, query.picture, used, max_rows=max_nodes * 8).rows
    else:
        rows = store.read(query.picture, used, timeout_s=TIMEOUT_S, max_rows=max_nodes * 8).rows
    return to_subgraph(rows, max_nodes=max_nodes)


def to_subgraph(rows: Iterable[Mapping[str, Any]], *, max_nodes: int = MAX_NODES) -> Subgraph:
    """Everything drawable in the rows of any result: nodes, relationships, paths, lists of them."""
    nodes: dict[str, Node] = {}
    relationships: dict[str, Relationship] = {}
    for row in rows:
        for value in row.values():
            _collect(value, nodes, relationships)
    kept = dict(list(nodes.items())[:max_nodes])
    drawable = ((r, _ends(r)) for r in relationships.values())
    edges = [_edge(r, ends) for r, ends in drawable if ends and ends[0] in kept and ends[1] in kept]
    return Subgraph(tuple(_node(key, node) for key, node in kept.items()), tuple(edges), len(nodes))


def merged(first: Subgraph, other: Subgraph, *, max_nodes: int = MAX_NODES) -> Subgraph:
    """Both in one, the nodes of `first` before those of `other`; what the limit leaves out is counted, not silent."""
    found = {node.id: node for node in (*other.nodes, *first.nodes)}
    order = dict.fromkeys(node.id for node in (*first.nodes, *other.nodes))
    kept = dict.fromkeys(list(order)[:max_nodes])
    edges = dict.fromkeys((*first.edges, *other.edges))
    beyond = (first.total - len(first.nodes)) + (other.total - len(other.nodes))
    return Subgraph(
        tuple(found[key] for key in kept),
        tuple(edge for edge in edges if edge.source in kept and edge.target in kept),
        len(order) + beyond,
    )


def _collect(value: Any, nodes: dict[str, Node], relationships: dict[str, Relationship]) -> None:
    if isinstance(value, Node):
        if value.labels & set(DRAWN) and value.get("id"):
            nodes.setdefault(_key(value), value)
    elif isinstance(value, Relationship):
        relationships.setdefault(value.element_id, value)
    elif isinstance(value, Path):
        for node in value.nodes:
            _collect(node, nodes, relationships)
        for relationship in value.relationships:
            _collect(relationship, nodes, relationships)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _collect(item, nodes, relationships)


def _key(node: Node) -> str:
    return str(node["id"])


def _ends(relationship: Relationship) -> tuple[str, str] | None:
    start, end = relationship.nodes
    if start is None or end is None or not start.get("id") or not end.get("id"):
        return None
    return _key(start), _key(end)


def _node(key: str, node: Node) -> DrawnNode:
    kind = next(label for label in DRAWN if label in node.labels)
    facts = [
        f"{name}：{plain(value)}" for name, value in sorted(node.items()) if name in _TOLD and value not in ("", [])
    ]
    return DrawnNode(key, kind, caption(node), tuple(facts))


_TOLD = ("official_name", "jurisdiction", "number", "section", "due_on", "time_raw", "lead_status")


def _edge(relationship: Relationship, ends: tuple[str, str]) -> DrawnEdge:
    source, target = ends
    basis = relationship.get("basis")
    label = RELATIONSHIP.get(relationship.type, "")
    if relationship.type == "TARGETS":
        value = relationship.get("value")
        label = (
            f"{OP.get(relationship.get('op', ''), '')} {number(value)}{relationship.get('unit') or ''}"
            if value is not None
            else ""
        )
    elif basis:
        label = f"{label}（{BASIS.get(basis, basis)}）"
    return DrawnEdge(source, target, relationship.type, label, basis in INFERRED)
