"""Pages set in two columns, as gazettes are: found by the empty strip that runs down between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_lines import Line, lines_of, rows_of

# Width of the strip in characters; how many rows must show it, and how many times as many as cross it.
_STRIP, _ROWS, _MORE_THAN_CROSS = 1.2, 8, 4
# Least width of a column in characters, and the share of it that its usual line fills: a list of names is no column.
_COLUMN, _FILLED = 9.0, 0.75
_STEP = 2.0  # points
ACROSS, LEFT, RIGHT = 0, 1, 2


def lines_in_columns(glyphs: Sequence[Glyph]) -> list[Line]:
    """Lines of a page in reading order: down the left column, then down the right, between lines across both."""
    rows = [row for row in ([g for g in row if not g.text.isspace()] for row in rows_of(glyphs)) if row]
    strip = _strip(rows)
    if strip is None:
        return lines_of(glyphs)
    parts: list[tuple[int, list[Glyph]]] = []
    left: list[Glyph] = []
    right: list[Glyph] = []
    for row in rows_of(glyphs):
        if _crosses([g for g in row if not g.text.isspace()], strip):
            parts += [(LEFT, left), (RIGHT, right), (ACROSS, row)]
            left, right = [], []
        else:
            left += [g for g in row if g.x0 < strip]
            right += [g for g in row if g.x0 >= strip]
    parts += [(LEFT, left), (RIGHT, right)]
    lines = []
    for block, (column, part) in enumerate(parts):
        for line in lines_of(part):
            line.block, line.column = block, column
            lines.append(line)
    return lines


def _strip(rows: list[list[Glyph]]) -> float | None:
    """Where the empty strip between two columns runs, in points from the left; None when the page has one column."""
    if len(rows) < _ROWS:
        return None
    start, end = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    open_at: Counter[int] = Counter()
    for row in rows:
        for a, b in pairwise(row):
            if b.x0 - a.x1 >= _STRIP * max(a.em, b.em):
                low, high = max(a.x1, start + 0.35 * (end - start)), min(b.x0, end - 0.35 * (end - start))
                open_at.update(range(int(low // _STEP) + 1, int(high // _STEP) + 1))
    if not open_at:
        return None
    most = max(open_at.values())
    places = [place for place, count in open_at.items() if count == most]
    strip = median(places) * _STEP
    crossing = sum(_crosses(row, strip) for row in rows)
    both = [row for row in rows if row[0].x0 < strip < row[-1].x1 and not _crosses(row, strip)]
    if len(both) < _ROWS or len(both) < _MORE_THAN_CROSS * crossing:
        return None
    for side in (LEFT, RIGHT):
        widths = [_width(row, strip, side) for row in both]
        if median(widths) < max(_COLUMN * median(row[0].em for row in both), _FILLED * max(widths)):
            return None
    return strip


def _width(row: list[Glyph], strip: float, side: int) -> float:
    part = [g for g in row if (g.x0 < strip) == (side == LEFT)]
    return part[-1].x1 - part[0].x0


def _crosses(row: list[Glyph], strip: float) -> bool:
    """True when text runs through the strip: a character over it, or neighbours closer than the strip is wide."""
    return any(a.x0 < strip < b.x1 and b.x0 - a.x1 < _STRIP * max(a.em, b.em) for a, b in pairwise(row)) or any(
        g.x0 < strip < g.x1 for g in row
    )
