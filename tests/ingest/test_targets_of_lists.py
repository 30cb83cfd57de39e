"""Targets that lean on what their list, their clause or the clause before has named, and dates that do not reach them."""

from __future__ import annotations

import pytest

from ingest.quantities import find_targets


def _read(text: str) -> list[tuple[str, str, float, str | None]]:
    return [(f.indicator, f.op, f.value, f.per) for f in find_targets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动专利产品备案不少于600件、认定180件。", [("专利产品备案", ">=", 600.0), ("专利产品认定", "=", 180.0)]),
        ("全年项目签约120个、开工80个。", [("项目签约", "=", 120.0), ("项目开工", "=", 80.0)]),
        ("新认定省级示范县5个、试点县10个。", [("新认定省级示范县", "=", 5.0), ("新认定省级试点县", "=", 10.0)]),
        ("行动入选企业25家、区域8个。", [("行动入选企业", "=", 25.0), ("行动入选区域", "=", 8.0)]),
        ("培育年产值超10亿元的产品3个、超亿元12个。",
         [("年产值超10亿元的产品", "=", 3.0), ("年产值超亿元的产品", "=", 12.0)]),
        ("国际专利申请量年均增长8%，三年累计不少于420件。",
         [("国际专利申请量", "+", 8.0), ("国际专利申请量累计", ">=", 420.0)]),
        ("鼓励开展国际商标注册，三年新增180件。", [("国际商标注册", "=", 180.0)]),
        ("全县15个乡镇实现援助服务点全覆盖。", [("乡镇实现援助服务点全覆盖", "=", 15.0)]),
        ("分别推动30家、25家企业实现发明专利零的突破。",
         [("企业实现发明专利零的突破", "=", 30.0), ("企业实现发明专利零的突破", "=", 25.0)]),
        ("带动农渔户3500户。", [("带动农渔户", "=", 3500.0)]),
        ("水稻、油菜、柑橘新品种权分别达到30项、12项、6项。",
         [("水稻新品种权", ">=", 30.0), ("油菜新品种权", ">=", 12.0), ("柑橘新品种权", ">=", 6.0)]),
    ],
)  # fmt: skip
def test_names_are_completed_by_what_was_named_before(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(name, op, value) for name, op, value, _ in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("促成专利转让许可1200次。", [("专利转让许可", "=", 1200.0)]),
        ("三年签约120个项目，节约300万元。", [("项目", "=", 120.0), ("节约", "=", 300.0)]),
        ("亩均3万元以上，人均5万元以上。", [("亩均", ">=", 3.0), ("人均", ">=", 5.0)]),
        ("授权使用企业达到200家。", [("授权使用企业", ">=", 200.0)]),
        ("为30家以上出口企业提供备案指导。", [("出口企业", ">=", 30.0)]),
        ("查扣侵权货物批次同比增长15%。", [("查扣侵权货物批次", "+", 15.0)]),
    ],
)  # fmt: skip
def test_a_word_is_not_cut_where_its_end_reads_like_another(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(name, op, value) for name, op, value, _ in _read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "围绕工程机械、储能材料等8条重点产业链，开展专利导航。",
        "围绕工程机械、储能材料等8条重点产业链,开展专利导航。",
        "各乡镇要明确1名分管领导和1名联络员。",
    ],
)
def test_what_is_there_or_named_is_not_counted(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2024年底前形成草案；每年培训6期。", [None]),
        ("2024年底前盘点率达到100%；每年培训6期。", ["2024-12", None]),
        ("到2025年，拥有量突破2万件；每年培训6期。", ["2025", "2025"]),
        ("到2024年入驻机构不少于30家、2025年不少于50家。", ["2024", "2025"]),
    ],
)
def test_the_date_of_one_thing_to_be_done_ends_with_its_part_of_the_sentence(text: str, due: list[str | None]) -> None:
    assert [f.due for f in find_targets(text)] == due


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每年举办培训班5—10期，举办培训班30期。", ["year", None]),
        ("每年宣传50场次，覆盖群众10万人次。", ["year", "year"]),
        ("县域产品年产值超过15亿元。", ["year"]),
        ("年产值10亿元的企业达到5家。", [None]),
    ],
)
def test_what_is_counted_every_year(text: str, per: list[str | None]) -> None:
    assert [f.per for f in find_targets(text)] == per


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("登记量稳定在1.2万件左右。", "="),
        ("得分达到83分左右。", ">="),
        ("涨幅控制在3%左右。", "<="),
        ("登记量稳定在1.2万件以上。", ">="),
    ],
)
def test_about_is_an_equal_unless_it_is_reached(text: str, op: str) -> None:
    assert [f.op for f in find_targets(text)] == [op]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("省属企业专利实施收益奖励比例不低于50%。", "target"),
        ("对国家级试点示范城市每个支持1000万元。", "funding"),
        ("市本级累计投入不低于1亿元。", "funding"),
        ("引导社会资本累计投入5亿元。", "target"),
    ],
)
def test_whose_money_it_is(text: str, kind: str) -> None:
    assert [f.kind for f in find_targets(text)] == [kind]


