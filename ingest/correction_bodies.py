"""Corrections of who does a task: another body, another role, a body more or less, a name that means a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ingest.agencies import Resolver, level_of, load_register
from ingest.body_names import is_group
from ingest.body_pieces import compact
from ingest.correction_places import ALREADY, WORDS, Places, StaleError, mark, only
from ingest.corrections_file import Correction
from ingest.folding import folded
from ingest.plan import Agency, Assignment, ParsedPlan, Role, Task


class Bodies:
    """The bodies of a plan; those that a correction names go through the same resolver as parsed ones."""

    def __init__(self, plan: ParsedPlan, places: Places) -> None:
        self.plan = plan
        self.places = places
        self.agencies: dict[str, Agency] = {agency["id"]: agency for agency in plan["agencies"]}
        self._use(plan["document"]["jurisdiction"])
        # Bodies that a row of their own named: an alias leaves them alone.
        self._settled = {id(a) for task in plan["tasks"] for a in task["assignments"] if "corrected" in a}

    def move(self, jurisdiction: str) -> None:
        """Read every name again as a paper of that place means it."""
        self._use(jurisdiction)
        self.agencies = {}
        for assignment in (a for task in self.plan["tasks"] for a in task["assignments"]):
            assignment["agency_id"] = self._body(assignment["name"], group=assignment["group"])["id"]

    def alias(self, row: Correction) -> str | None:
        """Everything printed under that name is that body; None where an alias of every plan finds nothing here."""
        found = [(task, a) for task in self.plan["tasks"] for a in _named(task["assignments"], row.source)]
        target = self._resolver.agency(str(row.value), group=is_group(str(row.value)))["id"]
        wanted = [(task, a) for task, a in found if a["agency_id"] != target and id(a) not in self._settled]
        if not wanted:
            if not row.document:
                return None
            if not found:
                self.places.must_stand(row, None)
                raise StaleError(f"解析结果中没有名为“{row.source}”的机构")
            raise StaleError(ALREADY)
        body = self._body(str(row.value))
        body["aliases"] = sorted({*body.get("aliases", []), row.source})
        old = wanted[0][1]["name"]
        for task, assignment in wanted:
            self._rename(task, assignment, body, row)
        return old

    def remove(self, row: Correction) -> str:
        """The task does not name that body."""
        task, found = self._assignments(row)
        if not found:
            raise StaleError(ALREADY)
        gone = {id(a) for a in found}
        task["assignments"] = [a for a in task["assignments"] if id(a) not in gone]
        return mark(task, row, found[0]["name"])

    def role(self, row: Correction) -> str:
        """The body has that role."""
        task, found = self._assignments(row)
        if found and all(a["role"] == row.value for a in found):
            raise StaleError(ALREADY)
        assignment = only(found, row)
        old = mark(assignment, row, assignment["role"])
        assignment["role"], assignment["via"] = cast(Role, row.value), "corrected"
        assignment.pop("joint", None)
        _merge_same(task)
        return old

    def agency(self, row: Correction) -> str:
        """The printed name is that body."""
        task, found = self._assignments(row)
        body = self._resolver.agency(str(row.value), group=is_group(str(row.value)))
        if any(a["agency_id"] == body["id"] for a in found or task["assignments"]):
            raise StaleError(ALREADY)
        old = (found[0] if found else only(found, row))["name"]
        for assignment in found:
            self._rename(task, assignment, self._body(body["name"], group=body["group"]), row)
        return old

    def add(self, row: Correction) -> str:
        """The words give the task to one body more."""
        task = self.places.task(row)
        role, name = cast(tuple[Role, str], row.value)
        quote = self.places.find(row.source, task)
        if quote is None:
            raise StaleError("原文中已没有这些文字")
        body = self._resolver.agency(name, group=is_group(name))
        known = [a for a in task["assignments"] if a["agency_id"] == body["id"]]
        if any(a["role"] == role for a in known):
            raise StaleError(ALREADY)
        if known:
            raise StaleError(f"这项任务已有这个机构（{WORDS[known[0]['role']]}），请改用“角色”")
        # As printed: the name, or its end where the level is left out (财政局), or else the whole quote.
        whole, needle = self.places.whole, folded(name).text
        printed = whole.text[slice(*quote)]
        tail = next((needle[n:] for n in range(len(needle) - 1) if needle[n:] in printed), printed)
        start = quote[0] + printed.find(tail)
        span = whole.span(start, start + len(tail))
        added = Assignment(
            agency_id=self._body(name)["id"], name=name, surface=compact(self.places.text[slice(*span)]), role=role,
            group=body["group"], via="corrected", span=span, quote=compact(self.places.text[slice(*whole.span(*quote))]),
        )  # fmt: skip
        self._settled.add(id(added))
        task["assignments"].append(added)
        return mark(added, row, None)

    def _use(self, jurisdiction: str) -> None:
        self._resolver = Resolver(load_register(), jurisdiction=jurisdiction, level=level_of(jurisdiction))

    def _assignments(self, row: Correction) -> tuple[Task, list[Assignment]]:
        """The task and the assignments that the row means: by the printed name, of several those of the old value."""
        task = self.places.task(row)
        found = _named(task["assignments"], row.source)
        if not found:
            self.places.must_stand(row, task)
        return task, [a for a in found if row.old in (a["name"], a["role"], WORDS[a["role"]])] or found

    def _rename(self, task: Task, assignment: Assignment, body: Agency, row: Correction) -> None:
        mark(assignment, row, assignment["name"])
        assignment["agency_id"], assignment["name"], assignment["group"] = body["id"], str(row.value), body["group"]
        self._settled.add(id(assignment))
        _merge_same(task)

    def _body(self, name: str, *, group: bool | None = None) -> Agency:
        made = self._resolver.agency(name, group=is_group(name) if group is None else group)
        return self.agencies.setdefault(made["id"], made.copy())


def _named(assignments: Sequence[Assignment], printed: str) -> list[Assignment]:
    """Those with that printed name, else those with it as their name in full."""
    needle = folded(printed).text
    by_surface = [a for a in assignments if folded(a["surface"]).text == needle]
    return by_surface or [a for a in assignments if folded(a["name"]).text == needle]


def _merge_same(task: Task) -> None:
    """A body named twice in one role counts once; the mark of the one that goes stays."""
    kept: dict[tuple[str, str], Assignment] = {}
    for assignment in task["assignments"]:
        first = kept.setdefault((assignment["name"], assignment["role"]), assignment)
        if first is not assignment and "corrected" in assignment:
            first.setdefault("corrected", assignment["corrected"])
    task["assignments"] = list(kept.values())
