"""Automatic numbers: which level a paragraph has, what counts on and what starts again, what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read_source
from tests.ingest.readers.docx_builder import OFFICIAL, docx, level, numbering, para, save, uses

ONE = numbering({"0": OFFICIAL}, {"1": uses("0")})


def lines(tmp_path: Path, body: str, **parts: str) -> list[str]:
    return read_source(save(tmp_path / "plan.docx", docx(body, **parts))).text.splitlines()


def style(name: str, num: str | None = None, level: int | None = None, based: str | None = None, more: str = "") -> str:
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    place += "" if num is None else f'<w:numId w:val="{num}"/>'
    properties = f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>" if place else ""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}" {more}><w:name w:val="{name}"/>{on}{properties}</w:style>'


def linked(place: int, fmt: str, text: str, name: str) -> str:
    return level(place, fmt, text, f'<w:pStyle w:val="{name}"/>')


def test_a_level_belongs_to_the_style_it_names(tmp_path: Path) -> None:
    levels = linked(0, "chineseCounting", "%1、", "h1") + linked(1, "chineseCounting", "（%2）", "h2")
    styles = style("h1", "1") + style("h2", "1")

    assert lines(
        tmp_path,
        para("甲", style="h1") + para("乙", style="h2") + para("丙", style="h2"),
        numbering_xml=numbering({"0": levels}, {"1": uses("0")}),
        styles=styles,
    ) == ["一、甲", "（一）乙", "（二）丙"]


def test_a_style_with_a_level_only_takes_the_numbering_of_its_base(tmp_path: Path) -> None:
    styles = style("h1", "1") + style("h2", None, 1, based="h1") + style("h3", based="h2")

    body = para("甲", style="h1") + para("乙", style="h2") + para("丙", style="h3")

    assert lines(tmp_path, body, numbering_xml=ONE, styles=styles) == ["一、甲", "（一）乙", "（二）丙"]


def test_a_paragraph_may_give_only_the_level_or_only_the_numbering(tmp_path: Path) -> None:
    levels = OFFICIAL + linked(4, "decimal", "%5)", "h5")
    xml = numbering({"0": levels}, {"1": uses("0")})
    only_level = (
        '<w:p><w:pPr><w:pStyle w:val="h1"/><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    )
    only_num = '<w:p><w:pPr><w:pStyle w:val="h5"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>'

    assert lines(tmp_path, only_level + only_num, numbering_xml=xml, styles=style("h1", "1") + style("h5")) == [
        "1.甲", "1)乙",
    ]  # fmt: skip


def test_the_default_paragraph_style_numbers_paragraphs_without_one(tmp_path: Path) -> None:
    styles = style("a", "1", more='w:default="1"') + style("plain", "0", based="a")

    assert lines(tmp_path, para("甲") + para("乙", style="plain"), numbering_xml=ONE, styles=styles) == ["一、甲", "乙"]


def test_a_numbering_that_links_to_a_style_shares_its_counters(tmp_path: Path) -> None:
    xml = numbering(
        {"0": '<w:numStyleLink w:val="L"/>', "1": '<w:styleLink w:val="L"/>' + level(0, "decimal", "%1.")},
        {"1": uses("0"), "2": uses("1")},
    )

    body = para("甲", num="1") + para("乙", num="2") + para("丙", num="1")

    assert lines(tmp_path, body, numbering_xml=xml, styles=style("L", "2")) == ["1.甲", "2.乙", "3.丙"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    xml = numbering({"0": '<w:numStyleLink w:val="L"/>'}, {"1": uses("0")})

    assert lines(tmp_path, para("甲", num="1"), numbering_xml=xml, styles=style("L", "1")) == ["甲"]


@pytest.mark.parametrize(("restart", "last"), [(None, "1.丙"), (0, "3.丙"), (1, "3.丙"), (2, "1.丙")])
def test_a_level_starts_again_below_the_level_it_names(tmp_path: Path, restart: int | None, last: str) -> None:
    extra = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    levels = (
        level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.", extra)
    )
    body = (
        para("章", num="1") + para("节", num="1", level=1) + para("甲", num="1", level=2) + para("乙", num="1", level=2)
        + para("节", num="1", level=1) + para("丙", num="1", level=2)
    )  # fmt: skip

    assert lines(tmp_path, body, numbering_xml=numbering({"0": levels}, {"1": uses("0")}))[-1] == last


def test_a_list_that_starts_again_goes_on_when_it_comes_back(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    xml = numbering({"0": level(0, "decimal", "%1.")}, {"1": uses("0"), "2": uses("0", override)})
    body = para("甲", num="1") * 2 + para("乙", num="2") * 2 + para("丙", num="1")

    assert lines(tmp_path, body, numbering_xml=xml)[-2:] == ["2.乙", "3.丙"]


def test_lists_of_different_kinds_count_for_themselves(tmp_path: Path) -> None:
    xml = numbering(
        {"0": level(0, "decimal", "%1."), "1": level(0, "decimal", "%1)")}, {"1": uses("0"), "2": uses("1")}
    )

    assert lines(tmp_path, para("甲", num="1") + para("乙", num="2") + para("丙", num="1"), numbering_xml=xml) == [
        "1.甲", "1)乙", "2.丙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fmt", "text", "count", "printed"),
    [
        ("decimalEnclosedFullstop", "%1", 3, "3."),
        ("decimalEnclosedParen", "%1", 3, "(3)"),
        ("chineseLegalSimplified", "%1、", 10, "壹拾、"),
        ("chineseCounting", "%1、", 99, "九十九、"),
        ("chineseCountingThousand", "（%1）", 101, "（一百零一）"),
        ("decimalFullWidth2", "（%1）", 2, "（2）"),
        ("ideographZodiac", "%1、", 3, "寅、"),
        ("ordinalText", "%1.", 2, "2."),
        ("lowerLetter", "%1.", 800, "800."),
    ],
)
def test_more_formats(tmp_path: Path, fmt: str, text: str, count: int, printed: str) -> None:
    xml = numbering({"0": level(0, fmt, text, start=count)}, {"1": uses("0")})

    assert lines(tmp_path, para("项", num="1"), numbering_xml=xml) == [printed + "项"]


def test_a_format_of_its_own_is_filled_up_with_zeros(tmp_path: Path) -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{custom}<w:lvlText w:val="%1、"/></w:lvl>'

    assert lines(tmp_path, para("项", num="1"), numbering_xml=numbering({"0": levels}, {"1": uses("0")})) == ["007、项"]


def test_a_number_without_a_stop_never_runs_into_a_year(tmp_path: Path) -> None:
    xml = numbering({"0": level(0, "decimal", "%1")}, {"1": uses("0")})

    assert lines(tmp_path, para("2025年建成。", num="1"), numbering_xml=xml) == ["1 2025年建成。"]


def test_a_hidden_number_counts_and_is_not_printed(tmp_path: Path) -> None:
    levels = level(0, "chineseCounting", "%1、", "<w:rPr><w:vanish/></w:rPr>") + level(
        1, "decimal", "%1.%2", "<w:isLgl/>"
    )
    body = para("甲", num="1") + para("乙", num="1", level=1)

    assert lines(tmp_path, body, numbering_xml=numbering({"0": levels}, {"1": uses("0")})) == ["甲", "1.1乙"]


def test_is_legal_may_be_switched_off(tmp_path: Path) -> None:
    levels = level(0, "chineseCounting", "%1、", '<w:isLgl w:val="0"/>')

    assert lines(tmp_path, para("甲", num="1"), numbering_xml=numbering({"0": levels}, {"1": uses("0")})) == ["一、甲"]


def test_an_empty_numbered_paragraph_counts_and_a_hidden_or_removed_one_does_not(tmp_path: Path) -> None:
    def ended(mark: str, runs: str) -> str:
        place = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{place}<w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>"

    gone = ended("<w:del/>", "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>")
    hidden = ended("<w:vanish/>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>")
    body = para("甲", num="1", level=2) + gone + hidden + para("乙", num="1", level=2)
    body += para("", num="1", level=2) + para("丙", num="1", level=2)

    assert lines(tmp_path, body, numbering_xml=ONE) == ["1.甲", "2.乙", "4.丙"]


def test_numbering_of_an_earlier_revision_is_not_believed(tmp_path: Path) -> None:
    change = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'

    assert lines(tmp_path, f"<w:p><w:pPr>{change}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", numbering_xml=ONE) == ["甲"]


def test_a_number_as_long_as_a_book_is_cut(tmp_path: Path) -> None:
    xml = numbering({"0": level(0, "decimal", "长" * 5000)}, {"1": uses("0")})

    assert len(lines(tmp_path, para("甲", num="1"), numbering_xml=xml)[0]) < 100
