"""Evidence: marks where they belong, everything escaped, facts without sentences said plainly."""

from __future__ import annotations

from views.evidence import NO_TEXT, Mark, highlighted, marks_of, paragraph


def test_marks_stand_where_they_say_and_text_is_escaped() -> None:
    html = highlighted("由<b>市民政局</b>办", [Mark(4, 8, "AGENCY", '机"构')])

    assert html == ('由&lt;b&gt;<mark style="background:#d7e6f5" title="机&quot;构">市民政局</mark>&lt;/b&gt;办')


def test_overlapping_marks_give_way_to_the_earlier_longer_one() -> None:
    html = highlighted("甲乙丙丁", [Mark(1, 2, "DATE"), Mark(0, 3, "AGENCY"), Mark(3, 3, "DATE")])

    assert html.count("<mark") == 1
    assert html.endswith("</mark>丁")


def test_agencies_numbers_and_dates_of_a_text_are_marked() -> None:
    kinds = {mark.kind for mark in marks_of("2025年，市民政局建成食堂50家。")}

    assert kinds == {"DATE", "AGENCY", "QUANTITY"}


def test_the_phrase_that_names_the_bodies_is_shown_once() -> None:
    html = paragraph("建成食堂。", ["（责任单位：市民政局）", "（责任单位：市民政局）", ""])

    assert html.count("责任单位：市民政局") == 1


def test_facts_without_sentences_say_how_to_get_them() -> None:
    assert NO_TEXT in paragraph("", [""])
    assert "<script>" not in paragraph("<script>", ["<script>"])
