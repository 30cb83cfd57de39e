"""Every page in every state it can be in, on a real Neo4j, without a browser."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.connection import Settings, Store
from graph.errors import GraphError
from graph.load import load_plans
from queries.library import find_query
from queries.run import run_query
from tests.plans import make_plan, target, task
from views import overview, tallies
from views.kept_queries import packed

PAGES = ("overview", "agency_tasks", "dependencies", "similar_tasks", "indicators", "queries", "documents")
HAS_SOMETHING_TO_OFFER_WHEN_EMPTY = ("documents",)
_PATIENCE_S = 120
# As app.py wires them, with the page of the test in front: AppTest cannot choose a page of st.navigation.
_APP = """
import streamlit as st
from views import links, queries, {page} as body
from views.store import page
first = st.Page(page(body.show, empty_too={empty}), title="first", url_path="first", default=True)
other = st.Page(page(queries.show), title="queries", url_path="queries")
links.register({{"queries": other, "indicators": other, "similar_tasks": other}})
st.navigation([first, other]).run()
"""
Open = Callable[..., AppTest]


def use(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    for name, value in {
        "NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database, "NEO4J_BROWSER": settings.browser_url or "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)


def opened(page: str, **address: str) -> AppTest:
    """The page after its first run; the address carries `address`."""
    test = AppTest.from_string(
        _APP.format(page=page, empty=page in HAS_SOMETHING_TO_OFFER_WHEN_EMPTY), default_timeout=_PATIENCE_S
    )
    for name, value in address.items():
        test.query_params[name] = value
    return test.run()


def told(test: AppTest) -> str:
    """Everything the page says in boxes, tables left out."""
    boxes = [*test.error, *test.warning, *test.info, *test.markdown, *test.caption]
    return "\n".join([*(str(box.value) for box in boxes), *(str(e.proto.body) for e in test.get("html"))])


@pytest.fixture
def loaded(store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Store:
    use(monkeypatch, neo4j_settings)
    first = [
        task("1", "市公安局清理积压案件。", title="清理积压案件", lead=["市公安局"], cooperate=["市司法局"],
             time=("2025年6月底前", None, "2025-06"), targets=[target("办结率", 95, "%")]),
        task("2", "开展集中宣传。", lead=["市司法局"], cooperate=["市教育局"]),
    ]  # fmt: skip
    second = [task(str(n), f"第{n}件实事。", listed=["市总工会", "市公安局"]) for n in range(1, 9)]
    load_plans(store, [make_plan("云海市", first), make_plan("青岚市", second)])
    return store


@pytest.mark.neo4j
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_its_own(loaded: Store, page: str) -> None:
    test = opened(page)

    assert not test.exception
    assert [box.value for box in test.error] == []
    # The first saved query asks for an agency these plans do not name, and their tasks were not compared: it is said.
    assert test.dataframe or "图中没有机构" in told(test) or "还没有比较过任务" in told(test)


@pytest.mark.neo4j
def test_queries_say_comparisons_in_words_and_leave_ids_to_the_files(loaded: Store) -> None:
    tasks = opened("queries", query="agency_tasks", p_agency="市公安局", p_city="云海市").dataframe[0].value
    pairs = opened("queries", query="lead_depends", p_city="云海市").dataframe[0].value

    assert list(tasks["目标"]) == ["办结率 不少于 95%"]
    assert not [name for name in [*tasks.columns, *pairs.columns] if "标识" in name]


@pytest.mark.neo4j
def test_what_stalls_marks_inferred_leads_and_follows_the_box(loaded: Store) -> None:
    """市总工会 is the inferred lead of 青岚市's eight tasks; 市公安局 shares in them."""
    values = {"city": "青岚市", "without": "青岚市:public_security"}

    shown = opened("dependencies", **values).dataframe[-1].value

    assert list(shown["牵头是推定"]) == ["是"] * 8
    assert "没有写明牵头" in told(opened("dependencies", inferred="no", **values))


