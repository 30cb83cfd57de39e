"""总览: what is loaded, and the standing questions with their counts."""

from __future__ import annotations

import datetime

import streamlit as st

from views import state
from views.store import rows, saved
from views.tables import frame

# Standing question → (saved query, what its rows mean).
_STANDING = (
    ("no_lead", "没有明确牵头的任务"),
    ("inferred_leads", "推定牵头，待确认"),
    ("contradictions", "互相矛盾的目标"),
    ("unknown_agencies", "名录不认识的机构"),
)
_SOON_DAYS = 90


def show() -> None:
    """The page."""
    st.title("责任图谱")
    st.caption("谁牵头、谁配合、何时完成、哪句话说的。写明、规定与推定分开显示。")
    counted = rows(
        "RETURN COUNT { (:Document) } AS documents, COUNT { (:Task) } AS tasks, COUNT { (:Agency) } AS agencies, "
        "COUNT { (:Indicator) } AS indicators"
    )[0]
    words = {"documents": "方案", "tasks": "任务", "agencies": "机构", "indicators": "指标"}
    for column, (name, word) in zip(st.columns(4), words.items(), strict=True):
        column.metric(word, counted[name])
    st.subheader("要看的事")
    today = datetime.date.today()
    soon = saved("due", from_day=str(today), to_day=str(today + datetime.timedelta(days=_SOON_DAYS)))
    items: list[tuple[str, str, int, dict[str, str]]] = [
        (query_id, word, len(saved(query_id, max_rows=5000).rows), {}) for query_id, word in _STANDING
    ]
    items.append(
        (
            "due",
            f"{_SOON_DAYS} 天内到期",
            len(soon.rows),
            {"p_from_day": str(today), "p_to_day": str(today + datetime.timedelta(days=_SOON_DAYS))},
        )
    )
    for column, (query_id, word, n, values) in zip(st.columns(len(items)), items, strict=True):
        column.metric(word, n)
        column.markdown(f"[查看]({state.link('queries', {'query': query_id, **values})})")
    st.subheader("载入的方案")
    documents = saved("documents")
    st.dataframe(frame(documents.rows, documents.columns), hide_index=True)
