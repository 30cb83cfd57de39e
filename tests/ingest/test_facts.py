"""Facts: what may stand in the repository, and that the committed ones are what the command makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.facts import MAX_WORDS, facts_of
from ingest.parse import parse_file
from ingest.plan_files import validate
from tests.conftest import ROOT

FACTS = ROOT / "data" / "plans"


def test_facts_hold_no_sentence_and_keep_who_what_when() -> None:
    plan = parse_file(ROOT / "data" / "samples" / "qinglan_portal.txt")

    facts = facts_of(plan)

    assert validate(facts, source="facts")
    assert len(facts["tasks"]) == len(plan["tasks"])
    for kept, task in zip(facts["tasks"], plan["tasks"], strict=True):
        assert kept["text"] == ""
        assert [(a["name"], a["role"]) for a in kept["assignments"]] == [
            (a["name"], a["role"]) for a in task["assignments"]
        ]
        assert [t["value"] for t in kept["targets"]] == [t["value"] for t in task["targets"]]
        assert len(kept["title"] or "") <= MAX_WORDS
    assert "quote" not in json.dumps(facts)


@pytest.mark.corpus
def test_committed_facts_are_what_the_parser_says_today(corpus: Path) -> None:
    for path in sorted((corpus / "seeds").glob("*.txt")):
        committed = json.loads((FACTS / f"{path.stem}.json").read_text(encoding="utf-8"))

        assert committed == facts_of(parse_file(path)), f"run: python -m ingest facts, for {path.stem}"
