"""Corrections survive: each kind, re-parsing, changed sources, rows that no longer apply, the mark they leave."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph import model
from graph.lead_policy import decide_leads
from graph.rows import plan_rows
from ingest.correction_kinds import KINDS
from ingest.corrections import apply_corrections, summary
from ingest.facts import facts_of
from ingest.plan import ParsedPlan
from ingest.plan_files import validate
from ingest.task_ids import document_id_of
from tests.conftest import ROOT
from tests.ingest.correction_cases import (
    DOCUMENT,
    SIGNED,
    TEXT,
    body,
    corrected,
    corrections,
    item,
    names,
    parsed,
    row,
    stale,
)

RATE = "2025年底前政务事项网上办理率达到95%以上"
MONEY = "对自建平台的企业给予最高20万元补贴"
LIMIT = "2025年6月底前"
DOCS = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
EXAMPLES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOCS.split("<!-- examples:begin -->")[1].split("<!-- examples:end -->")[0].strip().splitlines()[2:]
]


@pytest.mark.parametrize(
    ("change", "read", "before", "after"),
    [
        (row("机构", "三", "市经委", "市工信局"), lambda p: names(p, "三")[1][0], "市经委", "市工信局"),
        (row("角色", "二", "市市场监管局", "牵头"), lambda p: names(p, "二")[0][1], "responsible", "lead"),
        (row("删除机构", "四", "市经委"), lambda p: len(names(p, "四")), 2, 1),
        (row("增加机构", "二", "由市公安局协助查处", "配合：市公安局"), lambda p: names(p, "二")[1:], [], [("市公安局", "cooperate")]),
        (row("别名", "", "市经委", "市工信局"), lambda p: [names(p, n)[1][0] for n in "三四"], ["市经委"] * 2, ["市工信局"] * 2),
        (row("标题", "一", "优化审批服务", "优化审批"), lambda p: item(p, "一")["label"], "优化审批服务", "优化审批"),
        (row("标题", "一", "优化审批服务", "无"), lambda p: item(p, "一")["title"], "优化审批服务", None),
        (row("时间", "一", "2025年底前", "2025年底前"), lambda p: (item(p, "一")["time"] or {}).get("due"), None, "2025-12"),
        (row("时间", "二", LIMIT, "无"), lambda p: item(p, "二")["time"] is None, False, True),
        (row("开始时间", "二", LIMIT, "2024/3/1"), lambda p: item(p, "二")["time"]["start"], None, "2024-03-01"),
        (row("完成时间", "二", LIMIT, "2025年5月"), lambda p: item(p, "二")["time"]["due"], "2025-06", "2025-05"),
        (row("持续", "二", LIMIT, "是"), lambda p: item(p, "二")["time"]["ongoing"], False, True),
        (row("目标指标", "一", RATE, "网上办理率"), lambda p: item(p, "一")["targets"][0]["indicator"], "政务事项网上办理率", "网上办理率"),
        (row("目标比较", "一", RATE, "等于"), lambda p: item(p, "一")["targets"][0]["op"], ">=", "="),
        (row("目标数值", "一", RATE, "95—98"), lambda p: item(p, "一")["targets"][0]["value_max"], None, 98),
        (row("目标单位", "一", RATE, "无"), lambda p: item(p, "一")["targets"][0]["unit"], "%", ""),
        (row("目标频次", "一", MONEY, "每年"), lambda p: item(p, "一")["targets"][1]["per"], None, "year"),
        (row("目标期限", "一", MONEY, "无"), lambda p: item(p, "一")["targets"][1]["due"], "2025-12", None),
        (row("目标种类", "一", MONEY, "目标"), lambda p: item(p, "一")["targets"][1]["kind"], "funding", "target"),
        (row("删除目标", "", "全市网上办理率达到90%以上"), lambda p: len(p["goals"]), 1, 0),
        (row("文件标题", "", "云海市营商环境提升行动方案", "营商方案"), lambda p: p["document"]["title"][:2], "云海", "营商"),
        (row("文号", "", "云政办〔2024〕8号", "无"), lambda p: p["document"]["number"], "云政办〔2024〕8号", None),
        (row("发文机关", "", "云海市人民政府办公室", "云海市人民政府"), lambda p: p["document"]["issuer"][-3:], "办公室", "民政府"),
        (row("成文日期", "", "2024年3月15日", "2024年3月18日"), lambda p: p["document"]["issued_on"], "2024-03-15", "2024-03-18"),
        (row("地区", "", "云海市", "云溪市"), lambda p: p["agencies"][0]["id"][:3], "云海市", "云溪市"),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) and "kind" in value else "",
)  # fmt: skip
def test_every_kind(
    tmp_path: Path, change: dict[str, str], read: Callable[[ParsedPlan], Any], before: Any, after: Any
) -> None:
    plan = corrected(tmp_path, change)

    assert (read(parsed()), read(plan)) == (before, after)
    assert stale(plan) == []
    assert [record["new"] for record in plan["corrections"]] == [change["new"]]
    assert "已与起草处核对（张三，2025-03-01）" in str(plan)
    validate(plan, source="corrected")


def test_the_plan_that_was_given_is_left_alone(tmp_path: Path) -> None:
    plan = parsed()
    before = copy.deepcopy(plan)

    apply_corrections(plan, corrections(tmp_path, row("机构", "三", "市经委", "市工信局")), TEXT)

    assert plan == before


def test_bodies_go_through_the_resolver_and_leave_the_list_when_nobody_names_them(tmp_path: Path) -> None:
    plan = corrected(tmp_path, row("别名", "", "市经委", "市工信局"), row("机构", "一", "市司法局", "市某某局"))

    agencies = {agency["id"]: agency for agency in plan["agencies"]}
    assert "云海市:economy_trade" not in agencies
    assert "云海市:justice" not in agencies
    assert agencies["云海市:industry_information"]["official_name"] == "云海市工业和信息化局"
    assert "市经委" in agencies["云海市:industry_information"]["aliases"]
    assert agencies[body(plan, "一", "市某某局")["agency_id"]]["function"] is None
    assert [issue["text"] for issue in plan["issues"] if issue["code"] == "unknown-body"] == ["市某某局"]


def test_an_added_body_points_at_the_words_and_settles_what_was_not_read(tmp_path: Path) -> None:
    plan = corrected(
        tmp_path, row("增加机构", "二", "市城管", "责任：市城管局"), row("增加机构", "二", "由市公安局协助", "配合：市公安局")
    )  # fmt: skip

    assert "unread-body" in {issue["code"] for issue in parsed()["issues"]}
    assert "unread-body" not in {issue["code"] for issue in plan["issues"]}
    for name, printed in (("市城管局", "市城管"), ("市公安局", "市公安局")):
        added = body(plan, "二", name)
        assert TEXT[slice(*added["span"])] == added["surface"] == printed
        assert added["via"] == "corrected"


def test_a_row_of_its_own_is_stronger_than_an_alias(tmp_path: Path) -> None:
    everywhere = {**row("别名", "", "市经委", "市工信局"), "document": ""}
    plan = corrected(tmp_path, everywhere, row("机构", "三", "市经委", "市商务局"))

    assert (names(plan, "三")[1][0], names(plan, "四")[1][0]) == ("市商务局", "市工信局")
    assert stale(plan) == []


def test_two_names_that_become_one_body_are_named_once(tmp_path: Path) -> None:
    plan = corrected(tmp_path, row("机构", "一", "市司法局", "市财政局"))

    assert names(plan, "一") == [("市政务服务局", "lead"), ("市财政局", "cooperate")]
    assert "市司法局→市财政局" in body(plan, "一", "市财政局")["corrected"]


def test_corrections_survive_a_changed_source(tmp_path: Path) -> None:
    changes = (
        row("机构", "三", "市经委", "市工信局"),
        row("目标数值", "一", RATE, "96"),
        row("完成时间", "二", LIMIT, "2025-05"),
    )
    longer = TEXT.replace("一、总体目标", "为优化营商环境，制定本方案。\n\n一、总体目标").replace(
        "为中小企业提供担保", "为中小企业\n提供担保"
    )

    plan = corrected(tmp_path, *changes, text=longer)

    assert stale(plan) == []
    assert names(plan, "三")[1][0] == "市工信局"
    assert item(plan, "一")["targets"][0]["value"] == 96
    assert item(plan, "二")["time"]["due"] == "2025-05"


@pytest.mark.parametrize(
    ("change", "text", "reason"),
    [
        (row("机构", "三", "市经委", "市工信局"), TEXT.replace("、市经委", ""), "原文中已没有这些文字"),
        (row("机构", "三", "市经委", "市工信局"), TEXT.replace("市经委", "市工信局"), "原文中已没有这些文字"),
        (row("机构", "三", "市经委", "市工信局"), TEXT[: TEXT.index("（三）")], "没有这项任务"),
        (row("机构", "三", "市经委", "市经济贸易委"), TEXT, "已经如此"),
        (row("角色", "一", "市财政局", "配合"), TEXT, "已经如此"),
        (row("删除机构", "二", "市公安局"), TEXT, "已经如此"),
        (row("增加机构", "一", "市财政局", "配合：市财政局"), TEXT, "已经如此"),
        (row("增加机构", "一", "市财政局", "责任：市财政局"), TEXT, "请改用“角色”"),
        (row("增加机构", "一", "由市商务局配合", "配合：市商务局"), TEXT, "原文中已没有这些文字"),
        (row("机构", "二", "市公安局", "市司法局"), TEXT, "没有把“市公安局”作为机构"),
        (row("目标数值", "一", RATE, "95"), TEXT, "已经如此"),
        (row("目标数值", "一", RATE, "96"), TEXT.replace("95%", "97%"), "原文中已没有这些文字"),
        (row("时间", "二", LIMIT, "2027年6月底前"), TEXT, "不在原文中"),
        (row("标题", "一", "优化审批服务", "优化审批服务"), TEXT, "已经如此"),
        (row("别名", "", "市经委", "市工信局"), TEXT.replace("市经委", "市商务局"), "原文中已没有这些文字"),
        (row("文号", "", "云政办〔2024〕8号", "云政办〔2024〕8号"), TEXT, "已经如此"),
    ],
)
def test_rows_that_no_longer_apply_are_reported(tmp_path: Path, change: dict[str, str], text: str, reason: str) -> None:
    plan = corrected(tmp_path, change, text=text)

    assert plan.get("corrections", []) == []
    assert len(stale(plan)) == 1
    assert "更正.csv 第 2 行" in stale(plan)[0]
    assert reason in stale(plan)[0]
    validate(plan, source="stale")
    assert {key: plan[key] for key in ("document", "tasks", "goals", "agencies")} == {
        key: parsed(text)[key] for key in ("document", "tasks", "goals", "agencies")
    }


def test_equal_places_are_told_apart_by_the_old_value(tmp_path: Path) -> None:
    text = TEXT.replace("配合单位：市财政局、市司法局", "配合单位：市政务服务局、市财政局")
    plan = corrected(tmp_path, row("角色", "一", "市政务服务局", "责任", old="配合"), text=text)

    assert names(plan, "一") == [("市政务服务局", "lead"), ("市政务服务局", "responsible"), ("市财政局", "cooperate")]
    assert "分不清" in stale(corrected(tmp_path, row("角色", "一", "市政务服务局", "责任"), text=text))[0]


def test_applying_twice_is_applying_once(tmp_path: Path) -> None:
    rows = corrections(tmp_path, *map(example, EXAMPLES), row("角色", "一", "市财政局", "配合"))
    once = apply_corrections(parsed(), rows, TEXT)

    assert apply_corrections(once, rows, TEXT) == once


def test_rows_of_other_documents_are_left_out(tmp_path: Path) -> None:
    other = {**row("文号", "", "云政办〔2024〕8号", "无"), "document": "云海市-0000000000"}

    assert corrected(tmp_path, other) == parsed()


def test_rows_survive_when_the_parser_learns_to_read_the_title(tmp_path: Path) -> None:
    title = parsed()["document"]["title"]
    former = document_id_of("云海市", "营商方案")
    title_row = {**row("文件标题", "", "营商环境提升行动方案", title, old="营商方案"), "document": former}
    change = {**row("机构", "三", "市经委", "市工信局"), "document": former, "task": f"{former}#二/（三）"}

    plan = corrected(tmp_path, title_row, change)

    assert plan["document"]["id"] == DOCUMENT
    assert names(plan, "三")[1][0] == "市工信局"
    assert "已经如此" in stale(plan)[0]


def test_the_mark_reaches_the_graph_and_stays_apart_from_what_is_printed(tmp_path: Path) -> None:
    plan = corrected(
        tmp_path, row("角色", "二", "市市场监管局", "牵头"), row("机构", "三", "市经委", "市工信局"), row("目标数值", "一", RATE, "96"),
        row("完成时间", "二", LIMIT, "2025-05"), row("发文机关", "", "云海市人民政府办公室", "云海市人民政府"),
    )  # fmt: skip
    rows = plan_rows(plan, decide_leads(plan, policy="printed"))

    (lead,) = [edge for edge in rows.relationships[model.LEADS] if edge["properties"].get("corrected")]
    assert lead["properties"]["basis"] == lead["properties"]["via"] == "corrected"
    assert lead["properties"]["corrected"] == "角色 责任→牵头：已与起草处核对（张三，2025-03-01）"
    marked = [edge for edge in rows.relationships[model.COOPERATES] if edge["properties"].get("corrected")]
    assert [(edge["start"], edge["properties"]["basis"]) for edge in marked] == [
        ("云海市:industry_information", "joint")
    ]
    assert "95→96" in rows.relationships[model.TASK_TARGETS][0]["properties"]["corrected"]
    tasks = list(rows.owned[model.TASK].values())
    assert [task["lead_status"] for task in tasks] == ["printed", "corrected", "none_named", "none_named"]
    assert [bool(task.get("corrected")) for task in tasks] == [False, True, False, False]
    assert "发文机关" in rows.owned[model.DOCUMENT][DOCUMENT]["corrected"]
    declared = {each.name for each in model.LEADS.properties}
    assert set(lead["properties"]) <= declared


def test_facts_keep_the_mark_and_no_sentence(tmp_path: Path) -> None:
    quote = "推行一网通办，2025年底前政务事项网上办理率达到95%以上，对自建平台的企业给予最高20万元补贴。"
    facts = facts_of(corrected(tmp_path, row("增加机构", "一", quote, "配合：市商务局")))

    assert body(facts, "一", "市商务局")["corrected"]
    assert len(facts["corrections"][0]["source"]) <= 30


def test_the_summary_counts_rows_once_and_lists_what_is_stale(tmp_path: Path) -> None:
    everywhere = {**row("别名", "", "市经委", "市工信局"), "document": ""}
    rows = corrections(tmp_path, everywhere, row("角色", "一", "市财政局", "配合"))
    other = TEXT.replace("营商环境", "投资环境")
    plans = [apply_corrections(parsed(text), rows, text) for text in (TEXT, other)]

    lines = summary(plans).lines()

    assert lines[0] == "更正：已应用 1 条，1 条不再适用"
    assert "第 3 行" in lines[1]
    assert len(lines) == 2


def example(cells: list[str]) -> dict[str, str]:
    return {**SIGNED, **dict(zip(("kind", "task", "source", "old", "new"), cells, strict=True))}


@pytest.mark.parametrize("cells", EXAMPLES, ids=lambda cells: cells[0])
def test_every_example_of_the_documentation_applies(tmp_path: Path, cells: list[str]) -> None:
    plan = corrected(tmp_path, example(cells))

    assert stale(plan) == []
    assert len(plan["corrections"]) == 1


def test_the_documentation_has_every_kind_and_all_its_rows_fit_in_one_file(tmp_path: Path) -> None:
    plan = corrected(tmp_path, *map(example, EXAMPLES))

    assert sorted(cells[0] for cells in EXAMPLES) == sorted(kind.word for kind in KINDS)
    assert (len(plan["corrections"]), stale(plan)) == (len(KINDS), [])
    assert set(re.findall(r"`(correction-[a-z]+)`", DOCS)) == {"correction-stale"}
