"""What a column holds by the words above it: the forms in which offices name who leads, shares, answers, and by when."""

from __future__ import annotations

import pytest

from ingest.duties import find_duties
from ingest.table_headers import Column, column_of, role_of

LEAD = (
    "牵头单位 牵头部门 牵头科室 牵头处室 牵头责任单位 主责单位 主责部门 主办单位 主办部门 总牵头单位 责任牵头单位 市级牵头单位 "
    "牵头市直部门 牵头单位（部门） 牵头（责任）单位 主牵头单位 牵头机构 主办科室 牵头负责单位"
)
COOPERATE = (
    "配合单位 协办单位 协同单位 参与单位 参加单位 配合部门 协助单位 配合责任单位 协作单位 联办单位 会办单位 会同单位 支持单位 "
    "配合（协办）单位 市级配合单位"
)
RESPONSIBLE = (
    "责任单位 责任部门 落实单位 承办单位 实施单位 责任主体 负责单位 责任科室 执行单位 主管部门 责任区县 承担单位 完成单位 推进单位 "
    "分工单位 共同责任单位 责任单位（部门） 任务承担单位 责任镇街"
)
CONTENT = "任务内容 工作内容 具体措施 改革举措 建设内容 整改措施 工作要求 任务描述 主要举措 任务要求 工作任务及措施"
TIME = "完成时限 完成时间 时间节点 时间要求 推进时间 计划完成时间 完成期限 截止时间 办结时限 起止时间 整改时限"


@pytest.mark.parametrize(
    ("header", "role"),
    [
        *((header, "lead") for header in LEAD.split()),
        *((header, "cooperate") for header in COOPERATE.split()),
        *((header, "responsible") for header in RESPONSIBLE.split()),
    ],
)
def test_a_body_column_prints_its_role(header: str, role: str) -> None:
    assert (role_of(header), column_of(header)) == (role, Column.BODY)


@pytest.mark.parametrize(
    ("header", "column"),
    [*((header, Column.CONTENT) for header in CONTENT.split()), *((header, Column.TIME) for header in TIME.split())],
)
def test_other_columns_are_known_by_their_words(header: str, column: Column) -> None:
    assert column_of(header) is column


@pytest.mark.parametrize("header", ["推进情况", "完成情况", "分工方案", "联办事项", "协作机制", "会同意见"])
def test_what_only_begins_like_a_role_is_none(header: str) -> None:
    assert role_of(header) is None


@pytest.mark.parametrize("word", ["会办", "联办"])
def test_a_label_of_those_who_join_in_is_read_in_prose_too(word: str) -> None:
    duties = find_duties(f"建设驿站。牵头单位：市民政局；{word}单位：市财政局")

    assert [segment.role for duty in duties for segment in duty.segments] == ["lead", "cooperate"]
