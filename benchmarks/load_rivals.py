"""Other ways to write the very same rows: the bare driver, py2neo's bulk API, neo4j-graphrag's KG writer.

Rows are prepared beforehand, shared nodes come once, nothing is checked or read back: what our load is measured against.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from neo4j import GraphDatabase

from graph.connection import Settings
from graph.counts import COUNTED
from graph.model import Node, Relationship
from graph.properties import Properties
from graph.rows import PlanRows, Row

BATCH_ROWS = 5_000


@dataclass(frozen=True)
class Graph:
    """Rows of all documents together."""

    nodes: dict[Node, list[Properties]]
    edges: dict[Relationship, list[Row]]

    @classmethod
    def of(cls, prepared: Sequence[PlanRows]) -> Graph:
        """Every shared node and every relationship between shared nodes once."""
        nodes: dict[Node, dict[str, Properties]] = {}
        edges: dict[Relationship, dict[tuple[str, str, int], Row]] = {}
        for rows in prepared:
            for kind in (rows.shared, rows.owned):
                for node, found in kind.items():
                    nodes.setdefault(node, {}).update(found)
            for edge, more in rows.relationships.items():
                known = edges.setdefault(edge, {})
                for row in more:
                    known[row["start"], row["end"], row["properties"].get("seq", 0)] = row
        return cls(
            {node: list(found.values()) for node, found in nodes.items()},
            {edge: list(found.values()) for edge, found in edges.items()},
        )

    def with_edges(self, edges: dict[Relationship, list[Row]]) -> Graph:
        """These rows and more relationships."""
        return Graph(self.nodes, {**self.edges, **edges})

    @property
    def rows(self) -> int:
        """Nodes and relationships."""
        return sum(map(len, (*self.nodes.values(), *self.edges.values())))


def bare(settings: Settings, graph: Graph) -> int:
    """The ceiling: plain UNWIND CREATE, batch by batch; rows written."""
    with (
        GraphDatabase.driver(settings.uri, auth=(settings.user, settings.password)) as driver,
        driver.session(database=settings.database) as session,
    ):
        for node, rows in graph.nodes.items():
            text = f"UNWIND $rows AS row CREATE (n:{node.label}) SET n = row"
            for batch in _cut(rows):
                session.run(text, rows=batch).consume()
        for edge, rows in graph.edges.items():
            text = (
                f"UNWIND $rows AS row MATCH (a:{edge.start} {{id: row.start}}) MATCH (b:{edge.end} {{id: row.end}}) "
                f"CREATE (a)-[r:{edge.type}]->(b) SET r = row.properties"
            )
            for batch in _cut(rows):
                session.run(text, rows=batch).consume()
    return graph.rows


def py2neo_bulk(settings: Settings, graph: Graph) -> int:
    """`py2neo.bulk`: `create_nodes` and `create_relationships`."""
    from py2neo import Graph as Py2neoGraph
    from py2neo.bulk import create_nodes, create_relationships

    target = Py2neoGraph(settings.uri, auth=(settings.user, settings.password), name=settings.database)
    for node, rows in graph.nodes.items():
        for batch in _cut(rows):
            create_nodes(target.auto(), batch, labels={node.label})
    for edge, rows in graph.edges.items():
        for batch in _cut(rows):
            data = [(row["start"], row["properties"], row["end"]) for row in batch]
            create_relationships(target.auto(), data, edge.type, (edge.start, "id"), (edge.end, "id"))
    return graph.rows


def graphrag_nodes(settings: Settings, graph: Graph) -> int:
    """`Neo4jWriter` of neo4j-graphrag, nodes only: its relationships need APOC, which Neo4j does not come with."""
    from neo4j_graphrag.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode

    nodes = [
        Neo4jNode(id=f"{node.label}:{row['id']}", label=node.label, properties=row)
        for node, rows in graph.nodes.items()
        for row in rows
    ]
    with GraphDatabase.driver(settings.uri, auth=(settings.user, settings.password)) as driver:
        writer = Neo4jWriter(driver, settings.database, batch_size=BATCH_ROWS)
        asyncio.run(writer.run(Neo4jGraph(nodes=nodes, relationships=[])))
    return len(nodes)


def bare_nodes(settings: Settings, graph: Graph) -> int:
    """The ceiling for nodes alone."""
    return bare(settings, Graph(graph.nodes, {}))


def bare_plans(settings: Settings, graph: Graph) -> int:
    """The bare driver without the counts of places."""
    return bare(settings, Graph(graph.nodes, {edge: rows for edge, rows in graph.edges.items() if edge not in COUNTED}))


RIVALS: dict[str, Callable[[Settings, Graph], int]] = {
    "bare driver (ceiling)": bare,
    "bare driver, the plans' rows alone": bare_plans,
    "py2neo bulk": py2neo_bulk,
    "bare driver, nodes": bare_nodes,
}
if find_spec("neo4j_graphrag"):  # requirements-bench.txt
    RIVALS["neo4j-graphrag, nodes"] = graphrag_nodes


def _cut(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[n : n + BATCH_ROWS] for n in range(0, len(rows), BATCH_ROWS)]
