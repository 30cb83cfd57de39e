"""Items counted by letters and Roman numerals: a series at the starts of lines, as deep as where it stands."""

from __future__ import annotations

import pytest

from ingest.bare_headings import with_bare_headings
from ingest.believed_markers import find_markers
from ingest.lettered_markers import lettered, with_lettered
from ingest.markers import Kind


def levels(text: str) -> list[tuple[str, Kind]]:
    return [(m.number, m.kind) for m in with_lettered(text, find_markers(text))]


def test_roman_numerals_above_everything_are_the_outermost_level() -> None:
    text = "Ⅰ、总体要求\n（一）思路\nⅡ、任务\n（一）建设\n"

    assert levels(text) == [
        ("Ⅰ", Kind.CHINESE), ("（一）", Kind.CHINESE_BRACKET), ("Ⅱ", Kind.CHINESE), ("（一）", Kind.CHINESE_BRACKET)
    ]  # fmt: skip


def test_letters_stand_one_level_below_what_they_follow() -> None:
    assert levels("一、任务\nA. 建设\nB. 管理\n")[1:] == [("A", Kind.CHINESE_BRACKET), ("B", Kind.CHINESE_BRACKET)]
    assert levels("一、任务\n1. 甲\na）建设\nb）管理\n")[2:] == [("a", Kind.ARABIC_BRACKET), ("b", Kind.ARABIC_BRACKET)]


def test_letters_between_two_levels_take_the_one_between_them() -> None:
    text = "一、任务\nA、建设\n1. 甲\n2. 乙\nB、管理\n1. 丙\n2. 丁\n"

    assert [kind for number, kind in levels(text) if number in "AB"] == [Kind.CHINESE_BRACKET] * 2


@pytest.mark.parametrize(
    "text",
    [
        "A类企业奖励。\nB类企业奖励。\n",  # no sign behind the letter
        "A. 建设\n其他\n",  # no series
        "建设A. 甲\n管理B. 乙\n",  # not at the start of a line
        "I am\nII are\n",
        "V. 甲\nX. 乙\n",
    ],
)
def test_a_letter_alone_counts_nothing(text: str) -> None:
    assert lettered(text) == []


def test_bare_lines_above_items_that_count_from_one_again_are_headings() -> None:
    text = "甲市方案\n重点任务\n一是建设。\n二是管理。\n工作要求\n一是加强领导。\n"

    found = with_bare_headings(text, find_markers(text))

    assert [text[m.start : m.start + 4] for m in found if not m.number] == ["重点任务", "工作要求"]


@pytest.mark.parametrize("line", ["市教育局负责落实。", "责任单位", "附件1", "柏川市供水保障工作方案", "2025年"])
def test_a_line_that_is_no_heading_parts_nothing(line: str) -> None:
    text = f"甲市方案\n一是建设。\n二是管理。\n{line}\n一是加强领导。\n"

    assert with_bare_headings(text, find_markers(text)) == find_markers(text)
