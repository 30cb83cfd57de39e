"""Sources with tables for tests: rows of strings, "^" for a cell merged with the one above, "<" with the one to its left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.readers.source import Cell, SourceText, Table

Rows = Sequence[Sequence[str]]
FRONT = "云海市营商环境工作方案\n一、重点任务\n（一）简化审批。推行一网通办。\n（二）优化服务。设立专窗。\n"


def table_at(place: int, rows: Rows) -> tuple[str, Table]:
    """The text of a table that begins at `place`, and the table."""
    parts: list[str] = []
    cells: list[Cell] = []
    size = place
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if c:
                parts.append("\t")
                size += 1
            if text in ("^", "<"):
                continue
            down = next((n for n in range(r + 1, len(rows)) if rows[n][c] != "^"), len(rows)) - r
            across = next((n for n in range(c + 1, len(row)) if row[n] != "<"), len(row)) - c
            parts.append(text)
            cells.append(Cell(r, c, size, size + len(text), down, across))
            size += len(text)
        parts.append("\n")
        size += 1
    return "".join(parts), Table(place, size - 1, tuple(cells))


def source_of(*pieces: str | Rows, name: str = "表.txt") -> SourceText:
    """A source of prose (str) and tables (rows) in turn."""
    text = ""
    tables: list[Table] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        else:
            printed, table = table_at(len(text), piece)
            text += printed
            tables.append(table)
    return SourceText(Path(name), text, "text/plain", "0" * 64, tuple(tables))
