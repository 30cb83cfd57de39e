"""The saved queries the pages stand on, against graphs small enough to check by hand."""

from __future__ import annotations

import pytest

from graph.connection import Store
from graph.load import load_plans
from graph.similar import find_similar
from queries.analysis import read_network
from queries.library import find_query
from queries.run import run_query
from queries.version import graph_version
from tests.plans import make_plan, target, task

pytestmark = pytest.mark.neo4j

PLAN = make_plan(
    "云海市",
    [
        task("1", "清理积压案件", lead=["市公安局"], cooperate=["市司法局"], time=("2025年6月底前", None, "2025-06")),
        task("2", "开展集中宣传。举办宣传活动12场。", listed=["市司法局"], targets=[target("宣传活动", 12, "场", raw="宣传活动12场")]),
        task("3", "完善工作台账", listed=["市公安局", "市司法局"], joint=True, ongoing=True),
        task("4", "总结经验"),
    ],
)  # fmt: skip
FIRST, SECOND = PLAN["tasks"][0]["id"], PLAN["tasks"][1]["id"]


@pytest.fixture
def loaded(store: Store) -> Store:
    load_plans(store, [PLAN])
    return store


def rows(store: Store, query_id: str, **values: object) -> list[dict[str, object]]:
    return run_query(store, find_query(query_id), values).rows


def test_agencies_stand_in_protocol_order_with_their_tasks(loaded: Store) -> None:
    found = rows(loaded, "agencies", city="云海市")

    assert [(r["机构"], r["牵头"], r["参与"], r["任务"]) for r in found] == [
        ("市公安局", 1, 1, 2),
        ("市司法局", 1, 2, 3),
    ]
    assert rows(loaded, "agencies", city="青岚市") == []


def test_tasks_of_an_agency_are_found_by_its_id(loaded: Store) -> None:
    by_id = rows(loaded, "agency_tasks", agency="云海市:justice")

    assert [r["编号"] for r in by_id] == ["1", "2", "3"]
    assert by_id == rows(loaded, "agency_tasks", agency="市司法局")
    assert len(rows(loaded, "task_table", agency="云海市:justice")) == 3


def test_the_card_of_a_task_says_where_it_stands(loaded: Store) -> None:
    (card,) = rows(loaded, "task_card", task=FIRST)

    assert (card["标题"], card["正文"]) == ("清理积压案件", "清理积压案件")
    assert card["牵头情况"] == "原文写明牵头"
    assert (card["期限原文"], card["到期"], card["持续"]) == ("2025年6月底前", "2025-06-30", False)
    assert card["上级标题"] == ["二、重点任务"]


def test_the_targets_of_a_task_are_in_words(loaded: Store) -> None:
    (found,) = rows(loaded, "task_targets", task=SECOND)

    assert (found["指标"], found["比较"], found["数值"], found["单位"], found["种类"], found["原文"]) == (
        "宣传活动", "不少于", 12, "场", "目标", "宣传活动12场",
    )  # fmt: skip
    assert rows(loaded, "task_targets", task=FIRST) == []


@pytest.mark.parametrize(
    ("today", "soon", "overdue", "near"), [("2025-07-01", "2025-10-01", 1, 0), ("2025-06-30", "2025-07-30", 0, 1)]
)
def test_standing_questions_are_counted(loaded: Store, today: str, soon: str, overdue: int, near: int) -> None:
    found = {r["问题"]: r["数量"] for r in rows(loaded, "standing", today=today, soon=soon)}

    assert found == {
        "有责任单位，未明确牵头": 1, "没有责任单位": 1, "牵头为推定，待确认": 0,
        "已过写明的期限": overdue, "期限临近": near, "没有写期限": 2,
    }  # fmt: skip


def test_standing_questions_of_an_empty_graph_say_what_to_do(store: Store) -> None:
    result = run_query(store, find_query("standing"), {})

    assert (result.rows, result.message) == ([], "还没有载入方案")


def test_the_version_changes_with_what_is_loaded_and_with_nothing_else(store: Store) -> None:
    empty = graph_version(store)
    load_plans(store, [PLAN])
    loaded = graph_version(store)
    load_plans(store, [PLAN])

    assert empty != loaded
    assert graph_version(store) == loaded

    load_plans(store, [PLAN], lead_policy="printed")
    changed = make_plan("云海市", [task("1", "清理积压案件", lead=["市司法局"])])
    load_plans(store, [changed])

    assert graph_version(store) != loaded
    compared = graph_version(store)
    find_similar(store)
    assert graph_version(store) != compared


