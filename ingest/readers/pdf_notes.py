"""Footnotes of a PDF: the raised numbers that cite them, and the small lines at the foot of the page that are they.

Told by size and place alone. The notes are read behind the text, as those of a Word document are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.readers.pdf_glyphs import Glyph, is_wide
from ingest.readers.pdf_lines import join
from ingest.readers.pdf_pages import Page, body_size

# A citation is set in at most this share of the type beside it, its base line raised by so much of that type.
_RAISED_TYPE, _LEAST_RISE, _MOST_RISE = 0.75, 0.12, 0.75
_REACH = 0.6  # distance from what it stands behind
_CITATION = re.compile(r"[\d①-⑳*\[\]〔〕]+")
# Notes are set in at most this share of the body type, and begin with the number or sign that cites them.
_NOTE_TYPE = 0.8
_NOTE = re.compile(r"[\[〔]?(?P<sign>\d{1,2}(?![\d.．、%年月])|[①-⑳]|\*)[\]〕]?\s*(?=\S)")


def settle_raised(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs without the raised numbers behind Chinese text; an exponent (m²) comes down to the line it belongs to."""
    printed = sorted((glyph for glyph in glyphs if not glyph.text.isspace()), key=lambda glyph: glyph.x1)
    if not printed:
        return list(glyphs)
    usual = median(glyph.em for glyph in printed)
    ends = [glyph.x1 for glyph in printed]
    settled: dict[int, Glyph | None] = {}
    for glyph in printed:  # from left to right: the second digit of a number stands behind the first
        if glyph.em > usual or not _CITATION.fullmatch(glyph.text):
            continue
        first, last = bisect_left(ends, glyph.x0 - _REACH * 2 * usual), bisect_right(ends, glyph.x0 + 0.1 * usual)
        for host in printed[first:last]:
            if id(host) in settled and abs(host.base - glyph.base) < 0.2 * glyph.em:
                before = settled[id(host)]
                settled[id(glyph)] = None if before is None else replace(glyph, base=before.base)
            elif host is not glyph and _is_raised(glyph, host):
                settled[id(glyph)] = None if is_wide(host.text) else replace(glyph, base=host.base)
    kept = (settled.get(id(glyph), glyph) for glyph in glyphs)
    return [glyph for glyph in kept if glyph is not None]


def _is_raised(glyph: Glyph, host: Glyph) -> bool:
    """Whether a small glyph stands raised directly behind a larger one."""
    rise = (host.base - glyph.base) / host.em
    return (
        glyph.em <= _RAISED_TYPE * host.em
        and _LEAST_RISE <= rise <= _MOST_RISE
        and -0.1 <= (glyph.x0 - host.x1) / host.em <= _REACH
    )


def take_notes(pages: list[Page]) -> list[str]:
    """Take the footnotes out of `pages`: the text of each behind “注1：” (its own sign), in order."""
    em = body_size(pages)
    found: list[str] = []
    for page in pages:
        body = [line for line in page.lines if line.em > _NOTE_TYPE * em]
        floor = max([*(line.base for line in body), *(table.bottom for table in page.tables)], default=page.height)
        notes = [line for line in page.lines if line.em <= _NOTE_TYPE * em and line.base > floor]
        if not body or not notes or not _NOTE.match(notes[0].text):
            continue
        page.lines = [line for line in page.lines if line not in notes]
        for line in notes:
            if sign := _NOTE.match(line.text):
                found.append(f"注{sign['sign'].strip('*')}：{line.text[sign.end() :]}")
            else:
                found[-1] = join(found[-1], line.text)
    return found
