"""Targets in words, what may share an axis, the chart as data, and which sentences a contradiction was counted from."""

from __future__ import annotations

from typing import Any

import pytest

from queries.words import compared
from views.conflicts import between, sides, sources, within
from views.indicator_chart import MOST, bars, chart, words
from views.indicators import label, of_indicator
from views.targets import comparable, conflict, group_title, shown, until, who


def row(city: str, value: float, unit: str = "个", **over: Any) -> dict[str, Any]:
    base = {
        "指标": "服务站点", "城市": city, "比较": "不少于", "数值": value, "上限": None, "单位": unit, "期限": None, "每年": "",
        "任务": "建站", "责任机构": [], "牵头单位": [], "方案": f"{city}方案", "原文": "", "任务标识": f"{city}#1",
    }  # fmt: skip
    return {**base, **over}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (">=20家", "不少于 20家"),
        ("<=5%", "不超过 5%"),
        ("=3", "等于 3"),
        ("-10%", "压减 10%"),
        ("+7", "增长 7"),
        ("1—2", "1—2"),
        ("床位 >= 20张（2025）", "床位 不少于 20张（2025）"),
        ("不少于 20家", "不少于 20家"),
        ("二、要点 1 建站：>=20个", "二、要点 1 建站：不少于 20个"),
        ("A-B 区床位 <= 3张", "A-B 区床位 不超过 3张"),
    ],
)
def test_comparisons_are_words(amount: str, words: str) -> None:
    assert compared(amount) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2027", "2027年"),
        ("2026-12", "2026年12月"),
        ("2025-06-30", "2025年6月30日"),
        (None, "未写期限"),
        ("", "未写期限"),
    ],
)
def test_deadlines_are_words(due: str | None, words: str) -> None:
    assert until(due) == words


def test_who_answers_says_what_is_not_named() -> None:
    assert who(row("云海市", 1, 牵头单位=["市公安局（推定）"], 责任机构=["市公安局", "市司法局"])) == "市公安局（推定）"
    assert who(row("云海市", 1, 责任机构=["市公安局", "市司法局"])) == "未明确牵头：市公安局、市司法局"
    assert who(row("云海市", 1)) == "没有责任单位"
    assert "原文没有写" in who(row("云海市", 1, 任务标识=""))


def test_units_years_and_changes_never_share_an_axis() -> None:
    rows = [
        row("云海市", 20), row("青岚市", 8), row("云海市", 3, "万个"), row("云海市", 5, 每年="每年"),
        row("云海市", 10, 比较="压减"), row("云海市", 10, 指标="床位"),
    ]  # fmt: skip

    groups = comparable(rows)

    assert [len(group) for group in groups.values()] == [2, 1, 1, 1, 1]
    assert next(iter(groups)) == ("服务站点", "个", "", "")
    assert group_title(("床位", "", "每年", "")) == "床位（单位：无，每年）"


def test_every_bar_has_its_number_unit_comparison_and_deadline_in_words() -> None:
    drawn = bars(
        [row("云海市", 8, 期限="2026-12"), row("青岚市", 20, 每年="每年"), row("临溪市", 1, 上限=2.5, 任务标识="")]
    )

    assert [bar["目标"] for bar in drawn] == [
        "每年 不少于 20 个 · 未写期限", "不少于 8 个 · 2026年12月", "不少于 1—2.5 个 · 未写期限",
    ]  # fmt: skip
    assert [(bar["从"], bar["到"]) for bar in drawn] == [(0, 20), (0, 8), (1, 2.5)]
    assert drawn[2]["行"].endswith("临溪市　总体目标")
    assert words(row("云海市", 8, "")) == "不少于 8 · 未写期限"


def test_two_targets_alike_are_two_bars() -> None:
    assert len({bar["行"] for bar in bars([row("云海市", 8), row("云海市", 8)])}) == 2


def test_the_chart_begins_at_nought_loads_nothing_and_is_cut_at_its_limit() -> None:
    spec = chart([row("云海市", n + 5) for n in range(MOST + 3)])

    assert "http" not in str(spec)
    assert spec["usermeta"]["embedOptions"] == {"actions": False, "renderer": "svg"}
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"][0] == 0
    assert [bar["到"] for bar in spec["data"]["values"]] == [n + 5 for n in range(MOST + 2, 2, -1)]


def test_a_chart_of_noughts_still_has_an_axis() -> None:
    low, high = chart([row("云海市", 0)])["layer"][0]["encoding"]["x"]["scale"]["domain"]

    assert low < high


@pytest.mark.parametrize(
    ("amounts", "dues", "kind"),
    [
        ([">=15", ">=10"], [], "数不同"),
        ([">=15", ">=10"], ["2025"], "数不同"),
        ([">=100", "=100"], ["2028"], "同一个数，说法不同"),
        ([">=20"], ["2025", "2026"], "同一个数，期限不同"),
        (["=58", "=74"], ["2020-06", "2020-12"], "数与期限都不同"),
        (["不少于 15", "不少于 10"], ["2025"], "数不同"),
        (["压减 5", "压减 10"], [], "数不同"),
    ],
)
def test_kinds_of_contradictions_are_told_apart(amounts: list[str], dues: list[str], kind: str) -> None:
    assert conflict(amounts, dues) == kind


def test_the_sentences_of_a_contradiction_are_those_it_was_counted_from() -> None:
    rows = [
        row("云海市", 20), row("云海市", 25), row("云海市", 9, "万个"), row("云海市", 5, 每年="每年"), row("青岚市", 20),
        row("云海市", 30, 方案="另一份", 期限="2025"), row("云海市", 31, 期限="2025"), row("云海市", 5, 比较="增长"),
    ]  # fmt: skip
    one = within(
        {
            "城市": "云海市",
            "方案": "云海市方案",
            "指标": "服务站点",
            "单位": "个",
            "每年": "",
            "数值们": ["不少于 20", "不少于 25"],
            "期限们": ["未写"],
        }
    )
    many = between(
        {
            "城市": "云海市",
            "指标": "服务站点",
            "单位": "个",
            "每年": "",
            "期限": "2025",
            "数值们": ["不少于 30个", "不少于 31个"],
            "方案数": 2,
        }
    )

    assert [each["数值"] for each in sides(rows, one)] == [20, 25, 31]
    assert [each["数值"] for each in sides(rows, many)] == [30, 31]
    assert (one["数值"], one["期限"], many["数值"]) == (
        ["不少于 20", "不少于 25"],
        ["未写期限"],
        ["不少于 30", "不少于 31"],
    )


def test_targets_of_one_task_are_read_together_goals_apart() -> None:
    found = [row("云海市", 1), row("云海市", 2), row("云海市", 3, 任务标识=""), row("云海市", 4, 任务标识="")]

    assert [[each["数值"] for each in group] for group in sources(found)] == [[1, 2], [3], [4]]


def test_a_name_of_the_list_means_itself_and_a_typed_part_all_that_hold_it() -> None:
    rows = [row("云海市", 1), row("云海市", 2, 指标="新增服务站点")]

    assert [each["数值"] for each in of_indicator(rows, "服务站点", True)] == [1]
    assert [each["数值"] for each in of_indicator(rows, "站点", False)] == [1, 2]


def test_an_indicator_of_the_list_is_found_by_its_other_names() -> None:
    entry = {"指标": "服务站点", "方案": 3, "处": 4, "其他名称": ["服务网点"]}

    assert label(entry) == "服务站点　3 份方案 4 处　（服务网点）"
    assert shown(row("云海市", 1, None, 期限="2027"))["期限"] == "2027年"
