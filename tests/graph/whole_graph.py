"""A small graph in which everything of the model occurs, for tests of what must hold of every graph."""

from __future__ import annotations

from graph.connection import Store
from graph.load import load_plans
from ingest.plan import ParsedPlan
from tests.plans import make_plan, obligation, target, task

# What only a comparison of the tasks writes.
_BY_HAND = """
MATCH (a:Task {seq: 1}) MATCH (b:Task {document_id: a.document_id, seq: 2})
MERGE (a)-[:SIMILAR_TO {score: 0.9, relation: 'overlaps'}]->(b)"""


def plans() -> list[ParsedPlan]:
    """Two cities, a province, the nation; printed, sole and inferred leads, joint lists, a blanket clause, a task of nobody, goals."""
    lists = [
        task(f"{n}", "开展试点工作。", listed=["市市场监管局", "市教育局"], path=("三、试点",)) for n in range(1, 7)
    ]
    cloud = make_plan(
        "云海市",
        [
            task("1", "清理积压案件，规范文书。", title="规范执法", lead=["市公安局"], cooperate=["市司法局"],
                 time=("2025年6月底前", None, "2025-06"), obligations=[obligation("规范文书"), obligation("清理案件")]),
            task("2", "每年举办培训班。", listed=["市教育局"], blanket=["各区县政府"], ongoing=True,
                 targets=[target("培训班", 5, "期", value_max=10, per="year"), target("培训班", 30, "期", due="2026")]),
            task("3", "加强宣传。", listed=["市文旅局", "市教育局"], joint=True),
            task("4", "加强领导。"),
        ],
        goals=[target("群众满意度", 95.5, "%", due="2026")],
    )  # fmt: skip
    return [
        cloud,
        make_plan("青岚市", lists),
        # 青岚市's 工商局 of 2017 became the 市场监管局 of its plan of 2024; a province and the nation it is part of.
        make_plan(
            "青岚市",
            [task("1", "甲。", lead=["市财政局"], cooperate=["市工商局"])],
            title="另一方案",
            issued_on="2017-03-01",
        ),
        make_plan("浙江省", [task("1", "乙。", lead=["市财政局"])]),
        make_plan("国家", [task("1", "丙。", lead=["市财政局"])]),
    ]


def load_whole_graph(store: Store) -> list[ParsedPlan]:
    """Load the plans and what is written by hand."""
    loaded = plans()
    load_plans(store, loaded)
    store.write(lambda tx: tx.run(_BY_HAND).consume())
    return loaded
