from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.parse import parse_file
from ingest.readers import SourceText, read_source
from tests.ingest.readers.docx_builder import OFFICIAL, cell, docx, level, numbering, para, save, table, uses

ONE = numbering({"0": OFFICIAL}, {"1": uses("0")})


def read(tmp_path: Path, body: str, **parts: str) -> SourceText:
    return read_source(save(tmp_path / "plan.docx", docx(body, **parts)))


def lines(tmp_path: Path, body: str, **parts: str) -> list[str]:
    return read(tmp_path, body, **parts).text.splitlines()


def test_numbers_that_word_counts_are_printed(tmp_path: Path) -> None:
    body = (
        para("总体要求", num="1") + para("重点任务", num="1") + para("保护", num="1", level=1) + para("执法。", num="1", level=2)
        + para("维权。", num="1", level=2) + para("运用", num="1", level=1) + para("导航。", num="1", level=2)
    )  # fmt: skip

    assert lines(tmp_path, body, numbering_xml=ONE) == [
        "一、总体要求", "二、重点任务", "（一）保护", "1.执法。", "2.维权。", "（二）运用", "1.导航。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fmt", "text", "count", "printed"),
    [
        ("decimal", "%1.", 12, "12."),
        ("chineseCounting", "%1、", 10, "十、"),
        ("chineseCountingThousand", "第%1条", 21, "第二十一条"),
        ("japaneseCounting", "（%1）", 12, "（十二）"),
        ("taiwaneseCountingThousand", "%1、", 30, "三十、"),
        ("decimalEnclosedCircleChinese", "%1", 3, "③"),
        ("decimalEnclosedCircle", "%1", 21, "(21)"),
        ("decimalFullWidth", "%1．", 4, "4．"),
        ("decimalZero", "%1", 5, "05"),
        ("chineseLegalSimplified", "%1、", 3, "叁、"),
        ("ideographTraditional", "%1、", 2, "乙、"),
        ("upperRoman", "%1.", 9, "IX."),
        ("lowerRoman", "%1.", 4, "iv."),
        ("upperLetter", "%1.", 27, "AA."),
        ("lowerLetter", "%1)", 2, "b)"),
        ("none", "附", 1, "附"),
    ],
)
def test_formats_of_numbers(tmp_path: Path, fmt: str, text: str, count: int, printed: str) -> None:
    xml = numbering({"0": level(0, fmt, text)}, {"1": uses("0")})

    assert lines(tmp_path, para("项", num="1") * count, numbering_xml=xml)[-1] == printed + "项"


def test_bullets_print_nothing_but_dashes_do(tmp_path: Path) -> None:
    xml = numbering({"0": level(0, "bullet", "●"), "1": level(0, "bullet", "——")}, {"1": uses("0"), "2": uses("1")})

    assert lines(tmp_path, para("点", num="1") + para("线", num="2"), numbering_xml=xml) == ["点", "——线"]


def test_a_level_starts_again_below_the_next_heading_unless_it_never_restarts(tmp_path: Path) -> None:
    def xml(extra: str) -> str:
        levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", extra)
        return numbering({"0": levels}, {"1": uses("0")})

    body = (para("章", num="1") + para("项", num="1", level=1) * 2) * 2

    assert lines(tmp_path, body, numbering_xml=xml(""))[-1] == "2.项"
    assert lines(tmp_path, body, numbering_xml=xml('<w:lvlRestart w:val="0"/>'))[-1] == "4.项"


