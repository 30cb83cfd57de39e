"""Tables: lists become words, numbers stay numbers, limits are said."""

from __future__ import annotations

import pytest

from queries.run import Result
from views.tables import filled, frame, height_of, limits, width_of, without_ids


def test_lists_become_words_and_numbers_stay() -> None:
    table = frame([{"名": ["甲", "乙"], "数": 3}], ("名", "数"))

    assert table.to_dict("records") == [{"名": "甲、乙", "数": 3}]


def test_missing_numbers_leave_a_column_of_numbers() -> None:
    rows = [{"整": 1, "小": 0.5, "混": 1, "空": None}, {"整": None, "小": None, "混": "甲", "空": None}]

    kinds = frame(rows, ("整", "小", "混", "空")).dtypes

    assert (str(kinds["整"]), str(kinds["小"])) == ("Int64", "float64")
    assert not {str(kinds["混"]), str(kinds["空"])} & {"Int64", "float64"}


def test_ids_are_for_links_and_files() -> None:
    assert without_ids(["牵头单位", "任务数", "牵头标识", "任务标识甲"]) == ["牵头单位", "任务数"]
    assert without_ids(["任务标识"]) == ["任务标识"]


@pytest.mark.parametrize(
    ("truncated", "shown", "said"),
    [
        (False, None, "2 行，用时 0.50 秒"),
        (False, 1, "2 行中的 1 行，用时 0.50 秒"),
        (True, 2, "2 行，用时 0.50 秒　已截断，仅显示前 2 行"),
    ],
)
def test_limits_are_said(truncated: bool, shown: int | None, said: str) -> None:
    result = Result(["甲"], [{"甲": 1}, {"甲": 2}], truncated, 0.5, "", {})

    assert limits(result, shown) == said


def test_a_table_is_as_high_as_its_rows_up_to_a_limit() -> None:
    assert height_of(1, 400) < height_of(3, 400) < height_of(300, 400) == 400


def test_columns_are_as_wide_as_their_texts_within_limits() -> None:
    assert width_of("编号", ["1", "12"]) < width_of("编号", ["一二三四五六"]) < width_of("编号", ["一" * 50])
    assert width_of("编号", ["一" * 50]) == width_of("编号", ["一" * 500])
    assert width_of("一个很长的列名", []) > width_of("编号", [])


def test_columns_in_which_no_row_has_anything_are_left_out() -> None:
    rows = [
        {"名": "甲", "数": 0, "空": "", "无": None, "表": []},
        {"名": "乙", "数": None, "空": "", "无": None, "表": ["丙"]},
    ]

    assert filled(rows, ("名", "数", "空", "无", "表")) == ("名", "数", "表")
