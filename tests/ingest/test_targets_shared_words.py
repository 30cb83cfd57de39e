"""Targets whose unit, name, year or payer is printed once for several numbers, and numbers that only describe (rounds seven, eight)."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.metadata import read_metadata
from ingest.parse import parse_file
from ingest.quantities import find_targets, ignored_quantities


def read(text: str) -> list[tuple[str, str, float, str]]:
    return [(f.indicator, f.op, f.value, f.unit) for f in find_targets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("供水、供电、供气报装分别不超过4个、3个和5个工作日。",
         [("供水报装", "<=", 4.0, "个工作日"), ("供电报装", "<=", 3.0, "个工作日"), ("供气报装", "<=", 5.0, "个工作日")]),
        ("流通环节腐损率控制在5%、8%和6%以内。",
         [("流通环节腐损率", "<=", 5.0, "%"), ("流通环节腐损率", "<=", 8.0, "%"), ("流通环节腐损率", "<=", 6.0, "%")]),
        ("数控化率、设计工具普及率分别超过70%和88%。", [("数控化率", ">=", 70.0, "%"), ("设计工具普及率", ">=", 88.0, "%")]),
        ("破难题、补短板、强优势企业分别为60家、90家、150家。",
         [("破难题企业", "=", 60.0, "家"), ("补短板企业", "=", 90.0, "家"), ("强优势企业", "=", 150.0, "家")]),
        ("新建处理厂2座、扩建4座。", [("新建处理厂", "=", 2.0, "座"), ("扩建处理厂", "=", 4.0, "座")]),
        ("新建高标准农田200万亩、改造提升150万亩。",
         [("新建高标准农田", "=", 200.0, "万亩"), ("改造提升高标准农田", "=", 150.0, "万亩")]),
        ("新增星级冷链企业60家，其中五星级5家、四星级15家以上。",
         [("新增星级冷链企业", "=", 60.0, "家"), ("五星级冷链企业", "=", 5.0, "家"), ("四星级冷链企业", ">=", 15.0, "家")]),
        ("建设避难场所45处，可容纳3.6万人。", [("避难场所", "=", 45.0, "处"), ("避难场所可容纳", "=", 3.6, "万人")]),
        ("建立1支不少于20人的运维队伍。", [("运维队伍", "=", 1.0, "支"), ("运维队伍", ">=", 20.0, "人")]),
        ("新建自动站38个、天气雷达1部。", [("新建自动站", "=", 38.0, "个"), ("天气雷达", "=", 1.0, "部")]),
        ("平均间距由8.5公里缩小到5公里。", [("平均间距", "<=", 5.0, "公里")]),
        ("预警准确率、预警提前量分别达到92%、50分钟以上。",
         [("预警准确率", ">=", 92.0, "%"), ("预警提前量", ">=", 50.0, "分钟")]),
        ("周末延时服务全年不少于300天。", [("周末延时服务", ">=", 300.0, "天")]),
        ("项目全流程审批控制在12个工作日内。", [("项目全流程审批", "<=", 12.0, "个工作日")]),
        ("县政府每两个月调度一次。", [("县政府每两个月调度", "=", 1.0, "次")]),
        ("班列每周开行不少于2列。", [("班列每周开行", ">=", 2.0, "列")]),
        ("校园足球、篮球、排球联赛参与学校分别达到260所、300所、180所。",
         [("校园足球联赛参与学校", ">=", 260.0, "所"), ("篮球联赛参与学校", ">=", 300.0, "所"),
          ("排球联赛参与学校", ">=", 180.0, "所")]),
        ("高峰时段发车间隔压减到5分钟以内，平峰不超过10分钟。",
         [("高峰时段发车间隔", "<=", 5.0, "分钟"), ("平峰发车间隔", "<=", 10.0, "分钟")]),
        ("治理中小河流38条、总长460公里。", [("治理中小河流", "=", 38.0, "条"), ("治理中小河流总长", "=", 460.0, "公里")]),
        ("平均减环节70%、减材料65%。", [("平均减环节", "-", 70.0, "%"), ("减材料", "-", 65.0, "%")]),
        ("其中高价值数据集占三成。", [("高价值数据集占", "=", 3.0, "成")]),
        ("社会资本占比力争达到四成。", [("社会资本占比", ">=", 4.0, "成")]),
        ("挂牌交易额突破3亿元、同比翻一番。", [("挂牌交易额", ">=", 3.0, "亿元"), ("挂牌交易额", "+", 1.0, "番")]),
        ("骨干带宽扩容到10Gbps。", [("骨干带宽", ">=", 10.0, "Gbps")]),
        ("每个县区至少布局“小学—初中”一条龙训练学校2组。",
         [("每个县区布局“小学—初中”一条龙训练学校", ">=", 2.0, "组")]),
        ("洪水预见期延长3小时以上。", [("洪水预见期", "+", 3.0, "小时")]),
        ("2027年底前完成投资45亿元。", [("完成投资", "=", 45.0, "亿元")]),
        ("循环利用率2026年达到80%、2027年实现100%。", [("循环利用率", ">=", 80.0, "%"), ("循环利用率", "=", 100.0, "%")]),
        ("新开外贸航线4条、加密6条。", [("外贸航线", "=", 4.0, "条"), ("加密外贸航线", "=", 6.0, "条")]),
        ("国道每50公里至少布局1座充电站。", [("每50公里充电站", ">=", 1.0, "座")]),
        ("设立规模2亿元的外贸风险资金池。", [("外贸风险资金池规模", "=", 2.0, "亿元")]),
        ("每年放流苗种40亿单位以上。", [("放流苗种", ">=", 40.0, "亿单位")]),
        ("收缴率第一年达到60%、第二年达到75%。", [("收缴率第一年", ">=", 60.0, "%"), ("收缴率第二年", ">=", 75.0, "%")]),
        ("组建1支30人的扑火队。", [("扑火队", "=", 1.0, "支"), ("扑火队", "=", 30.0, "人")]),
        ("建成1处800平方米以上综合设施。", [("综合设施", "=", 1.0, "处")]),
        ("护林员每月巡护20天以上。", [("护林员每月巡护", ">=", 20.0, "天")]),
        ("选派1000名志愿者、400名优秀律师。", [("志愿者", "=", 1000.0, "名"), ("优秀律师", "=", 400.0, "名")]),
        ("改造老旧小区186个，惠及居民9.3万户。其中，2025年改造62个。",
         [("老旧小区", "=", 186.0, "个"), ("惠及居民", "=", 9.3, "万户"), ("改造老旧小区", "=", 62.0, "个")]),
        ("市级领导每人联系1条产业链。", [("每人产业链", "=", 1.0, "条")]),
    ],
)  # fmt: skip
def test_what_is_printed_once_holds_for_each_number(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("2026年、2027年准确率分别达到88%和90%，发布时间缩短至3分钟。", ["2026", "2027", None]),
        ("到2026年、2027年持证率分别达到90%、100%；每个机构配备1名社工。", ["2026", "2027", None]),
        ("2026年、2027年准确率分别达到88%和90%，甲率、乙率分别达到70%、80%。", ["2026", "2027", None, None]),
        ("2025年、2027年，甲率分别达到88%、90%。", ["2025", "2027"]),
    ],
)
def test_years_dealt_out_hold_for_their_own_numbers_only(text: str, dues: list[str | None]) -> None:
    assert [f.due for f in find_targets(text)] == dues


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每年评选标杆企业20家、优秀服务商10家，召开现场推进会4次。", ["year", "year", "year"]),
        ("每年组织演练2次以上，镇、村演练分别不少于3次、4次。", ["year", "year", "year"]),
        ("每年培训员工2000人，建成基地15个。", ["year", None]),
        ("每年组织对接活动12场，全年宣传报道不少于50次。", ["year", None]),
        ("贷款年均新增150亿元以上、平均利率较一年期LPR低50个基点。", ["year", None]),
        ("三四级手术年增长10%。", ["year"]),
        ("补贴较上年增长10%。", [None]),
        ("年度参赛人次较2025年翻一番。", [None]),
        ("文旅工作占年度综合考核分值不低于5分。", [None]),
        ("同一企业同一年度现场检查不超过2次。", ["year"]),
    ],
)
def test_what_happens_every_year_goes_on_over_a_comma_where_it_happens_again(text: str, per: list[str | None]) -> None:
    assert [f.per for f in find_targets(text)] == per


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("治理人口规模300人以上的行政村46个。", "attribute"),
        ("淘汰10蒸吨以下燃煤锅炉380台。", "attribute"),
        ("单户500万元及以下担保业务占比不低于80%。", "attribute"),
        ("全县16个乡镇处理设施正常运行率由78%提升到95%以上。", "attribute"),
        ("就业人员10万人生产安全事故死亡率下降5%以上。", "attribute"),
        ("围绕四大作物、十二个畜种开展攻关，育成新品种15个。", "place"),
        ("对在册的214处隐患点逐一落实监测员，设备安装率提高到75%。", "condition"),
        ("较上年增长10%以上的部分，每增长100万美元奖励3万元。", "condition"),
        ("进出口额超10亿元企业三年达到12家。", "attribute"),
        ("评价结果与20%的绩效工资总量挂钩。", "condition"),
        ("按展位费给予补助，每家企业每年最多支持10个展位。", "permission"),
        ("每亩造林补助800元，验收合格当年兑付60%，次年兑付40%。", "condition"),
        ("掌握2项以上运动技能的比例不低于90%。", "attribute"),
        ("对绩效末位的5%项目核减次年预算20%。", "condition"),
        ("每名骨干帮扶时间不少于6个月。", "duration"),
        ("对绩效评价末位的5个县扣减下一年度奖励资金30%，查处率达到100%。", "condition"),
    ],
)
def test_a_number_that_says_which_ones(text: str, rule: str) -> None:
    assert rule in [ignored.rule for ignored in ignored_quantities(text)]
    assert len(find_targets(text)) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对当年新投产企业前两年免收租金。", [("funding", "=", 2.0, "年")]),
        ("标准厂房租金按照每月每平方米不高于12元执行。", [("target", "<=", 12.0, "元")]),
        ("对新建的中央厨房给予不超过投资额30%、最高50万元的建设补助。",
         [("funding", "<=", 30.0, "%"), ("funding", "<=", 50.0, "万元")]),
        ("培训费用由州财政承担80%。", [("funding", "=", 80.0, "%")]),
        ("保费由财政补贴80%、农户承担20%。", [("funding", "=", 80.0, "%"), ("target", "=", 20.0, "%")]),
        ("每户每月减免5立方米污水处理费。", [("funding", "=", 5.0, "立方米")]),
        ("充电服务费每千瓦时最高不超过0.6元。", [("target", "<=", 0.6, "元")]),
        ("按使用算力服务费用的50%给予补助。", [("funding", "=", 50.0, "%")]),
        ("县乡设施补贴标准上浮30%。", [("funding", "+", 30.0, "%")]),
        ("停车场充电车辆前2小时免收停车费。", [("funding", "=", 2.0, "小时")]),
        ("给予补贴，每条航线每年不超过400万元、800万元。",
         [("funding", "<=", 400.0, "万元"), ("funding", "<=", 800.0, "万元")]),
        ("硕士以上人才每月给予2000元生活补贴，博士每月4000元。",
         [("funding", "=", 2000.0, "元"), ("funding", "=", 4000.0, "元")]),
        ("居民出资按每户不低于2000元、不超过改造成本的10%执行。", [("target", ">=", 2000.0, "元"), ("target", "<=", 10.0, "%")]),
        ("整合项目资金不少于300万元。", [("target", ">=", 300.0, "万元")]),
        ("市财政整合资金3亿元。", [("funding", "=", 3.0, "亿元")]),
        ("收费标准每课时不得高于40元。", [("target", "<=", 40.0, "元")]),
        ("生均经费小学、初中每年分别不少于20元、30元。", [("funding", ">=", 20.0, "元"), ("funding", ">=", 30.0, "元")]),
        ("项目前期工作经费按不低于年度投资的2%安排。", [("funding", ">=", 2.0, "%")]),
        ("用电每千瓦时补助3分钱。", [("funding", "=", 3.0, "分钱")]),
        ("县财政三年投入2400万元，其中2025年安排1000万元，2026年、2027年分别安排800万元、600万元。",
         [("funding", "=", v, "万元") for v in (2400.0, 1000.0, 800.0, 600.0)]),
    ],
)  # fmt: skip
def test_who_pays(text: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert [(f.kind, f.op, f.value, f.unit) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("三年搬迁避让受威胁农户680户，每户补助3.5万元。", "三年搬迁避让受威胁农户每户补助"),
        ("运维费用按每吨1.5元核定，县财政按年度考核结果给予最高80%的补助。", "运维费用补助"),
        ("三年安排专项资金9000万元、年均不少于3000万元。", "三年安排专项资金"),
        ("项目前期工作经费按不低于年度投资的2%安排。", "项目前期工作经费占年度投资"),
        ("获得省级以上大赛一、二、三等奖的，分别奖励5万元、3万元、1万元。", "三等奖奖励"),
        ("兴办民宿的，前三年每平方米补助租金3元，单户每年最高2万元。", "兴办民宿单户补助"),
        ("自建独立站的企业，给予实际支出30%、最高15万元的一次性补助。", "自建独立站的企业一次性补助"),
        ("向民间资本推介项目不少于100个。", "推介项目"),
    ],
)
def test_what_a_sum_is_for(text: str, name: str) -> None:
    assert find_targets(text)[-1].indicator == name


def test_two_offices_print_a_plan_of_a_prefecture() -> None:
    front = "中共苍岭州委办公室 苍岭州人民政府办公室印发《关于促进民营经济的若干措施》的通知\n苍办发〔2025〕11号\n"
    read_front = read_metadata(front=front, tail="", part_title=None, several_parts=False)

    assert read_front.issuer == "中共苍岭州委办公室、苍岭州人民政府办公室"
    assert read_front.jurisdiction.name == "苍岭州"


def test_a_branch_of_the_police_named_by_its_place_stays_as_printed(tmp_path: Path) -> None:
    text = "锦湾区治理实施方案\n一、任务\n（一）强化治理。推进改革。（区城市管理局、公安锦湾分局）\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    plan = parse_file(tmp_path / "plan.txt")

    assert [a["name"] for a in plan["tasks"][0]["assignments"]] == ["区城市管理局", "公安锦湾分局"]


def test_items_headed_by_bodies_with_their_roles(tmp_path: Path) -> None:
    text = (
        "枫溪县提升工作方案\n一、主要任务\n（一）县卫生健康局牵头，县委编办、县财政局配合：招聘医务人员120名。\n"
        "（二）县人民医院、县中医医院：建成共享中心5个。\n"
    )
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    plan = parse_file(tmp_path / "plan.txt")

    assert [[(a["name"], a["role"]) for a in task["assignments"]] for task in plan["tasks"]] == [
        [("县卫生健康局", "lead"), ("县委编办", "cooperate"), ("县财政局", "cooperate")],
        [("县人民医院", "responsible"), ("县中医医院", "responsible")],
    ]
    assert [task["title"] for task in plan["tasks"]] == [None, None]


def test_dashes_are_items_of_every_section_where_most_of_them_say_who_acts(tmp_path: Path) -> None:
    text = (
        "青岚镇工作方案\n一、主要任务\n——4月底前完成植树3万株。（责任单位：镇林业站）\n——清理疫木900株。（责任单位：镇财政所）\n"
        "——设立公示牌32块。（责任单位：镇林业站）\n二、工作要求\n——安排经费80万元。\n——每季度通报1次。\n"
    )
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    plan = parse_file(tmp_path / "plan.txt")

    assert [task["text"][:4] for task in plan["tasks"]] == ["4月底前", "清理疫木", "设立公示", "安排经费", "每季度通"]


def test_the_column_of_a_year_before_the_plan_holds_no_goals(tmp_path: Path) -> None:
    text = (
        "# 东屿省行动方案（2025—2030年）\n\n## 一、目标\n\n| 指标 | 单位 | 2024年 | 2027年 | 2030年 |\n|---|---|---|---|---|\n"
        "| 良种覆盖率 | % | 68 | 75 | 80 |\n\n## 二、任务\n\n1. 推进改革。压实责任。\n"
    )
    (tmp_path / "plan.md").write_text(text, encoding="utf-8")
    plan = parse_file(tmp_path / "plan.md")

    assert [(goal["value"], goal["due"]) for goal in plan["goals"]] == [(75, "2027"), (80, "2030")]


def test_the_government_below_the_title_issues_the_paper() -> None:
    front = "关于加快充电设施发展的实施意见\n\n海陵洲市人民政府\n\n为进一步推进，制定本意见。\n"
    read_front = read_metadata(front=front, tail="", part_title="关于加快充电设施发展的实施意见", several_parts=False)

    assert read_front.issuer == "海陵洲市人民政府"


def test_a_grid_company_without_its_last_words_is_a_body(tmp_path: Path) -> None:
    text = "云海市降本实施方案\n一、任务\n（一）降低成本。推进改革。（市财政局、国网云海电力）\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    plan = parse_file(tmp_path / "plan.txt")

    assert [a["name"] for a in plan["tasks"][0]["assignments"]] == ["市财政局", "国网云海电力"]
