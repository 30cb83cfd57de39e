"""Targets in prose: every rule of the eval guide on sentences written for the project."""

from __future__ import annotations

import pytest

from ingest.quantities import find_targets, ignored_quantities
from ingest.quantity_found import Found


def only(text: str, *, goals: bool = False) -> Found:
    found = find_targets(text, goals=goals)
    assert len(found) == 1, found
    return found[0]


# text, op, value, value_max, unit
FORMS = [
    ("云海市居民满意度达到85分。", ">=", 85, None, "分"),
    ("有效商标注册量突破6.5万件。", ">=", 6.5, None, "万件"),
    ("培育不少于50家示范企业。", ">=", 50, None, "家"),
    ("举办技能培训班5-10期。", "=", 5, 10, "期"),
    ("建设1—2个特色街区。", "=", 1, 2, "个"),
    ("建立便民服务站35家。", "=", 35, None, "家"),
    ("收集样本20余万张。", ">=", 20, None, "万张"),
    ("单位能耗下降15%以上。", "-", 15, None, "%"),
    ("高新技术产品出口额增长１２％。", "+", 12, None, "%"),
    ("企业开办时间压缩至1个工作日以内。", "<=", 1, None, "个工作日"),
    ("投诉办结时限控制在5天以内。", "<=", 5, None, "天"),
    ("婴儿死亡率下降到5‰以下。", "<=", 5, None, "‰"),
    ("孕产妇死亡率降至12/10万以下。", "<=", 12, None, "/10万"),
    ("到2030年，人均预期寿命达到80岁。", ">=", 80, None, "岁"),
    ("建成百个数字社区。", "=", 100, None, "个"),
    ("培育千家创新企业。", "=", 1000, None, "家"),
    ("集聚万名青年人才。", "=", 1, None, "万名"),
    ("登记量达到六点五万件。", ">=", 6.5, None, "万件"),
    ("线上办理比例达到百分之四十。", ">=", 40, None, "%"),
    ("历史欠账清偿一半以上。", ">=", 50, None, "%"),
    ("算力规模超5000P。", ">=", 5000, None, "P"),
    ("清洗后超5000模型实例。", ">=", 5000, None, "模型实例"),
    ("持证护理员占比不少于3分之2。", ">=", 66.67, None, "%"),
    ("持证护理员占比不少于三分之二。", ">=", 66.67, None, "%"),
    ("音频数据10万小时以上。", ">=", 10, None, "万小时"),
    ("全市用水总量不突破5亿立方米。", "<=", 5, None, "亿立方米"),
    ("新增建设用地不得突破120公顷。", "<=", 120, None, "公顷"),
    ("全市事故死亡率控制在0.02以内。", "<=", 0.02, None, ""),
    ("得分达到83分左右。", ">=", 83, None, "分"),
    ("培育25家左右服务机构。", "=", 25, None, "家"),
    ("工单办理量比上年增长2倍。", "+", 2, None, "倍"),
]


@pytest.mark.parametrize(("text", "op", "value", "high", "unit"), FORMS)
def test_form(text: str, op: str, value: float, high: float | None, unit: str) -> None:
    found = only(text)
    assert (found.op, found.value, found.value_max, found.unit, found.kind) == (op, value, high, unit, "target")


INDICATORS = [
    ("到2027年，全市每万人公共充电桩拥有量达到12个。", "每万人公共充电桩拥有量"),
    ("培育80个优质品牌组合。", "优质品牌组合"),
    ("培育优质品牌组合80个。", "优质品牌组合"),
    ("在老旧片区新增口袋公园20处，方便居民休闲。", "新增口袋公园"),
    ("每年组织各类技能培训班5-10期。", "技能培训班"),
    ("设立规模不低于10亿元的市级产业基金。", "市级产业基金规模"),
    ("覆盖12类设备。", "覆盖设备"),
    ("15岁以上人群吸烟率下降到20%以下。", "15岁以上人群吸烟率"),
    ("在现有收费水平上下浮10%以上。", "收费"),
    ("打造具有示范效应的应用场景50个。", "具有示范效应的应用场景"),
]


