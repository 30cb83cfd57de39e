"""Duties of a body: modality, exact spans, clauses that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.obligations import find_obligations

ONE = [
    ("必须在规定期限内整改到位。", "must"),
    ("监管部门应当依法公开检查结果。", "must"),
    ("一律通过线上平台办理。", "must"),
    ("严禁以任何名义收取费用。", "forbid"),
    ("各部门不得增设前置条件。", "forbid"),
    ("鼓励企业开展技能培训。", "encourage"),
    ("积极引导社会资本参与建设。", "encourage"),
    ("支持高校设立研究机构。", "encourage"),
    ("探索建立容缺受理机制。", "explore"),
    ("建立统一的数据目录。", "should"),
    ("进一步完善服务网络。", "should"),
    ("各区县要加强组织领导。", "should"),
    ("研究制定管理办法。", "should"),
    ("围绕重点产业开展供需对接。", "should"),
    ("为企业提供法律服务。", "should"),
    # In front of the verb: manner, subject, date, means, place.
    ("视灾情发展情况适当延长受理时间。", "should"),
    ("市级统筹用好专项经费。", "should"),
    ("各地各部门加强值班值守。", "should"),
    ("各县（市、区）组建工作专班。", "should"),
    ("各区整合辖区闲置场地。", "should"),
    ("财政局会同有关部门建立拨付台账。", "should"),
    ("县级林业主管部门每年对苗圃进行全覆盖检查。", "should"),
    ("由主管部门发布统一的收费目录。", "should"),
    ("联合商会设置维权窗口。", "should"),
    ("按照公开透明的原则确定补贴名单。", "should"),
    ("按照实际投入给予最高三成的补助。", "should"),
    ("通过以奖代补等方式为农户提供种苗。", "should"),
    ("结合工作实际不断完善流程。", "should"),
    ("以数字技术推动渔港提档升级。", "should"),
    ("对失信行为实行分类惩戒。", "should"),
    ("依托行业龙头实行集中采购。", "should"),
    ("为游客免费发布路况。", "should"),
    ("在老城区试点商铺承诺制。", "explore"),
    # Verbs that are adverbs or nouns elsewhere.
    ("统筹堤防建设和管护。", "should"),
    ("严格施工现场管理。", "should"),
    ("积极争取上级资金支持。", "should"),
    ("采取停电不停产措施。", "should"),
    ("全面对标对表。", "should"),
    ("能合并的合并。", "should"),
    ("确保欠薪线索应查尽查。", "should"),
    ("绝不能发生漏管失控。", "forbid"),
    # What is banned or bound in brackets is said of something else.
    ("授权园区制定准入办法（暂不允许的除外）。", "should"),
    # Printed variants of a character.
    ("提髙供水保障水平。", "should"),
]


@pytest.mark.parametrize(("text", "modality"), ONE)
def test_modality(text: str, modality: str) -> None:
    assert [(o.modality, o.text) for o in find_obligations(text)] == [(modality, text.rstrip("。"))]


@pytest.mark.parametrize(
    "text",
    [
        "围绕先进制造业集群，",
        "为贯彻落实上级部署，",
        "以群众需求为导向，",
        "根据省级方案要求，",
        "在数据安全等领域，",
        "云海市位于东部沿海。",
        "供应商响应及时。",
        "采取线上线下相结合的方式，",
        "按照市里统一部署要求，",
        "按照国家规定开展的检验服务，",
        "对推进山林管护成效明显的示范林场，",
        "对案件进行成功调解的服务机构，",
        "各区结合老旧街区建设和更新规划，",
        "清洗后超3TB。",
        "在政策执行阶段，",
        "政府采购项目金额较小。",
        "各区域分布均衡。",
    ],
)
def test_background_is_no_duty(text: str) -> None:
    assert find_obligations(text) == []


def test_each_clause_is_a_duty_of_its_own() -> None:
    text = "围绕消费升级，建立商圈联盟，打造夜间街区；鼓励商家延长营业，严禁虚假促销。"
    assert [(o.modality, o.text) for o in find_obligations(text)] == [
        ("should", "建立商圈联盟"), ("should", "打造夜间街区"), ("encourage", "鼓励商家延长营业"), ("forbid", "严禁虚假促销"),
    ]  # fmt: skip


def test_an_object_that_goes_on_behind_the_comma_stays_with_its_verb() -> None:
    text = "推进养老、托育，家政等服务业发展。"
    assert [o.text for o in find_obligations(text)] == ["推进养老、托育，家政等服务业发展"]


def test_commas_in_quotes_and_brackets_do_not_part_a_duty() -> None:
    text = "推行“双随机、一公开，跨部门”监管（含线上，线下）。"
    assert len(find_obligations(text)) == 1


def test_spans_are_exact_and_do_not_overlap() -> None:
    text = "同时，建立名录。 完善制度，要严格考核；不得拖延。"
    found = find_obligations(text)
    assert all(text[o.start : o.end] == o.text for o in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_long_text_is_read_to_its_end() -> None:
    for unit in ("建立名录，", "“", "（", "对于", "，", "对进行", "对明显的", "支持企业等", "由部门"):
        assert find_obligations(unit * (200_000 // len(unit)) + "。必须整改到位。")[-1].modality == "must"


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        # Those addressed and their means, or a list of them: what they are to do stands behind.
        ("支持企业依托平台，建立检测中心。", ["encourage", "encourage"]),
        ("鼓励银行聚焦农户需求，推出专属产品。", ["encourage", "encourage"]),
        ("支持孵化器、产业园等载体，聚焦本地特产，发挥区位优势，设立直播间。", ["encourage"] * 3),
        # They go on with what they offer, not with what the authorities do.
        ("支持园区引进审计机构，为商户提供代账服务，降低商户成本。", ["encourage", "encourage", "should"]),
        ("鼓励协会举办展会，联合商超设置专柜。", ["encourage", "encourage"]),
        ("支持将渔民纳入保险，提供保费补贴。", ["encourage", "should"]),
        ("鼓励商家延长营业，完善夜间公交。", ["encourage", "should"]),
        ("支持企业依托平台。建立检测中心。", ["encourage", "should"]),
    ],
)
def test_a_choice_goes_on_to_the_next_clause(text: str, modalities: list[str]) -> None:
    assert [o.modality for o in find_obligations(text)] == modalities


def test_a_duty_does_not_go_on_behind_a_clause_of_condition() -> None:
    text = "采取分时供水措施，对用水困难的村组，延后一周抄表。"
    assert [o.text for o in find_obligations(text)] == ["采取分时供水措施"]


def test_variants_are_printed_as_they_stand() -> None:
    text = "提髙水质，後续完善管网。"
    assert [o.text for o in find_obligations(text)] == ["提髙水质", "後续完善管网"]


def test_means_behind_means_end_somewhere() -> None:
    assert find_obligations("通过座谈方式" * 20_000 + "商量。") == []
    assert len(find_obligations("按照既定原则通过座谈方式推进评选。")) == 1
