"""Markers: believed at line starts, believed in sequence, not believed in chrome and prose."""

from __future__ import annotations

import pytest

from ingest.believed_markers import find_markers
from ingest.markers import Kind, ordinal_of


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("7", 7),
        ("③", 3),
        ("十十", None),
        ("一二", None),
    ],
)
def test_ordinals(number: str, value: int | None) -> None:
    assert ordinal_of(number) == value


def test_markers_of_every_kind_at_line_starts() -> None:
    text = "第一章 总则\n第一条 目的\n一、任务\n（一）建设\n1.驿站\n（1）选址\n①调研\n"

    kinds = [m.kind for m in find_markers(text)]

    assert kinds == [
        Kind.CHAPTER, Kind.ARTICLE, Kind.CHINESE, Kind.CHINESE_BRACKET, Kind.ARABIC, Kind.ARABIC_BRACKET, Kind.CIRCLED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["3.5亿元用于建设", "2025年底前完成", "“一、二”两案", "第一、二产业融合", "5·10活动", "12345热线"],
)
def test_numbers_in_prose_are_no_markers(line: str) -> None:
    assert find_markers(f"一、任务\n{line}\n")[1:] == []


def test_a_number_missing_at_line_starts_is_looked_for_inside_the_line() -> None:
    text = "一、任务\n1.建设驿站。2.开设书屋。\n3.办好食堂。\n"

    assert [m.number for m in find_markers(text)] == ["一", "1", "2", "3"]


def test_a_number_that_the_plan_lacks_does_not_end_the_sequence() -> None:
    items = [f"{n}.推进第{n}类服务，完善制度。（责任单位：市民政局、市财政局" for n in (1, 2, 4, 5, 7, 8)]
    text = "一、主要任务" + "）".join(items) + "）" + "附注" * 600

    assert [marker.number for marker in find_markers(text) if marker.kind is Kind.ARABIC] == [
        "1",
        "2",
        "4",
        "5",
        "7",
        "8",
    ]


def test_a_number_in_a_sentence_is_no_item_where_one_is_missing() -> None:
    text = "一、主要任务1.推进服务。2.完善制度，提高到4.5倍、5.5倍。3.加强监管。" + "附注" * 600

    assert [marker.number for marker in find_markers(text) if marker.kind is Kind.ARABIC] == ["1", "2", "3"]


def test_one_line_text_is_read_by_sequence() -> None:
    body = "推进服务下沉，利用云平台3.0版本开展监测，做到“一网通办、一次办成”。" * 12
    text = f"某市方案一、任务(一)建设1.{body}2.{body}(二)服务3.{body}4.{body}二、保障(三)组织5.{body}"

    assert [m.number for m in find_markers(text)] == ["一", "(一)", "1", "2", "(二)", "3", "4", "二", "(三)", "5"]


@pytest.mark.parametrize(
    ("following", "numbers"),
    [
        ("二、要求\n", ["一", "（一）", "（二）", "（三）", "二"]),
        ("（四）总结。开会。\n", ["一", "（一）", "（二）", "（三）", "（四）"]),
        ("（二）总结。开会。\n", ["一", "（一）", "（二）"]),  # the line only cites them
    ],
)
def test_items_that_stand_in_the_line_of_the_first(following: str, numbers: list[str]) -> None:
    text = f"一、步骤\n（一）动员。开会。（二）实施（5月）。抓落实。（三）验收。报告。\n{following}"

    assert [m.number for m in find_markers(text)] == numbers


def test_items_that_stand_in_the_line_of_their_section() -> None:
    text = "一、目标。推广8万亩。\n二、措施。（一）抓培训。开班。（二）抓示范。建点。\n三、附：依据（一）办理。\n"

    assert [m.number for m in find_markers(text)] == ["一", "二", "（一）", "（二）", "三"]


def test_steps_at_line_starts_are_items_above_numbers() -> None:
    text = "一、步骤\n第一阶段：动员（3月）。开会。\n1.部署。\n第二阶段整治（4月）。\n第二阶段的任务要抓紧。\n"

    found = [(m.number, m.kind) for m in find_markers(text)]

    assert found[1:] == [("第一阶段", Kind.STEP), ("1", Kind.ARABIC), ("第二阶段", Kind.STEP)]


def test_a_first_number_glued_to_the_preamble_is_found_by_the_second() -> None:
    text = "云海市食堂方案\n为做好食堂工作，制定本方案。1.新建食堂。\n2.改造食堂。\n3.培训人员。\n"

    assert [(m.number, m.rule) for m in find_markers(text)] == [("1", "gap"), ("2", "line-start"), ("3", "line-start")]


def test_prizes_of_several_classes_are_no_numbers() -> None:
    text = f"一、目标{'办好赛事。' * 60}二、任务评选一、二、三等奖各十名，{'办好赛事。' * 40}三、保障{'加强领导。' * 9}"

    assert [m.number for m in find_markers(text)] == ["一", "二", "三"]


def test_a_number_behind_a_list_of_bodies_needs_no_stop() -> None:
    text = f"一、任务1、{'整治路段' * 30}。责任单位：县交通局、县公安局2、{'整治行为' * 60}。县农机局牵头3、整治校车。"

    assert [m.number for m in find_markers(text)] == ["一", "1", "2", "3"]


def test_sections_that_all_stand_inside_lines_are_told_by_their_order() -> None:
    text = (
        "云海市措施\n为做好工作，制定本措施。一、金融支持1.完善信贷。（市财政局负责）\n2.降低成本。（市财政局负责）二、用工保障3.稳定岗位。\n"
        "4.减轻负担。三、其他政策5.延期缴税。\n6.减免租金。\n"
    )

    assert [m.number for m in find_markers(text)] == ["一", "1", "2", "二", "3", "4", "三", "5", "6"]


def test_a_number_that_a_plan_leaves_out_stays_out() -> None:
    text = "云海市措施\n一、任务\n1.完善信贷。见二、三节。\n2.降低成本。\n4.稳定岗位。\n二、保障\n5.加强领导。\n"

    assert [m.number for m in find_markers(text)] == ["一", "1", "2", "4", "二", "5"]
