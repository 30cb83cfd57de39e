"""One name for one indicator, by a register in which every merge is a row with its reason.

`data/indicators.csv` holds the indicators that official plans use, each with the names that are truly the same statistic;
`data/indicator_merges.csv` holds single decisions about names that look alike. Both are read through the safe normal
form (`ingest/indicator_grammar.py`); a name in neither is its own normal form. Nothing is merged by likeness.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.indicator_grammar import rules_used, safe_form
from ingest.wordlists import rows

Rule = Literal["register", "decision", "composed", "normal form"]

# What may stand in front of or behind a registered name and makes a measure of its own: it is kept, the name between
# is looked up. “新增” of one statistic under two names is one statistic too.
_FRONT = re.compile(r"^(?:新增|累计|年度|年均|每年|当年|全年|年新增|累计新增|净增)")
_BEHIND = re.compile(r"(?:年均|年度|同比|累计)?(?:增速|增幅|增长|提高|下降|下降率|降幅|降低)$")


@dataclass(frozen=True)
class Resolved:
    """Where a printed name belongs: `name` is the node's; `rule` and `steps` say why."""

    printed: str
    name: str
    rule: Rule
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """One row of the register; `names` are all printed names, the canonical one first."""

    name: str
    names: tuple[str, ...]
    units: tuple[str, ...]
    field: str
    reason: str


@cache
def known_indicators() -> tuple[Known, ...]:
    """The rows of data/indicators.csv, in their order."""
    return tuple(
        Known(row["canonical"], (row["canonical"], *_cell(row["aliases"])), _cell(row["units"]), row["field"], row["reason"])
        for row in rows("indicators")
    )  # fmt: skip


@cache
def _register() -> dict[str, tuple[str, Rule]]:
    """Normal form → (canonical name, what said so); ValueError where two rows give one name to two indicators."""
    register: dict[str, tuple[str, Rule]] = {}
    for known in known_indicators():
        for name in known.names:
            key = safe_form(name)
            if register.setdefault(key, (known.name, "register"))[0] != known.name:
                raise ValueError(f"data/indicators.csv: “{name}”对应两个指标，请只保留一行")
    for row in rows("indicator_merges"):
        if row["decision"] != "merge":
            continue
        target = safe_form(row["to"])
        name = register.get(target, (target, "decision"))[0]
        if register.setdefault(safe_form(row["from"]), (name, "decision"))[0] != name:
            raise ValueError(f"data/indicator_merges.csv: “{row['from']}”在登记表中是另一个指标，请改正其中一行")
    return register


def canonical(name: str) -> str:
    """The name of the node a printed name belongs to."""
    return resolve(name).name


def resolve(name: str) -> Resolved:
    """Where a printed name belongs and by what rule; canonical names resolve to themselves."""
    form = safe_form(name)
    steps = tuple(rules_used(name))
    hit = _register().get(form)
    if hit is not None:
        return Resolved(name, hit[0], hit[1], steps)
    front = _FRONT.match(form)
    start = front.end() if front else 0
    behind = _BEHIND.search(form, start)
    end = behind.start() if behind else len(form)
    hit = _register().get(form[start:end])
    if hit is not None:
        return Resolved(name, form[:start] + hit[0] + form[end:], "composed", steps)
    return Resolved(name, form, "normal form", steps)


def _cell(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
