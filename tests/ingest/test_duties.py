"""Responsibility phrases: every printed form, its role, and what is no responsibility phrase."""

from __future__ import annotations

import pytest

from ingest.duties import find_duties, has_duty


def read(text: str) -> list[tuple[str, bool, str]]:
    return [(s.role, s.joint, text[s.start : s.end]) for duty in find_duties(text) for s in duty.segments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成驿站。（责任单位：市民政局、市财政局）", [("responsible", False, "市民政局、市财政局")]),
        ("建成驿站。[责任单位：市民政局，各县（市）区政府]", [("responsible", False, "市民政局"), ("responsible", False, "各县（市）区政府")]),
        ("建成驿站。\n牵头单位：市民政局\n配合单位：市财政局", [("lead", False, "市民政局"), ("cooperate", False, "市财政局")]),
        ("建成驿站。（牵头单位：市民政局；责任单位：市财政局）", [("lead", False, "市民政局"), ("responsible", False, "市财政局")]),
        ("建成驿站。（市民政局牵头，市财政局、市住建局配合）", [("lead", False, "市民政局"), ("cooperate", False, "市财政局、市住建局")]),
        ("建成驿站。（市民政局、市财政局按职责分工负责）", [("responsible", True, "市民政局、市财政局")]),
        ("建成驿站。（市民政局负责）", [("responsible", False, "市民政局")]),
        ("建成驿站。（责任单位：市民政局牵头，市财政局配合）", [("lead", False, "市民政局"), ("cooperate", False, "市财政局")]),
        ("建成驿站（责任单位：市委组织部（人才办）、市人社局）。", [("responsible", False, "市委组织部（人才办）、市人社局")]),
        ("建成驿站。（责任单位：市民政局、市财政局", [("responsible", False, "市民政局、市财政局")]),
        ("建成驿站。（市民政局、市财政局；2026年底前）", [("responsible", False, "市民政局、市财政局")]),
        ("建成驿站。责任单位：市民政局。配合单位：市财政局。", [("responsible", False, "市民政局"), ("cooperate", False, "市财政局")]),
    ],
)  # fmt: skip
def test_printed_forms(text: str, expected: list[tuple[str, bool, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造困难家庭20户牵头单位：市住建局配合单位：市财政局", [("lead", "市住建局"), ("cooperate", "市财政局")]),
        (
            "改造困难家庭20户责任单位：县供销社配合单位：县气象台",
            [("responsible", "县供销社"), ("cooperate", "县气象台")],
        ),
        ("要明确责任单位：市住建局", []),
        ("落实到各责任单位：市住建局", []),
    ],
)
def test_labels_glued_behind_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(role, words) for role, _, words in read(text)] == expected


def test_brackets_in_mid_sentence_are_all_found() -> None:
    text = "办好食堂。（责任单位：市民政局）开设书屋。（责任单位：市教育局）"

    assert [s for _, _, s in read(text)] == ["市民政局", "市教育局"]


@pytest.mark.parametrize(
    "text",
    [
        "明确责任单位和完成时限，压实各方责任。",
        "支持企业（含个体工商户）参与建设。",
        "做到“一网通办”（市级平台）。",
        "由企业负责落实。",
        "发挥牵头作用。",
        "推广服务（咨询、代办、评估）。",
        "出台公共政策。（各部门的重点领域见附件）",
    ],
)
def test_prose_is_no_responsibility_phrase(text: str) -> None:
    assert not has_duty(text)


def test_the_phrase_covers_label_brackets_and_list() -> None:
    text = "建成驿站。（责任单位：市民政局）"

    assert [(d.start, d.end) for d in find_duties(text)] == [(5, len(text))]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("配备设备300台。（社区服务办、综合行政执法队）", True),
        ("配备设备300台（社区服务办、综合行政执法队），完善制度。", False),
        ("推广服务。（咨询、代办、评估）", False),
    ],
)
def test_offices_nobody_knows_are_in_charge_behind_the_last_sentence(text: str, read: bool) -> None:
    assert has_duty(text) is read
