"""Notes at the foot of a page or of the plan: “注1：…”, “[1] …”, “①…” and the signs in the text that cite them.

A note explains a word of the text and is no part of the item it happens to stand behind. A line that begins with a sign
is believed to be a note where the text cites the sign: “①甲；②乙” counts what an item consists of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.standing import find_blanket

_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹"
# “注：”, “注1：”; “[^1]: ” of Markdown.
_NAMED = re.compile(r"^(?:注(?:[\d一二三四五六七八九十]{1,3}|[①-⑳])?[：:]|\[\^[\w-]{1,20}\]:)[^\n]*", re.M)
_SIGNED = re.compile(rf"^(?P<sign>\[\d{{1,2}}\]|〔\d{{1,2}}〕|[{_SIGNS}])[^\n]+", re.M)
# Behind a word, and before a stop or alone in its sentence: a list goes on with “：①”, “；②”, “①甲②乙”.
_CITED = re.compile(rf"(?<=[\u3400-\u9fff”》）)])(?:(?P<bracket>\[\d{{1,2}}\]|〔\d{{1,2}}〕)|(?P<circle>[{_SIGNS}]))")
_CLOSED = re.compile(r"[，。、；：！？”）)\n]|\Z")
# A title or heading, alone in its line or before its text, that ends in a number; not “附件1”, “专栏2”, “任务3”.
_NUMBERED_HEADING = re.compile(
    r"^(?:(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])[^\d。；，：:\n]{2,40}(?<![件表栏图项第类级期卷册录版])"
    r"|[^\d。；，：:\n]{4,40}(?:方案|计划|意见|措施))(?P<note>[1-9]\d?)(?=[。\n]|\Z)",
    re.M,
)
_LEAST_GLUED = 3
_SENTENCE, _MAX_SENTENCE = re.compile(r"[。；：\n]"), 200


@dataclass(frozen=True)
class Notes:
    """(start, end) of the lines that are notes, with the line break behind them, and of the signs that cite them."""

    lines: list[tuple[int, int]] = field(default_factory=list)
    citations: list[tuple[int, int]] = field(default_factory=list)


def find_notes(text: str) -> Notes:
    """The notes of a clean text, in order; a note that prints a clause for many items stays where it is."""
    cited: dict[str, list[tuple[int, int]]] = {}
    for match in _CITED.finditer(text):
        if match.group("bracket") or _CLOSED.match(text, match.end()) or _is_alone(text, *match.span()):
            cited.setdefault(match.group(), []).append(match.span())
    signed = list(_SIGNED.finditer(text))
    counted = set(_counted([match.group("sign") for match in signed]))
    lines = [match.span() for match in _NAMED.finditer(text) if find_blanket(match.group()) is None]
    citations: list[tuple[int, int]] = []
    for match in signed:
        sign = match.group("sign")
        behind = cited.get(sign, [])
        if behind or sign in counted:
            lines.append(match.span())
            citations += behind
    citations += _glued(text)
    return Notes([(start, min(end + 1, len(text))) for start, end in sorted(lines)], sorted(set(citations)))


def _glued(text: str) -> list[tuple[int, int]]:
    """Numbers of notes that were set high and came out glued to titles and headings: “重点任务2”.

    Believed where they count on from one over three headings at least, in order, and no heading breaks the count.
    """
    found: list[tuple[int, int]] = []
    for match in _NUMBERED_HEADING.finditer(text):
        if int(match.group("note")) != len(found) + 1:
            return []
        found.append(match.span("note"))
    return found if len(found) >= _LEAST_GLUED else []


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a sign is the only one of its sentence."""
    before = _SENTENCE.split(text[max(0, start - _MAX_SENTENCE) : start])[-1]
    behind = _SENTENCE.split(text[end : end + _MAX_SENTENCE], maxsplit=1)[0]
    return not any(sign in before + behind for sign in _SIGNS)


def _counted(signs: list[str]) -> Iterator[str]:
    """[1], [2] … at the beginning of lines, from one on: no plan numbers its items so, a page may have lost the signs
    that cite them."""
    for count, sign in enumerate((sign for sign in signs if sign[0] == "["), start=1):
        if sign != f"[{count}]":
            return
        yield sign
