"""Assignments: printed roles, lead rules, blanket clauses, and nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.agencies import Resolver, load_register
from ingest.named import Named
from ingest.parse import parse_file
from ingest.reading import Reading
from ingest.responsibility import Responsibility


def reader(place: str = "云海市") -> Responsibility:
    return Responsibility(Resolver(load_register(), jurisdiction=place, level="city"), level="city")


def rows(named: Named) -> list[tuple[str, str, str | None]]:
    return [(a["name"], a["role"], a["via"]) for a in named.assignments]


def test_a_list_of_responsible_bodies_has_no_lead() -> None:
    named = reader().read(Reading.of("建成驿站。（责任单位：市民政局、财政局）"))

    assert rows(named) == [("市民政局", "responsible", None), ("市财政局", "responsible", None)]


def test_a_printed_rule_makes_the_first_body_lead_from_there_on() -> None:
    responsibility = reader()

    before = responsibility.read(Reading.of("建成驿站。（市民政局、市财政局负责）"))
    at = responsibility.read(Reading.of("办好食堂。（市民政局、市财政局负责，排在第一位的部门为牵头部门，下同）"))
    after = responsibility.read(Reading.of("开设书屋。（市教育局、市财政局负责）"))

    assert [r[1] for r in rows(before)] == ["responsible", "responsible"]
    assert rows(at) == [("市民政局", "lead", "rule"), ("市财政局", "responsible", None)]
    assert rows(after) == [("市教育局", "lead", "rule"), ("市财政局", "responsible", None)]


def test_a_printed_lead_is_not_touched_by_a_rule() -> None:
    responsibility = reader()
    responsibility.read(Reading.of("甲。（市民政局、市财政局负责，列第一位的为牵头单位，下同）"))

    named = responsibility.read(Reading.of("乙。（市财政局、市审计局负责，市民政局牵头）"))

    assert rows(named)[-1] == ("市民政局", "lead", None)
    assert all(role == "responsible" for _, role, _ in rows(named)[:-1])


def test_a_body_behind_one_that_was_not_read_is_not_made_lead_by_a_rule() -> None:
    responsibility = reader()
    responsibility.read(Reading.of("甲。（市民政局、市财政局负责，排在第一位的部门为牵头部门，下同）"))

    unread_first = responsibility.read(Reading.of("乙。（责任单位：市城管、市教育局、市财政局）"))
    unread_last = responsibility.read(Reading.of("丙。（责任单位：市教育局、市财政局、市城管）"))

    assert [issue["text"] for issue in (*unread_first.issues, *unread_last.issues)] == ["市城管", "市城管"]
    assert [role for _, role, _ in rows(unread_first)] == ["responsible", "responsible"]
    assert rows(unread_last)[0] == ("市教育局", "lead", "rule")


def test_a_blanket_clause_adds_its_bodies_to_the_items_behind_it() -> None:
    responsibility = reader()
    first = responsibility.read(
        Reading.of("甲。责任单位：市民政局，各县（市）区，各功能区。以下各项任务均需县（市）区、功能区落实，不再列出")
    )
    second = responsibility.read(Reading.of("乙。（责任单位：市教育局）"))

    assert ("市民政局", "responsible", None) in rows(first)
    assert all(via is None for _, _, via in rows(first))
    assert rows(second) == [
        ("市教育局", "responsible", None), ("各县（市）区", "responsible", "blanket"), ("各功能区", "responsible", "blanket"),
    ]  # fmt: skip


def test_joint_responsibility_is_kept_as_printed() -> None:
    named = reader().read(Reading.of("甲。（市民政局、市财政局按职责分工负责）"))

    assert [a.get("joint") for a in named.assignments] == [True, True]


def test_bodies_in_prose_count_only_when_they_lead_the_item() -> None:
    led = reader().read(Reading.of("市民政局牵头会同相关部门，协调解决具体问题。"))
    prose = reader().read(Reading.of("各部门要加强协作。街道负责登记，及时上报。"))

    assert rows(led) == [("市民政局", "lead", None)]
    assert rows(prose) == []


def test_a_body_named_twice_in_one_role_counts_once_and_spans_point_at_it() -> None:
    text = "甲。（责任单位：市民政局）乙。（责任单位：市民政局、市财政局）"
    named = reader().read(Reading.of(text))

    assert [r[0] for r in rows(named)] == ["市民政局", "市财政局"]
    for assignment in named.assignments:
        start, end = assignment["span"]
        assert text[start:end] == assignment["surface"]


def test_a_sentence_about_a_mechanism_names_no_lead() -> None:
    text = "建立经信部门牵头，教育、科技、财政等有关部门共同参与的协同工作机制。及时总结推广经验。"

    assert rows(reader().read(Reading.of(text))) == []


def test_what_a_class_includes_is_no_part_of_its_name() -> None:
    named = reader().read(
        Reading.of("甲。（责任单位：市民政局等市有关部门及各区人民政府〈含新区、风景区管委会，下同〉）")
    )

    assert [r[0] for r in rows(named)] == ["市民政局", "各区人民政府"]


def test_who_stands_above_a_lead_in_prose_does_not_lead() -> None:
    led = reader().read(Reading.of("在市人才工作领导小组统一领导下，由市数据局牵头，会同相关部门共同推进数据建设。"))
    shared = reader().read(Reading.of("在市人才工作领导小组统一部署下，由市科技局和市发展改革委统筹推进各项任务落实。"))
    mechanism = reader().read(Reading.of("建立由市教育局牵头的多部门工作机制，明确各单位职责。"))

    assert rows(led) == [("市数据局", "lead", None)]
    assert rows(shared) == [("市科技局", "responsible", None), ("市发展改革委", "responsible", None)]
    assert rows(mechanism) == [("市教育局", "lead", None)]


def test_a_blanket_clause_that_says_places_means_the_classes_of_its_item() -> None:
    responsibility = reader()
    responsibility.read(Reading.of("甲。（责任单位：市民政局，各县（市、区）人民政府，以下均需地方落实不再重复列出）"))

    assert rows(responsibility.read(Reading.of("乙。（责任单位：市教育局）"))) == [
        ("市教育局", "responsible", None), ("各县（市、区）人民政府", "responsible", "blanket"),
    ]  # fmt: skip


def test_a_blanket_clause_that_points_at_places_means_the_class_printed_before_it() -> None:
    responsibility = reader()
    responsibility.read(Reading.of("甲。（责任单位：省民政厅，各设区市人民政府，以下均需各地落实，不再列出）"))

    assert rows(responsibility.read(Reading.of("乙。（责任单位：省教育厅）"))) == [
        ("省教育厅", "responsible", None), ("各设区市人民政府", "responsible", "blanket"),
    ]  # fmt: skip


def test_a_blanket_clause_that_names_nobody_is_an_issue() -> None:
    named = reader().read(Reading.of("甲。（责任单位：市民政局，以下均需地方落实不再列出）"))

    assert [issue["code"] for issue in named.issues] == ["unread-blanket"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市民政局牵头建立联席会议制度；市财政局牵头落实资金保障；市教育局配合做好培训。",
            [("市民政局", "lead"), ("市财政局", "lead"), ("市教育局", "cooperate")],
        ),
        (
            "由市民政局牵头做好普查。市财政局牵头落实资金。",
            [("市民政局", "lead"), ("市财政局", "lead")],
        ),
        (
            "市民政局牵头编制规划，市自然资源局负责保障用地，各区县人民政府参与。",
            [("市民政局", "lead"), ("市自然资源局", "responsible"), ("各区县人民政府", "cooperate")],
        ),
        (
            "市民政局会同市财政局、市医保局等有关部门建立工作机制。市教育局会同市人社局开展培训。",
            [("市民政局", "lead"), ("市财政局", "cooperate"), ("市医保局", "cooperate"), ("市教育局", "lead"), ("市人社局", "cooperate")],
        ),
        ("市民政局会同有关部门加强督促和检查。", []),
        ("牵头部门要负责统筹，市财政局配合做好保障。", []),
        ("各地要建立由政府负责同志牵头的协调机制。", []),
        ("由市政府分管负责同志牵头研究解决。", []),
        ("市政府成立城市更新工作领导小组，各县（市、区）参照执行。", []),
    ],
)  # fmt: skip
def test_a_paragraph_may_deal_an_item_out(text: str, expected: list[tuple[str, str]]) -> None:
    named = reader().read(Reading.of(text))

    assert [(name, role) for name, role, _ in rows(named)] == expected


def test_a_stop_in_front_of_a_half_width_bracket_leaves_no_title(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "云海市方案\n一、任务\n1.编制规划(责任单位:市财政局,市教育局;)\n2.完善制度(责任单位:市财政局.)\n",
        encoding="utf-8",
    )

    tasks = parse_file(path)["tasks"]

    assert [(task["title"], task["text"], [a["name"] for a in task["assignments"]]) for task in tasks] == [
        (None, "编制规划", ["市财政局", "市教育局"]), (None, "完善制度", ["市财政局"]),
    ]  # fmt: skip
