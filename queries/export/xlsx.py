"""Results as sheets that print: A4 landscape, heading repeated on every page, frozen, filtered, wrapped.

`task_table` is the 任务分解表 in its official columns; leads we inferred are marked in the cell and explained below.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from queries.export.text import cell
from queries.run import Result

TASK_COLUMNS = ("序号", "重点任务", "具体举措", "指标及目标值", "牵头单位", "配合单位", "完成时限", "依据")
_TASK_WIDTHS = (6, 24, 48, 28, 20, 30, 16, 26)
INFERRED_NOTE = "注：带“（推定）”的牵头单位由列名顺序推定，原文未写明，请核实后使用。"
_MAX_CELL = 32_000  # Excel holds 32,767 characters in a cell
_FONT = "仿宋"


def write_result(result: Result) -> bytes:
    """Any result as one sheet."""
    note = f"仅显示前 {len(result.rows)} 行，结果未完" if result.truncated else ""
    rows = [[row[name] for name in result.columns] for row in result.rows]
    widths = [_width(name, (row[n] for row in rows[:200])) for n, name in enumerate(result.columns)]
    return _sheet(result.title or "查询结果", result.columns, rows, widths, note)


def task_table(rows: Sequence[dict[str, Any]], *, title: str) -> bytes:
    """The 任务分解表 of rows of the query `task_table` (columns as `TASK_COLUMNS`)."""
    inferred = any("（推定）" in cell(row["牵头单位"]) for row in rows)
    table = [[n, *(row[name] for name in TASK_COLUMNS[1:])] for n, row in enumerate(rows, start=1)]
    return _sheet(title, TASK_COLUMNS, table, _TASK_WIDTHS, INFERRED_NOTE if inferred else "")


def _width(name: str, values: Iterable[Any]) -> int:
    longest = max([len(name) * 2, *(min(60, len(cell(value)) * 2) for value in values)])
    return max(8, min(48, longest + 2))


def _sheet(title: str, columns: Sequence[str], rows: list[list[Any]], widths: Sequence[int], note: str) -> bytes:
    buffer = io.BytesIO()
    # A text that begins with = stays text: plans are not ours.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        base = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
        head = book.add_format({**base, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EDF3"})
        body, number = book.add_format(base), book.add_format({**base, "align": "center"})
        heading = book.add_format(
            {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}
        )
        last = len(columns) - 1
        if last > 0:
            sheet.merge_range(0, 0, 0, last, title[:200], heading)
        else:
            sheet.write_string(0, 0, title[:200], heading)
        sheet.set_row(0, 34)
        for n, (name, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(n, n, width)
            sheet.write_string(1, n, name, head)
        for r, row in enumerate(rows, start=2):
            for c, value in enumerate(row):
                if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
                    sheet.write_number(r, c, value, number)
                else:
                    sheet.write_string(r, c, cell(value)[:_MAX_CELL], body)
        if rows:
            sheet.autofilter(1, 0, len(rows) + 1, last)
        if note:
            sheet.write_string(len(rows) + 3, 0, note)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C第 &P 页 共 &N 页")
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(char for char in title if char not in "[]:*?/\\'")[:31] or "结果"
