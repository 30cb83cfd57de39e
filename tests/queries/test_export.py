"""Exports, opened again: columns, print set-up, marks, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import docx
import networkx as nx
import pytest
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from queries.export.docx import task_document
from queries.export.graph_formats import to_networkx, write_graph
from queries.export.text import cell, to_csv, to_json
from queries.export.xlsx import (
    INFERRED_NOTE,
    LEDGER_COLUMNS,
    LISTED_NOTE,
    TASK_COLUMNS,
    fitted,
    task_table,
    task_tables,
    write_result,
)
from queries.run import Result
from queries.subgraph import DrawnEdge, DrawnNode, Subgraph
from queries.task_tables import Scope

RESULT = Result(
    ["机构", "任务数", "其他"],
    [{"机构": "市民政局", "任务数": 3, "其他": ["甲", "乙"]}, {"机构": '=HYPERLINK("http://x")', "任务数": 1.5, "其他": None}],
    True, 0.1, "MATCH …", {"city": "云海市"}, "", "各机构的工作量",
)  # fmt: skip
ROW = {
    "序号": 7, "重点任务": "建设食堂", "具体举措": "每个街道一家。", "指标及目标值": ["食堂50家"], "牵头单位": ["市民政局（推定）"],
    "配合单位": ["市财政局", "市卫健委"], "完成时限": "2025年底前", "依据": "云海市方案",
}  # fmt: skip


def test_csv_opens_in_excel_and_runs_nothing() -> None:
    data = to_csv(RESULT)

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["机构", "任务数", "其他"]
    assert rows[1] == ["市民政局", "3", "甲、乙"]
    assert rows[2][0].startswith("'=")


def test_json_says_what_a_reader_must_know() -> None:
    data = json.loads(to_json(RESULT))

    assert data["truncated"] is True
    assert data["parameters"] == {"city": "云海市"}


def test_rows_are_as_high_as_their_texts_need() -> None:
    """LibreOffice prints the first line only of a row without a height; Excel has no row above 409 points."""
    texts = ["办好一件事。", "字" * 220, "字" * 700, "字" * 3000]
    rows = [{**ROW, "具体举措": text} for text in texts]

    sheet = load_workbook(io.BytesIO(task_table(rows, title="表"))).active

    assert sheet is not None
    heights = [sheet.row_dimensions[n].height or 0 for n in range(3, 7)]
    assert heights[0] < 60 < 11 * 10 < heights[1] < heights[2] <= heights[3] <= 409
    assert [sheet.cell(n, 3).font.size for n in range(3, 7)] == [11, 11, 9, 9]
    notes = [row[0].value for row in sheet.iter_rows(min_row=7) if row[0].value]
    assert notes[1:] == ["第 6 行文字太长，打印不全，请在表中查看或导出 .docx"]


def test_wide_results_are_narrowed_to_what_can_be_read_on_paper() -> None:
    assert fitted([6, 48, 10]) == [6, 48, 10]
    narrowed = fitted([48, 48, 48, 48, 8])
    assert sum(narrowed) == 170
    assert narrowed[4] == 8 and max(narrowed) - min(narrowed[:4]) <= 1
    assert fitted([12] * 30) == [10] * 30


def test_words_columns_are_wide_as_asked_in_the_grid_and_rows_stay_together() -> None:
    table = docx.Document(io.BytesIO(task_document([ROW], title="表"))).tables[0]

    grid = [round(column.width.mm) for column in table.columns if column.width]
    assert (grid, sum(grid)) == ([12, 34, 66, 36, 28, 36, 22, 35], 297 - 2 * 14)
    assert "w:cantSplit" in table.rows[1]._tr.xml


@pytest.mark.parametrize(
    ("scope", "title"),
    [
        (Scope("云海市"), "云海市任务分解表"),
        (Scope("云海市", "市市场监管局"), "云海市市场监管局任务分解表"),
        (Scope("云海市", "市场监管局"), "云海市市场监管局任务分解表"),
        (Scope("云海市", "省财政厅"), "云海市省财政厅任务分解表"),
        (Scope("", "市公安局"), "市公安局任务分解表"),
    ],
)
def test_the_title_says_the_level_once(scope: Scope, title: str) -> None:
    assert scope.title == title


def test_a_result_sheet_prints_and_keeps_texts_texts() -> None:
    sheet = load_workbook(io.BytesIO(write_result(RESULT))).active

    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == ["机构", "任务数", "其他"]
    assert sheet["B3"].value == 3
    assert sheet["A4"].data_type == "s"
    assert sheet.freeze_panes == "A3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.auto_filter.ref == "A2:C4"
    assert any("仅显示前 2 行" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_task_table_has_the_official_columns_and_marks_inferred_leads() -> None:
    sheet = load_workbook(io.BytesIO(task_table([ROW], title="市民政局任务分解表"))).active

    assert sheet is not None
    assert tuple(cell.value for cell in sheet[2]) == TASK_COLUMNS
    assert [cell.value for cell in sheet[3]] == [
        1, "建设食堂", "每个街道一家。", "食堂50家", "市民政局（推定）", "市财政局、市卫健委", "2025年底前", "云海市方案",
    ]  # fmt: skip
    assert sheet["A1"].value == "市民政局任务分解表"
    assert any(cell.value == INFERRED_NOTE for row in sheet.iter_rows() for cell in row)
    assert sheet["C3"].alignment.wrap_text


@pytest.mark.parametrize(
    ("changed", "notes"),
    [
        ({"牵头单位": ["市民政局"]}, set()),
        ({"牵头单位": [], "配合单位": ["市财政局（责任）"]}, {LISTED_NOTE}),
        ({"配合单位": ["市财政局（责任）"]}, {INFERRED_NOTE, LISTED_NOTE}),
    ],
)
def test_a_table_explains_the_marks_it_has_and_no_others(changed: dict[str, Any], notes: set[str]) -> None:
    row = {**ROW, **changed}
    sheet = load_workbook(io.BytesIO(task_table([row], title="表"))).active
    document = docx.Document(io.BytesIO(task_document([row], title="表")))

    assert sheet is not None
    assert {cell.value for line in sheet.iter_rows() for cell in line} & {INFERRED_NOTE, LISTED_NOTE} == notes
    assert {each.text for each in document.paragraphs} & {INFERRED_NOTE, LISTED_NOTE} == notes


@pytest.mark.parametrize(
    ("value", "said"), [(1234567.0, "1234567"), (40.0, "40"), (2.5, "2.5"), (float("inf"), "inf"), (0.1 + 0.2, "0.3")]
)
def test_numbers_are_written_as_people_write_them(value: float, said: str) -> None:
    assert cell(value) == said
    assert write_result(Result(["数"], [{"数": value}], False, 0.1, "", {}))[:2] == b"PK"


def test_a_ledger_adds_what_a_coordinator_fills_in() -> None:
    sheet = load_workbook(io.BytesIO(task_table([ROW], title="台账", ledger=True))).active

    assert sheet is not None
    assert tuple(cell.value for cell in sheet[2]) == LEDGER_COLUMNS
    assert [cell.value or "" for cell in sheet[3]][-3:] == ["", "", ""]
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("J3", '"未启动,推进中,已完成,逾期"')


def test_sheets_of_agencies_keep_their_order_and_names_that_excel_takes() -> None:
    long = "市" + "很" * 40 + "长局"
    book = load_workbook(
        io.BytesIO(task_tables({"市财政局": [ROW], "a/b:c": [ROW], long: [ROW], long + "2": [ROW]}, title="表"))
    )

    assert book.sheetnames == ["市财政局", "abc", long[:31], long[:27] + "(2)"]
    assert book["市财政局"]["A1"].value == "表（市财政局）"


def test_the_word_table_prints_on_a4_with_its_heading_on_every_page() -> None:
    hostile = {**ROW, "具体举措": "坏\x00\x0b字=HYPERLINK(1)"}
    document = docx.Document(io.BytesIO(task_document([ROW, hostile], title="市民政局任务分解表")))
    section, table = document.sections[0], document.tables[0]

    assert (section.orientation, round(section.page_width.mm), round(section.page_height.mm)) == (
        WD_ORIENT.LANDSCAPE,
        297,
        210,
    )
    assert tuple(cell.text for cell in table.rows[0].cells) == TASK_COLUMNS
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert [cell.text for cell in table.rows[1].cells][:2] == ["1", "建设食堂"]
    assert table.rows[2].cells[2].text == "坏字=HYPERLINK(1)"
    assert [paragraph.text for paragraph in document.paragraphs] == ["市民政局任务分解表", INFERRED_NOTE]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graph_files_open_again_in_networkx(form: str) -> None:
    drawn = Subgraph(
        (DrawnNode("甲", "Agency", "市财政局", ("级别：市",)), DrawnNode("乙", "Task", "<b>任务\x00</b>")),
        (DrawnEdge("甲", "乙", "LEADS", "牵头（推定）", inferred=True), DrawnEdge("甲", "乙", "COOPERATES", "参与")),
        2,
    )

    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form]
    graph = read(io.BytesIO(write_graph(drawn, form)))  # type: ignore[arg-type]

    assert graph.nodes["乙"]["label"] == "<b>任务</b>"
    edges = sorted((data["kind"], data["inferred"]) for *_, data in graph.edges(data=True))
    assert edges == [("COOPERATES", False), ("LEADS", True)]
    assert to_networkx(drawn).nodes["甲"]["details"] == "级别：市"
