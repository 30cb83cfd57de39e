"""The parser's command line as its users call it: good files, bad files, one line each, exit code 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.connection import Settings, Store
from graph.readings import reading_of
from tests.conftest import ROOT

BAD = ROOT / "tests" / "ingest" / "bad"
SAMPLE = ROOT / "data" / "samples" / "qinglan_portal.txt"


def call(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, **(environment or {})},
    )


def one_line(error: bytes) -> str:
    lines = error.decode().strip().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


def test_text_is_what_offsets_point_into(tmp_path: Path) -> None:
    text = call("text", SAMPLE).stdout.decode()
    call("parse", SAMPLE, "--out", tmp_path)
    plan = json.loads((tmp_path / "qinglan_portal.json").read_text(encoding="utf-8"))

    assert plan["document"]["source"]["characters"] == len(text)
    for task in plan["tasks"]:
        for assignment in task["assignments"]:
            start, end = assignment["span"]
            assert text[start:end] == assignment["surface"]


@pytest.mark.parametrize("path", sorted(p for p in BAD.iterdir() if p.suffix != ".json"), ids=lambda p: p.name)
def test_bad_files_are_one_line_and_the_others_go_on(path: Path, tmp_path: Path) -> None:
    done = call("parse", path, SAMPLE, "--out", tmp_path)

    assert done.returncode == 2
    assert path.name in one_line(done.stderr)
    assert (tmp_path / "qinglan_portal.json").exists()
    assert not (tmp_path / f"{path.stem}.json").exists()


def test_a_missing_file_and_a_huge_one(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    assert "没有这个文件" in one_line(call("text", tmp_path / "nowhere.txt").stderr)
    assert "MB" in one_line(call("parse", huge, "--out", tmp_path).stderr)


def test_parsing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    call("parse", SAMPLE, "--out", tmp_path / "one")
    call("parse", SAMPLE, "--out", tmp_path / "two")

    assert (tmp_path / "one" / "qinglan_portal.json").read_bytes() == (
        tmp_path / "two" / "qinglan_portal.json"
    ).read_bytes()


@pytest.fixture
def server(neo4j_settings: Settings) -> dict[str, str]:
    """The test run's server, as a user of one's own Neo4j names it."""
    return {
        "NEO4J_URI": neo4j_settings.uri,
        "NEO4J_USER": neo4j_settings.user,
        "NEO4J_PASSWORD": neo4j_settings.password,
    }


def counts(store: Store) -> tuple[int, int]:
    row = store.read("RETURN COUNT { (:Document) } AS d, COUNT { (:Task) } AS t").rows[0]
    return row["d"], row["t"]


@pytest.mark.neo4j
def test_run_and_load_twice_change_nothing_the_second_time(
    store: Store, server: dict[str, str], tmp_path: Path
) -> None:
    call("parse", SAMPLE, "--out", tmp_path)

    first = call("run", SAMPLE, environment=server)
    after_first = counts(store)
    second = call("load", tmp_path / "qinglan_portal.json", environment=server)

    assert (first.returncode, second.returncode) == (0, 0), (first.stderr, second.stderr)
    assert after_first == counts(store) == (1, after_first[1])
    assert "没有变化" in second.stdout.decode()


@pytest.mark.neo4j
def test_how_a_plan_was_read_is_kept_until_it_is_removed(
    store: Store, server: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTY_GRAPH_HOME", str(tmp_path))
    plan = tmp_path / "云海市方案.txt"
    plan.write_text(
        "云海市培训工作方案\n一、主要任务\n（一）办好培训。市人社局举办培训12场。（责任单位：市人社局、市观星局）\n",
        encoding="utf-8",
    )

    done = call("run", plan, environment=server)

    assert done.returncode == 0, done.stderr
    row = store.read("MATCH (d:Document) RETURN d.id AS id, d.sha256 AS sha256").rows[0]
    reading = reading_of(row["id"], row["sha256"])
    assert reading is not None and reading.coverage == 1 and reading.at
    assert {(place.text, place.line) for place in reading.places} == {("市观星局", 3)}
    command = [sys.executable, "-m", "graph", "remove", row["id"], "--max-share", "1"]
    subprocess.run([*command, "--dry-run"], cwd=ROOT, check=True, capture_output=True, env={**os.environ, **server})
    assert reading_of(row["id"], row["sha256"]) == reading
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, **server})
    assert reading_of(row["id"], row["sha256"]) is None


@pytest.mark.neo4j
@pytest.mark.parametrize("name", sorted(p.name for p in BAD.iterdir() if p.suffix == ".json"))
def test_invalid_parsed_plans_leave_the_graph_as_it_was(store: Store, server: dict[str, str], name: str) -> None:
    call("run", SAMPLE, environment=server)
    before = counts(store)

    done = call("load", BAD / name, environment=server)

    assert done.returncode == 2
    assert name in one_line(done.stderr)
    assert counts(store) == before


@pytest.mark.neo4j
def test_neo4j_that_cannot_be_had_is_one_line(server: dict[str, str]) -> None:
    away = call("run", SAMPLE, environment={**server, "NEO4J_URI": "bolt://127.0.0.1:9"})
    wrong = call("run", SAMPLE, environment={**server, "NEO4J_PASSWORD": "wrong"})

    assert (away.returncode, wrong.returncode) == (2, 2)
    assert "连接不上" in one_line(away.stderr)
    assert "NEO4J_PASSWORD" in one_line(wrong.stderr)


def test_an_unknown_lead_policy_is_refused() -> None:
    done = call("load", SAMPLE, "--lead-policy", "guess")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()


def test_check_reports_good_files_beside_bad_ones() -> None:
    good, mixed = call("check", SAMPLE), call("check", BAD / "empty.txt", SAMPLE)

    assert (good.returncode, mixed.returncode) == (0, 2)
    assert "empty.txt" in one_line(mixed.stderr)
    assert mixed.stdout == good.stdout
    assert "覆盖率 100.0%" in good.stdout.decode()


def test_explain_names_the_range_of_tasks() -> None:
    good, bad = call("explain", SAMPLE, "--task", "3"), call("explain", SAMPLE, "--task", "99")

    assert (good.returncode, bad.returncode) == (0, 2)
    assert "duty.label" in good.stdout.decode()
    assert "序号 1–" in one_line(bad.stderr)
