"""Item markers: where the numbered items of a plan begin.

A marker is believed because of where it stands (at the start of a line) or because it is the number that comes next.
Both matter: page chrome carries stray numbers, and one-line text has lost its line starts.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum

from ingest.cleaning import is_flat


class Kind(IntEnum):
    """Kinds of marker, outermost first (numbering levels of GB/T 9704-2012, 7.3.3, and what is added to them)."""

    PART = 0  # an unnumbered title of one of several plans in a document
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    CHINESE = 3  # 一、
    ARTICLE = 4  # 第一条
    CHINESE_BRACKET = 5  # （一）
    STEP = 6  # 第一阶段：, at the start of a paragraph
    ARABIC = 7  # 1.
    DECIMAL = 8  # 1.1
    DECIMAL_THIRD = 9  # 1.1.1
    ARABIC_BRACKET = 10  # （1）
    CIRCLED = 11  # ①
    SPOKEN = 12  # 一是, at the start of a paragraph
    DASH = 13  # ——, at the start of a paragraph
    LABEL = 14  # “名称：” at the start of a paragraph of its own


@dataclass(frozen=True)
class Marker:
    """One item marker: text[start:end] is the marker as printed, `number` without punctuation as users write it."""

    kind: Kind
    ordinal: int
    number: str
    start: int
    end: int
    at_line_start: bool
    rule: str = field(default="", compare=False)  # why it is believed


_CN = "一二三四五六七八九十百零〇"
_PATTERN = re.compile(
    # The first characters of them all: most places of a text begin none of them.
    rf"(?=[第（(〔㈠-㈩{_CN}\d⒈-⒛⑴-⒇①-⑳—―─－\-重改工具任事举措行])(?:(?P<chapter>第[{_CN}\d]{{1,3}}[章篇]|(?:^|(?<=\n))第[{_CN}\d]{{1,3}}部分(?=[^。；，\n]{{2,30}}(?:\n|$)))(?=[^{_CN}])"
    rf"|(?:^|(?<=\n))(?P<section>第[{_CN}\d]{{1,3}}节)"
    rf"|(?P<article>第[{_CN}\d]{{1,4}}条)(?!款|第|例|规定|的|件)"
    rf"|(?:^|(?<=\n))(?P<task>(?:重点|改革|工作|具体)?(?:任务|事项|举措|措施|行动|工程)[{_CN}\d]{{1,3}})(?=[：:、.．\u4e00-\u9fff“《])(?![{_CN}\d到至]|[条项个类大章方])[：:、.．]?"
    r"|(?:^|(?<=\n))(?P<step>第[一二三四五六]阶段)(?=[：:（(、]|(?![的内是])[\u4e00-\u9fff]{2,12}[（(：:。])[：:、]?"
    rf"|(?P<bracket>[（(〔][{_CN}]{{1,4}}[）)〕]|[㈠-㈩])[、.．]?"
    rf"|(?<![第{_CN}\d])(?P<chinese>[{_CN}]{{1,4}})[、.．](?![{_CN}]{{1,2}}是)"
    r"|(?<![\d.．A-Za-z〔\[(（/·-])(?P<arabic>\d{1,3})(?:[.．](?![\d.．])|[.．](?=20\d\d年)|、)"
    r"|(?P<single>[⒈-⒛])"
    r"|(?:^|(?<=\n))(?P<decimal>\d{1,2}[.．]\d{1,2})[、]?(?=[\u4e00-\u9fff“\"《【])(?![万亿千百十个倍元家件项米吨亩公平])"
    r"|(?P<arabic_bracket>[（(]\d{1,2}[）)]|[⑴-⒇]|(?:^|(?<=\n))\d{1,2}[）)]|(?:^|(?<=\n))第[一二三四五六七八九十]{1,2}(?=[，,]))[、.．，,]?"
    r"|(?P<circled>[①-⑳])"
    rf"|(?:^|(?<=\n))(?P<spoken>[{_CN}]{{1,3}}是)(?=[^{_CN}])[、，：:]?"
    r"|(?:^|(?<=\n))(?P<dash>[—―─－-]{2}|—)(?=[\u4e00-\u9fffA-Z“\"《【]|\d{1,2}月)(?!(?:责任|牵头|配合|参与|负责|落实|主办|协办|承办|完成|实施|推进)(?:单位|部门|科室|主体|时限|时间|领导|期限)))"
)
_KINDS = {
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "article": Kind.ARTICLE,
    "task": Kind.ARTICLE,  # 任务1：…, as deep as an article
    "bracket": Kind.CHINESE_BRACKET,
    "chinese": Kind.CHINESE,
    "step": Kind.STEP,
    "arabic": Kind.ARABIC,
    "single": Kind.ARABIC,
    "decimal": Kind.DECIMAL,
    "dash": Kind.DASH,
    "arabic_bracket": Kind.ARABIC_BRACKET,
    "circled": Kind.CIRCLED,
    "spoken": Kind.SPOKEN,
}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SENTENCE_END = "。；;：:！？!?）)〕]】”"
# A list of bodies ends without a stop: “责任单位：甲局、乙局2、…”, “甲局牵头，乙局配合2、…”.
_ENDS_IN_DUTY = re.compile(r"(?:单位|部门|科室|领导|责任人|分工)[：:][^。]*\Z|(?:负责|配合|落实|牵头|参与)\Z")
# The longest title a heading without punctuation is believed to have in one-line text.
_MAX_HEADING = 60
_INSIDE_ITEMS = (Kind.ARABIC_BRACKET, Kind.CIRCLED, Kind.SPOKEN)
_SECTIONS, _MORE, _GAPS = 2, 3, 2
# The heading of a section whose items stand in its own line.
_IN_LINE_HEADING = re.compile(r"[^。，；：:\n]{2,30}[。：:]?")


def ordinal_of(number: str) -> int | None:
    """The value of a Chinese, Arabic or circled number up to 999, None when it is none (“十十”)."""
    if len(number) == 1 and "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    if number.isdigit():
        return int(number)
    total, digit = 0, 0
    for char in number:
        if char in "十百":
            unit = 10 if char == "十" else 100
            if char == "十" and digit == 0 and total % 100:
                return None
            total += (digit or 1) * unit
            digit = 0
        elif char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        else:
            return None
    return total + digit or None


def candidates(text: str) -> Iterator[Marker]:
    """Everything that looks like a marker, in order; dashes count from one below each other marker."""
    dashes = 0
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or ""
        kind, printed = _KINDS[group], match.group(group)
        start = match.start()
        at_start = start == 0 or text[start - 1] == "\n"
        if kind is Kind.DASH:
            dashes += 1
            yield Marker(kind, dashes, printed, start, match.end(), at_start)
            continue
        # NFKC writes ㈠, ⑴ and ⒈ as (一), (1) and 1. (Unicode, Enclosed CJK Letters).
        plain = unicodedata.normalize("NFKC", printed) if kind is not Kind.CIRCLED else printed
        if printed[0].isdigit():
            printed = printed.rstrip("）)")  # 1）
        inner = re.sub(
            r"[（）()〔〕第章篇节条是]|部分$|阶段$|^[重点改革工作具体任务事项举措施行动程]+|^\d+[.．](?=\d)|[.．]$",
            "",
            plain,
        )
        ordinal = ordinal_of(inner)
        if ordinal is None:
            continue
        if at_start:
            dashes = 0
        yield Marker(kind, ordinal, printed, start, match.end(), at_start)


def find_markers(text: str) -> list[Marker]:
    """The believed markers of a clean text, in order."""
    found = list(candidates(text))
    if is_flat(text):
        return _in_sequence(text, found)
    believed = _dash_headings(text, [replace(m, rule="line-start") for m in found if m.at_line_start])
    in_sequence = _in_sequence(text, found)
    if len(in_sequence) >= 2 * len(believed) + 3 or _tells_more(in_sequence, believed):
        return (
            in_sequence  # hardly an item, or no section, begins a line: the layout was lost, although there are lines
        )
    others = [m for m in found if not m.at_line_start]
    return _runs_in_lines(text, _fill_gaps(text, believed, others), others)


# Sections hardly ever stand behind the sentence of another.
_SECTION_INSIDE = re.compile(r"[。）)〕】][二三四]、")


def sections_inside(text: str) -> bool:
    """Whether the sections of `text` stand inside its lines, so that their order alone tells them."""
    if not _SECTION_INSIDE.search(text):
        return False
    found = list(candidates(text))
    return _tells_more(_in_sequence(text, found), [marker for marker in found if marker.at_line_start])


def _tells_more(in_sequence: list[Marker], believed: list[Marker]) -> bool:
    """Every item that begins a line is in the sequence, which also has sections above them, or what they leave out."""
    structural = [marker for marker in believed if marker.kind not in _INSIDE_ITEMS]
    if not {m.start for m in structural} <= {m.start for m in in_sequence}:
        return False
    top = min((marker.kind for marker in structural), default=Kind.DASH)
    above = sum(marker.kind < top for marker in in_sequence)
    return above >= _SECTIONS or (len(in_sequence) >= len(structural) + _MORE and _gaps(structural) >= _GAPS)


def _gaps(markers: list[Marker]) -> int:
    """How often a number is neither the first nor the next of its kind."""
    last: dict[Kind, int] = {}
    gaps = 0
    for marker in markers:
        gaps += marker.ordinal not in (1, last.get(marker.kind, 0) + 1)
        last[marker.kind] = marker.ordinal
    return gaps


def _dash_headings(text: str, believed: list[Marker]) -> list[Marker]:
    """A line “——政务服务：” above numbered items is a heading of its own level, not an item."""
    out: list[Marker] = []
    count = 0
    for marker, following in zip(believed, [*believed[1:], None], strict=False):
        if marker.kind <= Kind.CHINESE:
            count = 0
        if marker.kind is Kind.DASH and following is not None and Kind.ARABIC <= following.kind < Kind.DASH:
            line = text[marker.end : following.start].strip()
            if "\n" not in line and "。" not in line and len(line) <= _MAX_HEADING:
                count += 1
                marker = replace(marker, kind=Kind.CHINESE_BRACKET, ordinal=count, rule="dash-heading")
        out.append(marker)
    return out


def _fill_gaps(text: str, believed: list[Marker], others: list[Marker]) -> list[Marker]:
    """Add a marker inside a line where the numbers at line starts skip exactly it, or begin with the second."""
    added: list[Marker] = []
    last: dict[Kind, Marker] = {}
    starts = [m.start for m in others]
    floor = 0
    for marker in believed:
        before = last.get(marker.kind)
        gap = (before.ordinal + 1, before.end) if before else (1, floor)
        floor = marker.end
        if marker.ordinal == gap[0] + 1:
            between = others[bisect_right(starts, gap[1]) : bisect_left(starts, marker.start)]
            missing = [m for m in between if m.kind is marker.kind and m.ordinal == gap[0]]
            added += [replace(m, rule="gap") for m in missing[:1] if text[m.start - 1] in _SENTENCE_END]
        last[marker.kind] = marker
        for kind in [k for k in last if k > marker.kind]:
            del last[kind]
    return sorted(believed + added, key=lambda m: m.start)


def _runs_in_lines(text: str, believed: list[Marker], others: list[Marker]) -> list[Marker]:
    """Add （二）, （三） … that stand in the line of （一）, each behind a full stop: “（一）动员。…（二）实施。…”.

    Not where the next line goes on with （二） itself: then the line only cites them.
    """
    added: list[Marker] = []
    inside = [m for m in others if m.kind is Kind.CHINESE_BRACKET]
    starts = [m.start for m in inside]
    for n, opening in enumerate(believed):
        begins = opening.kind is Kind.CHINESE_BRACKET and opening.ordinal == 1
        if not opening.at_line_start or not (begins or opening.kind is Kind.CHINESE):
            continue
        stop = text.find("\n", opening.end)
        stop = len(text) if stop < 0 else stop
        following = believed[n + 1] if n + 1 < len(believed) else None
        run = [opening] if begins else []
        for marker in inside[bisect_left(starts, opening.end) : bisect_left(starts, stop)]:
            if run and marker.ordinal == run[-1].ordinal + 1 and text[marker.start - 1] in "。）)":
                run.append(marker)
            elif not run and marker.ordinal == 1 and _IN_LINE_HEADING.fullmatch(text, opening.end, marker.start):
                run.append(marker)  # “三、工作要求。（一）压实责任。…（二）…”
        goes_on = following is not None and following.kind is Kind.CHINESE_BRACKET
        if len(run) > 1 and not (goes_on and following is not None and following.ordinal != run[-1].ordinal + 1):
            added += [replace(m, rule="in-line") for m in run if m is not opening]
    return sorted(believed + added, key=lambda m: m.start) if added else believed


def _in_sequence(text: str, found: list[Marker]) -> list[Marker]:
    """The markers of one-line text: each is the next number of its kind, or the first one below a heading."""
    believed: list[Marker] = []
    last: dict[Kind, int] = {}
    begins = {(marker.kind, marker.start) for marker in found}
    ends = {(marker.kind, marker.end) for marker in found}
    for marker in found:
        if (marker.kind, marker.end) in begins or (marker.kind, marker.start) in ends:
            continue  # 一、二、三等奖
        if marker.kind in _INSIDE_ITEMS:
            continue  # inside an item: they never carry the structure of one-line text
        expected = last.get(marker.kind, 0) + 1
        restart = marker.ordinal == 1 and _may_open(text, marker, believed)
        follows = marker.ordinal == expected and _may_follow(text, marker, believed)
        if not (restart or follows or (marker.at_line_start and marker.ordinal <= expected + 1)):
            continue
        believed.append(replace(marker, rule="in-sequence"))
        last[marker.kind] = marker.ordinal
        if marker.ordinal == 1:
            # A new level begins: what was counted below it starts again or goes on, both are seen in plans.
            last = {kind: n for kind, n in last.items() if kind <= marker.kind or n > 1}
    return believed


def _gap(text: str, marker: Marker, believed: list[Marker]) -> str:
    return text[believed[-1].end if believed else 0 : marker.start]


def _may_follow(text: str, marker: Marker, believed: list[Marker]) -> bool:
    gap = _gap(text, marker, believed)
    if not gap:
        return False
    ended = gap.rstrip()[-1:] in _SENTENCE_END
    heading = len(gap) <= _MAX_HEADING and "。" not in gap
    if _ENDS_IN_DUTY.search(gap[gap.rfind("。") + 1 :]):
        return True
    # “再列出2.动态…”: exactly the next number, with a full stop and a word behind it, is a marker even in mid-sentence.
    return ended or heading or marker.at_line_start or marker.kind is not Kind.ARABIC or text[marker.end - 1] in ".．"


def _may_open(text: str, marker: Marker, believed: list[Marker]) -> bool:
    """A first item opens a level after a sentence or directly below the heading of a higher level."""
    gap = _gap(text, marker, believed)
    if marker.at_line_start or not believed:
        return bool(marker.at_line_start or marker.kind <= Kind.CHINESE or gap.rstrip()[-1:] in _SENTENCE_END)
    above = believed[-1].kind
    below_heading = marker.kind > above and len(gap) <= _MAX_HEADING and "。" not in gap
    return below_heading or gap.rstrip()[-1:] in _SENTENCE_END
