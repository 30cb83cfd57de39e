"""The agency register: functions of government bodies and every form under which official papers print them.

`data/agencies.csv`: one row a function with category, protocol rank, official names by level and printed forms without
the level in front (科技局, not 市科技局). Functions whose order differs from province to province (教育, 科技, 工信)
share a rank. `data/agency_changes.csv`: dated renames, mergers and second names (挂牌), each with its reason.
Source of forms and order: the State Council's addressee lists (主送) and city organisation plans after 2018 and 2023.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

DATA = Path(__file__).resolve().parent.parent / "data"
_NATIONAL = re.compile(
    r"^(?:国家|国务院|中央|全国|最高|中国|中华|中共中央)|(?:部|总局|总署|署|银保监会|证监会|银监会|保监会|海关总署|工程院|中科院)$"
)
_LEVEL_WORD = re.compile(r"^(?:自治区|自治州|自治县|省|市|县|区|州|旗)(?=.{2})")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Function:
    """One function of government; `rank` is its place in protocol order (1 first), forms come without a level."""

    key: str
    category: str
    rank: int
    official: str
    official_province: str
    official_nation: str
    forms: tuple[str, ...]

    @property
    def identifies(self) -> bool:
        """False where one city has several bodies of the function (开发区管委会, 报社, 国企): the name tells them apart."""
        return self.category not in ("开发区", "驻地企业", "直属事业")


@dataclass(frozen=True)
class Change:
    """A rename, merger or second name; `on` is an ISO date or year, None where it holds without a date."""

    function: str
    old: str
    new: str
    on: str | None
    kind: str
    reason: str


class RegisterError(ValueError):
    """The register contradicts itself: which form, which functions."""


class Register:
    """Lookup of functions by any printed form. Resolution is exact; similarity only ever suggests."""

    def __init__(self, functions: list[Function], changes: list[Change]) -> None:
        self.functions = {f.key: f for f in functions}
        self.changes = tuple(changes)
        self._by_form: dict[str, Function] = {}
        for function in functions:
            for form in (*function.forms, function.official_nation):
                other = self._by_form.get(form)
                if form and other and other.key != function.key:
                    raise RegisterError(f"data/agencies.csv：“{form}”同时属于 {other.key} 和 {function.key}")
                if form:
                    self._by_form[form] = function

    @property
    def forms(self) -> tuple[str, ...]:
        """Every printed form, without levels."""
        return tuple(self._by_form)

    def by_form(self, form: str) -> Function | None:
        """The function of a form without level or place."""
        return self._by_form.get(form)

    def function_of(self, name: str) -> Function | None:
        """The function of a printed name: 市科技局, 科技局, 国家发展改革委, 省委宣传部; None when not in the register."""
        text = _SPACE.sub("", name)
        found = self._by_form.get(text)
        if found:
            return found
        stem = _LEVEL_WORD.sub("", text)
        if stem != text and (found := self._by_form.get(stem)):
            return found
        bare = re.sub(r"^(?:中共|中国共产党)", "", text)
        return self._by_form.get(bare) if bare != text else None

    def suggest(self, text: str, limit: int = 5) -> list[str]:
        """Forms that look like `text`, best first: to ask the user, never to decide."""
        stem = _LEVEL_WORD.sub("", _SPACE.sub("", text))
        found = process.extract(stem, self.forms, scorer=fuzz.WRatio, limit=limit, score_cutoff=50)
        return [form for form, _, _ in found]


def is_national(name: str) -> bool:
    """True for names that belong to the nation wherever they are printed (财政部, 海关总署, 国家发展改革委)."""
    return bool(_NATIONAL.search(name)) and not name.endswith(("委宣传部", "组织部", "统战部", "社会工作部", "武装部"))


@cache
def load_register(folder: Path = DATA) -> Register:
    """Read the register from `folder`, once; RegisterError when two rows claim one form."""
    with (folder / "agencies.csv").open(encoding="utf-8", newline="") as file:
        functions = [
            Function(
                row["function"], row["category"], int(row["rank"]), row["official"], row["official_province"],
                row["official_nation"], tuple(filter(None, row["forms"].split("|"))),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip
    with (folder / "agency_changes.csv").open(encoding="utf-8", newline="") as file:
        changes = [
            Change(row["function"], row["old"], row["new"], row["on"] or None, row["kind"], row["reason"])
            for row in csv.DictReader(file)
        ]
    unknown = {change.function for change in changes} - {function.key for function in functions}
    if unknown:
        raise RegisterError(f"data/agency_changes.csv：名录中没有 {'、'.join(sorted(unknown))}")
    return Register(functions, changes)
