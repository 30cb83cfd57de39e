"""Results as sheets that print: A4 landscape, heading repeated on every page, frozen, filtered, wrapped.

`task_table` is the 任务分解表 in its official columns, with `ledger` the 台账: the same with columns for a coordinator to fill in
(shared field notes, “Conventions”: 进展情况, 状态, 备注); leads we inferred are marked in the cell and explained below.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from queries.export.text import cell
from queries.run import Result

TASK_COLUMNS = ("序号", "重点任务", "具体举措", "指标及目标值", "牵头单位", "配合单位", "完成时限", "依据")
LEDGER_COLUMNS = (*TASK_COLUMNS, "进展", "状态", "备注")
STATES = ("未启动", "推进中", "已完成", "逾期")
INFERRED_NOTE = "注：带“（推定）”的牵头单位由列名顺序推定，原文未写明，请核实后使用。"
LISTED_NOTE = "注：带“（责任）”的在原文中是责任单位或统一条款中的单位，原文未写明其为配合单位；该任务没有写明牵头单位的，牵头一栏空着或为推定。"
# Below a table that has the mark in the column stands the note.
_NOTES = (("牵头单位", "（推定）", INFERRED_NOTE), ("配合单位", "（责任）", LISTED_NOTE))
# In characters of 11 points, of which A4 landscape holds about 150: what is wider is printed smaller.
_TASK_WIDTHS = (5, 18, 46, 20, 17, 20, 11, 22)
_LEDGER_WIDTHS = (5, 16, 38, 16, 13, 18, 10, 18, 16, 8, 10)
_RESULT_WIDTH = 170
_NARROW = 10  # a column is not made narrower to fit
MOST_HEIGHT = 409.0  # points: Excel has no higher row
_MAX_CELL = 32_000  # Excel holds 32,767 characters in a cell
_FONT = "仿宋"

Tasks = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `name` on its tab, `title` over the table; `choices` are the values a column is filled in with."""

    name: str
    title: str
    columns: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()
    choices: Mapping[str, Sequence[str]] | None = None


def write_result(result: Result) -> bytes:
    """Any result as one sheet."""
    notes = [f"仅显示前 {len(result.rows)} 行，结果未完"] if result.truncated else []
    rows = [[row[name] for name in result.columns] for row in result.rows]
    widths = fitted([_width(name, (row[n] for row in rows[:200])) for n, name in enumerate(result.columns)])
    title = result.title or "查询结果"
    return workbook([Sheet(title, title, result.columns, widths, rows, notes)])


def task_table(rows: Tasks, *, title: str, ledger: bool = False) -> bytes:
    """The 任务分解表 of rows of the query `task_table` (columns as `TASK_COLUMNS`).

    `ledger`: the 台账, where 进展, 状态 (a list to choose from) and 备注 stay empty.
    """
    return workbook([task_sheet(rows, name=title, title=title, ledger=ledger)])


def task_tables(sheets: Mapping[str, Tasks], *, title: str, ledger: bool = False) -> bytes:
    """One sheet an agency, in the order given; `ledger` adds the columns of a 台账."""
    return workbook(
        [task_sheet(rows, name=name, title=f"{title}（{name}）", ledger=ledger) for name, rows in sheets.items()]
    )


def task_sheet(rows: Tasks, *, name: str, title: str, ledger: bool = False) -> Sheet:
    """A sheet of tasks, numbered anew."""
    blank = [""] * (len(LEDGER_COLUMNS) - len(TASK_COLUMNS)) if ledger else []
    table = [[n, *(row[column] for column in TASK_COLUMNS[1:]), *blank] for n, row in enumerate(rows, start=1)]
    columns, widths = (LEDGER_COLUMNS, _LEDGER_WIDTHS) if ledger else (TASK_COLUMNS, _TASK_WIDTHS)
    return Sheet(name, title, columns, widths, table, notes_below(rows), {"状态": STATES} if ledger else None)


