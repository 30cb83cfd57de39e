"""The time of an item as a whole: 实施时间, 完成时限, 完成时间, 时间节点 (eval guide, “time”).

Dates inside prose belong to targets, not to the item; only a labelled line, a labelled part of a bracket, or a bracket
that holds nothing but a time is the item's time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.body_names import NAME_ENDS, looks_like_body
from ingest.dates import find_points
from ingest.plan import Time

_LABEL = re.compile(
    r"(?=[项任工政具实完推办落计起执建整销交达时进])(?:(?:项目|任务|工作|政策|具体)?(?:实施|完成|推进|办理|落实|计划|起止|执行|建设|整改|办结|销号|交付|达标)(?:的)?(?:时间|时限|期限|进度|日期)"
    r"|时间节点|时限要求|时间要求|时间安排|进度安排|进度要求|完成节点|工作时限|时限|时间进度)"
    r"(?:要求|安排|节点|及要求)?[ \u3000]*[:：][ \u3000]*"
)
# On a line of its own the colon may be missing: ——完成时限 2024年11月底前.
_LINE_LABEL = re.compile(
    r"(?:^|(?<=\n))[—―─－–\-·●■▲◆*]*(?:完成|实施|办理|落实|整改|办结|销号)(?:时间|时限|期限)(?:要求)?(?=[^：:\n]{2,40}(?:\n|$))"
)
_BRACKETS = dict(zip("（(〔【[", "）)〕】]", strict=True))
_BRACKET = re.compile(r"[（(〔【]([^（(〔【）)〕】\n]{2,40})[）)〕】]")
_STOP = re.compile(r"[。；;\n）)〕】\]]|(?:牵头|责任|配合|参与|参加|落实|负责|协助)(?:单位|部门|主体)")
_MAX_RAW = 60
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
# A bracket that says who is to act, with a clause of its own at its end.
_RESPONSIBILITY = re.compile(
    r"[（(〔【](?=[^（(〔【）)〕】\n]{0,400}(?:牵头|负责|责任|配合|单位|落实))[^（(〔【）)〕】\n]{2,400}[，,；;。](?P<time>[^（(〔【）)〕】\n，,；;。]{2,24})[。；;]?[）)〕】]"
)
# A bracket of bodies alone, with a time behind them.
_LISTED = re.compile(
    r"[（(〔【](?P<list>[^（(〔【）)〕】\n]{2,300})[，,；;](?P<time>[^（(〔【）)〕】\n，,；;。]{2,24})[。；;]?[）)〕】]"
)
_TITLE_TIME = re.compile(r"(?:^[（(](?P<front>[^（()）]{2,40})[）)][：:]|[（(](?P<end>[^（()）]{2,40})[）)]$)")
# A bracket without a label: nothing but dates and these words.
_TIME_WORDS = re.compile(
    r"[\s,，、\-—–－~～至到起前内底末初中上下旬半年月日]|以?前|之前|之内|以后|完成|取得阶段性成果|阶段性|并|力争|全部|基本|"
    r"持续(?:推进|实施|开展|进行|落实|深化|推动)?|长期(?:坚持|推进|实施|执行|落实)?|常态化?(?:推进|实施|开展|坚持)?|"
    r"坚持|每年度?|每(?:季度?|月|周|半年)|全年|按时|启动|开始|实施|推进|截至|截止|于|在|从|自|即日|起至|立即整改|立行立改|立即"
)


@dataclass(frozen=True)
class TimeClause:
    """text[start:end] is the printed time of the item, label and bracket included; `raw` is the time alone."""

    raw: str
    start: int
    end: int
    time: Time
    rule: str


def parse_time(raw: str, *, year: int | None = None) -> Time | None:
    """Read a printed time (“2022年9月-2025年6月”); None when it names no time. `year`: of the plan, for bare months."""
    text = raw.strip(" \t\n\u3000,，。；;")
    spelled = _spelled_ranges(text)
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


def _spelled_ranges(text: str) -> str:
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


def may_begin_time(text: str, place: int) -> bool:
    """False where no printed time of an item can begin: neither a bracket nor a label stands there."""
    labelled = _LABEL.match(text, place) or _LINE_LABEL.match(text, place)
    return text[place] in _BRACKETS or labelled is not None


def find_time_clause(text: str, *, year: int | None = None) -> TimeClause | None:
    """The printed time of an item: the last labelled one, else a bracket that holds only a time, else the last clause of
    a responsibility bracket (“（甲局牵头，6月底前完成）”)."""
    labelled = [m for m in _labels(text) if _may_be_label(text, m.start())]
    for match in reversed(labelled):
        clause = _labelled(text, match, year)
        if clause is not None:
            return clause
    return _bare_line(text, year) or _bare_bracket(text, year) or _in_responsibility(text, year)


def labelled_times(text: str) -> list[tuple[int, int]]:
    """(start, end) of every labelled time, so that it is not read as part of a list of bodies."""
    clauses = (_labelled(text, m, None) for m in _labels(text) if _may_be_label(text, m.start()))
    return [(c.start, c.end) for c in clauses if c is not None]


def _labels(text: str) -> Iterable[re.Match[str]]:
    return _LABEL.finditer(text) if "：" in text or ":" in text else ()


def _may_be_label(text: str, start: int) -> bool:
    """A label stands behind a stop, or directly behind the name of a body in text that lost its lines."""
    before = text[start - 1 : start]
    return start == 0 or before in "。；;）)〕】]！？\n，,、 \u3000\t" + NAME_ENDS or before in _BRACKETS


def _labelled(text: str, match: re.Match[str], year: int | None) -> TimeClause | None:
    start = match.start()
    stop = _STOP.search(text, match.end(), match.end() + _MAX_RAW)
    end = stop.start() if stop else min(len(text), match.end() + _MAX_RAW)
    raw = text[match.end() : end].strip(" \u3000\t,，")
    if not raw:
        return None
    time = parse_time(raw, year=year) or Time(raw=raw, start=None, due=None, ongoing=False)
    if end < len(text) and text[end] in "。；;":
        end += 1
    if start and text[start - 1] in _BRACKETS and end < len(text) and text[end] == _BRACKETS[text[start - 1]]:
        start, end = start - 1, end + 1
    return TimeClause(time["raw"], start, end, time, "label")


def _bare_line(text: str, year: int | None) -> TimeClause | None:
    for match in _LINE_LABEL.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        raw = text[match.end() : end].strip(" 。；;")
        if _only_time(raw) and (time := parse_time(raw, year=year)) is not None:
            return TimeClause(time["raw"], match.start(), end, time, "line-label")
    return None


def title_time(title: str, *, year: int | None = None) -> Time | None:
    """The time in a bracket of a step's heading: 集中整治阶段（2024年5月至10月）, （2024年5月至10月）：集中整治."""
    match = _TITLE_TIME.search(title)
    printed = match.group("front") or match.group("end") if match else ""
    return parse_time(printed, year=year) if _only_time(printed) else None


