"""Exports, opened again: columns, print set-up, marks, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from queries.export.text import cell, to_csv, to_json
from queries.export.xlsx import INFERRED_NOTE, TASK_COLUMNS, task_table, write_result
from queries.run import Result

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


def test_a_table_without_inferred_leads_has_no_note() -> None:
    sheet = load_workbook(io.BytesIO(task_table([{**ROW, "牵头单位": ["市民政局"]}], title="表"))).active

    assert sheet is not None
    assert not any(cell.value == INFERRED_NOTE for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("value", "said"), [(1234567.0, "1234567"), (40.0, "40"), (2.5, "2.5"), (float("inf"), "inf"), (0.1 + 0.2, "0.3")]
)
def test_numbers_are_written_as_people_write_them(value: float, said: str) -> None:
    assert cell(value) == said
    assert write_result(Result(["数"], [{"数": value}], False, 0.1, "", {}))[:2] == b"PK"
