"""Invented plans that were labelled by hand before the parser had read them, of every level, field and layout.

`labelled/NAME.{txt,md,html}` is the plan, `labelled/NAME.label` what the labelling guide makes of it (`labels.py` tells
the form). `python -m tests.ingest.test_labelled OUT` writes the labels as gold files for the project's scorer.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.plan import ParsedPlan
from tests.ingest.labels import Label, read_label
from tests.ingest.scoring import differences, f1, norm, value_counts

FOLDER = Path(__file__).parent / "labelled"
PLANS = {path.stem: path for path in sorted(FOLDER.iterdir()) if path.suffix in {".txt", ".md", ".html"}}
METADATA = ("title", "number", "issuer", "issued_on", "lead_rule")
# “对32座水库逐一排查”: whether the number counts what is there or what is to be done is a matter of reading.
MIN_VALUE_F1 = 0.85
# Plans that are not read as labelled yet, and why: a test that begins to pass says so (strict).
UNREAD: dict[str, str] = {
    "blind_mine_restoration_html_annex": "a table of shares per town (图斑数, 面积, no words of what is to be done) is an issue, its rows are no tasks",
}


def label_of(stem: str) -> Label:
    return read_label(FOLDER / f"{stem}.label", PLANS[stem].name)


@pytest.fixture(params=PLANS)
def case(request: pytest.FixtureRequest) -> tuple[Label, ParsedPlan]:
    test = request.node.name
    if "every_plan" in test and request.param in UNREAD:
        request.applymarker(pytest.mark.xfail(reason=UNREAD[request.param], strict=True))
    return label_of(request.param), parse_file(PLANS[request.param])


def test_every_plan_is_read_as_labelled(case: tuple[Label, ParsedPlan]) -> None:
    label, plan = case

    found = differences(label, plan)

    assert not found, "\n".join(found)


def test_values_and_metadata_are_those_of_the_label(case: tuple[Label, ParsedPlan]) -> None:
    label, plan = case
    want, got = value_counts(label, plan)

    assert f1(want, got) >= MIN_VALUE_F1, f"missed {dict(want - got)}, too many {dict(got - want)}"
    for field in METADATA:
        assert norm(plan["document"][field]) == norm(label["document"][field]), field  # type: ignore[literal-required]
    if place := label["document"]["jurisdiction"]:
        assert plan["document"]["jurisdiction"] == place


def test_no_lead_is_invented(case: tuple[Label, ParsedPlan]) -> None:
    label, plan = case

    def leads(rows: str, key: str, source: Label | ParsedPlan) -> Counter[str]:
        return Counter(a["name"] for t in source[rows] for a in t[key] if a["role"] == "lead")  # type: ignore[literal-required]

    assert not leads("tasks", "assignments", plan) - leads("tasks", "agencies", label)


def test_there_are_plans() -> None:
    assert len(PLANS) >= 189


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for stem in PLANS:
        text = json.dumps(label_of(stem), ensure_ascii=False, indent=1)
        (out / f"{stem}.json").write_text(text, encoding="utf-8")
