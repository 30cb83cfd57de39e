"""The source sentence: a task's text with what matters marked. Everything of a document is escaped before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ingest.annotate import annotate
from views.style import MARK, MARK_WORDS

NO_TEXT = "图中只有这份方案的事实，没有原句。用 python -m ingest run 读取原文件后，这里会显示原文。"


@dataclass(frozen=True)
class Mark:
    """text[start:end] is marked as `kind`; `title` is shown when the pointer rests on it."""

    start: int
    end: int
    kind: str
    title: str = ""


def marks_of(text: str) -> list[Mark]:
    """Agencies, quantities, dates and indicators in a text."""
    return [Mark(a.start, a.end, a.label, MARK_WORDS[a.label]) for a in annotate(text)]


def highlighted(text: str, marks: Sequence[Mark]) -> str:
    """HTML of the text with its marks; overlapping marks give way to the earlier, longer one."""
    parts: list[str] = []
    place = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < place or mark.end <= mark.start:
            continue
        colour = MARK.get(mark.kind, "#eeeeee")
        parts.append(escape(text[place : mark.start]))
        parts.append(
            f'<mark style="background:{colour}" title="{escape(mark.title, quote=True)}">'
            f"{escape(text[mark.start : mark.end])}</mark>"
        )
        place = mark.end
    parts.append(escape(text[place:]))
    return "".join(parts).replace("\n", "<br>")


def paragraph(text: str, quotes: Sequence[str]) -> str:
    """HTML of a task's body and of the phrases that name its bodies, as one block."""
    if not text and not any(quotes):
        return f'<div class="evidence">{escape(NO_TEXT)}</div>'
    body = highlighted(text, marks_of(text)) if text else escape(NO_TEXT)
    shown = []
    for quote in dict.fromkeys(filter(None, quotes)):
        shown.append(f'<mark style="background:{MARK["DUTY"]}" title="{MARK_WORDS["DUTY"]}">{escape(quote)}</mark>')
    duties = "<br>" + "<br>".join(shown) if shown else ""
    return f'<div class="evidence">{body}{duties}</div>'


def legend() -> str:
    """HTML that says what the colours of a highlighted text mean, in words."""
    items = "".join(f'<span><mark style="background:{MARK[k]}">{w}</mark></span>' for k, w in MARK_WORDS.items())
    return f'<div class="legend">{items}</div>'
