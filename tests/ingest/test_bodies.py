"""Printed lists of bodies: names in full, classes, what is left over; all gold surfaces of the real plans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.bodies import looks_like_body, split_bodies


def names(text: str, inherit: str = "") -> list[str]:
    return [body.name for body in split_bodies(text, level="city", inherit=inherit).bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市科技局、财政局，云海海关", ["市科技局", "市财政局", "云海海关"]),
        ("省发展改革委、工业和信息化厅", ["省发展改革委", "省工业和信息化厅"]),
        ("科技厅、教育厅", ["科技厅", "教育厅"]),
        ("市市场监管局、市 司法局", ["市市场监管局", "市司法局"]),
        ("市委组织部（人才办）、市人社局等部门", ["市委组织部", "市人社局"]),
        ("各县（市、区）人民政府，各开发区管委会", ["各县（市、区）人民政府", "各开发区管委会"]),
        ("各市、州、县人民政府、省财政厅", ["各市、州、县人民政府", "省财政厅"]),
        ("市金融办、云海银保监分局、人行云海市中心支行", ["市金融办", "云海银保监分局", "人行云海市中心支行"]),
        ("广州、深圳市人民政府", ["广州市人民政府", "深圳市人民政府"]),
        ("云海、青岚市人民政府", ["云海市人民政府", "青岚市人民政府"]),
        ("龙泉镇、双桥镇人民政府", ["龙泉镇人民政府", "双桥镇人民政府"]),
        ("甲山示范区、乙水新区管委会", ["甲山示范区管委会", "乙水新区管委会"]),
        ("国家发展改革委、财政部、海关总署", ["国家发展改革委", "财政部", "海关总署"]),
        ("市文化和旅游局和市教育局", ["市文化和旅游局", "市教育局"]),
        ("市知识产权工作领导小组各成员单位", ["市知识产权工作领导小组各成员单位"]),
        ("市有关部门、各有关单位、相关部门", []),
        ("区政府集体资产监管办区住房城市建设委", ["区政府集体资产监管办", "区住房城市建设委"]),
        ("*市科技局、市财政局", ["市科技局", "市财政局"]),
    ],
)
def test_names_in_full(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_level_is_handed_on_to_the_next_list() -> None:
    first = split_bodies("省财政厅牵头"[:4], level="province")

    assert names("商务厅、科技厅", first.prefix) == ["省商务厅", "省科技厅"]


def test_stars_groups_and_leftovers_are_told_apart() -> None:
    found = split_bodies("*市科技局、各区县政府、按进度推进", level="city")

    assert [(b.starred, b.group) for b in found.bodies] == [(True, False), (False, True)]
    assert [leftover.text for leftover in found.leftovers] == ["按进度推进"]


@pytest.mark.parametrize("text", ["开展专项检查", "每季度通报", "年产值达到三亿元", "推进落实"])
def test_prose_is_no_body(text: str) -> None:
    assert not looks_like_body(text)


def test_places_in_the_list_are_where_the_surface_says() -> None:
    text = "市科技局、市委组织部（人才办），各区县政府"

    for body in split_bodies(text, level="city").bodies:
        assert text[body.start : body.end] == body.surface


@pytest.mark.corpus
def test_gold_surfaces_of_all_labelled_plans_resolve_to_their_names(corpus: Path) -> None:
    right = total = 0
    for path in sorted((corpus / "gold").glob("*.json")):
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]:
            runs: list[list[dict[str, str]]] = []
            for agency in task["agencies"]:
                if agency.get("via") == "blanket":
                    continue
                if not runs or runs[-1][-1]["role"] != agency["role"]:
                    runs.append([])
                runs[-1].append(agency)
            prefix = ""
            for run in runs:
                found = split_bodies("、".join(a["surface"] for a in run), level="", inherit=prefix)
                prefix = found.prefix
                got = [(b.name, b.group) for b in found.bodies]
                total += len(run)
                right += sum((a["name"], bool(a.get("group"))) in got for a in run)

    assert total > 1000
    assert right / total >= 0.985
