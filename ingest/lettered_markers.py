"""Items counted by letters and Roman numerals (Ⅰ、 II. A. （a） ⅰ)), which have no level of their own.

GB/T 9704-2012 knows no such numbers, so where they stand says how deep they are: above everything where nothing stands
before them, else one level below the item that the first of them follows. A letter alone counts nothing (“A类企业”):
only a series that goes on at the starts of lines, A then B, is believed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.markers import Kind, Marker

_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_BEHIND = r"(?= ?[\u3400-\u9fff“《【\"])"
# Style of counting → what it looks like at the start of a line. “C.” and “D.” are letters, “I.” and “V.” numerals.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("roman", re.compile(rf"^(?P<n>[{_ROMAN_SIGNS}]|[IVX]{{1,5}})(?:[.．、：:]|(?= ?[\u3400-\u9fff])(?<![IVX])){_BEHIND}", re.M)),
    ("small-roman", re.compile(rf"^[（(]?(?P<n>[{_ROMAN_SIGNS.lower()}]|[ivx]{{1,5}})[.．、)）]{_BEHIND}", re.M)),
    ("bracketed-roman", re.compile(rf"^[（(](?P<n>[{_ROMAN_SIGNS}]|[IVX]{{1,5}})[)）]{_BEHIND}", re.M)),
    ("letter", re.compile(rf"^(?P<n>[A-H])[.．、：:]{_BEHIND}", re.M)),
    ("bracketed-letter", re.compile(rf"^[（(]?(?P<n>[A-H])[)）]{_BEHIND}", re.M)),
    ("small-letter", re.compile(rf"^[（(]?(?P<n>[a-h])[.．、)）]{_BEHIND}", re.M)),
)  # fmt: skip
_HINT = re.compile(rf"^[（(]?[{_ROMAN_SIGNS}{_ROMAN_SIGNS.lower()}A-Ia-ivVxX]", re.M)
# Levels that a series may take, outermost first; those behind the fourth hold measures inside an item.
_LEVELS = (Kind.CHINESE, Kind.CHINESE_BRACKET, Kind.ARABIC, Kind.DECIMAL, Kind.ARABIC_BRACKET, Kind.CIRCLED)
_OUTERMOST = (Kind.CHINESE, Kind.CHAPTER, Kind.SECTION)
_INNER = (Kind.ARABIC_BRACKET, Kind.CIRCLED)


def with_lettered(text: str, believed: Sequence[Marker]) -> list[Marker]:
    """`believed` and the series of letters and Roman numerals of a clean text, each at its level, in order."""
    markers = list(believed)
    for found in _all_series(text):
        level = _level(found, markers)
        if level is not None:
            markers = sorted([*markers, *(replace(m, kind=level) for m in found)], key=lambda m: m.start)
    return markers


def lettered(text: str) -> list[Marker]:
    """The markers of every series of letters and Roman numerals, whatever their level, in order."""
    return sorted((marker for series in _all_series(text) for marker in series), key=lambda marker: marker.start)


def _all_series(text: str) -> list[list[Marker]]:
    if not _HINT.search(text):
        return []
    series = [found for _, pattern in _STYLES if (found := _series(text, pattern))]
    return sorted(series, key=lambda markers: markers[0].start)


def _series(text: str, pattern: re.Pattern[str]) -> list[Marker]:
    """The markers of one style that count on, from one or from the one before; none where no second follows a first."""
    found: list[Marker] = []
    for match in pattern.finditer(text):
        ordinal = _ordinal(match.group("n"))
        marker = Marker(
            Kind.LABEL, ordinal, match.group("n"), match.start(), match.end(), True, rule="lettered"
        )  # fmt: skip
        if ordinal == 1 or (found and ordinal == found[-1].ordinal + 1):
            found.append(marker)
    return found if any(marker.ordinal == 2 for marker in found) else []


def _ordinal(number: str) -> int:
    """The value of a letter or numeral; 0 for letters that make no numeral (VX)."""
    if number in _ROMAN_SIGNS:
        return _ROMAN_SIGNS.index(number) + 1
    if number in _ROMAN_SIGNS.lower():
        return _ROMAN_SIGNS.lower().index(number) + 1
    if number.upper() in _ROMAN:
        return _ROMAN.index(number.upper()) + 1
    return ord(number.upper()) - ord("A") + 1 if len(number) == 1 else 0


def _level(series: Sequence[Marker], markers: Sequence[Marker]) -> Kind | None:
    """The level of a series by what stands before its first marker; None where no level is free."""
    used = {marker.kind for marker in markers}
    place = bisect_left(markers, series[0].start, key=lambda marker: marker.start)
    if place == 0:
        return next((kind for kind in _OUTERMOST if kind not in used and kind < min(used, default=Kind.LABEL)), None)
    above = markers[place - 1].kind
    # What follows before the second of the series stands below the first.
    below = [m.kind for m in markers[place:] if m.start < series[1].start and m.kind > above]
    free = _INNER if above >= Kind.ARABIC else _LEVELS
    return next((kind for kind in free if above < kind < min(below, default=Kind.LABEL) and kind not in used), None)
