"""The source sentence: a task's text with what matters marked. Everything of a document is escaped before it is shown."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ingest.annotate import annotate
from queries.words import number
from views.style import MARK_WORDS

NO_TEXT = "图中只有这份方案的事实（机构、角色、数字、日期、位置），没有原句。"
HOW_TO_GET_TEXT = "用 python -m ingest run 读取原文件后，这里显示原句。"


@dataclass(frozen=True)
class Mark:
    """text[start:end] is marked as `kind` (keys of MARK_WORDS); `title` is shown when the pointer rests on it."""

    start: int
    end: int
    kind: str
    title: str = ""


def marks_of(text: str) -> list[Mark]:
    """Agencies, quantities, dates and indicators in a text."""
    return [Mark(a.start, a.end, a.label, MARK_WORDS[a.label]) for a in annotate(text)]


def phrases(text: str, wanted: Iterable[str], kind: str) -> list[Mark]:
    """Marks where each phrase stands in the text, blanks left out of account: readings differ in them."""
    solid = [(n, char) for n, char in enumerate(text) if not char.isspace()]
    flat = "".join(char for _, char in solid)
    found = []
    for phrase in dict.fromkeys(wanted):
        needle = "".join(phrase.split())
        at = flat.find(needle) if needle else -1
        if at >= 0:
            found.append(Mark(solid[at][0], solid[at + len(needle) - 1][0] + 1, kind, MARK_WORDS[kind]))
    return found


def highlighted(text: str, marks: Sequence[Mark]) -> str:
    """HTML of the text. Marks may lie over one another: a number inside a target carries both."""
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(edge for mark in kept for edge in (mark.start, mark.end))})
    parts = []
    for start, end in itertools.pairwise(edges):
        piece = escape(text[start:end]).replace("\n", "<br>")
        over = [mark for mark in kept if mark.start <= start and mark.end >= end]
        if over:
            kinds = " ".join(dict.fromkeys(f"m-{mark.kind.lower()}" for mark in over))
            title = "，".join(dict.fromkeys(mark.title for mark in over if mark.title))
            piece = f'<mark class="{kinds}" title="{escape(title, quote=True)}">{piece}</mark>'
        parts.append(piece)
    return "".join(parts)


def paragraph(text: str, quotes: Sequence[str], targets: Sequence[str] = ()) -> str:
    """HTML of a task's body with its targets marked, then each phrase that names its bodies."""
    shown = list(dict.fromkeys(filter(None, quotes)))
    if not text and not shown:
        return f'<div class="evidence"><p class="none">{NO_TEXT}<br>{HOW_TO_GET_TEXT}</p></div>'
    inside = phrases(text, shown, "DUTY")
    body = highlighted(text, [*inside, *phrases(text, targets, "TARGET"), *marks_of(text)])
    within = {text[mark.start : mark.end] for mark in inside}
    duties = "".join(
        f'<p class="duty">{highlighted(quote, [Mark(0, len(quote), "DUTY", MARK_WORDS["DUTY"]), *marks_of(quote)])}</p>'
        for quote in shown
        if quote not in within
    )
    return f'<div class="evidence"><p>{body}</p>{duties}</div>'


def bodies(rows: Sequence[Mapping[str, Any]], chosen: str = "") -> str:
    """HTML table of who does what on which basis; `chosen` names the body to stand out."""
    lines = []
    for row in rows:
        name = escape(row["机构"])
        strong = f"<b>▸ {name}</b>" if row["机构"] == chosen else name
        place = f"第 {row['起']}—{row['止']} 字" if row["起"] is not None else ""
        note = row.get("更正") or ""
        sign = f'<span title="{escape(note, quote=True)}">（有更正）</span>' if note else ""
        inferred = ' class="inferred"' if "推定" in row["依据"] else ""
        lines.append(
            f"<tr{inferred}><td>{strong}</td><td>{escape(row['角色'])}</td>"
            f"<td>{escape(row['依据'])}{sign}</td>"
            f'<td class="place">{place}</td></tr>'
        )
    if not lines:
        return '<p class="none">这项任务没有写明责任单位。</p>'
    return f'<table class="facts"><tr><th>机构</th><th>角色</th><th>依据</th><th>原文位置</th></tr>{"".join(lines)}</table>'


def amount(row: Mapping[str, Any]) -> str:
    """A target in words: 每年 不少于 40—50 家."""
    value = number(row["数值"]) + (f"—{number(row['上限'])}" if row["上限"] is not None else "")
    return " ".join(filter(None, [row["每年"], row["比较"], f"{value}{row['单位']}"]))


def target_list(rows: Sequence[Mapping[str, Any]]) -> str:
    """HTML table of the numbers of a task."""
    if not rows:
        return ""
    lines = [
        f"<tr><td>{escape(row['指标'])}</td><td>{escape(amount(row))}</td><td>{escape(row['期限'])}</td>"
        f"<td>{escape(row['种类'])}</td></tr>"
        for row in rows
    ]
    return f'<table class="facts"><tr><th>指标</th><th>数值</th><th>期限</th><th>种类</th></tr>{"".join(lines)}</table>'


def source_line(card: Mapping[str, Any]) -> str:
    """HTML of where the text stands: plan, number, headings, file, characters."""
    path = " › ".join(escape(part) for part in card["上级标题"])
    number = f"（{escape(card['文号'])}）" if card["文号"] else ""
    place = f"，第 {card['起']}—{card['止']} 字" if card["起"] is not None else ""
    return f'<p class="source">《{escape(card["方案"])}》{number}　{path}　文件 {escape(card["文件"])}{place}</p>'


def legend() -> str:
    """HTML that says what the colours of a highlighted text mean, in words."""
    items = "".join(f'<span><mark class="m-{kind.lower()}">{word}</mark></span>' for kind, word in MARK_WORDS.items())
    return f'<div class="legend">{items}</div>'
