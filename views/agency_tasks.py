"""机构任务: pick a city and an agency; every task of it, who leads, by when, and the sentence that says so."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries.export.xlsx import task_table
from queries.run import Result
from views import evidence, state
from views.store import rows, saved, saved_picture
from views.subgraph import to_html
from views.tables import XLSX, frame, limits

_SHOWN = ("编号", "任务", "角色", "依据", "完成时限", "目标", "牵头单位", "牵头依据", "其他单位", "方案", "章节")


def cities_by_size() -> list[str]:
    """Places with plans, the one with the most assignments first."""
    found = rows(
        "MATCH (d:Document) RETURN d.jurisdiction AS city, "
        "sum(COUNT { (d)-[:CONTAINS]->(:Task)<-[:LEADS|COOPERATES]-(:Agency) }) AS n ORDER BY n DESC, city"
    )
    return [row["city"] for row in found]


def agencies_of(city: str) -> list[dict[str, Any]]:
    """The agencies that plans of the city name, in protocol order."""
    return rows(
        "MATCH (d:Document {jurisdiction: $city})-[:CONTAINS]->(t:Task)<-[:LEADS|COOPERATES]-(a:Agency) "
        "WITH a, count(DISTINCT t) AS tasks "
        "RETURN a.name AS name, a.official_name AS official, a.aliases AS aliases, a.kind AS kind, tasks "
        "ORDER BY coalesce(a.protocol_rank, 999), name",
        city=city,
    )


def option_label(agency: dict[str, Any]) -> str:
    """What the list shows: the search of the box looks through it, so the other names stand in it too."""
    short = sorted(
        {a for a in agency["aliases"] or [] if len(a) <= 6 and a != agency["name"]}, key=lambda a: (len(a), a)
    )[:4]
    others = f"（{'、'.join(short)}）" if short else ""
    return f"{agency['name']}　{agency['tasks']} 项{others}"


def counts(result: Result) -> dict[str, int]:
    """Tasks by role, inferred leads apart."""
    table = {"牵头": 0, "推定牵头": 0, "配合": 0, "责任": 0}
    for row in result.rows:
        if row["角色"] == "牵头":
            table["推定牵头" if "推定" in row["依据"] else "牵头"] += 1
        else:
            table[row["角色"]] += 1
    return table


def show() -> None:
    """The page."""
    st.title("机构任务")
    st.caption("选城市和机构，先看表，点一行看原文；“推定”不是原文，使用前请核实。")
    cities = cities_by_size()
    left, middle, right = st.columns([1, 3, 2])
    city = left.selectbox("城市", cities, index=state.pick("city", cities), key="city")
    agencies = agencies_of(city)
    if not agencies:
        st.info(f"{city}的方案没有写明任何机构。")
        return
    names = [agency["name"] for agency in agencies]
    busiest = max(agencies, key=lambda agency: agency["tasks"] if agency["kind"] == "body" else 0)["name"]
    chosen = middle.selectbox(
        "机构（可输入简称查找）",
        agencies,
        index=state.pick("agency", names, busiest),
        format_func=option_label,
        key=f"agency-{city}",
    )
    keyword = right.text_input("任务中含有", value=st.query_params.get("q", ""), key="keyword", max_chars=40)
    state.remember(city=city, agency=chosen["name"], q=keyword)
    _tasks(city, chosen, keyword)


def _tasks(city: str, agency: dict[str, Any], keyword: str) -> None:
    result = saved("agency_tasks", agency=agency["name"], city=city)
    st.subheader(f"{agency['name']}　{agency['official'] or ''}")
    for column, (name, n) in zip(st.columns(6), counts(result).items(), strict=False):
        column.metric(name, n)
    shown = [
        row for row in result.rows if keyword in row["任务"] or keyword in row["方案"] or keyword in (row["章节"] or "")
    ]
    if not shown:
        st.info("没有符合条件的任务。")
        return
    st.caption(limits(result))
    picked = st.dataframe(
        frame(shown, _SHOWN), hide_index=True, on_select="rerun", selection_mode="single-row", key=f"tasks-{city}-{agency['name']}",
        height=min(460, 38 * (len(shown) + 1)),
        column_config={"任务": st.column_config.TextColumn(width="large"), "方案": st.column_config.TextColumn(width="medium")},
    )  # fmt: skip
    table = saved("task_table", agency=agency["name"], city=city)
    title = f"{agency['name']}任务分解表"
    st.download_button(
        "下载任务分解表 .xlsx", task_table(table.rows, title=f"{city}{title}"), f"{city}{title}.xlsx", XLSX
    )
    chosen = picked["selection"]["rows"] if picked else []
    if chosen and chosen[0] < len(shown):
        show_evidence(shown[chosen[0]]["任务标识"])
    else:
        st.caption("点表格左侧选一行，查看原文。")
    with st.expander("机构的任务网络（图）"):
        graph = saved_picture("agency_tasks", agency=agency["name"], city=city)
        st.iframe(to_html(graph), height=680)


def show_evidence(task_id: str) -> None:
    """The task's text with its marks, and one line a body: role, basis, place in the source."""
    found = saved("task_evidence", task=task_id).rows
    if not found:
        return
    first = found[0]
    st.subheader(first["标题"])
    st.caption(f"{first['方案']}　{first['章节'] or ''}　文件 {first['文件']}")
    st.markdown(evidence.paragraph(first["正文"], [row["原文表述"] for row in found]), unsafe_allow_html=True)
    st.markdown(evidence.legend(), unsafe_allow_html=True)
    bodies = [row for row in found if row["机构"]]
    if bodies:
        for row in bodies:
            row["原文位置"] = f"第 {row['起']}—{row['止']} 字" if row["起"] is not None else ""
        st.dataframe(frame(bodies, ("机构", "角色", "依据", "原文位置")), hide_index=True)
