"""The margins of printed pages and the usual distance of their lines, told by their long lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_pages import Page

# A line is long from this share on; so many long lines tell the margins.
_LONG, _ENOUGH = 0.6, 4


@dataclass(frozen=True, slots=True)
class Measure:
    """Left and right margin of the body text of a page, usual distance of its base lines, in points."""

    left: float
    right: float
    pitch: float


def usual_measures(pages: list[Page], body_em: float) -> dict[tuple[int, int], Measure | None]:
    """The measure of all pages of one width together, by that width and the column."""
    lines: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        for line in page.lines:
            lines.setdefault((round(page.width), line.column), []).append(line)
    return {
        width: _measure(found, body_em) or _measure(found, body_em, least=1, narrowest=20.0)
        for width, found in lines.items()
    }


def block_measure(lines: list[Line], usual: Measure | None, body_em: float, width: float) -> Measure:
    """The measure of a page, or of a column; one of nothing but short lines has that of the other pages."""
    own = _measure(lines, body_em)
    if own is None:
        return usual or Measure(0.0, width, 2 * body_em)
    if usual is not None and own.right < usual.right - 3 * body_em:
        return Measure(own.left, usual.right, own.pitch)
    return own


def _measure(lines: list[Line], body_em: float, least: int = _ENOUGH, narrowest: float = 14.0) -> Measure | None:
    """Margins from the long lines of body size; None when they are too few, or too short in characters, to tell."""
    body = [line for line in lines if abs(line.em - body_em) <= 0.1 * body_em]
    if not body:
        return None
    width = max(line.x1 - line.x0 for line in body)
    long = [line for line in body if line.x1 - line.x0 >= _LONG * width]
    if len(long) < least or width < narrowest * body_em:
        return None
    # Ragged lines end anywhere within a character of the margin; a hanging stop may stand half a character beyond.
    right = min(max(line.x1 for line in long), median(line.x1 for line in long) + body_em)
    starts = Counter(round(line.x0 / 3) for line in long)
    usual = min(start for start, count in starts.items() if count >= max(1, 0.15 * len(long)))
    left = median(line.x0 for line in long if round(line.x0 / 3) == usual)
    if len(long) < _ENOUGH:  # the only long line may be an indented one
        left = min(line.x0 for line in body)
    pitches = sorted(b.base - a.base for a, b in pairwise(body) if 0.5 * body_em < b.base - a.base < 4 * body_em)
    # Where most paragraphs are a line long, the usual distance is that of paragraphs: the narrow ones are of lines.
    return Measure(left, right, pitches[len(pitches) // 4] if pitches else 2 * body_em)
