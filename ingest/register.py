"""The agency register: functions of government bodies and every form under which official papers print them.

`data/agencies.csv`, one row a function: category, protocol rank (empty where protocol order does not say), the official
name by level, `forms` (abbreviations of that name) and `variants`, all without the level in front (科技局, not 市科技局).
Variants are separated by `|`; one is the official name and, after `=`, its abbreviations. A `+` in front marks a body
of its own beside the main one (公积金…中心 beside a 局); `*大学` is an ending that every body of the kind shares.
Functions whose order differs from province to province (教育, 科技, 工信) share a rank.

`data/agency_changes.csv`: dated renames, mergers and second names (挂牌), each with its reason. A body that was merged
keeps a row of its own in the register (工商局), so that a plan of 2017 says what it said.

Source of forms and order: the State Council's addressee lists (主送) and city organisation plans after 2018 and 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.register_rows import (
    DATA,
    Change,
    Entry,
    Function,
    RegisterError,
    entries_of,
    fold,
    read_changes,
    read_functions,
)

_NATIONAL = re.compile(r"^(?:国家|国务院|中央|全国|最高|中国|中华|中共中央)")
_NATION_FORM = re.compile(r"(?:(?<!营管)(?<!业管理)(?<!上海总)部|总局|总署|审计署|出版署|[银保证]监会)$")
# The words that print a level. 市场…, 区域… begin with such a character and print none.
LEVEL_WORD = re.compile(
    r"^(?P<level>自治区|自治州|自治县|自治旗|兵团|师市|省|州|盟|旗|"
    r"市(?!场|监局|容|政[园公设市局工])|县(?!域)|区(?!域|块链))(?=[\u3400-\u9fff“\d])"
)
# How offices end; a list may leave the ending out: 发改、财政等部门.
OFFICE_ENDINGS = ("局", "委", "办", "厅")
# Central bodies print their own name first and the place of the branch behind it.
CENTRAL_LEADS = (
    "国家金融监督管理总局", "国家金融监管总局", "金融监管总局", "中国人民银行", "国家税务总局", "国家统计局",
    "国家外汇管理局", "国家矿山安全监察局", "人民银行", "人行", "国网", "中国电信", "中国移动", "中国联通", "中国铁塔",
    "农发行", "中国农业发展银行", "国家开发银行", "国家电网", "海关", "民航", "中共",
)  # fmt: skip
_SPACE = re.compile(r"\s+")


class Register:
    """Lookup of functions by any printed form. Resolution is exact; similarity only ever suggests."""

    def __init__(self, functions: list[Function], changes: list[Change]) -> None:
        self.functions = {f.key: f for f in functions}
        self.changes = tuple(changes)
        self._entries: dict[str, Entry] = {}
        self._printed: dict[str, None] = {}
        endings: list[tuple[str, Entry]] = []
        for function in functions:
            for names, entry in entries_of(function):
                for name in names:
                    if name.startswith("*"):
                        endings.append((name[1:], entry))
                    else:
                        self._add(name, entry)
        self._endings = sorted(endings, key=lambda pair: -len(pair[0]))
        # National endings of registered forms: 教育部, 税务总局, 审计署, 证监会; 人武部 and 红十字会 are local as well.
        self._nation_forms = {
            form
            for form in self._printed
            if _NATION_FORM.search(form)
            and (entry := self._entries[fold(form)]).function.official_nation
            and not entry.own
            and entry.function.category not in ("党委部门", "群团", "人大政协")
        }

    def _add(self, name: str, entry: Entry) -> None:
        key = fold(name)
        other = self._entries.get(key)
        if other is not None and (other.function.key != entry.function.key or other.own != entry.own):
            raise RegisterError(f"data/agencies.csv：“{name}”同时属于 {other.function.key} 和 {entry.function.key}")
        self._entries.setdefault(key, entry)
        self._printed[name] = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Every printed form, without levels."""
        return tuple(self._printed)

    def entry(self, form: str) -> Entry | None:
        """What a form without level or place means, by the form itself."""
        return self._entries.get(fold(form))

    def office(self, stem: str) -> Entry | None:
        """The office that a word alone may stand for in a list of offices: 财政, 发改."""
        return next((entry for ending in OFFICE_ENDINGS if (entry := self.entry(stem + ending))), None)

    def kind_of(self, name: str) -> Entry | None:
        """What the ending of a name says (云海大学, 长江新区管委会); only for names that `find` does not know."""
        return next((e for ending, e in self._endings if name.endswith(ending) and len(name) > len(ending)), None)

    def by_form(self, form: str) -> Function | None:
        """The function of a form without level or place."""
        found = self.entry(form)
        return found.function if found else None

    def find(self, name: str) -> Entry | None:
        """What a printed name means: 市科技局, 科技局, 国家发展改革委, 市政府外办; None when not in the register."""
        for form in _readings(name):
            if found := self._entries.get(fold(form)):
                return found
        return None

    def function_of(self, name: str) -> Function | None:
        """The function of a printed name; None when the register does not know it."""
        found = self.find(name)
        return found.function if found else None

    def is_national(self, name: str) -> bool:
        """True for names that belong to the nation wherever they are printed (财政部, 海关总署, 国家发展改革委)."""
        return bool(_NATIONAL.search(name)) or name in self._nation_forms

    def suggest(self, text: str, limit: int = 5) -> list[str]:
        """Forms that look like `text`, best first: to ask the user, never to decide."""
        from rapidfuzz import fuzz, process  # parsing never asks

        stem = LEVEL_WORD.sub("", _SPACE.sub("", text))
        found = process.extract(stem, self.forms, scorer=fuzz.WRatio, limit=limit, score_cutoff=50)
        return [form for form, _, _ in found]


def _readings(name: str) -> Iterator[str]:
    """A name as it may stand in the register: whole, without level, without 政府 or 党 behind the level."""
    text = _SPACE.sub("", name)
    yield text
    text = text.removeprefix("中共" if text.startswith("中共") else "中国共产党")
    stem = LEVEL_WORD.sub("", text)
    yield stem
    if stem.startswith("党委"):
        yield stem.removeprefix("党")
    for word in ("人民政府", "政府"):
        if stem.startswith(word) and len(stem) > len(word) + 1:
            yield stem.removeprefix(word)


def is_national(name: str) -> bool:
    """True for names that belong to the nation wherever they are printed (财政部, 海关总署, 国家发展改革委)."""
    return load_register().is_national(name)


@cache
def load_register(folder: Path = DATA) -> Register:
    """Read the register from `folder`, once; RegisterError when two rows claim one form."""
    functions, changes = read_functions(folder), read_changes(folder)
    unknown = {change.function for change in changes} - {function.key for function in functions}
    if unknown:
        raise RegisterError(f"data/agency_changes.csv：名录中没有 {'、'.join(sorted(unknown))}")
    return Register(functions, changes)
