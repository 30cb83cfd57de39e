"""The words in which codes of the graph are shown: one table for screens, sheets and the command line."""

from __future__ import annotations

import math
import re
from typing import Any

ROLE = {"lead": "牵头", "cooperate": "配合", "responsible": "责任"}
BASIS = {
    "printed": "原文写明",
    "rule": "方案规则",
    "corrected": "人工更正",
    "sole": "唯一责任单位",
    "first_listed": "推定（列名第一）",
    "listed": "并列其余",
    "joint": "按职责分工",
    "blanket": "统一条款",
}
LEAD_STATUS = {
    "printed": "原文写明牵头",
    "rule": "方案规则定牵头",
    "corrected": "人工更正定牵头",
    "sole": "唯一责任单位",
    "first_listed": "推定牵头（待确认）",
    "none_named": "有责任单位，未明确牵头",
    "none": "没有责任单位",
}
LIST_ORDER = {"first_is_lead": "列名第一即牵头", "protocol": "按建制顺序，无含义", "undecided": "不足以判断"}
OP = {">=": "不少于", "<=": "不超过", "=": "等于", "+": "增长", "-": "压减"}
KIND = {"target": "目标", "funding": "资金"}
MODALITY = {"must": "必须", "should": "应当", "encourage": "鼓励", "explore": "探索", "forbid": "禁止"}
RELATION = {"restates": "说同一件事", "overlaps": "部分重合"}
LEVEL = {"nation": "国家", "province": "省", "city": "市", "county": "县", "township": "乡镇", "other": "其他"}
RELATIONSHIP = {"LEADS": "牵头", "COOPERATES": "参与", "TARGETS": "目标"}
LABEL = {"Agency": "机构", "Task": "任务", "Indicator": "指标"}
YES = {True: "是", False: "否"}
INFERRED = frozenset({"first_listed"})
_NUMERALS = "一二三四五六七八九十百〇零"
# A sign before a number: at the beginning, behind the words that name a target, or behind the task that sets it (：).
_SIGNED = re.compile(r"(?P<before>^|\s|：)(?P<sign>>=|<=|=|\+|-)\s?(?=\d)")

WORDS: dict[str, dict[Any, str]] = {
    "role": ROLE, "basis": BASIS, "lead_status": LEAD_STATUS, "list_order": LIST_ORDER, "op": OP, "kind": KIND,
    "modality": MODALITY, "level": LEVEL, "relation": RELATION,
    "relationship": RELATIONSHIP, "label": LABEL, "yes": YES,
}  # fmt: skip


TEXT = "comparisons"  # words of a column of texts in which signs stand: 床位 >= 20张


def shown(value: Any, words: str | None) -> Any:
    """The value as users read it: a code in its words, anything else as it is."""
    if words is None or value is None:
        return value
    if words == TEXT:
        return [compared(item) for item in value] if isinstance(value, list) else compared(value)
    table = WORDS[words]
    if isinstance(value, list):
        return [table.get(item, item) for item in value]
    return table.get(value, value)


def compared(text: str) -> str:
    """A target as a query writes it, its comparison in words: 床位 >= 20张 becomes 床位 不少于 20张, >=20张 不少于 20张."""
    return _SIGNED.sub(lambda found: f"{found['before']}{OP[found['sign']]} ", text, count=1)


def headed(number: str | None, title: str) -> str:
    """A title behind its number, with a point behind a digit only: 3. 加大投入, （二）加大投入, 三、加大投入."""
    if not number:
        return title
    last = number[-1]
    if last.isascii() and last.isalnum():
        return f"{number}. {title}"
    return f"{number}、{title}" if last in _NUMERALS else f"{number}{title}"


def number(value: float) -> str:
    """A number as people write it: 1234567, not 1.23457e+06; 2.5; 40."""
    if not math.isfinite(value):
        return str(value)
    return str(int(value)) if value == int(value) else f"{value:.10g}"