def notes_below(rows: Tasks) -> list[str]:
    """What must stand below a table for the marks it has."""
    return [note for column, mark, note in _NOTES if any(mark in cell(row[column]) for row in rows)]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one .xlsx file."""
    buffer = io.BytesIO()
    # A text that begins with = stays text: plans are not ours.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    taken: set[str] = set()
    with xlsxwriter.Workbook(buffer, options) as book:
        formats = _formats(book)
        for sheet in sheets:
            _write(book.add_worksheet(_sheet_name(sheet.name, taken)), sheet, formats)
    return buffer.getvalue()


def fitted(widths: Sequence[int], *, most: int = _RESULT_WIDTH) -> list[int]:
    """The widest columns made narrower until all of them are `most` characters; texts wrap, print stays readable."""
    found = list(widths)
    while sum(found) > most and max(found) > _NARROW:
        found[found.index(max(found))] -= 1
    return found


def _width(name: str, values: Iterable[Any]) -> int:
    longest = max([len(name) * 2, *(min(60, len(cell(value)) * 2) for value in values)])
    return max(8, min(48, longest + 2))


def row_height(row: Sequence[Any], widths: Sequence[int], *, points: int = 11) -> float:
    """Points that the texts of a row need, wrapped to the widths of their columns (in characters of 11 points).

    Excel fits a row when it opens the file, LibreOffice does not, and prints its first line only. A Chinese character is
    as wide as its size, two digits and a little; a line is 1.4 times as high.
    """
    lines = 1
    for value, width in zip(row, widths, strict=True):
        room = (width - 1) * 11 / points
        needed = (sum(2.1 if east_asian_width(char) in "WFA" else 1.05 for char in line) for line in _lines(value))
        lines = max(lines, sum(max(1, math.ceil(each / room)) for each in needed))
    return lines * points * 1.4 + 4


def _lines(value: Any) -> list[str]:
    return cell(value)[:_MAX_CELL].split("\n")


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
    return {
        "head": book.add_format({**base, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EDF3"}),
        "body": book.add_format(base),
        "small": book.add_format({**base, "font_size": 9}),
        "number": book.add_format({**base, "align": "center"}),
        "title": book.add_format(
            {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}
        ),
    }


def _write(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    last = len(sheet.columns) - 1
    if last > 0:
        page.merge_range(0, 0, 0, last, sheet.title[:200], formats["title"])
    else:
        page.write_string(0, 0, sheet.title[:200], formats["title"])
    page.set_row(0, 34)
    for n, (name, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True)):
        page.set_column(n, n, width)
        page.write_string(1, n, name, formats["head"])
        if sheet.choices and name in sheet.choices and sheet.rows:
            page.data_validation(
                2, n, len(sheet.rows) + 1, n, {"validate": "list", "source": list(sheet.choices[name])}
            )
    cut = []
    for r, row in enumerate(sheet.rows, start=2):
        height = row_height(row, sheet.widths)
        text = "body"
        if height > MOST_HEIGHT:
            text = "small"
            height = row_height(row, sheet.widths, points=9)
        if height > MOST_HEIGHT:
            cut.append(r + 1)
        page.set_row(r, min(height, MOST_HEIGHT))
        for c, value in enumerate(row):
            if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
                page.write_number(r, c, value, formats["number"])
            else:
                page.write_string(r, c, cell(value)[:_MAX_CELL], formats[text])
    if sheet.rows:
        page.autofilter(1, 0, len(sheet.rows) + 1, last)
    unprinted = [f"第 {'、'.join(map(str, cut))} 行文字太长，打印不全，请在表中查看或导出 .docx"] if cut else []
    for n, note in enumerate([*sheet.notes, *unprinted], start=len(sheet.rows) + 3):
        page.write_string(n, 0, note)
    _print_set_up(page)


def _print_set_up(page: Any) -> None:
    page.freeze_panes(2, 0)
    page.repeat_rows(1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&C第 &P 页 共 &N 页")


def _sheet_name(title: str, taken: set[str]) -> str:
    """At most 31 characters, none that Excel refuses, each once (Excel looks at no case)."""
    name = "".join(char for char in title if char not in "[]:*?/\\'")[:31] or "结果"
    base, n = name, 2
    while name.lower() in taken:
        name = f"{base[:27]}({n})"
        n += 1
    taken.add(name.lower())
    return name
