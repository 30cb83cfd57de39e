"""The list of agencies: protocol order kept, findable by the names people use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from ingest.agencies import Resolver, level_of
from ingest.register import load_register
from views.agencies import ALL, PickedAgency, agencies_to_pick, busiest, fullest, scope
from views.known_names import apart, other_names, register_names


def row(
    name: str, tasks: int, *, city: str = "云海市", rank: int | None = 1, group: bool = False, **over: Any
) -> dict[str, Any]:
    base = {
        "所在地": city, "机构": name, "全称": f"{city}{name[1:]}", "类型": "一类机构" if group else "单个机构",
        "建制顺序": rank, "牵头": 0, "其中推定": 0, "参与": tasks, "任务": tasks, "其他名称": [], "职能": "", "机构标识": f"{city}:{name}",
    }  # fmt: skip
    return {**base, **over}


def test_other_names_are_typed_after_the_city_and_stand_once() -> None:
    aliases = ["市监局", "工商局", "市工商局", "市场监管局", "云海市工商局", "市场监督管理局", "工商总局"]

    assert other_names("市市场监管局", "云海市市场监督管理局", aliases, "云海市", "") == ("市工商局", "市监局")


def test_a_name_that_another_body_bears_is_left_out() -> None:
    own = {"甲": ["市市场监管局", "市监局"], "乙": ["市知识产权局"]}
    others = {"甲": ("市工商局", "市知识产权局"), "乙": ("市专利局",)}

    assert apart(own, others) == {"甲": ("市工商局",), "乙": ("市专利局",)}


def the_register_as_a_city() -> list[dict[str, Any]]:
    """Every body of the register that a city may have, as the graph holds it, and one of its province in front."""
    resolver = Resolver(load_register(), jurisdiction="云海市", level=level_of("云海市"))
    found: dict[str, dict[str, Any]] = {}
    for function in load_register().functions.values():
        for form in [function.official, *function.forms][0 if "党委" in function.category else 1 : 2][:1]:
            body = resolver.agency(f"市{form}")
            if body["function"] == function.key and body["jurisdiction"] == "云海市":
                found.setdefault(body["id"], row(
                    body["name"], 1, rank=body["protocol_rank"], 全称=body["official_name"] or "", 其他名称=body["aliases"],
                    职能=function.key, 机构标识=body["id"],
                ))  # fmt: skip
    ranked = sorted(found.values(), key=lambda each: (each["建制顺序"] or 999, each["机构标识"]))
    return [row("省发展改革委", 1, city="沧浪省", 其他名称=["省发改委"], 职能="development_reform"), *ranked]


def typed(entries: Sequence[PickedAgency], text: str) -> str:
    """What Enter opens: the first entry whose label holds the text, as the box searches (`SEARCH`)."""
    return next((entry.name for entry in entries if text in entry.label), "")


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("市监局", "市场监督管理局"), ("市场监管局", "市场监督管理局"), ("市市场监管局", "市场监督管理局"), ("市工商局", "市场监督管理局"),
        ("工商行政管理局", "市场监督管理局"), ("发改委", "发展和改革委员会"), ("市发改委", "发展和改革委员会"), ("工信局", "工业和信息化局"),
        ("公安", "公安局"), ("人社局", "人力资源和社会保障局"), ("住建局", "住房和城乡建设局"), ("市环保局", "生态环境局"),
        ("云海市市场监督管理局", "市场监督管理局"),
    ],
)  # fmt: skip
def test_what_people_type_opens_the_body_they_mean(text: str, official: str) -> None:
    # A city does not have 市工商局 beside the 市市场监管局 that it became.
    gone = {"industry_commerce", "quality_supervision", "price", "drug", "ecology_environment_old"}
    entries = agencies_to_pick([r for r in the_register_as_a_city() if r["职能"] not in gone], city="云海市")

    assert len(entries) >= 60
    (found,) = [entry for entry in entries if entry.name == typed(entries, text)]
    assert f"云海市{official}" in found.label or found.name == f"市{official}"


def test_every_name_that_one_body_alone_bears_opens_it() -> None:
    """Left out: names that stand in another body's own (市政府 in 市政府办), names with the place, names of ministries."""
    rows = the_register_as_a_city()
    entries = agencies_to_pick(rows, city="云海市")
    own = {r["机构"]: [r["机构"], r["全称"], *r["其他名称"]] for r in rows}
    names = {name for known in own.values() for name in known if name and not re.search(r"^(云海|中)|中央|部$", name)}
    asked = 0
    for name in sorted(names):
        bearers = [body for body, known in own.items() if any(name in each for each in known)]
        if len(bearers) == 1:
            asked += 1
            assert typed(entries, name) == bearers[0], name

    assert asked > 500


def test_the_label_holds_what_people_type() -> None:
    (entry,) = agencies_to_pick(
        [row("市市场监管局", 7, 其他名称=["工商局"], 全称="云海市市场监督管理局")], city="云海市"
    )

    assert entry.label == "市市场监管局　7 项　（市工商局、云海市市场监督管理局）"
    assert entry.key == "云海市:市市场监管局"


def test_over_all_cities_the_same_name_is_one_entry() -> None:
    rows = [row("市财政局", 3, rank=9), row("市教育局", 1, rank=5), row("市财政局", 4, city="青岚市", rank=9),
            row("各区县", 9, rank=None, group=True)]  # fmt: skip

    entries = agencies_to_pick(rows, city="")

    assert [(entry.key, entry.tasks) for entry in entries] == [("市教育局", 1), ("市财政局", 7), ("各区县", 9)]


def test_the_busiest_body_is_no_class_of_bodies() -> None:
    entries = agencies_to_pick([row("市教育局", 1), row("市财政局", 3), row("各区县", 9, group=True)], city="云海市")

    assert busiest(entries).name == "市财政局"


def test_cities() -> None:
    assert (scope(ALL), scope("云海市")) == ("", "云海市")
    assert fullest([{"城市": "云海市", "机构": None}, {"城市": "青岚市", "机构": 2}]) == "青岚市"


def test_a_name_from_before_a_reform_finds_today_s_body() -> None:
    (entry,) = agencies_to_pick([row("市市场监管局", 7, 职能="market_regulation")], city="云海市")

    assert {"市工商局", "市质监局"} <= set(entry.others)
    assert register_names("no_such_function") == ((), ())
