"""A clean reading of text that remembers where each of its characters stands in the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# A point begins a line whether or not the line above has its stop.
_INSIDE_SENTENCE = re.compile(
    r"(?<![。；：！？:;\n])\n+(?!——|[—-]{2}|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|[①-⑳])"
)


class Reading(NamedTuple):
    """`text[i]` stands at `offsets[i]` of the source. Cutting and joining keep the places."""

    text: str
    offsets: array[int]

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of an untouched text."""
        return cls(text, array("i", range(len(text))))

    def cut(self, start: int, end: int) -> Reading:
        """The reading of text[start:end]."""
        return Reading(self.text[start:end], self.offsets[start:end])

    def span(self, start: int = 0, end: int | None = None) -> list[int]:
        """[first, one past last] source character of text[start:end]; an empty range sits where it would begin."""
        end = len(self.text) if end is None else end
        if not self.text or start >= len(self.text):
            place = self.offsets[-1] + 1 if self.text else 0
            return [place, place]
        if end <= start:
            return [self.offsets[start], self.offsets[start]]
        return [self.offsets[start], self.offsets[end - 1] + 1]

    def without(self, spans: Iterable[tuple[int, int]]) -> Reading:
        """The reading with the given (start, end) ranges taken out; ranges may touch and overlap."""
        return Reading.join(self.cut(a, b) for a, b in complement(spans, len(self.text)))

    def lines(self) -> Iterator[tuple[int, int]]:
        """(start, end) of every line that is not empty, without its line break."""
        for match in re.finditer(r"[^\n]+", self.text):
            yield match.span()

    def unbroken(self) -> Reading:
        """The reading without its line breaks."""
        return self.without(m.span() for m in re.finditer(r"\n+", self.text)) if "\n" in self.text else self

    def rejoined(self) -> Reading:
        """The reading without the line breaks inside sentences; those between paragraphs stay."""
        return self.without(m.span() for m in _INSIDE_SENTENCE.finditer(self.text))

    def stripped(self) -> Reading:
        """The reading without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    @staticmethod
    def join(parts: Iterable[Reading]) -> Reading:
        """One reading after the other."""
        texts: list[str] = []
        offsets = array("i")
        for part in parts:
            texts.append(part.text)
            offsets.extend(part.offsets)
        return Reading("".join(texts), offsets)


class Taken:
    """Ranges that are spoken for: whether another one would meet any of them, at the cost of a look-up."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []  # the furthest end of all ranges up to this one
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take start..end as well."""
        n = bisect_right(self._starts, start)
        self._starts.insert(n, start)
        self._reach.insert(n, max(end, self._reach[n - 1]) if n else end)
        while n + 1 < len(self._reach) and self._reach[n + 1] < self._reach[n]:
            n += 1
            self._reach[n] = self._reach[n - 1]

    def meets(self, start: int, end: int) -> bool:
        """True when a range that was added shares a character with start..end."""
        n = bisect_left(self._starts, end)
        return n > 0 and self._reach[n - 1] > start


def complement(spans: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """The ranges of 0..length that `spans` leave free, in order."""
    place = 0
    for start, end in sorted(spans):
        if start > place:
            yield place, start
        place = max(place, end)
    if place < length:
        yield place, length
