"""Item markers: what the number of an item looks like. Which of them are believed: `ingest/believed_markers.py`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum


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
