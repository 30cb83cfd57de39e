"""Tables as the app shows them: results with their limits said, a row picked, downloads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from queries.export.text import cell, to_csv
from queries.export.xlsx import write_result
from queries.run import Result
from views.paper import on_paper

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROW = 36
_WIDEST = 300
_PICKED = "picked:"


def frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows for a table: lists become texts, numbers stay numbers."""
    return pd.DataFrame({name: _column([row.get(name) for row in rows]) for name in columns}, columns=list(columns))


def _column(values: list[Any]) -> Any:
    """Numbers, some of them missing, stay a column of numbers: they stand under one another."""
    if any(map(_is_number, values)) and all(value is None or _is_number(value) for value in values):
        whole = all(value is None or isinstance(value, int) for value in values)
        return pd.array(values, dtype="Int64") if whole and None in values else values
    return [value if _is_number(value) else cell(value) for value in values]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def filled(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> tuple[str, ...]:
    """The columns in which some row has something: an empty one takes room from the others."""
    return tuple(name for name in columns if any(row.get(name) not in (None, "", []) for row in rows))


def without_ids(columns: Sequence[str]) -> list[str]:
    """The columns that people read: ids are for links and files. All of them where there is nothing else."""
    return [name for name in columns if "标识" not in name] or list(columns)


def limits(result: Result, shown: int | None = None) -> str:
    """What a reader must know about a result: rows, time, whether it was cut. `shown`: rows left after a filter."""
    n = len(result.rows)
    counted = f"{n} 行" if shown in (None, n) else f"{n} 行中的 {shown} 行"
    cut = f"　{result.cut}" if result.truncated else ""
    return f"{counted}，用时 {result.elapsed_s:.2f} 秒{cut}"


def height_of(rows: int, most: int) -> int:
    """Pixels of a table of so many rows, at most `most`."""
    return min(most, _ROW * (rows + 1) + 2)


def show_table(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    height: int = 430,
    widths: Mapping[str, int] | None = None,
) -> None:
    """A table to read."""
    table = frame(rows, columns)
    chosen = _widths(table, widths)
    st.dataframe(
        table, hide_index=True, height=height_of(len(rows), height), row_height=_ROW, placeholder="",
        column_config=_config(table, widths or chosen),
    )  # fmt: skip
    st.html(on_paper(rows, columns, chosen))


def pick_row(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, key: str, start: int = 0, height: int = 430,
    widths: Mapping[str, int] | None = None,
) -> int:  # fmt: skip
    """A table of which one row is always picked; its place in `rows`. `start` is picked before the user does.

    A click anywhere in a row picks it, and so do the arrow keys: the picked cell goes with the picked row.
    """
    table = frame(rows, columns)
    chosen = _widths(table, widths)
    state = st.dataframe(
        table, hide_index=True, height=height_of(len(rows), height), row_height=_ROW, placeholder="",
        column_config=_config(table, widths or chosen), key=key, on_select=partial(_follow, key, start, str(table.columns[0])),
        selection_mode=["single-row-required", "single-cell"],
        selection_default=_selection(start, str(table.columns[0])),
    )  # fmt: skip
    st.html(on_paper(rows, columns, chosen))
    picked = state["selection"]["rows"] if state else []
    return int(picked[0]) if picked and picked[0] < len(rows) else start


def _selection(row: int, column: str) -> Any:
    return {"selection": {"rows": [row], "columns": [], "cells": [(row, column)]}}


def _follow(key: str, start: int, first_column: str) -> None:
    """Make one of the row that was ticked or the cell that was entered: whichever is not where both were before."""
    selection = st.session_state[key]["selection"]
    before = st.session_state.get(_PICKED + key, start)
    ticked, cells = selection["rows"][0] if selection["rows"] else before, selection["cells"]
    row, column = cells[0] if cells and ticked == before else (ticked, cells[0][1] if cells else first_column)
    st.session_state[_PICKED + key] = row
    st.session_state[key] = _selection(row, column)


def _widths(table: pd.DataFrame, given: Mapping[str, int] | None) -> dict[str, int]:
    """Pixels of every column: those given, else as its first texts need."""
    known = given or {}
    return {
        name: known[name] if name in known else width_of(name, table[name].head(200))
        for name in map(str, table.columns)
    }


def _config(table: pd.DataFrame, widths: Mapping[str, int]) -> dict[str, Any]:
    return {name: st.column_config.Column(width=widths[name]) for name in table.columns if name in widths}


def width_of(name: str, values: Iterable[Any]) -> int:
    """Pixels for a column: as wide as its longest text, within limits; Chinese is twice as wide as digits."""
    longest = max((_pixels(str(value)) for value in values), default=0)
    return int(max(_pixels(name), min(_WIDEST, longest)) + 22)


def _pixels(text: str) -> float:
    return sum(14.2 if ord(char) > 0x2E7F else 8 for char in text[:60])


def downloads(result: Result, name: str) -> None:
    """Buttons for .xlsx and .csv of a result; a file is made when it is asked for, not for every run of the page."""
    st.download_button(
        "下载 .xlsx", lambda: write_result(result), f"{name}.xlsx", XLSX, key=f"xlsx-{name}", on_click="ignore"
    )
    st.download_button(
        "下载 .csv", lambda: to_csv(result), f"{name}.csv", "text/csv", key=f"csv-{name}", on_click="ignore"
    )
