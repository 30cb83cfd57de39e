"""Numbers as official papers print them: 12.8, １２, 1,000, 五十, 六点五万, 百, 二〇二五.

A number is read together with the scale words that follow it (万, 亿). Scale stays apart from the value, because a
target's unit keeps it as printed: 6.5万件 is 6.5 of 万件 (eval guide, “value”).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# “3.2020年” is item 3 and a year, no decimal.
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d++)(?:[.．](?!(?:19|20)\d\d\s*年)\d++)?"
HAN_DIGITS = "零〇一二两三四五六七八九十百千"
HAN = rf"[{HAN_DIGITS}]+(?:点[零〇一二三四五六七八九]+)?"
_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_LARGEST = 18  # more digits than any amount a plan prints: beyond that it is no number but a code


# Full-width digits and letters, and the radicals some PDF files print for characters: one character each, so that
# offsets stay.
_PLAIN = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (
        *range(0x2F00, 0x2FD6),
        *range(0xFF10, 0xFF1A),
        *range(0xFF21, 0xFF3B),
        *range(0xFF41, 0xFF5B),
        0xFF05,
        0xFF0E,
        0xFF0F,
    )
}
_TO_PLAIN = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


# １，２００: the comma of a number set in full-width digits is full-width too.
_THOUSANDS = re.compile(r"(?<![\d.．、，,])([\d]{1,3})，(?=\d{3}\s?[\u4e00-\u9fff])")


# Stops set half-width part clauses as the full-width ones do; the comma of 1,000 and the colon of 10:30 part nothing.
_FULL_WIDTH = {",": "，", ";": "；", ":": "："}
_HALF_STOP = re.compile(r"[,;:](?!\d)|(?<!\d)[,;:]")


def plain(text: str) -> str:
    """The text with one form of digit, letter, stop and character, of the same length."""
    if "，" in text:
        text = _THOUSANDS.sub(r"\1,", text)
    if "," in text or ";" in text or ":" in text:
        text = _HALF_STOP.sub(lambda stop: _FULL_WIDTH[stop.group()], text)
    return text.translate(_PLAIN) if _TO_PLAIN.search(text) else text


_DIGIT_OF = {digit: float(n) for n, digit in enumerate("一二三四五六七八九", 1)}
# The numerals that papers print most, to 99, and a bare hundred: they need no library.
_SMALL = {"零": 0.0, "〇": 0.0, "两": 2.0, "百": 100.0, "千": 1000.0, **_DIGIT_OF, **{
    f"{ten}十{one}": 10 * _DIGIT_OF.get(ten, 1.0) + _DIGIT_OF.get(one, 0.0)
    for ten in ("", *"二三四五六七八九") for one in ("", *_DIGIT_OF)
}}  # fmt: skip
_ARABIC = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Numeral:
    """A value and the scale word printed behind it (“”, 万, 亿, 万亿)."""

    value: float
    scale: str


def number(text: str) -> float | None:
    """The value of a numeral without scale word, None when it is none (“百” is 100, “两” is 2)."""
    digits = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    if _ARABIC.fullmatch(digits):
        return float(digits) if len(digits) <= _LARGEST else None
    return _han(digits)


def numeral(text: str) -> Numeral | None:
    """A Chinese numeral with its scale taken apart: 六点五万 is 6.5 万, 三百 is 300, 千万 is 1000 万."""
    printed = unicodedata.normalize("NFKC", text).replace(" ", "")
    scale = next((s for s in ("万亿", "亿", "万") if printed.endswith(s)), "")
    rest = printed[: len(printed) - len(scale)]
    if not rest:
        return Numeral(1.0, scale) if scale else None
    value = number(rest)
    if value is not None:
        return Numeral(value, scale)
    whole = _han(printed)  # 一亿五千万: scale words inside
    if whole is None:
        return None
    best = max((s for s, size in _SCALES.items() if whole >= size), key=_SCALES.__getitem__, default="")
    return Numeral(whole / _SCALES.get(best, 1), best)


@lru_cache(maxsize=1024)
def _han(text: str) -> float | None:
    if not text or len(text) > _LARGEST:
        return None
    if text in _SMALL:
        return _SMALL[text]
    # Its import takes as long as a plan: only where a longer numeral is printed.
    import cn2an

    if text[0] in "百千":  # 百家, 千名: the one is not printed
        text = "一" + text
    text = text.replace("〇", "零")
    if "点" in text and text[0] == "点":
        return None
    try:
        return float(cn2an.cn2an(text, "smart"))
    except ValueError:  # not a numeral after all: 一一, 十百
        return None