def test_a_second_list_of_the_same_kind_goes_on_or_starts_again(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    xml = numbering({"0": level(0, "decimal", "%1.")}, {"1": uses("0"), "2": uses("0"), "3": uses("0", override)})

    body = para("甲", num="1") * 2 + para("乙", num="2") + para("丙", num="3") + para("丙", num="3")

    assert lines(tmp_path, body, numbering_xml=xml) == ["1.甲", "2.甲", "3.乙", "1.丙", "2.丙"]


def test_a_level_may_be_overridden_whole(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）", start=5)}</w:lvlOverride>'
    xml = numbering({"0": level(0, "decimal", "%1.")}, {"1": uses("0", override)})

    assert lines(tmp_path, para("甲", num="1"), numbering_xml=xml) == ["5）甲"]


def test_numbers_of_several_levels_and_legal_ones(tmp_path: Path) -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    xml = numbering({"0": levels}, {"1": uses("0")})

    assert lines(tmp_path, para("甲", num="1") + para("乙", num="1", level=1), numbering_xml=xml) == [
        "第一章甲",
        "1.1乙",
    ]


def test_a_deep_item_without_its_heading_counts_from_the_first(tmp_path: Path) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")

    assert lines(tmp_path, para("乙", num="1", level=1), numbering_xml=numbering({"0": levels}, {"1": uses("0")})) == [
        "1.1乙"
    ]


STYLES = (
    '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    '<w:style w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
)


def test_numbers_come_from_the_style_and_the_styles_it_is_based_on(tmp_path: Path) -> None:
    body = para("甲", style="a") + para("乙", style="b") + para("丙", style="c")

    assert lines(tmp_path, body, numbering_xml=ONE, styles=STYLES) == ["一、甲", "二、乙", "丙"]


def test_number_zero_switches_numbering_off(tmp_path: Path) -> None:
    assert lines(tmp_path, para("甲", style="a", num="0") + para("乙", style="a"), numbering_xml=ONE, styles=STYLES) == [
        "甲", "一、乙",
    ]  # fmt: skip


def test_a_numbering_may_link_to_a_style(tmp_path: Path) -> None:
    xml = numbering(
        {"0": '<w:numStyleLink w:val="L"/>', "1": level(0, "decimal", "%1.")}, {"1": uses("0"), "2": uses("1")}
    )
    styles = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'

    assert lines(tmp_path, para("甲", num="1"), numbering_xml=xml, styles=styles) == ["1.甲"]


def test_an_unknown_numbering_prints_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path, para("甲", num="77")) == ["甲"]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("甲") + "<w:r><w:tab/></w:r>" + run("乙"), "甲 乙"),
        (run("甲") + "<w:r><w:br/></w:r>" + run("乙"), "甲\n乙"),
        (run("甲") + '<w:r><w:br w:type="page"/></w:r>' + run("乙"), "甲乙"),
        ("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + "<w:ins>" + run("增") + "</w:ins>", "增"),
        ("<w:moveFrom>" + run("旧") + "</w:moveFrom><w:moveTo>" + run("新") + "</w:moveTo>", "新"),
        ("<w:hyperlink>" + run("链接") + "</w:hyperlink>", "链接"),
        ("<w:sdt><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ("<w:smartTag>" + run("标记") + "</w:smartTag>", "标记"),
        (run("隐藏", "<w:vanish/>") + run("显示", '<w:vanish w:val="0"/>'), "显示"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("3"), "3"),
        (run("２０２５"), "２０２５"),
    ],
)
def test_what_a_paragraph_shows(tmp_path: Path, inner: str, text: str) -> None:
    assert read(tmp_path, para(inner=inner)).text == text + "\n"


def test_text_boxes_follow_their_paragraph_and_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{para('框中文字')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert lines(tmp_path, para("正文", inner=both)) == ["正文", "框中文字"]


def test_contents_are_left_out_and_notes_come_last(tmp_path: Path) -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{para('一、目录 1')}</w:sdtContent></w:sdt>"
    )
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{para("线")}</w:footnote><w:footnote w:id="2">{para("注二。")}</w:footnote>'
        f'<w:footnote w:id="1">{para("注一，")}{para("两段。")}</w:footnote><w:footnote w:id="3">{para("没有引用。")}</w:footnote>'
    )
    cited = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    body = contents + para("二、目录 2", style="toc") + para("正文", inner=cited) + para("下文")

    assert lines(tmp_path, body, styles=STYLES, footnotes=notes) == [
        "正文",
        "下文",
        "注1：注一， 两段。",
        "注2：注二。",
    ]


def test_a_table_is_rows_and_cells_with_places(tmp_path: Path) -> None:
    body = para("上") + table(cell("序号") + cell("任务", "名称"), cell("1") + cell("甲事")) + para("下")

    source = read(tmp_path, body)

    assert source.text == "上\n序号\t任务\n名称\n1\t甲事\n下\n"
    (found,) = source.tables
    assert [(c.row, c.column, source.text[c.start : c.end]) for c in found.cells] == [
        (0, 0, "序号"), (0, 1, "任务\n名称"), (1, 0, "1"), (1, 1, "甲事"),
    ]  # fmt: skip


def test_merged_cells_stand_once_and_say_how_far_they_reach(tmp_path: Path) -> None:
    body = table(
        cell("责任分工", span=2) + cell("时限"),
        cell("类", merge="restart") + cell("甲") + cell("6月"),
        cell(merge="") + cell("乙") + cell("7月"),
        cell(merge="") + cell("丙") + cell("8月"),
    )

    source = read(tmp_path, body)

    cells = {source.text[c.start : c.end]: c for c in source.tables[0].cells}
    assert (cells["责任分工"].columns, cells["时限"].column) == (2, 2)
    assert (cells["类"].row, cells["类"].rows, cells["丙"].row) == (1, 3, 3)
    assert source.text.splitlines()[2] == "乙\t7月"


