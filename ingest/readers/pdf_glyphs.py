"""Glyphs of one PDF page: upright, printed once, as ordinary characters.

Positions are points from the upper left corner of the page. A glyph stands on its base line: the box a font declares
is often twice the printed character, so neither its top nor its size says where a line is.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.variants import COMPATIBILITY, RADICALS

# Half-width forms of full-width ASCII: digits, letters and the signs that stand inside numbers and names. Punctuation
# of prose （，：；！？（）） is Chinese text and stays.
_ASCII_SIGNS = "＋－．／％＝＆＠＃＊＜＞＿～　"
_TO_ASCII = {ord(c): unicodedata.normalize("NFKC", c) for c in _ASCII_SIGNS} | {
    code: chr(code - 0xFEE0)
    for r in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(r[0], r[1] + 1)
}
# Many fonts draw the dash and the horizontal bar with one glyph, and printing programs name it by the latter.
_TO_ASCII |= {ord("～"): "～", 0x2015: "—", 0xA0: " ", 0xAD: "", 0x200B: "", 0xFEFF: ""}
# Blocks whose characters are shapes of ordinary ones, and ligatures.
_SHAPES = (*COMPATIBILITY, (0xFB00, 0xFB06))
_CID = re.compile(r"\(cid:\d+\)")
_PUA = re.compile("[\ue000-\uf8ff]")
_NO_CHARACTER = {"Cc", "Cn", "Cs"}
MISSING = "\ue000"  # a private-use glyph of the font: what it stands for is told by its neighbours


@dataclass(slots=True)
class Glyph:
    """A printed character: left and right edge, base line, width of a full character, font."""

    text: str
    x0: float
    x1: float
    base: float
    em: float
    font: str


def is_wide(text: str) -> bool:
    """True for characters of Chinese text: ideographs, full-width punctuation, and quotes and dashes, which are both."""
    return unicodedata.east_asian_width(text[0]) in "WFA"


def plain(text: str) -> str:
    """`text` with radicals, compatibility forms and full-width ASCII as the ordinary characters they show."""
    out = []
    for char in text:
        code = ord(char)
        if char in RADICALS:
            out.append(RADICALS[char])
        elif any(low <= code <= high for low, high in _SHAPES):
            out.append(unicodedata.normalize("NFKC", char))
        elif _PUA.match(char):
            out.append(MISSING)
        else:
            out.append(" " if char.isspace() else _TO_ASCII.get(code, char))
    return "".join(out)


def unreadable(text: str) -> bool:
    """True for a glyph without a character behind it: `(cid:12)`, replacement, control and unassigned characters."""
    return bool(_CID.fullmatch(text)) or any(
        char == "\ufffd" or (unicodedata.category(char) in _NO_CHARACTER and not char.isspace()) for char in text
    )


def direction(chars: Iterable[Mapping[str, Any]]) -> int:
    """By how many degrees the page must be turned so that most of its characters stand upright: 0, 90, 180, 270."""
    turns: Counter[int] = Counter()
    for char in chars:
        a, b = char["matrix"][:2]
        angle = math.degrees(math.atan2(b, a))
        turns[round(angle / 90) * 90 % 360] += 1
    if not turns:
        return 0
    # A character drawn at 90° (its foot to the right) is upright after a quarter turn clockwise.
    return turns.most_common(1)[0][0]


def glyphs_of(chars: Iterable[Mapping[str, Any]], width: float, height: float) -> tuple[list[Glyph], int]:
    """(glyphs on the page, how many were unreadable). Slanted characters (watermarks) and second prints are left out."""
    found: list[Glyph] = []
    bad = 0
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for char in chars:
        a, b, c, d = char["matrix"][:4]
        if abs(b) > 0.1 * abs(a) or (abs(c) > 0.5 * abs(d)) or a * d < 0:
            continue
        if unreadable(char["text"]):
            bad += 1
            continue
        text = plain(char["text"]) if not char["text"].isspace() else " "
        x0, x1 = float(char["x0"]), float(char["x1"])
        base = float(char["bottom"]) - (float(char["matrix"][5]) - float(char["y0"]))
        if not text or not (-1 <= (x0 + x1) / 2 <= width + 1) or not (-1 <= base <= height + 20):
            continue
        size = abs(float(char["size"]))
        em = x1 - x0 if is_wide(text) and 0.3 * size < x1 - x0 else size
        glyph = Glyph(text, x0, x1, base, max(em, 0.5), str(char.get("fontname", "")))
        if not _printed_before(glyph, seen):
            found.append(glyph)
    return found, bad


def _printed_before(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Fake bold prints a character twice, a fraction of its width apart."""
    if glyph.text.isspace():
        return False
    step = 4.0
    column, row = int(glyph.x0 // step), int(glyph.base // step)
    near = 0.18 * min(glyph.em, 20.0)
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            for other in seen.get((glyph.text, x, y), ()):
                if abs(other.x0 - glyph.x0) <= near and abs(other.base - glyph.base) <= near:
                    return True
    seen.setdefault((glyph.text, column, row), []).append(glyph)
    return False
