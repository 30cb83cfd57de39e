"""From what is printed to who leads: relationship and basis of every body of every task (design, “Who leads”).

| printed | relationship | basis |
|---|---|---|
| 牵头, in the item or in a heading that covers it | LEADS | `printed` |
| a rule printed in the document makes it the lead | LEADS | `rule` |
| a person says that it leads, or that it shares (corrections) | LEADS or COOPERATES | `corrected` |
| 配合/参与, or 责任单位 beside a printed or rule lead | COOPERATES | `printed` |
| the only 责任单位 of the task | LEADS | `sole` |
| 按职责分工负责 | COOPERATES | `joint` |
| first of a list whose order carries meaning (inferred, policy `auto` only) | LEADS | `first_listed` |
| the others of that list | COOPERATES | `listed` |
| every body of any other list | COOPERATES | `joint` |
| added by a clause that covers many items, not as its lead | COOPERATES | `blanket` |

Choices a coordinator would make, where the table is silent:
- All 责任单位 of a task are one list. An item with several brackets has no sole lead: a body named in two of them is
  recorded once, so what is left of a later bracket proves nothing.
- A group (各区县政府, 各成员单位) is a class of bodies, not one body: where it stands alone or first, no lead is named.
- A list with a part that was not understood (issue `unread-body` beside one of its bodies) may name one body more: it has
  no sole body, and no first one where the part stands before it.
- A body holds one role in a task, the strongest. Only where 牵头 and 配合 are both printed for it does it have both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from graph.protocol_order import LIST_GAP, OrderEvidence, order_evidence, own_responsible
from ingest.plan import Assignment, ParsedPlan, Task

LeadPolicy = Literal["auto", "printed"]
Basis = Literal["printed", "rule", "corrected", "sole", "first_listed", "listed", "joint", "blanket"]
LeadStatus = Literal["printed", "rule", "corrected", "sole", "first_listed", "none_named", "none"]
RoleType = Literal["LEADS", "COOPERATES"]

UNREAD = "unread-body"  # code of the parser's issue (ingest/responsibility.py)
POLICIES: tuple[LeadPolicy, ...] = ("auto", "printed")
_STRENGTH: tuple[Basis, ...] = (
    "corrected", "printed", "rule", "sole", "first_listed", "listed", "joint", "blanket",
)  # fmt: skip


@dataclass(frozen=True)
class RoleOfBody:
    """One relationship between a body and a task; `seq` is the body's place in the task, 1 first."""

    type: RoleType
    basis: Basis
    seq: int
    assignment: Assignment


@dataclass(frozen=True)
class TaskRoles:
    """Who leads and who cooperates; `merged` counts mentions that say nothing new about a body of the task."""

    lead_status: LeadStatus
    roles: tuple[RoleOfBody, ...]
    merged: int


@dataclass(frozen=True)
class LeadDecisions:
    """The roles of every task by task id, and the evidence on which an inference was made or not made."""

    policy: LeadPolicy
    evidence: OrderEvidence
    tasks: dict[str, TaskRoles]


def decide_leads(plan: ParsedPlan, *, policy: LeadPolicy = "auto") -> LeadDecisions:
    """Decide for a whole plan; with policy `printed` nothing is inferred, the evidence is given all the same."""
    if policy not in POLICIES:
        raise ValueError(f"牵头判定方式 {policy!r} 不存在，请用 {' 或 '.join(POLICIES)}")
    evidence = order_evidence(plan)
    infer = policy == "auto" and evidence.order == "first_is_lead"
    unread = sorted(issue["span"] for issue in plan["issues"] if issue["code"] == UNREAD)
    tasks = {task["id"]: roles_of(task, infer=infer, unread=unread) for task in plan["tasks"]}
    return LeadDecisions(policy, evidence, tasks)


