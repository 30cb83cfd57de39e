"""Targets of rounds thirty-eight and later of invented plans: aid of measures, sizes of funds, grades, what is kept within."""

from __future__ import annotations

import pytest

from ingest.quantities import find_targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("暂退旅行社旅游服务质量保证金80%。", [("=", 80.0, "funding")]),
        ("清退保证金，退还率达到100%。", [(">=", 100.0, "target")]),
        ("外地求职青年可享受14天免费住宿。", [("=", 14.0, "funding")]),
        ("对困难企业，按6个月的当地月人均失业保险金和参保职工人数返还。", [("=", 6.0, "funding")]),
        ("对展位费按实际支出的70%予以支持，单次不超过3万元。", [("=", 70.0, "funding"), ("<=", 3.0, "funding")]),
        ("对裁员率低于5.5%的参保企业，返还失业保险费的50%。", [("=", 50.0, "funding")]),
        ("对单个项目的首轮投资额控制在300万元以内，并给予支持。", [("<=", 300.0, "target")]),
        ("组建20人的公益法律服务团，免费为企业提供咨询。", [("=", 20.0, "target")]),
        ("小微企业综合融资成本再降0.5个百分点。", [("-", 0.5, "target")]),
        ("每年遴选10个左右优秀项目，每个给予5万元启动资金。", [("=", 10.0, "target"), ("=", 5.0, "funding")]),
        ("对企业购买数据产品的，按照合同金额的20%，每年最高给予30万元补贴。",
         [("=", 20.0, "funding"), ("<=", 30.0, "funding")]),
        ("发放最高20万元“词元券”，按实际消耗量的50%兑付。", [("<=", 20.0, "funding"), ("=", 50.0, "funding")]),
        ("对服务机构给予10万元奖励，每多服务50家增加5万元。", [("=", 10.0, "funding"), ("+", 5.0, "funding")]),
        ("建成面积不低于5万平方米的社区，可容纳企业500家以上。", [(">=", 5.0, "target"), (">=", 500.0, "target")]),
        ("对展位费给予80%补贴，每家企业不超过2个展位。", [("=", 80.0, "funding")]),
    ],
)  # fmt: skip
def test_what_is_aid_and_what_is_kept_to(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(f.op, f.value, f.kind) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("组建总规模5亿元、首期1亿元的种子基金。", ["种子基金总规模", "种子基金首期"]),
        ("按照基础型、成长型、标杆型三个等级认定创业社区，认定后分别给予运营机构30万元、60万元、100万元奖励。",
         ["基础型创业社区运营机构奖励", "成长型创业社区运营机构奖励", "标杆型创业社区运营机构奖励"]),
        ("对获得前三名的，资助标准上浮50%。", ["资助标准"]),
        ("市级财政每年安排“算力券”2000万元。", ["算力券"]),
        ("设立首期规模2亿元、总规模不低于5亿元的天使基金。", ["天使基金首期规模", "天使基金总规模"]),
        ("对营业收入首次突破100万元、500万元的OPC，分别给予2万元、5万元奖励。",
         ["营业收入首次突破100万元的OPC奖励", "500万元的OPC奖励"]),
        ("对获评国家级、省级社区的，分别给予运营主体100万元、50万元奖励。",
         ["获评国家级社区运营主体奖励", "省级社区运营主体奖励"]),
        ("风险补偿比例由50%提高到80%。", ["风险补偿比例"]),
        ("将稳岗返还标准从50%提高至60%。", ["稳岗返还标准"]),
        ("100万元以上部分，给予50%贴息，每户每年贴息最高20万元。", ["100万元以上部分贴息", "100万元以上部分贴息"]),
        ("每个县（市、区）至少1家医院开展远程诊疗。", ["每个县（市、区）医院"]),
        ("综合保税区进出口总值年均增长15%以上，占全省比重达到20%。",
         ["综合保税区进出口总值", "综合保税区进出口总值占全省比重"]),
        ("各级预算单位预留不低于10%的份额采购农副产品。", ["各级预算单位预留采购农副产品"]),
        ("带动脱贫人口15万人增收，新增5万人就业。", ["脱贫人口", "就业"]),
        ("健康单位、健康学校各不少于5个，并逐年增加，每年增加不低于10%。", ["健康单位、健康学校", "健康单位、健康学校"]),
    ],
)  # fmt: skip
def test_whose_size_a_number_is(text: str, names: list[str]) -> None:
    assert [f.indicator for f in find_targets(text)] == names


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("2026年建成社区3个，三年累计建成8个，新增工位1500个。", ["2026", None, None]),
        ("到2027年，建成社区3个，三年累计培训8000人次。", ["2027", "2027"]),
        ("2027年底前建成社区3个，三年累计培训8000人次。", ["2027-12", "2027-12"]),
    ],
)
def test_what_is_reached_over_years_is_not_due_in_the_first(text: str, dues: list[str | None]) -> None:
    assert [f.due for f in find_targets(text)] == dues


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("对自贸片区523项许可事项分类改革，“一业一证”覆盖50个行业。", [50.0]),
        ("在餐饮等5个行业开展试点。", []),
    ],
)
def test_how_far_something_reaches_is_a_target(text: str, values: list[float]) -> None:
    assert [f.value for f in find_targets(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接待游客1亿人次，旅游总收入1200亿元，分别增长10%、12%。",
         [("接待游客", "=", 1.0), ("旅游总收入", "=", 1200.0), ("接待游客", "+", 10.0), ("旅游总收入", "+", 12.0)]),
        ("工业增加值达到500亿元、投资达到300亿元，年均分别增长8%和10%以上。",
         [("工业增加值", ">=", 500.0), ("投资", ">=", 300.0), ("工业增加值", "+", 8.0), ("投资", "+", 10.0)]),
        ("口岸通关时间压缩至进口30小时、出口1.2小时以内。",
         [("口岸通关时间进口", "<=", 30.0), ("口岸通关时间出口", "<=", 1.2)]),
        ("评审价格扣除比例由6%—10%提高至10%—20%。", [("评审价格扣除比例", ">=", 10.0)]),
        ("建成100个应用场景的“1+11+100”体系。", [("应用场景", "=", 100.0)]),
    ],
)  # fmt: skip
def test_what_is_dealt_out_to_measures_before_it(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f.indicator, f.op, f.value) for f in find_targets(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年统筹不低于1500万元，面向企业发放算力券。", [("发放算力券", ">=", "funding")]),
        ("市级每年安排3000万元。", [("市级每年安排", "=", "funding")]),
        ("对使用国产算力的，支持比例上浮10个百分点。", [("使用国产算力支持比例", "+", "funding")]),
        ("单个口岸项目补助不超过核定投资的60%，且最高不超过5000万元。",
         [("单个口岸项目核定投资补助", "<=", "funding"), ("单个口岸项目核定投资补助", "<=", "funding")]),
        ("引导金融机构提供中长期贷款，累计投放500亿元以上。", [("金融机构提供中长期贷款", ">=", "target")]),
        ("高血压、糖尿病患者随访率分别达70%、75%。",
         [("高血压患者随访率", ">=", "target"), ("糖尿病患者随访率", ">=", "target")]),
        ("实现辅助诊断在120家乡镇卫生院全覆盖。", [("乡镇卫生院全覆盖", "=", "target")]),
    ],
)  # fmt: skip
def test_who_gives_how_much_of_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.indicator, f.op, f.kind) for f in find_targets(text)] == expected


