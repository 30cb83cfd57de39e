"""What a paper says about itself, however its title is broken and whatever box a portal prints it in."""

from __future__ import annotations

import pytest

from ingest.front_lines import front_lines
from ingest.metadata import Metadata, read_metadata
from ingest.plan_titles import plan_title

PLAN = "云湖市养老服务提升行动计划"


def read(*lines: str, part_title: str | None = None) -> Metadata:
    return read_metadata(front="\n".join(lines) + "\n", tail="", part_title=part_title, several_parts=False)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("关于印发《云湖市养老服务", "提升行动计划》的", "通知"), ["关于印发《云湖市养老服务提升行动计划》的通知"]),
        (("关于印发云湖市行动计划", "（2024—2026年）的通知"), ["关于印发云湖市行动计划（2024—2026年）的通知"]),
        (("甲办公室印发《关于推进养老的", "若干措施》的通知"), ["甲办公室印发《关于推进养老的若干措施》的通知"]),
        (("关于推进云湖市", "养老服务的实施方案"), ["关于推进云湖市养老服务的实施方案"]),
        (("云湖市绿色建筑发展", "实施方案（2024—2026年）"), ["云湖市绿色建筑发展实施方案（2024—2026年）"]),
        (("2024年5月6日", "实施方案"), ["2024年5月6日", "实施方案"]),
        (("关于印发计划的通知各县区人民政府：",), ["关于印发计划的通知", "各县区人民政府："]),
        ((f"甲办公室关于印发{PLAN}的通知{PLAN}",), [f"甲办公室关于印发{PLAN}的通知", PLAN]),
        (("关于印发行动计划的", "各县区人民政府："), ["关于印发行动计划的", "各县区人民政府："]),
        (("根据关于养老的意见，制定本计划。", "通知"), ["根据关于养老的意见，制定本计划。", "通知"]),
        (("关于加强养老服务的意见", "云政发〔2024〕1号"), ["关于加强养老服务的意见", "云政发〔2024〕1号"]),
    ],
)
def test_a_broken_title_is_one_line_and_glued_lines_are_two(lines: tuple[str, ...], whole: list[str]) -> None:
    assert front_lines("\n".join(lines)) == whole


@pytest.mark.parametrize(
    ("lines", "part_title"),
    [
        (("云湖市民政局", f"关于印发《{PLAN}》的", "通知", "各县区民政局："), None),
        ((f"关于印发{PLAN}的通知各县区人民政府，市政府各部门：",), None),
        (("关于印发云湖市养老服务", "提升行动计划的通知"), "提升行动计划的通知"),
    ],
)
def test_the_title_is_that_of_the_plan_in_a_broken_notice(lines: tuple[str, ...], part_title: str | None) -> None:
    found = read(*lines, part_title=part_title)

    assert (found.title, found.jurisdiction.name) == (PLAN, "云湖市")


def test_a_title_on_three_lines_is_whole() -> None:
    lines = ("云湖市推进新时代", "养老服务高质量发展", "三年行动方案", "（2024—2026年）")

    found = read(*lines, part_title="三年行动方案")

    assert found.title == "云湖市推进新时代养老服务高质量发展三年行动方案（2024—2026年）"
    assert found.period == ["2024", "2026"]


@pytest.mark.parametrize(
    "line",
    [
        "发文字号：云政办发〔2024〕3号",
        "文号：云政办发〔2024〕3号",
        "文件编号云政办发〔2024〕3号",  # a label and a value in two cells
        "索引号：1133/2024-0001 发文字号：云政办发〔2024〕3号 发布日期：2024-05-08 有效性：有效",
        "发文机关云湖市人民政府办公室发文字号云政办发[2024]3号",
        "云政办发〔2024〕3号",
    ],
)
def test_the_label_of_a_number_is_no_part_of_it(line: str) -> None:
    assert read(line, PLAN, part_title=PLAN).number == "云政办发〔2024〕3号"


def test_a_number_that_a_sentence_cites_is_not_the_papers_own() -> None:
    assert read(PLAN, "根据《养老意见》（甲政发〔2023〕8号）精神，制定本计划。", part_title=PLAN).number is None


def test_who_issued_stands_above_the_title_or_in_the_box() -> None:
    title = f"关于印发{PLAN}的通知"

    assert read("云湖市民政局云湖市财政局", title).issuer == "云湖市民政局、云湖市财政局"
    assert read("发文机关：云湖市人民政府办公室", title).issuer == "云湖市人民政府办公室"
    assert read("发文机关云湖市民政局发文字号云民发〔2024〕1号", title).issuer == "云湖市民政局"
    assert read("欢迎访问本站", title).issuer is None


