"""Rules a plan prints once and means for many items: who leads a list, and who is added to every item.

Source: eval guide, “A lead rule printed in the document” and “Standing clauses”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LeadMark = Literal["first", "before_comma", "starred"]

# Mark, characters of which the words hold one, the words.
_LEAD_RULES: tuple[tuple[LeadMark, str, re.Pattern[str]], ...] = (
    (
        "before_comma",
        "逗",
        re.compile(
            r"第一个逗号[以之]?前[^。；;）)\n]{0,20}(?:为|是)[^。；;，,）)\n]{0,6}牵头[^。；;，,）)\n]{0,8}(?:[，,]下同)?"
        ),
    ),
    (
        "first",
        "列排",
        re.compile(
            r"(?:[^。；;，,、（()）\n：:]{0,14})?(?:列|排)(?:名|序)?(?:在)?(?:第一(?:位|个|名)?|首位|最前)[^。；;）)\n]{0,20}(?:为|是)"
            r"[^。；;，,）)\n]{0,6}牵头[^。；;，,）)\n]{0,12}(?:[，,](?:以)?下同)?"
        ),
    ),
    (
        "first",
        "第首",
        re.compile(
            r"(?:第一|首)(?:(?:个|位|家)(?:责任)?(?:单位|部门)?|(?:责任)?(?:单位|部门))(?:均)?(?:为|是)牵头[^。；;，,）)\n]{0,8}(?:[，,](?:以)?下同)?"
        ),
    ),
    (
        "starred",
        "*＊★☆▲△",
        re.compile(
            r"(?:标|加|带|注)?(?:有|注)?[“\"]?[*＊★☆▲△][”\"]?(?:号)?(?:的|者)?[^。；;，,）)\n]{0,8}(?:为|是)[^。；;，,）)\n]{0,6}牵头[^。；;，,）)\n]{0,8}(?:[，,](?:以)?下同)?"
        ),
    ),
)
# A word they hold, the words.
_BLANKET: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "以下",
        re.compile(
            r"以下(?:各项|所有|各)?[^。；;\n]{0,12}?均?(?:需|由|须|要|应)(?:要|由)?(?P<list>[^。；;，,\n]{2,80}?)"
            r"(?:共同|具体|分别|同步|抓好)?(?:落实|负责|参与|配合|组织实施|执行|实施)[^。；;\n，,]{0,6}(?:[，,][^。；;\n]{0,4}不再[^。；;\n，,\d）)〕\]】]{0,10})?"
        ),
    ),
    (
        "不再",
        re.compile(
            r"(?:各项|所有|全部)(?:重点|主要|工作)?(?:任务|措施|工作)[，,]?均?(?:需|由|须|要|应)(?:要|由)?(?P<list>[^。；;，,\n]{2,80}?)"
            r"(?:共同|具体|分别|同步|抓好)?(?:落实|负责|参与|配合|组织实施|执行|实施)[^。；;\n，,]{0,6}[，,][^。；;\n]{0,4}不再[^。；;\n，,\d）)〕\]】]{0,10}"
        ),
    ),
    (
        "均",
        re.compile(
            r"(?:以下|下列|上述|以上|各项)?[^。；;，,\n]{0,8}(?:责任|牵头|配合|落实)(?:单位|部门)(?:中)?均(?:包括|含|包含|涉及)(?P<list>[^。；;\n]{2,80}?)(?=[，,]?(?:不再|以下不再|下同)|[。；;\n）)]|$)"
            r"(?:[，,]?[^。；;\n]{0,4}(?:不再[^。；;\n，,\d）)〕\]】]{0,10}|下同))?"
        ),
    ),
)


@dataclass(frozen=True)
class LeadRule:
    """A printed rule that makes a listed body the lead; text[start:end] are its words."""

    mark: LeadMark
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class BlanketClause:
    """A printed clause that adds bodies to the items that follow; text[list_start:list_end] names them."""

    text: str
    start: int
    end: int
    list_start: int
    list_end: int


def find_lead_rule(text: str) -> LeadRule | None:
    """The first lead rule printed in `text`."""
    if "牵头" not in text:
        return None
    for mark, signs, pattern in _LEAD_RULES:
        match = pattern.search(text) if any(sign in text for sign in signs) else None
        if match:
            return LeadRule(mark, match.group(), *match.span())
    return None


def find_blanket(text: str) -> BlanketClause | None:
    """The first standing clause printed in `text`."""
    for sign, pattern in _BLANKET:
        match = pattern.search(text) if sign in text else None
        if match:
            return BlanketClause(match.group(), *match.span(), *match.span("list"))
    return None
