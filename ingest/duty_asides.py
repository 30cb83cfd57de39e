"""Labelled words beside the bodies that name no body: persons, places a rule holds for, papers, who only watches.

Source: eval guide (only 牵头/配合/责任 bodies are assignments); task ledgers print 责任领导, 分管领导, 督办单位, 联系电话
beside them.
"""

from __future__ import annotations

import re

from ingest.duty_words import BEFORE_LABEL, CLOSING, OPENING

_COLON = re.compile("[：:]")
_REST = r"[：:][^；;。）)〕】\]\n]*"
# Where or on what grounds, not who: part of the item's text.
_SCOPE = re.compile(
    rf"(?:适用(?:范围|区域|对象|地区)|(?:实施|试点|覆盖)(?:范围|区域|地区)|试点地区|(?:政策|文件)?依据|资金来源|备注){_REST}"
)
# A person, or a body that only watches: no part of the item's text, and nobody's duty.
_PERSON = re.compile(
    rf"(?:^|(?<=[{re.escape(BEFORE_LABEL + OPENING)}]))(?:(?:[市县区省州旗镇乡]|市级|县级|区级)?"
    r"(?:责任|牵头|分管|包保|包抓|包联|联系|挂牌|挂帅|督办|主管|协管|配合|主要|具体|第一|直接|协办|帮扶){0,3}"
    r"(?:[市县区省州旗镇乡]|市级|县级|区级)?(?:领导|负责人|责任人|负责同志|联系人|联络员|专班长|召集人)(?:及(?:联系)?(?:电话|方式))?"
    rf"|(?:联系|咨询|举报|监督)(?:电话|方式)|(?:督办|督查|督导|监督|考核|验收|监管)(?:单位|部门|科室))(?:{_REST})"
)
# 责任领导：张三；责任科室：… on one line: the label begins behind a stop, the name ends at the next one.
_STOPS = re.compile("[。；; \u3000]*")


def scopes(text: str) -> list[tuple[int, int]]:
    """(start, end) of labelled words that say where or on what grounds, not who."""
    return [m.span() for m in _SCOPE.finditer(text) if _begins(text, m.start())] if _COLON.search(text) else []


def persons(text: str) -> list[tuple[int, int]]:
    """(start, end) of labelled persons and of bodies that only watch, with the stop behind them."""
    found: list[tuple[int, int]] = []
    if not _COLON.search(text):
        return found
    for match in _PERSON.finditer(text):
        start, end = match.span()
        if start and text[start - 1] in OPENING and text[end : end + 1] in tuple(CLOSING):
            start, end = start - 1, end + 1  # （联系电话：…）
        else:
            end = _STOPS.match(text, end).end()  # type: ignore[union-attr]
        found.append((start, end))
    return found


def _begins(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in BEFORE_LABEL + OPENING
