"""Tables: numbers stay numbers, limits are said, the matrix escapes names."""

from __future__ import annotations

from queries.run import Result
from views.dependencies import matrix, ranking
from views.tables import frame, limits, matrix_html

PAIRS = [
    {"城市": "云海市", "牵头单位": "市民政局", "配合单位": "市财政局", "任务数": 3, "其中推定": 1},
    {"城市": "云海市", "牵头单位": "市民政局", "配合单位": "市卫健委", "任务数": 2, "其中推定": 0},
    {"城市": "云海市", "牵头单位": "市教育局", "配合单位": "市财政局", "任务数": 1, "其中推定": 0},
]


def test_lists_become_words_and_numbers_stay() -> None:
    table = frame([{"名": ["甲", "乙"], "数": 3}], ("名", "数"))

    assert table.to_dict("records") == [{"名": "甲、乙", "数": 3}]


def test_a_cut_result_says_so() -> None:
    result = Result(["甲"], [{"甲": 1}], True, 0.5, "", {})

    assert "已截断，仅显示前 1 行" in limits(result)


def test_ranking_counts_partners_and_inferred_leads() -> None:
    first = ranking(PAIRS)[0]

    assert (first["牵头单位"], first["要协调的单位"], first["协调次数"], first["其中推定牵头"]) == ("市民政局", 2, 5, 1)


def test_matrix_is_in_protocol_order_with_its_numbers() -> None:
    leads, partners, counts = matrix(PAIRS, {"市教育局": 1, "市民政局": 2, "市财政局": 3, "市卫健委": 4})

    assert (leads, partners) == (["市教育局", "市民政局"], ["市财政局", "市卫健委"])
    assert counts["市民政局", "市财政局"] == 3


def test_matrix_shows_numbers_and_escapes_names() -> None:
    html = matrix_html(["<b>甲</b>"], ["乙"], {("<b>甲</b>", "乙"): 7})

    assert ">7</td>" in html
    assert "<b>甲" not in html
