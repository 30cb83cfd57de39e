"""Where a quantity stands: its sentence, its clause, and the part of the clause that speaks about it alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ingest.quantity_tokens import Quantity

_SENTENCE_END = "。；;！？!?\n"
_COMMA = "，,：:"
_OPEN, _CLOSE = "（(〔【[", "）)〕】]"
_QUOTE = dict(zip("“《「‘", "”》」’", strict=True))
_MARK = re.compile("[" + re.escape(_SENTENCE_END + _COMMA + _OPEN + _CLOSE + "".join(_QUOTE)) + "]")
_BRACKET = re.compile("[" + re.escape(_OPEN + _CLOSE) + "\n]")
_MAX_QUOTE = 120
_LEFT, _RIGHT = 320, 100  # furthest a phrase reaches: keeps the work linear in text without punctuation
_AND = re.compile(r"、|以及|和|与|(?<![惠涉遍波提普顾触])及|，|,|；")


class Place(NamedTuple):
    """Offsets around one quantity: sentence ⊇ clause ⊇ segment; the segment holds no other quantity's words."""

    sentence: int
    sentence_end: int
    clause: int
    clause_end: int
    left: int
    right: int
    bracketed: bool


class Clauses:
    """The sentence and clause boundaries of one text that holds the given quantities."""

    def __init__(self, text: str, quantities: list[Quantity]) -> None:
        self.text = text
        self._ends = [-1]
        self._commas = [-1]
        self._opens: list[int] = []
        inside = {place for q in quantities for place in range(q.start, q.end)}
        starts = [q.start for q in quantities]
        close = _matching(text)
        place = 0
        while mark := _MARK.search(text, place):
            place, char = mark.start(), mark.group()
            if char in _SENTENCE_END:
                self._ends.append(place)
                self._commas.append(place)
            elif place in inside:
                pass
            elif char in _QUOTE:
                end = text.find(_QUOTE[char], place, place + _MAX_QUOTE)
                place = end if end > 0 else place
            elif char in _COMMA or char in _CLOSE:
                self._commas.append(place)
            elif char in _OPEN:
                end = close.get(place, -1)
                if end < 0 or bisect_left(starts, end) > bisect_left(starts, place):
                    self._commas.append(place)
                    self._opens.append(place)
                else:
                    place = end  # a bracket without numbers is part of the phrase around it
            place += 1

    def place(self, quantity: Quantity, before: Quantity | None, after: Quantity | None) -> Place:
        """The place of `quantity` between its neighbours in the text."""
        sentence = self._ends[bisect_left(self._ends, quantity.start) - 1] + 1
        clause = self._commas[bisect_left(self._commas, quantity.start) - 1] + 1
        sentence_end = _next(self._ends, quantity.end, len(self.text))
        clause_end = min(_next(self._commas, quantity.end, len(self.text)), quantity.end + _RIGHT)
        sentence = max(sentence, quantity.start - 4 * _LEFT)
        clause = max(clause, quantity.start - _LEFT, sentence)
        left, right = clause, clause_end
        if before is not None and before.end > clause:
            left = self._split(before, quantity)[1]
        if after is not None and after.start < clause_end:
            right = self._split(quantity, after)[0]
        bracketed = clause > 0 and self.text[clause - 1] in _OPEN
        return Place(sentence, sentence_end, clause, clause_end, left, right, bracketed)

    def _split(self, first: Quantity, second: Quantity) -> tuple[int, int]:
        """(end of the first one's words, start of the second one's) between two quantities of one clause."""
        found = list(_AND.finditer(self.text, first.end, second.start))
        if not found:
            return second.start, first.end
        # “A25家、B10家”: the first separator parts them; “15家A、10家B”: the last one does.
        chosen = found[0] if found[0].start() == first.end else found[-1]
        return chosen.start(), chosen.end()


def _next(places: list[int], start: int, default: int) -> int:
    index = bisect_right(places, start - 1)
    return places[index] if index < len(places) else default


def _matching(text: str) -> dict[int, int]:
    """Opening bracket → closing bracket, for brackets closed within the same sentence line."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for mark in _BRACKET.finditer(text):
        place, char = mark.start(), mark.group()
        if char in _OPEN:
            stack.append(place)
        elif char == "\n":
            stack.clear()
        elif stack:
            pairs[stack.pop()] = place
    return pairs