def test_numbers_count_on_through_tables(tmp_path: Path) -> None:
    numbered = f"<w:tc><w:tcPr/>{para('甲', num='1', level=2)}</w:tc>"
    body = table(numbered + cell("a"), numbered + cell("b")) + para("丙", num="1", level=2)

    assert lines(tmp_path, body, numbering_xml=ONE) == ["1.甲\ta", "2.甲\tb", "3.丙"]


def test_a_frame_is_no_table_and_a_table_in_a_cell_is_its_text(tmp_path: Path) -> None:
    inner = table(cell("内甲") + cell("内乙"))
    body = table(cell("只有一格")) + table(f"<w:tc><w:tcPr/>{para('外')}{inner}</w:tc>" + cell("旁"))

    source = read(tmp_path, body)

    assert len(source.tables) == 1
    assert source.text == "只有一格\n外\n内甲 内乙\t旁\n"


def test_a_plan_with_automatic_numbers_is_parsed(tmp_path: Path) -> None:
    body = (
        para("云海市养老服务实施方案") + para("主要任务", num="1") + para("扩大供给", num="1", level=1)
        + para("建设养老院10家。（责任单位：市民政局）", num="1", level=2) + para("培训护理员500人。（市人社局牵头）", num="1", level=2)
    )  # fmt: skip

    plan = parse_file(save(tmp_path / "plan.docx", docx(body, numbering_xml=ONE)))

    assert [(t["number"], t["path"]) for t in plan["tasks"]] == [
        ("1", ["一、主要任务", "（一）扩大供给"]), ("2", ["一、主要任务", "（一）扩大供给"]),
    ]  # fmt: skip
    assert plan["document"]["source"]["media_type"].endswith("wordprocessingml.document")


def package(**members: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        docx(para("甲"))[:-40],
        package(word__other=b"x"),
        package(**{"word__document.xml": b"<a><b></a>"}),
        package(**{"word__document.xml": b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'}),
        package(**{"word__document.xml": b"<a>" * 5000 + b"</a>" * 5000}),
        package(**{"word__document.xml": b"<a/>", "word__big": b"0" * (201 * 1024 * 1024)}),
        package(readme=b"x"),
    ],
    ids=["cut", "no-document", "torn-xml", "entities", "deep", "bomb", "other-zip"],
)
def test_damaged_and_hostile_files_are_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_source(save(tmp_path / "plan.docx", data))

    assert "\n" not in str(caught.value)


def test_flipped_bytes_never_crash(tmp_path: Path) -> None:
    good = docx(para("一、甲") + table(cell("1") + cell("乙")) + para("丙", num="1"), numbering_xml=ONE)
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_source(save(tmp_path / "plan.docx", bytes(data)))
        except InputError as error:
            assert "\n" not in str(error)


def test_a_table_inside_a_table_that_lays_out_a_page_is_a_table(tmp_path: Path) -> None:
    inner = table(cell("序号") + cell("任务") + cell("牵头单位"), cell("1") + cell("建设驿站") + cell("市民政局"))

    def holding(*parts: str) -> str:
        return f"<w:tc><w:tcPr/>{''.join(parts)}</w:tc>"

    outer = table(holding(para("一、重点任务"), inner, para("二、保障措施")) + holding(para("加强领导。")))

    source = read(tmp_path, outer)

    assert source.text.splitlines() == [
        "一、重点任务",
        "序号\t任务\t牵头单位",
        "1\t建设驿站\t市民政局",
        "二、保障措施",
        "加强领导。",
    ]
    (found,) = source.tables
    assert [source.text[c.start : c.end] for c in found.cells][3:] == ["1", "建设驿站", "市民政局"]


def test_a_small_table_inside_a_row_of_tasks_is_lines_of_its_cell(tmp_path: Path) -> None:
    inner = table(cell("甲") + cell("乙"))
    rows = table(
        cell("序号") + cell("任务"),
        cell("1") + f"<w:tc><w:tcPr/>{para('建设驿站')}{inner}</w:tc>",
        cell("2") + cell("培训"),
    )

    (found,) = read(tmp_path, rows).tables

    assert len(found.cells) == 6
