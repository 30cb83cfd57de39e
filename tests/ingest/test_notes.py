"""Notes at the foot of a page or of the plan are no tasks and no part of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.accounting import account
from ingest.notes import find_notes
from ingest.parse import parse_file, trace
from ingest.plan import ParsedPlan
from ingest.readers import read_source
from tests.ingest.readers.docx_builder import docx, para

HEAD = "云湖市养老服务实施方案\n一、重点任务\n"
LAST = "2.培训护理员。每年培训500人次。（市人力资源社会保障局牵头）\n"


def parsed(folder: Path, text: str, name: str = "plan.txt") -> ParsedPlan:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return parse_file(path)


def notes(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in find_notes(text).lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲。\n注1：乙，到2026年达到1000人。\n注：丙。\n1.丁。", ["注1：乙，到2026年达到1000人。", "注：丙。"]),
        ("建设服务站[1]。\n[1]服务站是指场所。", ["[1]服务站是指场所。"]),
        ("建设服务站①。\n①服务站是指场所。\n下文", ["①服务站是指场所。"]),
        ("建设服务站²，培训。\n²服务站是指场所。", ["²服务站是指场所。"]),
        ("服务站①占比达到98%。\n①服务站是指场所。", ["①服务站是指场所。"]),
        ("建设〔1〕服务站。\n〔1〕含改建。", ["〔1〕含改建。"]),
        # A page may have lost the signs that cite them.
        ("建设服务站。\n[1]服务站是指场所。\n[2]含改建。", ["[1]服务站是指场所。", "[2]含改建。"]),
        ("甲[^1]。\n[^1]: 乙。", ["[^1]: 乙。"]),
        # What an item consists of, and a number in brackets that cites nothing.
        ("开展检查：\n①市场。\n②学校。", []),
        ("包括：①市场；②学校。\n①市场检查。", []),
        ("开展①市场②学校检查。\n①市场。", []),
        ("甲。\n〔1〕乙。\n[3]丙。", []),
        ("注册登记：优化流程。\n注重实效。", []),
        ("注：以下各项均需各区县政府配合，不再列出。", []),
    ],
)
def test_a_line_is_a_note_where_its_sign_is_cited_or_it_says_so(text: str, found: list[str]) -> None:
    assert notes(text) == found


def test_notes_and_their_signs_are_taken_out_of_items(tmp_path: Path) -> None:
    plan = parsed(
        tmp_path,
        f"{HEAD}1.建设服务站①。到2025年建设2\n①服务站是指为老年人助餐的场所。\n0个服务站[1]。（市民政局牵头）\n{LAST}"
        "注1：护理员是指取得证书的人员，到2026年达到1000人。\n[1]由市民政局认定。\n",
    )

    assert [(t["title"], t["text"], len(t["assignments"]), len(t["targets"])) for t in plan["tasks"]] == [
        ("建设服务站", "到2025年建设20个服务站。", 1, 1),
        ("培训护理员", "每年培训500人次。", 1, 1),
    ]


def test_a_note_may_say_who_leads(tmp_path: Path) -> None:
    text = f"{HEAD}1.建设服务站。（责任单位：市民政局、市财政局）\n{LAST}注：排在第一位的为牵头单位。\n"

    plan = parsed(tmp_path, text)

    assert plan["document"]["lead_rule"] == "排在第一位的为牵头单位"
    assert [a["role"] for a in plan["tasks"][0]["assignments"]] == ["lead", "responsible"]


def test_an_item_in_a_note_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        f"{HEAD}1.建设服务站[1]。（市民政局牵头）\n{LAST}[1]包括：（1）新建；（2）改建。\n", encoding="utf-8"
    )

    entries = account(trace(read_source(path))).of("item")

    assert [(e.state, e.rule) for e in entries][-1] == ("ignored", "place.note")


def test_notes_of_word_stand_behind_the_last_item_and_are_no_part_of_it(tmp_path: Path) -> None:
    cites = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = "".join(para(line) for line in HEAD.splitlines()) + para(
        "1.建设服务站。建设20个。（市民政局牵头）", inner=cites
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(
        docx(body, footnotes=f'<w:footnote w:id="1">{para("服务站是指助餐的场所，共30个。")}</w:footnote>')
    )

    (task,) = parse_file(path)["tasks"]

    assert task["text"] == "建设20个。"


def test_notes_of_a_page_that_link_back_are_notes(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>云湖市养老服务实施方案</h1><h2>一、重点任务</h2><ol><li>建设服务站<sup><a href='#fn1'>1</a></sup>。"
        "责任单位：市民政局</li></ol><hr><ol><li id='fn1'>服务站是指30处场所。<a href='#fnref1'>↩</a></li></ol></body></html>"
    )

    (task,) = parsed(tmp_path, page, "page.html")["tasks"]

    assert (task["number"], task["text"]) == ("1", "建设服务站。")


def test_numbers_of_notes_glued_to_title_and_headings_go() -> None:
    text = "甲市水域整治方案1\n一、重点任务2\n（一）清退网箱3。清退1200口。\n二、保障\n"

    found = find_notes(text)

    assert [text[a:b] for a, b in found.citations] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "甲市方案1\n一、重点任务2\n二、保障\n",  # two prove nothing
        "一、专栏1\n二、专栏2\n三、专栏3\n",
        "一、培育企业2\n二、新建园区5\n三、引进机构1\n",
    ],
)
def test_numbers_that_do_not_count_the_headings_stay(text: str) -> None:
    assert find_notes(text).citations == []