@pytest.mark.parametrize(("text", "indicator"), INDICATORS)
def test_indicator(text: str, indicator: str) -> None:
    assert only(text).indicator == indicator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实际利用外资保持10%以上的增速。", [("实际利用外资增速", ">=", 10.0)]),
        ("建成养老中心12个，每个街道至少建成1个。", [("养老中心", "=", 12.0), ("每个街道养老中心", ">=", 1.0)]),
        ("设立总规模50亿元的种业基金，首期规模不低于10亿元。", [("种业基金总规模", "=", 50.0), ("种业基金规模", ">=", 10.0)]),
        ("将完成情况纳入绩效考核，权重不低于3%。", [("情况纳入绩效考核权重", ">=", 3.0)]),
        ("航线网密度达到每百平方公里15条。", [("航线网密度每百平方公里", ">=", 15.0)]),
        ("供水率由2025年的93%提高到97%。", [("供水率", ">=", 97.0)]),
        ("机械化率分别达到95%和85%以上。", [("机械化率", ">=", 95.0), ("机械化率", ">=", 85.0)]),
        ("带动农户1.2万户户均增收3000元以上。", [("带动农户", "=", 1.2), ("户均增收", ">=", 3000.0)]),
        ("带动3000户农户就业。", [("带动农户就业", "=", 3000.0)]),
        ("创建示范路15条500公里。", [("示范路", "=", 15.0), ("示范路", "=", 500.0)]),
        ("种业总产值翻一番，突破80亿元。", [("种业总产值", "+", 1.0), ("种业总产值", ">=", 80.0)]),
        ("签约项目150个，其中50亿元以上项目不少于5个。", [("签约项目", "=", 150.0), ("50亿元以上项目", ">=", 5.0)]),
        ("产业增速高于全市平均增速2个百分点。", [("产业增速高于全市平均增速", ">=", 2.0)]),
        ("污染物排放总量削减8%。", [("污染物排放总量", "-", 8.0)]),
        ("外资机构占比三成以上。", [("外资机构占比", ">=", 3.0)]),
        ("进口、出口通关时间分别压缩至30小时、1小时以内。", [("进口通关时间", "<=", 30.0), ("出口通关时间", "<=", 1.0)]),
        ("网络时延不超过5毫秒。", [("网络时延", "<=", 5.0)]),
        ("利率较同期同类贷款低20个基点。", [("利率较同期同类贷款", "-", 20.0)]),
        ("每个示范村集体收入达到50万元。", [("每个示范村集体收入", ">=", 50.0)]),
        ("收入20万元以上的村占比达到85%，50万元以上的达到40%。", [("收入20万元以上的村占比", ">=", 85.0), ("收入50万元以上的村占比", ">=", 40.0)]),
        ("储备帐篷300顶。", [("帐篷", "=", 300.0)]),
        ("标准化率2026年达到98%、2027年达到100%。", [("标准化率", ">=", 98.0), ("标准化率", ">=", 100.0)]),
        ("推动70%以上的县级医院达到三级标准。", [("县级医院", ">=", 70.0)]),
    ],
)  # fmt: skip
def test_names_that_stand_apart_from_their_number(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f.indicator, f.op, f.value) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("年用水量1万立方米及以上的工业企业实行计划管理。", "attribute"),
        ("对集中连片造林200亩以上的经营主体予以支持。", "condition"),
        ("航次少于30个的不予补助。", "condition"),
        ("每人每类限补1件。", "permission"),
        ("社工与常住人口之比达到18:10000。", "ratio"),
        ("产值比达到3.2:1。", "ratio"),
        ("连续2年排名后5位的乡镇取消资格。", "ordinal"),
        ("在城市按300户左右划分网格。", "base"),
    ],
)
def test_numbers_that_say_which_or_how_much_at_most_one_gets(text: str, rule: str) -> None:
    assert find_targets(text) == []
    assert rule in [i.rule for i in ignored_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区财政每年统筹不少于2000万元支持文旅发展。", [("支持文旅发展", ">=", "funding")]),
        ("惠企资金兑现时间压缩50%以上。", [("惠企资金兑现时间", "-", "target")]),
        ("争取上级资金1.2亿元。", [("上级资金", "=", "target")]),
        ("吸引社会资本3亿元。", [("社会资本", "=", "target")]),
        ("对入选的再奖100万元。", [("入选的再奖", "=", "funding")]),
        ("按设备投资的40%给予最高2000万元补助。", [("设备投资补助", "=", "funding"), ("补助", "<=", "funding")]),
        ("补贴费用，连续补贴3年。", []),
        ("国家标准占比达到25%。", [("国家标准占比", ">=", "target")]),
        ("低保标准年均增幅不低于5%。", [("低保标准年均增幅", ">=", "target")]),
        ("对以旧换新按售价的15%给予补贴，一级能效产品为20%。",
         [("以旧换新补贴", "=", "funding"), ("以旧换新补贴一级能效产品", "=", "funding")]),
    ],
)  # fmt: skip
def test_who_pays_tells_funding(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.indicator, f.op, f.kind) for f in find_targets(text)] == expected


