"""Verify on a real Neo4j: a loaded graph breaks nothing, and each rule, broken by hand, is reported with its row."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.__main__ import app
from graph.connection import Store
from graph.invariants import INVARIANTS, SCHEMA
from graph.load import load_plans
from graph.model import NODES, RELATIONSHIPS, SHARED
from graph.schema import ensure_schema
from graph.verify import check, verify_graph
from ingest.plan_files import read_plan
from tests.conftest import ROOT
from tests.graph.whole_graph import load_whole_graph

pytestmark = pytest.mark.neo4j

BY_NAME = {each.name: each for each in INVARIANTS}
# What breaks a rule, and a word of the row that must be shown.
BREAKS: dict[str, tuple[str, str]] = {
    "restore_finished": ("CREATE (:Restoring {id: 'graph', file: '甲.dump.gz'})", "甲.dump.gz"),
    "document_whole": ("MATCH (d:Document {jurisdiction: '云海市'}) REMOVE d.content_hash", "云海市-"),
    "document_model": ("MATCH (d:Document {jurisdiction: '云海市'}) SET d.model_version = 1", "模型版本 1"),
    "document_place": ("MATCH (:Document {jurisdiction: '云海市'})-[r:ISSUED_FOR]->() DELETE r", "云海市-"),
    "document_task_count": ("MATCH (t:Task {label: '加强领导。'}) DETACH DELETE t", "载入时 4，现在 3"),
    "document_obligation_count": ("MATCH (o:Obligation {seq: 2}) DETACH DELETE o", "载入时 2，现在 1"),
    "document_role_count": ("MATCH ()-[r:COOPERATES {basis: 'blanket'}]->() DELETE r", "载入时 6，现在 5"),
    "document_target_count": ("MATCH (:Document)-[r:TARGETS]->() DELETE r", "载入时 3，现在 2"),
    "task_one_document": ("MATCH (t:Task {label: '加强领导。'})<-[r:CONTAINS]-() DELETE r", "任务 云海市-"),
    "task_order": ("MATCH (t:Task {label: '加强领导。'}) SET t.seq = 3", "任务数 4，不同的序号 3"),
    "lead_status": ("MATCH (t:Task {label: '加强领导。'}) SET t.lead_status = 'printed'", "按关系应为 none"),
    "leads_basis": ("MATCH ()-[r:LEADS {basis: 'sole'}]->() REMOVE r.basis", "云海市:education"),
    "cooperates_basis": ("MATCH ()-[r:COOPERATES {basis: 'blanket'}]->() SET r.basis = 'sole'", "依据 sole"),
    "inferred_allowed": ("MATCH (d:Document {list_order: 'first_is_lead'}) SET d.lead_policy = 'printed'", "青岚市:market"),
    "obligation_one_task": ("MATCH (:Task)-[r:IMPOSES]->(o {seq: 2}) DELETE r", "!2"),
    "agency_place": ("MATCH (:Agency {id: '云海市:justice'})-[r:BELONGS_TO]->() DELETE r", "云海市:justice"),
    "agency_supported": ("CREATE (:Agency {id: '云海市:无', name: '无'})", "云海市:无"),
    "indicator_supported": ("MATCH (:Document)-[r:TARGETS]->() DELETE r", "群众满意度"),
    "jurisdiction_supported": ("CREATE (:Jurisdiction {id: '空市', name: '空市'})", "空市"),
    "task_span": ("MATCH (t:Task {label: '加强领导。'}) SET t.span_end = 100000", "100000"),
    "obligation_span": ("MATCH (o:Obligation {seq: 2}) SET o.span_start = -1", "起 -1"),
    "role_span": ("MATCH ()-[r:LEADS {basis: 'sole'}]->() REMOVE r.span_end", "重点任务/2，起"),
    "target_span": ("MATCH (:Task)-[r:TARGETS {seq: 2}]->() SET r.span_start = 9, r.span_end = 8", "起 9，止 8"),
    "goal_span": ("MATCH (:Document)-[r:TARGETS]->() SET r.span_end = 100000", "100000"),
    "document_typed": ("MATCH (d:Document {jurisdiction: '云海市'}) SET d.issued_on = '2024-3-1'", "云海市-"),
    "task_typed": ("MATCH (t:Task {label: '加强领导。'}) SET t.seq = '4'", "任务 云海市-"),
    "agency_typed": ("MATCH (a:Agency {id: '云海市:justice'}) SET a.aliases = '司法局'", "云海市:justice"),
    "indicator_typed": ("MATCH (i:Indicator {id: '培训班'}) SET i.name = 5", "培训班"),
    "obligation_typed": ("MATCH (o:Obligation {seq: 2}) SET o.span_end = 2.5", "!2"),
    "jurisdiction_typed": ("MATCH (j:Jurisdiction {id: '云海市'}) SET j.level = true", "云海市"),
    "agency_leads_task_typed": ("MATCH ()-[r:LEADS {basis: 'sole'}]->() SET r.seq = 'x'", "云海市:education"),
    "agency_cooperates_task_typed": ("MATCH ()-[r:COOPERATES {basis: 'blanket'}]->() SET r.quote = 1", "云海市:各区县政府"),
    "task_targets_indicator_typed": ("MATCH (:Task)-[r:TARGETS {seq: 2}]->() SET r.value = '30'", "培训班"),
    "document_targets_indicator_typed": ("MATCH (:Document)-[r:TARGETS]->() SET r.value = '95'", "群众满意度"),
    "document_contains_task_typed": ("MATCH (:Document {jurisdiction: '云海市'})-[r:CONTAINS {seq: 4}]->() SET r.seq = '4'", "云海市-"),
    "task_imposes_obligation_typed": ("MATCH ()-[r:IMPOSES {seq: 2}]->() SET r.seq = '2'", "!2"),
    "task_similar_to_task_typed": ("MATCH ()-[r:SIMILAR_TO]->() SET r.score = 'x'", "云海市-"),
    "agency_succeeded_by_agency_typed": ("MATCH ()-[r:SUCCEEDED_BY]->() SET r.on = 2024", "青岚市:industry_commerce"),
    "part_of": ("MATCH ()-[r:PART_OF]->() DELETE r", "地区 浙江省，属于 国家，情形 缺少"),
    "succeeded_by": ("MATCH ()-[r:SUCCEEDED_BY]->() DELETE r", "更名为 青岚市:market_regulation，情形 缺少"),
    "agency_serves_jurisdiction_typed": ("MATCH ()-[r:SERVES]->({id: '云海市'}) SET r.waits = '1'", "止 云海市"),
    "agency_relies_on_agency_typed": ("MATCH ()-[r:RELIES_ON]->() SET r.tasks = '1'", "云海市:"),
    "agency_works_with_agency_typed": ("MATCH ()-[r:WORKS_WITH]->() SET r.city = 1", "云海市:"),
    "indicator_set_in_jurisdiction_typed": ("MATCH ()-[r:SET_IN]->() SET r.plans = '1'", "云海市"),
    "document_counted": ("MATCH (d:Document {jurisdiction: '云海市'}) REMOVE d.counted", "文件 云海市-"),
    "serves_counts": ("MATCH ()-[r:SERVES]->({id: '云海市'}) SET r.waits = 9", "情形 多余"),
    "relies_on_counts": ("MATCH ()-[r:RELIES_ON]->() DELETE r", "情形 缺少"),
    "works_with_counts": ("MATCH ()-[r:WORKS_WITH]->() SET r.tasks = 9", "地区 云海市"),
    "set_in_counts": ("MATCH ()-[r:SET_IN]->({id: '云海市'}) SET r.places = 9", "情形 多余"),
    "leads_ends": ("MATCH (a:Agency {id: '云海市:justice'}), (d:Document) CREATE (a)-[:LEADS]->(d)", "止 Document"),
    "cooperates_ends": ("MATCH (a:Agency {id: '云海市:justice'}), (d:Document) CREATE (a)-[:COOPERATES]->(d)", "止 Document"),
    "targets_ends": ("MATCH (a:Agency {id: '云海市:justice'}), (i:Indicator) CREATE (a)-[:TARGETS]->(i)", "起 Agency"),
    "contains_ends": ("MATCH (a:Agency {id: '云海市:justice'}), (t:Task {seq: 4}) CREATE (a)-[:CONTAINS]->(t)", "起 Agency"),
    "imposes_ends": ("MATCH (t:Task {seq: 4}), (a:Agency {id: '云海市:justice'}) CREATE (t)-[:IMPOSES]->(a)", "止 Agency"),
    "similar_to_ends": ("MATCH (t:Task {seq: 4}), (d:Document) CREATE (t)-[:SIMILAR_TO]->(d)", "止 Document"),
    "belongs_to_ends": ("MATCH (t:Task {seq: 4}), (j:Jurisdiction) CREATE (t)-[:BELONGS_TO]->(j)", "起 Task"),
    "issued_for_ends": ("MATCH (t:Task {seq: 4}), (j:Jurisdiction) CREATE (t)-[:ISSUED_FOR]->(j)", "起 Task"),
    "part_of_ends": ("MATCH (t:Task {seq: 4}), (j:Jurisdiction) CREATE (t)-[:PART_OF]->(j)", "起 Task"),
    "serves_ends": ("MATCH (t:Task {seq: 4}), (j:Jurisdiction) CREATE (t)-[:SERVES]->(j)", "起 Task"),
    "relies_on_ends": ("MATCH (t:Task {seq: 4}), (a:Agency) CREATE (t)-[:RELIES_ON]->(a)", "起 Task"),
    "works_with_ends": ("MATCH (t:Task {seq: 4}), (a:Agency) CREATE (t)-[:WORKS_WITH]->(a)", "起 Task"),
    "set_in_ends": ("MATCH (t:Task {seq: 4}), (j:Jurisdiction) CREATE (t)-[:SET_IN]->(j)", "起 Task"),
    "succeeded_by_ends": ("MATCH (t:Task {seq: 4}), (a:Agency) CREATE (t)-[:SUCCEEDED_BY]->(a)", "起 Task"),
}  # fmt: skip
# A second relationship like the first between the same two nodes.
BREAKS |= {
    f"{edge.start}_{edge.type}_{edge.end}_once".lower(): (
        f"MATCH (a:{edge.start})-[r:{edge.type}]->(b:{edge.end}) WITH a, r, b LIMIT 1 "
        f"CREATE (a)-[s:{edge.type}]->(b) SET s = properties(r)",
        "次数 2",
    )
    for edge in RELATIONSHIPS
}


def test_every_rule_but_the_schema_is_broken_below() -> None:
    assert {*BREAKS, SCHEMA.name} == set(BY_NAME)
    assert len(BY_NAME) == len(INVARIANTS)
    assert {f"{node.label.lower()}_supported" for node in SHARED} < set(BY_NAME)
    assert {f"{node.label.lower()}_typed" for node in NODES} < set(BY_NAME)


def test_a_loaded_graph_breaks_nothing(store: Store) -> None:
    load_whole_graph(store)

    assert [line for breach in verify_graph(store) for line in breach.lines()] == []


def test_an_empty_graph_breaks_nothing(store: Store) -> None:
    ensure_schema(store)

    assert verify_graph(store) == []


def test_the_facts_of_the_real_plans_break_nothing(store: Store) -> None:
    load_plans(store, [read_plan(path) for path in sorted((ROOT / "data" / "plans").glob("*.json"))])

    assert [line for breach in verify_graph(store) for line in breach.lines()] == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_rule_is_reported_with_its_row(store: Store, name: str) -> None:
    load_whole_graph(store)
    assert check(store, BY_NAME[name]) is None
    breaking, shown = BREAKS[name]
    store.write(lambda tx: tx.run(breaking).consume())

    breach = check(store, BY_NAME[name])

    assert breach is not None
    head, *rows = breach.lines()
    assert name in head
    assert any(shown in row for row in rows), rows


def test_a_missing_constraint_or_index_is_named(store: Store) -> None:
    ensure_schema(store)
    try:
        for text in ("DROP CONSTRAINT task_id", "DROP INDEX task_due_on"):
            store.write(lambda tx, text=text: tx.run(text).consume())
        breach = check(store, SCHEMA)
    finally:
        ensure_schema(store)
        store.read("CALL db.awaitIndexes(300)")

    assert breach is not None
    assert [row["缺少"] for row in breach.rows] == ["Task.id 唯一约束", "Task.due_on 索引"]
    assert check(store, SCHEMA) is None


def test_the_list_of_rows_is_cut_and_says_so(store: Store) -> None:
    load_whole_graph(store)
    store.write(lambda tx: tx.run("MATCH (t:Task) REMOVE t.lead_status").consume())

    breach = check(store, BY_NAME["lead_status"], limit=3)

    assert breach is not None
    assert (len(breach.rows), breach.more) == (3, True)
    assert "至少 3 处" in breach.lines()[0]


def test_the_command_line_says_what_is_broken_and_exits_1(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("uri", "user", "password", "database"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(store.settings, name))
    load_whole_graph(store)
    whole = CliRunner().invoke(app, ["verify"])
    store.write(lambda tx: tx.run("MATCH (o:Obligation {seq: 2})<-[r:IMPOSES]-() DELETE r").consume())
    broken = CliRunner().invoke(app, ["verify"])

    assert (whole.exit_code, whole.stdout) == (0, f"核对了 {len(INVARIANTS)} 项规则，0 项不成立\n")
    assert broken.exit_code == 1
    assert "每项义务属于一项任务（obligation_one_task，1 处）" in broken.stdout
    assert broken.stdout.endswith("2 项不成立\n")
