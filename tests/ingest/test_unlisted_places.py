"""Places that no table lists: told by their ending, and from words that only say what kind of place is meant."""

from __future__ import annotations

import pytest

from ingest.jurisdictions import known_jurisdictions


@pytest.mark.parametrize(
    "name",
    [
        "方城县",
        "通城县",
        "新乡县",
        "武乡县",
        "全椒县",
        "全州县",
        "本溪县",
        "市中区",
        "任城区",
        "襄城县",
        "云屏县",
        "潮头镇",
    ],
)
def test_a_county_may_end_or_begin_like_a_word(name: str) -> None:
    found = known_jurisdictions().at_start(f"{name}人民政府办公室关于印发养老服务工作方案的通知")

    assert found is not None
    assert found[0].name == name


@pytest.mark.parametrize(
    "text",
    ["全面县域商业体系建设方案", "全县县域医共体", "主城区人民政府", "中心城区更新方案", "各市县人民政府", "示范区建设方案", "全部县区完成", "老城区改造"],
)  # fmt: skip
def test_a_kind_of_place_is_none(text: str) -> None:
    assert known_jurisdictions().at_start(text) is None