def test_listed_numbers_share_their_verb() -> None:
    found = find_targets("重点培育25家服务机构、15家以上辅导机构、20家以上导航基地。")
    assert [(f.indicator, f.op, f.value) for f in found] == [
        ("服务机构", "=", 25), ("辅导机构", ">=", 15), ("导航基地", ">=", 20),
    ]  # fmt: skip


def test_dealt_out_numbers_take_their_names_in_turn() -> None:
    found = find_targets("示范企业、服务网点总数分别突破360家、18个。")
    assert [(f.indicator, f.value, f.unit, f.op) for f in found] == [
        ("示范企业总数", 360, "家", ">="), ("服务网点总数", 18, "个", ">="),
    ]  # fmt: skip


def test_an_elided_subject_is_taken_from_the_number_before() -> None:
    found = find_targets("省级事项网上可办率不低于90%，市县级不低于70%。")
    assert [f.indicator for f in found] == ["省级事项网上可办率", "市县级事项网上可办率"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("到2025年，建成站点10个。", "2025"),
        ("到2025年6月，建成站点10个。", "2025-06"),
        ("至2026年末，建成站点10个。", "2026-12"),
        ("2025年底前建成站点10个。", "2025-12"),
        ("“十四五”期间，建成站点10个。", "2025"),
        ("三年内建成站点10个。", None),
        ("自2023年起建成站点10个。", None),
        ("2023年1月-2025年6月，建成站点10个。", "2025-06"),
    ],
)
def test_due(text: str, due: str | None) -> None:
    assert [f.due for f in find_targets(text) if f.unit == "个"] == [due]


def test_due_holds_to_the_end_of_the_sentence_in_a_task() -> None:
    found = find_targets("到2025年，站点达到10个，门店达到20家。培育机构30家。")
    assert [f.due for f in found] == ["2025", "2025", None]


def test_a_lead_in_without_numbers_dates_the_goals_behind_it() -> None:
    text = "到2024年，服务体系基本建成。站点达到10个；门店达到20家。\n机构达到30家。"
    assert [f.due for f in find_targets(text, goals=True)] == ["2024", "2024", None]
    assert [f.due for f in find_targets(text)] == [None, None, None]


def test_due_of_the_caller_stands_in() -> None:
    assert only_due("建成站点10个。") == "2027"


def only_due(text: str) -> str | None:
    return find_targets(text, due="2027")[0].due


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每年发布报告6份。", "year"),
        ("预审量达到3000件/年。", "year"),
        ("年度交易规模达到7亿元。", "year"),
        ("年培训人才500人。", "year"),
        ("2025年培训人才500人。", None),
        ("全年培训人才500人。", None),
        ("发布报告6份。", None),
        ("出口额年均增幅达到30%以上。", None),
        ("返还上年度缴纳费用的50%。", None),
    ],
)
def test_per(text: str, per: str | None) -> None:
    assert only(text).per == per


