"""A small graph whose answers can be counted by hand: two invented cities, three plans."""

from __future__ import annotations

import pytest

from graph.connection import Store
from graph.load import load_plans
from tests.plans import make_plan, target, task


@pytest.fixture
def small(store: Store) -> Store:
    """云海市: a plan that prints its leads. 青岚市: a plan of lists without a lead. Loaded with printed leads only."""
    yunhai = make_plan(
        "云海市",
        [
            task("1", "清理积压案件", lead=["市公安局"], cooperate=["市司法局", "市财政局"], time=("2025年6月底前", None, "2025-06")),
            task("2", "开展集中宣传", lead=["市司法局"], cooperate=["市教育局"], targets=[target("宣传活动", 12, "场")]),
            task("3", "建设服务站点", lead=["市公安局"], cooperate=["市财政局"], targets=[target("服务站点", 20, "个")]),
            task("4", "加强组织领导"),
        ],
        goals=[target("服务站点", 25, "个")],
    )  # fmt: skip
    qinglan = make_plan(
        "青岚市",
        [
            task("1", "规范市场秩序", listed=["市市场监管局", "市公安局"]),
            task("2", "公开办事指南", listed=["市司法局"], ongoing=True),
            task("3", "办好服务站点", listed=["市公安局", "市财政局"], targets=[target("服务站点", 8, "个")]),
        ],
    )
    load_plans(store, [yunhai, qinglan], lead_policy="printed")
    return store
