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
        ("设立首期规模2亿元、总规模不低于5亿元的天使基金。", ["天使基金首期规模", "天使基金总规模"]),
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
