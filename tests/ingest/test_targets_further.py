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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对一类、二类技改项目，分别按设备投资额的15%、12%给予补助，最高分别不超过800万元、500万元。",
         [("一类技改项目设备投资额补助", "=", 15.0), ("二类技改项目设备投资额补助", "=", 12.0),
          ("一类技改项目", "<=", 800.0), ("二类技改项目", "<=", 500.0)]),
        ("分别按设备投资额的30%、25%补助。", [("设备投资额补助", "=", 30.0), ("设备投资额补助", "=", 25.0)]),
        ("对实施污水项目的企业，处理能力达到1000吨/日、5000吨/日以上的，分别补助50万元、150万元。",
         [("实施污水项目的企业处理能力达到1000吨/日补助", "=", 50.0),
          ("实施污水项目的企业处理能力达到5000吨/日以上补助", "=", 150.0)]),
        ("营业收入首次突破1亿元、5亿元的，分别奖励50万元、100万元。",
         [("营业收入首次突破1亿元奖励", "=", 50.0), ("5亿元奖励", "=", 100.0)]),
    ],
)  # fmt: skip
def test_sums_and_shares_are_dealt_out_to_classes_and_thresholds(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    found = find_targets(text)

    assert [(f.indicator, f.op, f.value) for f in found] == expected
    assert {f.kind for f in found} == {"funding"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建孵化器4家，在孵企业达到300家，毕业率不低于25%。", ["孵化器", "在孵企业", "在孵企业毕业率"]),
        ("建成标准厂房60万平方米、楼宇5栋，入驻率达到85%。", ["建成标准厂房", "楼宇", "入驻率"]),
        ("建成人才公寓3000套，租金不高于市场价的70%。", ["人才公寓", "人才公寓租金"]),
        ("每旬调度1次进度。", ["每旬调度进度"]),
        ("对8.2万亩油菜开展“一喷三防”。", ["油菜“一喷三防”"]),
        ("集聚各类人才2万名。", ["各类人才"]),
    ],
)
def test_what_a_thing_counted_before_has(text: str, expected: list[str]) -> None:
    assert [f.indicator.replace("新建", "") for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("危废处置能力达到2500吨/月。", [(">=", 2500.0, "吨/月")]),
        ("其中省道12处于6月底前完成。", [("=", 12.0, "处")]),
        ("春耕用电报装1个工作日内完成。", [("<=", 1.0, "个工作日")]),
        ("投诉受理后3个工作日内办结。", []),
        ("对全县46辆接送学生车辆逐车建档。", []),
        ("对全县排查出的68处危险路段设置警示标志420块。", [("=", 420.0, "块")]),
        ("发放春耕贷款3亿元，农业保险参保面积26万亩。", [("=", 3.0, "亿元"), ("=", 26.0, "万亩")]),
    ],
)
def test_units_and_numbers_of_what_is_there(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(f.op, f.value, f.unit) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("库存资金占用压降1.8亿元。", [("-", 1.8, "target")]),
        ("减少井下作业人员600人。", [("-", 600.0, "target")]),
        ("吨煤售价高于区域平均水平10元。", [(">=", 10.0, "target")]),
        ("孤儿养育标准提高到每人每月700元，机构养育孤儿提高到每人每月1100元。", [(">=", 700.0, "funding"), (">=", 1100.0, "funding")]),
        ("户均补助1.5万元，其中贫困户提高到2万元。", [("=", 1.5, "funding"), (">=", 2.0, "funding")]),
        ("强排能力达到每小时1.5万立方米。", [(">=", 1.5, "target")]),
        ("特教学校覆盖30万人口以上的县。", []),
        ("对苯丙酮尿症等8种疾病实施免费救治。", []),
        ("每个乡镇至少组建1支30人以上的抢险队伍。", [(">=", 1.0, "target"), (">=", 30.0, "target")]),
    ],
)  # fmt: skip
def test_levels_changes_and_what_is_paid(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(f.op, f.value, f.kind) for f in find_targets(text)] == expected