def test_rankings_of_dependencies_count_tasks_and_partners(store: Store) -> None:
    plan = make_plan(
        "云海市",
        [
            task("1", "清理积压案件", lead=["市公安局"], cooperate=["市司法局", "市财政局"]),
            task("2", "建设服务站点", lead=["市公安局"], cooperate=["市财政局"]),
            task("3", "开展集中宣传", lead=["市司法局"], cooperate=["市财政局"]),
            task("4", "自己的事", lead=["市司法局"]),
        ],
    )
    load_plans(store, [plan])

    leads = rows(store, "lead_ranking")
    needed = rows(store, "needed_ranking")

    assert [(r["牵头单位"], r["要靠别人的任务"], r["涉及单位"], r["最常依靠"]) for r in leads] == [
        ("市公安局", 2, 2, ["市财政局 2", "市司法局 1"]),
        ("市司法局", 1, 1, ["市财政局 1"]),
    ]
    assert [(r["配合单位"], r["被依靠的任务"], r["牵头单位数"]) for r in needed] == [
        ("市财政局", 3, 2),
        ("市司法局", 1, 1),
    ]


def test_rankings_leave_inferred_leads_out_when_asked(store: Store) -> None:
    disordered = [task(str(n), f"实事{n}", listed=["市总工会", "市公安局"]) for n in range(1, 9)]
    load_plans(store, [make_plan("青岚市", disordered)])

    (with_them,) = rows(store, "lead_ranking", city="青岚市")

    assert (with_them["牵头单位"], with_them["要靠别人的任务"], with_them["其中推定"]) == ("市总工会", 8, 8)
    assert rows(store, "lead_ranking", city="青岚市", inferred=False) == []
    assert rows(store, "needed_ranking", city="青岚市", inferred=False) == []


def with_a_province(store: Store) -> None:
    """青岚市's plan: 省发改委 leads task 1 (市政府, 市财政局), 市财政局 leads 2 (省发改委) and 3 (县公安局). 云海市's: 省发改委 leads 1."""
    qinglan = make_plan(
        "青岚市",
        [
            task("1", "争取项目", lead=["省发改委"], cooperate=["市人民政府", "市财政局"]),
            task("2", "拨付资金", lead=["市财政局"], cooperate=["省发改委"]),
            task("3", "下乡巡查", lead=["市财政局"], cooperate=["县公安局"]),
        ],
    )
    yunhai = make_plan("云海市", [task("1", "争取项目", lead=["省发改委"], cooperate=["市财政局"])])
    for plan in (qinglan, yunhai):
        for body in plan["agencies"]:
            place = {"省": "沧浪省", "县": "临溪县"}.get(body["name"][0])
            if place:
                for each in plan["tasks"]:
                    for role in each["assignments"]:
                        role["agency_id"] = role["agency_id"].replace(body["id"], f"{place}:{body['name']}")
                body.update(id=f"{place}:{body['name']}", jurisdiction=place)
    load_plans(store, [qinglan, yunhai])


def test_a_city_is_the_tasks_of_its_plans_whosever_body_leads_or_is_waited_for(store: Store) -> None:
    with_a_province(store)
    pairs = rows(store, "lead_depends", city="青岚市")
    leads = rows(store, "lead_ranking", city="青岚市")
    needed = rows(store, "needed_ranking", city="青岚市")

    assert {(r["城市"], r["牵头单位"], r["配合单位"], r["任务数"]) for r in pairs} == {
        ("青岚市", "省发改委", "市人民政府", 1), ("青岚市", "省发改委", "市财政局", 1),
        ("青岚市", "市财政局", "省发改委", 1), ("青岚市", "市财政局", "县公安局", 1),
    }  # fmt: skip
    assert {(r["城市"], r["牵头单位"], r["要靠别人的任务"], r["涉及单位"]) for r in leads} == {
        ("青岚市", "省发改委", 1, 2), ("青岚市", "市财政局", 2, 2),
    }  # fmt: skip
    assert {(r["城市"], r["配合单位"], r["被依靠的任务"], r["牵头单位数"]) for r in needed} == {
        ("青岚市", "市人民政府", 1, 1), ("青岚市", "市财政局", 1, 1), ("青岚市", "省发改委", 1, 1), ("青岚市", "县公安局", 1, 1),
    }  # fmt: skip
    assert [r["任务"] for r in rows(store, "pair_tasks", lead="省发改委", partner="市财政局", city="青岚市")] == [
        "争取项目"
    ]