def _bare_bracket(text: str, year: int | None) -> TimeClause | None:
    found: TimeClause | None = None
    for match in _BRACKET.finditer(text):
        follows = text[match.end() : match.end() + 1]
        if not _only_time(match.group(1)) or (follows and follows not in "。；;，,\n（("):
            continue
        time = parse_time(match.group(1), year=year)
        if time is not None and (time["due"] or time["start"] or time["ongoing"]):
            found = TimeClause(time["raw"], match.start(), match.end(), time, "bracket")
    return found


def _in_responsibility(text: str, year: int | None) -> TimeClause | None:
    found: TimeClause | None = None
    lists = (m for m in _LISTED.finditer(text) if looks_like_body(re.split("[、，,；;]", m.group("list"))[-1].strip()))
    for match in (*_RESPONSIBILITY.finditer(text), *lists):
        start = match.start("time")
        time = parse_time(match.group("time"), year=year) if _only_time(match.group("time")) else None
        if time is not None:
            found = TimeClause(time["raw"], start, match.end("time"), time, "in-duty")
    return found


def _only_time(inside: str) -> bool:
    rest = inside = _spelled_ranges(inside)
    for point in reversed(find_points(inside)):
        rest = rest[: point.start] + rest[point.end :]
    return not _TIME_WORDS.sub("", rest)
