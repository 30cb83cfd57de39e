"""Loading on a real Neo4j: once, twice, changed, broken; what is shared and what is not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from benchmarks.generate import Shape, corpus
from graph import load as load_module
from graph import write as write_module
from graph.connection import Store
from graph.errors import GraphError, WriteMismatch
from graph.load import load_each, load_plans
from graph.model import NODES, RELATIONSHIPS
from graph.schema import ensure_schema
from graph.sweep import orphan_counts
from graph.write import batches
from ingest.plan import ParsedPlan
from tests.plans import make_plan, obligation, target, task

pytestmark = pytest.mark.neo4j

EVERYTHING = "MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS properties ORDER BY label, n.id"
EDGES = """
MATCH (a)-[r]->(b)
RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties
ORDER BY type, start, end, r.seq"""


def snapshot(store: Store) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return store.read(EVERYTHING).rows, store.read(EDGES).rows


def rows(store: Store, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in store.read(cypher, parameters).rows]


@pytest.fixture
def cloud() -> ParsedPlan:
    """云海市: leads, a sole body, targets twice over one indicator, obligations, a blanket group."""
    return make_plan(
        "云海市",
        [
            task("1", "清理积压案件，规范文书。", title="规范执法", lead=["市公安局"], cooperate=["市司法局", "市财政局"],
                 time=("2025年6月底前", None, "2025-06"), obligations=[obligation("规范文书")]),
            task("2", "每年举办培训班。", listed=["市教育局"], blanket=["各区县政府"], ongoing=True,
                 targets=[target("培训班", 5, "期", value_max=10, per="year"), target("培训班", 30, "期", due="2026")]),
            task("3", "加强宣传。", listed=["市文旅局", "市教育局"]),
            task("4", "加强领导。"),
        ],
        goals=[target("群众满意度", 95, "%", due="2026")],
    )  # fmt: skip


@pytest.fixture
def mist() -> ParsedPlan:
    """青岚市: bodies of the same functions, another city's nodes."""
    return make_plan("青岚市", [task("1", "办好培训班。", lead=["市教育局"], targets=[target("培训班", 8, "期")])])


def test_a_plan_is_loaded_whole(store: Store, cloud: ParsedPlan) -> None:
    report = load_plans(store, [cloud]).documents[0]

    assert (report.tasks, report.leads, report.cooperates, report.targets, report.obligations) == (4, 2, 5, 3, 1)
    assert report.bases == {"printed": 3, "sole": 1, "blanket": 1, "joint": 2}
    assert report.lead_status == {"printed": 1, "sole": 1, "none_named": 1, "none": 1}
    assert (report.unchanged, report.replaced, report.removed) == (False, False, {})
    assert rows(
        store,
        """
        MATCH (a:Agency)-[r:LEADS|COOPERATES]->(t:Task)<-[:CONTAINS]-(:Document {id: $id})
        RETURN t.seq, type(r), a.name, r.basis ORDER BY t.seq, r.seq""",
        id=report.document_id,
    ) == [
        (1, "LEADS", "市公安局", "printed"),
        (1, "COOPERATES", "市司法局", "printed"),
        (1, "COOPERATES", "市财政局", "printed"),
        (2, "LEADS", "市教育局", "sole"),
        (2, "COOPERATES", "各区县政府", "blanket"),
        (3, "COOPERATES", "市文旅局", "joint"),
        (3, "COOPERATES", "市教育局", "joint"),
    ]


def test_properties_are_what_the_plan_says(store: Store, cloud: ParsedPlan) -> None:
    load_plans(store, [cloud])

    first = rows(store, "MATCH (t:Task {seq: 1}) RETURN properties(t)")[0][0]
    assert first["label"] == "规范执法"
    assert first["section"] == "二、重点任务"
    assert (first["time_raw"], first["due_on"], first["ongoing"]) == ("2025年6月底前", "2025-06-30", False)
    assert "starts_on" not in first
    assert rows(store, "MATCH (:Task)-[r:TARGETS]->(i) RETURN i.id, r.value, r.value_max, r.due ORDER BY r.seq") == [
        ("培训班", 5.0, 10.0, None),
        ("培训班", 30.0, None, "2026"),
    ]
    assert rows(store, "MATCH (:Document)-[r:TARGETS]->(i) RETURN i.name, r.value, r.unit") == [
        ("群众满意度", 95.0, "%")
    ]
    assert rows(store, "MATCH (:Task)-[:IMPOSES]->(o) RETURN o.text, o.modality") == [("规范文书", "should")]
    document = rows(store, "MATCH (d:Document) RETURN d.lead_policy, d.list_order, d.order_lists, d.period_end")
    assert document == [("auto", "undecided", 1, "2026")]