def test_a_date_over_a_list_without_signs_holds_for_its_lines() -> None:
    text = "到2028年，水平走在前列：\n建成底座1个；\n覆盖率达到95%；\n培养人才500名。\n培训2万人次。"

    assert [f.due for f in find_targets(text, goals=True)] == ["2028", "2028", "2028", None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("用好3000亿元专项再贷款政策，按企业贷款利率的50%贴息。", [50.0]),
        ("单户担保金额1000万元以下的担保费率降至1%以下。", [1.0]),
        ("对年营收首次突破2000万元的给予一次性奖励20万元。", [20.0]),
        ("对企业给予不超过实际投入50%的补助，最高100万元。", [50.0, 100.0]),
    ],
)
def test_whom_aid_is_for_is_no_amount_of_it(text: str, values: list[float]) -> None:
    assert [f.value for f in find_targets(text)] == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建立市级项目库，2025年入库不少于30个，2026年新增不少于35个。", ["市级项目库", "新增市级项目库"]),
        ("对通过二级、三级及以上的企业，分别给予5万元、15万元奖励。",
         ["通过二级及以上的企业奖励", "三级及以上的企业奖励"]),
        ("基金规模2亿元，三年内达到10亿元。", ["基金规模", "基金规模"]),
        ("数据产业规模年均复合增长率超过20%，总规模突破180亿元。", ["数据产业规模年均复合增长率", "数据产业总规模"]),
        ("接口调用量日均突破300万次。", ["接口调用量"]),
    ],
)  # fmt: skip
def test_names_that_stand_in_the_clause_before(text: str, names: list[str]) -> None:
    assert [f.indicator for f in find_targets(text)] == names
