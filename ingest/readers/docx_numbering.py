"""Automatic numbers of Word paragraphs, as Word prints them: 一、（一）1. are no text of the file but rules in it.

Source: ECMA-376 part 1, 17.9 (numbering: abstractNum, num, lvlOverride, lvlRestart, isLgl) and 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cn2an import an2cn
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MAX_NUMBER = 99_999
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _chinese(n: int) -> str:
    text = str(an2cn(n, "low"))
    return text[1:] if text.startswith("一十") else text


def _roman(n: int) -> str:
    parts = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    out = ""
    for value, letters in parts:
        out += letters * (n // value)
        n %= value
    return out


def _letter(n: int) -> str:
    return chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _circled(n: int) -> str:
    return chr(ord("①") + n - 1) if n <= 20 else f"({n})"


# Number format → what it prints. Full-width digits are printed as plain ones: the reading knows no width.
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _chinese
    ),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), lambda n: str(an2cn(n, "up"))),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimalEnclosedFullstop"), _circled
    ),
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalZero": lambda n: f"{n:02d}",
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "none": lambda n: "",
}  # fmt: skip


@dataclass
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # 0: never; k: after a level shallower than k


@dataclass
class _Num:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """The counters of one document; `label` must be asked once for every paragraph, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[str, _Num] = {}
        self._styles: dict[str, tuple[str | None, str | None, int | None]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._read_styles(styles)
        self._read_numbering(numbering)

    def label(self, paragraph: etree._Element) -> str:
        """The number Word prints before the paragraph, "" for none; counts it."""
        num_id, level = self._place(paragraph)
        num = self._nums.get(num_id or "")
        if num is None:
            return ""
        levels = {**self._levels(num.abstract), **num.levels}
        if level not in levels:
            return ""
        counters = self._counters.setdefault(num.abstract, [None] * _LEVELS)
        self._count(counters, levels, num_id or "", num, level)
        return _printed(levels, counters, level)

    def _count(self, counters: list[int | None], levels: dict[int, _Level], num_id: str, num: _Num, level: int) -> None:
        for upper in range(level):
            if counters[upper] is None:
                counters[upper] = levels[upper].start if upper in levels else 1
        override = num.starts.get(level)
        now = counters[level]
        if override is not None and (num_id, level) not in self._started:
            counters[level] = override
        else:
            counters[level] = levels[level].start if now is None else now + 1
        self._started.add((num_id, level))
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counters[deeper] = None

    def _place(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """(numId, level) of a paragraph: its own, or its style's and the styles that one is based on."""
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        own = paragraph.find(f"{W}pPr/{W}numPr")
        num_id = _value(own.find(f"{W}numId")) if own is not None else None
        level = _number(own.find(f"{W}ilvl")) if own is not None else None
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            based, style_num, style_level = self._styles[style]
            if num_id is None and style_num is not None:
                num_id, level = style_num, style_level if level is None else level
            style = based
        return num_id, min(level or 0, _LEVELS - 1)

    def _levels(self, abstract: str) -> dict[int, _Level]:
        link = self._links.get(abstract)
        if link is None:
            return self._abstract.get(abstract, {})
        num = self._nums.get((self._styles.get(link) or (None, None, None))[1] or "")
        return self._abstract.get(num.abstract, {}) if num is not None else {}

    def _read_styles(self, styles: etree._Element | None) -> None:
        for style in styles.iter(f"{W}style") if styles is not None else ():
            style_id = style.get(f"{W}styleId")
            if style_id:
                place = style.find(f"{W}pPr/{W}numPr")
                num_id = _value(place.find(f"{W}numId")) if place is not None else None
                level = _number(place.find(f"{W}ilvl")) if place is not None else None
                self._styles[style_id] = (_value(style.find(f"{W}basedOn")), num_id, level)

    def _read_numbering(self, numbering: etree._Element | None) -> None:
        if numbering is None:
            return
        for abstract in numbering.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId") or ""
            self._abstract[key] = _read_levels(abstract)
            link = _value(abstract.find(f"{W}numStyleLink"))
            if link:
                self._links[key] = link
        for num in numbering.iter(f"{W}num"):
            made = _Num(_value(num.find(f"{W}abstractNumId")) or "")
            for override in num.iter(f"{W}lvlOverride"):
                level = _int(override.get(f"{W}ilvl"))
                start = _number(override.find(f"{W}startOverride"))
                if level is not None and start is not None:
                    made.starts[level] = start
                made.levels.update(_read_levels(override))
            self._nums[num.get(f"{W}numId") or ""] = made
        self._nums.pop("0", None)  # numId 0 switches numbering off


def _read_levels(parent: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for lvl in parent.findall(f"{W}lvl"):
        place = _int(lvl.get(f"{W}ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        levels[place] = _Level(
            start=_number(lvl.find(f"{W}start")) or 0 if lvl.find(f"{W}start") is not None else 0,
            format=_value(lvl.find(f"{W}numFmt")) or "decimal",
            text=_value(lvl.find(f"{W}lvlText")) or "",
            legal=lvl.find(f"{W}isLgl") is not None,
            restart=_number(lvl.find(f"{W}lvlRestart")),
        )
    return levels


def _printed(levels: dict[int, _Level], counters: list[int | None], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        # A dash is the marker of a paragraph; dots and squares are layout.
        return own.text if re.fullmatch(r"[—―－-]{1,2}", own.text) else ""

    def one(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        value = counters[place] if place < _LEVELS else None
        if value is None or not 0 <= value <= _MAX_NUMBER or place not in levels:
            return ""
        fmt = "decimal" if own.legal else levels[place].format
        return _FORMATS[fmt](value) if fmt in _FORMATS and value else str(value)

    return re.sub(r"%([1-9])", one, own.text)


def _value(element: etree._Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def _number(element: etree._Element | None) -> int | None:
    return _int(_value(element))


def _int(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else None