def test_a_cap_behind_a_share_of_aid_is_named_like_it() -> None:
    found = find_targets("对企业按贷款额的1.5%给予贴息、最高不超过20万元。")

    assert [f.indicator for f in found] == ["企业贴息", "企业贴息"]
    assert [f.kind for f in found] == ["funding", "funding"]


def test_a_sum_for_each_is_named_by_what_was_counted() -> None:
    found = find_targets("新增国际商标注册180件，每件一次性补助3000元。")

    assert [f.indicator for f in found] == ["新增国际商标注册", "新增国际商标注册每件补助"]


def test_full_and_half_width_print_reads_alike() -> None:
    full = "每年发布榜单3批，组织对接12场；设备改造5000台（套）：完成率98%，补贴硕士每月2000元，博士每月4000元。"
    half = full.replace("，", ",").replace("；", ";").replace("：", ":").replace("（", "(").replace("）", ")")

    assert [(f.op, f.value, f.kind, f.per) for f in find_targets(half)] == [
        (f.op, f.value, f.kind, f.per) for f in find_targets(full)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育“三同”企业30家、产品100种以上。", [("“三同”企业", "=", 30.0), ("“三同”产品", ">=", 100.0)]),
        ("产品抽查合格率比全国平均水平高2个百分点。", [("产品抽查合格率比全国平均水平高", ">=", 2.0)]),
        ("在用气瓶建档赋码率达到100%。", [("在用气瓶建档赋码率", ">=", 100.0)]),
        ("病种全面覆盖，入组率不低于95%。", [("入组率", ">=", 95.0)]),
        ("完成业务编码贯标落地，贯标率100%。", [("业务编码贯标率", "=", 100.0)]),
        ("预留5%作为年度质量保证金。", [("预留年度质量保证金", "=", 5.0)]),
        ("推行医共体总额付费，10个县市全覆盖。", [("医共体总额付费县市全覆盖", "=", 10.0)]),
        ("未成年人保护工作站实现100%覆盖。", [("未成年人保护工作站覆盖", "=", 100.0)]),
        ("10个县市全部开展DIP付费。", [("县市全部开展DIP付费", "=", 10.0)]),
        ("药品累计达到400个、耗材18类。", [("药品", ">=", 400.0), ("耗材", "=", 18.0)]),
        ("对186家规模以上食品企业开展体系检查。", [("规模以上食品企业体系检查", "=", 186.0)]),
        ("对6家管道企业、9家气瓶企业开展安全评估，不合格的限期整改。",
         [("管道企业", "=", 6.0), ("气瓶企业", "=", 9.0)]),
    ],
)  # fmt: skip
def test_what_a_rate_a_class_or_a_comparison_is_of(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(name, op, value) for name, op, value, _ in _read(text)] == expected


@pytest.mark.parametrize("text", ["县安委办抽调10名业务骨干组成2个督导组。", "为14周岁女生免费接种疫苗。"])
def test_who_is_sent_and_of_what_age_is_no_target(text: str) -> None:
    assert _read(text) == []


def test_what_is_raised_for_each_kind_of_a_standard_is_paid() -> None:
    found = find_targets("孤儿养育标准提高到集中供养每人每月2400元、社会散居每人每月1700元。")

    assert [(f.indicator, f.op, f.value, f.kind) for f in found] == [
        ("孤儿养育标准集中供养", ">=", 2400.0, "funding"),
        ("孤儿养育标准社会散居", ">=", 1700.0, "funding"),
    ]


def test_a_sum_that_says_only_who_gives_it_is_of_the_fund_before() -> None:
    found = find_targets("州级财政三年安排改革专项经费900万元，各县市每年安排不低于50万元。")

    assert [f.indicator for f in found][1] == "各县市改革专项经费"


