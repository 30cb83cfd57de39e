"""From the bodies a phrase lists to assignments: the printed role, or what the plan's lead rule makes of it."""

from __future__ import annotations

from ingest.agencies import Resolver
from ingest.bodies import Body, BodyList, split_bodies
from ingest.duty_clauses import Duty
from ingest.named import Made, Named, Why
from ingest.plan import Issue, Role, Via
from ingest.reading import Reading
from ingest.standing import LeadRule


class Assigner:
    """Makes assignments for one plan; `lead_rule` is the printed one that holds from here on.

    `classes`: the classes of bodies named so far (各区县), as printed, by their name without 各.
    """

    def __init__(self, resolver: Resolver, *, level: str, lead_rule: LeadRule | None = None) -> None:
        self.resolver = resolver
        self.level = level
        self.lead_rule = lead_rule
        self.classes: dict[str, str] = {}

    def bodies(self, text: str, *, inherit: str = "") -> BodyList:
        """The bodies that `text` lists, with the level of the plan where it is left out."""
        return split_bodies(text, level=self.level, inherit=inherit)

    def phrase(self, content: Reading, duty: Duty, named: Named, *, inherit: str = "", led: bool = False) -> str:
        """Add the bodies of a responsibility phrase to `named`, what was not read as issues; returns the level it prints.

        `inherit`: the level that the phrase before prints; `led`: another phrase names the lead.
        """
        printed_lead = led or any(segment.role == "lead" for segment in duty.segments)
        quote = content.text[duty.start : duty.end].replace("\n", "")
        first_list = True
        for segment in duty.segments:
            found = self.bodies(content.text[segment.start : segment.end], inherit=inherit)
            inherit = found.prefix or inherit
            # What was not read may be a body: then nobody read behind it is known to be the first.
            unread = min((leftover.start for leftover in found.leftovers), default=len(content.text))
            joint = segment.joint and not printed_lead
            for n, body in enumerate(found.bodies):
                place = n + (unread < body.start)
                role, via = self._role(segment.role, body, place, first=first_list and not printed_lead)
                span = content.span(segment.start + body.start, segment.start + body.end)
                rule = self.lead_rule
                why = Why(duty.rule, segment.words, body.rules, f"lead-{rule.mark}" if via == "rule" and rule else "")
                named.assignments.append(self.assignment(body, role, via, span, quote, why, joint=joint))
            first_list = first_list and not found.bodies and not found.leftovers
            for leftover in found.leftovers:
                span = content.span(segment.start + leftover.start, segment.start + leftover.end)
                named.issues.append(
                    Issue(code="unread-body", message="责任表述中有未识别的部分", text=leftover.text, span=span)
                )
        return inherit

    def _role(self, role: Role, body: Body, n: int, *, first: bool) -> tuple[Role, Via | None]:
        """What a printed lead rule makes of a listed body; printed leads stay what they are."""
        if self.lead_rule is None or role != "responsible":
            return role, None
        leads = {
            "starred": body.starred,
            "first": first and n == 0,
            # A list with verbs and commas comes in one segment per comma: the first segment stands before it.
            "before_comma": first,
        }
        return ("lead", "rule") if leads[self.lead_rule.mark] else (role, None)

    def assignment(
        self, body: Body, role: Role, via: Via | None, span: list[int], quote: str, why: Why, *, joint: bool = False
    ) -> Made:
        """The record of one body; `span` and `quote`: the sentence that says so; `joint`: several bodies, none named first."""
        if body.group:
            self.classes[body.name.removeprefix("各")] = body.name
        agency = self.resolver.agency(body.name, group=body.group)
        made = Made(
            agency_id=agency["id"], name=body.name, surface=body.surface, role=role, group=body.group, via=via,
            span=span, quote=quote, why=why,
        )  # fmt: skip
        if joint:
            made["joint"] = True
        return made
