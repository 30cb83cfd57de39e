"""One source in a narrow column, for pages that put two of them beside each other: text, deadline, who, numbers, place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from queries.words import headed
from views import evidence
from views.store import saved


@dataclass(frozen=True)
class Source:
    """What a column shows of a task: its card, its bodies, its numbers (rows of the saved queries of those names)."""

    card: Mapping[str, Any]
    duties: list[dict[str, Any]]
    targets: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """The body as printed; the title where only facts are known."""
        return str(self.card["正文"] or self.card["标题"])


def source(task_id: str) -> Source | None:
    """The task, None when it is gone."""
    cards = saved("task_card", task=task_id).rows
    if not cards:
        return None
    duties = [row for row in saved("task_evidence", task=task_id).rows if row["机构"]]
    return Source(cards[0], duties, saved("task_targets", task=task_id).rows)


def deadline(card: Mapping[str, Any], inherited: Mapping[str, Any] | None = None) -> str:
    """HTML of when a task is due; `inherited` is the row of `inherited_deadlines` that stands in where nothing is printed."""
    if card["期限原文"]:
        due = f"（{card['到期']}）" if card["到期"] else ""
        return f'<p class="when">完成时限：<b>{escape(card["期限原文"])}</b>{due}</p>'
    if inherited is None:
        return '<p class="when">完成时限：<b>未写明</b></p>'
    return (
        f'<p class="when">完成时限：未写明；<span class="inferred">推定 <b>{escape(inherited["期限原文"])}</b>，'
        f"出自说同一件事的步骤“{escape(inherited['出自步骤'])}”，请核对原文</span></p>"
    )


def show(side: str, shown: Source, text: str, *, inherited: Mapping[str, Any] | None = None) -> None:
    """Draw one column: `side` names it, `text` is HTML made by `evidence.highlighted`."""
    card = shown.card
    none = "" if card["正文"] else f'<p class="none">{evidence.NO_TEXT}{evidence.HOW_TO_GET_TEXT}</p>'
    with st.container(border=True):
        st.html(
            f'<p class="side">{escape(side)}</p><p class="title">{escape(headed(card["编号"], card["标题"]))}</p>'
            f'{none}<div class="evidence">{text}</div>'
            + deadline(card, inherited)
            + f'<p class="when">牵头情况：<b>{escape(card["牵头情况"])}</b></p>'
            + evidence.bodies(shown.duties)
            + evidence.target_list(shown.targets)
            + evidence.source_line(card)
        )


def sentence(text: str, raws: Sequence[str]) -> str:
    """HTML of a text with the words of its targets marked in it; the words alone where there is no text."""
    shown = text or "；".join(raws)
    return f"<p>{evidence.highlighted(shown, evidence.phrases(shown, raws, 'TARGET'))}</p>"


def goal(row: Mapping[str, Any], side: str = "总体目标") -> None:
    """Draw a target of a plan as a whole, its deadline in words: its sentence and its place; no task prints it."""
    place = f"，第 {row['起']}—{row['止']} 字" if row["起"] is not None else ""
    text = (
        sentence("", [row["原文"]])
        if row["原文"]
        else f'<p class="none">{evidence.NO_TEXT}{evidence.HOW_TO_GET_TEXT}</p>'
    )
    with st.container(border=True):
        st.html(
            f'<p class="side">{escape(side)}</p><p class="title">{escape(row["指标"])}</p>'
            f'<div class="evidence">{text}</div><p class="when">完成时限：<b>{escape(row["期限"])}</b></p>'
            f'<p class="source">《{escape(row["方案"])}》　总体目标，不在任何一项任务中　文件 {escape(row["文件"])}{place}</p>'
        )