def test_what_begins_in_a_year_is_due_in_it() -> None:
    assert [f.due for f in find_targets("2022年启动澜柯市等4个县市付费，2023年新增3个。")] == ["2022", "2023"]
    assert [f.due for f in find_targets("自2022年启动以来，新增3个。")] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建国家级基地20个、工作室30家，省级分别达到100个、200家。",
         [("新建国家级基地", "=", 20.0), ("工作室", "=", 30.0), ("省级基地", ">=", 100.0), ("省级工作室", ">=", 200.0)]),
        ("新增国际线路6条、通达城市25个。", [("新增国际线路", "=", 6.0), ("通达城市", "=", 25.0)]),
        ("投资3.2亿元实施数字平台等项目8个。", [("投资", "=", 3.2), ("数字平台等项目", "=", 8.0)]),
        ("每两年举办1届职业技能大赛、设赛项100个以上。", [("职业技能大赛", "=", 1.0), ("设赛项", ">=", 100.0)]),
        ("采集精度优于5厘米。", [("采集精度", "<=", 5.0)]),
        ("组织毕业生技能培训25万人次、见习10万人。", [("毕业生技能培训", "=", 25.0), ("毕业生技能见习", "=", 10.0)]),
    ],
)  # fmt: skip
def test_levels_words_and_sums_of_one_clause(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(name, op, value) for name, op, value, _ in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对国际新线路，前12列每列补贴30万元。", [("国际新线路前12列每列补贴", "=", 30.0, "funding")]),
        ("传承人补助标准提高到省级每人每年2万元、市级每人每年8000元。",
         [("传承人补助标准省级", ">=", 2.0, "funding"), ("传承人补助标准市级", ">=", 8000.0, "funding")]),
        ("见习补贴标准提高到当地最低工资标准的80%。", [("见习补贴标准", ">=", 80.0, "funding")]),
        ("对金、银、铜牌获得者分别奖励100万元、60万元、40万元。",
         [("金牌获得者奖励", "=", 100.0, "funding"), ("银牌获得者奖励", "=", 60.0, "funding"), ("铜牌获得者奖励", "=", 40.0, "funding")]),
        ("统筹失业保险基金结余15亿元用于技能提升。", [("技能提升", "=", 15.0, "funding")]),
        ("资金支付进度年底前达到90%以上。", [("资金支付进度", ">=", 90.0, "target")]),
        ("规模以上企业职工教育经费提取比例不低于工资总额的2.5%。",
         [("规模以上企业职工教育经费提取比例占工资总额", ">=", 2.5, "target")]),
    ],
)  # fmt: skip
def test_what_is_paid_and_what_is_not(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小微贷款增速不低于各项贷款平均增速3个百分点。", [("小微贷款增速不低于各项贷款平均增速", ">=", 3.0, "target")]),
        ("对举报毒品犯罪线索的，给予500元至10万元奖励。",
         [("举报毒品犯罪线索奖励", "=", 500.0, "funding"), ("举报毒品犯罪线索奖励", "=", 10.0, "funding")]),
        ("创业担保贷款年均发放12亿元。", [("创业担保贷款年均发放", "=", 12.0, "target")]),
        ("担保机构平均担保费率逐步降至0.8%以下。", [("担保机构平均担保费率", "<=", 0.8, "target")]),
        ("整村授信覆盖面达到95%。", [("整村授信覆盖面", ">=", 95.0, "target")]),
        ("通过省级中期评估，得分不低于85分。", [("通过省级中期评估得分", ">=", 85.0, "target")]),
        ("绿色贷款余额500亿元，带动碳减排量60万吨。", [("绿色贷款余额", "=", 500.0, "target"), ("碳减排量", "=", 60.0, "target")]),
        ("不足30人的乡镇至少配备1名。", [("不足30人的乡镇配备", ">=", 1.0, "target")]),
        ("建立协调机制，明确任务56项。", []),
    ],
)  # fmt: skip
def test_money_rates_and_counts_of_finance(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总投资2亿元，其中争取中央补助1.2亿元、省级奖补3000万元。",
         [("总投资", 2.0, "target"), ("中央补助", 1.2, "target"), ("省级奖补", 3000.0, "target")]),
        ("通过现有资金渠道每年安排不少于20亿元支持技术攻关。", [("支持技术攻关", 20.0, "funding")]),
        ("边坡高度超过30米的设置安全平台。", []),
        ("年度任务完成率低于80%的镇（街道）由县政府约谈。", []),
        ("对坡度25度以下、立地条件较好的96个图斑实行封育。", [("图斑实行封育", 96.0, "target")]),
    ],
)  # fmt: skip
def test_money_of_others_and_what_sets_a_rule(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(f.indicator, f.value, f.kind) for f in find_targets(text)] == expected


def test_a_size_of_a_year_does_not_make_the_count_yearly() -> None:
    assert [f.per for f in find_targets("打造产业集群10个，其中年产值500亿元以上集群3个。")] == [None, None]
    assert [f.per for f in find_targets("职业院校年培养规模达到10万人。")] == ["year"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100家龙头企业研发周期平均缩短30%。", [("龙头企业研发周期", "-", 30.0, "target")]),
        ("建成卓越级智能工厂30家、领航级5家。", [("卓越级智能工厂", "=", 30.0, "target"), ("领航级智能工厂", "=", 5.0, "target")]),
        ("引进高层次人才100名、团队20个。", [("高层次人才", "=", 100.0, "target"), ("高层次团队", "=", 20.0, "target")]),
        ("建立28项指标的评价体系，排名末2位的约谈。", []),
        ("对新增限额以上商贸企业每户奖励10万元。", [("新增限额以上商贸企业每户奖励", "=", 10.0, "funding")]),
        ("全年退税规模不低于35亿元。", [("全年退税规模", ">=", 35.0, "funding")]),
        ("对用电容量160千瓦及以下企业接电零投资。", []),
        ("财政按LPR减150个基点以上部分给予贴息。", []),
    ],
)  # fmt: skip
def test_what_changes_grades_and_aid_for_firms(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    found = [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)]

    assert [f[1:] for f in found] == [f[1:] for f in expected]
    assert all(want[0] in got[0] or got[0] in want[0] for got, want in zip(found, expected, strict=True)), found


def test_what_is_looked_at_every_year_is_counted_by_the_times() -> None:
    assert [(f.value, f.unit, f.per) for f in find_targets("每年对14个市评估1次。")] == [(1.0, "次", "year")]
