"""Responsibility matrices: a column a body, a mark in the cell; what the marks say comes from a legend or not at all."""

from __future__ import annotations

import pytest

from ingest.parse import parse_source
from ingest.plan import ParsedPlan, Task
from ingest.plan_files import validate
from ingest.table_marks import find_legend, is_legend
from tests.ingest.table_source import Rows, source_of, table_at

TITLE = "柏川市数字乡村建设方案\n附件1\n柏川市数字乡村建设责任分工矩阵\n"
MATRIX = [
    ["序号", "重点任务", "市农业农村局", "财政局", "市数据局", "各县区人民政府"],
    ["1", "建设益农信息社120个", "●", "○", "○", "○"],
    ["2", "开通农产品直播间", "○", "", "●", "-"],
]


def parsed(*pieces: str | Rows) -> ParsedPlan:
    return validate(parse_source(source_of(*pieces)), source="test")


def bodies(task: Task) -> list[tuple[str, str]]:
    return [(a["name"], a["role"]) for a in task["assignments"]]


def codes(plan: ParsedPlan) -> list[str]:
    return [issue["code"] for issue in plan["issues"]]


@pytest.mark.parametrize(
    "above, below",
    [
        ("（●牵头单位 ○配合单位）\n", ""),
        ("", "注：●表示牵头，○表示配合。\n"),
        ("", "●为牵头单位；○为参与单位\n"),
        ("说明：牵头单位用“●”表示，配合单位用“○”表示\n", ""),
    ],
)
def test_a_legend_above_or_below_says_who_leads(above: str, below: str) -> None:
    plan = parsed(TITLE + above, MATRIX, below)

    first, second = plan["tasks"]
    assert bodies(first) == [
        ("市农业农村局", "lead"), ("市财政局", "cooperate"), ("市数据局", "cooperate"), ("各县区人民政府", "cooperate")
    ]  # fmt: skip
    assert bodies(second) == [("市农业农村局", "cooperate"), ("市数据局", "lead")]
    assert first["path"] == ["附件1 柏川市数字乡村建设责任分工矩阵"]
    assert first["text"] == "建设益农信息社120个"
    assert not codes(plan)


def test_the_body_is_where_the_header_prints_it() -> None:
    source = source_of(TITLE + "（●牵头单位 ○配合单位）\n", MATRIX)

    for task in parse_source(source)["tasks"]:
        for a in task["assignments"]:
            assert source.text[slice(*a["span"])] == a["surface"]


def test_marks_without_a_legend_make_no_lead_and_say_so() -> None:
    plan = parsed(TITLE, MATRIX)

    assert {role for task in plan["tasks"] for _, role in bodies(task)} == {"responsible"}
    assert codes(plan) == ["marks-unexplained"]


def test_one_kind_of_tick_is_responsible_without_ado() -> None:
    rows = [["序号", "任务", "市商务局", "市城管局"], ["1", "规范外摆", "√", ""], ["2", "延长营业", "√", "√"]]

    plan = parsed(TITLE, rows)

    assert [bodies(task) for task in plan["tasks"]] == [
        [("市商务局", "responsible")],
        [("市商务局", "responsible"), ("市城管局", "responsible")],
    ]
    assert not codes(plan)


def test_a_mark_the_legend_does_not_explain_is_an_issue_and_no_body() -> None:
    rows = [*MATRIX, ["3", "编制数字地图", "△", "", "●", ""]]

    plan = parsed(TITLE + "（●牵头单位 ○配合单位）\n", rows)

    assert bodies(plan["tasks"][2]) == [("市数据局", "lead")]
    assert [(i["code"], i["text"]) for i in plan["issues"]] == [("unknown-mark", "市农业农村局 △")]


def test_words_in_the_cells_are_the_role() -> None:
    rows = [
        ["序号", "任务", "市林业局", "市应急局"],
        ["1", "新建防火道30公里", "牵头", "配合"],
        ["2", "巡山", "主办单位", ""],
    ]

    assert [bodies(task) for task in parsed(TITLE, rows)["tasks"]] == [
        [("市林业局", "lead"), ("市应急局", "cooperate")],
        [("市林业局", "lead")],
    ]


@pytest.mark.parametrize("merge", [True, False])
def test_bodies_in_a_second_row_of_the_header(merge: bool) -> None:
    hole = "^" if merge else ""
    rows = [
        ["序号", "任务", "责任单位（★牵头，☆配合）", "<", "完成时限"],
        [hole, hole, "市林业局", "市气象局", hole],
        ["1", "新建防火道30公里", "★", "☆", "2026年6月"],
        ["2", "发布火险预警", "☆", "★", "2026年9月"],
    ]

    first, second = parsed(TITLE, rows)["tasks"]

    assert bodies(first) == [("市林业局", "lead"), ("市气象局", "cooperate")]
    assert bodies(second) == [("市林业局", "cooperate"), ("市气象局", "lead")]
    assert first["time"] is not None and first["time"]["due"] == "2026-06"


def test_a_matrix_on_its_side_has_a_task_a_column() -> None:
    rows = [
        ["单位", "打造街区", "延长公交时段", "规范外摆"],
        ["市商务局", "√", "√", "√"],
        ["市交通运输局", "", "√", ""],
    ]

    tasks = parsed(TITLE, rows)["tasks"]

    assert [(task["text"], [name for name, _ in bodies(task)]) for task in tasks] == [
        ("打造街区", ["市商务局"]),
        ("延长公交时段", ["市商务局", "市交通运输局"]),
        ("规范外摆", ["市商务局"]),
    ]


def test_a_matrix_goes_on_on_the_next_page() -> None:
    more = [["3", "培训带头人", "●", "", "", "○"]]

    plan = parsed(TITLE + "（●牵头单位 ○配合单位）\n", MATRIX, "\n", more)

    assert bodies(plan["tasks"][2]) == [("市农业农村局", "lead"), ("各县区人民政府", "cooperate")]


def test_a_legend_is_believed_only_where_it_agrees_with_itself() -> None:
    text, table = table_at(0, MATRIX)

    assert find_legend(text + "\n●牵头 ○配合\n", table, []) == {"●": "lead", "○": "cooperate"}
    assert find_legend(text + "\n●牵头 ●配合\n", table, []) == {}
    assert not is_legend("牵头单位：市商务局★")
    assert not is_legend("●牵头单位要加强统筹，○配合单位要主动对接，形成合力")


def test_an_item_that_only_points_to_the_annex_is_no_task_once_its_table_is_read() -> None:
    front = "柏川市数字乡村建设方案\n一、目标\n建设数字乡村。\n二、重点任务\n具体任务及分工见附件。\n三、组织保障\n健全机制。\n"

    plan = parsed(front + "附件1\n柏川市责任分工矩阵\n（●牵头单位 ○配合单位）\n", MATRIX)

    assert [task["number"] for task in plan["tasks"]] == ["三", "1", "2"]
