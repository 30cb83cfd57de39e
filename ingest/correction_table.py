"""The table of corrections as a file: .csv in any encoding Excel writes, or .xlsx; and the .csv that is handed out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ingest.errors import InputError
from ingest.readers import MAX_BYTES
from ingest.readers.decode import decode
from ingest.readers.xlsx_values import shown
from ingest.readers.zipped import SIGNATURE

# Columns by either name. A remark is for people and not read.
COLUMNS = {
    "document": "文件编号", "task": "任务编号", "kind": "更正内容", "source": "原文", "old": "原值", "new": "新值",
    "reason": "理由", "by": "更正人", "on": "日期", "remark": "备注",
}  # fmt: skip
_HEADERS = {name: key for key, word in COLUMNS.items() for name in (key, word)}
# A quote in front keeps a spreadsheet from running a cell as a formula; it is no part of the text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_MAX_ROWS = 100_000

Row = dict[str, str]


def read_cells(path: Path) -> Iterator[tuple[int, Row]]:
    """(line as Excel counts, cells by column) of every row below the header that holds something."""
    table = _table(path)
    header = [cell.strip() for cell in next(table, [])]
    while header and not header[-1]:
        header.pop()
    keys = [_HEADERS.get(name) for name in header]
    unknown = [name or "（空）" for name, key in zip(header, keys, strict=True) if key is None]
    known = [key for key in keys if key]
    missing = [word for key, word in COLUMNS.items() if key != "remark" and key not in known]
    if unknown or missing or len(set(known)) != len(known):
        wrong = (unknown and f"不认识的列 {'、'.join(unknown)[:60]}") or (missing and f"缺少列 {'、'.join(missing)}")
        raise InputError(path, f"第 1 行：{wrong or '有重复的列'}", f"表头应为 {'、'.join(COLUMNS.values())}")
    for line, cells in enumerate(table, start=2):
        texts = [_text(cell) for cell in cells]
        if any(texts[len(known) :]):
            raise InputError(path, f"第 {line} 行：比表头多出内容", "请检查逗号和引号")
        if any(texts):
            yield line, dict.fromkeys(COLUMNS, "") | dict(zip(known, texts, strict=False))


def _text(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _table(path: Path) -> Iterator[Sequence[str]]:
    data = _bytes(path)
    if data.startswith(SIGNATURE):
        from ingest.readers.xlsx import open_sheets  # brings openpyxl along, which a .csv does not need

        sheet = next((sheet for sheet in open_sheets(data, path) if sheet.sheet_state == "visible"), None)
        if sheet is not None and sheet.max_row > _MAX_ROWS:
            raise InputError(path, f"超过 {_MAX_ROWS} 行", "请检查是不是更正表")
        for cells in sheet.iter_rows(max_col=4 * len(COLUMNS)) if sheet is not None else ():
            yield [shown(cell.value, cell.number_format) for cell in cells]
        return
    text = decode(data, path)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        problem = f"第 {reader.line_num} 行：引号不成对或内容过长"
        raise InputError(path, problem, "请用 Excel 另存为 CSV UTF-8") from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(path, f"超过 {MAX_BYTES // 1024 // 1024} MB", "请检查是不是更正表")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(path, "没有这个更正表", "请检查路径") from error
    except OSError as error:
        raise InputError(path, f"无法读取（{error.strerror}）", "请检查文件") from error


def written(rows: Iterable[Row]) -> bytes:
    """The rows as a .csv for Excel: with a mark (BOM), and with no cell that a spreadsheet would run."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS.values())
    for row in rows:
        texts = (row.get(key, "") for key in COLUMNS)
        writer.writerow([f"'{text}" if text.startswith(_FORMULA) else text for text in texts])
    return buffer.getvalue().encode("utf-8-sig")
