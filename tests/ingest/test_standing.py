"""Rules a plan prints once: lead rules and blanket clauses, found by form, words kept."""

from __future__ import annotations

import pytest

from ingest.standing import find_blanket, find_lead_rule


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("（省财政厅、省税务局，排在第一位的部门为牵头部门，下同）", "first", "排在第一位的部门为牵头部门，下同"),
        (
            "责任分解中列第一位的责任单位为牵头单位或汇总单位。",
            "first",
            "责任分解中列第一位的责任单位为牵头单位或汇总单位",
        ),
        ("注：第一个逗号前的单位为牵头单位", "before_comma", "第一个逗号前的单位为牵头单位"),
        ("（标*的为牵头单位）", "starred", "标*的为牵头单位"),
        ("注：加▲的为牵头单位，其余为责任单位。", "starred", "加▲的为牵头单位"),
    ],
)
def test_lead_rules(text: str, mark: str, words: str) -> None:
    rule = find_lead_rule(text)

    assert rule is not None
    assert (rule.mark, rule.text) == (mark, words)
    assert text[rule.start : rule.end] == words


@pytest.mark.parametrize("text", ["牵头单位：市民政局", "全市综合实力列第一位", "由排名第一的企业承建"])
def test_no_lead_rule(text: str) -> None:
    assert find_lead_rule(text) is None


@pytest.mark.parametrize(
    ("text", "bodies", "words"),
    [
        (
            "以下各项任务均需(县)区、功能区落实,不再列出2.开展巡查",
            "(县)区、功能区",
            "以下各项任务均需(县)区、功能区落实,不再列出",
        ),
        (
            "以下责任单位均包括各区县政府，不再列出。",
            "各区县政府",
            "以下责任单位均包括各区县政府，不再列出",
        ),
        ("以下各项工作均由各镇街负责，不再一一列出。", "各镇街", "以下各项工作均由各镇街负责，不再一一列出"),
    ],
)
def test_blanket_clauses(text: str, bodies: str, words: str) -> None:
    clause = find_blanket(text)

    assert clause is not None
    assert text[clause.list_start : clause.list_end] == bodies
    assert clause.text == words


@pytest.mark.parametrize("text", ["各项任务均需按期完成。", "以下情形不予受理。", "各单位均要落实责任。"])
def test_no_blanket_clause(text: str) -> None:
    assert find_blanket(text) is None
