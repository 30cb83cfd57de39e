"""The documents tell the truth: every command, query, property, file and setting they name exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import graph.__main__
import ingest.__main__
import queries.__main__
from graph.model import NODES, RELATIONSHIPS
from graph.schema_doc import schema_tables
from queries.library import library
from tests.conftest import ROOT

GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))
DOCS = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *GUIDES,
]
APPS: dict[str, typer.Typer] = {
    "graph": graph.__main__.app,
    "ingest": ingest.__main__.app,
    "queries": queries.__main__.app,
}


def commands(app: typer.Typer) -> set[str]:
    return {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_commands_exist(path: Path) -> None:
    for room, rest in re.findall(r"python -m (graph|ingest|queries) ([a-z| ]+)", path.read_text(encoding="utf-8")):
        named = re.split(r"\s*\|\s*", rest.strip()) if "|" in rest else [rest.split()[0]]
        assert {name.split()[0] for name in named} <= commands(APPS[room]), f"{path.name}: {room} {rest}"


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))

    assert set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", path.read_text(encoding="utf-8"), re.M)) <= {
        (target, "") for target in targets
    } | {("", target) for target in targets}


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_files_and_links_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / link).exists(), f"{path.name}: {link}"
    for name in re.findall(r"`((?:ingest|graph|queries|views|tests|data|docs|benchmarks)/[\w./-]+\.\w+)`", text):
        assert (ROOT / name).exists(), f"{path.name}: {name}"


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_queries_exist(path: Path) -> None:
    for query_id in re.findall(r"-m queries (?:run|show) ([a-z_]+)", path.read_text(encoding="utf-8")):
        assert query_id in library()


def texts_of_the_app() -> Iterator[tuple[str, str]]:
    """Texts in the code of the pages: how each begins, and a pattern of the whole, with `.+` for a value set in."""
    for path in [ROOT / "app.py", *sorted((ROOT / "views").glob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        blocks = [n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef) and n.body]
        docstrings = {id(block.body[0].value) for block in blocks if isinstance(block.body[0], ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values]
                if re.search("[一-鿿]{2}", "".join(parts)):
                    yield parts[0], "".join(re.escape(part) or ".+" for part in parts)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield node.value, re.escape(node.value)
                for words in re.findall(r">([^<>]+)</", node.value):  # inside HTML
                    yield words, re.escape(words)
                for words in re.findall(r'content: "([^"]+)"', node.value):  # inside a style sheet
                    yield words, re.escape(words)


@pytest.mark.parametrize("path", GUIDES, ids=lambda p: p.name)
def test_words_the_guides_quote_stand_on_the_pages(path: Path) -> None:
    """「…」 is a button, box, heading or page: the whole text of it, or its beginning."""
    texts = list(texts_of_the_app())

    quoted = set(re.findall(r"「([^」]+)」", path.read_text(encoding="utf-8")))
    unknown = {words for words in quoted if not any(t.startswith(words) or re.fullmatch(p, words) for t, p in texts)}

    assert quoted
    assert not unknown


def test_settings_are_read_somewhere() -> None:
    code = "".join(
        p.read_text(encoding="utf-8")
        for room in ("graph", "queries", "views", "ingest")
        for p in (ROOT / room).rglob("*.py")
    )
    code += (ROOT / "Makefile").read_text(encoding="utf-8")

    for path in DOCS:
        for setting in re.findall(r"`((?:NEO4J|DUTY_GRAPH|PIP)_[A-Z0-9_]+)`", path.read_text(encoding="utf-8")):
            assert setting in code, f"{path.name}: {setting}"


def test_the_schema_of_the_readme_is_the_model() -> None:
    block = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .split("<!-- schema:begin -->")[1]
        .split("<!-- schema:end -->")[0]
    )

    assert block.strip() == schema_tables().strip()


def test_saved_queries_name_only_what_the_model_has() -> None:
    labels = {node.label for node in NODES}
    types = {relationship.type for relationship in RELATIONSHIPS}

    for query in library().values():
        for text in filter(None, [query.cypher, query.picture, *(p.choices for p in query.parameters)]):
            assert set(re.findall(r"\(\w*:([A-Z]\w+)", text)) <= labels, query.id
            for group in re.findall(r"\[\w*:([A-Z_|]+)", text):
                assert set(group.split("|")) <= types, query.id
