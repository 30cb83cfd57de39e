"""The model is complete and consistent; what derives from it says what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from graph import schema_statements, statements
from graph.model import NODES, RELATIONSHIPS, SHARED, Property, PropertyType, node
from graph.schema_doc import in_document, schema_tables

ROOT = Path(__file__).resolve().parents[2]
LABELS = {each.label for each in NODES}
HOLDERS = [(each.label, each.properties) for each in NODES] + [(each.name, each.properties) for each in RELATIONSHIPS]


@pytest.mark.parametrize(("holder", "properties"), HOLDERS, ids=[name for name, _ in HOLDERS])
def test_properties_are_named_typed_and_described(holder: str, properties: tuple[Property, ...]) -> None:
    names = [each.name for each in properties]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert {each.type for each in properties} <= set(get_args(PropertyType))
    assert all(each.description for each in properties)


def test_keys_and_indexes_are_properties() -> None:
    for each in NODES:
        assert {each.key, *each.indexes, *each.words} <= {p.name for p in each.properties}
    for edge in RELATIONSHIPS:
        assert {edge.start, edge.end} <= LABELS
        assert set(edge.key) <= {p.name for p in edge.properties}


def test_shared_nodes_name_what_supports_them_and_owned_ones_do_not() -> None:
    types = {edge.type for edge in RELATIONSHIPS}
    for each in NODES:
        assert (each.support is not None) == (each in SHARED)
        if each.support:
            assert set(re.findall(r"[A-Z_]{4,}", each.support)) <= types


def test_the_models_of_design_and_code_name_the_same_things() -> None:
    assert {"Document", "Task", "Agency", "Indicator", "Obligation", "Jurisdiction"} == LABELS
    assert {edge.type for edge in RELATIONSHIPS} == {
        "LEADS", "COOPERATES", "TARGETS", "CONTAINS", "IMPOSES", "SIMILAR_TO", "BELONGS_TO", "ISSUED_FOR", "PART_OF",
        "SUCCEEDED_BY", "SERVES", "RELIES_ON", "WORKS_WITH", "SET_IN",
    }  # fmt: skip


def test_only_keys_stand_inside_merge() -> None:
    texts = [statements.merge_nodes(each) for each in NODES] + [statements.lock_nodes(each) for each in NODES]
    allowed = {key for edge in RELATIONSHIPS for key in edge.key} | {each.key for each in NODES}
    for text in [*texts, *(statements.merge_relationships(edge) for edge in RELATIONSHIPS)]:
        merged = next(line for line in text.splitlines() if line.startswith("MERGE"))
        assert set(re.findall(r"(\w+):\s*(?:row|key)", merged)) <= allowed


@pytest.mark.parametrize("edge", RELATIONSHIPS, ids=lambda edge: edge.name)
def test_both_ends_of_a_relationship_are_found_by_label_and_key(edge) -> None:  # type: ignore[no-untyped-def]
    text = statements.merge_relationships(edge)

    assert f"MATCH (a:{edge.start} {{id: row.start}})" in text
    assert f"MATCH (b:{edge.end} {{id: row.end}})" in text
    assert re.search(r"MERGE \(a\)-\[.*\]->\(b\)|MERGE \(b\)<-\[.*\]-\(a\)", text)


def test_roles_are_merged_from_the_task() -> None:
    assert "MERGE (b)<-[r:LEADS]-(a)" in statements.merge_relationships(RELATIONSHIPS[0])


def test_every_label_has_a_constraint() -> None:
    text = "\n".join(schema_statements.constraints())

    assert all(f"FOR (n:{each.label}) REQUIRE n.{each.key} IS UNIQUE" in text for each in NODES)


def test_node_by_label() -> None:
    assert node("Task").label == "Task"
    with pytest.raises(KeyError):
        node("Person")


def test_schema_tables_name_everything() -> None:
    text = schema_tables()

    for name, properties in HOLDERS:
        assert name in text
        for each in properties:
            assert each.name in text
    columns = {line.replace("\\|", "").count("|") for line in text.splitlines() if line.startswith("|")}
    assert columns == {4, 5}


def test_readme_shows_the_model() -> None:
    readme = ROOT / "README.md"
    if not readme.is_file():
        pytest.skip("README.md is not written yet")

    assert in_document(readme.read_text(encoding="utf-8")) == schema_tables(), (
        "run: python -m graph schema, and put it between the marks"
    )


def test_a_document_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="schema:begin"):
        in_document("# nothing")
