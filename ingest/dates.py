"""Points and spans of time as official papers print them, read to ISO with the precision that is printed.

Source of the rules: eval guide “time” and “due”: 到2025年 is 2025, 2025年6月 is 2025-06, 2026年末 and 2025年底前 are the
year's last month, “十四五”期间 ends with its last year.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_YEAR = r"(?:[12１２][0-9０-９]{3}|二[〇○零Oo][一二三四五六七八九〇○零]{2})"
_D = r"[0-9０-９]"
_PLAN_YEARS = {"十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035}
_QUARTER_END = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
# One printed point in time; the year may be missing after “至” in a range. Optional spaces: PDF text has them.
POINT = rf"""(?:
    (?P<plan>[“"‘]?(?P<nth>十[二三四五六])五[”"’]?(?:\s*规划)?\s*(?:期间|时期|期末|末期|末|期内)?)
  | (?:(?P<year>{_YEAR})\s*年\s*度?|(?P<this>本年度?|今年|当年|(?<![\d０-９一二三四五六七八九十两几数每])年)(?=\s*(?:内|底|末|前|{_D}|上半|下半|第)))
    (?:\s*(?:
        (?P<half>上半年|下半年)\s*(?:底|末)?
      | 第?(?P<quarter>[一二三四1-4])季度\s*(?:底|末)?
      | (?P<month>1[0-2１２０]|１[０１２]|0?[1-9]|[１-９]|十[一二]?|[一二三四五六七八九])\s*月(?:份)?
        (?:\s*(?:(?P<day>[12][0-9]|3[01]|0?[1-9])\s*日|(?P<monthend>底|末|中旬|上旬|下旬|初)))?
      | (?P<yearend>年?底|年?末|年终)
      | (?P<within>内)
    ))?
  | (?P<lonemonth>1[0-2]|0?[1-9])\s*月(?:份)?\s*(?:底|末|(?P<loneday>[12][0-9]|3[01]|0?[1-9])\s*日)?
  | 第?(?P<lonequarter>[一二三四])季度\s*(?:底|末)?
)"""
_POINT = re.compile(POINT, re.X)
_HAN_YEAR = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_HAN_MONTHS = {"十": 10, "十一": 11, "十二": 12} | {c: i for i, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True)
class Point:
    """text[start:end] names a point in time: ISO date of the printed precision, None when its year is not printed."""

    start: int
    end: int
    iso: str | None
    is_plan_period: bool


def find_points(text: str, *, year: int | None = None, start: int = 0, end: int | None = None) -> list[Point]:
    """Every point in time in text[start:end]; `year` stands in where only a month is printed."""
    points = []
    for match in _POINT.finditer(text, start, len(text) if end is None else end):
        points.append(Point(match.start(), match.end(), _iso(match, year), match.group("plan") is not None))
    return points


def _iso(match: re.Match[str], year: int | None) -> str | None:
    group = match.group
    if group("plan"):
        return str(_PLAN_YEARS[group("nth")])
    own = _year(group("year")) if group("year") else year
    if own is None:
        return None
    if group("half"):
        return f"{own}-{'06' if group('half')[0] == '上' else '12'}"
    quarter = group("quarter") or group("lonequarter")
    if quarter:
        return f"{own}-{_QUARTER_END[quarter]:02d}"
    month = group("month") or group("lonemonth")
    if month:
        number = _HAN_MONTHS.get(month) or int(unicodedata.normalize("NFKC", month))
        day = group("day") or group("loneday")
        return f"{own}-{number:02d}" + (f"-{int(day):02d}" if day else "")
    if group("yearend"):
        return f"{own}-12"
    return str(own)


def _year(text: str) -> int:
    return int(unicodedata.normalize("NFKC", text).translate(_HAN_YEAR))
