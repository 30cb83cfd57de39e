"""Tables as the app shows them: results with their limits said, downloads, the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from queries.export.text import cell, to_csv
from queries.export.xlsx import write_result
from queries.run import Result

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def frame(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows for a table: lists become texts, numbers stay numbers."""
    data = {name: [_shown(row.get(name)) for row in rows] for name in columns}
    return pd.DataFrame(data, columns=list(columns))


def _shown(value: Any) -> Any:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else cell(value)


def limits(result: Result) -> str:
    """What a reader must know about a result: rows, time, whether it was cut."""
    cut = f"　**已截断，仅显示前 {len(result.rows)} 行**" if result.truncated else ""
    return f"{len(result.rows)} 行，用时 {result.elapsed_s:.2f} 秒{cut}"


def downloads(result: Result, name: str) -> None:
    """Buttons for .xlsx and .csv of a result."""
    left, right, _ = st.columns([1, 1, 4])
    left.download_button("下载 .xlsx", write_result(result), f"{name}.xlsx", XLSX, key=f"xlsx-{name}")
    right.download_button("下载 .csv", to_csv(result), f"{name}.csv", "text/csv", key=f"csv-{name}")


def matrix_html(leads: Sequence[str], partners: Sequence[str], counts: dict[tuple[str, str], int]) -> str:
    """A heat map with its numbers: rows lead, columns take part; the number says it, the shade helps."""
    top = max(counts.values(), default=1)
    head = "".join(f'<th class="col">{escape(name)}</th>' for name in partners)
    lines = []
    for lead in leads:
        cells = []
        for partner in partners:
            n = counts.get((lead, partner), 0)
            shade = 0.08 + 0.62 * n / top if n else 0
            colour = "#ffffff" if shade > 0.5 else "#1d2733"
            style = f"background:rgba(31,95,153,{shade:.2f});color:{colour}" if n else "color:#c3ccd6"
            cells.append(f'<td style="{style}">{n or "·"}</td>')
        lines.append(f'<tr><th class="row">{escape(lead)}</th>{"".join(cells)}</tr>')
    corner = '<th class="row">牵头 ↓　配合 →</th>'
    return f'<div style="overflow-x:auto"><table class="matrix"><tr>{corner}{head}</tr>{"".join(lines)}</table></div>'
