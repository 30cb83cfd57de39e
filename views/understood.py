"""What was understood of an uploaded plan, on the page: figures, tasks as they would be loaded, the marked source text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from graph.lead_policy import LeadDecisions, decide_leads
from ingest.plan import Target, Task, display_title
from ingest.preview import Mark, Preview
from queries.words import BASIS, INFERRED, LEAD_STATUS, OP, number
from views import evidence

PAGE_CHARACTERS = 12_000
_AROUND = 160
# Blank lines of the source are a little room and no line of their own: .md has one between any two.
_BLANK_LINES, _GAP = re.compile(r"(?:<br>\s*){2,}"), '<span class="gap"></span>'
# Besides the kinds of style.MARK: what was not understood is told apart by its line and a sign, not by colour alone.
_UNREAD = {"UNREAD": ("没读懂，待核", "#fde3e1", "#b3261e", "？"), "MISSED": ("可能漏了", "#f9c9c5", "#8c1d18", "！")}
_WORDS = {
    "AGENCY": "机构",
    "DUTY": "责任表述",
    "TARGET": "目标",
    "DATE": "期限",
    **{k: v[0] for k, v in _UNREAD.items()},
}
CSS = "<style>" + "".join(
    f".m-{kind.lower()} {{background: {ground} !important; border-bottom: 2px dashed {line};}}"
    f".m-{kind.lower()}::before {{content: '{sign}'; color: {line}; font-weight: 700;}}"
    for kind, (_, ground, line, sign) in _UNREAD.items()
) + """
.legend {text-align: right;} .sheet .gap {display: block; height: .4rem;} .sheet {height: max(21rem, calc(100vh - 29rem)); overflow-y: auto; border: 1px solid #d8dfe7; border-left: 4px solid #1f5f99; padding: .5rem 1rem; line-height: 1.85; font-size: .95rem; background: #fcfdfe;}
.known {font-size: .88rem; display: flex; flex-wrap: wrap; gap: .1rem .95rem; margin: 0;} .known b {font-weight: 600;}
.known .low {color: #8c1d18; font-weight: 700;}
</style>"""  # fmt: skip


def share(value: float) -> str:
    """A share in percent, cut and not rounded: a loss never reads as 100 %."""
    return f"{int(value * 1000) / 10:g}%"


def facts(preview: Preview) -> str:
    """HTML: what the plan says about itself, and how much of it is accounted for."""
    document = preview["plan"]["document"]
    period = "—".join(dict.fromkeys(document["period"] or []))
    known = [("地区", document["jurisdiction"]), ("文号", document["number"]), ("发文机关", document["issuer"]),
             ("成文", document["issued_on"]), ("期间", period)]  # fmt: skip
    parts = [f"<span>{word} <b>{escape(value or '未写明')}</b></span>" for word, value in known]
    missed = sum(each["unaccounted"] for each in preview["counts"])
    detail = "，".join(
        f"{each['kind']} {each['total']}（读出 {each['output']}，按规则略过 {each['ignored']}，待核 {each['issue']}，"
        f"不知去处 {each['unaccounted']}）"
        for each in preview["counts"]
    )
    low = " class=low" if missed else ""
    lost = f"，{missed} 处不知去处" if missed else ""
    # First: in a narrow window the rest may go on to a second line.
    parts.insert(
        0, f"<span{low} title='{escape(detail)}'>覆盖率 <b>{share(preview['coverage'])}</b>{lost}</span>"
    )  # fmt: skip
    return f'<p class="title">《{escape(display_title(document))}》</p><p class="known">{"".join(parts)}</p>'


def task_rows(preview: Preview) -> tuple[list[dict[str, Any]], LeadDecisions]:
    """Rows as the plan would be loaded: who leads by the same rule, an inferred lead always called one."""
    decisions = decide_leads(preview["plan"])
    return [_row(task, decisions) for task in preview["plan"]["tasks"]], decisions


def _row(task: Task, decisions: LeadDecisions) -> dict[str, Any]:
    roles = decisions.tasks[task["id"]]
    leads: list[str] = []
    others: list[str] = []
    for role in roles.roles:
        sign = "（推定）" if role.basis in INFERRED else "（更正）" if role.basis == "corrected" else ""
        (leads if role.type == "LEADS" else others).append(role.assignment["name"] + sign)
    fixed = [task.get("corrected", ""), *(a.get("corrected", "") for a in task["assignments"])]
    return {
        "编号": task["number"] or "", "任务": task.get("label") or task["title"] or task["text"][:24],
        "牵头单位": leads, "其他单位": others, "牵头情况": LEAD_STATUS[roles.lead_status],
        "完成时限": task["time"]["raw"] if task["time"] else "", "目标": [in_words(target) for target in task["targets"]],
        "章节": task["path"][-1] if task["path"] else "", "更正": "；".join(filter(None, fixed)), "任务标识": task["id"],
    }  # fmt: skip


def in_words(target: Target) -> str:
    """A target as users read it: 办结率 不少于 95%."""
    most = f"—{number(target['value_max'])}" if target["value_max"] is not None else ""
    return f"{target['indicator']} {OP[target['op']]} {number(target['value'])}{most}{target['unit']}"


def how_leads(decisions: LeadDecisions) -> str:
    """Which bases the leads rest on, in one line."""
    bases = Counter(role.basis for roles in decisions.tasks.values() for role in roles.roles if role.type == "LEADS")
    return "，".join(f"{BASIS[basis]} {n}" for basis, n in bases.most_common()) or "没有牵头单位"


def legend(marks: Sequence[Mark]) -> str:
    """HTML that says what the marks mean, and how many of each there are."""
    counts = Counter(mark["kind"] for mark in marks)
    items = [f'<span><mark class="m-{kind.lower()}">{word}</mark> {counts[kind]}</span>'  # type: ignore[index]
             for kind, word in _WORDS.items()]  # fmt: skip
    return f'<div class="legend">{"".join(items)}</div>'


def pages(text: str) -> list[tuple[int, int]]:
    """The text in pieces a browser draws at once, cut at ends of lines."""
    found, start = [], 0
    while start < len(text):
        end = start + PAGE_CHARACTERS
        if end < len(text):
            stop = text.rfind("\n", start, end)
            end = stop + 1 if stop > start else end
        found.append((start, min(end, len(text))))
        start = end
    return found or [(0, 0)]


def sheet(preview: Preview, start: int, end: int) -> str:
    """HTML of a piece of the source text with everything marked."""
    return f'<div class="sheet">{_BLANK_LINES.sub(_GAP, _marked(preview, start, end))}</div>'


def around(preview: Preview, start: int, end: int) -> str:
    """HTML of a place of the source text and what stands before and behind it."""
    text = preview["text"]
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, behind = ("…" if first else ""), ("…" if last < len(text) else "")
    return f'<div class="evidence"><p>{before}{_marked(preview, first, last)}{behind}</p></div>'


def _marked(preview: Preview, start: int, end: int) -> str:
    within = [
        evidence.Mark(max(m["start"], start) - start, min(m["end"], end) - start, m["kind"], m["says"])
        for m in preview["marks"]
        if m["start"] < end and m["end"] > start
    ]
    return evidence.highlighted(preview["text"][start:end], within)


def show_text(preview: Preview, key: str) -> None:
    """The source text, piece by piece where it is long."""
    cut = pages(preview["text"])
    place = 0
    if len(cut) > 1:
        bad = [any(m["kind"] in _UNREAD and start <= m["start"] < end for m in preview["marks"]) for start, end in cut]
        place = st.selectbox(
            "第几段", range(len(cut)), key=f"piece-{key}", width=260,
            format_func=lambda n: f"第 {n + 1} 段（共 {len(cut)} 段）{'　有没读懂的' if bad[n] else ''}",
        )  # fmt: skip
    st.html(sheet(preview, *cut[place]))
