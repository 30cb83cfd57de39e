"""Automatic numbers of Word paragraphs, as Word prints them: 一、（一）1. are no text of the file but rules in it.

Source: ECMA-376 part 1, 17.9 (numbering: abstractNum, num, lvlOverride, lvlRestart, isLgl, pStyle, numStyleLink).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.docx_styles import Styles
from ingest.readers.docx_xml import MC, W, integer, number, switch, value
from ingest.readers.number_formats import printed

_LEVELS = 9
_MAX_LINKS = 5
# Longer than any marker: a file must not blow up its text by repeating one.
_MAX_TEXT = 60
_DASH = re.compile(r"[—―－-]{1,2}")


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool
    hidden: bool
    restart: int | None  # 0: never; k: after a level shallower than k (counted from one)
    zeros: int  # “001, 002”: digits a decimal count is filled up to


@dataclass
class _Abstract:
    levels: dict[int, _Level] = field(default_factory=dict)
    by_style: dict[str, int] = field(default_factory=dict)
    link: str | None = None


@dataclass
class _Num:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """The counters of one document; `label` must be asked once for every paragraph that is shown, in order.

    Lists that share an abstract numbering share its counters; a startOverride counts once, at the list's first item.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._nums: dict[str, _Num] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, paragraph: etree._Element) -> str:
        """The number Word prints before the paragraph, "" for none; counts it."""
        properties = paragraph.find(f"{W}pPr")
        own = properties.find(f"{W}numPr") if properties is not None else None
        style = value(properties.find(f"{W}pStyle")) if properties is not None else None
        num_id, level, names = self._place(own, style)
        num = self._nums.get(num_id or "")
        if num is None:
            return ""
        key = self._resolve(num.abstract)
        abstract = self._abstracts.get(key) or _Abstract()
        if own is None or own.find(f"{W}ilvl") is None:
            level = next((abstract.by_style[name] for name in names if name in abstract.by_style), level)
        levels = {**abstract.levels, **num.levels}
        if level not in levels:
            return ""
        counters = self._counters.setdefault(key, [None] * _LEVELS)
        self._count(counters, levels, num_id or "", num, level)
        return _label(levels, counters, level)

    def _place(self, own: etree._Element | None, style_id: str | None) -> tuple[str | None, int, list[str]]:
        """numId and level of a paragraph, its own or its styles'; and the styles that may name the level instead."""
        num_id = value(own.find(f"{W}numId")) if own is not None else None
        level = number(own.find(f"{W}ilvl")) if own is not None else None
        names: list[str] = []
        for style in self._styles.chain(style_id):
            names.append(style.id)
            level = style.level if level is None else level
            num_id = style.num_id if num_id is None else num_id
            if style.num_id is not None:
                break
        return num_id, max(0, min(level or 0, _LEVELS - 1)), names

    def _count(self, counters: list[int | None], levels: dict[int, _Level], num_id: str, num: _Num, level: int) -> None:
        for upper in range(level):
            if counters[upper] is None:
                counters[upper] = levels[upper].start if upper in levels else 1
        now = counters[level]
        if level in num.starts and (num_id, level) not in self._started:
            counters[level] = num.starts[level]
        else:
            counters[level] = levels[level].start if now is None else now + 1
        self._started.add((num_id, level))
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counters[deeper] = None

    def _resolve(self, abstract: str) -> str:
        """The abstract numbering that is meant: one with a numStyleLink stands for that of the numbering style."""
        for _ in range(_MAX_LINKS):
            found = self._abstracts.get(abstract)
            if found is None or found.link is None:
                break
            chain = self._styles.chain(found.link)
            num = self._nums.get(chain[0].num_id or "") if chain else None
            if num is None:
                break
            abstract = num.abstract
        return abstract

    def _read(self, root: etree._Element) -> None:
        for element in root.iter(f"{W}abstractNum"):
            levels = _read_levels(element)
            linked = ((value(lvl.find(f"{W}pStyle")), integer(lvl.get(f"{W}ilvl"))) for lvl in element.iter(f"{W}lvl"))
            by_style = {style: place for style, place in linked if style and place is not None and place < _LEVELS}
            link = value(element.find(f"{W}numStyleLink"))
            self._abstracts[element.get(f"{W}abstractNumId") or ""] = _Abstract(levels, by_style, link)
        for element in root.iter(f"{W}num"):
            num = _Num(value(element.find(f"{W}abstractNumId")) or "")
            for override in element.iter(f"{W}lvlOverride"):
                place = integer(override.get(f"{W}ilvl"))
                start = number(override.find(f"{W}startOverride"))
                if place is not None and start is not None:
                    num.starts[place] = start
                num.levels.update(_read_levels(override))
            self._nums[element.get(f"{W}numId") or ""] = num
        self._nums.pop("0", None)  # numId 0 switches numbering off


def _read_levels(parent: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for lvl in parent.findall(f"{W}lvl"):
        place = integer(lvl.get(f"{W}ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        plain = lvl.find(f"{W}numFmt")
        # A format of its own (“001, 002, …”) stands in mc:AlternateContent beside a plain one for older programs.
        custom = lvl.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
        fallback = lvl.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
        shown = re.match(r"0+1(?=,|$)", custom.get(f"{W}format") or "") if custom is not None else None
        levels[place] = _Level(
            start=number(lvl.find(f"{W}start")) or 0,
            format=value(plain if plain is not None else fallback) or "decimal",
            text=(value(lvl.find(f"{W}lvlText")) or "")[:_MAX_TEXT],
            legal=switch(lvl, "isLgl") is True,
            hidden=switch(lvl.find(f"{W}rPr"), "vanish") is True,
            restart=number(lvl.find(f"{W}lvlRestart")),
            zeros=min(9, len(shown.group())) if shown else 0,
        )
    return levels


def _label(levels: dict[int, _Level], counters: list[int | None], level: int) -> str:
    own = levels[level]
    if own.hidden:
        return ""
    if own.format == "bullet":
        # A dash is the marker of a paragraph; dots and squares are layout.
        return own.text if _DASH.fullmatch(own.text) else ""

    def one(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        count = counters[place]
        if count is None or place not in levels:
            return ""
        shown = levels[place]
        return printed(count, "decimal" if own.legal and shown.format != "none" else shown.format).zfill(shown.zeros)

    return re.sub(r"%([1-9])", one, own.text)
