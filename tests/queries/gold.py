"""The hand labels of the real plans as answers: what a saved query must say, counted without parser, loader or Cypher.

Only two things are shared with the product: the register, which says that two names are one body, and the rule that the
only listed body leads. Everything else is read from `shared/corpus/gold`.
"""

from __future__ import annotations

import json
import unicodedata
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from ingest.agencies import Resolver, level_of, load_register
from ingest.plan import Agency


@dataclass(frozen=True)
class Role:
    """A body of a task: `leads` when it is printed as lead, or is the only one of the task."""

    body: str  # id
    name: str
    surface: str  # as printed
    group: bool
    role: str  # what is printed: lead, cooperate, responsible
    via: str | None
    leads: bool

    @property
    def blanket(self) -> bool:
        """From a clause that stands over many items."""
        return self.via == "blanket"


@dataclass(frozen=True)
class GoldTask:
    """One labelled task; `place` is its number in the plan, from 0."""

    plan: str
    city: str
    place: int
    number: str
    title: str | None
    begins: str
    time: str | None  # as printed
    due: str | None
    ongoing: bool
    roles: tuple[Role, ...]
    targets: tuple[dict[str, Any], ...]

    @property
    def bodies(self) -> frozenset[str]:
        """Ids of everything named, groups too."""
        return frozenset(role.body for role in self.roles)

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other labelled task."""
        return self.plan, self.place

    @property
    def day(self) -> str | None:
        """The last day of what is printed: 2025 is 2025-12-31, 2025-06 is 2025-06-30."""
        if self.due is None or len(self.due) > len("2025-06"):
            return self.due
        year, month = (int(part) for part in (self.due + "-12").split("-")[:2])
        return f"{year}-{month:02}-{monthrange(year, month)[1]}"

    @property
    def status(self) -> str:
        """How the lead is known when nothing is inferred: printed, rule, sole, none_named, none."""
        bases = {self.basis(role) for role in self.roles if role.leads}
        named = next((basis for basis in ("printed", "rule", "sole") if basis in bases), None)
        return named or ("none_named" if self.roles else "none")

    def basis(self, role: Role) -> str:
        """What the role rests on when nothing is inferred; bodies beside a printed lead have their place in print, too."""
        if role.leads:
            return {"lead": "rule" if role.via == "rule" else "printed"}.get(role.role, "sole")
        if role.blanket:
            return "blanket"
        named = any(each.role == "lead" for each in self.roles)
        return "printed" if named or role.role == "cooperate" else "joint"

    @property
    def leads(self) -> frozenset[str]:
        """Ids of the leads."""
        return frozenset(role.body for role in self.roles if role.leads)


@cache
def body(city: str, name: str, group: bool) -> Agency:
    """The body that a name stands for in a plan of this place."""
    return _resolver(city).agency(name, group=group)


@cache
def _resolver(city: str) -> Resolver:
    return Resolver(load_register(), jurisdiction=city, level=level_of(city))


def gold_tasks(folder: Path, stems: Iterable[str]) -> list[GoldTask]:
    """The labelled tasks of these plans."""
    return [task for stem in stems for task in _tasks(json.loads((folder / f"{stem}.json").read_text("utf-8")))]


@dataclass(frozen=True)
class GoldPlan:
    """What is labelled of a plan beside its tasks."""

    title: str
    city: str
    number: str | None
    blanket_clause: str | None
    lead_rule: str | None
    goals: tuple[dict[str, Any], ...]


def gold_plans(folder: Path) -> list[GoldPlan]:
    """All labelled plans."""
    plans = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return [
        GoldPlan(
            plan["document"]["title"], plan["document"]["jurisdiction"], plan["document"]["number"],
            plan["document"].get("blanket_clause"), plan["document"].get("lead_rule"), tuple(plan["goals"]),
        )
        for plan in plans
    ]  # fmt: skip


def _tasks(plan: dict[str, Any]) -> Iterator[GoldTask]:
    city = plan["document"]["jurisdiction"]
    for place, task in enumerate(plan["tasks"]):
        said = task["agencies"]
        lists = [each for each in said if each.get("via") != "blanket"]
        named = any(each["role"] == "lead" for each in said)
        sole = not named and len(lists) == 1 and lists[0]["role"] == "responsible" and not lists[0].get("group")
        roles = {}
        for each in said:
            found = body(city, each["name"], bool(each.get("group")))
            blanket = each.get("via") == "blanket"
            leads = each["role"] == "lead" or (sole and not blanket)
            known = roles.get(found["id"])
            if known is None or (leads and not known.leads):
                roles[found["id"]] = Role(
                    found["id"], each["name"], each["surface"], bool(each.get("group")), each["role"], each.get("via"), leads
                )  # fmt: skip
        time = task["time"] or {}
        yield GoldTask(
            plan["document"]["title"], city, place, task["number"], task["title"], task["begins"], time.get("raw"),
            time.get("due"), bool(time.get("ongoing")), tuple(roles.values()), tuple(task["targets"]),
        )  # fmt: skip


def of_body(tasks: Iterable[GoldTask], *, blanket: bool = True) -> dict[str, list[GoldTask]]:
    """Tasks by body."""
    found: dict[str, list[GoldTask]] = defaultdict(list)
    for task in tasks:
        for role in task.roles:
            if blanket or not role.blanket:
                found[role.body].append(task)
    return found


def partners(tasks: Iterable[GoldTask], *, groups: bool = False) -> dict[str, set[str]]:
    """Who shares a task with whom."""
    found: dict[str, set[str]] = defaultdict(set)
    for task in tasks:
        named = {role.body for role in task.roles if groups or not role.group}
        for one in named:
            found[one] |= named - {one}
    return found


def bridged(tasks: Iterable[GoldTask]) -> dict[str, int]:
    """Pairs of partners of a body that share no task with each other."""
    near = partners(tasks)
    counts = {one: sum(b not in near[a] for a, b in combinations(sorted(others), 2)) for one, others in near.items()}
    return {one: n for one, n in counts.items() if n}


def links(tasks: Iterable[GoldTask]) -> dict[tuple[str, str], int]:
    """How many tasks of the first, as lead, need the second."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for task in tasks:
        groups = {role.body for role in task.roles if role.group}
        for one in task.leads - groups:
            for other in task.bodies - task.leads - groups:
                found[one, other] += 1
    return found


def plain(text: str | None) -> str:
    """Without blanks and with plain digits and marks: labels and files differ in both; nothing for None."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())