FUNDING = [
    ("对新认定的省级示范市场，给予最高10万元奖励。", "<=", 10, "万元", "省级示范市场奖励"),
    ("对胜诉企业，最高给予法律服务费用50%的补贴。", "<=", 50, "%", "胜诉企业法律服务费用补贴"),
    ("每年发放不超过5000万元消费券。", "<=", 5000, "万元", "消费券"),
    ("项目每项给予最高15万资助。", "<=", 15, "万", "项目资助"),
    ("为来云海创业的青年提供7天免费住宿。", "=", 7, "天", "来云海创业的青年免费住宿"),
    ("对承租国有房产的商户，减半征收1-3个月房租。", "=", 1, "个月", "减半征收房租"),
    ("由财政再给予一半的贴息。", "=", 50, "%", "贴息"),
]


@pytest.mark.parametrize(("text", "op", "value", "unit", "words"), FUNDING)
def test_funding(text: str, op: str, value: float, unit: str, words: str) -> None:
    found = only(text)
    assert (found.kind, found.op, found.value, found.unit) == ("funding", op, value, unit)
    assert found.indicator.endswith(words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("新发放创业担保贷款6亿元。", "target"),
        ("发放20亿元普惠小微贷款。", "target"),
        ("为种业企业提供融资担保5亿元以上。", "target"),
        ("提供50亿元授信额度支持，扩大投放。", "target"),
        ("对符合条件的个人给予最高30万元创业担保贷款。", "funding"),
        ("按贷款额给予2%的贴息，发放贴息资金3000万元。", "funding"),
        ("发放职业技能培训补贴8000万元。", "funding"),
        ("安排专项资金2亿元支持设施建设。", "funding"),
    ],
)
def test_loans_granted_are_business_and_aid_to_each_is_funding(text: str, kind: str) -> None:
    assert {f.kind for f in find_targets(text)} == {kind}


def test_conditions_of_a_grant_are_no_targets() -> None:
    found = find_targets("零售企业新增量达到180万元且增速达到20%以上的，给予1万元的促销奖励。")
    assert [(f.kind, f.value, f.unit) for f in found] == [("funding", 1, "万元")]


def test_a_condition_may_come_before_another() -> None:
    found = find_targets("资金规模达到5000万元以上，投资期限满2年的，按实际投资额的1%给予奖励。")
    assert [(f.kind, f.value, f.unit) for f in found] == [("funding", 1, "%")]


def test_a_number_that_describes_the_counted_thing_stays_in_its_name() -> None:
    found = only("到2025年，产值过500亿元的企业达3家。")
    assert (found.indicator, found.value, found.unit) == ("产值过500亿元的企业", 3, "家")


def test_a_rate_others_keep_to_is_a_target() -> None:
    assert only("确保贷款利率低于1.6%。").kind == "target"


LEFT_ALONE = [
    ("围绕“155”产业集群布局。", "name"),
    ("利用“4·26”宣传周开展活动。", "festival"),
    ("加快5G应用推广。", "technology"),
    ("落实《云海市意见》（云办〔2021〕18号）。", "document-number"),
    ("执行国家标准（GB/T 39551-2020）。", "standard"),
    ("按照“9+N”产业布局。", "formula"),
    ("落实六项重点任务。", "idiom"),
    ("健全三级体系。", "grade"),
    ("归集车辆信息等6类数据。", "kind-count"),
    ("补助期限不超过3年。", "duration"),
    ("支持毕业5年内的高校毕业生创业。", "duration"),
    ("目前已建成站点200个。", "past"),
    ("培育一批年营业收入超2亿元的企业。", "attribute"),
    ("打通境外上百个码头。", "vague"),
    ("第三条继续有效。", "ordinal"),
    ("在8个试点行业推广经验。", "place"),
    ("由30%提高到50%。", "baseline"),
]


