"""Tables that lost their merged cells: what moved to the left is put back by what it says, or is nobody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.plan import ParsedPlan

HEAD = ["类别", "序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限"]
WHOLE = ["设施网络", "1", "驿站建设", "新建驿站20个，覆盖率达到95%。", "市民政局", "市财政局", "2025年6月底前"]


def plan_of(tmp_path: Path, rows: list[list[str]], form: str = "md") -> ParsedPlan:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    if form == "md":
        text = "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
    else:
        text = "\n".join(form.join(row) for row in rows)
    path = tmp_path / f"plan.{'md' if form == 'md' else 'txt'}"
    path.write_text(f"云海市驿站建设任务分解表\n\n{text}\n", encoding="utf-8")
    return parse_file(path)


def who(plan: ParsedPlan) -> list[list[tuple[str, str]]]:
    return [[(a["name"], a["role"]) for a in task["assignments"]] for task in plan["tasks"]]


FORMS = ["md", "\t", "\t\t"]


@pytest.mark.parametrize("form", FORMS)
def test_a_row_below_a_merged_category_stands_under_its_own_columns(tmp_path: Path, form: str) -> None:
    row = ["2", "人员培训", "培训站长500人次，全部持证上岗。", "市人力资源社会保障局", "市财政局", "长期坚持"]

    plan = plan_of(tmp_path, [HEAD, WHOLE, row], form)

    second = plan["tasks"][1]
    assert (second["number"], second["title"], second["path"][-1]) == ("2", "人员培训", "设施网络")
    assert who(plan)[1] == [("市人力资源社会保障局", "lead"), ("市财政局", "cooperate")]
    assert second["time"] is not None and second["time"]["ongoing"]
    assert not plan["issues"]


@pytest.mark.parametrize("form", FORMS)
def test_nobody_leads_where_the_lead_may_be_merged(tmp_path: Path, form: str) -> None:
    row = ["2", "人员培训", "培训站长500人次，全部持证上岗。", "市财政局", "长期坚持"]

    plan = plan_of(tmp_path, [HEAD, WHOLE, row], form)

    assert who(plan)[1] == []
    assert [(issue["code"], issue["text"]) for issue in plan["issues"]] == [("unplaced-body", "市财政局")]
    assert plan["tasks"][1]["text"].startswith("培训站长")


@pytest.mark.parametrize("form", FORMS)
def test_columns_below_a_common_name_are_read_in_its_place(tmp_path: Path, form: str) -> None:
    head = ["序号", "工作任务", "具体措施", "责任分工", "完成时限"]
    below = ["牵头单位", "配合单位"]
    rows = [WHOLE[1:], ["2", "培训站长500人次，全部持证上岗。", "市人力资源社会保障局", "市财政局", "长期坚持"]]

    plan = plan_of(tmp_path, [head, below, *rows], form)

    assert who(plan) == [
        [("市民政局", "lead"), ("市财政局", "cooperate")], [("市人力资源社会保障局", "lead"), ("市财政局", "cooperate")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        [
            "机制建设",
            "2",
            "经费保障",
            "每个驿站每年安排经费2万元。",
            "市财政局",
        ],  # no more cells: nobody helps, no time
        ["机制建设", "2", "经费保障", "每个驿站每年安排经费2万元。", "", "市财政局", "2025年"],
    ],
)
def test_rows_whose_cells_stand_where_they_may_stay_there(tmp_path: Path, row: list[str]) -> None:
    plan = plan_of(tmp_path, [HEAD, WHOLE, row])

    assert who(plan)[1] == [("市财政局", "cooperate" if row[4] == "" else "lead")]
    assert plan["tasks"][1]["path"][-1] == "机制建设"
    assert not plan["issues"]


def test_bodies_of_a_row_that_cannot_be_dealt_out_are_nobodys(tmp_path: Path) -> None:
    row = ["2", "人员培训", "市财政局", "培训站长500人次，全部持证上岗。"]

    plan = plan_of(tmp_path, [HEAD, WHOLE, row])

    assert not any(name == "市财政局" for bodies in who(plan)[1:] for name, _ in bodies)
    assert "unplaced-body" in [issue["code"] for issue in plan["issues"]]