def roles_of(task: Task, *, infer: bool, unread: Sequence[Sequence[int]] = ()) -> TaskRoles:
    """The roles of one task; `infer` where the order of the document's lists carries meaning.

    `unread`: places of the document that stand in a duty and are no body we know, in order.
    """
    assignments = task["assignments"]
    listed = _read_list(assignments, infer=infer, unread=unread)
    roles = [
        RoleOfBody(*_role(assignment, listed), seq=seq, assignment=assignment)
        for seq, assignment in enumerate(assignments, start=1)
    ]
    kept = _strongest(roles)
    return TaskRoles(_lead_status(kept), tuple(kept), len(roles) - len(kept))


@dataclass(frozen=True)
class _ListReading:
    """What the task's 责任单位 list says: basis of its first body (by agency id) and of the others."""

    first_id: str | None
    first: Basis
    others: Basis


def _read_list(assignments: Sequence[Assignment], *, infer: bool, unread: Sequence[Sequence[int]]) -> _ListReading:
    own = own_responsible(assignments)
    first_id = own[0]["agency_id"] if own else None
    if any(assignment["role"] == "lead" for assignment in assignments):
        return _ListReading(first_id, "printed", "printed")
    if any(assignment.get("joint", False) for assignment in own):
        return _ListReading(first_id, "joint", "joint")
    missing = _missing(own, unread)
    body_first = bool(own) and not own[0]["group"] and not any(start < own[0]["span"][0] for start, _ in missing)
    if body_first and not missing and len({assignment["agency_id"] for assignment in own}) == 1:
        return _ListReading(first_id, "sole", "sole")
    if infer and body_first:
        return _ListReading(first_id, "first_listed", "listed")
    return _ListReading(first_id, "joint", "joint")


def _missing(own: Sequence[Assignment], unread: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """The places that may hold one more body of this list: as near to one of it as its bodies are to each other."""
    spans = [assignment["span"] for assignment in own]
    if not spans:
        return []
    # Places do not overlap, so that their ends are in order, too.
    first = bisect_left(unread, min(s[0] for s in spans) - LIST_GAP, key=itemgetter(1))
    last = bisect_right(unread, max(s[1] for s in spans) + LIST_GAP, key=itemgetter(0))
    near = unread[first:last]
    return [place for place in near if any(max(s[0] - place[1], place[0] - s[1]) <= LIST_GAP for s in spans)]


def _role(assignment: Assignment, listed: _ListReading) -> tuple[RoleType, Basis]:
    role, via = assignment["role"], assignment["via"]
    if via == "corrected" and role != "responsible":
        return ("LEADS" if role == "lead" else "COOPERATES"), "corrected"
    if role == "lead":
        return "LEADS", "rule" if via == "rule" else "printed"
    if via == "blanket":
        return "COOPERATES", "blanket"
    if role == "cooperate":
        return "COOPERATES", "printed"
    basis = listed.first if assignment["agency_id"] == listed.first_id else listed.others
    if via == "corrected" and basis == "printed":
        return "COOPERATES", "corrected"
    return ("LEADS" if basis in ("sole", "first_listed") else "COOPERATES"), basis


def _strongest(roles: Sequence[RoleOfBody]) -> list[RoleOfBody]:
    """One relationship of each type for a body, by strength and then by place; LEADS displaces what is not printed."""
    best: dict[tuple[str, RoleType], RoleOfBody] = {}
    for role in sorted(roles, key=lambda each: (_STRENGTH.index(each.basis), each.seq)):
        best.setdefault((role.assignment["agency_id"], role.type), role)
    kept = [
        role
        for (agency_id, type_), role in best.items()
        if type_ == "LEADS" or (agency_id, "LEADS") not in best or _both_printed(best[agency_id, "LEADS"], role)
    ]
    return sorted(kept, key=lambda each: each.seq)


def _both_printed(leads: RoleOfBody, cooperates: RoleOfBody) -> bool:
    return leads.assignment["role"] == "lead" and cooperates.assignment["role"] == "cooperate"


def _lead_status(roles: Sequence[RoleOfBody]) -> LeadStatus:
    for basis in ("printed", "rule", "corrected", "sole", "first_listed"):
        if any(role.type == "LEADS" and role.basis == basis for role in roles):
            return basis
    return "none_named" if roles else "none"
