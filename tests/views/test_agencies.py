"""The list of agencies: protocol order kept, findable by the names people use."""

from __future__ import annotations

from typing import Any

from views.agencies import ALL, agencies_to_pick, busiest, fullest, other_names, register_names, scope


def row(
    name: str, tasks: int, *, city: str = "云海市", rank: int | None = 1, group: bool = False, **over: Any
) -> dict[str, Any]:
    base = {
        "所在地": city, "机构": name, "全称": f"{city}{name[1:]}", "类型": "一类机构" if group else "单个机构",
        "建制顺序": rank, "牵头": 0, "其中推定": 0, "参与": tasks, "任务": tasks, "其他名称": [], "职能": "", "机构标识": f"{city}:{name}",
    }  # fmt: skip
    return {**base, **over}


def test_other_names_are_those_that_typing_does_not_find() -> None:
    aliases = ["市监局", "工商局", "质监局", "市场监管局", "云海市工商局", "市场监督管理局"]

    assert other_names("市市场监管局", aliases) == ("工商局", "质监局")


def test_the_label_holds_what_people_type() -> None:
    (entry,) = agencies_to_pick(
        [row("市市场监管局", 7, 其他名称=["工商局"], 全称="云海市市场监督管理局")], one_city=True
    )

    assert entry.label == "市市场监管局　7 项　（工商局、云海市市场监督管理局）"
    assert entry.key == "云海市:市市场监管局"


def test_over_all_cities_the_same_name_is_one_entry() -> None:
    rows = [row("市财政局", 3, rank=9), row("市教育局", 1, rank=5), row("市财政局", 4, city="青岚市", rank=9),
            row("各区县", 9, rank=None, group=True)]  # fmt: skip

    entries = agencies_to_pick(rows, one_city=False)

    assert [(entry.key, entry.tasks) for entry in entries] == [("市教育局", 1), ("市财政局", 7), ("各区县", 9)]


def test_the_busiest_body_is_no_class_of_bodies() -> None:
    entries = agencies_to_pick([row("市教育局", 1), row("市财政局", 3), row("各区县", 9, group=True)], one_city=True)

    assert busiest(entries).name == "市财政局"


def test_cities() -> None:
    assert (scope(ALL), scope("云海市")) == ("", "云海市")
    assert fullest([{"城市": "云海市", "机构": None}, {"城市": "青岚市", "机构": 2}]) == "青岚市"


def test_a_name_from_before_a_reform_finds_today_s_body() -> None:
    (entry,) = agencies_to_pick([row("市市场监管局", 7, 职能="market_regulation")], one_city=True)

    assert {"工商局", "质监局"} <= set(entry.others)
    assert register_names("no_such_function") == ()
