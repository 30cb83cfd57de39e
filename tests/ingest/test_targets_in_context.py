"""Targets whose name, date, kind or size stands apart from the number: what the rounds of invented plans taught."""

from __future__ import annotations

import pytest

from ingest.quantities import find_targets, ignored_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开设率2026年底前达到100%，配备设备150台。", [(100.0, "2026-12"), (150.0, None)]),
        ("到2027年，甲率达到90%，乙率2026年达到70%，丙率达到60%。", [(90.0, "2027"), (70.0, "2026"), (60.0, "2027")]),
        ("优化线路60条以上，其中2025年不少于25条；新建站台18座。", [(60.0, None), (25.0, "2025"), (18.0, None)]),
        ("完成率2025年、2027年分别达到70%、100%，配套率达到99%。", [(70.0, "2025"), (100.0, "2027"), (99.0, None)]),
        ("比例2026年、2027年依次达到35%、42%。", [(35.0, "2026"), (42.0, "2027")]),
        ("全市到2027年，新建站台18座，新增车辆40辆。", [(18.0, "2027"), (40.0, "2027")]),
    ],
)  # fmt: skip
def test_a_date_inside_a_clause_holds_for_that_clause(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(f.value, f.due) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("治理草原2025年完成40万亩、2026年完成35万亩。", [("治理草原", 40.0), ("治理草原", 35.0)]),
        ("增加学位4万个；2024年、2025年分别新增2万个、3万个。", [("增加学位", 4.0), ("新增学位", 2.0), ("新增学位", 3.0)]),
        ("组建总规模20亿元的产业基金，首期到位5亿元。", [("产业基金总规模", 20.0), ("产业基金总规模到位", 5.0)]),
        ("开展消防进校园活动，全年不少于60场。", [("消防进校园活动", 60.0)]),
        ("教师本科以上学历占比小学、初中分别达到90%、98%。",
         [("教师本科以上学历占比小学", 90.0), ("教师本科以上学历占比初中", 98.0)]),
        ("国家级、省级小巨人企业分别新增3家、20家。", [("国家级小巨人企业新增", 3.0), ("省级小巨人企业新增", 20.0)]),
        ("首次就业率年均不低于92%，培训参训率从60%提升至80%。", [("首次就业率", 92.0), ("培训参训率", 80.0)]),
        ("主城区清洁取暖率达到100%，县城达到95%。", [("主城区清洁取暖率", 100.0), ("县城清洁取暖率", 95.0)]),
        ("改造危旧房320户。", [("改造危旧房", 320.0)]),
        ("推进污泥无害化处置，处置率达到90%。", [("污泥无害化处置率", 90.0)]),
        ("带头签订承诺书，签订率100%。", [("承诺书签订率", 100.0)]),
        ("热线接通热线接通率、办结率分别达到98%、99%。", [("热线接通热线接通率", 98.0), ("热线接通热线办结率", 99.0)]),
        ("支付比例职工不低于80%、居民不低于70%。", [("支付比例职工", 80.0), ("支付比例居民", 70.0)]),
        ("经费由市财政、区财政分别承担300万元、200万元。", [("经费市财政承担", 300.0), ("经费区财政承担", 200.0)]),
        ("首期缴纳比例不低于20%。", [("首期缴纳比例", 20.0)]),
        *((f"{name}达到35%。", [(name, 35.0)]) for name in ("再生水利用率", "要素保障率", "及时率", "均等化水平", "末端网点覆盖率", "内贸占比")),
        *((f"建设{name}20个。", [(name, 20.0)]) for name in ("应急广播终端", "共享实验室", "前沿技术平台")),
        ("推广应用新技术30项，组织应急演练4次。", [("应用新技术", 30.0), ("应急演练", 4.0)]),
        ("床位建设1.5万张，其中2025年6000张、2026年9000张。", [("床位建设", 1.5), ("床位建设", 6000.0), ("床位建设", 9000.0)]),
        ("新能源车占比2024年达到95%、2025年达到100%。", [("新能源车占比", 95.0), ("新能源车占比", 100.0)]),
        ("处以500元以上2000元以下罚款；出现1处火点，扣村工作经费5000元。", []),
        ("考核得分90分以上的为优秀等次；平时考核占40%。", []),
        ("建设万亩示范片20个。监督抽检千人批次数不低于6.5批次。", [("万亩示范片", 20.0), ("监督抽检千人批次数", 6.5)]),
        ("产值由800亿元增至1600亿元，实现翻番。", [("产值", 1600.0), ("产值", 1.0)]),
        ("按地方贡献的80%、70%、60%给予奖励。", [("地方贡献奖励", 80.0), ("地方贡献奖励", 70.0), ("地方贡献奖励", 60.0)]),
        ("治理河流5条63公里。", [("治理河流", 5.0), ("治理河流", 63.0)]),
        ("建成修复示范区2个。", [("修复示范区", 2.0)]),
        ("三年培训基层医生900人次。", [("培训基层医生", 900.0)]),
    ],
)  # fmt: skip
def test_a_bare_verb_takes_the_name_before_it(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.indicator, f.value) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "op", "value", "high", "unit"),
    [
        ("绿色债券发行规模翻一番。", "+", 1, None, "番"),
        ("里程比2024年翻番。", "+", 1, None, "番"),
        ("产值翻两番。", "+", 2, None, "番"),
        ("占比提高5到8个百分点。", "+", 5, 8, "个百分点"),
        ("覆盖率由5%提高到8%。", ">=", 8, None, "%"),
        ("加工能力扩大到300万只/年。", ">=", 300, None, "万只"),
        ("换乘优惠时限延长至90分钟。", ">=", 90, None, "分钟"),
        ("出资比例最高可达40%。", "<=", 40, None, "%"),
        ("重复系数由3.2下降到2.5以下。", "<=", 2.5, None, ""),
        ("技术成交额由3亿元增至10亿元。", ">=", 10, None, "亿元"),
        ("每场提供岗位不少于3000个/场。", ">=", 3000, None, "个/场"),
        ("研发人员达到22人年。", ">=", 22, None, "人年"),
        ("投诉率不高于万分之五。", "<=", 0.05, None, "%"),
        ("完成4台30万千瓦机组灵活性改造。", "=", 4, None, "台"),
        ("淘汰35蒸吨/小时及以下燃煤锅炉46台。", "=", 46, None, "台"),
        ("平均能耗降至每平方米0.28吉焦。", "<=", 0.28, None, "吉焦"),
        ("为不少于90%的规上企业建立碳账户。", ">=", 90, None, "%"),
    ],
)
def test_growth_ranges_and_bounds(text: str, op: str, value: float, high: float | None, unit: str) -> None:
    (found,) = find_targets(text)

    assert (found.op, found.value, found.value_max, found.unit) == (op, value, high, unit)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("中小企业购买算力的，按不超过合同金额30%予以抵扣。", ["funding"]),
        ("每平方米补助60元，其中自治区补40元、旗本级补20元。", ["funding", "funding", "funding"]),
        ("课后服务经费按每生每学期不超过300元收取。", ["target"]),
        ("新增教育经费60%以上用于农村学校。", ["target"]),
        ("县财政每年预算安排专项经费不低于一般公共预算支出的0.5%。", ["funding"]),
        ("按投资额的25%予以补助，其中智慧化设备投入另按10%追加。", ["funding", "funding"]),
        ("对招用退役军人的企业，每吸纳1人奖励2000元。", ["funding"]),
        ("土地亩均租金由150元提高到260元，租金收缴率100%。", ["target", "target"]),
        ("招引企业3家，到位资金不少于4亿元。", ["target", "target"]),
        ("县财政安排专项资金1.2亿元，其中2025年不少于5000万元，后两年各3500万元。", ["funding"] * 3),
        ("对企业新发放贷款160亿元，其中中长期贷款占六成以上。", ["target", "target"]),
    ],
)
def test_who_pays_whom(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in find_targets(text)] == kinds


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("车站100米范围内设置站台。", "name-part"),
        ("65周岁以上老年人免费乘车。", "condition"),
        ("建设万只规模养殖园区。", "vague"),
        ("对排名靠前的3个区给予表扬。", "condition"),
        ("对连续3次排名末位的农牧场主要负责人予以约谈。", "condition"),
        ("对返煤率超过5%的县区扣减奖补资金10%。", "condition"),
        ("三级按5:3:2分担。", "ratio"),
    ],
)
def test_numbers_that_say_where_whom_and_how_large(text: str, rule: str) -> None:
    assert find_targets(text) == []
    assert rule in [ignored.rule for ignored in ignored_quantities(text)]


