"""Page numbers that an extraction glued into the text (“加强高2价值”, “37.建立” after item 6).

A number is a page number only as a member of a chain: consecutive numbers, at page-like distances, each at a place
where a number has no business. One stray digit is never removed.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

# A page of official layout (GB/T 9704: 22 lines of 28 characters) has 616 characters at most; pages of other
# layouts reach two thousand, short last lines and headings leave a third.
MIN_PAGE, MAX_PAGE = 180, 2600
MIN_CHAIN = 4
MIN_COVER = 0.6

_RUN = re.compile(r"(?<![\d.．A-Za-z〔\[(（第“\"'《/×+\-—~～])(\d{1,6})(?![\d.．、%％‰A-Za-z〕\])）”\"'》/×+~～])")
_ITEM = re.compile(r"(?<!\d)(\d{1,3})[.．、](?!\d)")
_PAGE_AND_ITEM = re.compile(r"(?<![\d.．A-Za-z])\d{2,6}(?=[.．、]\s*[^\d\s])")
_GLUED = re.compile(r"(?<!\d)(\d{2,6})[.．、]")
# What may follow a real number: measure words, dates, magnitudes.
_MEASURE = re.compile(
    r"\s*[年月日号时分秒个家件项条名人次万亿千百元户套台篇份期批类种座所处场届岁周天倍度米吨亩类级大支只位门部辆艘间栋册册本笔例起宗平公里点成多余至到—－-]"
)


@dataclass(frozen=True)
class _Place:
    page: int
    start: int
    end: int


def page_numbers(text: str) -> list[tuple[int, int]]:
    """(start, end) of every page number glued into `text`; empty when no convincing chain of pages is found."""
    places = _candidates(text)
    chain = _best_chain(places, page_size=None)
    if len(chain) >= MIN_CHAIN:
        # A second look with the usual distance known: it decides between two places for the first page.
        gaps = sorted(b.start - a.start for a, b in pairwise(chain))
        chain = _best_chain(places, page_size=gaps[len(gaps) // 2])
    if len(chain) < MIN_CHAIN or chain[-1].start - chain[0].start < MIN_COVER * (len(text) - _page_size(chain)) - 3000:
        return []
    found = [(p.start, p.end) for p in chain]
    # The last page may be short: its number closes the text, whatever the distance.
    last = re.search(rf"(?<!\d){chain[-1].page + 1}\s*$", text)
    if last:
        found.append((last.start(), last.start() + len(str(chain[-1].page + 1))))
    return found


def _page_size(chain: list[_Place]) -> float:
    return (chain[-1].start - chain[0].start) / (len(chain) - 1)


def _candidates(text: str) -> list[_Place]:
    # Where each item number is printed first, alone or with digits glued in front.
    items: dict[int, int] = {}
    glued: dict[str, int] = {}
    found = []
    runs = [match.start() for match in re.finditer(r"\d+", text)]
    for match in filter(None, (_ITEM.match(text, run) for run in runs)):
        items.setdefault(int(match.group(1)), match.start())
    for match in filter(None, (_GLUED.match(text, run) for run in runs)):
        for cut in range(1, 4):
            glued.setdefault(match.group(1)[cut:], match.start())
    for match in filter(None, (_RUN.match(text, run) for run in runs)):
        if len(match.group(1)) <= 3 and not match.group(1).startswith("0") and not _MEASURE.match(text, match.end()):
            found.append(_Place(int(match.group(1)), match.start(), match.end()))
    # “517.”: page 5 glued to item 17, when item 16 stands somewhere before it.
    for match in filter(None, (_PAGE_AND_ITEM.match(text, run) for run in runs)):
        digits = match.group()
        for cut in range(1, len(digits)):
            page, item = digits[:cut], digits[cut:]
            if len(page) > 3 or len(item) > 3 or page[0] == "0" or item[0] == "0":
                continue
            number = int(item)
            before = min(items.get(number - 1, len(text)), glued.get(str(number - 1), len(text)))
            if number == 1 or before < match.start():
                found.append(_Place(int(page), match.start(), match.start() + cut))
    return sorted(set(found), key=lambda p: (p.start, p.page))


def _best_chain(places: list[_Place], *, page_size: int | None) -> list[_Place]:
    """The longest chain of consecutive pages at page-like distances; of equals, the one nearest to `page_size`."""
    by_page: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        by_page.setdefault(place.page, []).append(index)
    starts = {page: [places[i].start for i in members] for page, members in by_page.items()}
    best: list[tuple[int, float, int | None]] = [(1, 0.0, None)] * len(places)
    for index, place in enumerate(places):
        previous = by_page.get(place.page - 1)
        if not previous:
            continue
        # Only the page before: taking all that follow as well, to stop at the first too near, is quadratic.
        where = starts[place.page - 1]
        first, end = bisect_left(where, place.start - MAX_PAGE), bisect_right(where, place.start - MIN_PAGE)
        for other in previous[first:end]:
            gap = place.start - places[other].start
            length, cost, _ = best[other]
            if page_size:
                cost += math.log(gap / page_size) ** 2
            if (length + 1, -cost) > (best[index][0], -best[index][1]):
                best[index] = (length + 1, cost, other)
    if not places:
        return []
    last: int | None = max(range(len(places)), key=lambda i: (best[i][0], -best[i][1]))
    chain = []
    while last is not None:
        chain.append(places[last])
        last = best[last][2]
    return chain[::-1]
