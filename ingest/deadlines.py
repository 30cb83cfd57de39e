"""By when a target is due: the date printed in front of it in its sentence (eval guide, “due”)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ingest.dates import Point, find_points

# Dates that look back or name something: no deadline.
_NOT_DUE_AFTER = re.compile(
    r"\s*(?:以来|起|同期|版|基础上|印发|出台|(?:开始|启动)(?![^，,。；;\n]{0,30}\d)|以前年度|初|以后|之后|(?:同期)?(?:水平)?的[\d.]+[%％]|度?(?:报告|预算|决算|计划|工作要点)|(?:底|末)?(?:以前|之前|前|以后|之后|后)?(?:建成|建设|竣工|交付|投用|投入使用|开工|认定|成立|登记|注册|出生|取得|入职)[^，。；、]{0,8}的)"
)
_NOT_DUE_BEFORE = re.compile(
    r"(?:自|由|从|较|(?<![占配])比|与|在|于|截至|截止|截止到|相比|同|有效期至|期限至|执行至|实施至|延长至)\s*$"
)
_LEANS = re.compile(r"[，,](?:力争|确保|预计|并)?[到至]?$")
_REACHES = re.compile(
    r"(?:底|末)?(?:前)?(?:力争|确保|要)?(?:达到?|突破|超过|增加到|增至|提高到|提升到|扩大到|实现)\s*\d"
)
# “2016年底前启动10个，2017年全部完成，…”, “2023年完成主体，2024年投入使用；…”: the last of several stages.
_STAGE_DONE = re.compile(
    r"(?:底|末)?前?(?:(?:全部|基本|全面)(?:完成|建成|到位|达标|销号)|(?:全部|基本|全面|正式)?(?:建成)?(?:投入(?:使用|运营)|投用|竣工|完工|通车|启用|开园))(?=[，,；;。])"
)
_DONE_BY = re.compile(r"(?:底|末)?之?前(?!期)[^，,；;。\n：:]{2}")
_PART_END = re.compile(r"[；;。\n]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
# A paragraph that is no part of the list below the sentence with the date: “到2027年，…：\n——…\n——…”.
_LEAVES_LIST = re.compile(
    r"\n(?!\s*(?:[—–－-]{1,3}|[●•·▪◆■]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．]|[①-⑳]))"
)
# The same without signs in front: the lead-in ends in a colon, each line before this one in a semicolon.
_BELOW_COLON = re.compile(r"[^\n。]*[：:]\s*\n(?:[^\n。]*[；;]\s*\n)*[^\n。]*")
_RANGE = re.compile(r"\s*[-—–－~～至到]{1,2}\s*")
_CLAUSE_END = re.compile(r"[，,；;。\n]")
# What may stand in front of a date that opens a clause, so that it holds for what follows the clause too.
_OPENS = re.compile(
    r"(?:[\s“（(]|力争|确保|争取|努力|计划|预计|到|至|截至|截止|在|于|并|且|同时|将|要|应|须|全[市省县区州旗盟镇国]|我[市省县区州旗]|"
    r"[^目]{0,6}目标(?:是|为)?|再?用[一二三两\d]{1,2}年(?:左右)?(?:的?时间)?|[一二三四五六]是|最迟|原则上|自|从|第[一二三]步|实施期限?|分[两三]步|20\d\d年?|\d{1,2}月|底|末|前|[、和及]|以及|(?<=\d)[-—–－~～至到]{1,2}|(?<=年)[-—–－~～至到]{1,2})*+"
)
_LISTED = re.compile(r"(?:年?(?:底|末)?前?)?(?:[、和及]|以及)")
_DEALT = re.compile(r"[^，,；;。\n]{0,60}?(?:分别|依次)")
# “2026年建成3个，三年累计建成8个，…”: the second is reached over years, not in the one before it.
_OVER_YEARS = re.compile(r"[，,；;]\s*(?:[两二三四五]|[2-5])年(?:内)?(?:累计|合计|共)")
_UNTIL = re.compile("^.?[到至]|[底末前]")
_MAX_OPENING = 40
_MAX_LOCAL = 8  # so many dates inside clauses are looked past: more say that the text is none
_LOOKING_AHEAD = re.compile(r"(?:底|末|前|内|以前|之前)\s*$")


@dataclass(frozen=True)
class Deadline:
    """text[start:end] names a date until which something is to be reached."""

    start: int
    end: int
    iso: str
    local: bool = False  # it stands behind what it dates: “开设率2026年底前达到100%，…”
    ends: bool = False  # the last of several stages: no date holds for what follows its clause
    leans: bool = False  # the clause it opens goes on with the one before: “成交额年均增长25%，到2027年达到300亿元；…”
    done: bool = False  # it dates one thing to be done: “2024年底前形成草案；…”


class Deadlines:
    """The deadlines printed in one text."""

    def __init__(self, text: str, quantities: list[int]) -> None:
        self._text = text
        self._found = _deadlines(text)
        self._starts = [d.start for d in self._found]
        self._quantities = quantities

    def holding_at(self, place: int, *, lead_in: bool) -> Deadline | None:
        """The date that holds for the quantity at `place`: printed before it in its sentence, or, with `lead_in`, in an
        earlier sentence of the paragraph, or over the list it stands in and without a quantity of its own."""
        index = bisect_left(self._starts, place) - 1
        if index < 0:
            return None
        # A date inside a clause says nothing about the next one: the one before it may.
        for last in reversed(self._found[max(0, index + 1 - _MAX_LOCAL) : index + 1]):
            if last.ends and _CLAUSE_END.search(self._text, last.end, place):
                return None
            over = _CLAUSE_END if last.local else _PART_END if last.leans or last.done else None
            if over is None or not over.search(self._text, last.end, place):
                break
        else:
            return None
        if _OVER_YEARS.search(self._text, last.end, place) and not _UNTIL.search(
            self._text[max(0, last.start - 2) : last.end + 2]
        ):
            return None
        stop = _SENTENCE_END.search(self._text, last.end, place)
        if stop is None:
            return last
        if not lead_in or (
            _LEAVES_LIST.search(self._text, last.end, place) and not _BELOW_COLON.fullmatch(self._text, last.end, place)
        ):
            return None
        if "\n" not in self._text[last.end : place]:
            return last
        first = bisect_left(self._quantities, last.end)
        return None if self._quantities[first] < stop.start() else last


def _deadlines(text: str) -> list[Deadline]:
    points = [p for p in find_points(text) if p.iso is not None]
    found: list[Deadline] = []
    for n, point in enumerate(points):
        if n + 1 < len(points) and _RANGE.fullmatch(text[point.end : points[n + 1].start]):
            continue  # 2022年9月-2025年6月: the second date is the deadline
        if _NOT_DUE_AFTER.match(text, point.end) and not point.is_plan_period:
            continue
        before = text[max(0, point.start - 6) : point.start]
        if _NOT_DUE_BEFORE.search(before) and not _LOOKING_AHEAD.search(text[point.start : point.end + 2]):
            continue
        if before.endswith(("截至", "截止", "截止到", "截至到")):
            continue
        stage = (
            bool(found)
            and _STAGE_DONE.match(text, point.end)
            and not _PART_END.search(text, found[-1].end, point.start)
        )
        local = _is_local(text, point.start, point.end) or _is_dealt_out(text, points, n)
        leans = _LEANS.search(text[max(0, point.start - 6) : point.start]) and _REACHES.match(text, point.end)
        done = _DONE_BY.match(text, point.end) is not None
        found.append(Deadline(point.start, point.end, str(point.iso), local, bool(stage), bool(leans), done))
    return found


def _is_dealt_out(text: str, points: list[Point], n: int) -> bool:
    """“2026年、2027年甲率分别达到88%、90%，…”: the years of a list hold for the numbers dealt out to them in their clause."""
    last = n
    while last + 1 < min(len(points), n + _MAX_LOCAL) and _LISTED.fullmatch(
        text[points[last].end : points[last + 1].start]
    ):
        last += 1
    in_list = last > n or (n > 0 and _LISTED.fullmatch(text[points[n - 1].end : points[n].start]))
    return bool(in_list) and _DEALT.match(text, points[last].end) is not None


def _is_local(text: str, start: int, end: int) -> bool:
    """Whether words that are dated stand in front of a date in its clause, and what is reached behind it."""
    front = re.split(r"[，,；;。：:\n（(]", text[max(0, start - _MAX_OPENING) : start])[-1]
    behind = text[end : end + 4].lstrip("年底末前度内 ")
    return _OPENS.fullmatch(front) is None and not behind.startswith(("，", ",", "：", ":"))
