"""One name for one indicator, and never one name for two."""

from __future__ import annotations

import pytest

from ingest.indicator_grammar import safe_form
from ingest.indicators import canonical, known_indicators


@pytest.mark.parametrize(
    "name",
    [
        "万人高价值发明专利拥有量",
        "每万人口高价值发明专利拥有量",
        "每万人高价值发明专利",
        "全市每万人高价值发明专利 拥有量",
        "力争每万人高价值发明专利拥有量",
    ],
)
def test_family_is_one(name: str) -> None:
    assert canonical(name) == "每万人高价值发明专利拥有量"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高价值发明专利拥有量", "每万人高价值发明专利拥有量"),
        ("知识产权质押融资额", "年度知识产权质押融资额"),
        ("知识产权质押融资额", "知识产权质押融资额年均增幅"),
        ("知识产权保护工作站", "新增知识产权保护工作站"),
        ("市级示范企业", "省级示范企业"),
    ],
)
def test_what_measures_something_else_stays_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_an_unknown_name_is_only_normalised() -> None:
    assert canonical("全市　充电桩（公共）数量") == "充电桩(公共)数量"


def test_every_row_has_a_reason_and_keeps_the_qualifiers() -> None:
    """新增 of something is another figure than the thing; a register alias may not cross that line."""
    for known in known_indicators():
        assert known.reason.strip(), known
        assert known.field.strip(), known
        for alias in known.names:
            for word in ("新增", "累计", "年度", "市级", "增速"):
                assert (word in safe_form(alias)) == (word in safe_form(known.name)), (alias, known.name)
