"""The agencies a user can pick: in protocol order, findable by abbreviation, former and official name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from views.known_names import apart, other_names

# How a box with these labels searches: the letters as typed, not any letters in that order, which find too much.
SEARCH: Literal["contains"] = "contains"
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


def agencies_to_pick(rows: Sequence[Mapping[str, Any]], *, city: str) -> list[PickedAgency]:
    """Entries from rows of the saved query `agencies`: a city's own bodies in protocol order, then others in its plans.

    Over all cities (an empty `city`) the same name is one entry.
    """
    if city:
        grouped = {row["机构标识"]: [row] for row in sorted(rows, key=lambda row: bool(row["所在地"] != city))}
    else:
        named: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows:
            named.setdefault(row["机构"], []).append(row)
        ordered = sorted(named.items(), key=lambda item: (_group(item[1][0]), _rank(item[1][0]), item[0]))
        grouped = dict(ordered)
    others = apart(
        {key: [name for row in same for name in (row["机构"], *row["其他名称"])] for key, same in grouped.items()},
        {key: _others(same) for key, same in grouped.items()},
    )
    return [_entry(key, same, others[key]) for key, same in grouped.items()]


def busiest(agencies: Sequence[PickedAgency]) -> PickedAgency:
    """The body (not a class of bodies) with the most tasks: what a page shows before anything was chosen."""
    return max(agencies, key=lambda agency: (not agency.group, agency.tasks))


def _official(rows: Sequence[Mapping[str, Any]]) -> str:
    """The official name, where it is one and says more than the name."""
    first = rows[0]
    return first["全称"] if len(rows) == 1 and first["全称"] not in first["机构"] else ""


def _others(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What else the bodies of an entry are called; over several places each of them has names of its own."""
    official = _official(rows)
    found = [
        name
        for row in rows
        for name in other_names(row["机构"], official, row["其他名称"], row["所在地"], row["职能"])
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _entry(key: str, rows: Sequence[Mapping[str, Any]], others: tuple[str, ...]) -> PickedAgency:
    first = rows[0]
    return PickedAgency(
        key, first["机构"], _official(rows), sum(row["任务"] for row in rows), _group(first), others
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