def test_same_function_in_two_cities_is_two_agencies(store: Store, cloud: ParsedPlan, mist: ParsedPlan) -> None:
    load_plans(store, [cloud, mist])

    assert rows(store, "MATCH (a:Agency {function: 'education'}) RETURN a.id, a.jurisdiction ORDER BY a.id") == [
        ("云海市:education", "云海市"),
        ("青岚市:education", "青岚市"),
    ]
    assert rows(store, "MATCH (:Task)-[r:TARGETS]->(i:Indicator {id: '培训班'}) RETURN count(r)") == [(3,)]


def test_loading_twice_changes_nothing(store: Store, cloud: ParsedPlan, mist: ParsedPlan) -> None:
    load_plans(store, [cloud, mist])
    before = snapshot(store)

    report = load_plans(store, [cloud, mist])

    assert [each.unchanged for each in report.documents] == [True, True]
    assert report.written == 0
    assert snapshot(store) == before


def test_a_changed_document_replaces_its_tasks_and_nothing_else(
    store: Store, cloud: ParsedPlan, mist: ParsedPlan
) -> None:
    load_plans(store, [mist])
    alone = snapshot(store)
    load_plans(store, [cloud])
    changed = make_plan("云海市", [task("1", "清理积压案件。", lead=["市司法局"], targets=[target("培训班", 3, "期")])])
    assert changed["document"]["id"] == cloud["document"]["id"]

    report = load_plans(store, [changed]).documents[0]

    assert (report.replaced, report.unchanged, report.tasks) == (True, False, 1)
    assert set(report.removed["Agency"]) == {
        f"云海市:{each}" for each in ("public_security", "finance", "education", "culture_tourism", "各区县政府")
    }
    assert report.removed["Indicator"] == ("群众满意度",)
    assert rows(store, "MATCH (t:Task {document_id: $id}) RETURN t.text", id=report.document_id) == [
        ("清理积压案件。",)
    ]
    assert orphan_counts(store) == {"Agency": 0, "Indicator": 0, "Jurisdiction": 0}
    nodes, edges = snapshot(store)
    assert all(each in nodes for each in alone[0])
    assert all(each in edges for each in alone[1])


def test_replacing_leaves_the_same_graph_as_loading_afresh(store: Store, cloud: ParsedPlan) -> None:
    changed = make_plan("云海市", [task("1", "清理积压案件。", lead=["市司法局"])])
    load_plans(store, [changed])
    fresh = snapshot(store)

    load_plans(store, [cloud])
    load_plans(store, [changed])

    assert snapshot(store) == fresh


def test_the_order_of_documents_does_not_matter(store: Store) -> None:
    short = make_plan("云海市", [task("1", "甲。", lead=["市发改委"])], title="第一个方案")
    long = make_plan("云海市", [task("1", "乙。", lead=["市发展改革委"])], title="第二个方案")
    load_plans(store, [short, long])
    one_way = snapshot(store)
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())

    load_plans(store, [long, short])

    assert snapshot(store) == one_way
    assert rows(store, "MATCH (a:Agency) RETURN a.name, a.official_name, a.aliases") == [
        ("市发展改革委", "云海市发展和改革委员会", ["云海市发展和改革委员会", "市发展改革委", "市发改委"])
    ]


def test_an_alias_goes_with_the_last_document_that_knew_it(store: Store) -> None:
    plan = make_plan("云海市", [task("1", "甲。", lead=["市发改委"])])
    load_plans(store, [plan])
    corrected = make_plan("云海市", [task("1", "甲。", lead=["市发展改革委"])])

    load_plans(store, [corrected])

    assert rows(store, "MATCH (a:Agency) RETURN a.aliases") == [(["云海市发展和改革委员会", "市发展改革委"],)]


def test_another_policy_is_another_load(store: Store) -> None:
    lists = [task(f"{n}", "试点。", listed=["市市场监管局", "市教育局"]) for n in range(6)]
    plan = make_plan("云海市", lists)
    inferred = load_plans(store, [plan]).documents[0]

    printed = load_plans(store, [plan], lead_policy="printed").documents[0]

    assert (inferred.bases, printed.bases) == ({"first_listed": 6, "listed": 6}, {"joint": 12})
    assert printed.replaced
    assert rows(store, "MATCH (d:Document) RETURN d.lead_policy, d.list_order") == [("printed", "first_is_lead")]
    assert rows(store, "MATCH ()-[r:LEADS]->() RETURN count(r)") == [(0,)]


def test_one_document_from_two_files_the_later_replaces_and_says_so(store: Store, cloud: ParsedPlan) -> None:
    other = copy.deepcopy(cloud)
    other["document"]["source"]["file"] = "另一份.html"

    first, second = load_plans(store, [cloud, other]).documents

    assert (first.replaced_file, second.replaced_file) == (None, cloud["document"]["source"]["file"])
    assert rows(store, "MATCH (d:Document) RETURN d.file") == [("另一份.html",)]


