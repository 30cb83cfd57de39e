"""What a typed query may do: it is planned first, and runs only if its plan is a pure read.

Neo4j Community has one account that may do everything, and READ mode alone lets LOAD CSV read files and SHOW commands
read settings. So the planner is asked (EXPLAIN) and its answer decides: type `r`, every operator on the list below,
no procedure but the named ones, no expression that may never end (`queries/loops.py`). Keywords are never searched for
in the text: comments and look-alikes beat every such filter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.connection import Plan, Store
from graph.errors import QueryRefused
from queries.loops import Given, why_endless
from queries.plannable import why_unplannable

MAX_CHARACTERS = 20_000
PLANNING_S = 10.0

# Operators of reading plans (Cypher manual, “Operators in detail”); what is not here is refused by name.
_OPERATORS = frozenset(
    """
    AllNodesScan Aggregation AllPropertiesNodeGet AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker
    AssertSameNode AssertSameRelationship AssertingMultiNodeIndexSeek BFSPruningVarExpand CacheProperties
    CartesianProduct ConditionalApply DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek
    DirectedRelationshipByIdSeek DirectedRelationshipIndexContainsScan DirectedRelationshipIndexEndsWithScan
    DirectedRelationshipIndexScan DirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange
    DirectedRelationshipTypeScan DirectedUnionRelationshipTypesScan Distinct Eager EagerAggregation EmptyResult
    EmptyRow ErrorPlan Expand(All) Expand(Into) ExhaustiveLimit Filter InjectCompilationError
    IntersectionNodeByLabelsScan LeftOuterHashJoin LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply
    LetSemiApply Limit MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore
    NodeHashJoin NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange
    NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NonFuseable Optional OptionalExpand(All) OptionalExpand(Into)
    OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop PartitionedAllNodesScan
    PartitionedNodeByLabelScan PartitionedUnwind ProduceResults ProjectEndpoints Projection
    PruningVarExpand RelationshipCountFromCountStore RemoteBatchProperties Repeat(Trail) Repeat(Walk) RightOuterHashJoin
    RollUpApply RunQueryAt SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath ShortestPaths Skip Sort
    StatefulShortestPath(All) StatefulShortestPath(Into) SubtractionNodeByLabelsScan SubqueryForeachReadOnly Top
    TriadicBuild TriadicFilter TriadicSelection Trail UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek
    UndirectedRelationshipByIdSeek UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan
    UndirectedRelationshipIndexScan UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange
    UndirectedRelationshipTypeScan UndirectedUnionRelationshipTypesScan Union UnionNodeByLabelsScan Unwind
    ValueHashJoin VarLengthExpand(All) VarLengthExpand(Into) VarLengthExpand(Pruning) AssertIsNode
    """.split()
)
_PROCEDURES = frozenset({"db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships", "db.labels",
                         "db.relationshipTypes", "db.propertyKeys", "db.schema.visualization"})  # fmt: skip
_PROCEDURE_NAME = re.compile(r"^([A-Za-z][\w.]*)\s*\(")
_WHY = {
    "w": "会写入数据", "rw": "会写入数据", "s": "会改动或查看数据库设置",
}  # fmt: skip


def check(store: Store, cypher: str, parameters: Mapping[str, Any]) -> Plan:
    """Plan a typed text; QueryRefused, in one line, unless it is a pure read."""
    if len(cypher) > MAX_CHARACTERS:
        raise QueryRefused(f"查询有 {len(cypher)} 个字符，最多 {MAX_CHARACTERS} 个；请缩短")
    if not cypher.strip():
        raise QueryRefused("查询是空的；请先写一条 Cypher")
    if re.match(r"\s*(?:EXPLAIN|PROFILE)\b", cypher, re.I):
        raise QueryRefused("不支持 EXPLAIN / PROFILE 前缀；请在 Neo4j Browser 中查看执行计划")
    if reason := why_unplannable(cypher):
        raise QueryRefused(reason)
    plan = store.apart.explain(cypher, parameters, timeout_s=PLANNING_S)
    if plan.query_type != "r":
        raise QueryRefused(f"只能运行查询：这条语句{_WHY.get(plan.query_type, '不是纯读取')}；请改用 MATCH … RETURN")
    if not plan.steps:
        raise QueryRefused("这条语句没有可检查的执行计划，未运行；请改用 MATCH … RETURN")
    given = Given.of(cypher, parameters)
    for step in plan.steps:
        if reason := why_endless(step.name, step.details, given):
            raise QueryRefused(reason)
        if step.name.startswith("ProcedureCall"):
            name = _PROCEDURE_NAME.match(step.details)
            if name is None or name.group(1) not in _PROCEDURES:
                raise QueryRefused(f"不允许调用过程 {step.details[:60]}；可用 {'、'.join(sorted(_PROCEDURES))}")
        elif step.name not in _OPERATORS:
            raise QueryRefused(
                f"不允许的操作 {step.name[:60]}（如读取文件、查看设置、结束他人查询）；请改用 MATCH … RETURN"
            )
    return plan
