"""跨部门依赖: who leads what others take part in — ranking and matrix first, the picture last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from views import state
from views.agency_tasks import cities_by_size, show_evidence
from views.store import rows, saved, saved_picture
from views.subgraph import to_html
from views.tables import frame, limits, matrix_html

_MATRIX = 20
_ALL = "全部城市"


def ranking(pairs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Per leading agency: tasks that need others, how many others, and how much of it is inferred."""
    partners: dict[tuple[str, str], Counter[str]] = {}
    inferred: Counter[tuple[str, str]] = Counter()
    for row in pairs:
        key = (row["城市"], row["牵头单位"])
        partners.setdefault(key, Counter())[row["配合单位"]] += row["任务数"]
        inferred[key] += row["其中推定"]
    table = [
        {
            "城市": city, "牵头单位": lead, "要协调的单位": len(found), "协调次数": sum(found.values()),
            "其中推定牵头": inferred[city, lead], "最常配合": "、".join(name for name, _ in found.most_common(3)),
        }
        for (city, lead), found in partners.items()
    ]  # fmt: skip
    return sorted(table, key=lambda row: (-row["协调次数"], row["城市"], row["牵头单位"]))


def matrix(
    pairs: Sequence[dict[str, Any]], ranks: dict[str, int]
) -> tuple[list[str], list[str], dict[tuple[str, str], int]]:
    """The busiest leads and partners in protocol order, and how many tasks each pair shares."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in pairs:
        counts[row["牵头单位"], row["配合单位"]] += row["任务数"]

    def busiest(position: int) -> list[str]:
        totals: Counter[str] = Counter()
        for pair, n in counts.items():
            totals[pair[position]] += n
        return sorted((name for name, _ in totals.most_common(_MATRIX)), key=lambda name: (ranks.get(name, 999), name))

    return busiest(0), busiest(1), dict(counts)


def show() -> None:
    """The page."""
    st.title("跨部门依赖")
    st.caption("牵头单位的任务要靠谁配合。数字是任务数；推定的牵头单独计数。")
    cities = [*cities_by_size(), _ALL]
    city = st.selectbox("城市", cities, index=state.pick("city", cities), key="dependency-city")
    state.remember(city=city)
    scope = "" if city == _ALL else city
    result = saved("lead_depends", city=scope, max_rows=5000)
    if not result.rows:
        st.info(result.message)
        return
    left, right = st.columns([2, 3])
    with left:
        st.subheader("协调工作量排名")
        table = ranking(result.rows)
        st.dataframe(frame(table, tuple(table[0])), hide_index=True, height=430)
        st.caption(limits(result))
    with right:
        st.subheader("矩阵（按建制顺序）")
        if not scope:
            st.info("各市的同名机构不是同一个机构：选一个城市看矩阵。")
        else:
            ranks = {
                row["name"]: row["rank"]
                for row in rows("MATCH (a:Agency) RETURN a.name AS name, min(coalesce(a.protocol_rank, 999)) AS rank")
            }
            st.markdown(matrix_html(*matrix(result.rows, ranks)), unsafe_allow_html=True)
            st.caption(f"行牵头、列配合，最多 {_MATRIX}×{_MATRIX}；其余见排名。")
    _pair(result.rows, scope)
    with st.expander("依赖网络（图）", expanded=False):
        graph = saved_picture("lead_depends", city=scope)
        if graph.truncated:
            st.warning(f"节点太多，只画出前 {len(graph.nodes)} 个；请选一个城市。")
        st.iframe(to_html(graph), height=680)


def _pair(pairs: Sequence[dict[str, Any]], city: str) -> None:
    st.subheader("从一格到句子")
    leads = list(dict.fromkeys(row["牵头单位"] for row in pairs))
    left, right = st.columns(2)
    lead = left.selectbox("牵头单位", leads, index=state.pick("lead", leads), key="pair-lead")
    partners = [row["配合单位"] for row in pairs if row["牵头单位"] == lead]
    partners = list(dict.fromkeys(partners))
    partner = right.selectbox("配合单位", partners, index=state.pick("partner", partners), key=f"pair-partner-{lead}")
    state.remember(lead=lead, partner=partner)
    result = saved("pair_tasks", lead=lead, partner=partner, city=city)
    picked = st.dataframe(
        frame(result.rows, ("城市", "编号", "任务", "牵头依据", "配合角色", "完成时限", "原文表述", "方案")), hide_index=True,
        on_select="rerun", selection_mode="single-row", key=f"pair-{city}-{lead}-{partner}",
    )  # fmt: skip
    chosen = picked["selection"]["rows"] if picked else []
    if chosen:
        show_evidence(result.rows[chosen[0]]["任务标识"])
