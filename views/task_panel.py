"""One task, opened: the sentence with its marks on the left, who, how much and where on the right."""

from __future__ import annotations

from html import escape

import streamlit as st

from queries.words import headed
from views import evidence
from views.store import saved


def show(task_id: str, *, chosen: str = "", where: str = "") -> None:
    """Draw the panel; `chosen` names the agency the user came from, `where` tells two panels of one page apart. A task that is gone is said to be gone."""
    cards = saved("task_card", task=task_id).rows
    if not cards:
        st.info("这项任务已不在图中（方案可能重新载入过），请在表中另选一项。")
        return
    card = cards[0]
    duties = [row for row in saved("task_evidence", task=task_id).rows if row["机构"]]
    targets = saved("task_targets", task=task_id).rows
    with st.container(border=True, key=f"task-panel{where}"):
        text, facts = st.columns([3, 2], gap="medium")
        with text:
            quotes = [row["原文表述"] for row in duties]
            title = f'<p class="title">{escape(headed(card["编号"], card["标题"]))}</p>'
            st.html(title + evidence.paragraph(card["正文"], quotes, [row["原文"] for row in targets]))
            if card["正文"]:
                st.html(evidence.legend())
            st.html(evidence.source_line(card))
        with facts:
            when = card["期限原文"] or "未写明"
            due = f"（{card['到期']}）" if card["到期"] else ""
            st.html(
                f'<p class="when">完成时限：<b>{escape(when)}</b>{due}　牵头情况：<b>{card["牵头情况"]}</b></p>'
                + evidence.bodies(duties, chosen)
                + evidence.target_list(targets)
            )
            for word, rule in (("方案规则", card["方案规则"]), ("统一条款", card["统一条款"])):
                if rule:
                    st.html(f'<p class="source">{word}：{escape(rule)}</p>')
