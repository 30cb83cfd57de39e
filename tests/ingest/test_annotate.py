"""The spaCy pipeline: names of the register, indicators, numbers and dates, exact places, longest match."""

from __future__ import annotations

import pytest

from ingest.annotate import annotate, pipeline


def labelled(text: str) -> list[tuple[str, str]]:
    return [(a.label, a.text) for a in annotate(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市市场监管局会同市司法局办理。", [("AGENCY", "市市场监管局"), ("AGENCY", "市司法局")]),
        ("烟台海关加强监管。", [("AGENCY", "烟台海关")]),
        ("到2025年，建成50家以上。", [("DATE", "2025年"), ("QUANTITY", "50家以上")]),
        ("占比达到百分之八十，即80%左右。", [("QUANTITY", "百分之八十"), ("QUANTITY", "80%左右")]),
        ("2023年6月底前组织5-10期培训。", [("DATE", "2023年6月底前"), ("QUANTITY", "5-10期")]),
        ("每万人高价值发明专利拥有量稳步提高。", [("INDICATOR", "每万人高价值发明专利拥有量")]),
        ("加强法院与工会协作。", []),
        ("郑州市市场监管局、郑州海关参加。", [("AGENCY", "郑州市市场监管局"), ("AGENCY", "郑州海关")]),
        (
            "由各县（市、区）人民政府和市委宣传部落实。",
            [("AGENCY", "各县（市、区）人民政府"), ("AGENCY", "市委宣传部")],
        ),
        ("市场监管总局、国家知识产权局指导。", [("AGENCY", "市场监管总局"), ("AGENCY", "国家知识产权局")]),
        ("建设图书馆、博物馆和融媒体中心。", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert labelled(text) == expected


def test_the_documents_own_place_is_part_of_a_name() -> None:
    text = "云海市财政局和云海海关、云海市人民政府。"

    assert [a.text for a in annotate(text, jurisdiction="云海市")] == ["云海市财政局", "云海海关", "云海市人民政府"]
    assert [a.text for a in annotate(text)] == ["市财政局", "市人民政府"]


def test_long_text_is_read_to_its_end() -> None:
    text = "坚持需求导向，优化布局。" * 20_000 + "由市教育局办理。"

    assert [(a.start, a.text) for a in annotate(text)] == [(len(text) - 7, "市教育局")]


@pytest.mark.parametrize("name", ["市人力资源社会保障局", "县住房城乡建设局", "省发展和改革委员会", "市文化旅游局"])
def test_names_without_their_particle_are_mentions(name: str) -> None:
    assert labelled(f"由{name}办理。") == [("AGENCY", name)]


def test_offsets_are_exact_and_rules_are_named() -> None:
    text = "市教育局、 市体育局于2024年新增3所学校。"

    for found in annotate(text):
        assert text[found.start : found.end] == found.text
        assert found.rule


def test_no_model_is_needed() -> None:
    assert pipeline().pipe_names == ["entity_ruler", "dates_and_quantities", "places_in_front"]
    assert pipeline().vocab.vectors_length == 0
