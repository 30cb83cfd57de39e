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
from ingest.printed_times import parse_time, spelled_ranges

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
    r"坚持|每年度?|每(?:季度?|月|周|半年)|全年(?:开展|坚持|落实)?|按时|启动|开始|实施|推进|截至|截止|于|在|从|自|即日|起至|立即整改|立行立改|立即"
)


@dataclass(frozen=True)
class TimeClause:
    """text[start:end] is the printed time of the item, label and bracket included; `raw` is the time alone."""

    raw: str
    start: int
    end: int
    time: Time
    rule: str


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
        if only_time(raw) and (time := parse_time(raw, year=year)) is not None:
            return TimeClause(time["raw"], match.start(), end, time, "line-label")
    return None


def title_time(title: str, *, year: int | None = None) -> Time | None:
    """The time in a bracket of a step's heading: 集中整治阶段（2024年5月至10月）, （2024年5月至10月）：集中整治."""
    match = _TITLE_TIME.search(title)
    printed = match.group("front") or match.group("end") if match else ""
    return parse_time(printed, year=year) if only_time(printed) else None


def _bare_bracket(text: str, year: int | None) -> TimeClause | None:
    found: TimeClause | None = None
    for match in _BRACKET.finditer(text):
        follows = text[match.end() : match.end() + 1]
        if not only_time(match.group(1)) or (follows and follows not in "。；;，,\n（("):
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
        time = parse_time(match.group("time"), year=year) if only_time(match.group("time")) else None
        if time is not None:
            found = TimeClause(time["raw"], start, match.end("time"), time, "in-duty")
    return found


def only_time(inside: str) -> bool:
    """Whether `inside` holds dates and words of time and nothing else."""
    rest = inside = spelled_ranges(inside)
    for point in reversed(find_points(inside)):
        rest = rest[: point.start] + rest[point.end :]
    return not _TIME_WORDS.sub("", rest)
