"""Does the order of a document's 责任单位 lists carry meaning, or is it protocol order?

Protocol order (党委部门, 人大, 政府办, 法检, 组成部门, 直属机构, 群团, 垂管) puts the highest-ranked body first whatever
the task. A document that means something by its order puts first the body that leads, whatever its rank. So the first
place is what is judged: a list is *broken* when a later body outranks its first one. (Inversions further back say
little: local orders differ from the register's, and lists that name a lead first often keep protocol order behind it.)

A document that keeps protocol order may still break it now and then: a slip, or a local order that differs from the
register's. `SLIP` allows for one list in ten (measured: 舟山 0 of 55 lists; 烟台 23 of 23, 泉州 12 of 16). The order
means something when so many broken lists have a probability below `ALPHA` at that rate (one-sided binomial test); it is
protocol order when so few have one below `ALPHA` at even odds; otherwise, and with fewer than `MIN_LISTS` lists, it is
undecided and nothing is inferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb
from typing import Literal

from ingest.plan import Assignment, ParsedPlan, Task

ListOrder = Literal["first_is_lead", "protocol", "undecided"]

SLIP = 0.10
ALPHA = 0.01
MIN_LISTS = 5
LIST_GAP = 20  # characters; a longer way from one body to the next leads through a sentence, so into another list


@dataclass(frozen=True)
class OrderEvidence:
    """What was counted and what follows; kept on the Document so that every screen can say why."""

    order: ListOrder
    lists: int  # first body and a later one have protocol ranks, and not all the same
    broken: int  # of those, lists whose first body is outranked by a later one
    pairs: int  # neighbours of different rank in those lists
    inversions: int  # of those, pairs out of protocol order
    p: float  # chance of at least `broken` of `lists` in a document that keeps protocol order


def own_responsible(assignments: Sequence[Assignment]) -> list[Assignment]:
    """The 责任单位 that the task itself names, without those that a clause for many items adds."""
    return [each for each in assignments if each["role"] == "responsible" and each["via"] != "blanket"]


def order_evidence(plan: ParsedPlan) -> OrderEvidence:
    """Judge a plan by the lists that name no lead and do not say that nobody leads."""
    ranks = {agency["id"]: agency.get("protocol_rank") for agency in plan["agencies"] if not agency["group"]}
    lists = [ranked for task in plan["tasks"] if (ranked := _ranked_list(task, ranks))]
    broken = sum(min(ranked) < ranked[0] for ranked in lists)
    steps = [(a, b) for ranked in lists for a, b in pairwise(ranked) if a != b]
    p = at_least(broken, len(lists), SLIP)
    return OrderEvidence(
        order=_order(broken, len(lists)),
        lists=len(lists),
        broken=broken,
        pairs=len(steps),
        inversions=sum(b < a for a, b in steps),
        p=p,
    )


def at_least(hits: int, trials: int, chance: float) -> float:
    """Probability of `hits` or more in `trials` independent trials that each hit with `chance`."""
    return min(1.0, sum(comb(trials, n) * chance**n * (1 - chance) ** (trials - n) for n in range(hits, trials + 1)))


def _order(broken: int, lists: int) -> ListOrder:
    if lists < MIN_LISTS:
        return "undecided"
    if at_least(broken, lists, SLIP) < ALPHA:
        return "first_is_lead"
    kept = lists - broken
    return "protocol" if at_least(kept, lists, 0.5) < ALPHA else "undecided"


def _ranked_list(task: Task, ranks: dict[str, int | None]) -> list[int]:
    """Ranks along the task's first list; empty where it proves nothing about the order."""
    if any(each["role"] == "lead" for each in task["assignments"]):
        return []
    own = own_responsible(task["assignments"])
    if not own or any(each.get("joint", False) for each in own):
        return []
    first = [own[0]]
    for before, after in pairwise(own):
        if not 0 <= after["span"][0] - before["span"][1] <= LIST_GAP:
            break
        first.append(after)
    along = [ranks.get(each["agency_id"]) for each in first]
    known = [rank for rank in along if rank is not None]
    return known if along[0] is not None and len(set(known)) > 1 else []