def test_what_is_done_every_year_goes_on_to_the_end_of_the_list() -> None:
    assert [f.per for f in find_targets("每年举办培训不少于4批、讲座20场，建成基地2个。")] == ["year", "year", None]


def test_classes_by_letter_share_what_follows_them() -> None:
    found = find_targets("对A类、B类、C类人才，分别给予300万元、100万元、50万元补贴。")

    assert [f.indicator for f in found] == ["A类人才补贴", "B类人才补贴", "C类人才补贴"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年、2026年上架产品分别不少于8个、9个，交易额分别达到6亿元、7亿元。",
         [(8.0, "2025"), (9.0, "2026"), (6.0, "2025"), (7.0, "2026")]),
        ("每季度开展1次数据安全检查。", [(1.0, None)]),
        ("新建数据中心电能利用效率（PUE）降至1.25以下。", [(1.25, None)]),
        ("已建小区按每百户不低于20平方米补足。", [(20.0, None)]),
        ("疏通涵洞150道，筑牢安全防线。", [(150.0, None)]),
        ("每位消费者每类产品可补贴1件。", []),
        ("办理不动产登记不超过3个工作日。", [(3.0, None)]),
        ("电子证照归集200类、调用量突破500万次。", [(200.0, None), (500.0, None)]),
        ("围绕新能源、绿色食品、纺织服装3条主导产业链，引进项目5个。", [(5.0, None)]),
        ("之后18个月按租金的50%给予补贴。", [(50.0, None)]),
        ("新增变电容量180兆伏安，提供岗位10万个次。", [(180.0, None), (10.0, None)]),
    ],
)  # fmt: skip
def test_numbers_that_a_word_beside_them_hid(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(f.value, f.due) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对取得初级、中级、高级技能证书的护理员，分别给予1000元、2000元、3000元奖励。",
         ["取得初级技能证书的护理员奖励", "中级技能证书的护理员奖励", "高级技能证书的护理员奖励"]),
        ("对交易额首次达到1000万元、5000万元的数商，分别给予20万元、50万元奖励。",
         ["交易额首次达到1000万元的数商奖励", "5000万元的数商奖励"]),
        ("支持举办首发首秀活动，对实际投入超过200万元的，按30%比例给予补助。",
         ["支持举办首发首秀活动实际投入超过200万元补助"]),
        ("实施“算力券”政策，年度发放总额不超过5000万元。", ["“算力券”发放总额"]),
    ],
)  # fmt: skip
def test_aid_is_named_after_whom_it_is_for(text: str, expected: list[str]) -> None:
    assert [f.indicator for f in find_targets(text) if f.kind == "funding"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平均压减环节60%、材料55%，综窗受理比例达到90%。", [("-", "target"), ("-", "target"), (">=", "target")]),
        ("压减粗钢产量30万吨。", [("-", "target")]),
        ("设立5000万元风险补偿资金池。", [("=", "target")]),
        ("企业吸纳就业困难人员的，按每人每年7800元定额扣减税费。", [("=", "funding")]),
        ("资金支出进度每年9月底前不低于75%。", [(">=", "target")]),
    ],
)
def test_how_a_number_binds_and_whose_money_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.op, f.kind) for f in find_targets(text)] == expected