def test_what_somebody_deleted_by_hand_is_loaded_again(store: Store, cloud: ParsedPlan) -> None:
    load_plans(store, [cloud])
    before = snapshot(store)
    store.write(lambda tx: tx.run("MATCH (:Agency)-[r:LEADS]->(:Task) DELETE r").consume())

    report = load_plans(store, [cloud]).documents[0]

    assert not report.unchanged
    assert snapshot(store) == before


def test_a_mismatch_is_an_error_and_leaves_the_graph_as_it_was(
    store: Store, cloud: ParsedPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_plans(store, [cloud])
    before = snapshot(store)
    changed = make_plan("云海市", [task("1", "清理积压案件。", lead=["市司法局"])])

    def lose_leads(tx: Any, text: str, batch: Any, sizes: Any = None) -> None:
        tx.run(text, rows=[{**row, "LEADS": []} for row in batch]).consume()

    monkeypatch.setattr(write_module, "_run_batches", lose_leads)
    with pytest.raises(WriteMismatch, match=r"LEADS.*应为 1 实为 0"):
        load_plans(store, [changed])

    assert snapshot(store) == before


def test_a_date_that_does_not_exist_is_refused(store: Store, cloud: ParsedPlan) -> None:
    time = cloud["tasks"][0]["time"]
    assert time is not None
    time["due"] = "2025-13"

    with pytest.raises(GraphError, match="2025-13"):
        load_plans(store, [cloud])

    assert snapshot(store) == ([], [])


def test_a_task_id_of_another_document_is_refused(store: Store, cloud: ParsedPlan, mist: ParsedPlan) -> None:
    load_plans(store, [cloud])
    before = snapshot(store)
    mist["tasks"][0]["id"] = cloud["tasks"][0]["id"]

    with pytest.raises(GraphError, match="重复"):
        load_plans(store, [mist])

    assert snapshot(store) == before


def test_small_batches_write_the_same(store: Store, cloud: ParsedPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    load_plans(store, [cloud])
    whole = snapshot(store)
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    monkeypatch.setattr(write_module.batches, "__kwdefaults__", {"sizes": None, "max_rows": 1, "max_characters": 10})

    load_plans(store, [cloud])

    assert snapshot(store) == whole


def test_constraints_exist_for_every_label(store: Store) -> None:
    ensure_schema(store)
    ensure_schema(store)

    found = store.read("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties").rows
    assert {(row["labelsOrTypes"][0], row["properties"][0]) for row in found if "UNIQUE" in row["type"]} >= {
        (node.label, node.key) for node in NODES
    }


def test_the_schema_is_mended_and_left_alone_where_it_is_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_schema(store)
    for text in ("DROP INDEX task_due_on", "CREATE INDEX task_words FOR (t:Task) ON (t.label)"):
        store.write(lambda tx, text=text: tx.run(text).consume())

    ensure_schema(store)
    store.read("CALL db.awaitIndexes(300)")
    monkeypatch.setattr("graph.schema._run", None)  # nothing left to be done
    ensure_schema(store)

    names = {row["name"] for row in store.read("SHOW INDEXES YIELD name").rows}
    assert "task_due_on" in names
    assert "task_words" not in names


def test_the_graph_holds_only_what_the_model_declares(store: Store, cloud: ParsedPlan, mist: ParsedPlan) -> None:
    load_plans(store, [cloud, mist])

    nodes, _ = snapshot(store)
    declared = {node.label: {p.name for p in node.properties} for node in NODES}
    for each in nodes:
        assert set(each["properties"]) <= declared[each["label"]]
    patterns = {(r.start, r.type, r.end): {p.name for p in r.properties} for r in RELATIONSHIPS}
    for start, type_, end, names in rows(
        store, "MATCH (a)-[r]->(b) RETURN labels(a)[0], type(r), labels(b)[0], keys(r)"
    ):
        assert set(names) <= patterns[start, type_, end]


def test_batches_by_rows_and_by_size() -> None:
    data = [{"id": str(n), "text": "字" * 10} for n in range(5)]

    assert [len(each) for each in batches(data, max_rows=2)] == [2, 2, 1]
    assert [len(each) for each in batches(data, max_characters=1)] == [1] * 5
    assert [row for each in batches(data, max_rows=3) for row in each] == data
    assert list(batches([])) == []
    assert [len(each) for each in batches(data, sizes=[9, 9, 1, 1, 9], max_characters=10)] == [1, 2, 2]


def test_loads_at_the_same_time_end_as_if_one_after_the_other(store: Store) -> None:
    """Eight plans over the same bodies, two of them versions of one document, from four threads."""
    plans = [
        make_plan(
            "云海市", [task("1", "甲。", lead=["市公安局"], listed=["市教育局", "市财政局"])], title=f"第{n}个方案"
        )
        for n in range(6)
    ]
    versions = [
        make_plan("云海市", [task("1", text, lead=["市公安局"])], title="改过的方案") for text in ("旧。", "新。")
    ]
    ensure_schema(store)

    with ThreadPoolExecutor(max_workers=4) as pool:
        reports = list(pool.map(lambda plan: load_plans(store, [plan]), [*plans, *versions]))

    assert sum(report.written for report in reports) == 8
    assert rows(store, "MATCH (d:Document) RETURN count(d)") == [(7,)]
    assert rows(store, "MATCH (t:Task) RETURN count(t)") == [(7,)]
    assert rows(store, "MATCH (a:Agency)-[r:LEADS|COOPERATES]->() RETURN a.id, count(r) ORDER BY a.id") == [
        ("云海市:education", 6),
        ("云海市:finance", 6),
        ("云海市:public_security", 7),
    ]
    assert orphan_counts(store) == {"Agency": 0, "Indicator": 0, "Jurisdiction": 0}


def test_a_stream_is_taken_as_it_comes_and_the_last_edition_stays(store: Store) -> None:
    old, new = (make_plan("云海市", [task("1", text, lead=["市公安局"])]) for text in ("旧。", "新。"))
    other = make_plan("青岚市", [task("1", "甲。", lead=["市公安局"])])
    given: list[str] = []

    def stream() -> Iterator[ParsedPlan]:
        for plan in (old, other, new, old):
            given.append(plan["tasks"][0]["text"])
            yield plan

    reports = load_each(store, stream())
    assert not next(reports).unchanged
    assert given == ["旧。", "甲。", "新。"]  # a document that comes again ends the window
    assert [(each.unchanged, each.replaced) for each in reports] == [(False, False), (False, True), (False, True)]
    assert rows(store, "MATCH (t:Task) RETURN t.text ORDER BY t.text") == [("旧。",), ("甲。",)]


def test_of_a_group_exactly_the_document_that_cannot_be_loaded_is_not(store: Store, cloud: ParsedPlan) -> None:
    load_plans(store, [cloud])
    before, bad, after = (
        make_plan("青岚市", [task("1", "办好培训班。", lead=["市教育局"])], title=f"第{n}个方案") for n in range(3)
    )
    bad["tasks"][0]["id"] = cloud["tasks"][0]["id"]
    loaded: list[str] = []

    with pytest.raises(GraphError, match=bad["document"]["source"]["file"]):
        load_plans(store, [cloud, before, bad, after], loaded=lambda report: loaded.append(report.document_id))

    assert loaded == [cloud["document"]["id"], before["document"]["id"]]
    assert rows(store, "MATCH (d:Document {jurisdiction: '青岚市'}) RETURN d.id") == [(before["document"]["id"],)]


def test_what_came_before_a_bad_date_is_loaded(store: Store, cloud: ParsedPlan, mist: ParsedPlan) -> None:
    time = cloud["tasks"][0]["time"]
    assert time is not None
    time["due"] = "2025-13"
    loaded: list[str] = []

    with pytest.raises(GraphError, match="2025-13"):
        load_plans(store, [mist, cloud], loaded=lambda report: loaded.append(report.document_id))

    assert loaded == [mist["document"]["id"]]


def test_a_group_leaves_the_same_graph_as_its_documents_one_by_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = list(corpus(60, shape=Shape(plans=3, tasks=10)))
    later = list(corpus(60, shape=Shape(plans=3, tasks=10), changed_every=2))
    load_plans(store, plans)
    assert load_plans(store, later).written == 3
    together = snapshot(store)
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())
    monkeypatch.setattr(load_module, "GROUP_TASKS", 1)

    load_plans(store, plans)
    load_plans(store, later)

    assert snapshot(store) == together
    assert orphan_counts(store) == {"Agency": 0, "Indicator": 0, "Jurisdiction": 0}


@pytest.mark.parametrize(
    "taken",
    [
        "MATCH (:Agency)-[r:BELONGS_TO]->() WITH r LIMIT 1 DELETE r",
        "MATCH (:Document)-[r:TARGETS]->() DELETE r",
        "MATCH (o:Obligation) DETACH DELETE o",
        "MATCH (:Document)-[r:ISSUED_FOR]->() DELETE r",
        "MATCH (a:Agency)-[r:LEADS]->(t) DELETE r CREATE (a)-[:COOPERATES]->(t)",
    ],
)
def test_whatever_is_missing_is_loaded_again(store: Store, cloud: ParsedPlan, taken: str) -> None:
    load_plans(store, [cloud])
    before = snapshot(store)
    store.write(lambda tx: tx.run(taken).consume())  # type: ignore[arg-type]
    assert snapshot(store) != before

    assert not load_plans(store, [cloud]).documents[0].unchanged
    assert snapshot(store) == before
