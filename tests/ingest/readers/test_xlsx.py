"""Workbooks as text and tables: merged cells, formats, hidden parts, blank rows, damaged and bloated files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import InputError
from ingest.readers import read_source
from ingest.readers.source import SourceText
from ingest.readers.xlsx_values import shown

HEADER = ["序号", "重点任务", "责任单位", "完成时限"]


def written(
    tmp_path: Path, fill: Callable[[Worksheet], None], *, more: Callable[[Workbook], None] | None = None
) -> Path:
    workbook = Workbook()
    assert isinstance(workbook.active, Worksheet)
    fill(workbook.active)
    if more:
        more(workbook)
    path = tmp_path / "云海.xlsx"
    workbook.save(path)
    return path


def cells(source: SourceText, n: int = 0) -> dict[tuple[int, int], str]:
    return {(c.row, c.column): source.text[c.start : c.end] for c in source.tables[n].cells}


def test_a_sheet_is_a_line_a_row_and_every_cell_has_its_place(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append([1, "修订条例", "市司法局\n市财政局", date(2025, 12, 31)])

    source = read_source(written(tmp_path, fill))

    assert source.text.startswith(
        "序号\t重点任务\t责任单位\t完成时限\n1\t修订条例\t市司法局\n市财政局\t2025年12月31日\n"
    )
    assert source.media_type.endswith("spreadsheetml.sheet")
    assert cells(source)[1, 2] == "市司法局\n市财政局"
    assert cells(source)[1, 3] == "2025年12月31日"


def test_a_merged_range_is_one_cell_that_reaches_over_its_rows(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["类别", "任务", "责任单位"])
        sheet.append(["改革", "甲任务", "市司法局"])
        sheet.append([None, "乙任务", "市财政局"])
        sheet.merge_cells("A2:A3")

    source = read_source(written(tmp_path, fill))

    merged = next(c for c in source.tables[0].cells if (c.row, c.column) == (1, 0))
    assert (merged.rows, merged.columns) == (2, 1)
    assert (2, 0) not in cells(source)


def test_hidden_sheets_rows_and_columns_are_left_out(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([*HEADER, "内部意见"])
        sheet.append([1, "甲任务", "市司法局", "长期", "暗"])
        sheet.append([2, "藏任务", "市财政局", "长期", "暗"])
        sheet.append([3, "丙任务", "市教育局", "长期", "暗"])
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True

    def more(workbook: Workbook) -> None:
        other = workbook.create_sheet("底稿")
        other.append(["不公开"])
        other.sheet_state = "hidden"

    source = read_source(written(tmp_path, fill, more=more))

    assert "藏任务" not in source.text
    assert "不公开" not in source.text
    assert "暗" not in source.text
    assert cells(source)[2, 1] == "丙任务"


def test_the_first_row_of_a_merged_range_may_be_hidden(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["类别", "任务", "责任单位"])
        sheet.append(["改革", "甲任务", "市司法局"])
        sheet.append([None, "乙任务", "市财政局"])
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[2].hidden = True

    source = read_source(written(tmp_path, fill))

    assert cells(source)[1, 0] == "改革"
    assert cells(source)[1, 1] == "乙任务"


def test_a_named_sheet_prints_its_name_and_a_blank_row_parts_title_and_table(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "任务分解表"
        sheet.append(["云海市2025年重点任务分解表"])
        sheet.append([])
        sheet.append(HEADER)
        sheet.append([1, "甲任务", "市司法局", "长期"])

    source = read_source(written(tmp_path, fill))

    assert source.text.startswith("任务分解表\n云海市2025年重点任务分解表")
    assert len(source.tables) == 1
    assert cells(source)[0, 0] == "序号"


def test_a_formula_gives_the_value_it_was_saved_with_or_nothing(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append([1, "甲任务", "市司法局", "=A2+1"])

    source = read_source(written(tmp_path, fill))

    assert cells(source)[1, 3] == ""


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1.0, "General", "1"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1,234,567"),
        (0.85, "0%", "85%"),
        (0.8533, "0.0%", "85.3%"),
        (2.5, "0.00", "2.50"),
        (2.5, "0.##", "2.5"),
        (12, '0"个"', "12个"),
        (-3.0, "0;[Red]-0", "-3"),
        (150000000.0, "General", "150000000"),
        (datetime(2025, 12, 31), "yyyy/m/d", "2025年12月31日"),
        (datetime(2025, 6, 1), 'yyyy"年"m"月"', "2025年6月"),
        (date(2026, 1, 1), "yyyy", "2026年"),
        (datetime(2025, 6, 30), 'm"月"d"日"', "6月30日"),
        (True, "General", "是"),
        (None, "General", ""),
        ("#REF!", "General", ""),
        ("甲\t乙\r\n丙", "@", "甲 乙\n丙"),
    ],
)
def test_values_are_printed_as_excel_shows_them(value: object, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_damaged_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    path = written(tmp_path, lambda sheet: sheet.append(HEADER))
    broken = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(broken, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            copy.writestr(name, data[: len(data) // 2] if name.endswith("sheet1.xml") else data)
    path.write_bytes(broken.getvalue())

    with pytest.raises(InputError, match="已损坏") as caught:
        read_source(path)

    assert "\n" not in str(caught.value)


def test_a_cut_off_package_is_refused_in_one_line(tmp_path: Path) -> None:
    path = written(tmp_path, lambda sheet: sheet.append(HEADER))
    path.write_bytes(path.read_bytes()[:2000])

    with pytest.raises(InputError) as caught:
        read_source(path)

    assert "\n" not in str(caught.value)


MERGES = b'</sheetData><mergeCells count="1"><mergeCell ref=%s/></mergeCells>'


def rewritten(tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A workbook, one part of which has been changed."""
    path = written(tmp_path, lambda sheet: sheet.append(HEADER))
    out = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            copy.writestr(name, change(package.read(name)) if name.endswith(part) else package.read(name))
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("ref", [b'"A1:XFD1048576"', b"'A1:XFD1048576'", b'"&#65;1:XFD1048576"', b'"a1:$XFD$1048576"'])
def test_a_merged_range_over_the_whole_sheet_is_refused_before_it_is_filled(tmp_path: Path, ref: bytes) -> None:
    path = rewritten(tmp_path, "sheet1.xml", lambda xml: xml.replace(b"</sheetData>", MERGES % ref))

    with pytest.raises(InputError, match="单元格"):
        read_source(path)


