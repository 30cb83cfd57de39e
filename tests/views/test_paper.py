"""A table's copy for paper: whole where it can be, cut with a word where it cannot, and never more than text."""

from __future__ import annotations

import math
from typing import Any

from views.paper import MOST_ROWS, on_paper

WIDTHS = {"名": 60, "数": 40}


def printed(rows: list[dict[str, Any]]) -> str:
    return on_paper(rows, ("名", "数"), WIDTHS)


def test_all_rows_are_there_and_nothing_says_otherwise() -> None:
    html = printed([{"名": ["甲", "乙"], "数": n} for n in range(MOST_ROWS)])

    assert html.count("<tr>") == 1 + MOST_ROWS
    assert "<td>甲、乙<td>299</tr>" in html and "只打印" not in html
    assert "width:min(100%,100px)" in html and '<col style="width:60.0%">' in html


def test_what_is_cut_is_said_in_words() -> None:
    html = printed([{"名": "甲", "数": 1}] * (MOST_ROWS + 1))

    assert html.count("<tr>") == 1 + MOST_ROWS
    assert f"共 {MOST_ROWS + 1} 行，只打印前 {MOST_ROWS} 行" in html


def test_long_texts_end_it_sooner_and_one_cell_is_no_book() -> None:
    html = printed([{"名": "长" * 5000, "数": 1}] * 200)

    assert "只打印前 149 行" in html and "长…" in html
    assert len(html) < 200_000


def test_texts_and_names_of_columns_stay_text() -> None:
    html = on_paper([{"<b>": "</table><script>1</script>"}], ("<b>",), {"<b>": 60})

    assert "<script>" not in html and "<b>" not in html and html.count("</table>") == 1


def test_what_is_empty_on_the_screen_is_empty_on_paper() -> None:
    assert "<td><td></tr>" in printed([{"名": None, "数": math.nan}])
