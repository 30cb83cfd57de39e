"""The agencies a user can pick: in protocol order, findable by abbreviation, former and official name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SHORT, _MOST = 5, 5
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

    Names that only put the place in front (`place`, without 市/县) tell nothing new.
    """
    if len(place) > 1:
        aliases = [alias for alias in aliases if not alias.startswith(place)]
    found: list[str] = []
    for alias in sorted(set(aliases), key=lambda alias: (len(alias), alias)):
        if len(alias) <= _SHORT and not any(_within(known, alias) for known in found) and not _within(alias, name):
            found.append(alias)
    return tuple(found[:_MOST])


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _entry(key: str, rows: Sequence[Mapping[str, Any]]) -> PickedAgency:
    first = rows[0]
    official = first["全称"] if len(rows) == 1 and not _within(first["全称"], first["机构"]) else ""
    return PickedAgency(
        key, first["机构"], official, sum(row["任务"] for row in rows), _group(first),
        other_names(first["机构"], [name for row in rows for name in row["其他名称"]], first["所在地"][:-1]),
    )  # fmt: skip


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
