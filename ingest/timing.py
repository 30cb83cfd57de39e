"""The time of an item as a whole: 实施时间, 完成时限, 完成时间, 时间节点 (eval guide, “time”).

Dates inside prose belong to targets, not to the item; only a labelled line, a labelled part of a bracket, or a bracket
that holds nothing but a time is the item's time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import find_points
from ingest.plan import Time

_LABEL = re.compile(
    r"(?:(?:项目|任务|工作|政策|具体)?(?:实施|完成|推进|办理|落实|计划|起止|执行|建设)(?:的)?(?:时间|时限|期限|进度|日期)"
    r"|时间节点|时限要求|时间要求|时间安排|进度安排|进度要求|完成节点|工作时限|时限|时间进度)"
    r"(?:要求|安排|节点|及要求)?[ \u3000]*[:：][ \u3000]*"
)
_BRACKETS = dict(zip("（(〔【[", "）)〕】]", strict=True))
_STOP = re.compile(r"[。；;\n）)〕】\]]|(?:牵头|责任|配合|参与|参加|落实|负责|协助)(?:单位|部门|主体)")
_MAX_RAW = 60
_ONGOING = re.compile(r"持续|长期|常态|坚持|每年|每季|每月|逐年|年年|滚动|不间断|经常性|日常|定期|全过程|贯穿")
_CONTINUES = re.compile(r"\s*(?:[-—–－~～至到]+|开始)\s*$")
_STARTING = re.compile(r"^\s*(?:起|开始|启动|以来|后|之后)|^\s*[,，、]?\s*(?:并)?\s*(?:持续|长期|常态|逐年|每年)")
_REACHED = re.compile(r"(?:底|末)?[前内]|底|末|取得|完成|见效|到位|之前|以前|实现|建成")
# A bracket that says who is to act, with a clause of its own at its end.
_RESPONSIBILITY = re.compile(
    r"[（(〔【](?=[^（(〔【）)〕】\n]{0,400}(?:牵头|负责|责任|配合|单位|落实))[^（(〔【）)〕】\n]{2,400}[，,；;。](?P<time>[^（(〔【）)〕】\n，,；;。]{2,24})[。；;]?[）)〕】]"
)
# A bracket without a label: nothing but dates and these words.
_TIME_WORDS = re.compile(
    r"[\s,，、\-—–－~～至到起前内底末初中上下旬半年月日]|以?前|之前|之内|以后|完成|取得阶段性成果|阶段性|并|力争|全部|基本|"
    r"持续(?:推进|实施|开展|进行|落实|深化|推动)?|长期(?:坚持|推进|实施|执行|落实)?|常态化?(?:推进|实施|开展|坚持)?|"
    r"坚持|每年度?|全年|按时|启动|开始|实施|推进|截至|截止|于|在|从|自"
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
    repeated = re.match(r"每年度?", text)  # every year's December is no date of the item
    points = [] if repeated else find_points(_spelled_ranges(text), year=year)
    ongoing = bool(_ONGOING.search(text))
    if (
        not points
        and not ongoing
        and not re.search(r"即日|立即|近期|全年|\d+\s*(?:年|个月|天|日)内|年底前|月底前", text)
    ):
        return None
    start, due = _bounds(_spelled_ranges(text), [(p.start, p.end, p.iso) for p in points], ongoing)
    return Time(raw=text, start=start, due=due, ongoing=ongoing)


def _spelled_ranges(text: str) -> str:
    """“2022-2025年” with its first 年, “2022年9-12月” with its first 月, so that both ends read as points in time."""
    text = re.sub(r"(?<!\d)([12]\d{3})\s*(?=[-—–－~～至到]+\s*[12]\d{3}\s*年)", r"\1年", text)
    return re.sub(r"(年\s*\d{1,2})(?=\s*[-—–－~～至到]+\s*\d{1,2}\s*月)", r"\1月", text)


def _bounds(text: str, points: list[tuple[int, int, str | None]], ongoing: bool) -> tuple[str | None, str | None]:
    dated = [p for p in points if p[2] is not None or re.search(r"月|季度", text[p[0] : p[1]])]
    if not dated:
        return None, None
    first, last = dated[0], dated[-1]
    if len(dated) >= 2 and _CONTINUES.search(text[first[1] : dated[1][0]]):
        return first[2], _in_year_of(first[2], dated[1], text)
    if len(dated) >= 2 and _STARTING.match(text[first[1] :]):
        return first[2], last[2]
    after = text[first[1] : first[1] + 12]
    printed = text[first[0] : first[1]]
    starts = _STARTING.match(after) and not (_REACHED.match(after) or re.search(r"[底末内]$", printed))
    if starts and (ongoing or re.match(r"\s*(?:起|开始|启动)", after)):
        return first[2], None
    return None, last[2]


def _in_year_of(start: str | None, point: tuple[int, int, str | None], text: str) -> str | None:
    """“2022年9月-12月”: the second month is of the first one's year."""
    if point[2] is not None or start is None:
        return point[2]
    inner = find_points(text, year=int(start[:4]), start=point[0], end=point[1])
    return inner[0].iso if inner else None


def find_time_clause(text: str, *, year: int | None = None) -> TimeClause | None:
    """The printed time of an item: the last labelled one, else a bracket that holds only a time, else the last clause of
    a responsibility bracket (“（甲局牵头，6月底前完成）”)."""
    labelled = [m for m in _LABEL.finditer(text) if _may_be_label(text, m.start())]
    for match in reversed(labelled):
        clause = _labelled(text, match, year)
        if clause is not None:
            return clause
    return _bare_bracket(text, year) or _in_responsibility(text, year)


def labelled_times(text: str) -> list[tuple[int, int]]:
    """(start, end) of every labelled time, so that it is not read as part of a list of bodies."""
    clauses = (_labelled(text, m, None) for m in _LABEL.finditer(text) if _may_be_label(text, m.start()))
    return [(c.start, c.end) for c in clauses if c is not None]


def _may_be_label(text: str, start: int) -> bool:
    """A label stands behind a stop, or directly behind the name of a body in text that lost its lines."""
    before = text[start - 1 : start]
    return start == 0 or before in "。；;）)〕】]！？\n，,、 \u3000\t局委办厅府会院部" or before in _BRACKETS


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


def _bare_bracket(text: str, year: int | None) -> TimeClause | None:
    found: TimeClause | None = None
    for match in re.finditer(r"[（(〔【]([^（(〔【）)〕】\n]{2,40})[）)〕】]", text):
        follows = text[match.end() : match.end() + 1]
        if not _only_time(match.group(1)) or (follows and follows not in "。；;，,\n（("):
            continue
        time = parse_time(match.group(1), year=year)
        if time is not None and (time["due"] or time["start"] or time["ongoing"]):
            found = TimeClause(time["raw"], match.start(), match.end(), time, "bracket")
    return found


def _in_responsibility(text: str, year: int | None) -> TimeClause | None:
    found: TimeClause | None = None
    for match in _RESPONSIBILITY.finditer(text):
        start = match.start("time")
        time = parse_time(match.group("time"), year=year) if _only_time(match.group("time")) else None
        if time is not None:
            found = TimeClause(time["raw"], start, match.end("time"), time, "in-duty")
    return found


def _only_time(inside: str) -> bool:
    rest = inside
    for point in reversed(find_points(inside)):
        rest = rest[: point.start] + rest[point.end :]
    return not _TIME_WORDS.sub("", rest)
