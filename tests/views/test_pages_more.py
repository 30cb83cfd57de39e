"""任务与重复 and 指标对比 in every state they can be in, on a real Neo4j, without a browser."""

from __future__ import annotations

import pytest

from graph.connection import Settings, Store
from graph.load import load_plans
from graph.similar import find_similar
from tests.plans import make_plan, target, task
from tests.views.test_pages import opened, told, use

pytestmark = pytest.mark.neo4j

STEP = "建立跨部门联合执法机制，完善线索通报、案件协办和定期会商制度。"
PAGE = f"加强市场监管。{STEP}扩大服务站点覆盖面，方便群众办事。"
HOSTILE = "<script>window.hacked=1</script>[点](javascript:1)"


@pytest.fixture
def graph(store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Store:
    """云海市 says a task twice, once with a deadline; 青岚市's leads are inferred; both set the same indicator."""
    use(monkeypatch, neo4j_settings)
    yunhai = make_plan(
        "云海市",
        [
            task("1", PAGE, title="加强市场监管", lead=["市公安局"], cooperate=["市司法局", "市财政局"]),
            task("2", STEP, title="建立联合执法机制", path=("三、步骤",), time=("2025年6月底前", None, "2025-06")),
            task("3", "建成服务站点20个，再建成服务站点25个。", title="建设服务站点", lead=["市公安局"], cooperate=["市司法局"],
                 targets=[target("服务站点", 20, "个", due="2025", raw="建成服务站点20个"),
                          target("服务站点", 25, "个", due="2025", raw="再建成服务站点25个")]),
        ],
        goals=[target("服务站点", 30, "个", due="2026", raw="建成服务站点30个"), target("覆盖率", 95, "%", raw="覆盖率95%")],
    )  # fmt: skip
    qinglan = [
        task(str(n), f"办好民生实事第{n}件，新增站点{n}千个。", listed=["市总工会", "市公安局"],
             targets=[target("服务站点", n, "千个", raw=f"新增站点{n}千个")])
        for n in range(1, 9)
    ]  # fmt: skip
    load_plans(store, [yunhai, make_plan("青岚市", qinglan)])
    return store


def test_tasks_that_were_not_compared_name_the_command(graph: Store) -> None:
    test = opened("similar_tasks")

    assert not test.exception and not test.dataframe
    assert "python -m graph similar" in told(test)


def test_places_that_are_not_counted_name_the_command(graph: Store) -> None:
    assert "python -m graph count" not in told(opened("dependencies"))
    graph.write(lambda tx: tx.run("MATCH (d:Document {jurisdiction: '云海市'}) REMOVE d.counted").consume())

    for page in ("overview", "dependencies"):
        assert "有 1 个地区的方案还没有计入合计" in told(opened(page))
        assert "python -m graph count" in told(opened(page))


def test_a_pair_stands_side_by_side_with_its_differences(graph: Store) -> None:
    find_similar(graph)

    test = opened("similar_tasks", city="云海市", scope="同一方案之内", relation="说同一件事")

    assert not test.exception
    table = test.dataframe[0].value
    assert (table["任务甲"].tolist(), table["任务乙"].tolist()) == (["建立联合执法机制"], ["加强市场监管"])
    assert (table["牵头甲"].tolist(), table["牵头乙"].tolist()) == (["没有责任单位"], ["市公安局"])
    # With a title: a mark in a text and not in the legend.
    assert '<mark class="m-right" title="只在乙中">加强市场监管' in told(test)
    assert '<mark class="m-left" title' not in told(test)
    # The task prints no deadline; its step does: that is concluded, and said to be.
    assert "推定 <b>2025年6月底前</b>" in told(test)


def test_what_is_the_same_can_be_marked_instead(graph: Store) -> None:
    find_similar(graph)

    test = opened("similar_tasks", city="云海市", mark="标出相同之处")

    assert f'<mark class="m-same" title="两边都有">{STEP[:-1]}' in told(test)


@pytest.mark.parametrize(
    "address", [{"scope": "不同方案之间"}, {"relation": "部分重合"}, {"word": "没有这个词"}, {"city": "青岚市", "score": "0.9 以上"}]
)  # fmt: skip
def test_conditions_that_nothing_fits_say_what_to_do(graph: Store, address: dict[str, str]) -> None:
    find_similar(graph)

    test = opened("similar_tasks", **{"city": "云海市", **address})

    assert not test.exception and not test.dataframe
    assert "可放宽上面的条件" in told(test)


def test_the_pair_of_the_address_is_opened(graph: Store) -> None:
    both = [task("1", STEP, title="甲题"), task("2", STEP + "定期公开。", title="乙题"), task("3", PAGE, title="丙题")]
    load_plans(graph, [make_plan("临溪市", both)])
    find_similar(graph)
    first = opened("similar_tasks", city="临溪市")
    (one, *_, other) = first.dataframe[0].value[["任务甲", "任务乙"]].values.tolist()
    assert one != other
    ids = {row["label"]: row["id"] for row in graph.read("MATCH (t:Task) RETURN t.label AS label, t.id AS id").rows}

    test = opened("similar_tasks", city="临溪市", pair=f"{ids[other[0]]}|{ids[other[1]]}")

    titles = [str(e.proto.body) for e in test.get("html") if 'class="title"' in str(e.proto.body)]
    assert [other[0] in titles[0], other[1] in titles[1]] == [True, True]


def test_texts_of_a_pair_never_become_markup(graph: Store) -> None:
    load_plans(graph, [make_plan("临溪市", [task("1", HOSTILE + STEP, title=HOSTILE), task("2", HOSTILE + PAGE)])])
    find_similar(graph)

    test = opened("similar_tasks", city="临溪市")

    assert test.dataframe and "&lt;script&gt;" in told(test)
    assert "<script>" not in told(test)


def test_bodies_that_share_tasks_lead_to_the_tasks(graph: Store) -> None:
    test = opened("similar_tasks", view="共同承担的机构", city="青岚市")

    assert not test.exception
    assert test.dataframe[0].value["共同任务"].tolist() == [8]
    assert set(test.dataframe[1].value["角色甲"]) | set(test.dataframe[1].value["角色乙"]) == {"推定牵头", "责任"}
    assert "办好民生实事第1件" in told(test)


def test_three_bodies_and_none_that_share_so_much(graph: Store) -> None:
    test = opened("similar_tasks", view="共同承担的机构", city="云海市", size="三家", least="2")
    assert not test.exception and not test.dataframe
    assert "调小" in told(test)

    test = opened("similar_tasks", view="共同承担的机构", city="云海市", least="2")
    assert test.dataframe[0].value["共同任务"].tolist() == [2]


def test_an_indicator_is_compared_and_units_are_kept_apart(graph: Store) -> None:
    test = opened("indicators", indicator="服务站点")

    assert not test.exception
    assert [f"服务站点（单位：{unit}）" in told(test) for unit in ("千个", "个", "个，每年")] == [True, True, False]
    table = test.dataframe[0].value
    assert table["单位"].tolist().count("千个") == 8
    assert set(table["谁负责"]) == {"市公安局", "市总工会（推定）", "总体目标，原文没有写由谁负责"}
    assert table["期限"].tolist()[0] == "2025年"


def test_the_indicator_of_most_plans_is_shown_first(graph: Store) -> None:
    assert opened("indicators").query_params["indicator"] == "服务站点"


def test_a_typed_part_shows_all_that_hold_it_and_nothing_is_said(graph: Store) -> None:
    part = opened("indicators", indicator="率")
    assert set(part.dataframe[0].value["数值"]) == {95}

    none = opened("indicators", indicator="[没有](这个)")
    assert not none.exception and not none.dataframe
    assert "没有名称含" in told(none) and "[没有](" not in told(none)


def test_no_target_of_a_kind_is_said(graph: Store) -> None:
    test = opened("indicators", kind="资金")

    assert not test.exception
    assert "换一个种类" in told(test)


def test_a_contradiction_shows_its_sentences(graph: Store) -> None:
    test = opened("indicators", view="互相矛盾", city="云海市")

    assert not test.exception
    table = test.dataframe[0].value
    assert table["指标"].tolist() == ["服务站点"]
    for words in ("建成服务站点20个", "再建成服务站点25个", "建成服务站点30个"):
        assert f">{words}</mark>" in told(test)


def test_no_contradiction_is_said(graph: Store) -> None:
    graph.write(lambda tx: tx.run("MATCH ()-[g:TARGETS]->() DELETE g").consume())

    assert "没有发现互相矛盾的目标" in told(opened("indicators", view="互相矛盾"))


def test_two_plans_of_a_city_that_disagree_stand_beside_each_other(graph: Store) -> None:
    for title, n in (("一号方案", 3), ("二号方案", 4)):
        plan = make_plan("临溪市", [task("1", f"办培训班{n}期。", targets=[target("培训班", n, "期", due="2025", raw=f"办培训班{n}期")])], title=title)  # fmt: skip
        load_plans(graph, [plan])

    test = opened("indicators", view="互相矛盾", city="临溪市")

    assert test.dataframe[0].value["情形"].tolist() == ["方案之间数不同"]
    alone = opened("indicators", view="互相矛盾", city="临溪市", range="一份方案之内")
    assert "每份方案之内都没有" in told(alone) and not alone.dataframe
    assert all(f">办培训班{n}期</mark>" in told(test) for n in (3, 4))


def test_targets_that_nobody_answers_for_lead_to_their_sentence(graph: Store) -> None:
    test = opened("indicators", view="没有人认领", city="云海市")

    assert not test.exception
    assert test.dataframe[0].value["指标"].tolist() == ["覆盖率"]
    assert "覆盖率95%</mark>" in told(test)


@pytest.mark.parametrize("page", ["similar_tasks", "indicators"])
@pytest.mark.parametrize("address", [{"view": "<b>"}, {"city": "无此市"}, {"row": "x", "pair": "x|y"}, {"score": "9"}])
def test_an_address_that_fits_nothing_opens_the_page_anyway(graph: Store, page: str, address: dict[str, str]) -> None:
    test = opened(page, **address)

    assert not test.exception
    assert [box.value for box in test.error] == []
