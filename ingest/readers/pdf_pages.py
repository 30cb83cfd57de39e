"""Page furniture: numbers, running heads and feet, what a browser prints at the edge, marks repeated on every page.

All by place on the page and by repetition over pages, never by what a site calls itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_tables import Grid

_DASH = "—―–－\\-_·•~～ "
_DECORATED = re.compile(
    rf"[{_DASH}]+\d{{1,4}}[{_DASH}]+|第\d{{1,4}}页(?:[,，/ ]*共\d{{1,4}}页)?|[Pp]age ?\d+(?: ?of ?\d+)?"
)
_BARE = re.compile(r"(\d{1,4})(?: ?/ ?\d{1,4})?|[ivxIVX]{1,6}")
# What browsers print at the edges of paper: the address, and date with time beside the title.
_BROWSER = re.compile(
    r"(?:https?|file)://\S+|(?:^|\s)\d{2,4}[/.\-年]\d{1,2}[/.\-月]\d{1,4}日?[, ]*(?:[上下]午)?\d{1,2}:\d{2}(?:\s|$|[^\d:])"
)
_DIGITS = re.compile(r"\d+")
# Shares of the page's height: where furniture stands, and where browsers print.
_ZONE, _EDGE = 0.13, 0.05
_EDGE_LINES = 3
# Size within which a line is body text; distance from the next line, in usual distances, from which it stands alone.
_SAME_SIZE, _AWAY = 0.06, 1.25
_MIN_PAGES = 3


@dataclass(slots=True)
class Page:
    """One page: its size in points, its lines outside tables from top to bottom, its tables."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Grid] = field(default_factory=list)


def body_size(pages: list[Page]) -> float:
    """Width in points of a character of the body text: the size most of the text is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.em * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def strip_furniture(pages: list[Page]) -> None:
    """Take page numbers, running heads and feet, browser lines and repeated marks out of `pages`."""
    repeated = _repeated(pages)
    in_chain = _number_chain(pages)
    for page in pages:
        keep = []
        edges = _edge_lines(page)
        for line in page.lines:
            place = (line.text, round(line.x0 / 4), round(line.base / 4))
            if place in repeated["everywhere"]:
                continue
            if id(line) in edges and (
                _masked(page, line) in repeated["edge"] or id(line) in in_chain or _is_edge_print(page, line)
            ):
                continue
            keep.append(line)
        page.lines = keep


def _depth(page: Page, line: Line) -> float:
    """Distance of the base line from the nearer of top and bottom, as a share of the height."""
    return min(line.base, page.height - line.base) / page.height


def _edge_lines(page: Page) -> set[int]:
    ordered = sorted(page.lines, key=lambda line: line.base)
    found = []
    for part in (ordered[:_EDGE_LINES], ordered[-_EDGE_LINES:]):
        found += [id(line) for line in part if _depth(page, line) < _ZONE]
    return set(found)


def _is_edge_print(page: Page, line: Line) -> bool:
    text = line.text.strip()
    if _DECORATED.fullmatch(text):
        return True
    depth = _depth(page, line)
    if depth < _EDGE and _BROWSER.search(text):
        return True
    return depth < _EDGE + 0.02 and bool(_BARE.fullmatch(text))


def _masked(page: Page, line: Line) -> tuple[str, int]:
    top = line.base < page.height / 2
    from_edge = line.base if top else line.base - page.height
    return _DIGITS.sub("#", line.text), round(from_edge / 6)


def _repeated(pages: list[Page]) -> dict[str, set[tuple[object, ...]]]:
    """Lines at the edge that come back with other digits on a third of the pages; lines anywhere that come back
    unchanged in the same place on most of them. Lines in the flow of the body text are neither."""
    edge: Counter[tuple[object, ...]] = Counter()
    everywhere: Counter[tuple[object, ...]] = Counter()
    if len(pages) < _MIN_PAGES:
        return {"edge": set(), "everywhere": set()}
    em = body_size(pages)
    for page in pages:
        at_edge = _edge_lines(page)
        apart = _out_of_flow(page, em)
        edge.update({_masked(page, line) for line in apart if id(line) in at_edge})
        everywhere.update({(line.text, round(line.x0 / 4), round(line.base / 4)) for line in apart})
    some, most = max(_MIN_PAGES - 1, len(pages) / 3), max(_MIN_PAGES, len(pages) * 0.6)
    return {
        "edge": {place for place, count in edge.items() if count >= some},
        "everywhere": {place for place, count in everywhere.items() if count >= most},
    }


def _out_of_flow(page: Page, em: float) -> list[Line]:
    """Lines of another size than the body text, and lines that stand away from every line of its size."""
    ordered = sorted((line for line in page.lines if abs(line.em - em) <= _SAME_SIZE * em), key=lambda line: line.base)
    gaps = [b.base - a.base for a, b in pairwise(ordered) if b.base - a.base > 0.5 * em]
    pitch = median(gaps) if gaps else 0.0
    found = [line for line in page.lines if abs(line.em - em) > _SAME_SIZE * em]
    for index, line in enumerate(ordered):
        near = [ordered[i].base for i in (index - 1, index + 1) if 0 <= i < len(ordered)]
        if all(abs(line.base - base) > _AWAY * pitch for base in near):
            found.append(line)
    return found


def _number_chain(pages: list[Page]) -> set[int]:
    """Bare numbers in the margin that grow by one from page to page."""
    by_offset: dict[int, list[Line]] = defaultdict(list)
    for index, page in enumerate(pages):
        edges = _edge_lines(page)
        for line in page.lines:
            match = _BARE.fullmatch(line.text.strip())
            if match and match.group(1) and id(line) in edges:
                by_offset[int(match.group(1)) - index].append(line)
    return {id(line) for chain in by_offset.values() if len(chain) >= 2 for line in chain}
