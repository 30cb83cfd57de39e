"""Forms that print a task downwards, and tables that only lay out a page."""

from __future__ import annotations

import pytest

from ingest.errors import InputError
from ingest.parse import parse_source
from ingest.plan import ParsedPlan
from ingest.plan_files import validate
from tests.ingest.invariants import check
from tests.ingest.table_source import Rows, source_of

TITLE = "云海市重点任务推进表\n"
FORM = [
    ["任务名称：", "建设驿站"],
    ["工作内容", "建设驿站20个。"],
    ["牵头单位：", "市民政局"],
    ["完成时限", "2025年6月底前"],
]
OTHER = [["任务名称：", "培训"], ["工作内容", "培训500人次。"], ["牵头单位：", "市财政局"], ["完成时限", "2026年"]]


def parsed(*pieces: str | Rows) -> ParsedPlan:
    source = source_of(*pieces)
    plan = validate(parse_source(source), source="test")
    check(plan, source)
    return plan


def found(plan: ParsedPlan) -> list[tuple[str | None, str, list[str], str]]:
    return [
        (t["title"], t["text"], [a["name"] for a in t["assignments"]], (t["time"] or {"raw": ""})["raw"])
        for t in plan["tasks"]
    ]


FIRST = ("建设驿站", "建设驿站20个。", ["市民政局"], "2025年6月底前")
SECOND = ("培训", "培训500人次。", ["市财政局"], "2026年")


@pytest.mark.parametrize(
    "pieces",
    [
        (TITLE, FORM, OTHER),
        (TITLE, FORM + OTHER),
        (TITLE, [["云海市任务卡", "<"], *FORM], "\n", [["云海市任务卡", "<"], *OTHER]),
        (TITLE, [[*FORM[0], *FORM[1]], [*FORM[2], *FORM[3]], [*OTHER[0], *OTHER[1]], [*OTHER[2], *OTHER[3]]]),
    ],
)
def test_the_fields_of_a_form_are_those_of_a_row(pieces: tuple[str | Rows, ...]) -> None:
    assert found(parsed(*pieces)) == [FIRST, SECOND]


def test_the_spans_of_a_form_are_its_cells() -> None:
    source = source_of(TITLE, FORM)

    (task,) = parse_source(source)["tasks"]

    assert source.text[slice(*task["span"])].startswith("建设驿站\n工作内容")
    assert source.text[slice(*task["assignments"][0]["span"])] == "市民政局"


@pytest.mark.parametrize(
    "rows",
    [
        [["索引号", "1133-2024"], ["名称", "云海市方案"], ["发布机构", "市民政局"], ["成文日期", "2024年5月6日"]],
        [["任务名称", "建设驿站"], ["完成时限", "2025年"], ["备注", "无"]],
        [["任务名称", "建设驿站"], ["牵头单位", "市民政局"], ["完成时限", "2025年", "备注"]],
    ],
)
def test_a_box_without_a_body_or_with_other_fields_is_no_form(rows: Rows) -> None:
    with pytest.raises(InputError, match="没有找到任何带编号的任务"):
        parse_source(source_of(TITLE, rows))


def test_items_whose_numbers_stand_in_a_column_of_their_own_are_prose() -> None:
    rows = [
        ["一、", "重点任务"],
        ["1.", "建设驿站。（市民政局牵头）"],
        ["2.", "培训护理员。（市财政局牵头）"],
        ["二、", "保障措施"],
        ["1.", "加强督查。"],
    ]

    plan = parsed("云海市民生实事工作方案\n", rows)

    assert [(t["path"], t["number"]) for t in plan["tasks"]] == [
        (["一、重点任务"], "1"), (["一、重点任务"], "2"), (["二、保障措施"], "1"),
    ]  # fmt: skip
