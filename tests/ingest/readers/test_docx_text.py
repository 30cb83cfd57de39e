"""What a Word document shows: fields, hidden text, tracked changes, text boxes, tables; and packages of every make."""

from __future__ import annotations

import random
import zipfile
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from ingest.errors import InputError
from ingest.readers import SourceText, read_source
from ingest.readers.zipped import MAX_MEMBERS
from tests.ingest.readers.docx_builder import OFFICIAL, W_NS, cell, docx, numbering, para, save, table, uses

ONE = numbering({"0": OFFICIAL}, {"1": uses("0")})


def read(tmp_path: Path, body: str, **parts: str) -> SourceText:
    return read_source(save(tmp_path / "plan.docx", docx(body, **parts)))


def lines(tmp_path: Path, body: str, **parts: str) -> list[str]:
    return read(tmp_path, body, **parts).text.splitlines()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code: str, result: str, *, end: bool = True) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = f"{mark.format('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{mark.format('separate')}"
    return begin + result + (mark.format("end") if end else "")


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (field("DATE", run("2025年")), "2025年"),
        (field("REF a", field("PAGE", run("3")) + run("页")), "3页"),
        ('<w:fldSimple w:instr=" DATE ">' + run("5月") + "</w:fldSimple>", "5月"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("码") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("文"), "文"),
        (field("REF a", run("没有结束的域"), end=False) + run("后文"), "没有结束的域后文"),
        (run("甲") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("乙"), "甲乙"),
        (run("甲") + "<w:r><w:noBreakHyphen/></w:r>" + run("乙"), "甲-乙"),
        (run("甲") + "<w:r><w:softHyphen/></w:r>" + run("乙"), "甲乙"),
        ("<w:r><w:ruby><w:rt>" + run("zi") + "</w:rt><w:rubyBase>" + run("字") + "</w:rubyBase></w:ruby></w:r>", "字"),
        (run("甲\n乙\t丙"), "甲 乙 丙"),
        (run("注", "<w:webHidden/>"), "注"),
        (run("藏", '<w:rStyle w:val="secret"/>') + run("露"), "露"),
        (run("露", '<w:rStyle w:val="secret"/><w:vanish w:val="false"/>'), "露"),
        ("<w:customXml>" + run("甲") + "</w:customXml><w:dir>" + run("乙") + "</w:dir>", "甲乙"),
        ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>≥90%</m:t></m:r></m:oMath>', "≥90%"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(tmp_path: Path, inner: str, text: str) -> None:
    styles = '<w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>'

    assert read(tmp_path, para(inner=inner), styles=styles).text == text + "\n"


def test_a_paragraph_in_a_hidden_style_is_left_out(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="base"/></w:style>'
    )

    assert lines(tmp_path, para("藏", style="own") + para("露"), styles=styles) == ["露"]


def test_a_field_of_contents_over_several_paragraphs_is_left_out_with_its_numbers(tmp_path: Path) -> None:
    begin = field(r"TOC \o &quot;1-3&quot;", run("一、目录行……1"), end=False)
    body = (
        para(inner=begin) + para("二、目录行……2", num="1")
        + para(inner='<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("正文开始"))
        + para("任务", num="1")
    )  # fmt: skip

    assert lines(tmp_path, body, numbering_xml=ONE) == ["正文开始", "一、任务"]


def test_a_field_of_contents_that_never_ends_swallows_nothing(tmp_path: Path) -> None:
    body = para(inner=field("TOC", run("一、目录行"), end=False)) + para("正文")

    assert lines(tmp_path, body)[-1] == "正文"


def test_a_field_that_ends_in_removed_text_has_ended(tmp_path: Path) -> None:
    removed = '<w:del><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'

    assert lines(tmp_path, para(inner=field("TOC", "", end=False) + removed) + para("正文")) == ["正文"]


def ended(mark: str, text: str) -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{run(text)}</w:p>"


def test_paragraphs_are_joined_where_the_end_between_them_is_removed_or_hidden(tmp_path: Path) -> None:
    assert lines(tmp_path, ended("<w:del/>", "前半，") + para("后半。", num="1"), numbering_xml=ONE) == [
        "一、前半，后半。"
    ]
    separated = ended("<w:vanish/><w:specVanish/>", "标题。").replace(
        "<w:pPr>", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    )
    assert lines(tmp_path, separated + para("正文。"), numbering_xml=ONE) == ["一、标题。正文。"]
    assert lines(tmp_path, ended("<w:del/>", "最后一段")) == ["最后一段"]


def box(content: str) -> str:
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def test_a_text_box_in_a_text_box_is_read_once(tmp_path: Path) -> None:
    assert lines(tmp_path, para("文", inner=box(para("外", inner=box(para("内")))))) == ["文", "外", "内"]


def test_a_table_in_a_text_box_is_a_table(tmp_path: Path) -> None:
    source = read(tmp_path, para("文", inner=box(table(cell("甲") + cell("乙")))))

    assert source.text == "文\n甲\t乙\n"
    assert len(source.tables) == 1


@pytest.mark.parametrize(
    "wrapped",
    [
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml><w:customXmlPr/>{}</w:customXml>",
        "<w:ins>{}</w:ins>",
        "<w:somethingNew>{}</w:somethingNew>",
    ],
)
def test_blocks_are_found_in_whatever_wraps_them_and_once(tmp_path: Path, wrapped: str) -> None:
    assert lines(tmp_path, wrapped.replace("{}", para("段"))) == ["段"]


def test_endnotes_stand_behind_footnotes(tmp_path: Path) -> None:
    def cites(kind: str) -> str:
        return f'<w:r><w:{kind}Reference w:id="1"/></w:r>'

    body = para("文", inner=cites("endnote") + cites("footnote"))
    parts = {f"{kind}s": f'<w:{kind} w:id="1">{para(kind)}</w:{kind}>' for kind in ("footnote", "endnote")}

    assert lines(tmp_path, body, **parts) == ["文", "注1：footnote", "注1：endnote"]


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    assert lines(tmp_path, para("文"), hdr=para("页眉"), ftr=para("页脚")) == ["文"]


def places(source: SourceText) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.rows, c.columns, source.text[c.start : c.end])
        for found in source.tables
        for c in found.cells
    ]


