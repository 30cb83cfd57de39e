"""The generated corpus: valid, the same every time, skewed as cities are, with spans that point at their words."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path

from typer.testing import CliRunner

from benchmarks.generate import Shape, app, corpus, texts
from benchmarks.generate_words import AGENCIES, INDICATORS, bodies, city, indicator
from graph.lead_policy import decide_leads
from graph.properties import indicator_name
from ingest.plan_files import read_plan, validate


def test_plans_are_valid_and_the_same_every_time() -> None:
    first, second = (list(corpus(300, seed=3)) for _ in range(2))

    assert json.dumps(first) == json.dumps(second) != json.dumps(list(corpus(300, seed=4)))
    assert [len(validate(plan, source="generated")["tasks"]) for plan in first] == [70, 70, 70, 70, 20]
    assert first[:2] == list(corpus(140, seed=3))


def test_every_span_points_at_its_words() -> None:
    for each in texts(2100, seed=5):
        assert each.plan["document"]["source"]["characters"] == len(each.text)
        for task in each.plan["tasks"]:
            spans = [(found["span"], found["surface"]) for found in task["assignments"]]
            spans += [(found["span"], found["raw"]) for found in task["targets"]]
            spans += [(found["span"], found["text"]) for found in task["obligations"]]
            for (start, end), words in spans:
                assert each.text[start:end] == words
            start, end = task["span"]
            assert task["text"] in each.text[start:end]
            assert all(start <= span[0] < span[1] <= end for span, _ in spans)


def test_a_city_is_skewed_and_a_hub_is_in_every_task() -> None:
    plans = list(corpus(2100))
    named = Counter(said["agency_id"] for plan in plans for task in plan["tasks"] for said in task["assignments"])
    (_, most), *_, (_, least) = named.most_common()

    assert {plan["document"]["jurisdiction"] for plan in plans} == {city(0)}
    assert len(named) == AGENCIES
    assert most > 20 * least
    hub = list(corpus(210, shape=Shape(hub=True)))
    everywhere = [{said["agency_id"] for said in task["assignments"]} for plan in hub for task in plan["tasks"]]
    assert len(set.intersection(*everywhere)) == 1
    assert {decide_leads(plan).evidence.order for plan in plans} == {"first_is_lead", "protocol", "undecided"}


def test_names_are_as_many_as_promised() -> None:
    assert len({indicator_name(indicator(n)[0]) for n in range(INDICATORS)}) == INDICATORS == 13_000
    assert len({body.function for body in bodies()}) == len({body.name for body in bodies()}) == AGENCIES
    assert len({city(n) for n in range(50_000)}) == 50_000


def test_a_later_edition_changes_one_plan_in_n() -> None:
    before, after = list(corpus(700)), list(corpus(700, changed_every=5))

    changed = [old["document"]["id"] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [before[0]["document"]["id"], before[5]["document"]["id"]]
    assert [each["document"]["id"] for each in after] == [each["document"]["id"] for each in before]


def test_the_stream_begins_without_the_rest() -> None:
    assert len(list(islice(corpus(10**9), 2))) == 2


def test_files_and_lines(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["--tasks", "100", "--into", str(tmp_path)]).exit_code == 0
    lines = run(app, ["--tasks", "100", "--stream"]).stdout.splitlines()

    by_id = {plan["document"]["id"]: plan for plan in map(json.loads, lines)}
    assert {path.stem: read_plan(path) for path in tmp_path.glob("*.json")} == by_id
    assert run(app, ["--tasks", "100"]).exit_code == 2
