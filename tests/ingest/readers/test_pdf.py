"""The PDF reader on small invented files: paragraphs, page furniture, tables over pages, odd characters, bad files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.errors import InputError
from ingest.readers import read_source
from ingest.readers.pdf_worker import Refused, extract
from tests.ingest.readers import write_sample_pdf
from tests.ingest.readers.pdf_builder import LEFT, PITCH, RIGHT, SIZE, TOP, Pdf, PdfPage, set_prose

LONG = "加强统筹协调，完善工作机制，压实工作责任，推动全市数据资源汇聚共享，建设云海市公共数据平台并向社会开放。"
ITEM = "（一）建设市民驿站。在全市新建驿站120个，每个驿站配备专职人员，为市民提供政务咨询和帮办代办服务。（牵头单位：市民政局）"


def lines(pdf: Pdf) -> list[str]:
    text: str = extract(pdf.write())["text"]
    return text.splitlines()


def prose(*paragraphs: str, per_page: int = 22) -> Pdf:
    pdf = Pdf()
    set_prose(pdf, list(paragraphs), lines=per_page)
    return pdf


def tables(pdf: Pdf) -> list[dict[tuple[int, int, int, int], str]]:
    """Each table as {(row, column, rows, columns): text}."""
    result: dict[str, Any] = extract(pdf.write())
    return [
        {(row, column, rows, columns): result["text"][start:end] for row, column, start, end, rows, columns in cells}
        for _, _, cells in result["tables"]
    ]


# Paragraphs


def test_printed_lines_are_joined_to_paragraphs() -> None:
    assert lines(prose("一、主要任务", LONG, ITEM)) == ["一、主要任务", LONG, ITEM]


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 5])
def test_a_paragraph_goes_on_over_the_page_break(per_page: int) -> None:
    paragraphs = ["一、主要任务", LONG * 2, ITEM, LONG]

    assert lines(prose(*paragraphs, per_page=per_page)) == paragraphs


def test_a_paragraph_that_fills_its_last_line_ends_there() -> None:
    full = "推动" + "数" * 21 + "。"  # with its indent exactly one printed line

    assert lines(prose(full, LONG, full, ITEM)) == [full, LONG, full, ITEM]


@pytest.mark.parametrize("own", ["发布日期：2024-03-08", "表1数据资源体系建设主要指标"])
def test_the_line_of_a_portal_and_the_caption_of_a_table_stand_alone(own: str) -> None:
    pdf = Pdf()
    page = pdf.page()
    full = "推动数据资源汇聚共享开放应用各项重点工作落实到位并且全面完成目标"
    for row, text in enumerate([full, own, full]):
        page.text(LEFT, TOP + row * PITCH, text)

    assert lines(pdf)[:2] == [full, own]


def test_a_number_and_a_word_broken_over_lines_are_whole_again() -> None:
    pdf = Pdf()
    page = pdf.page()
    for row, text in enumerate(["到2026年全市公共数据资源开放总量达到并稳定在每年20", "25万条以上，接入DeepSeek等模型，服务企业和群众，建成数", "据平台，完善制度，形成标准，培育一批企业，推广General", "Purpose接口。", "全市一盘棋推进数据资源汇聚共享开放应用各项重点工作落", "实。"]):  # fmt: skip
        page.text(LEFT + (2 * SIZE if row in (0, 4) else 0), TOP + row * PITCH, text)

    first, second = lines(pdf)

    assert "每年2025万条以上" in first
    assert first.endswith("推广General Purpose接口。")
    assert second.endswith("重点工作落实。")


def test_a_bracket_goes_on_however_short_its_line() -> None:
    pdf = Pdf()
    page = pdf.page()
    for row, text in enumerate(["加强技术调查官和陪审员队伍建设。（实施时", "间：2022年9月，持续推进）", "推动数据资源汇聚共享开放应用各项重点工作落实到位并且全面", "完成。"]):  # fmt: skip
        page.text(LEFT + (2 * SIZE if row in (0, 2) else 0), TOP + row * PITCH, text)

    assert lines(pdf)[0] == "加强技术调查官和陪审员队伍建设。（实施时间：2022年9月，持续推进）"


def test_numbered_paragraphs_without_indent_stay_apart() -> None:
    pdf = Pdf()
    page = pdf.page()
    printed = ["1." + "建" * 24 + "。", "2." + "设" * 25, "驿站。", "3." + "推" * 24 + "。", "4." + "广" * 24 + "。"]
    for row, text in enumerate(printed):
        page.text(LEFT, TOP + row * PITCH, text)

    assert lines(pdf) == [printed[0], printed[1] + printed[2], printed[3], printed[4]]


def test_an_item_begins_below_a_full_line_of_who_answers() -> None:
    pdf = Pdf()
    page = pdf.page()
    who = "责任单位：市民政局、市财政局、市商务局、各县区政府等"
    printed = ["1." + "建" * 24, "设" * 25, who, "（二）" + "推" * 20 + "进", "落" * 26, "实。"]
    for row, text in enumerate(printed):
        page.text(LEFT, TOP + row * PITCH, text)

    assert lines(pdf) == ["".join(printed[:2]), who, "".join(printed[3:])]


def test_numbered_items_with_hanging_lines_are_one_paragraph_each() -> None:
    pdf = Pdf()
    page = pdf.page()
    printed = ["1." + "建" * 24, "设" * 24, "驿站。", "2." + "推" * 24, "广" * 20 + "。", "全市" + "落" * 22 + "实。"]
    for row, text in enumerate(printed):
        page.text(LEFT + (1.5 * SIZE if row in (1, 2, 4) else 2 * SIZE if row == 5 else 0), TOP + row * PITCH, text)

    assert lines(pdf) == ["".join(printed[:3]), "".join(printed[3:5]), printed[5]]


def test_a_title_over_two_lines_is_one_and_headings_stay_alone() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.centred(100, "云海市公共数据资源开发利用")
    page.centred(132, "实施方案（2025—2027年）")
    set_prose(pdf, ["一、主要任务", LONG, "（二）推进数据开放", ITEM], start=200)

    assert lines(pdf) == [
        "云海市公共数据资源开发利用实施方案（2025—2027年）",
        "一、主要任务",
        LONG,
        "（二）推进数据开放",
        ITEM,
    ]


def test_signature_and_date_at_the_right_do_not_join() -> None:
    pdf = prose(LONG, LONG, numbers_off := LONG)
    page = pdf.pages[-1]
    page.text(RIGHT - 9 * SIZE, 500, "云海市人民政府办公室")
    page.text(RIGHT - 9 * SIZE, 528, "2025年11月5日印发件")
    page.text(LEFT, 556, "附件")

    assert lines(pdf) == [LONG, LONG, numbers_off, "云海市人民政府办公室", "2025年11月5日印发件", "附件"]


def test_joint_issuers_are_read_before_the_word_beside_them() -> None:
    pdf = Pdf()
    page = pdf.page()
    for row, name in enumerate(["云海市发展和改革局", "云 海 市 财 政 局", "云海市数据管理局"]):
        page.text(60, 120 + row * 60, name, size=36)
    page.text(430, 190, "文件", size=44)
    set_prose(pdf, [LONG, ITEM, LONG], start=350)

    assert lines(pdf)[:4] == ["云海市发展和改革局", "云海市财政局", "云海市数据管理局", "文件"]


def test_the_signer_beside_the_number_is_a_line_of_his_own() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, 120, "云政〔2025〕3号")
    page.text(380, 120, "签发人：李江原")
    set_prose(pdf, [LONG, ITEM], start=200)

    assert lines(pdf)[:2] == ["云政〔2025〕3号", "签发人：李江原"]


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.centred(100, "云海市人民政府公报")
    left = ["建设市民驿站一百二十个覆盖全", "市，配备专职人员。"] * 6
    right = ["建设口袋公园三十个并向社会开", "放，完善配套设施。"] * 6
    for row, (a, b) in enumerate(zip(left, right, strict=True)):
        page.text(60 + 24 * (1 - row % 2), 150 + 20 * row, a, size=12)
        page.text(330 + 24 * (1 - row % 2), 150 + 20 * row, b, size=12)

    assert lines(pdf) == ["云海市人民政府公报", *["".join(left[:2])] * 6, *["".join(right[:2])] * 6]


# Page furniture


def test_page_numbers_running_heads_and_feet_go() -> None:
    pdf = prose(*[LONG] * 24)
    for number, page in enumerate(pdf.pages, start=1):
        page.text(LEFT, 50, f"云海市人民政府公报 2025年第{number}期", size=10)
        page.text(260, 815, f"第{number}页 共{len(pdf.pages)}页", size=10)

    assert len(pdf.pages) > 3
    assert lines(pdf) == [LONG] * 24


@pytest.mark.parametrize("mark", ["{}", "－ {} －", "- {} -", "０{}", "{}/9"])
def test_every_form_of_page_number_goes(mark: str) -> None:
    pdf = Pdf()
    set_prose(pdf, [LONG] * 20, numbers=False)
    for number, page in enumerate(pdf.pages, start=1):
        page.text(290, 800, mark.format(number), size=12)

    assert lines(pdf) == [LONG] * 20


def test_a_number_that_ends_the_body_is_not_a_page_number() -> None:
    pdf = Pdf()
    page = pdf.page()
    for row, text in enumerate(["指标名称：全市新建市民驿站个数", "120", "指标名称：全市新建口袋公园个数", "30"]):
        page.text(LEFT, TOP + 100 + row * PITCH, text)

    assert lines(pdf)[1::2] == ["120", "30"]


def test_what_a_browser_prints_at_the_edges_goes() -> None:
    pdf = Pdf()
    set_prose(pdf, [LONG] * 3, numbers=False)
    page = pdf.pages[0]
    page.text(30, 22, "2025/8/12 10:52", size=8)
    page.text(30, 832, "https://www.example.gov.cn/art/2025/8/12/art_1.html", size=8)

    assert lines(pdf) == [LONG] * 3


def test_a_slanted_watermark_and_a_mark_on_every_page_go() -> None:
    pdf = prose(*[LONG] * 24)
    for page in pdf.pages:
        page.text(200, 500, "内部资料", size=60, turn="0.7 0.7 -0.7 0.7")
        page.text(240, TOP + 5.5 * PITCH, "仅供参考", size=8)

    assert lines(pdf) == [LONG] * 24


# Characters


def test_full_width_digits_and_letters_become_ascii_and_punctuation_stays() -> None:
    assert lines(prose("１．建设５Ｇ基站，覆盖率达到９５．５％（２０２６年）；打造“ＡＩ＋政务”。")) == [
        "1.建设5G基站，覆盖率达到95.5%（2026年）；打造“AI+政务”。"
    ]


def test_radicals_and_compatibility_forms_become_ordinary_characters() -> None:
    pdf = Pdf()
    pdf.page().text(LEFT, TOP, "⼯作⽅案由市⺠政局⻓期⻋辆负责，全力推进各项工作", font="mapped")

    assert lines(pdf) == ["工作方案由市民政局长期车辆负责，全力推进各项工作"]


def test_private_use_glyphs_are_told_by_their_neighbours() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, TOP, "云政\ue0122025\ue0133号", font="mapped")
    page.text(LEFT, TOP + PITCH, "增长6\ue0105个百分点\ue011，全力推进各项工作落到实处", font="mapped")

    assert lines(pdf) == ["云政〔2025〕3号", "增长6.5个百分点，全力推进各项工作落到实处"]


def test_fake_bold_is_read_once_and_doubled_characters_stay() -> None:
    pdf = Pdf()
    page = pdf.page()
    for shift in (0, 0.4):
        page.text(LEFT + shift, TOP, "一、稳稳推进各项重点工作任务落到实处")

    assert lines(pdf) == ["一、稳稳推进各项重点工作任务落到实处"]


def test_blanks_of_type_setting_go_and_blanks_between_names_stay() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, TOP, "到2026", size=SIZE)
    page.text(LEFT + 3 * SIZE + 4, TOP, "年底全市建成市民驿站和口袋公园一批")
    page.text(LEFT, TOP + 100, "云海市发展改革委")
    page.text(LEFT + 8.6 * SIZE, TOP + 100, "云海市财政局")

    assert lines(pdf) == ["到2026年底全市建成市民驿站和口袋公园一批", "云海市发展改革委 云海市财政局"]


# Tables

HEADER = {(0, 0, 1, 1): "序\n号", (0, 1, 1, 1): "领域", (0, 2, 1, 1): "任务", (0, 3, 1, 1): "责任\n单位"}
XS = [60.0, 90.0, 160.0, 400.0, 530.0]


def table_page(pdf: Pdf, top: float, cells: dict[tuple[int, int, int, int], str], rows: int) -> PdfPage:
    page = pdf.page()
    page.table(XS, [top + 50 * row for row in range(rows + 1)], cells)
    return page


def test_cells_are_one_paragraph_and_their_places_are_exact() -> None:
    pdf = Pdf()
    page = table_page(pdf, 300, {**HEADER, (1, 0, 1, 1): "1", (1, 1, 1, 1): "民生", (1, 2, 1, 1): "新建市民驿站120\n个，覆盖全市。", (1, 3, 1, 1): "市民政\n局"}, 2)  # fmt: skip
    page.text(LEFT, 200, "重点任务清单如下，请各单位认真落实：")

    result = extract(pdf.write())

    before, header, row = result["text"].splitlines()
    assert before == "重点任务清单如下，请各单位认真落实："
    assert header == "序号\t领域\t任务\t责任单位"
    assert row == "1\t民生\t新建市民驿站120个，覆盖全市。\t市民政局"
    start, end, cells = result["tables"][0]
    assert result["text"][start:end] == f"{header}\n{row}"
    assert [result["text"][a:b] for _, _, a, b, _, _ in cells] == f"{header}\t{row}".split("\t")


def test_numbered_items_and_lists_of_bodies_keep_their_lines() -> None:
    pdf = Pdf()
    table_page(pdf, 200, {**HEADER, (1, 0, 1, 1): "1", (1, 1, 1, 1): "民生", (1, 2, 1, 1): "（1）新建驿站；\n（2）配备人员，做\n好服务。", (1, 3, 1, 1): "市民政局\n市财政局"}, 2)  # fmt: skip

    (cells,) = tables(pdf)

    assert cells[1, 2, 1, 1] == "（1）新建驿站；\n（2）配备人员，做好服务。"
    assert cells[1, 3, 1, 1] == "市民政局\n市财政局"


def test_a_table_over_pages_is_one_with_its_merged_cells() -> None:
    pdf = Pdf()
    table_page(pdf, 100, {**HEADER, (1, 0, 1, 1): "1", (2, 0, 1, 1): "2", (1, 1, 2, 1): "民生（牵头\n单位：市\n民政局）", (1, 2, 1, 1): "建驿站。", (2, 2, 1, 1): "建公园。", (1, 3, 2, 1): "市民政局"}, 3)  # fmt: skip
    table_page(pdf, 100, {**HEADER, (1, 0, 1, 1): "3", (2, 0, 1, 1): "4", (1, 1, 1, 1): "民生（牵头\n单位：市\n民政局）", (2, 1, 1, 1): "交通", (1, 2, 1, 1): "建食堂。", (2, 2, 1, 1): "修道路。", (1, 3, 1, 1): "", (2, 3, 1, 1): "市交通局"}, 3)  # fmt: skip
    for number, page in enumerate(pdf.pages, start=1):
        page.text(290, 800, f"— {number} —", size=12)

    (cells,) = tables(pdf)

    assert cells[1, 1, 3, 1] == "民生（牵头单位：市民政局）"
    assert cells[1, 3, 3, 1] == "市民政局"
    assert [cells[row, 0, 1, 1] for row in range(5)] == ["序号", "1", "2", "3", "4"]
    assert cells[4, 1, 1, 1] == "交通"


def test_a_row_broken_by_the_page_is_one_row() -> None:
    pdf = Pdf()
    table_page(pdf, 100, {**HEADER, (1, 0, 1, 1): "1", (1, 1, 1, 1): "民生", (1, 2, 1, 1): "建设市民驿站，", (1, 3, 1, 1): "市民\n政局"}, 2)  # fmt: skip
    table_page(pdf, 100, {(0, 0, 1, 1): "", (0, 1, 1, 1): "", (0, 2, 1, 1): "覆盖全市。", (0, 3, 1, 1): "", (1, 0, 1, 1): "2", (1, 1, 1, 1): "交通", (1, 2, 1, 1): "修道路。", (1, 3, 1, 1): "市交通局"}, 2)  # fmt: skip

    (cells,) = tables(pdf)

    assert cells[1, 2, 1, 1] == "建设市民驿站，覆盖全市。"
    assert cells[2, 2, 1, 1] == "修道路。"
    assert max(row for row, *_ in cells) == 2


def test_an_empty_cell_under_the_page_break_stays_empty() -> None:
    pdf = Pdf()
    table_page(pdf, 100, {**HEADER, (1, 0, 1, 1): "1", (1, 1, 1, 1): "民生", (1, 2, 1, 1): "建驿站。", (1, 3, 1, 1): "市民政局"}, 2)  # fmt: skip
    table_page(pdf, 100, {(0, 0, 1, 1): "2", (0, 1, 1, 1): "交通", (0, 2, 1, 1): "修道路。", (0, 3, 1, 1): ""}, 1)

    (cells,) = tables(pdf)

    assert cells[2, 3, 1, 1] == ""
    assert cells[1, 3, 1, 1] == "市民政局"


def test_two_tables_with_other_columns_or_a_heading_between_are_two() -> None:
    pdf = Pdf()
    row = {(1, 0, 1, 1): "1", (1, 1, 1, 1): "民生", (1, 2, 1, 1): "建驿站。", (1, 3, 1, 1): "市民政局"}
    table_page(pdf, 100, {**HEADER, **row}, 2)
    table_page(pdf, 200, {**HEADER, **row}, 2).text(LEFT, 150, "附件2：第二批重点任务清单")

    assert len(tables(pdf)) == 2


def test_a_table_without_outer_sides_is_found() -> None:
    pdf = Pdf()
    page = pdf.page()
    for y in (200, 240, 280, 320):
        page.rule(60, y, 500, y)
    for x in (150, 350):
        page.rule(x, 200, x, 320)
    for row in range(3):
        for column, x in enumerate((70, 160, 360)):
            page.text(x, 225 + 40 * row, f"内容{row}{column}", size=10)

    (cells,) = tables(pdf)

    assert cells[2, 2, 1, 1] == "内容22"
    assert cells[0, 0, 1, 1] == "内容00"


def test_a_frame_and_a_shaded_area_are_not_tables() -> None:
    pdf = prose(LONG, ITEM)
    page = pdf.pages[0]
    page.shade(50, 50, 545, 700)
    for a, b, c, d in ((50, 50, 545, 50), (50, 750, 545, 750), (50, 50, 50, 750), (545, 50, 545, 750)):
        page.rule(a, b, c, d)

    result = extract(pdf.write())

    assert result["tables"] == []
    assert result["text"].splitlines() == [LONG, ITEM]


@pytest.mark.parametrize("drawn", ["/Rotate", "matrix"])
def test_landscape_pages_are_read_upright(drawn: str) -> None:
    pdf = Pdf()
    page = pdf.page(rotate=90 if drawn == "/Rotate" else 0)
    for row, text in enumerate(
        ["一、横向页面的主要任务如下", "（一）建设市民驿站一百二十个", "（二）建设口袋公园三十个以上"]
    ):
        page.text(200 + 40 * row, 700, text, turn="0 1 -1 0")

    assert lines(pdf) == ["一、横向页面的主要任务如下", "（一）建设市民驿站一百二十个", "（二）建设口袋公园三十个以上"]


# Files that cannot be read


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        extract(data)
    return str(caught.value)


def test_a_scan_is_named_as_one() -> None:
    pdf = Pdf()
    for number in range(3):
        pdf.page().text(290, 800, f"— {number} —")

    assert "扫描件" in refusal(pdf.write(image=True))


def test_a_text_layer_without_a_character_map_is_refused() -> None:
    pdf = Pdf()
    pdf.page().text(LEFT, TOP, LONG[:24], font="blind")

    assert "不可读" in refusal(pdf.write())


def test_a_few_characters_without_a_map_are_left_out() -> None:
    pdf = prose(LONG, ITEM)
    pdf.pages[0].text(LEFT, 600, "回", font="blind")

    assert lines(pdf) == [LONG, ITEM]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (prose(LONG).write(locked=True), "密码"),
        (prose(LONG).write()[:900], "损坏"),
        (b"%PDF-1.7 ...", "损坏"),
        (Pdf().write(), "损坏"),
    ],
)
def test_bad_files_get_one_clear_line(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)

    with pytest.raises(InputError, match=problem) as caught:
        read_source(path)

    assert "plan.pdf" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_too_many_pages_are_refused() -> None:
    pdf = Pdf()
    for _ in range(601):
        pdf.page()

    assert "600 页" in refusal(pdf.write())


def test_the_file_reader_returns_text_tables_and_digest(tmp_path: Path) -> None:
    pdf = Pdf()
    table_page(pdf, 200, {**HEADER, (1, 0, 1, 1): "1", (1, 1, 1, 1): "民生", (1, 2, 1, 1): "建驿站。", (1, 3, 1, 1): "市民政局"}, 2)  # fmt: skip
    path = tmp_path / "计划.txt"  # told by its content, not its name
    path.write_bytes(pdf.write())

    source = read_source(path)

    assert source.media_type == "application/pdf"
    assert len(source.sha256) == 64
    (table,) = source.tables
    assert source.text[table.cells[-1].start : table.cells[-1].end] == "市民政局"


def test_the_sample_is_what_its_script_writes() -> None:
    assert write_sample_pdf.SAMPLE.read_bytes() == write_sample_pdf.build()


def test_the_sample_table_reaches_over_two_pages() -> None:
    (table,) = read_source(write_sample_pdf.SAMPLE).tables

    assert max(cell.row for cell in table.cells) == len(write_sample_pdf.ROWS)
    assert [(cell.row, cell.rows) for cell in table.cells if cell.rows > 1] == [(1, 2), (4, 2)]


# Footnotes


def footnoted() -> Pdf:
    pdf = prose(LONG * 2, ITEM, LONG, per_page=4)
    first = pdf.pages[0]
    first.text(LEFT, 701, "1", size=8)
    first.text(LEFT + 8, 703, "本方案所称驿站，是指为市民提供服务的场所，", size=9)
    first.text(LEFT, 716, "含流动驿站。", size=9)
    return pdf


def test_footnotes_stand_behind_the_text_and_cut_no_paragraph() -> None:
    note = "1本方案所称驿站，是指为市民提供服务的场所，含流动驿站。"

    assert lines(footnoted()) == [LONG * 2, ITEM, LONG, f"注1：{note[1:]}"]


def test_a_citation_goes_and_an_exponent_stays() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, TOP, "建设市民驿站")
    page.text(LEFT + 6 * SIZE, TOP - 6, "1", size=8)
    page.text(LEFT + 6 * SIZE + 4, TOP, "，新增面积50m")
    page.text(LEFT + 12.5 * SIZE + 4, TOP - 6, "2", size=8)
    page.text(LEFT + 13 * SIZE + 4, TOP, "以上。")

    assert lines(pdf) == ["建设市民驿站，新增面积50m2以上。"]


def test_small_type_below_the_body_without_a_number_is_no_note() -> None:
    pdf = prose(LONG, ITEM)
    pdf.pages[0].text(LEFT, 700, "制表：市民政局", size=9)

    assert lines(pdf)[-1] == "制表：市民政局"


def test_the_dash_that_printing_programs_call_a_bar_is_a_dash() -> None:
    pdf = Pdf()
    pdf.page().text(LEFT, TOP, "云海市便民服务行动方案（2024\u20152026年）", font="mapped")

    assert lines(pdf) == ["云海市便民服务行动方案（2024—2026年）"]


# A header that stands alone at the foot of a page

COLUMNS = [60.0, 90.0, 280.0, 360.0, 530.0]
FOOT_HEADER = {(0, n, 1, 1): word for n, word in enumerate(("序号", "工作任务", "责任单位", "完成时限"))}
NEXT_ROWS = {
    (0, 0, 1, 1): "1", (0, 1, 1, 1): "建设大厅3个", (0, 2, 1, 1): "市市场监\n管局、市财\n政局", (0, 3, 1, 1): "2025年6月\n底前",
    (1, 0, 1, 1): "2", (1, 1, 1, 1): "推行一网通办", (1, 2, 1, 1): "市数据局", (1, 3, 1, 1): "长期坚持",
}  # fmt: skip


def headed(below: str = "", *, edges: list[float] | None = None, rows: bool = True) -> Pdf:
    """A header at the foot of a page, `below` under it, the rows on the next page."""
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, TOP, "云海市任务分解表")
    page.table(COLUMNS, [740.0, 760.0], FOOT_HEADER)
    if below:
        page.text(LEFT, 790.0, below)
    following = pdf.page()
    if rows:
        following.table(edges or COLUMNS, [80.0, 140.0, 170.0], NEXT_ROWS)
    else:
        following.text(LEFT, TOP, "一、主要任务")
    return pdf


def test_a_header_at_the_foot_of_a_page_heads_the_rows_on_the_next() -> None:
    (table,) = tables(headed())

    assert [text for place, text in table.items() if place[0] == 0] == ["序号", "工作任务", "责任单位", "完成时限"]
    assert table[1, 2, 1, 1] == "市市场监管局、市财政局"
    assert table[2, 0, 1, 1] == "2"


@pytest.mark.parametrize(
    ("pdf", "left"),
    [
        (headed("以下为说明。"), 1),
        (headed(edges=[60.0, 130.0, 200.0, 420.0, 530.0]), 1),
        (headed(rows=False), 0),
    ],
)
def test_a_row_alone_at_the_foot_that_nothing_goes_on_from_is_a_line(pdf: Pdf, left: int) -> None:
    assert len(tables(pdf)) == left
    assert "序号 工作任务 责任单位 完成时限" in lines(pdf)


def test_an_empty_first_cell_on_the_next_page_is_no_part_of_a_header_alone() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, TOP, "云海市任务分解表")
    page.table(COLUMNS, [740.0, 760.0], FOOT_HEADER)
    pdf.page().table(COLUMNS, [80.0, 110.0, 140.0], {**NEXT_ROWS, (0, 0, 2, 1): "", (1, 0, 1, 1): ""})

    (table,) = tables(pdf)

    assert table[0, 0, 1, 1] == "序号"
    assert table[1, 1, 1, 1] == "建设大厅3个"