def test_the_bodies_that_wait_and_are_waited_for_are_those_of_the_matrix_and_the_network(store: Store) -> None:
    with_a_province(store)
    for city in ("青岚市", "云海市", ""):
        pairs = rows(store, "lead_depends", city=city)
        network = read_network(store, city=city)

        assert {(r["城市"], r["机构标识"]) for r in rows(store, "lead_ranking", city=city)} == {
            (r["城市"], r["牵头标识"]) for r in pairs
        }
        assert {(r["城市"], r["机构标识"]) for r in rows(store, "needed_ranking", city=city)} == {
            (r["城市"], r["配合标识"]) for r in pairs
        }
        assert set(network.dependencies().edges) == {(r["牵头标识"], r["配合标识"]) for r in pairs}


@pytest.mark.parametrize("query", ["lead_depends", "lead_ranking", "needed_ranking"])
def test_every_city_is_all_cities_one_by_one(store: Store, query: str) -> None:
    with_a_province(store)
    one_by_one = [row for city in ("青岚市", "云海市") for row in rows(store, query, city=city)]

    every = rows(store, query)

    assert sorted(map(repr, every)) == sorted(map(repr, one_by_one))
    assert sum(row.get("牵头单位") == "省发改委" and row["城市"] == "云海市" for row in every) == (
        query != "needed_ranking"
    )


def test_what_a_node_is_connected_with(loaded: Store) -> None:
    body = rows(loaded, "neighbours", node="云海市:justice")

    assert [(r["节点"], r["关系"], r["依据"], r["相连"], r["类别"]) for r in body] == [
        ("市司法局", "牵头", "唯一责任单位", "开展集中宣传。举办宣传活动12场。", "任务"),
        ("市司法局", "参与", "原文写明", "清理积压案件", "任务"),
        ("市司法局", "参与", "按职责分工", "完善工作台账", "任务"),
    ]
    of_task = rows(loaded, "neighbours", node=SECOND)
    assert [(r["关系"], r["相连"], r["类别"]) for r in of_task] == [
        ("牵头", "市司法局", "机构"),
        ("目标", "宣传活动", "指标"),
    ]
    assert rows(loaded, "neighbours", node="没有这个") == []


def test_indicators_found_in_several_plans_come_first(store: Store) -> None:
    load_plans(
        store,
        [
            make_plan("云海市", [task("1", "建站", targets=[target("服务站点", 20, "个"), target("床位", 5, "张"), target("床位", 8, "万张")])]),
            make_plan("青岚市", [task("1", "建站", targets=[target("补助", 5, "万元", kind="funding")])], goals=[target("服务站点", 8, "个")]),
        ],
    )  # fmt: skip

    assert [(r["指标"], r["方案"], r["城市"], r["处"], sorted(r["单位们"])) for r in rows(store, "indicators")] == [
        ("服务站点", 2, 2, 2, ["个"]), ("床位", 1, 1, 2, ["万张", "张"]),
    ]  # fmt: skip
    assert [r["指标"] for r in rows(store, "indicators", kind="funding")] == ["补助"]


def test_who_answers_for_a_target_says_what_is_inferred_and_where_it_stands(store: Store) -> None:
    disordered = [
        task(str(n), f"办好实事{n}", listed=["市总工会", "市公安局"], targets=[target("实事", n, "件")])
        for n in range(1, 9)
    ]
    load_plans(store, [make_plan("青岚市", disordered, goals=[target("实事", 9, "件", raw="实事达到9件")])])

    found = rows(store, "indicator_compare", indicator="实事")

    assert {tuple(r["牵头单位"]) for r in found if r["任务标识"]} == {("市总工会（推定）",)}
    assert [(r["牵头单位"], r["原文"], r["任务标识"]) for r in found if r["层次"] == "总体"] == [
        ([], "实事达到9件", "")
    ]


def test_contradictions_say_whether_they_are_a_year_or_in_all(store: Store) -> None:
    load_plans(
        store,
        [
            make_plan("云海市", [task("1", "宣传", targets=[target("活动", 12, "场", per="year"), target("活动", 10, "场", per="year")])]),
            make_plan("青岚市", [task("1", "建站", targets=[target("站点", 1, "个", due="2025")])], title="一"),
            make_plan("青岚市", [task("1", "建站", targets=[target("站点", 2, "个", due="2025")])], title="二"),
        ],
    )  # fmt: skip

    assert [(r["指标"], r["每年"]) for r in rows(store, "contradictions")] == [("活动", "每年")]
    assert [(r["指标"], r["每年"]) for r in rows(store, "city_contradictions")] == [("站点", "")]