@pytest.mark.neo4j
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_graph_says_what_to_run(
    store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    use(monkeypatch, neo4j_settings)

    test = opened(page)

    assert not test.exception
    assert "python -m ingest run" in told(test)


@pytest.mark.parametrize("page", PAGES)
def test_a_neo4j_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    st.cache_resource.clear()
    use(monkeypatch, Settings("bolt://127.0.0.1:9", "neo4j", "x"))

    test = opened(page)

    assert not test.exception
    assert [("连接不上" in box.value, "\n" in box.value) for box in test.error] == [(True, False)]


@pytest.mark.neo4j
def test_a_wrong_password_is_one_sentence(neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, replace(neo4j_settings, password="not-the-password"))

    test = opened("overview")

    assert not test.exception
    assert ["用户名或密码不对" in box.value for box in test.error] == [True]
    assert "not-the-password" not in told(test)


@pytest.mark.neo4j
def test_city_and_agency_of_the_address_are_opened(loaded: Store) -> None:
    test = opened("agency_tasks", city="云海市", agency="云海市:public_security")

    assert test.dataframe[0].value["任务"].tolist() == ["清理积压案件"]
    assert "清理积压案件。" in told(test)


@pytest.mark.neo4j
@pytest.mark.parametrize("address", [{"city": "无此市"}, {"agency": "无此机构"}, {"task": "无此任务"}, {"role": "<b>"}])
def test_an_address_that_fits_nothing_opens_the_page_anyway(loaded: Store, address: dict[str, str]) -> None:
    test = opened("agency_tasks", **address)

    assert not test.exception
    assert [box.value for box in test.error] == []


@pytest.mark.neo4j
def test_an_inferred_lead_is_never_shown_as_a_printed_one(loaded: Store) -> None:
    table = opened("agency_tasks", city="青岚市", agency="青岚市:trade_union").dataframe[0].value

    assert set(table["角色"]) == {"推定牵头"}
    assert all("推定" in basis for basis in table["依据"])


@pytest.mark.neo4j
def test_no_dependencies_is_said_in_words(
    store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, neo4j_settings)
    load_plans(store, [make_plan("云海市", [task("1", "只有一家。", lead=["市公安局"])])])

    test = opened("dependencies", city="云海市")

    assert not test.exception
    assert "没有既有牵头又有配合的任务" in told(test)


@pytest.mark.neo4j
def test_a_saved_query_without_rows_says_its_own_sentence(loaded: Store) -> None:
    test = opened("queries", query="agency_tasks", p_agency="市税务局", p_city="云海市")

    assert not test.exception
    assert "没有" in told(test)


@pytest.mark.neo4j
def test_a_value_that_does_not_fit_is_one_sentence(loaded: Store) -> None:
    test = opened("queries", query="due", p_from_day="昨天")

    assert not test.exception
    assert "不是日期" in told(test)


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("CREATE (n:Broken) RETURN n", "只能运行查询"),
        ("MATCH (n) RETURN", "Neo4j 不接受"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "不允许的操作"),
    ],
)
def test_a_typed_text_that_may_not_run_is_one_sentence(loaded: Store, text: str, sentence: str) -> None:
    test = opened("queries", query="documents", cypher=packed(text))

    next(button for button in test.button if button.label.startswith("运行")).click().run()
    while any(button.key == "stop-documents" for button in test.button):  # planning takes longer than the page waits
        test.run()

    assert not test.exception
    assert [sentence in box.value for box in test.error] == [True]
    assert loaded.read("MATCH (n:Broken) RETURN count(n) AS n").rows == [{"n": 0}]


@pytest.mark.neo4j
def test_a_link_fills_the_box_and_does_not_run(loaded: Store) -> None:
    test = opened("queries", query="documents", cypher=packed("MATCH (t:Task) RETURN count(t) AS n ORDER BY n"))
    assert not test.exception
    assert not test.dataframe

    next(button for button in test.button if button.label.startswith("运行")).click().run()
    while any(button.key == "stop-documents" for button in test.button):
        test.run()

    assert test.dataframe[0].value["n"].tolist() == [10]


@pytest.mark.neo4j
def test_a_torn_link_opens_the_saved_text(loaded: Store) -> None:
    test = opened("queries", query="documents", cypher="kaputt!")

    assert not test.exception
    assert "不完整" in told(test)


@pytest.mark.neo4j
def test_values_of_one_query_reach_the_next_where_they_mean_the_same(loaded: Store) -> None:
    test = opened("queries", query="agency_tasks", p_agency="市公安局", p_city="云海市")
    assert test.query_params["p_agency"] == "市公安局"

    test.selectbox(key="query-assignment").select("task_table").run()

    assert not test.exception
    assert "p_agency" not in test.query_params  # of another meaning there: nothing chosen is every body
    assert test.query_params["query"] == "task_table"
    assert test.query_params["p_city"] == "云海市"
    assert test.selectbox(key="task_table-city").value == "云海市"


@pytest.mark.neo4j
@pytest.mark.parametrize("mode", ["保存的查询", "修改 Cypher"])
def test_a_value_that_is_required_is_asked_for(loaded: Store, mode: str) -> None:
    test = opened("queries", query="task_evidence")
    test.segmented_control(key="mode").set_value(mode).run()

    assert not test.exception
    assert "请先填写：任务标识" in told(test)


@pytest.mark.neo4j
def test_inferred_leads_can_be_left_out_of_dependencies(loaded: Store) -> None:
    test = opened("dependencies", city="青岚市")
    assert test.dataframe[0].value["其中推定"].tolist() == [8]

    test.checkbox[0].uncheck().run()

    assert not test.exception
    assert "推定的牵头未计入" in told(test)
    assert test.query_params["inferred"] == "no"


