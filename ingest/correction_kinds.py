"""What a person may correct: the kinds of correction, and how the new value of each is written.

Dates are read as Excel leaves them (2025/6/30, 2025年6月); `无` says that there is no such thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.numerals import plain

About = Literal["document", "alias", "assignment", "task", "time", "target"]
Value = str | float | bool | tuple[float, float | None] | tuple[str, str] | None

NONE_WORDS = ("无", "none")
ROLES = {"牵头": "lead", "配合": "cooperate", "责任": "responsible"}
OPS = {"不少于": ">=", "不超过": "<=", "等于": "=", "增长": "+", "压减": "-"}
TARGET_KINDS = {"目标": "target", "资金": "funding"}
PERIODS = {"每年": "year"}
YES = {"是": True, "否": False, "yes": True, "no": False, "true": True, "false": False}
ROLE_WORDS = {key: word for word, key in ROLES.items()}

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?")
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)(?:[-—–~～至](-?\d+(?:\.\d+)?))?")
_SEVERAL = re.compile(r"[、，,；;。：:\n]")
_MAX_NAME = 80


class ValueProblem(ValueError):
    """A new value that cannot be read: what is wrong, in Chinese."""


def is_none(text: str) -> bool:
    """Whether the cell says that there is no such thing."""
    return text.lower() in NONE_WORDS


def words(text: str) -> str:
    """Any words, as they are."""
    return text


def words_or_none(text: str) -> str | None:
    """Words, or None for 无."""
    return None if is_none(text) else text


def words_or_empty(text: str) -> str:
    """Words, or "" for 无."""
    return "" if is_none(text) else text


def body(text: str) -> str:
    """The name of one body."""
    name = re.sub(r"\s+", "", text)
    if _SEVERAL.search(text.strip()):
        raise ValueProblem("一行只能写一个机构，不能有标点")
    if len(name) > _MAX_NAME:
        raise ValueProblem("机构名称过长")
    return name


def body_with_role(text: str) -> tuple[str, str]:
    """角色：机构 → (role, name)."""
    said, found, name = text.replace(":", "：").partition("：")
    if not found or not name.strip():
        raise ValueProblem("应写作“角色：机构”，如“配合：市财政局”")
    return _one_of(ROLES)(said.strip()), body(name)


def day(text: str) -> str | None:
    """A year, a month or a day, in the order printed; None for 无."""
    if is_none(text):
        return None
    match = _DATE.fullmatch(re.sub(r"\s", "", plain(text)))
    if match is None:
        raise ValueProblem("日期应写作 2025、2025-06、2025-06-30 或 2025年6月（Excel 改写过的请改回）")
    try:
        date(*(int(part or 1) for part in match.groups()))
    except ValueError as error:
        raise ValueProblem("没有这一天") from error
    return "-".join(part.zfill(2) for part in match.groups() if part)


def amount(text: str) -> tuple[float, float | None]:
    """A number or a range (40—50); the unit is another correction."""
    match = _RANGE.fullmatch(re.sub(r"[\s,，]", "", plain(text)))
    if match is None:
        raise ValueProblem("应只写数字，如 60 或 40—50（单位另写一行）")
    low, high = match.groups()
    return float(low), float(high) if high else None


def yes(text: str) -> bool:
    """是 or 否."""
    if text.lower() not in YES:
        raise ValueProblem("应写“是”或“否”")
    return YES[text.lower()]


def _one_of(table: dict[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        said = unicodedata.normalize("NFKC", text)
        if said in table.values():
            return said
        if said not in table:
            raise ValueProblem(f"应写{'、'.join(table)}之一")
        return table[said]

    return read


def period(text: str) -> str | None:
    """每年, or None for 无."""
    return None if is_none(text) else _one_of(PERIODS)(text)


@dataclass(frozen=True)
class Kind:
    """One kind: `key` and `word` are how it is written, `field` is what it changes, `read` reads its new value.

    `read` is None where a correction has no new value (it takes something away).
    """

    key: str
    word: str
    about: About
    field: str
    read: Callable[[str], Value] | None


# In the order in which they are applied: whose plan it is before its bodies, a body's own row before an alias.
KINDS = (
    Kind("jurisdiction", "地区", "document", "jurisdiction", words),
    Kind("document-title", "文件标题", "document", "title", words),
    Kind("number", "文号", "document", "number", words_or_none),
    Kind("issuer", "发文机关", "document", "issuer", words_or_none),
    Kind("issued-on", "成文日期", "document", "issued_on", day),
    Kind("remove-agency", "删除机构", "assignment", "", None),
    Kind("role", "角色", "assignment", "role", _one_of(ROLES)),
    Kind("agency", "机构", "assignment", "name", body),
    Kind("add-agency", "增加机构", "assignment", "", body_with_role),
    Kind("alias", "别名", "alias", "name", body),
    Kind("title", "标题", "task", "title", words_or_none),
    Kind("time", "时间", "time", "raw", words_or_none),
    Kind("start", "开始时间", "time", "start", day),
    Kind("due", "完成时间", "time", "due", day),
    Kind("ongoing", "持续", "time", "ongoing", yes),
    Kind("remove-target", "删除目标", "target", "", None),
    Kind("indicator", "目标指标", "target", "indicator", words),
    Kind("op", "目标比较", "target", "op", _one_of(OPS)),
    Kind("value", "目标数值", "target", "value", amount),
    Kind("unit", "目标单位", "target", "unit", words_or_empty),
    Kind("per", "目标频次", "target", "per", period),
    Kind("target-due", "目标期限", "target", "due", day),
    Kind("target-kind", "目标种类", "target", "kind", _one_of(TARGET_KINDS)),
)
BY_NAME = {name: kind for kind in KINDS for name in (kind.key, kind.word)}
ORDER = {kind.key: place for place, kind in enumerate(KINDS)}
