"""Abbreviations and old names as parameters: what they are taken for, what is said of it, and what is only suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.connection import Store
from graph.errors import QueryRefused
from graph.load import load_plans
from queries.agency_names import Named, resolve
from queries.errors import ParameterError
from queries.library import find_query, library, load_query
from queries.network_report import network_report
from queries.run import choices, run_query
from queries.subgraph import picture
from tests.plans import agency, make_plan, task

pytestmark = pytest.mark.neo4j


@pytest.fixture
def cities(store: Store) -> Store:
    """云海市 with a 市市场监管局 that lists an abbreviation, 青岚市 where the same body is called otherwise."""
    yunhai = make_plan(
        "云海市",
        [
            task("1", "办好甲事", lead=["市市场监管局"], cooperate=["市公安局"]),
            task("2", "办好乙事", lead=["市公安局"]),
        ],
    )
    qinglan = make_plan("青岚市", [task("1", "办好丙事", lead=["市公安局"], cooperate=["市农业农村局"])])
    for body in yunhai["agencies"]:
        if body["name"] == "市市场监管局":
            body["aliases"] = sorted({*body["aliases"], "市监局", "市市监局"})
    load_plans(store, [yunhai, qinglan])
    return store


@pytest.mark.parametrize(
    ("text", "city", "value", "note"),
    [
        ("市公安局", "", "市公安局", ""),
        ("云海市:public_security", "", "云海市:public_security", ""),
        ("云海市公安局", "云海市", "云海市公安局", ""),  # the official name needs no word
        ("市监局", "", "市监局", "市监局 → 市市场监管局（云海市）"),
        ("市监局", "云海市", "市监局", "市监局 → 市市场监管局"),
        ("公安局", "云海市", "市公安局", "公安局 → 市公安局"),
        ("公安局", "", "市公安局", "公安局 → 市公安局（2 个地方）"),
        ("市市场监督管理局", "云海市", "市市场监管局", "市市场监督管理局 → 市市场监管局"),
        ("市工商局", "", "市市场监管局", "市工商局（旧称） → 市市场监管局（云海市）"),
        ("市农委", "青岚市", "市农业农村局", "市农委 → 市农业农村局"),
        ("市扶贫办", "青岚市", "市农业农村局", "市扶贫办（旧称） → 市农业农村局"),
        ("市公安菊", "", "市公安菊", ""),  # looks like one: suggested when nothing is found, never taken for it
        ("公安厅", "云海市", "公安厅", ""),  # a city has no such body
        ("市市场监管局", "青岚市", "市市场监管局", ""),  # not in that city
    ],
)
def test_what_a_text_is_taken_for(cities: Store, text: str, city: str, value: str, note: str) -> None:
    assert resolve(cities, text, city=city) == Named(value, note)


def test_a_query_says_what_it_took_the_name_for(cities: Store) -> None:
    query = find_query("agency_tasks")

    result = run_query(cities, query, {"agency": "市工商局", "city": "云海市"})

    assert [row["任务"] for row in result.rows] == ["办好甲事"]
    assert result.note == "市工商局（旧称） → 市市场监管局"
    assert run_query(cities, query, {"agency": "市市场监管局"}).note == ""
    assert {node.caption for node in picture(cities, query, {"agency": "市工商局"}).nodes} >= {
        "市市场监管局",
        "办好甲事",
    }
    assert network_report(cities, "without", agency="公安局", city="云海市").note == "公安局 → 市公安局"


def test_both_bodies_of_a_pair_are_resolved(cities: Store) -> None:
    result = run_query(cities, find_query("pair_tasks"), {"lead": "工商局", "partner": "公安局", "city": "云海市"})

    assert [row["任务"] for row in result.rows] == ["办好甲事"]
    assert result.note == "工商局（旧称） → 市市场监管局；公安局 → 市公安局"


def test_a_name_of_two_bodies_of_one_place_is_asked_back(cities: Store) -> None:
    plan = make_plan("雾谷市", [task("1", "办好丁事", lead=["市数据局"], cooperate=["市大数据中心"])])
    for body in plan["agencies"]:
        body["aliases"] = [*body["aliases"], "市数据办"]
    load_plans(cities, [plan])

    with pytest.raises(
        ParameterError, match=r"可能是几个机构，是否指：市大数据中心（雾谷市）、市数据局（雾谷市）"
    ) as caught:
        run_query(cities, find_query("agency_tasks"), {"agency": "市数据办"})
    assert "\n" not in str(caught.value)


def test_cities_that_call_it_otherwise_are_asked_back(cities: Store) -> None:
    plan = make_plan("雾谷市", [task("1", "办好丁事", lead=["市公安分局"])])
    body = plan["agencies"][0]
    body.update({**agency("市公安局", "雾谷市"), "id": body["id"], "name": "市公安分局", "aliases": ["市公安分局"]})
    new_id = "雾谷市:public_security"
    plan["tasks"][0]["assignments"][0]["agency_id"] = body["id"] = new_id
    load_plans(cities, [plan])

    with pytest.raises(ParameterError, match="各地叫法不同，请选城市"):
        resolve(cities, "公安局")
    assert resolve(cities, "公安局", city="雾谷市") == Named("市公安分局", "公安局 → 市公安分局")


def test_the_parameters_that_name_bodies_are_known_by_their_choices() -> None:
    named = {p.name for query in library().values() for p in query.parameters if p.names_agency}
    others = {p.name for query in library().values() for p in query.parameters if not p.names_agency}

    assert named == {"agency", "lead", "node", "partner"}
    assert not named & others


OWN = """\
// id: mine
// title: 我的
// question: 谁做什么？
// parameter agency: text = "" | 机构
// choices agency: {choices}
// columns: 机构
// empty: 无
// picture: {picture}
{body}
RETURN a.name AS `机构`
ORDER BY `机构`
"""
_CHOICES = "MATCH (a:Agency) RETURN a.name AS value ORDER BY value"
_PICTURE = "MATCH p = (a:Agency)-[:LEADS|COOPERATES]->(t:Task) WHERE a.name = $agency RETURN p"
_BODY = "MATCH (a:Agency) WHERE $agency IN ['', a.name]"
_FILE = "LOAD CSV FROM 'file:///secret.csv' AS line WITH line"


def test_a_file_of_ones_own_runs_as_a_typed_text_with_its_picture(cities: Store, tmp_path: Path) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text(OWN.format(choices=_CHOICES, picture=_PICTURE, body=_BODY), encoding="utf-8")
    mine = load_query(file)
    reads: list[str] = []
    apart, in_process = cities.apart.read, cities.read

    def seen(text: str, *given: object, **over: object) -> object:
        reads.append(text)
        return apart(text, *given, **over)  # type: ignore[arg-type]

    def refused(text: str, *given: object, **over: object) -> object:
        assert text not in (mine.cypher, mine.picture, _CHOICES)
        return in_process(text, *given, **over)  # type: ignore[arg-type]

    cities.apart.read = seen  # type: ignore[method-assign, assignment]
    cities.read = refused  # type: ignore[method-assign, assignment]
    result = run_query(cities, mine, {"agency": "市工商局"})
    drawn = picture(cities, mine, {"agency": "市公安局"})

    assert result.rows == [{"机构": "市市场监管局"}]
    assert (len(drawn.nodes), len(drawn.edges)) == (5, 3)
    assert "市公安局" in [choice.value for choice in choices(cities, mine.parameters[0])]
    assert reads == [mine.cypher, mine.picture, _CHOICES]


@pytest.mark.parametrize("part", ["body", "picture", "choices"])
def test_no_part_of_a_file_of_ones_own_may_read_files(cities: Store, tmp_path: Path, part: str) -> None:
    parts = {"choices": _CHOICES, "picture": _PICTURE, "body": _BODY}
    parts[part] = f"{_FILE} {parts[part]}"
    file = tmp_path / "mine.cypher"
    file.write_text(OWN.format(**parts), encoding="utf-8")
    mine = load_query(file)

    with pytest.raises(QueryRefused):
        run_query(cities, mine, {})
        picture(cities, mine, {})
        choices(cities, mine.parameters[0])
