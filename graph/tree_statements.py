"""The statement that writes a node with everything that hangs on it, made from the model."""

from __future__ import annotations

from graph.model import Node, Relationship, beside, child, node, parent


def write_trees(label: Node) -> str:
    """Documents, or tasks below their document, each with all its relationships (rows of `graph/trees.py`).

    One statement finds a task once, when it is made; relationships in statements of their own would look for it again
    and again. A document's old content is gone, so everything is created, and an id that another document holds is an
    error.
    """
    above, below = parent(label), child(label)
    lines = ["UNWIND $rows AS row"]
    if above is None:
        place = [each.name for each in label.properties].index(label.key)
        lines += [f"MATCH (n:{label.label} {{{label.key}: row.node[{place}]}})", f"SET n = {_map('row.node', label)}"]
    else:
        lines += [
            f"MATCH (above:{above.start} {{id: row.above}})",
            f"CREATE (above)-[stands:{above.type}]->(n:{label.label})",
            f"SET n += {_map('row.node', label)}, stands += {_map('row.stands', above)}",
        ]
        if below is not None:
            owned, stands = _map("each[0]", node(below.end)), _map("each[1]", below)
            lines += [
                f"FOREACH (each IN row.{below.type} |",
                f"  CREATE (n)-[r:{below.type}]->(m:{below.end}) SET m += {owned}, r += {stands})",
            ]
    lines.append("WITH n, row")
    for edge in beside(label):
        outwards = edge.start == label.label
        pattern = f"-[r:{edge.type}]->" if outwards else f"<-[r:{edge.type}]-"
        lines += [
            "CALL (n, row) {",
            f"  UNWIND row.{edge.type} AS each MATCH (m:{edge.end if outwards else edge.start} {{id: each[0]}})",
            f"  CREATE (n){pattern}(m) SET r += {_map('each[1]', edge)}",
            "}",
        ]
    return "\n".join(lines)


def _map(values: str, declared: Node | Relationship) -> str:
    """A list of values as a map of properties; what is null is no property."""
    return "{" + ", ".join(f"{each.name}: {values}[{n}]" for n, each in enumerate(declared.properties)) + "}"
