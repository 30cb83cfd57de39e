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
    return Notes([(start, min(end + 1, len(text))) for start, end in sorted(lines)], sorted(set(citations)))


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
