"""Outline and items: which text is a task, which is not, where a plan begins and ends."""

from __future__ import annotations

import pytest

from ingest.believed_markers import find_markers
from ingest.cleaning import clean
from ingest.drafts import Drafts
from ingest.items import draft_tasks
from ingest.outlining import build_outline
from ingest.quantities import find_targets
from ingest.reading import Reading
from ingest.sections import Section, is_enacting, is_plan_title, section_of
from ingest.stated_goals import goals_of_preamble


def drafts_of(text: str) -> Drafts:
    reading = clean(text)
    return draft_tasks(reading, build_outline(reading.text, find_markers(reading.text)))


PLAN = """首页 > 政务公开
云海市养老服务三年行动方案
为加快发展养老服务，制定本方案。
一、总体要求
（一）指导思想
坚持以人民为中心。
（二）主要目标
到2027年，建成社区食堂50家。
二、重点任务
（一）增加供给
1.建设社区食堂。每个街道建成一家社区食堂。
责任单位：市民政局
2.发展家庭床位。为失能老人提供上门照护。
责任单位：市卫生健康委
（二）提升质量。强化培训，年内培训护理员。
三、保障措施
各部门要各司其职。
相关文件
扫一扫
"""


def test_parts_of_a_plan_are_headings() -> None:
    drafts = drafts_of(
        "云海市种业方案\n第一部分 目标任务\n到2030年，产值达到80亿元。\n第二部分 重点工作\n一、保护资源\n1.收集资源500份。\n2.建设保种场4个。\n"
    )

    assert ["80亿元" in goal.text for goal in drafts.goals] == [True]
    assert [task.path for task in drafts.tasks] == [["第二部分重点工作", "一、保护资源"]] * 2


@pytest.mark.parametrize(
    "ideas",
    [
        "到2027年，建成食堂50家。",
        "坚持政府引导，补齐短板，力争到2027年，建成食堂50家。",
        "坚持政府引导。到2027年底，布局更优。建成食堂50家。",
        "坚持政府引导。力争“十五五”末，建成食堂50家。",
        "坚持政府引导。\n——到2026年底，建成驿站9个。\n——到2027年底，建成食堂50家。",
    ],
)
def test_what_guiding_ideas_look_ahead_to_is_a_goal(ideas: str) -> None:
    drafts = drafts_of(
        f"云海市养老服务方案\n一、总体思路\n{ideas}\n二、重点任务\n（一）增加供给。建设食堂。\n（二）提升质量。开展培训。\n"
    )

    goals = "".join(goal.text for goal in drafts.goals)
    assert "50家" in goals
    assert "坚持政府引导" not in goals


@pytest.mark.parametrize(
    "front",
    [
        "现提出如下意见。到2027年，回收量增长50%，交易量增长30%。",
        "总体要求是：以共享为核心，力争年内实现网办比例达到95%。",
        "力争三年内集聚企业3000家以上。",
        "今年工作的总体要求是：坚持市场主导，全年销售帮扶产品20亿元以上。",
        "2023年的总体思路是：优化环境。力争信息及时率达到100%。",
    ],
)
def test_a_sentence_before_the_first_item_that_looks_ahead_states_goals(front: str) -> None:
    found = list(goals_of_preamble(Reading.of(front), 0, len(front)))

    assert len(found) == 1
    assert find_targets(found[0].text)


def test_lowest_items_are_tasks_and_goals_are_kept_apart() -> None:
    drafts = drafts_of(PLAN)

    assert [(t.number, t.title) for t in drafts.tasks] == [
        ("1", "建设社区食堂"), ("2", "发展家庭床位"), ("（二）", "提升质量"), ("三", "保障措施"),
    ]  # fmt: skip
    assert drafts.tasks[0].path == ["二、重点任务", "（一）增加供给"]
    assert drafts.tasks[3].path == []
    assert "50家" in "".join(goal.text for goal in drafts.goals)
    assert "坚持以人民" not in "".join(goal.text for goal in drafts.goals)


def test_page_chrome_behind_the_plan_is_no_task_text() -> None:
    assert drafts_of(PLAN).tasks[-1].content.text.strip() == "各部门要各司其职。"


def test_an_interpretation_behind_the_plan_is_left_out() -> None:
    drafts = drafts_of(PLAN.replace("相关文件", "一、政策背景\n起草过程如下。\n二、主要内容\n1.建设食堂。"))

    assert len(drafts.tasks) == 4