def test_the_last_of_several_stages_dates_nothing_behind_it() -> None:
    found = find_targets("编制规划30个，2016年底前启动10个，2017年全部完成，规划经费每村不少于8万元。")

    assert [(f.indicator, f.due) for f in found] == [
        ("编制规划", None),
        ("编制规划", "2016-12"),
        ("规划经费每村", None),
    ]


def test_a_total_takes_the_name_of_what_it_adds_up() -> None:
    found = find_targets("2024年建成综合体6个，2025年实现街道全覆盖，累计建成20个。")

    assert [(f.indicator, f.due) for f in found] == [("综合体", "2024"), ("综合体", "2025")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设普惠托位１，２００个。", [("普惠托位", "=", 1200.0, "个")]),
        ("产前筛查率≥８５％，死亡率≤３‰。", [("产前筛查率", ">=", 85.0, "%"), ("死亡率", "<=", 3.0, "‰")]),
        ("精神科医师达到４．５名／１０万人。", [("精神科医师", ">=", 4.5, "名/10万人")]),
        ("人均面积达到2.8平方米/人。", [("人均面积", ">=", 2.8, "平方米/人")]),
        ("生均公用经费标准提高到小学720元、初中940元。",
         [("生均公用经费标准小学", ">=", 720.0, "元"), ("生均公用经费标准初中", ">=", 940.0, "元")]),
        ("拥有教室小学2.3间、初中2.4间以上。", [("教室小学", ">=", 2.3, "间"), ("教室初中", ">=", 2.4, "间")]),
        ("城市、农村低保标准分别提高到每月680元、560元。",
         [("城市低保标准", ">=", 680.0, "元"), ("农村低保标准", ">=", 560.0, "元")]),
        ("基础养老金每人每月提高10元。", [("基础养老金每人每月", "+", 10.0, "元")]),
        ("体质健康合格率达到95%、优良率达到50%。", [("体质健康合格率", ">=", 95.0, "%"), ("体质健康优良率", ">=", 50.0, "%")]),
        ("空气质量优良天数达到285天以上。", [("空气质量优良天数", ">=", 285.0, "天")]),
        ("对新评为5A、4A级的物流企业，分别给予50万元、30万元奖励。",
         [("新评为5A级的物流企业奖励", "=", 50.0, "万元"), ("4A级的物流企业奖励", "=", 30.0, "万元")]),
    ],
)  # fmt: skip
def test_numbers_in_odd_print_and_parts_of_one_measure(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.unit) for f in find_targets(text)] == expected


def test_a_span_of_years_that_opens_a_sentence_holds_for_it() -> None:
    found = find_targets("2025—2027年新建学校46所，新增学位3.2万个，大班额比例控制在1%以内。")

    assert [f.due for f in found] == ["2027"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建500千伏变电站1座、220千伏变电站6座。", [("新建500千伏变电站", 1.0), ("220千伏变电站", 6.0)]),
        ("加快建设设计时速350公里的高铁，扩能至时速160公里。", []),
        ("列车时速提升至350公里。", [("列车时速", 350.0)]),
        ("建成2×66万千瓦煤电项目，站场规模10台22线。", []),
        ("推进装机120万千瓦的抽水蓄能电站前期工作。", []),
        ("10G-PON端口达到8万个。", [("10G-PON端口", 8.0)]),
        ("改扩建服务中心1家（不少于1000平方米）。", [("改扩建服务中心", 1.0)]),
        ("对辖区2家养老机构每季度开展一次检查。", [("每季度检查", 1.0)]),
        ("对全市1.26万株古树逐株建档。", []),
        ("成立由8个部门主要负责人为成员的专班。", []),
        ("在开发区、12个乡镇、168个村设立窗口。", []),
        ("日均供餐能力达到800客。", [("日均供餐能力", 800.0)]),
        ("组建由30名律师、10名公证员组成的服务团。", [("律师", 30.0), ("公证员", 10.0)]),
        ("城区5G网络覆盖率100%、行政村不低于90%。", [("城区5G网络覆盖率", 100.0), ("行政村5G网络覆盖率", 90.0)]),
        ("建成总库容1.2亿立方米的龙潭水库。", [("龙潭水库总库容", 1.2)]),
    ],
)
def test_sizes_of_works_and_counts_of_what_is_there(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.indicator, f.value) for f in find_targets(text)] == expected


