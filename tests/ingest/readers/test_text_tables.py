"""Tables in plain text: cells parted by tabs, as Word, Excel and portals copy them, and files of comma-separated values."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.readers.source import Table
from ingest.readers.text_tables import tables_in_text

HEADER = "序号\t任务\t责任单位\t完成时限\n"


def grid(text: str, table: Table) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    rows = 1 + max(cell.row for cell in table.cells)
    return [[text[c.start : c.end] for c in table.cells if c.row == row] for row in range(rows)]


def grids(text: str) -> list[list[list[str]]]:
    return [grid(text, table) for table in tables_in_text(text)]


def test_lines_with_tabs_are_a_table_and_keep_their_places() -> None:
    text = f"云湖市任务分解表\n{HEADER}1\t建设驿站20个\t市民政局\t2025年\n2\t培训 \t 市人社局\t\n\n附件\n"

    assert grids(text) == [
        [["序号", "任务", "责任单位", "完成时限"], ["1", "建设驿站20个", "市民政局", "2025年"], ["2", "培训", "市人社局", ""]]
    ]  # fmt: skip
    (table,) = tables_in_text(text)
    assert text[table.start :].startswith("序号")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_quoted_cell_holds_line_breaks_as_excel_copies_it(ending: str) -> None:
    text = '任务\t单位\n"建设""驿站""\n培训"\t市民政局\n“一网通办”\t"市数据局"\n'.replace("\n", ending)

    assert grids(text) == [[["任务", "单位"], [f'建设""驿站""{ending}培训', "市民政局"], ["“一网通办”", '"市数据局"']]]


def test_a_cell_of_several_paragraphs_is_several_lines_as_word_copies_it() -> None:
    text = f"{HEADER}1\t建设驿站。\n培训护理员。\t市民政局\n市财政局\t2025年\n2\t宣传。\t市委宣传部\t2025年\n各区同步\n3\t检查。\t市民政局\t\n"

    assert grids(text)[0][1:] == [
        ["1", "建设驿站。\n培训护理员。", "市民政局\n市财政局", "2025年"],
        ["2", "宣传。", "市委宣传部", "2025年\n各区同步"],
        ["3", "检查。", "市民政局", ""],
    ]


def test_tabs_that_an_editor_took_from_the_ends_of_lines_end_no_row_later() -> None:
    text = "任务\t牵头单位\t时限\t备注\n建设驿站\t市民政局\t2025年\n培训\t市人社局\t2026年\n"

    assert grids(text)[0][1:] == [["建设驿站", "市民政局", "2025年"], ["培训", "市人社局", "2026年"]]


def test_a_heading_line_between_rows_heads_them_and_a_heading_above_the_next_header_does_not() -> None:
    inner = f"{HEADER}一、夯实基础\n1\t建设\t市民政局\t2025年\n（二）提升服务\n\n2\t培训\t市人社局\t2025年\n"
    text = f"{inner}二、保障措施\n{HEADER}1\t宣传\t市委宣传部\t2025年\n2\t检查\t市民政局\t2025年\n"

    found = tables_in_text(text)

    assert len(found) == 2
    assert [row for row in grid(text, found[0]) if len(row) == 1] == [["一、夯实基础"], ["（二）提升服务"]]
    assert text[: found[1].start].endswith("二、保障措施\n")


def test_prose_behind_the_last_row_and_between_two_tables_is_no_cell() -> None:
    rows = "1\t建设\t市民政局\t2025年\n2\t培训\t市人社局\t2025年\n"
    text = f"{HEADER}{rows}云湖市人民政府\n2025年1月3日\n附件2\n云湖市责任清单\n{HEADER}{rows}"

    first, second = tables_in_text(text)

    assert text[: first.end].endswith("2025年") and text[first.end :].startswith("\n云湖市人民政府")
    assert len(grid(text, second)) == 3


def test_indented_prose_is_no_table_and_many_tabs_are_read_in_no_time() -> None:
    assert not tables_in_text("\t一、总体要求\n\t坚持问题导向。\n\t二、任务\n")
    assert not tables_in_text("\t\n" * 20_000)
    assert len(tables_in_text("甲\t" * 5_000 + "\n" + "乙\t丙\n" * 5_000)) == 1


def test_more_cells_than_a_table_of_tasks_holds_are_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.text_tables._MAX_CELLS", 40)

    assert len(tables_in_text("甲\t乙\n" * 20)) == 1
    assert not tables_in_text("甲\t乙\n" * 21)


def test_a_file_of_comma_separated_values_is_a_table() -> None:
    text = '序号,任务,责任单位\n1,"建设驿站,\n培训",市民政局\n2,"宣传",""\n'

    assert grids(text) == [[["序号", "任务", "责任单位"], ["1", "建设驿站,\n培训", "市民政局"], ["2", "宣传", ""]]]
    assert not tables_in_text("一、任务,要求,目标\n1.建设驿站。\n2.培训,宣传。\n")


def test_a_pipe_table_with_tabs_in_it_is_one_table() -> None:
    assert len(tables_in_text("| 任务 |\t单位 |\n|---|---|\n| 建设 |\t市民政局 |\n")) == 1


def test_the_rows_become_tasks_below_their_headings(tmp_path: Path) -> None:
    path = tmp_path / "copied.txt"
    path.write_text(
        "云湖市养老服务实施方案\n一、重点任务\n（一）建设驿站。建设驿站20个。（市民政局牵头）\n附件\n云湖市任务分解表\n"
        "序号\t任务\t牵头单位\t配合单位\t完成时限\n一、夯实基础\n1\t建设驿站20个\t市民政局\t市财政局\t2025年6月底前\n"
        "\t培训护理员\t市人力资源社会保障局\t各区县政府\t长期坚持\n注：列第一位的为牵头单位。\n",
        encoding="utf-8",
    )

    plan = parse_file(path)

    assert [(t["number"], t["path"][-1], t["text"]) for t in plan["tasks"]] == [
        ("（一）", "一、重点任务", "建设驿站20个。"),
        ("1", "一、夯实基础", "建设驿站20个"),
        (None, "一、夯实基础", "培训护理员"),
    ]
    row = plan["tasks"][1]
    assert [(a["name"], a["role"]) for a in row["assignments"]] == [("市民政局", "lead"), ("市财政局", "cooperate")]
    assert row["time"] and row["time"]["due"] == "2025-06"
    assert plan["document"]["title"] == "云湖市养老服务实施方案"