@pytest.mark.parametrize(("text", "rule"), LEFT_ALONE)
def test_numbers_that_are_no_targets(text: str, rule: str) -> None:
    ignored = {(i.start, i.end) for i in ignored_quantities(text)}
    assert all((f.start, f.end) not in ignored for f in find_targets(text))
    assert rule == "baseline" or find_targets(text) == []
    assert rule in {i.rule for i in ignored_quantities(text)}


def test_every_digit_is_accounted_for() -> None:
    text = "到2025年，站点达到10个，给予最高3万元奖励，补助期限不超过2年，推广5G应用。"
    spans = [(f.start, f.end) for f in find_targets(text)] + [(i.start, i.end) for i in ignored_quantities(text)]
    missing = [n for n, char in enumerate(text) if char.isdigit() and not any(a <= n < b for a, b in spans)]
    assert missing == []


def test_offsets_are_exact_and_raw_is_as_printed() -> None:
    text = "到２０２５年，满意度达到８５％；培育企业 30 家以上。"
    for found in find_targets(text):
        assert text[found.start : found.end] == found.raw
    assert find_targets(text)[0].raw.endswith("８５％")


@pytest.mark.parametrize(
    "unit", ["建设站点12个，", "1234567890", "１", "（（", "2025年3月", "对满10万元的，", "“", "一二三", "1+"]
)
def test_long_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "。培育企业30家。"
    assert find_targets(text)[-1].value == 30


def test_repeated_text_gives_repeated_targets() -> None:
    assert len(find_targets("建设站点12个，" * 5000)) == 5000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("选取餐饮、药店、健身场馆等20个行业，整合办理。", [("=", 20.0, "个", "target")]),
        ("对160千瓦以下用户实行零投资接入。", []),
        ("将支农业务平均担保费率控制在1%以下。", [("<=", 1.0, "%", "target")]),
        ("工业用地按“标准地”供应比例达到90%以上。", [(">=", 90.0, "%", "target")]),
        ("补贴比例不超过50%。", [("<=", 50.0, "%", "funding")]),
    ],
)
def test_rates_reached_and_conditions_are_told_from_aid(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert [(f.op, f.value, f.unit, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年为每家企业提供不少于2000卡时免费算力支持。", [(">=", 2000.0, "卡时", "funding")]),
        ("给予最长三年租金支持。", []),
        ("给予最长半年租金补贴。", []),
        ("提供最长15天免费住宿。", [("<=", 15.0, "天", "funding")]),
        ("使用自有设备的，按照不高于合同金额的30%给予补助；使用其他设备的，可按照不高于合同金额的10%，给予最高80万元补助。",
         [("<=", 30.0, "%", "funding"), ("<=", 10.0, "%", "funding"), ("<=", 80.0, "万元", "funding")]),
        ("审批时间减至2个月，复审时间减至半个月。", [("<=", 2.0, "个月", "target"), ("<=", 0.5, "个月", "target")]),
    ],
)  # fmt: skip
def test_aid_in_kind_its_duration_and_its_caps(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert [(f.op, f.value, f.unit, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("招引亿元以上项目100个，其中10亿元以上项目10个。", [("亿元以上项目", "=", 100.0), ("10亿元以上项目", "=", 10.0)]),
        ("压减行政许可事项15%。", [("行政许可事项", "-", 15.0)]),
        ("开展“双随机、一公开”抽查不少于2次。", [("“双随机、一公开”抽查", ">=", 2.0)]),
        ("推进20个重点项目建设。", [("重点项目建设", "=", 20.0)]),
        ("新开工产业项目20个。", [("产业项目", "=", 20.0)]),
    ],
)  # fmt: skip
def test_things_of_a_size_cuts_and_quoted_names(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f.indicator, f.op, f.value) for f in find_targets(text)] == expected
