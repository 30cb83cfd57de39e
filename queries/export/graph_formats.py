"""Subgraphs for Gephi, yEd and networkx: GraphML and GEXF, written by networkx."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Literal

import networkx as nx

from queries.export.text import printable
from queries.subgraph import Subgraph

GraphFormat = Literal["graphml", "gexf"]
GRAPH_FORMATS: tuple[GraphFormat, ...] = ("graphml", "gexf")


def to_networkx(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """Nodes with kind and label, edges with kind, label and whether they are inferred."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in subgraph.nodes:
        graph.add_node(node.id, kind=node.kind, label=node.caption, details="\n".join(node.details))
    for edge in subgraph.edges:
        graph.add_edge(edge.source, edge.target, kind=edge.kind, label=edge.label, inferred=edge.inferred)
    return graph


def write_graph(subgraph: Subgraph, form: GraphFormat) -> bytes:
    """The subgraph as a file of that format, UTF-8."""
    writers: dict[GraphFormat, Callable[[nx.MultiDiGraph[str], io.BytesIO], None]] = {
        "graphml": nx.write_graphml, "gexf": nx.write_gexf,
    }  # fmt: skip
    buffer = io.BytesIO()
    writers[form](_printable(to_networkx(subgraph)), buffer)
    return buffer.getvalue()


def _printable(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    clean = nx.relabel_nodes(graph, printable)
    for _, facts in clean.nodes(data=True):
        facts.update({name: printable(value) for name, value in facts.items()})
    for *_, facts in clean.edges(data=True):
        facts.update({name: printable(value) if isinstance(value, str) else value for name, value in facts.items()})
    return clean
