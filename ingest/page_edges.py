"""What pages leave behind in text taken out of a PDF: lines that hold a page number, heads and feet on every page.

Where a page ends is told by the form feed that extraction tools write, else by the lines that hold page numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_PAGE_LINE = re.compile(
    r"^[ ]*(?:[-—－–·]*[ ]*\d{1,3}[ ]*[-—－–·]*|第?[ ]*\d{1,3}[ ]*页(?:[ ]*[,，/]?[ ]*共[ ]*\d{1,3}[ ]*页)?|\d{1,3}[ ]*/[ ]*\d{1,3})[ ]*$",
    re.M,
)
# Nothing else is printed so: one is enough.
_SURE = re.compile(r"\s*(?:[-—－–]{1,2}\s*\d{1,3}\s*[-—－–]{1,2}|第\s*\d{1,3}\s*页.*)\s*")
_DASHED = re.compile(r"(?=[-—－–])(?<=[^\n\d])[-—－–]{1,2} {0,2}(\d{1,3}) {0,2}[-—－–]{1,2}(?= ?[^\n -])")
_ENOUGH_PAGES = 3
_SHARE = 0.4  # of the pages: heads of left and right pages may differ
_EDGE_LINES = 2
_MAX_HEAD = 120


def page_residue(text: str) -> list[tuple[int, int]]:
    """(start, end) of the lines that are no text of their document, in order; `text` has plain blanks and form feeds."""
    numbers = [match.span() for match in _PAGE_LINE.finditer(text.replace("\f", "\n"))]
    sure = len(numbers) >= _ENOUGH_PAGES
    found = {
        (start, end)
        for start, end in numbers
        if sure or _SURE.fullmatch(text, start, end) or _counts_page(text, start, end)
    }
    return sorted(found | _repeated(text, found) | _within_lines(text))


def _counts_page(text: str, start: int, end: int) -> bool:
    """Whether the number alone on text[start:end], at the edge of a page, says which page of the text it is."""
    begin, stop = text.rfind("\f", 0, start + 1), text.find("\f", end)
    at_edge = (begin >= 0 and not text[begin:start].strip()) or (stop >= 0 and not text[end:stop].strip())
    return at_edge and text[start:end].strip() == str(text.count("\f", 0, start + 1) + 1)


def _within_lines(text: str) -> set[tuple[int, int]]:
    """“…提高到40%。 — 2 — 责任部门：…”: numbers between dashes in a text that lost its lines, where they count on."""
    marks = [(int(match.group(1)), match.span()) for match in _DASHED.finditer(text)]
    counts = len(marks) >= 2 and marks[0][0] <= 2 and all(b[0] == a[0] + 1 for a, b in pairwise(marks))
    return {span for _, span in marks} if counts else set()


def _pages(text: str, numbers: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """(start, end) of the pages: between form feeds, or where none was kept between the lines that hold a page number."""
    if "\f" in text or len(numbers) < _ENOUGH_PAGES:
        return [match.span() for match in re.finditer(r"[^\f]+", text)]
    ends = sorted(numbers)
    return list(zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True))


def _repeated(text: str, numbers: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Lines at the edges of pages that come back, with other digits, on nearly half of them."""
    edges: dict[str, set[tuple[int, int]]] = {}
    count: Counter[str] = Counter()
    pages = _pages(text, numbers)
    for start, end in pages:
        lines = [match.span() for match in re.finditer(r"[^\n]+", text[start:end]) if match.group().strip()]
        lines = [(start + a, start + b) for a, b in lines if (start + a, start + b) not in numbers]
        seen: set[str] = set()
        for a, b in {*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]}:
            key = re.sub(r"\d+", "#", re.sub(r"\s", "", text[a:b]))
            # A line like 牵头单位：… may by chance begin several pages.
            if b - a <= _MAX_HEAD and key not in seen and "：" not in key and "。" not in key:
                edges.setdefault(key, set()).add((a, b))
                seen.add(key)
        count.update(seen)
    least = max(_ENOUGH_PAGES, _SHARE * len(pages))
    return {span for key, spans in edges.items() if count[key] >= least for span in spans}
