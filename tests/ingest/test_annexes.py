"""Annexes behind a plan: their items belong to no item of the plan, and are tasks only where they say who is to act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.plan import ParsedPlan

PLAN = (
    "云海县土地整治实施方案\n一、重点任务\n（一）编制规划。完成规划编制。\n二、保障措施\n（一）资金保障。安排资金。\n"
)
DUTIES = "1.编制规划（责任单位：县自然资源局；完成时限：2025年9月底前）\n2.落实资金（责任单位：县财政局）\n"


@pytest.mark.parametrize(
    ("caption", "heading"),
    [
        ("附件\n云海县重点任务分工\n", "附件 云海县重点任务分工"),
        ("附件2\n云海县土地整治\n重点任务分工\n", "附件2 云海县土地整治重点任务分工"),
    ],
)
def test_an_annex_of_tasks_stands_under_its_caption(
    read: Callable[[str], ParsedPlan], caption: str, heading: str
) -> None:
    plan = read(f"{PLAN}云海县人民政府\n2025年6月20日\n{caption}{DUTIES}")

    assert [(t["number"], t["path"], t["text"]) for t in plan["tasks"][-2:]] == [
        ("1", [heading], "编制规划"),
        ("2", [heading], "落实资金"),
    ]
    assert [a["name"] for t in plan["tasks"] for a in t["assignments"]] == ["县自然资源局", "县财政局"]
    assert plan["tasks"][1]["text"] == "安排资金。"
    assert plan["document"]["issued_on"] == "2025-06-20"


def test_a_list_of_papers_behind_the_plan_is_no_task(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(f"{PLAN}附件1\n申报材料清单\n1.申请表一式两份\n2.营业执照复印件\n")

    assert [t["title"] for t in plan["tasks"]] == ["编制规划", "资金保障"]


FIELDS = (
    "一、工业领域\n1.淘汰落后产能。关停生产线8条。\n牵头单位：县工信局\n完成时限：2025年12月\n"
    "二、农业领域\n2.回收农膜。设立网点26个。\n牵头单位：县农业农村局\n完成时限：2025年6月\n"
)


def test_an_annex_of_tasks_may_have_headings_of_the_plans_own_kind(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(f"{PLAN}附件\n云海县任务分解表\n{FIELDS}")

    assert [(t["number"], t["path"], t["title"]) for t in plan["tasks"][-2:]] == [
        ("1", ["附件 云海县任务分解表", "一、工业领域"], "淘汰落后产能"),
        ("2", ["附件 云海县任务分解表", "二、农业领域"], "回收农膜"),
    ]
    assert [a["name"] for t in plan["tasks"] for a in t["assignments"]] == ["县工信局", "县农业农村局"]


def test_headings_of_the_plans_own_kind_below_no_caption_of_tasks_are_another_text(
    read: Callable[[str], ParsedPlan],
) -> None:
    plan = read(f"{PLAN}附件\n起草说明\n一、起草背景\n1.有关情况。略。\n二、主要内容\n2.有关内容。略。\n")

    assert [t["title"] for t in plan["tasks"]] == ["编制规划", "资金保障"]


def test_tasks_that_point_to_the_annex_are_its_rows(read: Callable[[str], ParsedPlan]) -> None:
    points = "二、重点任务\n实施设施升级、人才培育等两大行动，具体任务见附表。\n"
    plan = read(PLAN.replace("二、保障措施", f"{points}三、保障措施"))

    assert [t["title"] for t in plan["tasks"]] == ["编制规划", "资金保障"]


def test_bodies_of_a_level_beside_known_ones_head_their_paragraphs(read: Callable[[str], ParsedPlan]) -> None:
    lines = [
        "县林业局：负责普查。",
        "县文物旅游局：负责景区内保护。",
        "县财政局：落实经费。",
        "各镇人民政府：负责巡查。",
    ]
    plan = read(f"{PLAN}三、职责分工\n" + "\n".join(lines) + "\n")

    assert [a["name"] for t in plan["tasks"] for a in t["assignments"]] == [line.split("：")[0] for line in lines]


def test_what_there_is_is_no_task(read: Callable[[str], ParsedPlan]) -> None:
    plan = read("云海县无废城市建设实施方案\n一、城市概况\n全县生活垃圾清运量9万吨。\n二、夯实工作基础\n建立台账。\n")

    assert [t["title"] for t in plan["tasks"]] == ["夯实工作基础"]