def test_what_is_counted_in_each_of_so_many_fields_stands_behind_the_last() -> None:
    found = find_targets("制造业、服务业、养老托育三个领域培训分别不少于6万人次、5万人次和2万人次。")

    assert [f.indicator for f in found] == ["制造业领域培训", "服务业领域培训", "养老托育领域培训"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("可再生能源电力消纳责任权重达到25%。", "可再生能源电力消纳责任权重"),
        ("生产安全事故起数下降5%以上。", "生产安全事故起数"),
        ("发放创业担保贷款5亿元以上。", "创业担保贷款"),
        ("工业用地价格按基准地价的70%执行。", "工业用地价格按基准地价"),
        ("进水BOD浓度不低于100mg/L。", "进水BOD浓度"),
    ],
)
def test_words_that_look_like_verbs_stay_in_names(text: str, name: str) -> None:
    assert [f.indicator for f in find_targets(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("年产值首次突破10亿元、50亿元的，分别给予企业经营团队50万元、100万元奖励。",
         ["年产值首次突破10亿元企业经营团队奖励", "50亿元企业经营团队奖励"]),
        ("新增制造业中长期贷款120亿元，增速不低于15%。", ["新增制造业中长期贷款", "新增制造业中长期贷款增速"]),
        ("扩容政务云资源20%。", ["政务云资源"]),
    ],
)  # fmt: skip
def test_names_that_lean_on_words_before_them(text: str, names: list[str]) -> None:
    assert [f.indicator for f in find_targets(text)] == names


def test_what_was_paid_to_the_first_is_no_part_of_the_next_name() -> None:
    found = find_targets("对新认定的高新技术企业一次性奖励20万元，重新认定的奖励10万元。")

    assert found[-1].indicator == "新认定的高新技术企业重新认定的奖励"


def test_a_grant_is_for_whom_its_own_sentence_names_last() -> None:
    found = find_targets("对首次纳入统计的企业奖励20万元，营业收入首次突破5亿元的，奖励100万元。")

    assert found[-1].indicator == "营业收入首次突破5亿元奖励"