def test_the_span_of_a_table_is_its_rows(tmp_path: Path) -> None:
    source = read(tmp_path, para("上") + table(cell("甲") + cell("乙"), cell("丙") + cell("丁")) + para("下"))

    (found,) = source.tables
    assert source.text[found.start : found.end] == "甲\t乙\n丙\t丁"


def test_removed_and_hidden_rows_and_removed_cells_are_left_out(tmp_path: Path) -> None:
    def row(mark: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(cells)}</w:tr>"

    gone = cell("删").replace("<w:tcPr>", "<w:tcPr><w:cellDel/>")
    body = (
        "<w:tbl>" + row("", cell("甲"), gone, cell("乙")) + row("<w:del/>", cell("删"), cell("删"))
        + row("<w:hidden/>", cell("藏"), cell("藏")) + row("<w:ins/>", cell("丙"), cell("丁")) + "</w:tbl>"
    )  # fmt: skip

    assert read(tmp_path, body).text == "甲\t乙\n丙\t丁\n"


def test_rows_may_begin_further_right_and_merge_the_old_way(tmp_path: Path) -> None:
    first = cell("甲").replace("<w:tcPr>", '<w:tcPr><w:hMerge w:val="restart"/>')
    second = cell("").replace("<w:tcPr>", "<w:tcPr><w:hMerge/>")
    indented = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("丙")}{cell("丁")}</w:tr>'
    body = f"<w:tbl><w:tr>{first}{second}{cell('乙')}</w:tr>{indented}</w:tbl>"

    assert places(read(tmp_path, body)) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 1, 1, 1, "丙"),
        (1, 2, 1, 1, "丁"),
    ]


def test_a_merged_cell_ends_where_a_row_does_not_go_on_with_it(tmp_path: Path) -> None:
    body = table(
        cell("类一", merge="restart") + cell("甲"),
        cell(merge="") + cell("乙"),
        cell("类二") + cell("丙"),
        cell("类三", merge="restart") + cell("丁"),
        cell(merge="") + cell("戊"),
    )

    first_column = [place for place in places(read(tmp_path, body)) if place[1] == 0]
    assert first_column == [(0, 0, 2, 1, "类一"), (2, 0, 1, 1, "类二"), (3, 0, 2, 1, "类三")]


def test_what_a_merged_cell_covers_is_neither_text_nor_counted(tmp_path: Path) -> None:
    def numbered(merge: str) -> str:
        return cell(merge=merge).replace(para(), para("项", num="1", level=2))

    body = table(numbered("restart") + cell("甲"), numbered("") + cell("乙")) + para("丙", num="1", level=2)

    assert lines(tmp_path, body, numbering_xml=ONE) == ["1.项\t甲", "乙", "2.丙"]


def test_one_cell_as_wide_as_the_page_is_a_frame_and_an_empty_table_nothing(tmp_path: Path) -> None:
    source = read(tmp_path, table(cell("框内", "两段", span=3)) + table(cell() + cell()) + para("下"))

    assert source.text == "框内\n两段\n下\n"
    assert source.tables == ()


def repack(data: bytes, **members: str | None) -> bytes:
    """The package with members replaced (or, for None, taken out); __ stands for a slash."""
    changed = {name.replace("__", "/"): content for name, content in members.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
)
BODY = f'<w:document xmlns:w="{W_NS}"><w:body>{para("正文")}</w:body></w:document>'


