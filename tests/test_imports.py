"""Imports go one way: app → views → queries → graph → the contract of ingest. Read from the source, not from imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("ingest", "graph", "queries", "views")
# What a room may import from other rooms. ingest is pure text; its commands that load alone know the loader.
ALLOWED = {
    "ingest": set(),
    "graph": {"ingest"},
    "queries": {"graph", "ingest"},
    "views": {"queries", "graph", "ingest"},
}
# The loader knows the contract and the registers of indicators, places and bodies, not Chinese grammar.
GRAPH_MAY_USE = {
    "ingest.plan", "ingest.errors", "ingest.indicators", "ingest.jurisdictions", "ingest.outdated", "ingest.register",
}  # fmt: skip


COMMANDS = {"command_line.py", "load_commands.py"}  # what they import of graph, they import when a command runs


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name.split(".")[0] in ROOMS}


def files() -> list[tuple[str, Path]]:
    return [(room, path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize(("room", "path"), files(), ids=lambda value: str(value).removeprefix(str(ROOT)))
def test_rooms_import_downwards_only(room: str, path: Path) -> None:
    used = imports_of(path)
    rooms = {name.split(".")[0] for name in used} - {room}

    if room == "ingest" and path.name in COMMANDS:
        assert rooms <= {"graph"}
        return
    assert rooms <= ALLOWED[room], f"{path.name} imports {sorted(rooms - ALLOWED[room])}"
    if room == "graph":
        assert {name for name in used if name.startswith("ingest")} <= GRAPH_MAY_USE


def test_the_app_only_wires_pages() -> None:
    assert {name.split(".")[0] for name in imports_of(ROOT / "app.py")} <= {"views"}


def test_nothing_depends_on_py2neo() -> None:
    for _, path in files():
        assert "py2neo" not in path.read_text(encoding="utf-8"), path


def test_what_a_text_does_not_need_is_not_loaded() -> None:
    """Libraries of other formats and commands take longer to load than a plan to parse."""
    heavy = {"spacy", "openpyxl", "numpy", "pandas", "pdfplumber", "cn2an", "rapidfuzz", "charset_normalizer", "neo4j"}
    code = (
        "import sys, ingest.__main__; from pathlib import Path; from ingest.parse import parse_file; "
        "parse_file(Path('data/samples/qinglan_portal.txt')); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert not heavy & set(done.stdout.decode().split())
