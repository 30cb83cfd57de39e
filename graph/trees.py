"""A document's rows as `statements.write_trees` takes them: each node once, with everything that hangs on it."""

from __future__ import annotations

from graph.model import Node, beside, child, parent
from graph.rows import PlanRows, Row


def trees(rows: PlanRows, node: Node) -> list[Row]:
    """`{properties, above, stands}` of a document's nodes of one label, and under the type of a relationship its ends.

    To shared nodes `{key, properties}`, to owned ones `{node, properties}`; `stands` are the properties of the
    relationship from the node `above`.
    """
    found: dict[str, Row] = {key: {"properties": properties} for key, properties in rows.owned[node].items()}
    for edge in beside(node):
        outwards = edge.start == node.label
        for row in rows.relationships.get(edge, ()):
            mine, other = (row["start"], row["end"]) if outwards else (row["end"], row["start"])
            found[mine].setdefault(edge.type, []).append({"key": other, "properties": row["properties"]})
    above, below = parent(node), child(node)
    for row in rows.relationships.get(above, ()) if above else ():
        found[row["end"]].update(above=row["start"], stands=row["properties"])
    if above and below:
        ends = next(owned for label, owned in rows.owned.items() if label.label == below.end)
        for row in rows.relationships.get(below, ()):
            each = {"node": ends[row["end"]], "properties": row["properties"]}
            found[row["start"]].setdefault(below.type, []).append(each)
    return list(found.values())
