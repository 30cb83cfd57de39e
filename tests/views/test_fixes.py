"""From a form to rows of the corrections file: what is kept is what comes back on the next parse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ingest.correction_store import amend
from ingest.corrections import apply_corrections, read_corrections
from ingest.plan import ParsedPlan
from tests.ingest.correction_cases import TEXT, item, names, parsed, stale
from views.fixes import (
    Edit,
    Said,
    addition,
    body_edit,
    body_fields,
    document_edit,
    document_fields,
    printed,
    title_edit,
)

BY = Said("已核对", "张三")


def kept(path: Path, *edits: Edit) -> ParsedPlan:
    """The plan as it is read again after the edits were kept."""
    for edit in edits:
        amend(path, add=edit.add, drop=edit.drop)
    plan = apply_corrections(parsed(), read_corrections(path), TEXT)
    assert stale(plan) == []
    return plan


def bodies(plan: ParsedPlan, number: str, place: int, **changed: Any) -> list[dict[str, Any]]:
    rows = body_fields(item(plan, number))
    rows[place] |= changed
    return rows


def test_an_untouched_form_keeps_nothing() -> None:
    plan = parsed()
    same = {row["项目"]: row["应为"] for row in document_fields(plan)}

    assert not document_edit(plan, TEXT, same, BY)
    assert not title_edit(plan, item(plan, "一"), "优化审批服务", BY)
    assert not body_edit(plan, item(plan, "一"), body_fields(item(plan, "一")), BY)


def test_fields_of_the_plan(tmp_path: Path) -> None:
    plan = parsed()
    wanted = {row["项目"]: row["应为"] for row in document_fields(plan)}
    wanted |= {"文件标题": "云海市营商环境提升行动方案", "成文日期": "2024-03-18", "文号": "", "地区": "云溪市"}

    after = kept(tmp_path / "c.csv", document_edit(plan, TEXT, wanted, BY))["document"]

    assert (after["title"], after["issued_on"], after["number"], after["jurisdiction"]) == (
        "云海市营商环境提升行动方案", "2024-03-18", None, "云溪市",
    )  # fmt: skip
    assert after["id"] == plan["document"]["id"]


def test_title_name_role_and_removal(tmp_path: Path) -> None:
    plan = parsed()
    four = item(plan, "四")

    after = kept(
        tmp_path / "c.csv",
        title_edit(plan, four, "护航知识产权", BY),
        body_edit(plan, four, bodies(plan, "四", 1, 机构="市工信局", 角色="牵头"), BY),
        body_edit(plan, item(plan, "三"), bodies(plan, "三", 0, 删去=True), BY),
    )

    assert item(after, "四")["title"] == "护航知识产权"
    assert names(after, "四") == [("市市场监管局", "responsible"), ("市工信局", "lead")]
    assert names(after, "三") == [("市经委", "responsible")]


def test_a_new_name_for_the_whole_plan(tmp_path: Path) -> None:
    plan = parsed()

    after = kept(
        tmp_path / "c.csv",
        body_edit(plan, item(plan, "四"), bodies(plan, "四", 1, 机构="市工信局"), BY, everywhere=True),
    )

    assert ("市工信局", "responsible") in names(after, "三")
    assert ("市工信局", "responsible") in names(after, "四")


def test_a_body_more_and_taken_back(tmp_path: Path) -> None:
    path, plan = tmp_path / "c.csv", parsed()

    after = kept(path, addition(plan, item(plan, "二"), "配合", " 市公安局 ", BY))
    assert names(after, "二") == [("市市场监管局", "responsible"), ("市公安局", "cooperate")]

    again = kept(path, body_edit(after, item(after, "二"), bodies(after, "二", 1, 删去=True), BY))
    assert names(again, "二") == [("市市场监管局", "responsible")]
    assert read_corrections(path).rows == ()


def test_a_second_change_replaces_the_first_and_the_old_value_ends_it(tmp_path: Path) -> None:
    path, plan = tmp_path / "c.csv", parsed()
    first = kept(path, body_edit(plan, item(plan, "四"), bodies(plan, "四", 1, 机构="市工信局", 角色="牵头"), BY))

    second = kept(path, body_edit(first, item(first, "四"), bodies(first, "四", 1, 机构="市发改委", 角色="配合"), BY))
    assert names(second, "四")[1] == ("市发改委", "cooperate")
    assert len(read_corrections(path).rows) == 2

    third = kept(path, body_edit(second, item(second, "四"), bodies(second, "四", 1, 机构="市经委", 角色="责任"), BY))
    assert names(third, "四") == names(plan, "四")
    assert read_corrections(path).rows == ()


def test_reason_and_name_are_asked_for() -> None:
    assert Said("", " ").problem() == "请填写理由和更正人；没有保存。"
    assert BY.problem() == ""


def test_a_row_rests_on_words_that_are_printed() -> None:
    assert printed(TEXT, ["没有这些字", "2024年3月15日"]) == "2024年3月15日"
    assert printed("  \n第一行\n第二行", ["没有"]) == "第一行"
    assert printed("", ["没有"]) == ""
