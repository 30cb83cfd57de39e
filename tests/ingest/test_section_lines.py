"""Duties that stand for the items above, and duties in forms of their own: read in a whole plan, as a reader meets them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.plan import ParsedPlan

HEAD = "泽溪市社区建设工作方案\n一、工作举措\n（一）补齐短板\n"
TAIL = "（二）打造环境\n1.建设口袋公园。新建口袋公园45个。（市园林局负责）\n"
ITEMS = "1.完善设施。改造设施4处。\n2.提升品质。推动下乡。\n"


def said(plan: ParsedPlan, n: int) -> list[tuple[str, str, str | None]]:
    return [(a["name"], a["role"], a["via"]) for a in plan["tasks"][n]["assignments"]]


@pytest.mark.parametrize("words", ["以上任务由", "上述各项工作均由", "以上重点任务，由"])
def test_a_line_that_stands_for_the_items_above_is_theirs(read: Callable[[str], ParsedPlan], words: str) -> None:
    plan = read(f"{HEAD}{ITEMS}{words}市商务局牵头，市财政局配合。\n{TAIL}")

    whole = [("市商务局", "lead", "blanket"), ("市财政局", "cooperate", "blanket")]
    assert (said(plan, 0), said(plan, 1)) == (whole, whole)
    assert said(plan, 2) == [("市园林局", "responsible", None)]
    assert plan["tasks"][1]["text"] == "推动下乡。"


def test_a_line_that_does_not_say_so_is_the_last_items(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(f"{HEAD}{ITEMS}市商务局牵头，市财政局配合。\n{TAIL}")

    assert said(plan, 0) == []
    assert said(plan, 1) == [("市商务局", "lead", None), ("市财政局", "cooperate", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "由市卫健委牵头，会同市市场监管局、市消防支队健全备案制度，开展检查。",
            [("市卫健委", "lead", None), ("市市场监管局", "cooperate", None), ("市消防支队", "cooperate", None)],
        ),
        (
            "健全制度。（市民政局牵头，市发改、财政等部门配合）",
            [("市民政局", "lead", None), ("市发改", "cooperate", None), ("市财政", "cooperate", None)],
        ),
        (
            "支持开设托班［市教育局牵头，各区政府负责］；鼓励参与［市国资委负责］。",
            [("市教育局", "lead", None), ("各区政府", "responsible", None), ("市国资委", "responsible", None)],
        ),
        (
            "健全制度。（市教育局为牵头单位，市财政局为责任单位）",
            [("市教育局", "lead", None), ("市财政局", "responsible", None)],
        ),
        (
            "健全制度。（市教育局、市财政局等按职责分别牵头）",
            [("市教育局", "lead", None), ("市财政局", "lead", None)],
        ),
        (
            "健全制度。（市教育局会同市财政局等负责）",
            [("市教育局", "responsible", None), ("市财政局", "responsible", None)],
        ),
        (
            "健全制度。（牵头：市教育局；参与：市财政局；落实：各区）",
            [("市教育局", "lead", None), ("市财政局", "cooperate", None), ("各区", "responsible", None)],
        ),
        (
            "健全制度。\n牵头单位及责任人：市教育局 张三\n配合单位：\n市财政局",
            [("市教育局", "lead", None), ("市财政局", "cooperate", None)],
        ),
        ("健全制度。第（一）项由市场科牵头，商贸科配合。", []),
    ],
)
def test_duties_in_other_forms(
    read: Callable[[str], ParsedPlan], sentence: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert said(read(f"{HEAD}1.完善设施。{sentence}\n{TAIL}"), 0) == expected


def test_an_office_named_by_its_field_is_the_office(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(f"{HEAD}1.完善设施。健全制度。（市民政局牵头，市发改、财政等部门配合）\n{TAIL}")

    assert {agency["name"]: agency["function"] for agency in plan["agencies"]} == {
        "市民政局": "civil_affairs", "市发改": "development_reform", "市财政": "finance", "市园林局": plan["agencies"][-1]["function"],
    }  # fmt: skip
    assert not [issue for issue in plan["issues"] if issue["code"] == "unknown-body" and "财政" in issue["text"]]


@pytest.mark.parametrize(
    ("sentence", "bodies", "ends"),
    [
        ("建设示范点12个，由县农业农村局负责，各乡镇配合。",
         [("县农业农村局", "responsible", None), ("各乡镇", "cooperate", None)], "各乡镇配合。"),
        ("3月底前培训机手400人次，由县农机中心负责。", [("县农机中心", "responsible", None)], "负责。"),
        ("由县农业农村局牵头，每周调度1次。", [("县农业农村局", "lead", None)], "每周调度1次。"),
        ("开展授课。3月底前培训机手400人次，由县农机中心负责。", [], "负责。"),
    ],
)  # fmt: skip
def test_a_sentence_that_says_what_and_who_stays_whole(
    read: Callable[[str], ParsedPlan], sentence: str, bodies: list[tuple[str, str, str | None]], ends: str
) -> None:
    plan = read(f"云县农机工作方案\n一、工作举措\n（一）抓落实。{sentence}\n（二）抓宣传。发稿50篇。\n")

    assert said(plan, 0) == bodies
    assert plan["tasks"][0]["title"] == "抓落实"
    assert plan["tasks"][0]["text"].endswith(ends)


def test_goals_may_stand_behind_their_label_in_the_line_of_the_section(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云县农机工作方案\n一、目标任务：培训机手120人，机插率达到90%以上。\n二、措施\n（一）抓宣传。发稿50篇。\n"
    )

    assert [(goal["indicator"], goal["value"]) for goal in plan["goals"]] == [("机手", 120.0), ("机插率", 90.0)]
    assert len(plan["tasks"]) == 1


def test_an_article_that_nobody_is_paid_twice_is_no_task(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云县促进产业发展若干措施\n第一条 支持建设。建成厂房5万平方米。（责任单位：县工信局）\n"
        "第二条 同一事项符合多项政策的，按照就高不重复原则执行。本措施自2024年7月1日起施行。\n"
    )

    assert [task["number"] for task in plan["tasks"]] == ["第一条"]


def test_a_list_of_bodies_may_end_their_names_with_a_full_stop(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云县防汛办公室\n关于做好汛期工作的提示函\n各乡镇：\n现将有关事项提示如下：\n一、县水利局。复核水库386座。\n"
        "二、县住建局、县城管局。清淤管网460公里。\n三、各乡镇。组织演练1次。\n请各单位于7月5日前将落实情况报县防汛办。\n"
    )

    assert [said(plan, n) for n in range(3)] == [
        [("县水利局", "responsible", None)],
        [("县住建局", "responsible", None), ("县城管局", "responsible", None)],
        [("各乡镇", "responsible", None)],
    ]
    assert [task["title"] for task in plan["tasks"]] == [None] * 3
    assert plan["tasks"][2]["text"] == "组织演练1次。"
    assert plan["document"]["title"] == "云县防汛办公室关于做好汛期工作的提示函"


def test_figures_between_a_heading_and_its_first_item_are_an_issue(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云市数字经济方案\n一、任务\n（一）做强产业。到2025年，产业规模突破500亿元。\n"
        "1.建园区。建成园区3个。（市工信局）\n2.育企业。培育企业50家。（市科技局）\n"
    )

    (issue,) = [issue for issue in plan["issues"] if issue["code"] == "section-figure"]
    assert issue["text"] == "产业规模突破500亿元"
    assert plan["goals"] == []


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("【责任单位】市通管办、市农业农村局【完成时限】2024年10月",
         [("市通管办", "responsible", None), ("市农业农村局", "responsible", None)]),
        ("\n【牵头单位】：市商务局\n【配合单位】市财政局\n【完成时限】2024年10月",
         [("市商务局", "lead", None), ("市财政局", "cooperate", None)]),
        ("▲责任单位：市农业农村局；▲配合单位：市财政局；▲完成时限：2024年10月",
         [("市农业农村局", "responsible", None), ("市财政局", "cooperate", None)]),
    ],
)  # fmt: skip
def test_labels_in_brackets_and_behind_signs(
    read: Callable[[str], ParsedPlan], printed: str, bodies: list[tuple[str, str, str | None]]
) -> None:
    plan = read(f"云市数字乡村方案\n一、任务\n1.完善设施。新建基站600个。{printed}\n2.抓好宣传。发稿50篇。\n")

    first = plan["tasks"][0]
    assert said(plan, 0) == bodies
    assert first["text"] == "新建基站600个。"
    assert first["time"] is not None and first["time"]["due"] == "2024-10"


def test_bodies_behind_a_dash(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云市数字乡村方案\n一、任务\n1.完善设施。新建基站600个。——市财政局、市农业农村局\n2.抓好宣传。发稿50篇。\n"
    )

    assert said(plan, 0) == [("市财政局", "responsible", None), ("市农业农村局", "responsible", None)]


def test_a_short_last_line_without_a_stop_is_no_bare_heading(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云县水稻机插秧推广方案\n一、措施\n（一）抓培训。培训机手400人次。责任单位：县农机中心；完成时限：6月底前\n"
        "（二）建设示范点12个\n（三）抓示范。建点。责任单位：县农业农村局\n云县农业农村局\n二〇二四年三月\n"
    )

    assert [said(plan, n) for n in range(3)] == [
        [("县农机中心", "responsible", None)], [], [("县农业农村局", "responsible", None)],
    ]  # fmt: skip
    # The paper prints no day, but its year is that of a bare month.
    assert plan["document"]["issued_on"] is None
    assert plan["tasks"][0]["time"] is not None and plan["tasks"][0]["time"]["due"] == "2024-06"


def test_several_bodies_lead_where_the_sentence_opens_with_them(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云县夏收专班方案\n一、职责\n（一）宣传组。由县委宣传部、县委县政府督查室牵头，县融媒体中心参与。负责刊播稿件100篇。\n"
        "（二）保障组。由县财政局牵头，县交通运输局参与。负责保障。\n"
    )

    assert said(plan, 0) == [
        ("县委宣传部", "lead", None), ("县委县政府督查室", "lead", None), ("县融媒体中心", "cooperate", None),
    ]  # fmt: skip


def test_a_standing_clause_between_a_heading_and_its_first_item(read: Callable[[str], ParsedPlan]) -> None:
    plan = read(
        "云省农业服务意见\n一、任务\n（一）扩服务。建平台260个。（省农业农村厅）\n二、组织实施\n"
        "各项任务均需各市人民政府抓好落实，不再逐一列出。\n（一）强统筹。每年调度1次。（省农业农村厅）\n"
    )

    assert said(plan, 0) == [("省农业农村厅", "responsible", None)]
    assert said(plan, 1) == [("省农业农村厅", "responsible", None), ("各市人民政府", "responsible", "blanket")]
    assert plan["document"]["blanket_clause"] == "各项任务均需各市人民政府抓好落实，不再逐一列出"