def test_two_plans_in_one_notice_lead_the_path() -> None:
    one = "云海市食品安全行动方案\n一、主要任务\n1.开展抽检。对农贸市场开展抽检。\n"
    two = "云海市药品安全行动方案\n一、主要任务\n1.开展巡查。对药店开展巡查。\n"

    drafts = drafts_of(one + two)

    assert [t.path[0] for t in drafts.tasks] == ["云海市食品安全行动方案", "云海市药品安全行动方案"]
    assert drafts.tasks[0].content.text.strip() == "对农贸市场开展抽检。"


def test_a_heading_whose_text_was_cut_off_is_reported_and_no_task() -> None:
    drafts = drafts_of("一、任务\n（一）建设\n1.办好食堂。每个社区一家。\n（二）深化体制机制改革\n")

    assert len(drafts.tasks) == 1
    assert len(drafts.empty) == 1


def test_bracketed_numbers_are_items_only_when_they_say_who_acts() -> None:
    inner = "（1）选好场址{0}\n（2）配齐人员{0}\n"
    prose = drafts_of("一、任务\n1.办好食堂。做到两点：\n" + inner.format("。"))
    named = drafts_of("一、任务\n1.办好食堂。\n" + inner.format("。（责任单位：市民政局）"))

    assert [t.number for t in prose.tasks] == ["1"]
    assert [t.number for t in named.tasks] == ["（1）", "（2）"]


def test_first_sentences_are_titles_only_where_that_is_the_custom() -> None:
    prose = "围绕群众需求，完善服务网络，推动资源下沉，提升办事效率，增强获得感。"
    text = (
        "一、任务\n"
        + "".join(f"{n}.{prose}加强督导，跟踪问效。\n" for n in range(1, 5))
        + "5.建立台账。逐项销号，按月通报。\n"
    )

    assert [t.title for t in drafts_of(text).tasks] == [None] * 5


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("指导思想", Section.OTHER), ("基本原则", Section.OTHER), ("主要目标", Section.GOALS), ("总体要求", Section.GOALS),
        ("适用范围", Section.OTHER), ("附则", Section.OTHER), ("保障措施", Section.TASKS), ("强化目标考核", Section.TASKS),
        ("组织实施", Section.TASKS), ("有关要求", Section.TASKS), ("重点任务", Section.TASKS),
    ],
)  # fmt: skip
def test_sections_by_heading(heading: str, section: Section) -> None:
    assert section_of(heading) is section


def test_titles_and_enacting_clauses() -> None:
    assert is_plan_title("云海市养老服务三年行动方案（2025—2027年）")
    assert not is_plan_title("现将《云海市养老服务三年行动方案》印发给你们，请认真贯彻执行。")
    assert is_enacting("本措施自2026年3月18日起施行，有效期两年。")
    assert not is_enacting(
        "自2026年起建设社区食堂，由市民政局组织实施。逐步实现街道全覆盖，并纳入年度考核，按季度通报进展情况。"
    )


@pytest.mark.parametrize("heading", ["附件下载：", "相关附件：", "附件"])
def test_files_to_download_below_a_plan_are_no_items(heading: str) -> None:
    text = (
        f"一、目标\n建设驿站。\n二、措施\n（一）加强领导。统筹推进。\n{heading}\n1.便民行动方案.docx\n2.任务分工表.XLSX"
    )

    outline = build_outline(text, find_markers(text))

    assert [item.marker.number for root in outline.parts[0].items for item in root.walk()] == ["一", "二", "（一）"]


BOX = """云海市养老服务三年行动方案
一、重点任务
（一）增加供给
1.建设社区食堂。每个街道建成一家社区食堂。
2.发展家庭床位。提供上门照护。
专栏1 重点工程
1.食堂工程。建设食堂50家。
2.床位工程。建设床位300张。
3.培训护理员。强化培训。
（二）提升质量。开展巡查。
专栏2 提升工程
1.巡查工程。开展巡查。
2.评价工程。开展评价。
（三）强化监管。开展检查。
"""


def test_the_items_of_a_box_are_none_of_the_plan() -> None:
    drafts = drafts_of(BOX)

    assert [(d.path[-1], d.number, d.title) for d in drafts.tasks] == [
        ("（一）增加供给", "1", "建设社区食堂"), ("（一）增加供给", "2", "发展家庭床位"),
        ("（一）增加供给", "3", "培训护理员"),
        ("一、重点任务", "（二）", "提升质量"), ("一、重点任务", "（三）", "强化监管"),
    ]  # fmt: skip
    assert all("工程" not in d.content.text for d in drafts.tasks)
