"""Radicals, compatibility ideographs and old forms: matched as the ordinary character, printed as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import traditional
from ingest.cleaning import clean, clean_cell
from ingest.folding import folded
from ingest.parse import parse_file
from ingest.readers import read_source
from ingest.traditional import is_traditional, simplified
from ingest.variants import ORDINARY

PLAN = "靑岚市敎育提升⼯作方案\n一、主要目标\n⼊学率提髙到99%。\n二、提髙水平\n1.提髙⼊学率。到2025年⼊学率提髙到98%。（市敎育局牵头，市财政局配合）\n2.提髙敎学 质量，建设学校。（市发展改⾰委牵头）\n"


def test_one_character_for_one() -> None:
    assert all(len(chr(code)) == len(form) == 1 for code, form in ORDINARY.items())
    assert "⾼⼯⻓髙靑敎\uf967".translate(ORDINARY) == "高工长高青教不"


def test_they_are_matched_everywhere_and_stay_in_the_source(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")

    source, plan = read_source(path), parse_file(path)

    assert source.text == PLAN
    assert plan["document"]["title"] == "靑岚市敎育提升工作方案"
    assert plan["document"]["jurisdiction"] == "青岚市"
    assert [[(a["name"], a["role"]) for a in task["assignments"]] for task in plan["tasks"]] == [
        [("市教育局", "lead"), ("市财政局", "cooperate")], [("市发展改革委", "lead")],
    ]  # fmt: skip
    assert not plan["issues"]
    first, second = plan["tasks"]
    assert (first["title"], first["label"]) == ("提髙入学率", "提髙入学率")
    assert second["text"] == "提髙敎学质量，建设学校。"
    assert second["path"] == ["二、提髙水平"]
    assert [o["text"] for o in second["obligations"]] == ["提髙敎学质量", "建设学校"]
    assert (first["assignments"][0]["surface"], first["assignments"][0]["quote"]) == (
        "市敎育局",
        "（市敎育局牵头，市财政局配合）",
    )
    assert [(t["raw"], t["value"]) for t in first["targets"]] == [("到2025年入学率提髙到98%", 98)]
    assert [(t["raw"], t["value"]) for t in plan["goals"]] == [("入学率提髙到99%", 99)]
    assert source.text[slice(*first["assignments"][0]["span"])] == "市敎育局"


def test_clean_texts_and_compared_words_have_the_ordinary_form_at_the_same_places() -> None:
    assert clean("市敎育局 ⾼新区").text == clean_cell("市敎育局 ⾼新区", 0, 8).text == "市教育局高新区"
    assert list(clean("市敎育局 ⾼新区").offsets) == [0, 1, 2, 3, 5, 6, 7]
    assert folded("市敎育局 ⾼新区").text == "市教育局高新区"


def test_a_text_without_traditional_characters_is_not_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert simplified("提髙水质，後续完善。") == "提高水质，后续完善。"

    def converted(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr(traditional, "_plain", converted)

    assert simplified("提髙水质，完善管网，著力推进。") == "提高水质，完善管网，著力推进。"
    with pytest.raises(AssertionError, match="後"):
        simplified("後续完善。")


def test_old_forms_alone_make_no_traditional_text() -> None:
    assert not is_traditional("提髙敎育质量，靑年发展，卽时落实。" * 5)


def test_what_pdfs_of_the_noto_fonts_give_for_other_characters(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "青岚市材料方案\n一、主要目标\n到2027年，产业规模显著扩大。\n⸺建设基地5个。\n⸺培育企业30家。\n"
        "二、重点任务\n1.发展光刻㬵产业。（责任单位：各区人民政府〈含开发区、新区管委会，下同〉）\n",
        encoding="utf-8",
    )

    plan = parse_file(path)

    assert [(goal["value"], goal["due"]) for goal in plan["goals"]] == [(5, "2027"), (30, "2027")]
    assert [a["name"] for a in plan["tasks"][0]["assignments"]] == ["各区人民政府"]
    assert plan["tasks"][0]["text"] == "发展光刻胶产业。"  # the glyph on paper is that of 胶
