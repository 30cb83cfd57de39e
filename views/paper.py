"""Tables on paper. The app's tables are drawn on a canvas that holds what is in sight; a browser can print no more of them.

So each has a copy in HTML that only paper shows: plain, escaped, no script, and bounded, as it is sent with the page.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from queries.export.text import cell

MOST_ROWS = 300  # about 25 sheets of tasks: who wants more wants a file
_MOST_CHARACTERS = 150_000
_MOST_IN_CELL = 1_000


def on_paper(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], widths: Mapping[str, int]) -> str:
    """HTML of the table; `widths` are those of the screen. Says under it when it was cut."""
    total = sum(widths[name] for name in columns) or 1
    parts = [f'<col style="width:{100 * widths[name] / total:.1f}%">' for name in columns]
    parts += ["<thead><tr>", *(f"<th>{escape(name)}</th>" for name in columns), "</tr></thead><tbody>"]
    printed, room = 0, _MOST_CHARACTERS
    for row in rows[:MOST_ROWS]:
        texts = [_short(row.get(name)) for name in columns]
        room -= sum(map(len, texts))
        if room < 0 and printed:
            break
        parts += ["<tr>", *(f"<td>{escape(text, quote=False)}" for text in texts), "</tr>"]
        printed += 1
    note = (
        f"<p>共 {len(rows)} 行，只打印前 {printed} 行；要全部，请下载文件或缩小范围。</p>"
        if printed < len(rows)
        else ""
    )
    return f'<div class="paper"><table style="width:min(100%,{total}px)">{"".join(parts)}</tbody></table>{note}</div>'


def _short(value: Any) -> str:
    if isinstance(value, float) and math.isnan(value):  # what pandas shows as an empty cell
        return ""
    text = cell(value)
    return text if len(text) <= _MOST_IN_CELL else f"{text[:_MOST_IN_CELL]}…"
