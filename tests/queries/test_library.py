"""Every saved query on a real Neo4j, with answers counted by hand from the small graph of conftest.py."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Store
from graph.load import load_plans
from ingest.plan_files import read_plan
from queries.errors import ParameterError
from queries.export.xlsx import TASK_COLUMNS
from queries.guard import check
from queries.library import find_query, library
from queries.run import choices, run_query, suggestions
from queries.subgraph import picture
from queries.task_tables import Scope, rows_by_agency
from tests.conftest import ROOT
from tests.plans import make_plan, obligation, target, task

pytestmark = pytest.mark.neo4j


def answer(store: Store, query_id: str, *columns: str, **values: Any) -> list[tuple[Any, ...]]:
    rows = run_query(store, find_query(query_id), values).rows
    return [tuple(row[column] for column in columns) for row in rows]


def test_tasks_of_an_agency_with_role_and_basis(small: Store) -> None:
    assert answer(small, "agency_tasks", "任务", "角色", "依据", "其他单位", agency="市公安局", city="云海市") == [
        ("清理积压案件", "牵头", "原文写明", ["市司法局", "市财政局"]),
        ("建设服务站点", "牵头", "原文写明", ["市财政局"]),
    ]
    assert answer(small, "agency_tasks", "任务", "角色", "依据", "牵头单位", agency="市公安局", city="青岚市") == [
        ("规范市场秩序", "责任", "按职责分工", []), ("办好服务站点", "责任", "按职责分工", []),
    ]  # fmt: skip


def test_tasks_across_cities_by_official_name_and_by_function(small: Store) -> None:
    assert len(answer(small, "agency_tasks", "任务", agency="市公安局")) == 4
    assert len(answer(small, "agency_tasks", "任务", agency="云海市公安局")) == 2
    assert answer(small, "function_tasks", "城市", "任务", agency="云海市司法局") == [
        ("云海市", "清理积压案件"), ("云海市", "开展集中宣传"), ("青岚市", "公开办事指南"),
    ]  # fmt: skip


def test_task_table_in_official_columns(small: Store) -> None:
    rows = answer(small, "task_table", "序号", "重点任务", "牵头单位", "配合单位", "完成时限", city="云海市")

    assert rows[0] == (1, "清理积压案件", ["市公安局"], ["市司法局", "市财政局"], "2025年6月底前")
    assert len(rows) == 4
    assert len(answer(small, "task_table", "序号", agency="市教育局")) == 1


def test_a_target_without_its_sentence_is_told_by_its_number(store: Store) -> None:
    """Facts of real plans keep no sentence: `raw` is empty there."""
    bare = target("服务站点", 20, "个", raw="")
    load_plans(store, [make_plan("云海市", [task("1", "建站", lead=["市公安局"], targets=[bare])])])

    assert answer(store, "task_table", "指标及目标值") == [(["服务站点 不少于 20个"],)]


def test_bodies_that_were_only_listed_are_not_called_cooperating(small: Store) -> None:
    """Of two 责任单位 nobody is printed as cooperating; a person must see that in the sheet."""
    assert answer(small, "task_table", "重点任务", "牵头单位", "配合单位", city="青岚市")[0] == (
        "规范市场秩序", [], ["市公安局（责任）", "市市场监管局（责任）"],
    )  # fmt: skip


def test_sheets_of_all_agencies_are_one_query_and_each_its_task_table(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(small, "agency_sheets", "机构", "序号", "重点任务", "牵头单位", "配合单位", city="云海市") == [
        ("市教育局", 2, "开展集中宣传", ["市司法局"], ["市教育局"]),
        ("市公安局", 1, "清理积压案件", ["市公安局"], ["市司法局", "市财政局"]),
        ("市公安局", 3, "建设服务站点", ["市公安局"], ["市财政局"]),
        ("市司法局", 1, "清理积压案件", ["市公安局"], ["市司法局", "市财政局"]),
        ("市司法局", 2, "开展集中宣传", ["市司法局"], ["市教育局"]),
        ("市财政局", 1, "清理积压案件", ["市公安局"], ["市司法局", "市财政局"]),
        ("市财政局", 3, "建设服务站点", ["市公安局"], ["市财政局"]),
    ]
    alone = {
        name: answer(small, "task_table", *TASK_COLUMNS, city="云海市", agency=name)
        for name in ("市教育局", "市公安局", "市司法局", "市财政局")
    }
    asked: list[str] = []
    read = small.read
    monkeypatch.setattr(small, "read", lambda text, *given, **over: asked.append(text) or read(text, *given, **over))

    sheets = rows_by_agency(small, Scope(city="云海市"))

    assert len(asked) == 1
    assert {
        name: [tuple(row[column] for column in TASK_COLUMNS) for row in rows] for name, rows in sheets.items()
    } == alone
    assert list(sheets) == list(alone)


def test_a_table_that_would_leave_tasks_out_is_refused(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.task_tables.MOST_ROWS", 3)

    with pytest.raises(ParameterError, match=r"任务太多.*请选一个城市或一份方案"):
        rows_by_agency(small, Scope(city="云海市"))


def test_workload_by_role_and_basis(small: Store) -> None:
    rows = answer(
        small, "agency_workload", "机构", "牵头（写明或规则）", "配合", "责任（未分主次）", "合计", city="云海市"
    )

    assert rows == [
        ("市公安局", 2, 0, 0, 2),
        ("市司法局", 1, 1, 0, 2),
        ("市财政局", 0, 2, 0, 2),
        ("市教育局", 0, 1, 0, 1),
    ]
    assert answer(small, "basis_counts", "角色", "依据", "任务数", "关系数", city="青岚市") == [
        ("牵头", "唯一责任单位", 1, 1), ("责任", "按职责分工", 2, 4),
    ]  # fmt: skip


def test_overlap_with_jaccard(small: Store) -> None:
    rows = answer(small, "shared_tasks", "机构甲", "机构乙", "共同任务", "重合度", city="云海市", minimum=1)

    assert {(frozenset(row[:2]), *row[2:]) for row in rows} == {
        (frozenset({"市公安局", "市财政局"}), 2, 1.0), (frozenset({"市司法局", "市教育局"}), 1, 0.5),
        (frozenset({"市公安局", "市司法局"}), 1, 0.333), (frozenset({"市司法局", "市财政局"}), 1, 0.333),
    }  # fmt: skip
    assert rows[0][2] == 2


def test_who_depends_on_whom(small: Store) -> None:
    assert answer(small, "lead_depends", "牵头单位", "配合单位", "任务数", "其中推定", city="云海市") == [
        ("市公安局", "市财政局", 2, 0), ("市公安局", "市司法局", 1, 0), ("市司法局", "市教育局", 1, 0),
    ]  # fmt: skip
    assert answer(small, "pair_tasks", "任务", "配合角色", lead="市公安局", partner="市财政局") == [
        ("清理积压案件", "配合"), ("建设服务站点", "配合"),
    ]  # fmt: skip
    assert answer(small, "partners", "机构", "对方牵头", "对方参与", agency="市公安局", city="云海市") == [
        ("市财政局", 0, 2), ("市司法局", 0, 1),
    ]  # fmt: skip


def test_indicators_across_cities_and_contradictions(small: Store) -> None:
    assert answer(small, "indicator_compare", "城市", "数值", "层次", indicator="服务站点") == [
        ("云海市", 20.0, "任务"), ("云海市", 25.0, "总体"), ("青岚市", 8.0, "任务"),
    ]  # fmt: skip
    assert answer(small, "contradictions", "城市", "指标", "数值们") == [
        ("云海市", "服务站点", ["不少于 25", "不少于 20"])
    ]


def test_tasks_without_a_named_lead(small: Store) -> None:
    assert answer(small, "no_lead", "任务", "情况") == [
        ("加强组织领导", "没有责任单位"), ("规范市场秩序", "有责任单位，未明确牵头"), ("办好服务站点", "有责任单位，未明确牵头"),
    ]  # fmt: skip
    assert len(answer(small, "no_lead", "任务", status="none")) == 1


def test_deadlines(small: Store) -> None:
    assert answer(small, "due", "到期", "任务", from_day="2025-06-01", to_day="2025-06-30") == [
        ("2025-06-30", "清理积压案件")
    ]
    assert answer(small, "due", "任务", from_day="2025-07-01", to_day="2026-06-30") == []
    open_ended = [
        ("开展集中宣传", "没有写期限"), ("建设服务站点", "没有写期限"), ("加强组织领导", "没有写期限"),
        ("规范市场秩序", "没有写期限"), ("办好服务站点", "没有写期限"),
    ]  # fmt: skip
    assert answer(small, "no_deadline", "任务", "情形") == open_ended
    assert answer(small, "no_deadline", "任务", "情形", ongoing=True) == [
        *open_ended[:4], ("公开办事指南", "持续推进"), open_ended[4],
    ]  # fmt: skip


def test_documents_and_evidence(small: Store) -> None:
    assert answer(small, "documents", "城市", "任务", "机构") == [("云海市", 4, 4), ("青岚市", 3, 4)]
    task_id = answer(small, "agency_tasks", "任务标识", agency="市教育局")[0][0]
    assert answer(small, "task_evidence", "机构", "角色", "依据", "原文表述", task=task_id) == [
        ("市司法局", "牵头", "原文写明", "市司法局"), ("市教育局", "配合", "原文写明", "市教育局"),
    ]  # fmt: skip


def test_inferred_blanket_and_unknown(store: Store) -> None:
    tasks = [task(str(n), f"办好第{n}件事", listed=["市市场监管局", "市公安局"]) for n in range(1, 9)]
    tasks.append(task("9", "办好第九件事", listed=["市快递协会"], blanket=["各区县政府"]))
    load_plans(store, [make_plan("云海市", tasks)], lead_policy="auto")

    inferred = answer(store, "inferred_leads", "推定牵头", "其余单位")
    assert inferred[:8] == [("市市场监管局", ["市公安局"])] * 8
    assert "推定" in str(answer(store, "agency_tasks", "依据", agency="市市场监管局"))
    assert answer(store, "blanket_duties", "机构", "任务数") == [("各区县政府", 1)]
    assert answer(store, "unknown_agencies", "机构", "任务数") == [("市快递协会", 1)]


def test_the_text_for_neo4j_browser_gives_the_same_rows(small: Store, subtests: pytest.Subtests) -> None:
    for query in library().values():
        with subtests.test(query=query.id):
            given = {p.name: choices(small, p)[0].value for p in query.parameters if p.default is None}
            saved = small.read(query.cypher, query.values(given)).rows
            assert small.read(query.browser_text(given)).rows == saved


def test_an_agency_that_is_not_there_is_suggested(small: Store) -> None:
    result = run_query(small, find_query("agency_tasks"), {"agency": "公安"})

    assert result.rows == []
    assert "是否指：市公安局" in result.message
    assert suggestions(small, "市监局")[0] == "市市场监管局"


def test_every_query_runs_as_it_stands_and_would_pass_the_guard(small: Store, subtests: pytest.Subtests) -> None:
    for query in library().values():
        with subtests.test(query=query.id):
            given = {p.name: choices(small, p)[0].value for p in query.parameters if p.default is None}
            result = run_query(small, query, given)
            assert result.columns == [column.name for column in query.columns]
            assert result.rows or result.message
            assert check(small, query.cypher, query.values(given)).query_type == "r"
            for parameter in query.parameters:
                choices(small, parameter)
            assert picture(small, query, given).total >= 0


def test_every_query_runs_on_the_facts_of_the_real_plans(store: Store, subtests: pytest.Subtests) -> None:
    load_plans(store, [read_plan(path) for path in sorted((ROOT / "data" / "plans").glob("*.json"))])
    for query in library().values():
        with subtests.test(query=query.id):
            given = {p.name: choices(store, p)[0].value for p in query.parameters if p.default is None}
            result = run_query(store, query, given)
            assert result.rows or result.message


def test_hard_and_soft_duties(store: Store) -> None:
    plan = make_plan(
        "云海市",
        [
            task("1", "办好甲事", lead=["市公安局"], obligations=[obligation("必须办好", "must"), obligation("鼓励参与", "encourage")]),
            task("2", "办好乙事", lead=["市教育局"], cooperate=["市公安局"], obligations=[obligation("不得收费", "forbid"), obligation("应当公开")]),
            task("3", "办好丙事", blanket=["各区县政府"], obligations=[obligation("应当落实")]),
        ],
    )  # fmt: skip
    load_plans(store, [plan])

    assert answer(store, "hard_and_soft", "机构", "任务", "必须", "应当", "禁止", "鼓励", "硬要求占比") == [
        ("市公安局", 2, 1, 1, 1, 1, 0.75), ("市教育局", 1, 0, 1, 1, 0, 1.0),
    ]  # fmt: skip


def test_tasks_that_reach_a_body_through_a_class(store: Store) -> None:
    plan = make_plan(
        "云海市",
        [
            task("1", "办好甲事", lead=["市公安局"], cooperate=["各成员单位"]),
            task("2", "办好乙事", lead=["市公安局"], cooperate=["市财政局", "各成员单位"]),
            task("3", "办好丙事", listed=["各区县政府"]),
        ],
    )
    load_plans(store, [plan])

    assert answer(store, "group_tasks", "任务", "一类机构", "为何可能包括", agency="市财政局") == [
        ("办好甲事", "各成员单位", "可能是成员单位")
    ]  # named itself in 乙; 各区县政府 are other bodies


def test_names_out_of_use_are_listed_with_what_became_of_them(store: Store) -> None:
    tasks = [
        task("1", "办好甲事", lead=["市工商局"], cooperate=["市公安局"]),
        task("2", "办好乙事", listed=["市教育局", "市工商局"]),
    ]
    old = make_plan("云海市", tasks, title="旧方案", issued_on="2019-12-31")
    undated = make_plan("云海市", tasks, title="无日期方案", issued_on=None)
    new = make_plan("云海市", tasks, title="新方案", issued_on="2022-03-01")
    load_plans(store, [old, undated, new], lead_policy="printed")

    assert answer(store, "outdated_names", "方案", "旧名", "现名", "改于", "依据", "任务", "其中牵头") == [
        ("新方案", "市工商局", "云海市市场监督管理局", "2019", "2018年机构改革", 2, 1)
    ]


def test_two_plans_of_one_city_that_disagree(store: Store) -> None:
    first = make_plan(
        "云海市", [task("1", "建站", targets=[target("服务站点", 20, "个", due="2025")])], title="一号方案"
    )
    second = make_plan(
        "云海市", [task("1", "建站", targets=[target("服务站点", 30, "个", due="2025")])], title="二号方案"
    )
    later = make_plan(
        "云海市", [task("1", "建站", targets=[target("服务站点", 40, "个", due="2026")])], title="三号方案"
    )
    load_plans(store, [first, second, later])

    assert answer(store, "city_contradictions", "指标", "期限", "方案数", "数值们") in (
        [("服务站点", "2025", 2, ["不少于 20个", "不少于 30个"])],
        [("服务站点", "2025", 2, ["不少于 30个", "不少于 20个"])],
    )  # fmt: skip


def test_real_contradictions_are_found(store: Store) -> None:
    """郑州 asks for 15 and for 10 辅导机构, as its gold labels show."""
    load_plans(store, [read_plan(path) for path in sorted((ROOT / "data" / "plans").glob("002_*.json"))])

    assert ("高价值专利培育辅导机构", ["不少于 15", "不少于 10"]) in answer(store, "contradictions", "指标", "数值们")
