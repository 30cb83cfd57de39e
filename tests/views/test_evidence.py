"""Evidence: marks where they belong, everything escaped, facts without sentences said plainly."""

from __future__ import annotations

from typing import Any

import pytest

from views.evidence import (
    NO_TEXT,
    Mark,
    amount,
    bodies,
    highlighted,
    marks_of,
    paragraph,
    phrases,
    source_line,
    target_list,
)

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def test_marks_stand_where_they_say_and_text_is_escaped() -> None:
    html = highlighted("由<b>市民政局</b>办", [Mark(4, 8, "AGENCY", '机"构')])

    assert html == '由&lt;b&gt;<mark class="m-agency" title="机&quot;构">市民政局</mark>&lt;/b&gt;办'


def test_marks_over_one_another_are_both_kept() -> None:
    html = highlighted("甲乙丙丁", [Mark(0, 3, "TARGET", "目标"), Mark(1, 2, "QUANTITY", "数量"), Mark(3, 3, "DATE")])

    assert html == (
        '<mark class="m-target" title="目标">甲</mark><mark class="m-target m-quantity" title="目标，数量">乙</mark>'
        '<mark class="m-target" title="目标">丙</mark>丁'
    )


def test_marks_outside_the_text_are_left_out() -> None:
    assert highlighted("甲乙", [Mark(1, 9, "DATE"), Mark(-1, 1, "DATE")]) == "甲乙"


def test_agencies_numbers_and_dates_of_a_text_are_marked() -> None:
    kinds = {mark.kind for mark in marks_of("2025年，市民政局建成食堂50家。")}

    assert kinds == {"DATE", "AGENCY", "QUANTITY"}


def test_a_phrase_is_found_though_readings_differ_in_blanks() -> None:
    (mark,) = phrases("每年 新增\n站点 5 处。", ["新增站点5处", "没有这句"], "TARGET")

    assert "每年 新增\n站点 5 处。"[mark.start : mark.end] == "新增\n站点 5 处"


def test_targets_and_the_phrase_that_names_the_bodies_are_marked_once() -> None:
    quote = "（责任单位：市民政局）"

    html = paragraph("建成食堂。", [quote, quote, ""], ["建成食堂"])

    assert html.count("责任单位：") == 1
    assert '<mark class="m-target" title="目标">建成食堂</mark>' in html


def test_a_phrase_inside_the_text_is_marked_there_and_not_repeated() -> None:
    html = paragraph("由市民政局牵头建成食堂。", ["由市民政局牵头"])

    assert "m-duty" in html
    assert '<p class="duty">' not in html


def test_facts_without_sentences_say_how_to_get_them() -> None:
    html = paragraph("", [""])

    assert NO_TEXT in html
    assert "python -m ingest run" in html


@pytest.fixture
def row() -> dict[str, Any]:
    return {"机构": HOSTILE, "角色": HOSTILE, "依据": HOSTILE, "起": 1, "止": 2}


def test_nothing_of_a_document_is_markup(row: dict[str, Any]) -> None:
    target = {
        "指标": HOSTILE,
        "比较": "不少于",
        "数值": 4.0,
        "上限": None,
        "单位": HOSTILE,
        "每年": "",
        "期限": HOSTILE,
        "种类": HOSTILE,
    }
    card = {"方案": HOSTILE, "文号": HOSTILE, "上级标题": [HOSTILE], "文件": HOSTILE, "起": 1, "止": 2}

    for html in (
        paragraph(HOSTILE, [HOSTILE], [HOSTILE]),
        bodies([row], HOSTILE),
        target_list([target]),
        source_line(card),
    ):
        assert "<script" not in html
        assert "<img" not in html


def test_the_chosen_body_stands_out_by_a_sign_and_inferred_by_a_word(row: dict[str, Any]) -> None:
    html = bodies([{**row, "机构": "市民政局", "角色": "牵头", "依据": "推定（列名第一）"}], "市民政局")

    assert "▸ 市民政局" in html
    assert "推定（列名第一）" in html
    assert "有更正" not in html
    corrected = bodies([{**row, "机构": "市民政局", "角色": "牵头", "依据": "人工更正", "更正": HOSTILE}])
    assert "（有更正）" in corrected
    assert "<img" not in corrected
    assert "没有写明责任单位" in bodies([])


@pytest.mark.parametrize(
    ("low", "high", "year", "said"),
    [(40.0, 50.0, "每年", "每年 等于 40—50家"), (3000.0, None, "", "等于 3000家"), (2.5, None, "", "等于 2.5家"),
     (1234567.0, None, "", "等于 1234567家")],
)  # fmt: skip
def test_amounts_are_said_in_words(low: float, high: float | None, year: str, said: str) -> None:
    assert amount({"每年": year, "比较": "等于", "数值": low, "上限": high, "单位": "家"}) == said
