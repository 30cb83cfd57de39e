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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5A级景区总数达到3家、4A级景区25家。", [("5A级景区总数", ">=", 3.0, "家"), ("4A级景区总数", ">=", 25.0, "家")]),
        ("入境游客恢复到2019年的120%。", [("入境游客", ">=", 120.0, "%")]),
        ("光伏、风电装机分别达到45万千瓦和20万千瓦。", [("光伏装机", ">=", 45.0, "万千瓦"), ("风电装机", ">=", 20.0, "万千瓦")]),
        ("储能电池产能扩大到60GWh。", [("储能电池产能", ">=", 60.0, "GWh")]),
        ("年碳汇增量不低于8万吨二氧化碳当量。", [("年碳汇增量", ">=", 8.0, "万吨二氧化碳当量")]),
        ("建设幸福河湖200条（个），每年每个县至少建成1条。",
         [("幸福河湖", "=", 200.0, "条(个)"), ("每个县幸福河湖", ">=", 1.0, "条")]),
        ("受益人口1300万人，其中脱贫县不少于600万人。",
         [("受益人口", "=", 1300.0, "万人"), ("脱贫县受益人口", ">=", 600.0, "万人")]),
        ("完成首单林业碳汇交易，交易额超100万元。", [("首单林业碳汇交易额", ">=", 100.0, "万元")]),
        ("每年遴选应用场景10个左右向社会发布。", [("应用场景", "=", 10.0, "个")]),
        ("35蒸吨/小时以下燃煤锅炉全部淘汰，淘汰货车280辆。", [("淘汰货车", "=", 280.0, "辆")]),
        ("对未完成目标的乡镇，扣减年度考核得分1—3分。", []),
        ("高新技术企业、科技型中小企业数量均实现五年翻番，分别超过1500家和4000家。",
         [("高新技术企业、科技型中小企业数量均实现五年", "+", 1.0, "番"), ("高新技术企业数量", ">=", 1500.0, "家"),
          ("科技型中小企业数量", ">=", 4000.0, "家")]),
        ("项目开工率、投产率分别不低于85%、60%。", [("项目开工率", ">=", 85.0, "%"), ("项目投产率", ">=", 60.0, "%")]),
        ("建成后年新增引调水量8.6亿立方米。", [("年新增引调水量", "=", 8.6, "亿立方米")]),
    ],
)  # fmt: skip
def test_what_a_bound_a_total_and_a_unit_hold_for(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.unit) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("成交额年均增长25%，到2027年达到300亿元；专利拥有量提高到9件。", [None, "2027", None]),
        ("到2027年，成交额达到300亿元；专利拥有量提高到9件。", ["2027", "2027"]),
        ("2024—2026年，收入年均增长15%，2026年突破1200亿元；游客满意度达到90分。", ["2026"] * 3),
        ("入境游客恢复到2019年的120%。", [None]),
    ],
)
def test_a_date_that_goes_on_with_the_clause_before_ends_with_it(text: str, dues: list[str | None]) -> None:
    assert [f.due for f in find_targets(text)] == dues


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("曝光量每年突破100亿次，组织推介12场。", [True, False]),
        ("每年开展普查1次，召开会议2次。", [True, True]),
        ("建成后年新增供水8亿立方米。", [True]),
        ("当年新增供水8亿立方米。", [False]),
    ],
)
def test_what_a_word_for_every_year_holds_for(text: str, yearly: list[bool]) -> None:
    assert [f.per == "year" for f in find_targets(text)] == yearly
