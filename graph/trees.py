"""A document's rows as `tree_statements.write_trees` takes them: each node once, with everything that hangs on it.

Properties travel as lists of values in the order of the model: half of what the driver packs would else be their names,
said again for every relationship.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.model import DOCUMENT, TASK, Node, Relationship, beside, child, node, parent
from graph.properties import Properties
from graph.rows import PlanRows, Row


@dataclass(frozen=True)
class PlanTrees:
    """A document as it is written; `sizes` are about how many characters each of its tasks is."""

    rows: PlanRows
    documents: list[Row]
    tasks: list[Row]
    sizes: list[int]


def plan_trees(rows: PlanRows) -> PlanTrees:
    """Everything of a document that can be made before a transaction begins."""
    tasks = trees(rows, TASK)
    return PlanTrees(rows, trees(rows, DOCUMENT), tasks, [size(row) for row in tasks])


def size(row: Row) -> int:
    """About how many characters the row is."""
    return len(str(row))


def values(properties: Properties, declared: Node | Relationship) -> list[Any]:
    """The values of all declared properties in their order, None where one is absent."""
    return [properties.get(each.name) for each in declared.properties]


def trees(rows: PlanRows, label: Node) -> list[Row]:
    """A map for each of a document's nodes of one label: `node` its values, and the ends of its relationships by type.

    `[key, values]` of an end that is shared, `[values of the node, values]` of one it owns; `above` is its parent's
    key and `stands` the values of the relationship from there.
    """
    found: dict[str, Row] = {key: {"node": values(properties, label)} for key, properties in rows.owned[label].items()}
    for edge in beside(label):
        outwards = edge.start == label.label
        for row in rows.relationships.get(edge, ()):
            mine, other = (row["start"], row["end"]) if outwards else (row["end"], row["start"])
            found[mine].setdefault(edge.type, []).append([other, values(row["properties"], edge)])
    above, below = parent(label), child(label)
    if above is None:
        return list(found.values())  # what is below a document is rows of its own: it may be very many
    for row in rows.relationships.get(above, ()):
        found[row["end"]].update(above=row["start"], stands=values(row["properties"], above))
    if below is not None:
        owned = node(below.end)
        for row in rows.relationships.get(below, ()):
            end = values(rows.owned[owned][row["end"]], owned)
            found[row["start"]].setdefault(below.type, []).append([end, values(row["properties"], below)])
    return list(found.values())
