"""The clauses of a task's body that oblige somebody to do something, with their modality.

A clause is what stands between commas and full stops, brackets and quotes kept whole. A plain verb clause (建立…, 推进…)
is `should`; 必须/应当 make it `must`, 不得/严禁 `forbid`, 鼓励/支持/引导 `encourage`, 探索 `explore` (data/modality.csv).
Clauses of purpose, basis and place (为…, 根据…, 围绕…) are no duties on their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.obligation_rules import carries_object, connector_length, is_background, leaves_choice, modality_of
from ingest.plan import Modality

_QUOTE = dict(zip("“《「‘（(〔【", "”》」’）)〕】", strict=True))
_MAX_QUOTE = 160
_ENDS = "。；;！？!?\n"
_COMMAS = "，,：:"
_MARK = re.compile("[" + re.escape("".join(_QUOTE) + _ENDS + _COMMAS) + "]")


class FoundObligation(NamedTuple):
    """text[start:end] of the body is one duty."""

    text: str
    modality: Modality
    start: int
    end: int


def find_obligations(text: str) -> list[FoundObligation]:
    """The duties of a task's body, in order, not overlapping."""
    found: list[FoundObligation] = []
    open_ended = False  # the clause before was a duty of the same sentence
    choice: Modality | None = None  # the clause before leaves this one to those addressed (“支持企业依托平台，建立…”)
    for start, end, closes in _clauses(text):
        body = _trim(text, start, end)
        if body is None:
            continue
        start, end = body
        begin = start + connector_length(text[start:end])
        if begin > start and carries_object(text[begin - 1 : end]):
            begin -= 1
        # “对…加大支持，是…的举措”: the clause is what the next one speaks about.
        topic = text.startswith("是", end + 1) and not closes
        modality = modality_of(text[begin:end]) if begin < end and not topic else None
        if modality == "should" and choice and begin == start:
            modality = choice
        choice = modality if modality == "encourage" and leaves_choice(text[begin:end]) and not closes else None
        if modality is not None:
            found.append(FoundObligation(text[begin:end], modality, begin, end))
        elif open_ended and found and not is_background(text[start:end]):
            last = found[-1]  # “推进A、B，C等领域”: the object goes on behind the comma
            found[-1] = FoundObligation(text[last.start : end], last.modality, last.start, end)
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
