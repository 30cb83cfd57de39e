"""Clean readings: what goes, what stays, and that every kept character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import clean, is_flat
from ingest.page_numbers import page_numbers
from ingest.reading import Reading


def filler(seed: int, length: int) -> str:
    words = ("推进便民服务", "完善工作机制", "优化营商环境", "提升治理能力", "加强队伍建设")
    return "，".join(words[(seed + i) % 5] for i in range(length // 7))


def paged(pages: int) -> str:
    """A plan in one line with its page numbers glued into words and to item numbers."""
    text = "一、主要任务"
    for page in range(1, pages + 1):
        text += f"{page}.{filler(page, 420)}，形成闭环。"
        text += f"{page + 1}" if page % 2 else f"建成高{page + 1}标准驿站。"
    return text


def test_blanks_inside_words_go_and_offsets_stay() -> None:
    source = "责任 单位：市 财政局\u3000、\u200b市民政局 AI lab"

    reading = clean(source)

    assert reading.text == "责任单位：市财政局、市民政局AI lab"
    assert [source[i] for i in reading.offsets] == list(reading.text)


def test_line_breaks_are_kept_and_folded() -> None:
    assert clean("一、总则 \r\n\r\n  第一条").text == "一、总则\n第一条"


def test_a_chain_of_glued_page_numbers_is_found() -> None:
    text = paged(8)

    found = [text[a:b] for a, b in page_numbers(text)]

    assert found == [str(n) for n in range(2, 10)]
    assert "建成高标准驿站" in clean(text).text


def test_a_stray_number_is_never_taken_for_a_page() -> None:
    text = f"{filler(1, 600)}高2价值{filler(2, 600)}培育3家企业{filler(3, 600)}"

    assert page_numbers(text) == []
    assert "高2价值" in clean(text).text


def test_real_quantities_survive_between_page_numbers() -> None:
    text = paged(8).replace("推进便民服务", "建设5家驿站", 40)

    assert clean(text).text.count("建设5家驿站") == text.count("建设5家驿站")


def test_lines_that_hold_only_page_numbers_go() -> None:
    assert clean("甲\n- 1 -\n乙\n— 2 —\n丙\n3\n丁").text == "甲\n乙\n丙\n丁"


def test_flat_text_is_told_by_its_longest_lines() -> None:
    assert is_flat("x" * 5000)
    assert not is_flat("\n".join(["推进便民服务。" * 20] * 40))


def test_blanks_that_stand_for_paragraphs_become_breaks_in_flat_text() -> None:
    paragraph = "1.推进便民服务。" + "完善工作机制，" * 30 + "提升能力。 "

    text = clean((paragraph * 8).strip()).text

    assert text.count("\n") == 7


@given(st.text(alphabet="一、（）(1)2.3 。\n\u3000责任单位：市局abc", max_size=300))
def test_every_kept_character_is_the_source_character(source: str) -> None:
    reading = clean(source)

    assert len(reading.text) == len(reading.offsets)
    for char, place in zip(reading.text, reading.offsets, strict=True):
        assert char.isspace() or char == source[place]


def test_cutting_and_joining_keep_places() -> None:
    reading = Reading.of("甲乙丙丁戊")

    kept = reading.without([(1, 2), (3, 4)])

    assert kept.text == "甲丙戊"
    assert kept.span() == [0, 5]
    assert kept.span(1, 2) == [2, 3]
    assert reading.cut(0, 0).span() == [0, 0]


def test_full_width_digits_and_letters_are_plain_ones_in_place() -> None:
    source = "２０２５年建成ＡＩ驿站１．５万个，覆盖率１００％"

    assert clean(source).text == "2025年建成AI驿站1.5万个，覆盖率100%"
    assert clean(source).span(0, 4) == [0, 4]


def test_invisible_marks_and_broken_bytes_go() -> None:
    assert clean("一\u2060、\u2066目\u2069标\ufe0f\n\ufffd二、任\u180e务").text == "一、目标\n二、任务"


def test_markdown_signs_go() -> None:
    source = "> **一、目标**[^1]\n- **（一）建设驿站。**新建5个\\*\n1\\. 培训\\\n- 其他\n[^1]: 驿站指服务点"

    assert clean(source).text == "一、目标\n（一）建设驿站。新建5个*\n1.培训\n其他\n[^1]:驿站指服务点"


def test_bullets_of_markdown_are_no_text() -> None:
    text = "1. 引进人才。\n   - 牵头单位：市委组织部\n   * **“云才计划”**\n+ 《办法》\n-5℃以下\n—— 要求\n"

    assert clean(text).text == "1.引进人才。\n牵头单位：市委组织部\n“云才计划”\n《办法》\n-5℃以下\n——要求\n"


def test_what_converters_write_around_a_text_is_no_text() -> None:
    source = (
        "---\nlayout: default\n---\n\n::: policy-body\n# 云海市驿站行动方案（2026---2028年） {#云海市驿站 .title}\n"
        "![](data:image/svg+xml;base64,PHN2Zy8+)\n一、目标\n------\n建成[驿站](https://example.org/a)1--2个。\n"
        '1\\.\n培训\\"站长\\"。[（责任单位：市民政局）]{.unit}\n:::\n'
    )

    assert clean(source).text.strip().split("\n") == [
        "layout:default", "云海市驿站行动方案（2026—2028年）", "一、目标", "建成驿站1—2个。", '1.培训"站长"。（责任单位：市民政局）',
    ]  # fmt: skip


def test_brackets_and_dashes_of_a_plan_are_no_markup() -> None:
    text = "云海政发[2025]3号\n[摘要](一)建设驿站\n------安全保障\n气温-5--3℃\n|a|b|\n"

    assert clean(text).text == "云海政发[2025]3号\n[摘要](一)建设驿站\n——安全保障\n气温-5—3℃\n|a|b|\n"


def test_a_number_alone_on_its_line_stands_before_the_next_line() -> None:
    source = "方案\n一、\n工作任务\n1.\n\n完善监测。\n（二）\n（三）强化执法。\n12.\n— 3 —"

    assert clean(source).text == "方案\n一、工作任务\n1.完善监测。\n（二）\n（三）强化执法。\n12.\n"


def test_heads_between_page_numbers_go_where_no_form_feed_was_kept() -> None:
    pages = [
        f"{n}.推进第{n}项工程建设，完善配套设施。\n\n— {n} —\n\n某市人民政府公报 2025年第{n}期\n" for n in range(1, 6)
    ]

    read = clean("云海市工程方案\n一、任务\n" + "".join(pages)).text

    assert "公报" not in read
    assert read.count("推进第") == 5


def test_an_escaped_number_begins_its_item_in_wrapped_text_too() -> None:
    lines = "推进第一项工程建设，完善配套设施，强化日常管理，定期开展\n评估，确保工程质量和进度符合要求，让群众得到实惠和便利。\n"

    read = clean("云海市工程方案\n一、任务\n" + "".join(f"{n}\\.{lines}" for n in range(1, 10))).text

    assert [line[:2] for line in read.split("\n")[2:] if line] == [f"{n}." for n in range(1, 10)]


FRONT = "云海市民政局关于印发《云海市养老服务行动方案》的通知 云民发〔2025〕3号 各县（市、区）民政局： 现将行动方案印发给你们，请认真贯彻落实。 "
ITEMS = " ".join(f"{n}.推进第{n}类服务，新建站点{n}个，完善各项制度，加强日常监管。" for n in range(1, 13))


def test_a_flat_front_above_lines_has_its_breaks_too() -> None:
    text = f"{FRONT}{ITEMS}\n责任单位：市民政局\n二、保障措施\n加强领导。\n加强宣传。"

    assert clean(text).text.split("\n")[:4] == [
        "云海市民政局关于印发《云海市养老服务行动方案》的通知", "云民发〔2025〕3号", "各县（市、区）民政局：",
        "现将行动方案印发给你们，请认真贯彻落实。",
    ]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [("，", "， "), ("新建站点", "新建站点 "), ("个，", " 个，")])
def test_blanks_of_type_setting_break_nothing(old: str, new: str) -> None:
    flat = FRONT + ITEMS

    assert clean(flat.replace(old, new)).text == clean(flat).text


def test_a_blank_behind_a_number_glued_to_its_heading_breaks_nothing() -> None:
    text = f"{FRONT}一、夯实数据底座1. 统筹供给，新建站点。 2. 加强监管。 {ITEMS}"

    assert "一、夯实数据底座1.统筹供给" in clean(text).text
