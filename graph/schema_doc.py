"""The README's schema tables, generated from the model (`python -m graph schema`); a test keeps the README equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model import MODEL_VERSION, NODES, RELATIONSHIPS, Property

BEGIN, END = "<!-- schema:begin -->", "<!-- schema:end -->"


def schema_tables() -> str:
    """Markdown: labels, relationships, and folded away every property with its meaning."""
    nodes = (
        (f"`{node.label}` {node.title}", node.description, f"`{node.key}`", _names(node.properties)) for node in NODES
    )
    edges = ((f"`{edge.name}` {edge.title}", edge.description, _names(edge.properties)) for edge in RELATIONSHIPS)
    return "\n".join(
        [
            f"Version {MODEL_VERSION} of the model (`Document.model_version`).",
            "",
            *_table(("Node", "What", "Key", "Properties"), nodes),
            "",
            *_table(("Relationship", "What", "Properties"), edges),
            "",
            "<details><summary>Every property and its meaning</summary>",
            "",
            *_table(("Of", "Property", "Type", "Meaning"), _every_property()),
            "",
            "</details>",
        ]
    )


def in_document(text: str) -> str:
    """The part of a Markdown document between the two marks; ValueError where it has none."""
    if BEGIN not in text or END not in text:
        raise ValueError(f"no {BEGIN} … {END} block")
    return text.split(BEGIN, 1)[1].split(END, 1)[0].strip("\n")


def _every_property() -> Iterator[tuple[str, ...]]:
    seen: set[tuple[str, tuple[Property, ...]]] = set()
    holders = [(node.label, node.properties) for node in NODES] + [(r.type, r.properties) for r in RELATIONSHIPS]
    for name, properties in holders:
        if (name, properties) in seen:  # TARGETS from a task and from a document hold the same
            continue
        seen.add((name, properties))
        for each in properties:
            yield f"`{name}`", f"`{each.name}`", each.type, each.description


def _names(properties: Iterable[Property]) -> str:
    return ", ".join(each.name for each in properties) or "–"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
