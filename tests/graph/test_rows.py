"""A plan as rows: full days, labels, names, and a hash that moves exactly when something loaded moves."""

from __future__ import annotations

import copy

import pytest

from graph import model
from graph.dates import full_day
from graph.lead_policy import decide_leads
from graph.properties import indicator_name
from graph.rows import PlanRows, plan_rows
from graph.shared_nodes import fold
from ingest.plan import ParsedPlan
from tests.plans import make_plan, target, task


def rows_of(plan: ParsedPlan) -> PlanRows:
    return plan_rows(plan, decide_leads(plan))


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-06-15", "2025-06-15", "2025-06-15"),
        (None, None, None),
    ],
)
def test_full_day(printed: str | None, first: str | None, last: str | None) -> None:
    assert (full_day(printed, last=False), full_day(printed, last=True)) == (first, last)


@pytest.mark.parametrize("printed", ["2025-13", "2025-02-30", "2025-00-01", "2025-01-00", "0000"])
def test_a_day_that_no_calendar_has(printed: str) -> None:
    with pytest.raises(ValueError, match=printed):
        full_day(printed, last=True)


def test_unused_agencies_are_not_written() -> None:
    plan = make_plan("云海市", [task("1", "甲。", lead=["市公安局"])])
    plan["agencies"].append({**plan["agencies"][0], "id": "云海市:unused", "name": "市某某局"})

    assert list(rows_of(plan).shared[model.AGENCY]) == ["云海市:public_security"]


@pytest.mark.parametrize(
    ("text", "label"),
    [("清理积压案件。", "清理积压案件。"), ("字" * 40, "字" * 30 + "…"), ("", "1")],
)
def test_a_task_without_title_is_labelled_by_its_beginning(text: str, label: str) -> None:
    plan = make_plan("云海市", [task("1", text)])

    assert next(iter(rows_of(plan).owned[model.TASK].values()))["label"] == label


def test_parallel_targets_keep_their_order_and_the_printed_name() -> None:
    plan = make_plan("云海市", [task("1", "甲。", targets=[target("培训班", 5, "期"), target("培 训 班", 30, "期")])])

    edges = rows_of(plan).relationships[model.TASK_TARGETS]

    assert [(each["end"], each["properties"]["seq"], each["properties"]["printed_name"]) for each in edges] == [
        ("培训班", 1, "培训班"),
        ("培训班", 2, "培 训 班"),
    ]
    assert rows_of(plan).shared[model.INDICATOR]["培训班"]["aliases"] == ["培 训 班", "培训班"]


def test_a_target_without_a_name_is_kept_under_its_words() -> None:
    plan = make_plan("云海市", [task("1", "甲。", targets=[target("", 5, "期", raw="达到5期")])])

    assert list(rows_of(plan).shared[model.INDICATOR]) == ["达到5期"]


def test_indicators_go_by_the_names_of_the_register() -> None:
    assert indicator_name("Ａ类 企业（家）") == "A类企业"
    assert indicator_name("万人高价值发明专利拥有量") == indicator_name("每万人口高价值发明专利拥有量")
    assert len(indicator_name("数" * 999)) == 200


def test_hash_is_stable_and_covers_policy_and_content() -> None:
    plan = make_plan("云海市", [task("1", "甲。", lead=["市公安局"], targets=[target("培训班", 5, "期")])])
    changed = copy.deepcopy(plan)
    changed["tasks"][0]["targets"][0]["value"] = 6

    hashes = {
        rows_of(plan).content_hash,
        rows_of(changed).content_hash,
        plan_rows(plan, decide_leads(plan, policy="printed")).content_hash,
    }

    assert len(hashes) == 3
    assert rows_of(copy.deepcopy(plan)).content_hash in hashes


def test_fold_is_the_same_in_any_order() -> None:
    a = {"id": "x", "name": "市发改委", "aliases": ["市发改委"], "level": "city", "protocol_rank": 4}
    b = {
        "id": "x",
        "name": "市发展改革委",
        "official_name": "云海市发展和改革委员会",
        "aliases": ["市发展改革委"],
        "level": "province",
    }
    c = {"id": "x", "name": "市计委", "aliases": ["市计委"], "function": "development_reform"}

    results = [
        fold(model.AGENCY, fold(model.AGENCY, one, two), three)
        for one, two, three in ((a, b, c), (b, a, c), (c, b, a), (c, a, b))
    ]

    assert all(each == results[0] for each in results)
    assert results[0]["name"] == "市发展改革委"
    assert results[0]["aliases"] == ["市发展改革委", "市发改委", "市计委"]
    assert (results[0]["level"], results[0]["protocol_rank"]) == ("province", 4)
    assert fold(model.AGENCY, {}, a) == a
