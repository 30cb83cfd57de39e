"""Sentences that end in a point instead of 。, and what a point is not."""

from __future__ import annotations

import pytest

from ingest.point_stops import with_full_stops

PAPER = """一.总体要求
1.健全政策体系.将友好理念纳入规划,每年评估不少于3项.
2.拓展参与渠道.组建三级议事会,采纳率不低于60%.
"每人3.5万元"的标准不变,见www.example.cn.
3.加强保障.统筹资金(含上级).
"""


def test_points_become_stops_where_a_paper_prints_no_other() -> None:
    text = with_full_stops(PAPER)

    assert len(text) == len(PAPER)
    assert text.splitlines() == [
        "一.总体要求",
        "1.健全政策体系。将友好理念纳入规划,每年评估不少于3项。",
        "2.拓展参与渠道。组建三级议事会,采纳率不低于60%。",
        '"每人3.5万元"的标准不变,见www.example.cn.',
        "3.加强保障。统筹资金(含上级)。",
    ]


@pytest.mark.parametrize(
    "text", ["", "无标点", PAPER.replace("渠道.", "渠道。").replace("体系.", "体系。").replace("保障.", "保障。")]
)
def test_a_paper_with_stops_of_its_own_is_left_alone(text: str) -> None:
    assert with_full_stops(text) == text


def test_many_points_take_linear_time() -> None:
    text = "清理河道." * 50_000

    assert with_full_stops(text) == "清理河道。" * 50_000
