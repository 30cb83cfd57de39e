"""Differences of two texts: what one says alone is marked, chance is not, nothing of a text becomes markup."""

from __future__ import annotations

import time

import pytest

from views.difference import common, differences, side_by_side


def marked(left: str, right: str) -> tuple[list[str], list[str]]:
    of_left, of_right = differences(left, right)
    return [left[m.start : m.end] for m in of_left], [right[m.start : m.end] for m in of_right]


def test_what_one_text_says_alone_is_marked_on_its_side() -> None:
    assert marked("6月底前建成服务站点二十个。", "建成服务站点三百多个。") == (["6月底前", "二十"], ["三百多"])


def test_the_same_text_has_no_marks_and_an_empty_one_is_all_missing() -> None:
    assert marked("建成服务站点。", "建成服务站点。") == ([], [])
    assert marked("", "建成服务站点。") == ([], ["建成服务站点。"])


def test_full_width_and_half_width_signs_are_no_difference() -> None:
    assert marked("(一)建成站点,开展服务", "（一）建成站点，开展服务") == ([], [])


def test_a_single_sign_in_common_does_not_split_a_change() -> None:
    left, right = marked("公开办事指南清理和归档旧案卷宗", "公开办事指南培训和考核基层干部")

    assert (left, right) == (["清理和归档旧案卷宗"], ["培训和考核基层干部"])


def test_a_run_keeps_the_characters_around_it_that_belong_to_it() -> None:
    """The cheapest alignment spends 鼓励 on an earlier 鼓励; a reader sees one sentence that stands in both."""
    step = "鼓励高等院校联合培养与创业人才"
    page = "支持和鼓励社会资本参与。鼓励高等院校联合培养与转化、引进人才，扩大规模。"

    assert marked(step, page) == (["创业人才"], ["支持和鼓励社会资本参与。", "转化、引进人才，扩大规模。"])


def test_the_marks_of_what_is_common_are_the_rest_of_both_texts() -> None:
    left, right = "6月底前建成服务站点二十个。", "建成服务站点三百多个。"

    of_left, of_right = common(left, right)

    assert [left[m.start : m.end] for m in of_left] == ["建成服务站点", "个。"]
    assert [right[m.start : m.end] for m in of_right] == ["建成服务站点", "个。"]


def test_markup_in_a_text_is_shown_and_not_made() -> None:
    for same in (False, True):
        left, right = side_by_side("<script>alert(1)</script>建成站点", "<b>建成站点</b>", same=same)
        assert "<script>" not in left and "<b>" not in right
        assert "<mark" in left and "<mark" in right


@pytest.mark.parametrize("other", ["的" * 20_000, "的了" * 10_000, "了" * 20_000])
def test_texts_made_to_be_slow_are_not(other: str) -> None:
    start = time.process_time()

    differences("的" * 20_000, other)

    assert time.process_time() - start < 5
