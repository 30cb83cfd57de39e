"""Text in one line without a blank: breaks stand again where words and numbers tell of them, at true places."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.cleaning import clean
from ingest.glued_lines import restored, unglued, was_glued
from ingest.parse import parse_file, trace
from ingest.plan import ParsedPlan
from ingest.readers import read_source

FILLER = (
    "坚持问题导向，完善长效机制，推动各项工作落到实处，不断提升群众的获得感和满意度，为全市高质量发展提供有力支撑。"
)
PLAN = (
    "云海市人民政府办公室文件云政办发〔2025〕7号云海市人民政府办公室关于印发《云海市社区食堂建设行动方案（2025—2027年）》的通知"
    "各县（市、区）人民政府，市政府各部门：《云海市社区食堂建设行动方案（2025—2027年）》已经市政府同意，现印发给你们，请认真贯彻落实。"
    "云海市人民政府办公室2025年3月8日（此件公开发布）云海市社区食堂建设行动方案（2025—2027年）为深入推进社区食堂建设，制定本方案。"
    f"一、指导思想以便民惠民为宗旨，{FILLER}二、工作目标到2027年，建成社区食堂120家，老年人满意度达到95%以上。"
    "三、重点任务（一）优化空间布局坚持因地制宜、就近就便。1.完善设施网络加强社区食堂选址，每年新建40家。（责任单位：市民政局、各县（市、区）人民政府）"
    "2.强化食品安全监管建立食材溯源平台。（责任单位：市市场监管局）"
    "（二）提升服务水平3.培育运营主体鼓励餐饮企业连锁经营。（责任单位：市商务局）"
    f"四、组织保障各地要建立协调机制，{FILLER}云海市民政局2025年3月9日印发"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> ParsedPlan:
    path = tmp_path_factory.mktemp("glued") / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return parse_file(path)


def test_front_and_signature_are_read(plan: ParsedPlan) -> None:
    document = plan["document"]
    assert (document["title"], document["number"]) == (
        "云海市社区食堂建设行动方案（2025—2027年）",
        "云政办发〔2025〕7号",
    )
    assert (document["issuer"], document["issued_on"]) == ("云海市人民政府办公室", "2025-03-08")


def test_headings_goals_and_paragraphs_stand_apart(plan: ParsedPlan) -> None:
    assert [(task["number"], task["path"], task["title"]) for task in plan["tasks"]] == [
        ("1", ["三、重点任务", "（一）优化空间布局"], "完善设施网络"),
        ("2", ["三、重点任务", "（一）优化空间布局"], "强化食品安全监管"),
        ("3", ["三、重点任务", "（二）提升服务水平"], "培育运营主体"),
        ("四", [], "组织保障"),
    ]
    assert [[a["name"] for a in task["assignments"]] for task in plan["tasks"]] == [
        ["市民政局", "各县（市、区）人民政府"], ["市市场监管局"], ["市商务局"], [],
    ]  # fmt: skip
    assert [(goal["value"], goal["due"]) for goal in plan["goals"]] == [(120, "2027"), (95, "2027")]


def test_every_place_points_into_the_source(plan: ParsedPlan) -> None:
    for task in plan["tasks"]:
        for each in task["assignments"]:
            assert PLAN[slice(*each["span"])] == each["surface"]
        assert task["text"][:6] in PLAN[slice(*task["span"])]


def test_numbers_that_begin_no_line_of_the_source_are_told_by_their_order(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")

    traced = trace(read_source(path))

    items = [item for part in traced.outline.parts for root in part.items for item in root.walk()]
    numbered = [item.marker.rule for item in items if item.marker.number]
    assert numbered and set(numbered) == {"in-sequence"}


@pytest.mark.parametrize(
    ("glued", "begins"),
    [
        ("牵头单位：市教育局责任单位：市财政局2.", "责任单位：市财政局"),
        ("（责任单位：市教育局）——设立流动食堂8处。——开展培训20场。2.", "——开展培训20场"),
        ("市教育局：负责指导学校食堂。市卫健委：负责营养指导。2.", "市卫健委：负责"),
        (
            "实施食堂改造。（责任单位：市教育局）2.完善制度。三、保障措施加强领导。（责任单位：市政府办）云海市教育局2025年5月6日",
            "云海市教育局2025年",
        ),
        ("实施改造。（责任单位：市教育局）返回列表下一篇", "返回列表"),
    ],
)
def test_what_stood_on_a_line_of_its_own_begins_one(glued: str, begins: str) -> None:
    reading = unglued(clean(f"云海市食堂工作方案为做好食堂工作，制定本方案。{FILLER * 6}一、重点任务1.{FILLER}{glued}"))

    place = reading.text.index(begins)
    assert restored(reading, place)
    assert was_glued(reading)


@pytest.mark.parametrize(
    "whole",
    [
        "组织保障机制建设",  # no heading 组织保障
        "各部门坚持分级负责",  # whoever acts
        "研究制定支持政策",
        "（牵头单位：市教育局；责任单位：市财政局）",
        "评选一、二、三等奖各10名",
        "《云海市养老服务发展规划》的要求",
    ],
)
def test_what_belongs_together_stays(whole: str) -> None:
    reading = unglued(
        clean(
            f"云海市食堂工作方案为做好食堂工作，制定本方案。{FILLER * 6}一、重点任务1.{FILLER}推进{whole}，{FILLER}2.{FILLER}"
        )
    )

    assert whole in reading.text


def test_text_with_lines_is_left_alone() -> None:
    reading = clean(
        "云海市食堂工作方案\n一、指导思想以便民为宗旨。\n二、重点任务\n1.新建食堂。（责任单位：市民政局）\n"
    )

    assert unglued(reading) is reading
    assert not was_glued(reading)


def test_the_name_of_a_file_in_front_of_a_portals_words_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    begin = PLAN.index("为深入推进")
    path.write_text(
        f"云海市社区食堂建设行动方案（2025—2027年）.docx-资源ID：977资源大小：38KB会员登录下载 {PLAN[begin:]}",
        encoding="utf-8",
    )

    assert parse_file(path)["document"]["title"] == "云海市社区食堂建设行动方案（2025—2027年）"
