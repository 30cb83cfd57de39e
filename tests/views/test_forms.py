"""Forms: what a list offers, and that a value of the address is never lost."""

from __future__ import annotations

from queries.run import Choice
from queries.saved_query import Parameter
from views.forms import options

CITY = Parameter("city", "text", "城市", "", choices="…")
TASK = Parameter("task", "text", "任务标识", None, choices="…")


def test_a_parameter_that_may_be_left_out_offers_no_limit() -> None:
    assert options(CITY, [Choice("云海市", "云海市")], "") == {"": "（不限）", "云海市": "云海市"}


def test_a_required_parameter_offers_only_what_there_is() -> None:
    assert options(TASK, [Choice("a#1", "云海市 1 清理积案")], "") == {"a#1": "云海市 1 清理积案"}


def test_a_name_of_several_cities_stands_there_once_without_a_city() -> None:
    found = [
        Choice("市财政局", "市财政局（云海市）"),
        Choice("市教育局", "市教育局（云海市）"),
        Choice("市财政局", "市财政局（青岚市）"),
    ]

    assert options(CITY, found, "") == {"": "（不限）", "市财政局": "市财政局", "市教育局": "市教育局（云海市）"}


def test_a_value_of_the_address_stays_though_the_graph_does_not_offer_it() -> None:
    assert options(CITY, [Choice("云海市", "云海市")], "青岚")["青岚"] == "青岚"
