"""The agencies a user can pick: in protocol order, findable by abbreviation, former and official name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.register import load_register

_SHORT, _MOST = 5, 6
ALL = "全部城市"


@dataclass(frozen=True)
class PickedAgency:
    """One entry of the list. `key` is what queries take: the agency's id, or its name when all cities are meant."""

    key: str
    name: str
    official: str
    tasks: int
    group: bool
    others: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the list shows; its search runs over this text, so the names users type stand in it."""
        known = "、".join([*self.others, *([self.official] if self.official else [])])
        return f"{self.name}　{self.tasks} 项" + (f"　（{known}）" if known else "")


def agencies_to_pick(rows: Sequence[Mapping[str, Any]], *, one_city: bool) -> list[PickedAgency]:
    """Entries from rows of the saved query `agencies`, in their order. Over all cities the same name is one entry."""
    if one_city:
        return [_entry(row["机构标识"], [row]) for row in rows]
    named: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        named.setdefault(row["机构"], []).append(row)
    ordered = sorted(named.items(), key=lambda item: (_group(item[1][0]), _rank(item[1][0]), item[0]))
    return [_entry(name, same) for name, same in ordered]


def busiest(agencies: Sequence[PickedAgency]) -> PickedAgency:
    """The body (not a class of bodies) with the most tasks: what a page shows before anything was chosen."""
    return max(agencies, key=lambda agency: (not agency.group, agency.tasks))


def other_names(name: str, aliases: Iterable[str], place: str = "") -> tuple[str, ...]:
    """Short other names that typing does not already find: the list matches letters in order, 发改委 in 市发展改革委.

    Names that only put the place in front (`place`, without 市/县) tell nothing new. The order of `aliases` is kept.
    """
    found: list[str] = []
    for alias in dict.fromkeys(aliases):
        known = any(_within(seen, alias) for seen in found) or _within(alias, name)
        if len(alias) <= _SHORT and not known and not (len(place) > 1 and alias.startswith(place)):
            found.append(alias)
    return tuple(found[:_MOST])


@cache
def register_names(function: str) -> tuple[str, ...]:
    """What people call a body of this function: names it had before a reform, then what other places call it."""
    register = load_register()
    entry = register.functions.get(function)
    if entry is None:
        return ()
    before = [change.old for change in register.changes if _function(change.new) == function]
    # A variant marked + is a body of its own beside the main one, one marked * a kind of group.
    elsewhere = [form for variant in entry.variants if variant[:1] not in "+*" for form in variant.split("=")]
    return tuple(dict.fromkeys([*before, *sorted(elsewhere, key=len)]))


def _function(name: str) -> str | None:
    found = load_register().function_of(name)
    return found.key if found else None


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _entry(key: str, rows: Sequence[Mapping[str, Any]]) -> PickedAgency:
    first = rows[0]
    official = first["全称"] if len(rows) == 1 and not _within(first["全称"], first["机构"]) else ""
    return PickedAgency(
        key, first["机构"], official, sum(row["任务"] for row in rows), _group(first),
        other_names(first["机构"], _known_names(rows), first["所在地"][:-1]),
    )  # fmt: skip


def _known_names(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    in_plans = sorted({name for row in rows for name in row["其他名称"]}, key=lambda name: (len(name), name))
    return [*in_plans, *(name for row in rows for name in register_names(row["职能"]))]


def _group(row: Mapping[str, Any]) -> bool:
    return bool(row["类型"] == "一类机构")


def _rank(row: Mapping[str, Any]) -> int:
    return int(row["建制顺序"] or 999_999)


def scope(city: str) -> str:
    """What saved queries take for a city of the list: every city is the empty text."""
    return "" if city == ALL else city


def fullest(documents: Sequence[Mapping[str, Any]]) -> str:
    """The city whose plan names the most agencies: what a page shows before anything was chosen."""
    return str(max(documents, key=lambda row: row["机构"] or 0)["城市"])
