"""Excel workbooks: every visible sheet as text, a line a row, cells parted by a tab, and as tables with merged cells."""

from __future__ import annotations

import re
import zipfile
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import InputError
from ingest.readers.source import Cell, Table
from ingest.readers.xlsx_limits import MAX_CELLS, check_size, too_large
from ingest.readers.xlsx_values import shown

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLAIN_NAME = re.compile(r"(?:Sheet|工作表|表格?)\s*\d*", re.I)
# What openpyxl raises on packages that are damaged in one way or another.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError,
    OverflowError, OSError, EOFError, SyntaxError, NotImplementedError, RuntimeError,
)  # fmt: skip


def read_xlsx(data: bytes, path: Path) -> tuple[str, tuple[Table, ...]]:
    """Text and tables of a workbook; InputError when it is damaged or larger than a task table can be.

    Formulas give the value they had when the file was saved; hidden sheets, rows and columns are left out.
    """
    return _read(open_sheets(data, path), path)


def open_sheets(data: bytes, path: Path) -> list[Worksheet]:
    """The sheets of a workbook with the values they had when it was saved; InputError when it cannot be opened."""
    try:
        check_size(data, path)
        workbook = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except _BROKEN as error:
        raise InputError(path, "Excel 文件已损坏，无法读取", "请用 Excel 或 WPS 打开后另存为 .xlsx") from error
    return [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]


@dataclass
class _Text:
    """The text as it grows."""

    parts: list[str]
    size: int = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)


def _read(sheets: list[Worksheet], path: Path) -> tuple[str, tuple[Table, ...]]:
    out = _Text([])
    tables: list[Table] = []
    places = 0
    for sheet in sheets:
        if sheet.sheet_state != "visible":
            continue
        grid = _Sheet(sheet)
        if not grid.values:
            continue
        # A few cells far apart, on many sheets, still are a table of all the places between them.
        places += len(grid.rows) * len(grid.columns)
        if places > MAX_CELLS:
            raise too_large(path, f"工作表“{sheet.title}”的范围过大")
        if not _PLAIN_NAME.fullmatch(sheet.title.strip()):
            out.add(sheet.title.strip() + "\n")
        for block in grid.blocks():
            tables += _block(grid, block, out)
        out.add("\n")
    return "".join(out.parts), tuple(tables)


class _Sheet:
    """What one sheet shows: texts by (row, column), rows and columns that hold something, merged ranges."""

    def __init__(self, sheet: Worksheet) -> None:
        hidden_rows = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
        self.hidden = sorted(hidden_rows)
        hidden_columns = {
            column
            for dimension in sheet.column_dimensions.values()
            if dimension.hidden
            for column in range(dimension.min or 1, min(dimension.max or 1, 16_384) + 1)
        }
        self.values: dict[tuple[int, int], str] = {}
        self.covered: set[tuple[int, int]] = set()
        self.merged: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        texts = {
            place: text
            for place, cell in sheet._cells.items()  # iter_rows would fill every place up to the last used one
            if (text := shown(cell.value, cell.number_format))
        }
        for merged in sheet.merged_cells.ranges:
            rows = [row for row in range(merged.min_row, merged.max_row + 1) if row not in hidden_rows]
            columns = [column for column in range(merged.min_col, merged.max_col + 1) if column not in hidden_columns]
            text = texts.pop((merged.min_row, merged.min_col), "")
            if rows and columns and text:
                self.values[rows[0], columns[0]] = text
                self.merged[rows[0], columns[0]] = (rows, columns)
                self.covered |= {(row, column) for row in rows for column in columns}
        for (row, column), text in texts.items():
            if row not in hidden_rows and column not in hidden_columns:
                self.values.setdefault((row, column), text)
        self.rows = sorted({row for row, _ in self.values} | {row for row, _ in self.covered})
        self.columns = sorted({column for _, column in self.values})

    def blocks(self) -> Iterator[list[int]]:
        """Rows that follow one another: a blank row parts a title from its table, and one table from the next."""
        block: list[int] = []
        for row in self.rows:
            if block and row - block[-1] - 1 > self._hidden_between(block[-1], row):
                yield block
                block = []
            block.append(row)
        if block:
            yield block

    def _hidden_between(self, above: int, below: int) -> int:
        return bisect_left(self.hidden, below) - bisect_right(self.hidden, above)


def _block(sheet: _Sheet, rows: list[int], out: _Text) -> Iterator[Table]:
    start = out.size
    cells: list[Cell] = []
    row_at = {row: n for n, row in enumerate(rows)}
    column_at = {column: n for n, column in enumerate(sheet.columns)}
    for row in rows:
        for n, column in enumerate(sheet.columns):
            if n:
                out.add("\t")
            text = sheet.values.get((row, column), "")
            begin = out.size
            out.add(text)
            merged = sheet.merged.get((row, column))
            if merged is not None:
                down = sum(r in row_at for r in merged[0])
                across = sum(c in column_at for c in merged[1])
                cells.append(Cell(row_at[row], column_at[column], begin, out.size, max(1, down), max(1, across)))
            elif (row, column) not in sheet.covered:
                cells.append(Cell(row_at[row], column_at[column], begin, out.size))
        out.add("\n")
    if len(rows) >= 2 and len(sheet.columns) >= 2:
        yield Table(start, out.size - 1, tuple(cells))
