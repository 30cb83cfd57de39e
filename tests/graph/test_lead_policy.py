"""Every row of “Who leads”, and the test of order, on invented plans."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from graph.lead_policy import Basis, LeadStatus, TaskRoles, decide_leads
from graph.protocol_order import LIST_GAP, MIN_LISTS, at_least, order_evidence
from ingest.plan import ParsedPlan
from tests.plans import make_plan, task

LEAD_FIRST = ["市市场监管局", "市教育局", "市财政局"]
PROTOCOL = ["市教育局", "市财政局", "市市场监管局"]


def plan_of(*tasks: dict[str, Any], **document: Any) -> ParsedPlan:
    return make_plan("云海市", tasks, **document)


def lists(names: list[str], count: int) -> list[dict[str, Any]]:
    return [task(f"{n}", "推进试点工作。", listed=names) for n in range(100, 100 + count)]


def only(roles: TaskRoles) -> list[tuple[str, str, str]]:
    return [(each.assignment["name"], each.type, each.basis) for each in roles.roles]


def first(plan: ParsedPlan, **options: Any) -> TaskRoles:
    return decide_leads(plan, **options).tasks[plan["tasks"][0]["id"]]


def test_what_a_person_says_is_told_from_what_is_printed() -> None:
    plan = plan_of(task("1", "甲。", lead=["市公安局"], cooperate=["市司法局"], listed=["市财政局"]))
    for assignment in plan["tasks"][0]["assignments"]:
        assignment["via"] = "corrected"

    roles = first(plan, policy="printed")

    assert only(roles) == [
        ("市公安局", "LEADS", "corrected"), ("市司法局", "COOPERATES", "corrected"), ("市财政局", "COOPERATES", "corrected"),
    ]  # fmt: skip
    assert roles.lead_status == "corrected"


@pytest.mark.parametrize(
    ("one", "expected", "status"),
    [
        (
            task("1", "甲。", lead=["市公安局"], cooperate=["市司法局"]),
            [("市公安局", "LEADS", "printed"), ("市司法局", "COOPERATES", "printed")],
            "printed",
        ),
        (
            task("1", "甲。", lead=["市公安局"], listed=["市司法局"]),
            [("市公安局", "LEADS", "printed"), ("市司法局", "COOPERATES", "printed")],
            "printed",
        ),
        (
            task("1", "甲。", rule=["市公安局"], listed=["市司法局"]),
            [("市公安局", "LEADS", "rule"), ("市司法局", "COOPERATES", "printed")],
            "rule",
        ),
        (task("1", "甲。", listed=["市公安局"]), [("市公安局", "LEADS", "sole")], "sole"),
        (
            task("1", "甲。", listed=["市公安局"], cooperate=["市司法局"]),
            [("市司法局", "COOPERATES", "printed"), ("市公安局", "LEADS", "sole")],
            "sole",
        ),
        (
            task("1", "甲。", listed=["市公安局"], blanket=["各区县政府"]),
            [("市公安局", "LEADS", "sole"), ("各区县政府", "COOPERATES", "blanket")],
            "sole",
        ),
        (task("1", "甲。", listed=["各区县政府"]), [("各区县政府", "COOPERATES", "joint")], "none_named"),
        (task("1", "甲。", listed=["各成员单位"], joint=True), [("各成员单位", "COOPERATES", "joint")], "none_named"),
        (
            task("1", "甲。", listed=["市公安局", "市司法局"], joint=True),
            [("市公安局", "COOPERATES", "joint"), ("市司法局", "COOPERATES", "joint")],
            "none_named",
        ),
        (
            task("1", "甲。", listed=["市司法局", "市公安局"]),
            [("市司法局", "COOPERATES", "joint"), ("市公安局", "COOPERATES", "joint")],
            "none_named",
        ),
        (task("1", "甲。", blanket=["各区县政府"]), [("各区县政府", "COOPERATES", "blanket")], "none_named"),
        (task("1", "甲。", cooperate=["市司法局"]), [("市司法局", "COOPERATES", "printed")], "none_named"),
        (task("1", "甲。"), [], "none"),
    ],
)
def test_row_of_the_table(one: dict[str, Any], expected: list[tuple[str, str, str]], status: str) -> None:
    roles = first(plan_of(one))

    assert only(roles) == expected
    assert roles.lead_status == status
    assert status in get_args(LeadStatus)
    assert {basis for _, _, basis in expected} <= set(get_args(Basis))


def test_first_listed_leads_where_the_order_carries_meaning() -> None:
    plan = plan_of(task("1", "甲。", listed=LEAD_FIRST), *lists(LEAD_FIRST, 6))

    roles = first(plan)

    assert only(roles) == [
        ("市市场监管局", "LEADS", "first_listed"),
        ("市教育局", "COOPERATES", "listed"),
        ("市财政局", "COOPERATES", "listed"),
    ]
    assert roles.lead_status == "first_listed"


def test_policy_printed_infers_nothing_but_keeps_the_evidence() -> None:
    plan = plan_of(task("1", "甲。", listed=LEAD_FIRST), *lists(LEAD_FIRST, 6))

    decisions = decide_leads(plan, policy="printed")

    assert decisions.evidence.order == "first_is_lead"
    assert {basis for roles in decisions.tasks.values() for _, _, basis in only(roles)} == {"joint"}


def unread(plan: ParsedPlan, start: int, end: int) -> ParsedPlan:
    plan["issues"].append(
        {"code": "unread-body", "message": "责任表述中有未识别的部分", "text": "市城管", "span": [start, end]}
    )
    return plan


def test_a_list_that_was_not_read_whole_has_no_only_body() -> None:
    plan = plan_of(task("1", "甲。", listed=["市公安局"]))
    end = plan["tasks"][0]["assignments"][0]["span"][1]

    assert only(first(unread(plan, end + LIST_GAP + 1, end + LIST_GAP + 4))) == [("市公安局", "LEADS", "sole")]
    assert only(first(unread(plan, end + 1, end + 4))) == [("市公安局", "COOPERATES", "joint")]
    assert first(plan).lead_status == "none_named"


@pytest.mark.parametrize(("behind", "basis"), [(True, "first_listed"), (False, "joint")])
def test_what_was_not_read_before_the_first_body_may_be_the_first(behind: bool, basis: str) -> None:
    plan = plan_of(task("1", "甲。", listed=LEAD_FIRST), *lists(LEAD_FIRST, 6))
    spans = [assignment["span"] for assignment in plan["tasks"][0]["assignments"]]
    place = spans[-1][1] + 1 if behind else spans[0][0] - 4

    assert only(first(unread(plan, place, place + 3)))[0][2] == basis


def test_a_group_is_never_inferred_to_lead() -> None:
    plan = plan_of(task("1", "甲。", listed=["各区县政府", "市教育局"]), *lists(LEAD_FIRST, 6))

    assert {basis for _, _, basis in only(first(plan))} == {"joint"}


def test_joint_and_printed_leads_stay_what_they_are_beside_inferred_ones() -> None:
    joint = task("1", "甲。", listed=LEAD_FIRST, joint=True)
    printed = task("2", "乙。", lead=["市财政局"], listed=["市市场监管局"])
    plan = plan_of(joint, printed, *lists(LEAD_FIRST, 6))

    decided = decide_leads(plan).tasks

    assert decided[plan["tasks"][0]["id"]].lead_status == "none_named"
    assert only(decided[plan["tasks"][1]["id"]]) == [
        ("市财政局", "LEADS", "printed"),
        ("市市场监管局", "COOPERATES", "printed"),
    ]


def test_protocol_order_means_nothing() -> None:
    evidence = order_evidence(plan_of(*lists(PROTOCOL, 12)))

    assert (evidence.order, evidence.lists, evidence.broken) == ("protocol", 12, 0)
    assert (evidence.pairs, evidence.inversions) == (24, 0)


@pytest.mark.parametrize("slips", [1, 2, 3])
def test_a_few_slips_do_not_make_a_document_mean_something(slips: int) -> None:
    plan = plan_of(
        *lists(PROTOCOL, 20), *[dict(each, number=f"x{n}") for n, each in enumerate(lists(LEAD_FIRST, slips))]
    )

    assert order_evidence(plan).order == "protocol"


def test_a_mixture_is_undecided() -> None:
    mixed = [*lists(PROTOCOL, 8), *[dict(each, number=f"x{n}") for n, each in enumerate(lists(LEAD_FIRST, 3))]]

    assert order_evidence(plan_of(*mixed)).order == "undecided"


def test_too_few_lists_are_undecided() -> None:
    assert order_evidence(plan_of(*lists(LEAD_FIRST, MIN_LISTS - 1))).order == "undecided"
    assert order_evidence(plan_of(*lists(LEAD_FIRST, MIN_LISTS))).order == "first_is_lead"


def test_order_is_judged_only_by_lists_that_could_show_it() -> None:
    plan = plan_of(
        task("1", "甲。", lead=["市财政局"], listed=["市总工会", "市教育局"]),  # a lead is printed
        task("2", "甲。", listed=["市总工会", "市教育局"], joint=True),  # nobody leads
        task("3", "甲。", listed=["市总工会", "市某某办"]),  # one known rank
        task("4", "甲。", listed=["市某某办", "市总工会", "市教育局"]),  # the first one's rank is unknown
        task("5", "甲。", listed=["各区县政府", "市总工会", "市教育局"]),  # a group has no place in protocol order
        task("6", "甲。", listed=["市发改委", "市发展改革委"]),  # one body under two names
        task("7", "甲。", blanket=["市总工会", "市教育局"]),
    )

    assert order_evidence(plan).lists == 0


def test_a_second_list_of_an_item_does_not_break_the_first() -> None:
    plan = plan_of(task("1", "甲。", listed=["市教育局", "市财政局", "市委宣传部"]))
    late = plan["tasks"][0]["assignments"][2]
    late["span"] = [late["span"][0] + LIST_GAP, late["span"][1] + LIST_GAP]

    evidence = order_evidence(plan)

    assert (evidence.lists, evidence.broken) == (1, 0)


def test_a_body_has_one_role_the_strongest() -> None:
    both = task("1", "甲。", lead=["市公安局"], listed=["市公安局", "市司法局"], blanket=["市司法局"])

    roles = first(plan_of(both))

    assert only(roles) == [("市公安局", "LEADS", "printed"), ("市司法局", "COOPERATES", "printed")]
    assert roles.merged == 2


def test_a_body_printed_as_lead_and_as_cooperating_has_both() -> None:
    both = task("1", "甲。", lead=["市公安局"], cooperate=["市公安局"])

    assert [type_ for _, type_, _ in only(first(plan_of(both)))] == ["LEADS", "COOPERATES"]


def test_two_names_of_one_body_are_sole() -> None:
    assert only(first(plan_of(task("1", "甲。", listed=["市发改委", "市发展改革委"])))) == [
        ("市发改委", "LEADS", "sole")
    ]


def test_a_lead_printed_in_a_heading_over_many_items_leads() -> None:
    plan = plan_of(task("1", "甲。", lead=["市公安局"], listed=["市司法局"]))
    plan["tasks"][0]["assignments"][0]["via"] = "blanket"

    assert only(first(plan)) == [("市公安局", "LEADS", "printed"), ("市司法局", "COOPERATES", "printed")]


def test_unknown_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="auto 或 printed"):
        decide_leads(plan_of(), policy="guess")  # type: ignore[arg-type]


@pytest.mark.parametrize(("hits", "trials", "chance", "p"), [(0, 5, 0.1, 1.0), (2, 2, 0.5, 0.25), (1, 2, 0.5, 0.75)])
def test_at_least(hits: int, trials: int, chance: float, p: float) -> None:
    assert at_least(hits, trials, chance) == pytest.approx(p)
