"""The five plans the project started from, scored against hand labels by the shared scorer: floors, not goals."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.plan_files import write_plan
from tests.conftest import EVAL

pytestmark = pytest.mark.corpus

SEEDS = ("000_zhoushan", "001_yantai", "002_zhengzhou", "003_quanzhou", "004_ningbo")
FLOORS = {
    "task": 0.97, "agency": 0.97, "role": 0.96, "blanket": 0.97, "time": 0.97, "value": 0.90, "metadata": 0.90,
    "path": 0.97, "title": 0.97, "lead": 0.97,
}  # fmt: skip


@pytest.fixture(scope="module")
def scores(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """What `score.py` says about our parse of the five."""
    out = tmp_path_factory.mktemp("parsed")
    for path in sorted((corpus / "seeds").glob("*.txt")):
        write_plan(parse_file(path), out / f"{path.stem}.json")
    report = out / "report" / "scores.json"
    report.parent.mkdir()
    subprocess.run(
        [
            sys.executable,
            str(EVAL / "score.py"),
            str(corpus / "gold"),
            str(out),
            "--only",
            *SEEDS,
            "--json",
            str(report),
        ],
        check=True,
        capture_output=True,
    )
    result = json.loads(report.read_text(encoding="utf-8"))
    assert result["missing"] == []
    return result["total"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_score_is_above_its_floor(scores: dict[str, dict[str, float]], field: str) -> None:
    assert scores[field]["f1"] >= FLOORS[field]


def test_not_one_lead_is_invented(scores: dict[str, dict[str, float]]) -> None:
    assert scores["lead"]["fp"] == 0


def test_spans_point_at_what_they_name(corpus: Path) -> None:
    for path in sorted((corpus / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for task in parse_file(path)["tasks"]:
            for assignment in task["assignments"]:
                start, end = assignment["span"]
                # A page number may stand inside a name (“市法 10院”): the span covers it, the surface does not.
                assert re.sub(r"\s|\d", "", text[start:end]) == assignment["surface"]
