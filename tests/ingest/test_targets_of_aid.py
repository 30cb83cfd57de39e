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
    ],
)
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
    ],
)  # fmt: skip
def test_whose_size_a_number_is(text: str, names: list[str]) -> None:
    assert [f.indicator for f in find_targets(text)] == names
