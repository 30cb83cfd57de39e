"""Targets of rounds nineteen and later of invented plans: what is spared, in whose name, of what and by when."""

from __future__ import annotations

import pytest

from ingest.quantities import find_targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("减少企业资金占用1.2亿元。", [("企业资金占用", "-", 1.2, "target")]),
        ("降低企业用能成本3000万元。", [("降低企业用能成本", "-", 3000.0, "target")]),
        ("节约财政资金1000万元。", [("节约财政资金", "=", 1000.0, "target")]),
        ("修订办法，每亩每年落实管护经费不少于10元。", [("每亩落实管护经费", ">=", 10.0, "funding")]),
        ("市级财政2023—2025年统筹安排节水专项资金不少于9000万元。",
         [("市级财政统筹安排节水专项资金", ">=", 9000.0, "funding")]),
    ],
)  # fmt: skip
def test_money_that_is_spared_is_not_paid_out(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建立撂荒地台账，逐地块落实复耕主体，11月底前复耕率不低于90%。", ["复耕率"]),
        ("推进污泥无害化处置，处置率达到90%。", ["污泥无害化处置率"]),
    ],
)
def test_what_a_bare_rate_is_of(text: str, names: list[str]) -> None:
    assert [f.indicator for f in find_targets(text)] == names


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("推进20万吨高端铝材项目投产。", []),
        ("加快年产5万辆整车项目建设，新增产能10万辆。", [10.0]),
        ("建成年产30万吨粮食加工生产线2条。", [2.0]),
        ("实施5万亩高标准农田项目。", [5.0]),
        ("新增三类医疗器械注册证5张。", [5.0]),
        ("收购烟叶5.6万担。", [5.6]),
    ],
)
def test_how_large_a_project_is_and_what_class_a_thing_is_count_nothing(text: str, values: list[float]) -> None:
    assert [f.value for f in find_targets(text)] == values
