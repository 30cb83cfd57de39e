"""Task tables of many shapes to tasks: every table is invented, every place too."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.errors import InputError
from ingest.parse import parse_source
from ingest.plan import ParsedPlan, Task
from ingest.plan_files import validate
from tests.ingest.table_source import FRONT, Rows, source_of

CAPTION = "附件1\n云海市2025年重点任务分解表\n"
HEAD = "附件1 云海市2025年重点任务分解表"


def parsed(*pieces: str | Rows) -> ParsedPlan:
    return validate(parse_source(source_of(*pieces)), source="test")


def rows_of(plan: ParsedPlan) -> list[Task]:
    """The tasks below a caption."""
    return [task for task in plan["tasks"] if task["path"] and not task["path"][0].startswith("一、")]


def bodies(task: Task) -> list[tuple[str, str]]:
    return [(a["name"], a["role"]) for a in task["assignments"]]


def codes(plan: ParsedPlan) -> list[str]:
    return [issue["code"] for issue in plan["issues"]]


STANDARD = [
    ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"],
    ["1", "修订条例", "修订云海市数据条例。", "市司法局", "市财政局、教育局", "2025年12月底前"],
    ["2", "建设平台", "建成数据共享平台2个。", "市数据局", "-", "2025年6月"],
]


def test_a_row_is_a_task_with_number_title_text_bodies_and_time() -> None:
    plan = parsed(CAPTION, STANDARD)

    first, second = plan["tasks"]
    assert (first["number"], first["title"], first["text"]) == ("1", "修订条例", "修订云海市数据条例。")
    assert first["path"] == [HEAD]
    assert bodies(first) == [("市司法局", "lead"), ("市财政局", "cooperate"), ("市教育局", "cooperate")]
    assert first["time"] == {"raw": "2025年12月底前", "start": None, "due": "2025-12", "ongoing": False}
    assert bodies(second) == [("市数据局", "lead")]
    assert [(t["value"], t["unit"]) for t in second["targets"]] == [(2, "个")]
    assert plan["document"]["title"] == "云海市2025年重点任务分解表"
    assert plan["document"]["jurisdiction"] == "云海市"


def test_spans_point_to_the_cells() -> None:
    source = source_of(FRONT, CAPTION, STANDARD)

    task = rows_of(parse_source(source))[0]

    start, end = task["span"]
    assert source.text[start:end].startswith("1\t修订条例")
    assert source.text[start:end].endswith("2025年12月底前")
    for assignment in task["assignments"]:
        a, b = assignment["span"]
        assert source.text[a:b] == assignment["surface"]


def test_columns_are_told_by_their_words_not_by_their_place() -> None:
    moved = [[row[i] for i in (5, 3, 2, 4, 0, 1)] for row in STANDARD]

    task = parsed(CAPTION, moved)["tasks"][0]

    assert (task["number"], task["title"], task["text"]) == ("1", "修订条例", "修订云海市数据条例。")
    assert bodies(task)[0] == ("市司法局", "lead")
    assert task["time"] is not None and task["time"]["due"] == "2025-12"


def test_rows_follow_the_items_of_the_plan_and_leave_them_as_they_are() -> None:
    alone = parsed(FRONT)

    plan = parsed(FRONT, CAPTION, STANDARD)

    assert [t["text"] for t in plan["tasks"]] == [t["text"] for t in alone["tasks"]] + [
        "修订云海市数据条例。",
        "建成数据共享平台2个。",
    ]
    assert plan["document"]["title"] == alone["document"]["title"] == "云海市营商环境工作方案"


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("牵头部门", "lead"), ("主办单位", "lead"), ("市级牵头单位", "lead"), ("牵头责任单位", "lead"), ("牵头处室", "lead"),
        ("责任单位", "responsible"), ("责 任\n单 位", "responsible"), ("责任单位（部门）", "responsible"),
        ("主要责任单位", "responsible"), ("责任部门", "responsible"), ("落实单位", "responsible"), ("部  门", "responsible"),
        ("责任分工", "responsible"), ("配合单位", "cooperate"), ("责任（配合）单位", "cooperate"),
        ("参与单位", "cooperate"), ("协办单位", "cooperate"),
    ],
)  # fmt: skip
def test_the_header_gives_the_printed_role(header: str, role: str) -> None:
    plan = parsed(
        CAPTION, [["序号", "任务内容", header], ["1", "修订条例。", "市司法局"], ["2", "建成平台。", "市数据局"]]
    )

    assert [bodies(t) for t in plan["tasks"]] == [[("市司法局", role)], [("市数据局", role)]]


def test_a_column_of_leaders_names_no_bodies() -> None:
    rows = [["序号", "工作任务", "牵头领导", "牵头单位"], ["1", "修订条例。", "王某某", "市司法局"]]

    task = parsed(CAPTION, rows)["tasks"][0]

    assert bodies(task) == [("市司法局", "lead")]
    assert task["text"] == "修订条例。"


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (["任务名称", "工作内容"], "甲事"),
        (["项目名称", "建设内容"], "甲事"),
        (["事项", "工作措施"], "甲事"),
        (["重点任务", "主要内容"], "甲事"),
        (["工作任务", "任务分工"], "甲事"),
        (["改革事项", "改革举措"], "甲事"),
    ],
)
def test_name_and_content_columns(names: list[str], title: str) -> None:
    plan = parsed(CAPTION, [["序号", *names, "责任单位"], ["1", "甲事", "做好甲事的全部环节。", "市司法局"]])

    assert (plan["tasks"][0]["title"], plan["tasks"][0]["text"]) == (title, "做好甲事的全部环节。")


def test_one_descriptive_column_is_the_text() -> None:
    task = parsed(CAPTION, [["序号", "重点任务", "责任单位"], ["1", "修订数据条例", "市司法局"]])["tasks"][0]

    assert (task["title"], task["text"]) == (None, "修订数据条例")


def test_merged_cells_apply_to_each_of_their_rows() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "重点任务", "具体举措", "责任单位", "完成时限"],
            ["1", "数据立法", "起草条例。", "市司法局", "2025年"],
            ["^", "^", "征求意见。", "^", "^"],
            ["2", "平台建设", "建成平台。", "市数据局", "长期坚持"],
        ],
    )

    assert [(t["number"], t["title"]) for t in plan["tasks"]] == [
        ("1", "数据立法"),
        ("1", "数据立法"),
        ("2", "平台建设"),
    ]
    assert [bodies(t)[0][0] for t in plan["tasks"]] == ["市司法局", "市司法局", "市数据局"]
    assert [t["time"] and t["time"]["due"] for t in plan["tasks"]] == ["2025", "2025", None]
    assert plan["tasks"][2]["time"] and plan["tasks"][2]["time"]["ongoing"]


def test_a_category_column_gives_the_innermost_heading_also_where_it_is_left_blank() -> None:
    plan = parsed(
        CAPTION,
        [
            ["类别", "序号", "工作任务", "责任单位"],
            ["审批改革", "1", "修订条例。", "市司法局"],
            ["", "2", "设立专窗。", "市数据局"],
            ["信用建设", "3", "公示名单。", "市财政局"],
        ],
    )

    assert [t["path"] for t in plan["tasks"]] == [[HEAD, "审批改革"], [HEAD, "审批改革"], [HEAD, "信用建设"]]


def test_a_merged_row_heads_the_rows_below_it() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "工作任务", "责任单位"],
            ["一、审批改革", "<", "<"],
            ["（一）立法", "<", "<"],
            ["1", "修订条例。", "市司法局"],
            ["（二）平台", "<", "<"],
            ["2", "建成平台。", "市数据局"],
            ["二、信用建设", "<", "<"],
            ["3", "公示名单。", "市财政局"],
        ],
    )

    assert [t["path"][1:] for t in plan["tasks"]] == [
        ["一、审批改革", "（一）立法"],
        ["一、审批改革", "（二）平台"],
        ["二、信用建设"],
    ]


def test_a_chinese_number_beside_a_name_heads_the_rows_below_it() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "工作任务", "责任单位", "完成时限"],
            ["一", "审批改革", "", ""],
            ["1", "修订条例。", "市司法局", "2025年"],
        ],
    )

    assert [t["path"] for t in plan["tasks"]] == [[HEAD, "一、审批改革"]]


def test_a_category_with_a_lead_gives_that_lead_to_each_row() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "项目名称", "建设内容", "责任单位"],
            ["医疗\n健康（市卫\n生健康委牵头）", "<", "<", "<"],
            ["1", "影像数据集", "归集影像数据，形成数据集。", "市卫生健康委"],
            ["2", "病案数据集", "归集病案数据，形成数据集。", "市数据局"],
            ["工业制造", "<", "<", "<"],
            ["3", "机床数据集", "归集机床数据，形成数据集。", "市数据局"],
        ],
    )

    assert [t["path"][-1] for t in plan["tasks"]] == ["医疗健康", "医疗健康", "工业制造"]
    led = [[(a["name"], a["role"], a["via"]) for a in t["assignments"]] for t in plan["tasks"]]
    assert led[0] == [("市卫生健康委", "lead", "blanket"), ("市卫生健康委", "responsible", None)]
    assert led[1] == [("市卫生健康委", "lead", "blanket"), ("市数据局", "responsible", None)]
    assert led[2] == [("市数据局", "responsible", None)]


def test_two_header_rows() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "工作任务", "责任分工", "<", "完成时限"],
            ["^", "^", "牵头", "配合", "^"],
            ["1", "修订条例。", "市司法局", "市财政局", "2025年"],
        ],
    )

    assert len(plan["tasks"]) == 1
    assert bodies(plan["tasks"][0]) == [("市司法局", "lead"), ("市财政局", "cooperate")]


def test_two_header_rows_without_merged_cells() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "工作任务", "责任分工", "", "完成时限"],
            ["", "", "牵头单位", "配合单位", ""],
            ["1", "修订条例。", "市司法局", "市财政局", "2025年"],
        ],
    )

    assert [bodies(t) for t in plan["tasks"]] == [[("市司法局", "lead"), ("市财政局", "cooperate")]]


def test_title_and_unit_rows_above_the_header() -> None:
    plan = parsed(
        "附件2\n",
        [
            ["云海市民生实事任务清单", "<", "<"],
            ["填报单位：市政府办", "<", "<"],
            ["序号", "工作任务", "责任单位"],
            ["1", "修订条例。", "市司法局"],
        ],
    )

    assert [t["path"] for t in plan["tasks"]] == [["附件2 云海市民生实事任务清单"]]


def test_a_header_printed_again_is_no_task() -> None:
    plan = parsed(CAPTION, [*STANDARD, STANDARD[0], ["3", "丙事", "做好丙事。", "市教育局", "", "2025年"]])

    assert [t["number"] for t in plan["tasks"]] == ["1", "2", "3"]


def test_the_next_page_goes_on_without_a_header() -> None:
    rest = [
        ["3", "丙事", "做好丙事。", "市教育局", "", "2025年"],
        ["4", "丁事", "做好丁事。", "市民政局", "", "2025年"],
    ]

    plan = parsed(CAPTION, STANDARD, "— 3 —\n", rest)

    assert [(t["number"], t["path"]) for t in plan["tasks"]] == [(n, [HEAD]) for n in "1234"]
    assert bodies(plan["tasks"][3]) == [("市民政局", "lead")]


def test_the_next_page_prints_the_header_again_and_the_category_goes_on() -> None:
    header = ["类别", "序号", "工作任务", "责任单位"]

    plan = parsed(
        CAPTION,
        [header, ["审批改革", "1", "修订条例。", "市司法局"]],
        "\n",
        [header, ["", "2", "设立专窗。", "市数据局"]],
    )

    assert [t["path"] for t in plan["tasks"]] == [[HEAD, "审批改革"], [HEAD, "审批改革"]]


def test_a_row_broken_by_the_page_is_one_task() -> None:
    rest = [["", "", "并做好公示。", "", "", ""], ["3", "丙事", "做好丙事。", "市教育局", "", "2025年"]]

    plan = parsed(CAPTION, STANDARD, rest)

    assert [t["number"] for t in plan["tasks"]] == ["1", "2", "3"]
    assert plan["tasks"][1]["text"] == "建成数据共享平台2个。并做好公示。"


def test_agency_first() -> None:
    plan = parsed(
        "附件\n各部门职责清单\n",
        [
            ["部  门", "职责与任务"],
            ["市司法局", "1.修订条例。\n2.加强普法。"],
            ["市人社局\n医保中心", "提高保险水平。"],
            ["各镇（街道）", "落实各项政策。"],
        ],
    )

    assert [(t["number"], t["title"], t["path"]) for t in plan["tasks"]] == [(None, None, ["附件 各部门职责清单"])] * 3
    assert plan["tasks"][0]["text"] == "1.修订条例。2.加强普法。"
    assert bodies(plan["tasks"][1]) == [("市人社局", "responsible"), ("市医保中心", "responsible")]
    assert plan["tasks"][2]["assignments"][0]["group"]


@pytest.mark.parametrize("header", ["职责分工", "分工", "部门分工"])
def test_agency_first_with_a_header_that_could_name_bodies(header: str) -> None:
    plan = parsed(
        "附件\n部门职责分工表\n",
        [
            ["单位", header, "备注"],
            ["市司法局", "完善健康相关地方立法的审查机制。", ""],
            ["市教育局、团市委", "提高学生健康素养，改善学校环境。", "每年九月"],
        ],
    )

    assert [(t["text"][:6], bodies(t)) for t in plan["tasks"]] == [
        ("完善健康相关", [("市司法局", "responsible")]),
        ("提高学生健康", [("市教育局", "responsible"), ("团市委", "responsible")]),
    ]


def test_agency_first_with_a_column_whose_header_nobody_knows() -> None:
    plan = parsed(
        "附件\n各部门重点\n",
        [
            ["部门", "健康政策着力点", "影响因素"],
            ["市司法局", "完善健康相关地方立法的审查机制。", "环境"],
            ["市教育局", "提高学生健康素养，改善学校环境。", "素养"],
        ],
    )

    assert [(t["text"][:6], bodies(t)) for t in plan["tasks"]] == [
        ("完善健康相关", [("市司法局", "responsible")]),
        ("提高学生健康", [("市教育局", "responsible")]),
    ]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("市司法局、市财政局", [("市司法局", "responsible"), ("市财政局", "responsible")]),
        ("市司法局\n市财政局", [("市司法局", "responsible"), ("市财政局", "responsible")]),
        ("市司法局；市财政局", [("市司法局", "responsible"), ("市财政局", "responsible")]),
        ("市司法局/市财政局", [("市司法局", "responsible"), ("市财政局", "responsible")]),
        ("市人力资源社会\n保障局", [("市人力资源社会保障局", "responsible")]),
        ("市人\n力资\n源社\n会保\n障局、\n市财\n政局", [("市人力资源社会保障局", "responsible"), ("市财政局", "responsible")]),
        ("云海\n师范\n大学", [("云海师范大学", "responsible")]),
        ("市数字经济社会\n发展局", [("市数字经济社会发展局", "responsible")]),
        ("市司法局牵头\n市财政局配合", [("市司法局", "lead"), ("市财政局", "cooperate")]),
        ("牵头：市司\n法局\n配合：市财\n政局", [("市司法局", "lead"), ("市财政局", "cooperate")]),
        ("牵头：市司法局 配合：市财政局", [("市司法局", "lead"), ("市财政局", "cooperate")]),
        ("牵头单位：市司法局\n配合单位：市财政局、市教育局", [("市司法局", "lead"), ("市财政局", "cooperate"), ("市教育局", "cooperate")]),
        ("市司法局（牵头）、市财政局", [("市司法局", "lead"), ("市财政局", "responsible")]),
        ("市司法局牵头，市财政局配合", [("市司法局", "lead"), ("市财政局", "cooperate")]),
        ("市司法局、财政局等有关部门", [("市司法局", "responsible"), ("市财政局", "responsible")]),
    ],
)  # fmt: skip
def test_lists_in_a_cell(cell: str, wanted: list[tuple[str, str]]) -> None:
    plan = parsed(CAPTION, [["序号", "工作任务", "责任单位"], ["1", "修订条例。", cell]])

    assert bodies(plan["tasks"][0]) == wanted
    assert [code for code in codes(plan) if code != "unknown-body"] == []


def test_a_lead_rule_in_the_header() -> None:
    rows = [["序号", "工作任务", "责任单位（列第一位的为牵头单位）"], ["1", "修订条例。", "市司法局、市财政局"]]

    plan = parsed(CAPTION, rows)

    assert [(a["role"], a["via"]) for a in plan["tasks"][0]["assignments"]] == [("lead", "rule"), ("responsible", None)]
    assert plan["document"]["lead_rule"]


def test_a_lead_rule_in_a_note_row_holds_for_the_rows_above_it() -> None:
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "修订条例。", "市司法局、市财政局"],
        ["注：排在第一位的为牵头单位", "<", "<"],
    ]

    plan = parsed(CAPTION, rows)

    assert [bodies(t) for t in plan["tasks"]] == [[("市司法局", "lead"), ("市财政局", "responsible")]]


def test_a_lead_rule_below_the_table() -> None:
    rows = [["序号", "工作任务", "责任单位"], ["1", "修订条例。", "市司法局、市财政局"]]

    plan = parsed(CAPTION, rows, "注：责任单位中排在第一位的为牵头单位。\n")

    assert [bodies(t) for t in plan["tasks"]] == [[("市司法局", "lead"), ("市财政局", "responsible")]]


def test_what_does_not_read_like_a_body_becomes_an_issue() -> None:
    plan = parsed(CAPTION, [["序号", "工作任务", "责任单位"], ["1", "修订条例。", "市司法局、按照要求推进的事"]])

    assert bodies(plan["tasks"][0]) == [("市司法局", "responsible")]
    assert "unread-body" in codes(plan)


@pytest.mark.parametrize(
    ("printed", "start", "due", "ongoing"),
    [
        ("6月底前", None, "2025-06", False),
        ("2025.12", None, "2025-12", False),
        ("2025-12-31", None, "2025-12-31", False),
        ("2025/6", None, "2025-06", False),
        ("2026", None, "2026", False),
        ("2025年3月—2026年6月", "2025-03", "2026-06", False),
        ("持续推进", None, None, True),
        ("按上级要求", None, None, False),
    ],
)
def test_times(printed: str, start: str | None, due: str | None, ongoing: bool) -> None:
    rows = [["序号", "工作任务", "责任单位", "完成时限"], ["1", "修订条例。", "市司法局", printed]]

    time = parsed(CAPTION, rows)["tasks"][0]["time"]

    assert time == {"raw": printed, "start": start, "due": due, "ongoing": ongoing}


def test_start_and_end_columns_make_one_span() -> None:
    rows = [
        ["序号", "工作任务", "责任单位", "启动时间", "完成时间"],
        ["1", "修订条例。", "市司法局", "2025年3月", "2026年6月"],
    ]

    time = parsed(CAPTION, rows)["tasks"][0]["time"]

    assert time and (time["start"], time["due"]) == ("2025-03", "2026-06")


def test_a_goal_column_gives_targets_of_the_row() -> None:
    rows = [["序号", "工作任务", "预期成效", "责任单位"], ["1", "建设专窗。", "专窗达到20个", "市数据局"]]

    task = parsed(CAPTION, rows)["tasks"][0]

    assert task["text"] == "建设专窗。"
    assert [(t["indicator"], t["value"], t["unit"]) for t in task["targets"]] == [("专窗", 20, "个")]


def test_merged_goals_in_front_of_the_tasks_are_categories() -> None:
    plan = parsed(
        CAPTION,
        [
            ["工作目标", "重点任务", "具体举措", "责任单位"],
            ["审批更快", "数据立法", "起草条例，公开征求意见。", "市司法局"],
            ["^", "平台建设", "建成平台，接入全部部门。", "市数据局"],
        ],
    )

    assert [t["path"][-1] for t in plan["tasks"]] == ["审批更快", "审批更快"]


def test_numbers_in_front_of_the_names_where_there_is_no_number_column() -> None:
    plan = parsed(
        CAPTION,
        [
            ["任务名称", "工作内容", "责任单位"],
            ["1.数据立法", "起草条例。", "市司法局"],
            ["2.平台建设", "建成平台。", "市数据局"],
        ],
    )

    assert [(t["number"], t["title"]) for t in plan["tasks"]] == [("1", "数据立法"), ("2", "平台建设")]


def test_several_measures_in_one_cell_stay_one_task() -> None:
    plan = parsed(
        CAPTION,
        [
            ["工作任务", "工作内容", "责任单位"],
            ["数据立法", "1.起草条例。\n2.征求意见。", "市司法局"],
            ["平台建设", "1.建成平台。\n2.接入部门。", "市数据局"],
        ],
    )

    assert [t["text"] for t in plan["tasks"]] == ["1.起草条例。2.征求意见。", "1.建成平台。2.接入部门。"]


def test_totals_and_blank_rows_are_no_tasks() -> None:
    plan = parsed(CAPTION, [*STANDARD, ["", "", "", "", "", ""], ["合计", "<", "2", "", "", ""]])

    assert [t["number"] for t in plan["tasks"]] == ["1", "2"]


def test_a_row_without_duty_is_an_issue() -> None:
    plan = parsed(CAPTION, [*STANDARD, ["3", "-", "", "市教育局", "", "2025年"]])

    assert len(plan["tasks"]) == 2
    assert codes(plan).count("table-row-empty") == 1


def test_a_row_without_content_keeps_its_name_as_text() -> None:
    plan = parsed(CAPTION, [*STANDARD, ["3", "办好展会", "-", "市教育局", "", "2025年"]])

    assert (plan["tasks"][2]["title"], plan["tasks"][2]["text"]) == (None, "办好展会")


def test_a_table_inside_a_section_has_its_headings_for_a_path() -> None:
    plan = parsed(
        "云海市营商环境工作方案\n一、总体目标\n走在前列。\n二、重点任务\n（一）年度任务\n",
        STANDARD,
        "三、保障措施\n（一）加强领导。各级要高度重视。\n",
    )

    assert [t["path"] for t in plan["tasks"]] == [["二、重点任务", "（一）年度任务"]] * 2 + [["三、保障措施"]]
    assert "empty-item" not in codes(plan)


def test_the_line_that_leads_to_a_table_is_no_task_and_its_title_no_part_of_one() -> None:
    plan = parsed(
        "云海市营商环境工作方案\n一、重点任务\n具体任务见下表。\n重点任务分工表\n",
        STANDARD,
        "二、保障措施\n（一）加强领导。各级要高度重视。\n",
    )

    assert [t["path"][0] for t in plan["tasks"]] == ["一、重点任务", "一、重点任务", "二、保障措施"]


def test_a_title_line_alone_is_the_path_of_a_table_behind_the_plan() -> None:
    plan = parsed(FRONT, "云海市重点任务分工表\n", STANDARD)

    assert [t["path"] for t in rows_of(plan)] == [["云海市重点任务分工表"]] * 2
    assert plan["tasks"][1]["text"] == "设立专窗。"


def test_two_tables_in_one_document_have_their_own_captions_and_ids() -> None:
    other = [["序号", "工作任务", "责任单位"], ["1", "修订条例。", "市司法局"]]

    plan = parsed(FRONT, CAPTION, STANDARD, "附件2\n云海市改革任务清单\n", other)

    assert [t["path"][0] for t in rows_of(plan)] == [HEAD, HEAD, "附件2 云海市改革任务清单"]


def test_notes_below_a_table_are_no_part_of_an_item() -> None:
    plan = parsed(FRONT, "云海市重点任务分工表\n", STANDARD, "注：排名不分先后。\n")

    assert plan["tasks"][1]["text"] == "设立专窗。"


def test_a_row_of_bodies_alone_goes_on_with_the_list_above_it() -> None:
    rows = [
        ["序号", "工作任务", "责任单位"],
        ["1", "修订条例。", "市司法局、"],
        ["", "", "市财政局"],
        ["2", "建成平台。", "市数据局"],
    ]

    plan = parsed(CAPTION, rows)

    assert [bodies(t) for t in plan["tasks"]] == [
        [("市司法局", "responsible"), ("市财政局", "responsible")],
        [("市数据局", "responsible")],
    ]


def test_a_number_alone_is_an_issue_and_no_heading() -> None:
    plan = parsed(CAPTION, [*STANDARD, ["3", "", "", "", "", ""]])

    assert codes(plan) == ["table-row-empty"]


def test_stages_below_a_time_header_are_goals_and_no_time() -> None:
    plan = parsed(
        CAPTION,
        [
            ["序号", "工作任务", "进度安排", "<", "<", "责任单位"],
            ["^", "^", "一季度", "二季度", "下半年", "^"],
            ["1", "建设专窗。", "完成选址。", "专窗达到5个。", "全部验收。", "市数据局"],
        ],
    )

    assert plan["tasks"][0]["time"] is None
    assert [(t["value"], t["unit"]) for t in plan["tasks"][0]["targets"]] == [(5, "个")]


def test_an_indicator_and_its_value_in_a_task_table_are_one_target() -> None:
    rows = [
        ["序号", "重点任务", "考核指标", "目标值", "责任单位"],
        ["1", "推行网上办理。", "网办率", "90%以上", "市数据局"],
    ]

    plan = parsed(CAPTION, rows)

    got = [(t["indicator"], t["op"], t["value"]) for t in plan["tasks"][0]["targets"]]
    assert got == [("网办率", ">=", 90)]
    assert plan["goals"] == []


def test_a_long_first_column_is_text_and_no_title() -> None:
    long = "围绕企业全生命周期，推动政务服务从能办向好办转变，全面提升群众和企业的办事体验和获得感，"
    rows = [["序号", "目标任务", "工作措施", "责任单位"], ["1", long, "开展专项行动。", "市数据局"]]

    task = parsed(CAPTION, rows)["tasks"][0]

    assert (task["title"], task["text"]) == (None, long + "开展专项行动。")


def test_the_inner_task_names_the_row_where_the_outer_one_is_merged() -> None:
    plan = parsed(
        CAPTION,
        [
            ["重点任务", "具体任务", "工作措施", "责任单位"],
            ["审批改革", "数据立法", "起草条例，公开征求社会各界意见。", "市司法局"],
            ["^", "平台建设", "建成平台，接入全部市级部门和各区。", "市数据局"],
        ],
    )

    assert [(t["path"][-1], t["title"]) for t in plan["tasks"]] == [("审批改革", "数据立法"), ("审批改革", "平台建设")]


def test_ids_do_not_move_when_a_row_is_added() -> None:
    rows = [["部门", "主要职责"], ["市司法局", "完善立法工作机制。"], ["市教育局", "提高学生的素养。"]]

    before = {t["text"]: t["id"] for t in parsed(CAPTION, rows)["tasks"]}
    after = {t["text"]: t["id"] for t in parsed(CAPTION, [rows[0], ["市财政局", "落实各项经费。"], *rows[1:]])["tasks"]}

    assert before.items() <= after.items()


NO_TASKS: dict[str, tuple[Rows, list[str]]] = {
    "projects": (
        [["序号", "项目名称", "建设内容", "总投资（万元）"], ["1", "甲厂", "新建厂房3万平方米", "3000"], ["2", "乙厂", "扩建", "500"]],
        ["table-not-tasks"],
    ),
    "requests": (
        [["序号", "政策诉求", "诉求依据"], ["1", "支持开展先行先试改革试点", "国办文件"], ["2", "支持设立口岸", "国办文件"]],
        ["table-not-tasks"],
    ),
    "contacts": ([["单位", "联系人", "联系电话"], ["市司法局", "王某", "123456"], ["市财政局", "李某", "123457"]], []),
    "members": ([["序号", "姓名", "职务"], ["1", "王某", "市长"], ["2", "李某", "副市长"]], ["table-not-tasks"]),
    "meta": ([["索引号：", "0001/2025-1", "主题分类：", "政务"], ["发文机关：", "云海市人民政府", "成文日期：", "2025年1月1日"]], []),
    "labels": ([["发布日期：", "2025年1月1日", "主题类别：", "政务"], ["完成时间：", "2025年", "责任单位：", "市政府"]], []),
    "quota": ([["地区", "数量（户）"], ["东区", "120"], ["西区", "80"]], []),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TASKS)
def test_tables_that_are_no_tasks(name: str) -> None:
    rows, wanted = NO_TASKS[name]

    plan = parsed(FRONT, "附件1\n云海市情况一览\n", rows)

    assert [t["text"] for t in plan["tasks"]] == [t["text"] for t in parsed(FRONT)["tasks"]]
    assert [code for code in codes(plan) if code.startswith("table")] == wanted


def test_the_message_tells_what_kind_of_table_was_left_out() -> None:
    plan = parsed(FRONT, "附件1\n云海市项目清单\n", NO_TASKS["projects"][0])

    issue = next(i for i in plan["issues"] if i["code"] == "table-not-tasks")
    assert "项目清单" in issue["message"]
    assert issue["span"][1] > issue["span"][0] > len(FRONT)


INDICATORS: Rows = [
    ["序号", "指标名称", "单位", "2020年", "2025年目标值", "属性"],
    ["1", "每千人口床位数", "张", "5.1", "6.5", "预期性"],
    ["2", "森林覆盖率", "%", "40", "≥45", "约束性"],
    ["3", "单位能耗降低", "%", "-", "13.5", "约束性"],
    ["4", "审批时长", "天", "9", "≤5", "预期性"],
    ["5", "群众满意度", "", "", "90%以上", "预期性"],
]


def test_an_indicator_table_gives_goals_and_no_tasks() -> None:
    plan = parsed(FRONT, "附件1\n云海市主要指标表\n", INDICATORS)

    assert [(g["indicator"], g["op"], g["value"], g["unit"], g["due"]) for g in plan["goals"]] == [
        ("每千人口床位数", ">=", 6.5, "张", "2025"),
        ("森林覆盖率", ">=", 45, "%", "2025"),
        ("单位能耗降低", "-", 13.5, "%", "2025"),
        ("审批时长", "<=", 5, "天", "2025"),
        ("群众满意度", ">=", 90, "%", "2025"),
    ]
    assert len(plan["tasks"]) == 2


def test_an_indicator_without_a_number_is_an_issue() -> None:
    plan = parsed(
        FRONT, "附件1\n云海市主要指标表\n", [*INDICATORS, ["6", "断面水质", "%", "", "完成上级任务", "约束性"]]
    )

    assert len(plan["goals"]) == 5
    assert "goal-unread" in codes(plan)


def test_yearly_values_are_goals_of_their_years() -> None:
    rows = [
        ["指标", "现状值", "2024年", "2025年"],
        ["网办率（%）", "80", "85", "90"],
        ["专窗数（个）", "1", "2", "3—5"],
    ]

    plan = parsed(FRONT, "附件1\n云海市主要指标表\n", rows)

    got: list[tuple[Any, ...]] = [
        (g["indicator"], g["value"], g["value_max"], g["unit"], g["due"]) for g in plan["goals"]
    ]
    assert got == [
        ("网办率", 85, None, "%", "2024"), ("网办率", 90, None, "%", "2025"),
        ("专窗数", 2, None, "个", "2024"), ("专窗数", 3, 5, "个", "2025"),
    ]  # fmt: skip


def test_a_document_of_an_indicator_table_alone_is_no_plan() -> None:
    with pytest.raises(InputError, match="没有找到任何带编号的任务"):
        parsed("云海市主要指标表\n", INDICATORS)


def test_tables_that_stand_one_below_the_other_each_have_their_own_title() -> None:
    header = ["领域", "序号", "任务内容", "责任单位"]
    rows = [
        ["云海市一季度任务清单", "<", "<", "<"], header, ["教育", "1", "新建学校3所。", "市教育局"], ["^", "2", "招聘教师。", "市财政局"],
        ["云海市二季度任务清单", "<", "<", "<"], header, ["卫生", "1", "新建医院2家。", "市卫健委"], ["^", "2", "培训医生。", "市司法局"],
    ]  # fmt: skip

    plan = parsed(rows)

    assert [(t["path"], t["number"]) for t in plan["tasks"]] == [
        (["云海市一季度任务清单", "教育"], "1"), (["云海市一季度任务清单", "教育"], "2"),
        (["云海市二季度任务清单", "卫生"], "1"), (["云海市二季度任务清单", "卫生"], "2"),
    ]  # fmt: skip


def test_a_header_printed_again_below_a_numbered_heading_begins_no_new_table() -> None:
    header = ["序号", "任务内容", "责任单位"]
    rows = [
        ["云海市任务清单", "<", "<"], header, ["一、教育", "<", "<"], ["1", "新建学校3所。", "市教育局"],
        ["二、卫生", "<", "<"], header, ["2", "新建医院2家。", "市卫健委"], ["3", "培训医生。", "市司法局"],
    ]  # fmt: skip

    assert [t["path"] for t in parsed(rows)["tasks"]] == [
        ["云海市任务清单", "一、教育"], ["云海市任务清单", "二、卫生"], ["云海市任务清单", "二、卫生"],
    ]  # fmt: skip


def test_goals_told_in_sentences_are_the_text_behind_a_short_name() -> None:
    table = [
        ["序号", "类别", "重点任务", "目标要求", "牵头单位", "完成时限"],
        [
            "1",
            "能源",
            "散煤治理",
            "完成清洁取暖改造2.6万户，平原地区散煤清零，煤炭消费总量下降8%",
            "市发展改革委",
            "2025年10月",
        ],
        [
            "2",
            "能源",
            "清洁能源",
            "新增可再生能源装机120万千瓦，非化石能源消费占比达到19%",
            "市发展改革委",
            "2025年12月",
        ],
    ]

    first = rows_of(parsed(CAPTION, table))[0]

    assert (first["title"], first["path"]) == ("散煤治理", [HEAD, "能源"])
    assert first["text"].startswith("完成清洁取暖改造2.6万户")
    assert [(t["value"], t["op"]) for t in first["targets"]] == [(2.6, "="), (8, "-")]


@pytest.mark.parametrize("beside", ["（区政府办公室　2025年2月）", "（2024年8月2日市人民政府第31次常务会议通过）"])
def test_who_decided_it_and_when_stands_between_a_title_and_its_table(beside: str) -> None:
    plan = parsed(f"云海市2025年重点任务分解表\n{beside}\n", STANDARD)

    assert [task["path"] for task in plan["tasks"]] == [["云海市2025年重点任务分解表"]] * 2
