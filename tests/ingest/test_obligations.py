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
    for unit in ("建立名录，", "“", "（", "对于", "，"):
        assert find_obligations(unit * (200_000 // len(unit)) + "。必须整改到位。")[-1].modality == "must"
