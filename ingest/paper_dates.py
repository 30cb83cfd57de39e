"""Dates a paper prints about itself: the day it was signed, the month, the day it went online, the years it is for."""

from __future__ import annotations

import re

from ingest.markers import ordinal_of

_HAN = "〇○零Oo一二三四五六七八九"
_DIGITS = str.maketrans(_HAN, "00000123456789")
DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
# 二〇二四年五月二十日 (GB/T 9704-1999; still printed by many).
_HAN_DATE = re.compile(rf"([一二][{_HAN}]{{3}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日")
_ISO = re.compile(r"((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
# A portal prints its menu and a box of some ten fields above the paper.
_FIRST_LINES, _FIRST_FIELDS = 12, 60
_DAY_FIELD = re.compile(r"(?:公开|发布|成文|发文|印发)(?:日期|时间)[：:]")
_PERIOD = re.compile(r"((?:19|20)\d{2})年?[—\-－–~～至到―]{1,3}((?:19|20)\d{2})年?")
# 二〇二四年三月, （区政府办公室　2024年5月）: a line that ends with a month.
_MONTH_LINE = re.compile(
    rf"[（(]?[^（()）\d。；：:]{{0,30}}?(?P<year>(?:19|20)\d\d|[一二][{_HAN}]{{3}})年(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月[）)]?"
)


def arabic_dates(text: str) -> str:
    """Full dates in Chinese numerals written with digits: 二〇二四年五月二十日 → 2024年5月20日."""
    return _HAN_DATE.sub(
        lambda m: f"{m.group(1).translate(_DIGITS)}年{ordinal_of(m.group(2))}月{ordinal_of(m.group(3))}日", text
    )


def month_alone(lines: list[str]) -> str | None:
    """The month (2024-03) of the first line that ends with one and no day."""
    for line in lines:
        if len(line) <= 48 and (found := _MONTH_LINE.fullmatch(line)):
            year = found.group("year").translate(_DIGITS)
            month = ordinal_of(found.group("month"))
            return f"{year}-{month:02d}" if month else None
    return None


def published_on(lines: list[str]) -> str | None:
    """A publication date the page states, where the paper carries no date of its own."""
    fields = [line for line in lines[:_FIRST_FIELDS] if _DAY_FIELD.search(line)]
    for line in [*fields, *lines[:_FIRST_LINES]]:
        date = _ISO.search(line) or (DATE.search(line) if len(line) < 40 else None)
        if date and len(line) <= 80:
            return iso_day(date)
    return None


def iso_day(match: re.Match[str]) -> str:
    """The day that `DATE` found, as 2024-05-20."""
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def period(title: str) -> list[str] | None:
    """First and last year that a title names as those of the plan."""
    # The years of a paper that the title cites are not the plan's own.
    match = _PERIOD.search(re.sub(r"[《〈<][^》〉>]*[》〉>]", "", title))
    return [match.group(1), match.group(2)] if match else None