def test_a_sheet_in_another_encoding_is_counted_as_well(tmp_path: Path) -> None:
    def change(xml: bytes) -> bytes:
        return xml.replace(b"</sheetData>", MERGES % b'"A1:XFD1048576"').decode("utf-8").encode("utf-16")

    with pytest.raises(InputError, match="单元格"):
        read_source(rewritten(tmp_path, "sheet1.xml", change))


@pytest.mark.parametrize(
    ("part", "filling"),
    [
        ("sheet1.xml", b"<c/>" * 600_000),
        ("styles.xml", b"".join(b"<xf numFmtId='%d'/>" % n for n in range(1_100_000))),
        ("styles.xml", b"<xf/>" * 5_000_000),
    ],
    ids=["cells", "elements", "packed-too-well"],
)
def test_parts_that_would_fill_the_memory_are_refused(tmp_path: Path, part: str, filling: bytes) -> None:
    path = rewritten(tmp_path, part, lambda xml: xml[: xml.rfind(b"</")] + filling + xml[xml.rfind(b"</") :])

    with pytest.raises(InputError, match=r"超过|解压后"):
        read_source(path)


def test_sheets_with_a_few_cells_far_apart_are_refused_together(tmp_path: Path) -> None:
    def diagonal(sheet: Worksheet) -> None:
        for n in range(1, 401):
            sheet.cell(n, n, "甲")

    def more(workbook: Workbook) -> None:
        for _ in range(3):
            diagonal(workbook.create_sheet())

    with pytest.raises(InputError, match="范围过大"):
        read_source(written(tmp_path, diagonal, more=more))


def test_a_workbook_with_a_dtd_is_refused(tmp_path: Path) -> None:
    dtd = b'<!DOCTYPE worksheet [<!ENTITY a "b">]>'
    path = rewritten(tmp_path, "sheet1.xml", lambda xml: xml.replace(b"<worksheet", dtd + b"<worksheet", 1))

    with pytest.raises(InputError, match="已损坏"):
        read_source(path)


def test_a_single_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append([1, "甲任务", "市司法局", "长期"])
        sheet.cell(row=1_000_000, column=5000, value="尾")

    source = read_source(written(tmp_path, fill))

    assert source.text.endswith("尾\n\n")
    assert cells(source)[1, 1] == "甲任务"
