"""Tables taken apart into their cells: what belongs under which column is told by what it says, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.plan import ParsedPlan
from ingest.readers.loose_tables import loose_tables
from tests.ingest.readers.grids import grid_of

TITLE = "云海市任务分解表\n"
LINES = (
    TITLE
    + "序号\n任务\n责任单位\n完成时限\n1\n建设驿站20个\n市民政局\n2025年6月底前\n2\n培训500人次\n市财政局\n长期坚持\n"
)
WIDE = """云海市任务分解表
类别
序号
重点任务
主要内容
责任领导
牵头单位
配合单位
完成时限
备注
设施网络
1
驿站建设
新建驿站20个，覆盖率达到95%。
林海
市民政局
市财政局、各县（市、区）政府
2025年6月底前
2
人员培训
培训站长500人次，持证上岗率达到100%。
林海
市人力资源社会保障局
市财政局
长期坚持
列入考核
机制建设
3
经费保障
每个驿站每年安排经费2万元。
周敏
市财政局
市民政局
2025年12月
云海市人民政府
2025年1月3日
"""


def grids(text: str) -> list[list[list[str]]]:
    return [grid_of(text, table) for table in loose_tables(text)]


def plan_of(tmp_path: Path, text: str) -> ParsedPlan:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return parse_file(path)


def who(plan: ParsedPlan) -> list[list[tuple[str, str]]]:
    return [[(a["name"], a["role"]) for a in task["assignments"]] for task in plan["tasks"]]


HEADER = ["序号", "任务", "责任单位", "完成时限"]


def test_a_cell_a_line() -> None:
    assert grids(LINES + "云海市人民政府\n2025年1月3日\n") == [
        [HEADER, ["1", "建设驿站20个", "市民政局", "2025年6月底前"], ["2", "培训500人次", "市财政局", "长期坚持"]]
    ]  # fmt: skip


@pytest.mark.parametrize("separator", ["\n", " ", "\u3000"])
def test_rows_are_tasks_with_their_own_bodies_times_and_path(tmp_path: Path, separator: str) -> None:
    body = WIDE.removeprefix(TITLE)

    plan = plan_of(tmp_path, TITLE + body.replace("\n", separator))

    first, second, third = plan["tasks"][:3]
    assert [(task["number"], task["title"], task["path"][-1:]) for task in plan["tasks"][:3]] == [
        ("1", "驿站建设", ["设施网络"]), ("2", "人员培训", ["设施网络"]), ("3", "经费保障", ["机制建设"]),
    ]  # fmt: skip
    assert who(plan)[1] == [("市人力资源社会保障局", "lead"), ("市财政局", "cooperate")]
    assert first["time"] is not None and first["time"]["due"] == "2025-06"
    assert second["time"] is not None and second["time"]["ongoing"]
    assert third["text"].startswith("每个驿站")
    assert "林海" not in str(who(plan))


def test_lines_of_one_cell_go_on_in_it() -> None:
    text = LINES.replace("市民政局\n", "市民政局\n市教育局\n").replace("建设驿站20个", "建设驿站20个，\n改造驿站5个。")

    assert grids(text)[0][1] == ["1", "建设驿站20个，|改造驿站5个。", "市民政局|市教育局", "2025年6月底前"]


def test_a_heading_between_rows_heads_those_below_it_and_numbers_may_begin_again(tmp_path: Path) -> None:
    for number in ("2", "1"):
        text = LINES.replace("\n1\n", "\n一、设施网络\n1\n").replace("\n2\n", f"\n二、人员队伍\n{number}\n")

        assert [task["path"][-1] for task in plan_of(tmp_path, text)["tasks"]] == ["一、设施网络", "二、人员队伍"]


def test_a_header_printed_again_begins_another_table_of_which_one_row_is_enough() -> None:
    again = "二、人员队伍\n" + "\n".join(HEADER) + "\n3\n表彰10人\n市总工会\n2025年12月\n"

    first, second = grids(LINES + again)

    assert (len(first), second[1:]) == (3, [["3", "表彰10人", "市总工会", "2025年12月"]])


def test_a_column_that_no_list_knows_may_stand_between_others(tmp_path: Path) -> None:
    text = WIDE.replace("完成时限\n", "督办单位\n完成时限\n")
    for row in ("政府\n2025年6月底前", "市财政局\n长期坚持", "市民政局\n2025年12月"):
        text = text.replace(row, row.replace("\n", "\n市政府督查室\n"))

    assert who(plan_of(tmp_path, text))[2] == [("市财政局", "lead"), ("市民政局", "cooperate")]


def test_columns_below_their_common_name_stand_in_its_place(tmp_path: Path) -> None:
    text = "云海市任务分解表\n序号\n任务\n责任分工\n完成时限\n牵头单位\n配合单位\n1\n建设驿站20个\n市民政局\n市财政局\n2025年6月\n2\n培训500人次\n市财政局\n市民政局\n长期坚持\n"

    assert who(plan_of(tmp_path, text)) == [
        [("市民政局", "lead"), ("市财政局", "cooperate")], [("市财政局", "lead"), ("市民政局", "cooperate")],
    ]  # fmt: skip


def test_who_does_it_in_an_office_is_no_second_header(tmp_path: Path) -> None:
    text = "云海市任务分解表\n序号\n任务\n责任单位\n完成时限\n责任科室\n责任人\n1\n建设驿站20个\n市民政局\n2025年6月\n养老服务科\n林海\n2\n培训500人次\n市财政局\n长期坚持\n社会保障科\n周敏\n"

    plan = plan_of(tmp_path, text)

    assert [task["text"] for task in plan["tasks"]] == ["建设驿站20个", "培训500人次"]
    assert [bodies[0] for bodies in who(plan)] == [("市民政局", "responsible"), ("市财政局", "responsible")]


def test_a_body_that_may_stand_under_two_roles_is_an_issue_and_answers_for_nothing(tmp_path: Path) -> None:
    empty = plan_of(tmp_path, WIDE.replace("周敏\n市财政局\n", "周敏\n"))
    three = plan_of(
        tmp_path, WIDE.replace("周敏\n市财政局\n市民政局\n", "周敏\n市财政局\n市审计局\n各县（市、区）政府\n")
    )

    assert who(empty)[2] == []
    assert [issue["text"] for issue in empty["issues"] if issue["code"] == "unplaced-body"] == ["市民政局"]
    assert who(three)[2] == [("市财政局", "lead"), ("各县（市、区）政府", "cooperate")]
    assert [issue["text"] for issue in three["issues"] if issue["code"] == "unplaced-body"] == ["市审计局"]


@pytest.mark.parametrize(
    "text",
    [
        LINES.replace("市民政局\n", ""),  # half of the rows are not whole
        LINES.replace("市民政局\n", "林海\n"),
        LINES.replace("\n2\n", "\n4\n"),
        LINES.replace("序号\n", ""),
        LINES.replace("责任单位\n", "单位天气怎样\n").replace("完成时限\n", "气温\n"),
        "序号\n任务\n内容\n1\n建设\n建设驿站\n2\n培训\n培训站长\n",  # nobody, no time
        "序号\n责任单位\n" * 50,
        "责任单位：市民政局\n完成时限：2025年\n" * 20,
    ],
)
def test_what_is_not_whole_stays_prose(text: str) -> None:
    assert not grids(text)


def test_a_table_drawn_by_the_style_of_a_page_is_read(tmp_path: Path) -> None:
    cells = "".join(f"<div>{line}</div>" for line in LINES.splitlines()[1:])
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><h1>云海市任务分解表</h1>{cells}</body></html>", encoding="utf-8")

    assert [t["assignments"][0]["name"] for t in parse_file(path)["tasks"]] == ["市民政局", "市财政局"]
