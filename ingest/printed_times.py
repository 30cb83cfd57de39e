"""Reading a time as it is printed: points, ranges with one year or one 月 for both ends, what goes on without an end."""

from __future__ import annotations

import re

from ingest.dates import find_points
from ingest.plan import Time

_DIGIT = re.compile(r"\d")
_ONGOING = re.compile(
    r"持续|长期|常态|常年|坚持|每年|每季|每月|逐年|年年(?![底末初终])|滚动|不间断|经常性|日常|定期|全过程|贯穿"
)
# 2023.12, 2023-12-31, 2023/6: dates of table cells.
_NUMERIC = re.compile(r"(?<![\d.])(20\d\d)[.\-/](1[0-2]|0?[1-9])(?:[.\-/](3[01]|[12]\d|0?[1-9]))?(?![\d.年])")
# 2022年9-12月, （4—10月）: the first month without 月.
_MONTHS = re.compile(r"((?:年\s*|(?<![\d.月日/-]))\d{1,2})(?=\s*[-—–－~～至到]+\s*\d{1,2}\s*月)")
_OWN_YEAR = re.compile(r"\s*[“\"]?(?:[12１２][0-9０-９]{3}|二[〇○零Oo])")
_CONTINUES = re.compile(r"\s*(?:[-—–－~～至到]+|开始)\s*$")
_STARTING = re.compile(r"^\s*(?:起|开始|启动|以来|后|之后)|^\s*[,，、]?\s*(?:并)?\s*(?:持续|长期|常态|逐年|每年)")
_REACHED = re.compile(r"(?:底|末)?[前内]|底|末|取得|完成|见效|到位|之前|以前|实现|建成")


def parse_time(raw: str, *, year: int | None = None) -> Time | None:
    """Read a printed time (“2022年9月-2025年6月”); None when it names no time. `year`: of the plan, for bare months."""
    text = raw.strip(" \t\n\u3000,，。；;")
    spelled = spelled_ranges(text)
    points = _dated_points(spelled, year)
    ongoing = bool(_ONGOING.search(text))
    if (
        not points
        and not ongoing
        and not re.search(r"即日|立即|近期|全年|\d+\s*(?:年|个月|天|日)内|年底前|月底前", text)
    ):
        return None
    start, due = _bounds(spelled, points, ongoing)
    if not points and year is not None and re.match(r"全年", text):
        due = f"{year}-12"
    return Time(raw=text, start=start, due=due, ongoing=ongoing)


def _dated_points(text: str, year: int | None) -> list[tuple[int, int, str | None]]:
    """(start, end, ISO) of the points in time of `text`; a bare month is of the year printed before it, else of `year`.

    What comes round every year (每年12月) is no date of the item.
    """
    found: list[tuple[int, int, str | None]] = []
    printed: int | None = None
    for point in find_points(text, year=year):
        if re.search(r"每年度?$", text[: point.start]):
            continue
        iso = point.iso
        if _OWN_YEAR.match(text, point.start):
            printed = int(iso[:4]) if iso else None
        elif printed is not None and not point.is_plan_period:
            iso = find_points(text, year=printed, start=point.start, end=point.end)[0].iso
            earlier = found[-1][2] if found else None
            if earlier and iso and iso < earlier[: len(iso)] and _CONTINUES.search(text[found[-1][1] : point.start]):
                # 2022年11月至3月 ends in the year after
                iso = find_points(text, year=printed + 1, start=point.start, end=point.end)[0].iso
        found.append((point.start, point.end, iso))
    return found


def spelled_ranges(text: str) -> str:
    """“2022-2025年” with its first 年, “2022年9-12月” with its first 月, so that both ends read as points in time."""
    if not _DIGIT.search(text):
        return text
    text = _NUMERIC.sub(lambda m: f"{m[1]}年{m[2]}月" + (f"{m[3]}日" if m[3] else ""), text)
    text = re.sub(r"(?<!\d)([12]\d{3})\s*(?=[-—–－~～至到]+\s*[12]\d{3}\s*年)", r"\1年", text)
    return _MONTHS.sub(r"\1月", text)


def _bounds(text: str, points: list[tuple[int, int, str | None]], ongoing: bool) -> tuple[str | None, str | None]:
    dated = [p for p in points if p[2] is not None or re.search(r"月|季度", text[p[0] : p[1]])]
    if not dated:
        return None, None
    first, last = dated[0], dated[-1]
    if len(dated) >= 2 and _CONTINUES.search(text[first[1] : dated[1][0]]):
        return first[2], dated[1][2]
    if len(dated) >= 2 and _STARTING.match(text[first[1] :]):
        return first[2], last[2]
    after = text[first[1] : first[1] + 12]
    printed = text[first[0] : first[1]]
    starts = _STARTING.match(after) and not (_REACHED.match(after) or re.search(r"[底末内]$", printed))
    if starts and (ongoing or re.match(r"\s*(?:起|开始|启动)", after)):
        return first[2], None
    return None, last[2]