@pytest.mark.neo4j
def test_tasks_are_filtered_by_role_and_text(loaded: Store) -> None:
    test = opened("agency_tasks", city="云海市", agency="云海市:justice")
    assert test.dataframe[0].value["角色"].tolist() == ["配合", "牵头"]

    test.selectbox[2].select("牵头").run()
    assert test.dataframe[0].value["任务"].tolist() == ["开展集中宣传。"]

    test.text_input[0].set_value("没有这个词").run()
    assert not test.exception
    assert "没有符合条件的任务" in told(test)


@pytest.mark.neo4j
def test_a_half_restored_graph_is_not_shown(loaded: Store) -> None:
    loaded.write(lambda tx: tx.run("CREATE (:Restoring {id: 'graph', file: '甲.dump.gz'})").consume())
    try:
        half = opened("overview")
    finally:
        loaded.write(lambda tx: tx.run("MATCH (m:Restoring) DELETE m").consume())

    assert ["恢复" in box.value for box in half.error] == [True]
    assert not half.dataframe


@pytest.mark.neo4j
def test_what_stalls_without_a_body(loaded: Store) -> None:
    test = opened("dependencies", city="云海市", without="云海市:public_security", figures="rank")

    assert not test.exception
    stalled = next(box.value for box in test.dataframe if "后果" in box.value)
    assert stalled[["后果", "任务"]].values.tolist() == [["没有人牵头", "清理积压案件"]]
    assert "没有人牵头 1 项" in told(test)
    figures = next(box.value for box in test.dataframe if "居中程度" in box.value)
    assert set(figures["机构"]) == {"市公安局", "市司法局", "市教育局"}


@pytest.mark.neo4j
def test_the_overview_counts_what_needs_an_eye(
    store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, neo4j_settings)
    lines = [
        task("1", "建站", lead=["市公安局"], targets=[target("站点", 1, "个"), target("床位", 5, "张")]),
        task("2", "建好站", lead=["市公安局"], targets=[target("站点", 2, "个")]),
        task("3", "没有单位", targets=[target("车位", 9, "个")]),
    ]
    load_plans(store, [make_plan("云海市", lines)])

    monkeypatch.setattr(tallies, "_AT_ONCE_S", 60)  # AppTest draws once and does not look again

    tiles = dict(link.label.split("　", 1) for link in links_of(opened("overview")))

    assert tiles["一份方案内互相矛盾的目标"] == "**1**"
    assert tiles["没有机构认领的目标"] == "**1**"
    assert tiles["没有责任单位"] == "**1**"
    assert tiles["没有写期限"] == "**3**"
    today, soon = datetime.date(2026, 1, 1), datetime.date(2026, 4, 1)
    standing = run_query(store, find_query("standing"), {"today": str(today), "soon": str(soon)}).rows
    for row in standing:
        behind = run_query(store, find_query(row["查询"]), overview.values_of(row["问题"], today, soon)).rows
        assert len(behind) == row["数量"], row["问题"]


@pytest.mark.neo4j
def test_a_count_that_failed_is_tried_again(
    store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, neo4j_settings)
    load_plans(store, [make_plan("云海市", [task("1", "没有单位", targets=[target("车位", 9, "个")])])])
    monkeypatch.setattr(tallies, "_AT_ONCE_S", 60)
    monkeypatch.setattr(tallies, "_AGAIN_AFTER_S", 0)
    real, away = tallies.run_query, [True]

    def run(*given: Any, **over: Any) -> Any:
        if away[0]:
            raise GraphError("Neo4j 没有应答")
        return real(*given, **over)

    monkeypatch.setattr(tallies, "run_query", run)
    before = dict(link.label.split("　", 1) for link in links_of(opened("overview")))
    away[0] = False
    after = dict(link.label.split("　", 1) for link in links_of(opened("overview")))

    assert (before["没有机构认领的目标"], after["没有机构认领的目标"]) == (f"**{tallies.UNKNOWN}**", "**1**")


@pytest.mark.neo4j
def test_a_number_that_takes_long_comes_later_and_the_page_does_not_wait(
    store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, neo4j_settings)
    load_plans(store, [make_plan("临溪市", [task("1", "也没有单位", targets=[target("车位", 9, "个")])])])
    monkeypatch.setattr(tallies, "_AT_ONCE_S", 0.01)
    real, slow = tallies.run_query, threading.Event()

    def run(*given: Any, **over: Any) -> Any:
        assert slow.wait(_PATIENCE_S)
        return real(*given, **over)

    monkeypatch.setattr(tallies, "run_query", run)
    test = opened("overview")
    before = dict(link.label.split("　", 1) for link in links_of(test))
    watching = len(test.get("bidi_component"))
    slow.set()
    monkeypatch.setattr(tallies, "_AT_ONCE_S", 60)
    after = dict(link.label.split("　", 1) for link in links_of(test.run()))

    assert (before["没有机构认领的目标"], after["没有机构认领的目标"]) == ("**…**", "**1**")
    assert (watching, len(test.get("bidi_component"))) == (1, 0)  # it looks again, until everything is counted


def links_of(test: AppTest) -> list[Any]:
    return [element.proto for element in test.get("page_link")]
