"""Constraints and indexes, as texts made from the model; they stand before the first row is written."""

from __future__ import annotations

from graph.model import NODES, RELATIONSHIPS

# Indexes of earlier releases that nothing reads any more.
RETIRED = ("task_words",)


def constraints() -> list[str]:
    """One uniqueness constraint a label, and the indexes of nodes and relationships the saved queries start from."""
    keys = [
        f"CREATE CONSTRAINT {node.label.lower()}_{node.key} IF NOT EXISTS\n"
        f"FOR (n:{node.label}) REQUIRE n.{node.key} IS UNIQUE"
        for node in NODES
    ]
    lookups = [
        f"CREATE INDEX {node.label.lower()}_{name} IF NOT EXISTS\nFOR (n:{node.label}) ON (n.{name})"
        for node in NODES
        for name in node.indexes
    ]
    lookups += [
        f"CREATE INDEX {edge.type.lower()}_{name} IF NOT EXISTS\nFOR ()-[r:{edge.type}]-() ON (r.{name})"
        for edge in RELATIONSHIPS
        for name in edge.indexes
    ]
    # `cjk` cuts Chinese into pairs of characters, so that a word is found wherever it stands; the default analyser cuts
    # it into single ones (Lucene, analysis.cjk).
    words = [
        f"CREATE FULLTEXT INDEX {node.label.lower()}_search IF NOT EXISTS\n"
        f"FOR (n:{node.label}) ON EACH [{', '.join(f'n.{name}' for name in node.words)}]\n"
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
        for node in NODES
        if node.words
    ]
    return keys + lookups + words


def drop_index(name: str) -> str:
    """For an index of `RETIRED`."""
    return f"DROP INDEX {name} IF EXISTS"