def test_the_author_on_the_line_above_belongs_to_the_title_of_a_paper_of_its_own() -> None:
    front = "云海县人民政府\n关于开展道路交通安全整治行动的意见\n云政发〔2009〕26号\n各乡镇人民政府：\n"

    found = read_metadata(front=front, tail="", part_title=None, several_parts=False)

    assert (found.title, found.issuer) == ("云海县人民政府关于开展道路交通安全整治行动的意见", "云海县人民政府")


def test_a_zone_of_the_nation_is_the_place_of_its_plan() -> None:
    front = "云海国家农业高新技术产业示范区种业培育行动方案\n"

    found = read_metadata(front=front, tail="", part_title=None, several_parts=False)

    assert found.jurisdiction.name == "云海国家农业高新技术产业示范区"


def test_a_branch_of_the_nation_that_signs_makes_no_national_paper() -> None:
    front = (
        "关于印发《南屿市质押融资行动方案》的通知\n南市监发〔2023〕41号\n各有关单位：\n现予印发。\n"
        "南屿市市场监督管理局中国人民银行南屿市中心支行\n国家金融监督管理总局南屿监管分局\n2023年8月16日\n南屿市质押融资行动方案\n"
    )

    found = read_metadata(front=front, tail="", part_title="南屿市质押融资行动方案", several_parts=False)

    assert found.jurisdiction.name == "南屿市"
    assert found.issuer == "南屿市市场监督管理局、中国人民银行南屿市中心支行、国家金融监督管理总局南屿监管分局"


def test_a_general_administration_signs_too() -> None:
    tail = "商务部\n海关总署\n2021年8月16日\n"

    found = read_metadata(front="关于支持边境贸易的若干措施\n", tail=tail, part_title=None, several_parts=False)

    assert found.issuer == "商务部、海关总署"


def test_the_kind_of_paper_on_the_line_below_is_part_of_the_title() -> None:
    lines = ["霁岭省“人工智能+制造”专项行动", "实施方案（2025—2027年）", "为加快赋能，制定本方案。"]

    assert plan_title(lines, None, several_parts=False) == "霁岭省“人工智能+制造”专项行动实施方案（2025—2027年）"
    assert plan_title(["某市行动计划", "实施方案"], None, several_parts=False) == "某市行动计划"


def test_fields_of_a_box_find_their_value_on_the_next_line_or_behind_a_bar() -> None:
    title = "云海市人民政府关于加强驿站建设的实施意见"
    stacked = f"发文机关：\n云海市人民政府\n成文日期：\n2025年3月4日\n标　　题：\n{title}\n发文字号：\n云政发〔2025〕3号\n主题词：\n{title}\n"
    barred = f"发文机关： | 云海市人民政府 | 成文日期： | 2025年3月4日\n标题： | {title}\n发文字号： | 云政发〔2025〕3号\n| {title} 云政发〔2025〕3号\n"

    for front in (stacked, barred, barred.replace(" | ", "").replace("\n", "")):
        read = read_metadata(front=front, tail="", part_title=None, several_parts=False)

        assert (read.title, read.number, read.issuer, read.issued_on) == (
            title, "云政发〔2025〕3号", "云海市人民政府", "2025-03-04",
        ), front  # fmt: skip


@pytest.mark.parametrize(
    ("front", "number"),
    [
        ("来源：公众号驿站之家云政办〔2025〕3号", "云政办〔2025〕3号"),
        ("来源：公众号OPC驿站之家浙发改高技〔2025〕3号", "浙发改高技〔2025〕3号"),
        ("云海市驿站建设工作方案云政办〔2025〕3号", "云政办〔2025〕3号"),
        (
            "云海市发展改革委云发改〔2025〕3号",
            "云海市发展改革委云发改〔2025〕3号",
        ),  # nothing says where the number begins
    ],
)
def test_a_number_is_cut_off_what_it_is_glued_to(front: str, number: str) -> None:
    read = read_metadata(front=front, tail="", part_title="云海市驿站建设工作方案", several_parts=False)

    assert read.number == number


def test_the_head_of_a_page_made_by_a_site_generator_holds_its_title() -> None:
    front = "---layout: default title:云海市驿站建设工作方案---政策解读政策原文云海云海市驿站建设工作方案"

    read = read_metadata(front=front, tail="", part_title=front.partition("title:")[2], several_parts=False)

    assert read.title == "云海市驿站建设工作方案"


def test_the_day_online_stands_in_its_field_however_long_the_menu_above() -> None:
    front = "\n".join([*(f"栏目{n}" for n in range(20)), "公开日期：2025-03-04", "云海市驿站建设工作方案"])

    assert read_metadata(front=front, tail="", part_title=None, several_parts=False).issued_on == "2025-03-04"