@pytest.mark.parametrize(
    "data",
    [
        repack(docx(""), **{"_rels__.rels": RELS.format("officeDocument", "/word/main.xml"), "word__main.xml": BODY}),
        repack(docx(para("正文")), **{"_rels__.rels": None}),
        repack(docx(para("正文")), **{"_rels__.rels": RELS.format("officeDocument", "nowhere.xml")}),
        repack(docx(""), **{"word__document.xml": BODY.replace(W_NS, "http://purl.oclc.org/ooxml/wordprocessingml/main")}),
        repack(docx(""), **{"word__document.xml": None, "Word__Document.xml": BODY}),
        repack(docx(""), **{"word__document.xml": None, "word\\document.xml": BODY}),
        repack(docx(para("正文")), **{"word__styles.xml": None, "word__numbering.xml": None}),
        repack(docx(para("正文")), **{"[Content_Types].xml": "<Types><Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"}),
    ],
    ids=["other-name", "no-rels", "wrong-rels", "strict", "capitals", "backslashes", "bare", "docm"],
)  # fmt: skip
def test_packages_of_every_make_are_read(tmp_path: Path, data: bytes) -> None:
    assert read_source(save(tmp_path / "plan.docx", data)).text == "正文\n"


def test_parts_are_found_by_their_relation(tmp_path: Path) -> None:
    data = repack(
        docx(para("甲", num="1")),
        word__numbering2__xml=None,
        **{
            "word___rels__document.xml.rels": RELS.format("numbering", "lists.xml"),
            "word__lists.xml": f'<w:numbering xmlns:w="{W_NS}">{ONE}</w:numbering>',
        },
    )

    assert read_source(save(tmp_path / "plan.docx", data)).text == "一、甲\n"


BIG = f"<w:document xmlns:w='{W_NS}'><w:body>" + "<w:p/>" * 1_000_000 + "</w:body></w:document>"
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]><a>&j;</a>"
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "另存为 .docx"),
        (b"{\\rtf1\\ansi }", "RTF"),
        (docx(para("甲"))[:-40], "损坏"),
        (repack(docx(""), **{"word__document.xml": None}), "没有正文"),
        (repack(docx(para("甲")), **{"word__styles.xml": "<a>"}), "损坏"),
        (repack(docx(""), **{"word__document.xml": LAUGHS}), "损坏"),
        (repack(docx(""), **{"word__document.xml": BODY.replace(para("正文"), "<w:sdt>" * 300 + "</w:sdt>" * 300)}), "嵌套过深"),
        (repack(docx(""), **{"word__document.xml": BIG}), "解压后有"),
        (docx("", **{f"n{n}": "" for n in range(MAX_MEMBERS)}), f"超过 {MAX_MEMBERS} 个"),
        (docx(para("甲") + '<w:altChunk w:id="r9"/>'), "嵌有"),
        (repack(docx(""), **{"word__document.xml": None, "word__numbering.xml": None, "word__styles.xml": None, "a.txt": "x"}), "压缩包"),
        (docx(para("")), "没有文字"),
    ],
    ids=["encrypted", "doc", "rtf", "cut", "no-document", "torn-styles", "laughs", "deep", "bomb", "members", "altchunk", "zip", "empty"],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line_that_says_why(tmp_path: Path, data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        read_source(save(tmp_path / "plan.docx", data))

    assert "\n" not in str(caught.value)


def test_an_entity_that_names_a_file_is_not_opened(tmp_path: Path) -> None:
    secret = save(tmp_path / "secret.txt", "机密".encode())
    xml = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + BODY.replace("正文", "&e;")

    with pytest.raises(InputError):
        read_source(save(tmp_path / "plan.docx", repack(docx(""), **{"word__document.xml": xml})))


def test_as_deep_as_xml_may_be_is_read(tmp_path: Path) -> None:
    deep = 250 - 6
    body = "<w:sdt>" * deep + para("深处") + "</w:sdt>" * deep

    assert lines(tmp_path, body) == ["深处"]


def test_elements_dropped_doubled_and_moved_to_places_of_all_kinds_never_crashes(tmp_path: Path) -> None:
    body = (
        para("甲", num="1") + para(inner=field("TOC", run("目录"))) + para("文", inner=box(table(cell("子") + cell("丑"))))
        + table(cell("一", merge="restart") + cell("乙", span=2), cell(merge="") + cell("丙") + cell("丁"))
        + ended("<w:del/>", "前") + para("后", style="h")
    )  # fmt: skip
    chance = random.Random(3)
    read_well = 0
    for _ in range(300):
        data = repack(docx(""), **{"word__document.xml": disturbed(docx_xml(body), chance)})
        try:
            read_source(save(tmp_path / "plan.docx", data))
            read_well += 1
        except InputError as error:
            assert "\n" not in str(error)
    assert read_well > 100


def disturbed(xml: str, chance: random.Random) -> str:
    """The document with a few elements dropped, doubled or moved to another place: well formed, and wrong."""
    root = etree.fromstring(xml)
    for _ in range(chance.randint(1, 4)):
        elements = [element for element in root.iter() if element.getparent() not in (None, root)]
        if len(elements) < 3:
            break
        one, other = chance.sample(elements, 2)
        kind = chance.choice(("drop", "double", "move"))
        if kind == "drop":
            one.getparent().remove(one)
        elif kind == "double":
            other.append(deepcopy(one))
        elif one not in other.iterancestors():
            other.append(one)
    return etree.tostring(root, encoding="unicode")


def docx_xml(body: str) -> str:
    with zipfile.ZipFile(BytesIO(docx(body))) as package:
        return package.read("word/document.xml").decode()
