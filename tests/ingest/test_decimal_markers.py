"""Numbers of plans that count by decimals throughout, and lines that only look like them."""

from __future__ import annotations

import pytest

from ingest.believed_markers import find_markers
from ingest.decimal_markers import with_decimals
from ingest.markers import Kind

PLAN = (
    "沧澜州康养发展行动计划\n1总体要求\n坚持融合。\n2主要任务\n2.1培育业态\n2.1.1发展康养。建设基地10个。\n2.1.2发展温泉。建设小镇。\n"
    "2.2完善设施\n2.2.1畅通公路。新建公路。\n3保障措施\n3.1加强组织。统筹协调。\n"
)


def numbers(text: str) -> list[str]:
    return [marker.number for marker in with_decimals(text, find_markers(text))]


def test_all_levels_are_found_in_order() -> None:
    assert numbers(PLAN) == ["1", "2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1", "3", "3.1"]
    kinds = [marker.kind for marker in with_decimals(PLAN, find_markers(PLAN))]
    assert kinds[:4] == [Kind.ARABIC, Kind.ARABIC, Kind.DECIMAL, Kind.DECIMAL_THIRD]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行动计划\n1总体要求\n坚持融合。\n2主要任务\n建设基地。\n", []),  # nothing counts below them
        ("行动计划\n一、任务\n1.1培育业态\n建设。\n2主要任务\n", ["一", "1.1"]),
        ("行动计划\n1.1培育业态\n建设。\n1.2.1完善设施\n新建。\n", ["1.1"]),  # not below 1.1
        ("行动计划\n1.1培育业态\n2024年建设。\n3家以上企业\n1.2完善设施\n", ["1.1", "1.2"]),
        ("行动计划\n2主要任务\n2.1培育业态\n建设。\n", ["2.1"]),  # counts from two
        ("行动计划\n1.培育业态\n1.1建设。\n1.1.1新建。\n2主要任务\n", ["1", "1.1", "1.1.1"]),
    ],
)
def test_lines_that_only_look_like_them_are_none(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected
