"""The bodies of sentences that give an item as a whole to them: “甲牵头…”, “甲会同乙、丙…”."""

from __future__ import annotations

import re

from ingest.assigning import Assigner
from ingest.bodies import Body, BodyList
from ingest.named import Named, Why
from ingest.plan import Role
from ingest.prose_duties import LEAD_RULES, prose_forms
from ingest.reading import Reading, Taken
from ingest.wordlists import verbs

_STOPS = "。；;\n"


def add_prose(content: Reading, named: Named, assigner: Assigner) -> None:
    """Add the bodies of an item's sentences to `named`; a sentence whose words do not all read like bodies gives nobody."""
    text = content.text
    read = Taken()
    for rule, ranges in prose_forms(text):
        start, end = ranges[0][1], ranges[-1][2]
        if named.assignments and (rule not in LEAD_RULES or read.meets(start, end)):
            continue  # a further sentence counts where it prints a lead of its own
        lists = [(role, start, assigner.bodies(text[start:end])) for role, start, end in ranges]
        if _several_lead(text, lists[0]) or not all(_names_bodies(found) for _, _, found in lists):
            continue
        for role, start, found in lists:
            quote = _sentence(text, start)
            for body in found.bodies:
                span = content.span(start + body.start, start + body.end)
                named.assignments.append(assigner.assignment(body, role, None, span, quote, Why(rule, "", body.rules)))
        read.add(start, end)
    named.assignments.sort(key=lambda assignment: assignment["span"])


def _several_lead(text: str, led: tuple[Role, int, BodyList]) -> bool:
    """Several bodies before 牵头, which as a rule is a list cut wrongly; “由甲局、乙局牵头，丙局参与。” is none: 由 opens
    the sentence, and nothing but bodies that the register knows follow it."""
    role, start, found = led
    if role != "lead" or len(found.bodies) < 2:
        return False
    opens = text[max(0, start - 1) : start] == "由" or text[start : start + 1] == "由"
    return not (opens and len(found.bodies) <= 3 and all(body.known and not body.group for body in found.bodies))


def _names_bodies(found: BodyList) -> bool:
    """Whether words are bodies and nothing else: no 有关部门, no person, no verb in front."""
    return (
        bool(found.bodies)
        and not found.leftovers
        and not any(
            re.match("有关|相关", body.name) or _opens_with_verb(body) or _is_person(body) for body in found.bodies
        )
    )


def _opens_with_verb(body: Body) -> bool:
    """“建立经信部门牵头…的机制”, “建立由市教育局牵头…”: prose has a verb where a list has a name."""
    name = body.name
    return any(name.startswith(v) and (not body.known or name[len(v)] == "由") for v in verbs("act", "create", "duty"))


def _is_person(body: Body) -> bool:
    """“由政府负责同志牵头”: somebody of a body leads, not the body."""
    return body.name.endswith(("同志", "领导", "负责人"))


def _sentence(text: str, place: int) -> str:
    start = max(text.rfind(stop, 0, place) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place)) >= 0]
    return text[start : min(ends, default=len(text) - 1) + 1].strip()
