"""Text taken out of PDFs: lines cut at the width of the page, page numbers, heads and feet, and what must not be joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import prints
from ingest.cleaning import clean
from ingest.page_edges import page_residue
from ingest.parse import parse_file

PARAGRAPHS = [
    "一、重点任务",
    "（一）建设市民驿站",
    "1.完善驿站布局。编制全市驿站专项规划，利用社区闲置用房新建驿站 120 个，每个县（市、区）至少建成 2 个，2026 年底前实现城区全覆盖。（牵头单位：市民政局；责任单位：市发展改革委、市自然资源和规划局、市住房城乡建设局，各县（市、区）人民政府）",
    "2.提升服务质量。推行首问负责制和一次性告知制度，每年培训驿站工作人员不少于 800 人次。",
    "牵头单位：市行政审批局",
    "配合单位：市人力资源社会保障局、市卫生健康委、市医保局、市公安局、市教育局、市退役军人局，各县（市、区）人民政府",
    "完成时限：2025 年 12 月",
    "3.健全运行机制。驿站运行经费列入财政预算，探索引入社会力量参与运营，定期公布服务清单和群众满意度测评结果，测评结果作为年度考核的重要依据。",
]
CLOSING = "，。、；：）》”"


def wrapped(paragraph: str, width: int, indent: str) -> list[str]:
    """The lines of a paragraph as type-setters break it: no closing mark at the start of a line, no number cut."""
    lines, line, used = [], indent, 4 if indent else 0
    for n, char in enumerate(paragraph):
        size = 1 if char.isascii() else 2
        inside = char.isdigit() and n and paragraph[n - 1].isdigit()
        if used + size > width and char not in CLOSING and not inside and char != " ":
            lines.append(line)
            line, used = "", 0
        line, used = line + char, used + size
    return [*lines, line]


def paged(lines: list[str], *, per_page: int, foot: str, head: str = "", feed: str = "\f") -> str:
    pages = [lines[i : i + per_page] for i in range(0, len(lines), per_page)]
    return feed.join(
        "\n".join([*filter(None, [head]), *page, "", foot.format(number), ""])
        for number, page in enumerate(pages, start=1)
    )


def expected() -> list[str]:
    return [paragraph.replace(" ", "") for paragraph in PARAGRAPHS]


@pytest.mark.parametrize("indent", ["", "\u3000\u3000", "    "])
@pytest.mark.parametrize("width", [44, 56, 64, 80])
def test_wrapped_lines_are_paragraphs_again(width: int, indent: str) -> None:
    text = "\n".join(line for p in PARAGRAPHS for line in wrapped(p, width, indent))

    assert clean(text).text.split("\n") == expected()


@pytest.mark.parametrize("foot", ["— {} —", "{}", "第 {} 页 共 9 页", "{}/9"])
@pytest.mark.parametrize("feed", ["\f", "\n"])
def test_paragraphs_go_on_over_page_breaks(foot: str, feed: str) -> None:
    lines = [line for p in PARAGRAPHS for line in wrapped(p, 56, "")]

    text = paged(lines, per_page=5, foot=foot, feed=feed)

    assert clean(text).text.rstrip().split("\n") == expected()


def test_heads_and_feet_that_come_back_on_the_pages_go() -> None:
    lines = [line for p in PARAGRAPHS for line in wrapped(p, 56, "")]

    text = paged(lines, per_page=6, head="云海市人民政府公报 2025 年第 6 期", foot="file:///a.html   {}/4")

    assert clean(text).text.strip().split("\n") == expected()


@pytest.mark.parametrize("number", ["- 1 -", "— 2 —", "－3－", "第 4 页", "第5页 共9页"])
def test_a_single_number_printed_as_pages_are_is_one(number: str) -> None:
    text = f"推进便民服务。\n{number}\n完善工作机制。\n"

    assert [text[a:b].strip() for a, b in page_residue(text)] == [number]


@pytest.mark.parametrize("line", ["12", "-- 3", "·1·", "2/3"])
def test_a_single_number_alone_may_be_text(line: str) -> None:
    assert page_residue(f"推进便民服务。\n{line}\n完善工作机制。\n") == []


def test_a_bare_number_beside_a_form_feed_that_counts_the_page_is_its_number() -> None:
    text = "推进便民服\n\f2\n务，新建站点40个。\n15\n\f完善制度。"

    assert [text[a:b].strip() for a, b in page_residue(text)] == ["2"]


def test_the_indent_of_a_paragraph_fills_its_first_line() -> None:
    lines = [
        "　　1.充分发挥全市质量强市创建工作领导小组和社区协商委",
        "员会作用，定期会商重大问题，建立产学研金介协共治的长效。",
    ] * 8

    text = "\n".join(lines)

    assert clean(text).text.split("\n") == ["".join(line.strip() for line in lines[:2])] * 8


def test_a_few_squeezed_lines_do_not_widen_the_page() -> None:
    short = "　　1.全市各级政府及工作部门要以年度工作报告提出的服务事项为重"  # a word did not fit
    squeezed = "积极推进社会信用体系，“严格”、“规范”，“公开”结合各自职责作出"

    text = "\n".join(
        [
            short,
            "点，依法公开。",
            "建设全市统一的公共信用信息平台，完善归集共享机制，推动各地区",
            f"{squeezed}",
            "承诺。",
        ]
        * 6
    )

    assert clean(text).text.startswith("1.全市各级政府及工作部门要以年度工作报告提出的服务事项为重点，依法公开。\n")


def test_a_line_that_by_chance_begins_several_pages_stays() -> None:
    page = "牵头单位：市民政局\n推进便民服务{0}。\n完善工作机制{0}。\n完成时限：2025年{1}月\n"

    text = "\f".join(page.format(word, n) for word, n in zip("甲乙丙丁", (3, 9, 5, 6), strict=True))

    assert page_residue(text) == []


def test_a_table_of_wide_rows_behind_the_plan_does_not_hide_its_width() -> None:
    lines = [line for p in PARAGRAPHS for line in wrapped(p, 56, "")]
    rows = [
        f"{n}       驿站建设     新建驿站{n}个并配备工作人员和服务设施     市民政局          市财政局       2025年"
        for n in range(1, 30)
    ]

    text = clean("\n".join([*lines, *rows])).text

    assert text.split("\n")[: len(PARAGRAPHS)] == expected()


def test_a_title_broken_in_its_brackets_is_one_line() -> None:
    body = "\n".join(line for p in PARAGRAPHS for line in wrapped(p, 56, ""))

    text = clean(f"云海市人民政府关于印发《云海市便民\n服务行动方案（2024\n—2026 年）》的通知\n{body}").text

    assert text.startswith("云海市人民政府关于印发《云海市便民服务行动方案（2024—2026年）》的通知\n")


def test_a_list_of_sentences_of_like_length_is_not_joined() -> None:
    lines = [f"为全市居民和企业提供政务咨询与帮办代办服务事项{n}项。" for n in range(10, 40)]

    assert clean("\n".join(lines)).text.split("\n") == lines


def test_a_list_of_bodies_cut_within_an_office_goes_on() -> None:
    lines = ["责任部门：州林草局，州文化和旅", "游局，各县市人民政府", "责任部门：州林草局", "联合教育局开展培训。"]

    assert clean("\n".join(lines)).text.split("\n") == [lines[0] + lines[1], *lines[2:]]


def test_a_line_that_was_cut_after_it_lost_its_paragraphs_is_one_line_again() -> None:
    items = "".join(
        f"{n}.推进第{n}项工程建设，完善配套设施，强化日常管理，定期开展评估，确保工程质量和进度符合要求。"
        for n in range(1, 13)
    )
    text = f"青岚市工程建设方案一、重点任务{items}"
    cut = "\n".join(text[place : place + 36] for place in range(0, len(text), 36))

    assert "\n" not in clean(cut).text


FILLER = "面向小农户和新型经营主体持续完善服务网络推动各类服务组织规范发展提高服务的覆盖面和质量"


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("。", "（省农业农村厅、科技厅）"),
        ("。牵头单位：省农业农村厅，配合单位：", "省科技厅"),
        ("。（", "责任单位：省农业农村厅、省科技厅）"),
        ("。〔", "责任单位：省农业农村厅、省科技厅〕"),
    ],
)
def test_whoever_answers_stands_below_a_full_line(tmp_path: Path, end: str, below: str) -> None:
    # “1.” takes the room of one character, so that each item fills two lines of 36 before what stands below.
    items = [f"{n}.{(FILLER * 2)[: 71 - len(end)]}{end}{below}" for n in range(1, 8)]
    path = tmp_path / "plan.txt"
    path.write_text(prints.wrapped("\n".join(["海岳省托管服务方案", "一、主要任务", *items]), 36), encoding="utf-8")

    tasks = parse_file(path)["tasks"]

    assert f"{end}\n{below}" in path.read_text(encoding="utf-8")
    assert [[a["name"] for a in task["assignments"]] for task in tasks] == [["省农业农村厅", "省科技厅"]] * 7


def test_page_numbers_between_dashes_go_from_a_text_that_lost_its_lines() -> None:
    flat = "一、任务 1.扩货源。占比提高到40%。 — 1 — 责任部门：市商务局 2.强园区。产值翻番。责任部门：市发改委— 2 — 3.保用地。"

    assert [flat[a:b].strip() for a, b in page_residue(flat)] == ["— 1 —", "— 2 —"]
    assert page_residue("比分为3—2—1，型号甲—7—乙。") == []


def test_a_line_that_begins_with_a_stop_goes_on_in_any_text() -> None:
    text = "云海市方案\n一、任务\n建立民政（养老）\n、财政等部门参与的机制\n。\n二、保障\n"
    cut_lines = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph, 56, "")]

    assert clean(text).text == "云海市方案\n一、任务\n建立民政（养老）、财政等部门参与的机制。\n二、保障\n"
    assert "建立民政（养老）、财政等部门参与的机制" in clean("\n".join([*cut_lines, *text.split("\n")])).text


def test_a_bracket_cut_off_at_the_edge_of_a_page_does_not_swallow_the_next_item(tmp_path: Path) -> None:
    items = [
        f"{n}.推进第{n}类服务，新建站点并完善各项制度，加强日常监管和定期评估工作，确保\n群众得到实惠。（责任单位：市民政局、市财\n政局）"
        for n in range(1, 9)
    ]
    items[2] = items[2].removesuffix("\n政局）")
    path = tmp_path / "plan.txt"
    path.write_text("云海市服务行动方案\n一、任务\n" + "\n".join(items) + "\n", encoding="utf-8")

    assert [task["number"] for task in parse_file(path)["tasks"]] == [str(n) for n in range(1, 9)]


def test_a_blank_line_parts_paragraphs_whose_last_line_is_full() -> None:
    labelled = [
        "市场对接：支持企业参加展会和供需对接活动，帮助初创团队走进产业园，降低了它们的开办成本。（责任单位：市商务局、市工业和信息化局、市发展和改革委员会）",
        "政策保障：动态跟踪企业需求，统筹各类资金，强化绩效导向。（责任单位：市财政局）",
        "安全支撑：依托服务中心开展培训工作。（责任单位：市公安局）",
    ]
    lines = [line for paragraph in [*labelled, *PARAGRAPHS] for line in [*wrapped(paragraph, 74, ""), ""]]
    read = clean("云海市方案\n" + "\n".join(lines)).text.split("\n")

    assert len(labelled[0]) == 74 == len(lines[0] + lines[1])  # two full lines
    assert read[1:4] == labelled
