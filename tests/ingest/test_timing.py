"""Times of an item as a whole: every printed form the eval guide names."""

from __future__ import annotations

import pytest

from ingest.printed_times import parse_time
from ingest.timing import find_time_clause

FORMS = [
    ("2022年9月-2025年6月", "2022-09", "2025-06", False),
    ("2022年9月—12月", "2022-09", "2022-12", False),
    ("2022年9-12月", "2022-09", "2022-12", False),
    ("2022-2025年", "2022", "2025", False),
    ("2022年9月,持续推进", "2022-09", None, True),
    ("2022年3月启动，2023年12月完成", "2022-03", "2023-12", False),
    ("2019年6月底前", None, "2019-06", False),
    ("2019年9月底", None, "2019-09", False),
    ("2019年12月取得阶段性成果并持续推进", None, "2019-12", True),
    ("2019年7月底前，以后每年持续实施", None, "2019-07", True),
    ("2025年底前", None, "2025-12", False),
    ("2025年", None, "2025", False),
    ("2025年12月31日前", None, "2025-12-31", False),
    ("２０２３年６月底前", None, "2023-06", False),
    ("2023年第三季度", None, "2023-09", False),
    ("2024年上半年", None, "2024-06", False),
    ("第三季度", None, None, False),
    ("“十四五”期间", None, "2025", False),
    ("长期坚持", None, None, True),
    ("常年推进", None, None, True),
    ("每年12月底前", None, None, True),
    ("2023年底前完成，并长期坚持", None, "2023-12", True),
    ("2023年1月起", "2023-01", None, False),
]


@pytest.mark.parametrize(("raw", "start", "due", "ongoing"), FORMS)
def test_printed_form(raw: str, start: str | None, due: str | None, ongoing: bool) -> None:
    assert parse_time(raw) == {"raw": raw, "start": start, "due": due, "ongoing": ongoing}


def test_a_time_behind_a_bare_list_of_bodies() -> None:
    clause = find_time_clause("新收集资源500份。（市农业农村局、市农科院；2026年底前）")

    assert clause is not None
    assert clause.time["due"] == "2026-12"
    assert find_time_clause("新收集资源500份。（小麦、玉米；2026年底前）") is None


@pytest.mark.parametrize("body", ["县供销社", "市财政局", "市气象台", "县工业园", "市属各企业"])
def test_a_label_may_be_glued_behind_a_body(body: str) -> None:
    clause = find_time_clause(f"责任单位：{body}完成时限：2025年底")

    assert clause is not None
    assert clause.time["due"] == "2025-12"


def test_a_bare_quarter_takes_the_year_of_the_plan() -> None:
    time = parse_time("第三季度末", year=2024)
    assert time is not None and time["due"] == "2024-09"


@pytest.mark.parametrize("raw", ["按省统一部署", "各责任单位", ""])
def test_words_without_a_time_are_none(raw: str) -> None:
    assert parse_time(raw) is None


@pytest.mark.parametrize(
    ("text", "cut", "raw"),
    [
        ("开展巡查。（实施时间：2022年9月，持续推进）", "（实施时间：2022年9月，持续推进）", "2022年9月，持续推进"),
        ("开展巡查。\n牵头部门：市教育局\n完成时限：2024年6月底前\n", "完成时限：2024年6月底前", "2024年6月底前"),
        ("开展巡查（牵头单位：市教育局；完成时限：2025年12月底前）", "完成时限：2025年12月底前", "2025年12月底前"),
        ("开展巡查。（2023年6月底前完成）", "（2023年6月底前完成）", "2023年6月底前完成"),
        ("开展巡查。（市教育局牵头，各区政府配合，2023年6月底前完成）", "2023年6月底前完成", "2023年6月底前完成"),
        ("开展巡查。（市教育局牵头，各区政府配合，全年开展）", "全年开展", "全年开展"),
        ("开展巡查。完成时间：长期坚持。", "完成时间：长期坚持。", "长期坚持"),
    ],
)
def test_clause_is_found_with_its_label(text: str, cut: str, raw: str) -> None:
    clause = find_time_clause(text)
    assert clause is not None
    assert text[clause.start : clause.end] == cut
    assert clause.raw == raw


@pytest.mark.parametrize("text", ["明确责任分工和完成时限。", "到2025年，建成10个站点。", "原方案（2021年）继续有效"])
def test_dates_in_prose_are_not_the_time_of_the_item(text: str) -> None:
    assert find_time_clause(text) is None
