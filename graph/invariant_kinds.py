"""Kinds of invariants: what must hold of every label, relationship, span or count alike, made from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model import RELATIONSHIPS, Node, PropertyType, Relationship

_CYPHER_TYPES: Mapping[PropertyType, str] = {
    "text": "STRING",
    "date": "STRING",
    "integer": "INTEGER",
    "number": "INTEGER | FLOAT",
    "boolean": "BOOLEAN",
    "list of text": "LIST<STRING NOT NULL>",
}
_FULL_DAY = r"'\\d{4}-\\d{2}-\\d{2}'"


@dataclass(frozen=True)
class Invariant:
    """One thing that must hold; `cypher` returns what breaks it."""

    name: str
    title: str
    cypher: str


def supported(node: Node) -> Invariant:
    """No shared node is left that nothing keeps."""
    return Invariant(
        f"{node.label.lower()}_supported",
        f"没有孤立的{node.title}",
        f"MATCH (n:{node.label})\nWHERE NOT EXISTS {{ {node.support} }}\nRETURN n.id AS `{node.title}` LIMIT $limit",
    )


def typed_node(node: Node) -> Invariant:
    """Properties have the types that the model declares."""
    wrong = [f"NOT n.{node.key} IS :: STRING NOT NULL"]
    wrong += [f"NOT n.{each.name} IS :: {_CYPHER_TYPES[each.type]}" for each in node.properties]
    wrong += [f"NOT n.{each.name} =~ {_FULL_DAY}" for each in node.properties if each.type == "date"]
    return Invariant(
        f"{node.label.lower()}_typed",
        f"{node.title}的属性与图模型的类型一致",
        f"MATCH (n:{node.label})\nWHERE {' OR '.join(wrong)}\n"
        f"RETURN coalesce(n.id, elementId(n)) AS `{node.title}` LIMIT $limit",
    )


def typed_relationship(edge: Relationship) -> Invariant:
    """Properties of a relationship have the types that the model declares."""
    wrong = " OR ".join(f"NOT r.{each.name} IS :: {_CYPHER_TYPES[each.type]}" for each in edge.properties)
    return Invariant(
        f"{edge.start}_{edge.type}_{edge.end}_typed".lower(),
        f"{edge.name} 的属性与图模型的类型一致",
        f"MATCH (a:{edge.start})-[r:{edge.type}]->(b:{edge.end})\nWHERE {wrong}\n"
        "RETURN a.id AS `起`, b.id AS `止` LIMIT $limit",
    )


def right_ends(type_: str) -> Invariant:
    """A relationship stands between the labels that the model declares."""
    ends = " OR ".join(f"(a:{edge.start} AND b:{edge.end})" for edge in RELATIONSHIPS if edge.type == type_)
    return Invariant(
        f"{type_.lower()}_ends",
        f"{type_} 两端的类别与图模型一致",
        f"MATCH (a)-[r:{type_}]->(b)\nWHERE NOT ({ends})\n"
        "RETURN labels(a)[0] + ' ' + coalesce(a.id, '') AS `起`, labels(b)[0] + ' ' + coalesce(b.id, '') AS `止`\n"
        "LIMIT $limit",
    )


def once(edge: Relationship) -> Invariant:
    """Parallel relationships that the key does not tell apart; looked for anchor by anchor, in the memory of one."""
    anchor, other = ("a", "b") if edge.merge_from == "start" else ("b", "a")
    label = edge.start if anchor == "a" else edge.end
    key = "".join(f", r.{name} AS {name}" for name in edge.key)
    return Invariant(
        f"{edge.start}_{edge.type}_{edge.end}_once".lower(),
        f"{edge.name} 不重复",
        f"MATCH ({anchor}:{label})\nCALL ({anchor}) {{\n"
        f"  MATCH (a:{edge.start})-[r:{edge.type}]->(b:{edge.end})\n"
        f"  WITH {other}{key}, count(*) AS times WHERE times > 1\n  RETURN {other}, times\n}}\n"
        "RETURN a.id AS `起`, b.id AS `止`, times AS `次数` LIMIT $limit",
    )


def span_inside(name: str, title: str, pattern: str, holder: str, where: str) -> Invariant:
    """`holder` points into the text of its document; `where` names the row."""
    inside = (
        f"0 <= {holder}.span_start AND {holder}.span_start <= {holder}.span_end AND {holder}.span_end <= d.characters"
    )
    return Invariant(
        f"{name}_span",
        f"{title}的位置在原文之内",
        f"MATCH {pattern}\nWHERE NOT coalesce({inside}, false)\n"
        f"RETURN d.id AS `文件`, {where} AS `{title}`, {holder}.span_start AS `起`, {holder}.span_end AS `止` LIMIT $limit",
    )


def kept_counts() -> Iterator[Invariant]:
    """A document holds as much as was loaded."""
    counts = (
        ("task_count", "任务", "COUNT { (d)-[:CONTAINS]->(:Task) }"),
        ("obligation_count", "义务", "COUNT { (d)-[:CONTAINS]->(:Task)-[:IMPOSES]->(:Obligation) }"),
        ("role_count", "牵头与配合", "COUNT { (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(:Agency) }"),
        (
            "target_count", "指标",
            "COUNT { (d)-[:TARGETS]->(:Indicator) } + COUNT { (d)-[:CONTAINS]->(:Task)-[:TARGETS]->(:Indicator) }",
        ),
    )  # fmt: skip
    for name, title, count in counts:
        yield Invariant(
            f"document_{name}",
            f"每个文件的{title}与载入时一样多",
            f"MATCH (d:Document)\nWITH d, {count} AS found\nWHERE d.{name} <> found\n"
            f"RETURN d.id AS `文件`, d.{name} AS `载入时`, found AS `现在` LIMIT $limit",
        )
