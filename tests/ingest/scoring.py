"""Compare a parsed plan with its hand label: pair the tasks, then list what differs field by field.

The full scorer lives with the real plans, outside the repository; this one is for the sample plans, where every
difference is an error and a message must say which task and which words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Record = Mapping[str, Any]
_DASHES = str.maketrans({"—": "-", "–": "-", "－": "-", "〔": "(", "〕": ")", "“": '"', "”": '"'})


def norm(text: str | None) -> str:
    """NFKC without white space, one form of dash, bracket and quote."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "").translate(_DASHES))


def words(text: str | None) -> str:
    """`norm` without punctuation: boundaries and titles are compared by their characters."""
    return re.sub(r"[^\w%]+", "", norm(text))


def pair_tasks(gold: Record, plan: Record) -> Iterator[tuple[Record, Record | None]]:
    """Each labelled task with the parsed task that begins with the same words; a parsed task serves once."""
    left = list(plan["tasks"])
    for label in gold["tasks"]:
        key = words(label["begins"])[:10]
        found = [t for t in left if words(t["text"]).startswith(key)]
        # The same words may begin two items of one plan (a task and its step): the innermost heading decides.
        found.sort(key=lambda t: words("".join(t["path"][-1:])) != words("".join(label["path"][-1:])))
        if found:
            left.remove(found[0])
        yield label, (found[0] if found else None)


def agencies(label: Record, key: str) -> Counter[tuple[str, str, bool, str | None]]:
    """(name, role, group, via) of each body; `key` is agencies (label) or assignments (parsed)."""
    return Counter((norm(a["name"]), a["role"], bool(a.get("group")), a.get("via")) for a in label[key])


def time_of(task: Record) -> tuple[str | None, str | None, bool] | None:
    """(start, due, ongoing), None where the item prints no time."""
    time = task.get("time")
    return (time["start"], time["due"], bool(time["ongoing"])) if time else None


def value_of(target: Record) -> tuple[str, float, float | None, str, str]:
    """What a target asks for, without its name and date."""
    return (target["op"], target["value"], target["value_max"], norm(target["unit"]), target["kind"])


def differences(gold: Record, plan: Record) -> list[str]:
    """Every difference in number, heading, title, boundaries, bodies, roles and times; empty when there is none."""
    found: list[str] = []
    for label, task in pair_tasks(gold, plan):
        place = f"{'/'.join(label['path'][-1:])}/{label['number']}"
        if task is None:
            found.append(f"{place}: task not found ({label['begins']})")
            continue
        end = words(label["ends"])[-8:]
        compared = {
            "number": (norm(label["number"]), norm(task["number"])),
            "path": ([words(h) for h in label["path"]], [words(h) for h in task["path"]]),
            "title": (words(label["title"]), words(task["title"])),
            "end": (end, words(task["text"])[-len(end) :]),
            "time": (time_of(label), time_of(task)),
        }
        found += [f"{place}: {name} {want} != {got}" for name, (want, got) in compared.items() if want != got]
        want, got = agencies(label, "agencies"), agencies(task, "assignments")
        found += [f"{place}: body missing {row}" for row in want - got]
        found += [f"{place}: body too many {row}" for row in got - want]
    surplus = len(plan["tasks"]) - len(gold["tasks"])
    return found + ([f"{surplus} tasks too many"] if surplus > 0 else [])


def value_counts(gold: Record, plan: Record) -> tuple[Counter[tuple[str, Any]], Counter[tuple[str, Any]]]:
    """(labelled, parsed) targets as (place, op, value, value_max, unit, kind); a surplus task's targets count too."""
    want: Counter[tuple[str, Any]] = Counter()
    got: Counter[tuple[str, Any]] = Counter()
    paired: list[int] = []
    for n, (label, task) in enumerate(pair_tasks(gold, plan), start=1):
        place = f"item {n}"
        want.update((place, value_of(t)) for t in label["targets"])
        if task is not None:
            paired.append(id(task))
            got.update((place, value_of(t)) for t in task["targets"])
    surplus = [task for task in plan["tasks"] if id(task) not in paired]
    got.update(("surplus", value_of(t)) for task in surplus for t in task["targets"])
    want.update(("goals", value_of(t)) for t in gold["goals"])
    got.update(("goals", value_of(t)) for t in plan["goals"])
    return want, got


def f1(want: Counter[Any], got: Counter[Any]) -> float:
    """Harmonic mean of precision and recall; 1.0 when there is nothing to find and nothing was found."""
    total = want.total() + got.total()
    return 2 * (want & got).total() / total if total else 1.0
