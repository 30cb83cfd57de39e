"""Other people's programs read the graph: the JavaScript driver, pandas, networkx, a notebook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Store
from queries.frames import frame, network
from queries.library import find_query
from queries.run import run_query
from tests.conftest import ROOT

pytestmark = pytest.mark.neo4j

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("agency_tasks", {"agency": "市公安局"}),
    ("agency_workload", {"city": "云海市"}),
    ("contradictions", {}),
    ("lead_depends", {}),
    ("document_content", {}),
]


@pytest.fixture(scope="module")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the official driver of npm; without node, npm or its registry the reason is shown."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("node and npm are not on this machine")
    folder = tmp_path_factory.mktemp("interop")
    for name in ("package.json", "saved_query.mjs"):
        shutil.copy(Path(__file__).parent / name, folder)
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"npm could not fetch neo4j-driver: {done.stderr.strip().splitlines()[-1]}")
    return folder


def _asked(store: Store) -> list[tuple[str, dict[str, Any]]]:
    document = store.read("MATCH (d:Document {jurisdiction: '云海市'}) RETURN d.id AS id").rows[0]["id"]
    return [(name, {"document": document} if name == "document_content" else values) for name, values in ASKED]


def test_the_javascript_driver_reads_five_saved_queries(small: Store, javascript: Path) -> None:
    asked = [(find_query(name), values) for name, values in _asked(small)]
    sent = json.dumps([{"cypher": query.cypher, "values": query.values(values)} for query, values in asked])
    settings = small.settings

    done = subprocess.run(
        ["node", "saved_query.mjs", settings.uri, settings.user, settings.database], cwd=javascript, input=sent,
        capture_output=True, text=True, env={**os.environ, "NEO4J_PASSWORD": settings.password}, check=True,
    )  # fmt: skip

    answers = json.loads(done.stdout)
    assert [len(rows) > 0 for rows in answers] == [True] * len(asked)
    for (query, values), rows in zip(asked, answers, strict=True):
        assert rows == small.read(query.cypher, query.values(values)).rows, query.id


def test_one_call_gives_pandas(small: Store) -> None:
    table = frame(small, "agency_workload", city="云海市")

    assert list(table["机构"]) == ["市公安局", "市司法局", "市财政局", "市教育局"]
    assert table["合计"].sum() == 7
    assert table.attrs["truncated"] is False
    assert list(frame(small, "agency_workload", city="没有的市").columns) == list(table.columns)


def test_one_call_gives_networkx(small: Store) -> None:
    graph = network(small, "agency_tasks", agency="市公安局", city="云海市")

    assert {data["label"] for _, data in graph.nodes(data=True)} == {
        "市公安局", "市司法局", "市财政局", "清理积压案件", "建设服务站点",
    }  # fmt: skip
    assert sorted(data["kind"] for *_, data in graph.edges(data=True)) == ["COOPERATES"] * 3 + ["LEADS"] * 2


def test_the_notebook_runs_from_top_to_bottom(small: Store) -> None:
    """The code cells of docs/notebook.ipynb, one after the other, in a process of their own."""
    book = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
    code = "\n".join("".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code")
    settings = small.settings
    environment = {
        **os.environ, "NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password,
    }  # fmt: skip

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=environment)

    assert done.returncode == 0, done.stderr
    assert "市公安局" in done.stdout


def test_the_style_of_neo4j_browser_has_the_colours_of_the_app() -> None:
    from views.style import NODE_COLOUR

    style = (ROOT / "queries" / "browser_style.grass").read_text(encoding="utf-8")
    for label, (fill, border) in NODE_COLOUR.items():
        rule = style.split(f"node.{label} {{", 1)[1].split("}", 1)[0]
        assert f"color: {fill}" in rule
        assert f"border-color: {border}" in rule


def test_results_are_the_same_by_every_way(small: Store) -> None:
    rows = run_query(small, find_query("agency_workload"), {"city": "云海市"}).rows

    assert frame(small, "agency_workload", city="云海市").to_dict("records") == rows