def test_how_often_each_level_goes_round() -> None:
    found = find_targets("市、县、乡三级林长巡林次数分别不少于每年2次、每季1次、每月1次。")

    assert [(f.indicator, f.per) for f in found] == [
        ("市级林长巡林次数", "year"),
        ("县级林长巡林次数", None),
        ("乡级林长巡林次数", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为企业减少费用1500万元。", [("-", 1500.0, "target")]),
        ("取消台账30类。", [("=", 30.0, "target")]),
        ("价格补贴发放到位率100%，每人每月不低于30元。", [("=", 100.0, "target"), (">=", 30.0, "funding")]),
    ],
)
def test_what_is_done_away_with_and_spared(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每千服务人口不少于1名乡村医生。", [("每千服务人口乡村医生", ">=", 1.0)]),
        ("每百名学生配备不少于2名教师。", [("每百名学生教师", ">=", 2.0)]),
        ("160千瓦及以下小微企业办电零投资。", []),
        ("户均年停电时间分别低于0.5小时、4.5小时。", [("户均年停电时间", "<=", 0.5), ("户均年停电时间", "<=", 4.5)]),
    ],
)
def test_for_how_many_and_how_large_and_one_bound_for_two(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f.indicator, f.op, f.value) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织联合收割机3200台、拖拉机4500台投入作业。", [("联合收割机", "=", 3200.0, "target"), ("拖拉机", "=", 4500.0, "target")]),
        ("对发现的火点扣减乡镇考核分2分。", []),
        ("粮食烘干服务能力达到日处理25万吨。", [("粮食烘干服务能力日处理", ">=", 25.0, "target")]),
        ("新增农业贷款300亿元，担保费率不高于0.8%。", [("新增农业贷款", "=", 300.0, "target"), ("担保费率", "<=", 0.8, "target")]),
        ("对托管服务给予补助，补助标准不超过服务价格的30%。", [("补助标准", "<=", 30.0, "funding")]),
        ("每个县培育3个以上规模大、带动强的服务联合体。", [("服务联合体", ">=", 3.0, "target")]),
    ],
)  # fmt: skip
def test_what_stands_behind_a_number_and_who_pays(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("更换智能水表4.2万只，安装电表3000块。", [("智能水表", 4.2), ("安装电表", 3000.0)]),
        ("绘制地图5幅，指标见表1，如图2所示。", [("绘制地图", 5.0)]),
        ("划定千吨万人水源保护区8处。", [("划定千吨万人水源保护区", 8.0)]),
        ("研发费用加计扣除比例提高到100%。", [("研发费用加计扣除比例", 100.0)]),
        ("新建青岩水库1座，总库容1200万立方米。", [("新建青岩水库", 1.0), ("新建青岩水库总库容", 1200.0)]),
        ("投放人工鱼礁80万空方。", [("人工鱼礁", 80.0)]),
    ],
)
def test_tables_and_pictures_that_are_counted_things(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.indicator, f.value) for f in find_targets(text)] == expected


