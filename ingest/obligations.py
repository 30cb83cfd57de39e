"""The clauses of a task's body that oblige somebody to do something, with their modality.

A clause is what stands between commas and full stops, brackets and quotes kept whole. A plain verb clause (建立…, 推进…)
is `should`; 必须/应当 make it `must`, 不得/严禁 `forbid`, 鼓励/支持/引导 `encourage`, 探索 `explore` (data/modality.csv).
Clauses of purpose, basis and place (为…, 根据…, 围绕…) are no duties on their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.obligation_phrases import carries_object
from ingest.obligation_rules import connector_length, goes_on, is_background, keeps_choice, leaves_choice, modality_of
from ingest.plan import Modality
from ingest.traditional import simplified

_QUOTE = dict(zip("“《「‘（(〔【", "”》」’）)〕】", strict=True))
_MAX_QUOTE = 160
_ENDS = "。；;！？!?\n"
_COMMAS = "，,：:"
_MARK = re.compile("[" + re.escape("".join(_QUOTE) + _ENDS + _COMMAS) + "]")


class FoundObligation(NamedTuple):
    """text[start:end] of the body is one duty; `rule` gave its modality (`obligation_rules.Verdict`)."""

    text: str
    modality: Modality
    start: int
    end: int
    rule: str


def find_obligations(text: str) -> list[FoundObligation]:
    """The duties of a task's body, in order, not overlapping."""
    plain = simplified(text)  # of the same length; what is found is text as printed
    found: list[FoundObligation] = []
    open_ended = False  # the clause before was a duty of the same sentence
    encouraged = ""  # the clause of the same sentence that says who may choose: “支持企业依托平台，建立…”
    for start, end, closes in _clauses(plain):
        body = _trim(plain, start, end)
        if body is None:
            encouraged = "" if closes else encouraged
            continue
        start, end = body
        begin = start + connector_length(plain[start:end])
        if begin > start and carries_object(plain[begin - 1 : end]):
            begin -= 1
        clause = plain[begin:end]
        # “对…加大支持，是…的举措”: the clause is what the next one speaks about.
        topic = plain.startswith("是", end + 1) and not closes
        modality, rule = (modality_of(clause) if clause and not topic else None) or (None, "")
        if modality == "encourage":
            encouraged = clause
        elif modality == "should" and encouraged and begin == start and goes_on(encouraged, clause):
            modality, rule = "encourage", "left-to-choice"
            encouraged = encouraged if keeps_choice(clause) else ""
        elif modality is not None:
            encouraged = ""
        if modality is not None:
            found.append(FoundObligation(text[begin:end], modality, begin, end, rule))
        elif is_background(plain[start:end]):
            open_ended = False
            encouraged = encouraged if leaves_choice(encouraged) else ""
        elif open_ended and found:
            last = found[-1]  # “推进A、B，C等领域”: the object goes on behind the comma
            found[-1] = FoundObligation(text[last.start : end], last.modality, last.start, end, last.rule)
        if closes:
            encouraged = ""
        open_ended = not closes and (modality is not None or open_ended)
    return found


def _clauses(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, a sentence ends here) of every clause."""
    start = place = 0
    while mark := _MARK.search(text, place):
        place, char = mark.start(), mark.group()
        if char in _QUOTE:
            end = text.find(_QUOTE[char], place, place + _MAX_QUOTE)
            place = end if end > 0 else place
        else:
            yield start, place, char in _ENDS
            start = place + 1
        place += 1
    if start < len(text):
        yield start, len(text), True


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return (start, end) if end - start >= 4 else None
