"""Glyphs to printed lines, and how two printed lines read on when they are one paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_glyphs import MISSING, Glyph, is_wide

# Share of a character's width by which base lines of one printed line may differ (superscripts, mixed fonts).
_SAME_LINE = 0.35
# Gaps in widths of a character: between two words of Latin letters; between Chinese and Latin, where type-setting
# leaves a quarter; between Chinese characters; between columns.
_LATIN_BLANK, _MIXED_BLANK, _WIDE_BLANK, _COLUMN = 0.2, 0.9, 0.42, 2.0
# A blank is so many times as wide as the usual gap of its line: justified and spaced-out lines have wide gaps.
_TIMES_USUAL = 2.5
_SAME_SIZE = 0.08
_SPACED_OUT = re.compile(r"(?<![^\s])(?:[^\x00-\xff] ){2,}[^\x00-\xff]{1,2}(?!\S)")
_MISSING_BRACKETS = re.compile(rf"{MISSING}(\d{{4}}){MISSING}(?=\d+号)")
_MISSING_POINT = re.compile(rf"(?<=\d){MISSING}(?=\d)")
_MISSING_ITEM = re.compile(rf"(?<![^\s\t])(\d{{1,2}}){MISSING}(?=[^\x00-\xff])")
# What no type-setter breaks: a character or a Latin word with the marks around it, and what a quote ties to it.
_UNIT = r"(?:[\x21-\x7e]+|[^\s\x21-\x7e])"
_TOKEN = re.compile(rf"[“‘《〈（〔【]*{_UNIT}(?:[“”‘’]+{_UNIT}|(?<=[“‘]){_UNIT}){{0,12}}[，。、；：！？）》〉”’〕】]*")


@dataclass(slots=True)
class Line:
    """A printed line: its text, left and right edge, base line, width of a character, its usual font.

    `block` counts the parts of a page set in columns in reading order; `column` is 0 across the page, 1 left, 2 right.
    """

    text: str
    x0: float
    x1: float
    base: float
    em: float
    font: str
    block: int = 0
    column: int = 0


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Printed lines from top to bottom; a line with a wide empty stretch before 签发人 is two."""
    lines = [line for row in rows_of(glyphs) for line in _lines_of_row(row)]
    return sorted(lines, key=lambda line: (round(line.base), line.x0))


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs that share a base line, from top to bottom, each row from left to right."""
    rows: list[list[Glyph]] = []
    base = em = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.x0)):
        if not rows or glyph.base - base > _SAME_LINE * min(em, glyph.em):
            rows.append([])
            base, em = glyph.base, glyph.em
        # A point or a dash says little about the line; the widest character does.
        em = max(em, glyph.em) if not glyph.text.isspace() else em
        rows[-1].append(glyph)
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def _lines_of_row(row: list[Glyph]) -> list[Line]:
    printed = [g for g in row if not g.text.isspace()]
    if not printed:
        return []
    pieces: list[list[Glyph]] = [[]]
    for glyph in printed:
        if pieces[-1] and _begins_column(pieces[-1][-1], glyph):
            pieces.append([])
        pieces[-1].append(glyph)
    blanks = [g for g in row if g.text.isspace()]
    base = median(g.base for g in printed)
    return [_line(piece, blanks, base) for piece in pieces]


def _begins_column(before: Glyph, after: Glyph) -> bool:
    """A wide empty stretch, and type of another size or 签发人 behind it: two things stand side by side."""
    em = max(before.em, after.em)
    gap = (after.x0 - before.x1) / em
    other_size = is_wide(before.text) and is_wide(after.text) and abs(before.em - after.em) > _SAME_SIZE * em
    return (other_size and gap > 0.5 * _COLUMN) or (after.text == "签" and gap > _COLUMN)


def _blank_from(before: Glyph, after: Glyph, printed_blank: bool, usual: float) -> float:
    """From which gap, in widths of a character, two neighbours are parted by a blank."""
    wide = is_wide(before.text) + is_wide(after.text)
    if wide:
        return min(max(_WIDE_BLANK if wide == 2 else _MIXED_BLANK, _TIMES_USUAL * usual), _COLUMN)
    return 0.08 if printed_blank else _LATIN_BLANK


def _line(printed: list[Glyph], blanks: list[Glyph], base: float) -> Line:
    em = median(g.em for g in printed)
    spaces = [(b.x0 + b.x1) / 2 for b in blanks]
    parts: list[str] = []
    usual = median(b.x0 - a.x1 for a, b in pairwise(printed)) / em if len(printed) > 1 else 0.0
    previous: Glyph | None = None
    index = 0
    for glyph in printed:
        if previous is not None:
            while index < len(spaces) and spaces[index] < previous.x0:
                index += 1
            printed_blank = index < len(spaces) and spaces[index] < glyph.x1
            if glyph.x0 - previous.x1 > em * _blank_from(previous, glyph, printed_blank, usual):
                parts.append(" ")
        parts.append(glyph.text)
        previous = glyph
    fonts = Counter(g.font for g in printed if is_wide(g.text)) or Counter(g.font for g in printed)
    font = fonts.most_common(1)[0][0]
    return Line(tidy("".join(parts)), printed[0].x0, max(g.x1 for g in printed), base, em, font)


def tidy(text: str) -> str:
    """A line without the blanks of type-setting and with private-use glyphs resolved or dropped."""
    text = _MISSING_POINT.sub(".", _MISSING_BRACKETS.sub(r"〔\1〕", text))
    text = _MISSING_ITEM.sub(r"\1.", text).replace(MISSING, "")
    text = _SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), text)
    return text.strip()


def join(before: str, after: str) -> str:
    """`before` and `after` as one paragraph: Chinese joins without a blank, two words of letters with one."""
    if not before or not after:
        return before + after
    a, b = before[-1], after[0]
    if a.isascii() and b.isascii() and (a.isalpha() or a in ",;&)") and (b.isalpha() or b in "&("):
        return f"{before} {after}"
    return before + after


def first_token(line: Line) -> float:
    """Width in points of what stands unbreakable at the start of `line`: a character, or a word with its stop."""
    match = _TOKEN.match(line.text)
    token = match.group() if match else line.text[:1]
    width = sum(0.55 if char.isascii() else 1.0 for char in token)
    return min(width * line.em, line.x1 - line.x0)