@pytest.mark.parametrize(("said", "contradict"), [
    ([(10, "2025"), (20, "2026")], False),  # each year its number
    ([(10, "2025"), (20, "2025-06")], True),
    ([(10, "2025"), (20, None)], True),  # without a date it may be the same
    ([(10, "2025"), (10, "2026")], True),  # one number, two dates
    ([(10, "2025"), (10, None)], False),
    ([(10, "2025"), (10, "2025")], False),
    ([(10, "2025"), (20, "2026"), (30, "2026")], True),
])  # fmt: skip
def test_numbers_contradict_for_one_date_and_dates_for_one_number(
    store: Store, said: list[tuple[int, str | None]], contradict: bool
) -> None:
    targets = [target("站点", value, "个", due=due) for value, due in said]
    load_plans(
        store, [make_plan("云海市", [task(str(n), f"建站{n}", targets=[each]) for n, each in enumerate(targets)])]
    )

    assert bool(rows(store, "contradictions")) == contradict


def test_a_change_and_a_level_do_not_contradict_each_other(store: Store) -> None:
    grow, reach = target("利率", 10, "%") | {"op": "-"}, target("利率", 4, "%")
    load_plans(store, [make_plan("云海市", [task("1", "降利率", targets=[grow, reach])])])

    assert rows(store, "contradictions") == []


def test_targets_without_a_body_lead_to_their_task(loaded: Store) -> None:
    plan = make_plan("青岚市", [task("1", "建站", targets=[target("站点", 1, "个")])], goals=[target("总量", 3, "个")])
    load_plans(loaded, [plan])

    found = rows(loaded, "ownerless_targets", city="青岚市")

    assert {(r["指标"], r["任务标识"]) for r in found} == {("站点", plan["tasks"][0]["id"]), ("总量", "")}


def test_tasks_that_two_or_three_bodies_share_and_their_roles(store: Store) -> None:
    plan = make_plan(
        "云海市",
        [
            task("1", "甲事", lead=["市公安局"], cooperate=["市司法局", "市财政局"], time=("6月底前", None, None)),
            task("2", "乙事", lead=["市司法局"], cooperate=["市公安局"]),
            task("3", "丙事", lead=["市财政局"], cooperate=["市公安局"]),
        ],
    )
    load_plans(store, [plan])
    two = {"first": "云海市:public_security", "second": "云海市:justice"}

    assert [(r["任务"], r["角色甲"], r["角色乙"], r["角色丙"], r["完成时限"]) for r in rows(store, "together", **two)] == [
        ("甲事", "牵头", "配合", "", "6月底前"), ("乙事", "配合", "牵头", "", ""),
    ]  # fmt: skip
    three = rows(store, "together", **two, third="市财政局")
    assert [(r["任务"], r["角色甲"], r["角色乙"], r["角色丙"]) for r in three] == [("甲事", "牵头", "配合", "配合")]
    ids = [(r["机构标识甲"], r["机构标识乙"]) for r in rows(store, "shared_tasks", minimum=2)]
    assert {frozenset(pair) for pair in ids} == {
        frozenset(two.values()), frozenset({"云海市:public_security", "云海市:finance"}),
    }  # fmt: skip
    (triple,) = rows(store, "triples", minimum=1)
    assert {triple[f"机构标识{side}"] for side in "甲乙丙"} == {*two.values(), "云海市:finance"}


def test_a_shared_task_whose_lead_is_inferred_says_so(store: Store) -> None:
    disordered = [task(str(n), f"实事{n}", listed=["市总工会", "市公安局"]) for n in range(1, 9)]
    load_plans(store, [make_plan("青岚市", disordered)])

    found = rows(store, "together", first="市总工会", second="市公安局")

    assert {(r["角色甲"], r["角色乙"]) for r in found} == {("推定牵头", "责任")}


def test_a_loaded_plan_says_where_it_comes_from_and_what_it_brought(loaded: Store) -> None:
    (row,) = rows(loaded, "loaded_plans", document=PLAN["document"]["id"])

    assert {name: row[name] for name in ("城市", "任务", "牵头", "机构", "目标", "要求", "待核", "更正")} == {
        "城市": "云海市", "任务": 4, "牵头": 2, "机构": 2, "目标": 1, "要求": 0, "待核": 0, "更正": "",
    }  # fmt: skip
    assert (row["文件"], row["校验值"]) == (PLAN["document"]["source"]["file"], PLAN["document"]["source"]["sha256"])
    assert rows(loaded, "loaded_plans") == [row]
    assert rows(loaded, "loaded_plans", document="另一份") == []