def test_bonds_applied_for_are_not_paid_out() -> None:
    found = find_targets("总投资9.8亿元，其中申请专项债券4.5亿元，县财政每年安排维修资金不少于600万元。")

    assert [f.kind for f in found] == ["target", "target", "funding"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对揭榜团队，按技术交易额的10%、最高200万元给予资助。",
         [("揭榜团队技术交易额资助", "=", 10.0, "funding"), ("揭榜团队资助", "<=", 200.0, "funding")]),
        ("支持高校与县（市、区）共建中试基地，3年建成25家。", [("高校与县共建中试基地", "=", 25.0, "target")]),
        ("其中医药、新材料、装备制造领域分别不少于8家、7家、6家。",
         [("医药领域", ">=", 8.0, "target"), ("新材料领域", ">=", 7.0, "target"), ("装备制造领域", ">=", 6.0, "target")]),
        ("设立20亿元科创基金，首期5亿元。", [("科创基金", "=", 20.0, "target"), ("科创基金首期", "=", 5.0, "target")]),
        ("财政资金撬动贷款10倍以上。", [("财政资金撬动贷款", ">=", 10.0, "target")]),
        ("事故起数、死亡人数比上年下降15%和20%以上。",
         [("事故起数", "-", 15.0, "target"), ("死亡人数", "-", 20.0, "target")]),
        ("查处超员20%以上客车，7座以上客运车辆逐台检审。", []),
        ("县政府组织4个验收组进行验收。", []),
        ("发生一次死亡3人以上事故的，一律追责。", []),
    ],
)  # fmt: skip
def test_shares_fields_first_parts_of_money_and_what_counts_nothing(
    text: str, expected: list[tuple[str, str, float, str]]
) -> None:
    assert [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对换购新车的，给予每辆500元补贴，其中交回旧电池的再增加100元。",
         [("换购新车补贴", "=", 500.0, "funding"), ("换购新车交回旧电池", "+", 100.0, "funding")]),
        ("对种业企业贷款按照不超过2%的利率给予贴息。", [("种业企业贷款贴息", "<=", 2.0, "funding")]),
        ("政府向社会组织购买服务投入不低于200万元。", [("政府向社会组织购买服务投入", ">=", 200.0, "funding")]),
        ("遴选20家基础好、潜力大的企业作为重点扶持对象。", [("企业", "=", 20.0, "target")]),
        ("遴选20家企业，以5家企业为重点推进技改。", [("企业", "=", 20.0, "target")]),
        ("新建小区按照不低于每户1辆的标准规划建设停放场所。", [("停放场所每户", ">=", 1.0, "target")]),
        ("人均场地面积达到2.1平方米，锻炼人数比例达到38%，为今后发展奠定了坚实基础。", []),
        ("每个县建有1个体育场、3个体验馆。", [("每个县体育场", "=", 1.0, "target"), ("体验馆", "=", 3.0, "target")]),
        ("新增个体工商户3000户。", [("新增个体工商户", "=", 3000.0, "target")]),
        ("人均场地面积达到2.6平方米，为今后发展奠定坚实基础。", [("人均场地面积", ">=", 2.6, "target")]),
    ],
)  # fmt: skip
def test_aid_on_top_rates_of_aid_and_what_was_reached(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.indicator, f.op, f.value, f.kind) for f in find_targets(text)] == expected


def test_a_stage_that_ends_in_use_dates_nothing_behind_it() -> None:
    found = find_targets("2023年完成主体，2024年投入使用；每个县建有1个体育场。2024年投入使用10座，每座投资2亿元。")

    assert [f.due for f in found] == [None, "2024", "2024"]


def test_a_year_that_is_compared_with_is_no_yearly_change() -> None:
    found = find_targets("化肥、农药使用量较2020年均下降3%，化肥使用量年均下降2%。")

    assert [(f.indicator, f.op, f.value, f.per) for f in found] == [
        ("化肥、农药使用量", "-", 3.0, None),
        ("化肥使用量", "-", 2.0, "year"),
    ]


def test_money_is_named_by_what_the_next_clause_says_it_is_for() -> None:
    found = find_targets("市财政三年安排6000万元，支持重点项目建设。县财政每年安排管护资金200万元，用于设备更新。")

    assert [f.indicator for f in found] == ["支持重点项目建设", "县财政每年安排管护资金"]


def test_what_is_found_since_may_be_to_be_done() -> None:
    found = find_targets("对2018年以来排查发现的问题，7月底前完成整改120个。2018年以来完成整改80个。")

    assert [f.value for f in found] == [120.0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("托育收费标准原则上不高于公办园收费的1.5倍。", [("托育收费标准", "<=", 1.5)]),
        ("补贴额度放大至1.5倍。", []),
        ("取得的收入减按90%计入应纳税所得额。", []),
        ("实施从业人员能力提升行动，每年培训不少于20万人次。", [("从业人员能力提升行动培训", ">=", 20.0)]),
        ("2023年启动一期1200亩土地平整。", [("一期土地平整", "=", 1200.0)]),
        ("规划建设总面积3.2平方公里的食品产业园。", [("食品产业园总面积", "=", 3.2)]),
    ],
)
def test_prices_told_by_others_and_names_of_the_clause_before(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    assert [(f.indicator, f.op, f.value) for f in find_targets(text)] == expected
