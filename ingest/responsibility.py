"""From responsibility phrases to assignments: printed roles, the document's lead rule, standing clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.agencies import Resolver
from ingest.bodies import Body, BodyList, split_bodies
from ingest.duties import find_duties
from ingest.duty_asides import persons, scopes
from ingest.duty_cells import cell_segments, unwrapped
from ingest.duty_clauses import Duty, Segment, printed_roles
from ingest.duty_words import CLOSING, OPENING
from ingest.named import Made, Named, Phrase, Why
from ingest.plan import Issue, Role, Via
from ingest.prose_duties import LEAD_RULES, prose_forms
from ingest.reading import Reading, Taken
from ingest.row_cells import DutyCell, RowCells
from ingest.standing import BlanketClause, LeadRule, find_blanket, find_lead_rule
from ingest.timing import labelled_times
from ingest.wordlists import verbs


@dataclass
class Standing:
    """The rules that hold from here on."""

    lead_rule: LeadRule | None = None
    blanket: BlanketClause | None = None
    blanket_bodies: list[tuple[Body, list[int]]] = field(default_factory=list)


class Responsibility:
    """Reads the responsibility of one item after the other, keeping what a printed rule says about later ones."""

    def __init__(self, resolver: Resolver, *, level: str, lead_rule: LeadRule | None = None) -> None:
        self.resolver = resolver
        self.level = level
        self.standing = Standing(lead_rule=lead_rule)
        self.groups: dict[str, str] = {}

    def read(
        self,
        content: Reading,
        *,
        owner: Reading | None = None,
        above: Iterable[Reading] = (),
        prose: bool = True,
        standing: bool = True,
    ) -> Named:
        """The assignments of one item; standing clauses it prints hold for the items after it.

        `owner`: the bodies that head an agency-first item; `above`: headings whose responsibility phrases cover it;
        `prose`: whether a sentence may name the body that gets the item as a whole; `standing`: whether the standing
        clause printed before adds its bodies.
        """
        named = Named()
        text = content.text
        if owner is not None:
            self._phrase(owner, _whole(owner), named)
        blanket = find_blanket(text)
        rule = find_lead_rule(text)
        if rule is not None:
            self.standing.lead_rule = rule
        rules = [_with_bracket(text, words.start, words.end) for words in (blanket, rule) if words is not None]
        aside = persons(text)
        named.phrases += [Phrase(start, end, "person") for start, end in aside]
        for duty in find_duties(_masked(text, [*rules, *labelled_times(text), *scopes(text), *aside])):
            named.phrases.append(Phrase(duty.start, duty.end, duty.rule))
            self._phrase(content, duty, named)
        if not named.assignments and prose:
            self._prose(content, named)
        headings = list(above)
        self._above(headings, named)
        for heading in headings:  # a standing clause between a heading and its first item
            clause = find_blanket(heading.text)
            if clause is not None and (self.standing.blanket is None or clause.text != self.standing.blanket.text):
                self._start_blanket(heading, clause, named)
        if standing:
            self._blanket(named)
        named.phrases += [Phrase(start, end, "standing-rule") for start, end in rules]
        if blanket is not None:
            self._start_blanket(content, blanket, named)
        named.once()
        return named

    def read_row(self, content: Reading, row: RowCells) -> Named:
        """The assignments of one table row: what its body cells list, and what its text prints in responsibility phrases."""
        named = Named()
        self.standing.lead_rule = self.standing.lead_rule or row.lead_rule
        printed_lead = any(cell.role == "lead" and cell.via is None for cell in row.duties)
        inherit = ""
        for cell in row.duties:
            inherit = self.read_list(cell, named, inherit=inherit, led=printed_lead)
        # “以下各项” speaks of the items of the text, not of an annexed table.
        inner = self.read(content, prose=not row.duties, standing=False)
        own = {(a["name"], a["role"]) for a in named.assignments if a["via"] != "blanket"}
        kept = [a for a in named.assignments if a["via"] != "blanket" or (a["name"], a["role"]) not in own]
        named.repeated += [a["span"] for a in named.assignments if a not in kept] + inner.repeated
        named.assignments = kept + inner.assignments
        named.once()
        named.phrases, named.issues = inner.phrases, named.issues + inner.issues
        return named

    def read_list(self, cell: DutyCell, named: Named, *, inherit: str = "", led: bool = False) -> str:
        """Add the bodies of one cell to `named`; returns the level the cell prints, for the cell beside it.

        `led`: another cell of the row names the lead, so a printed lead rule makes none here.
        """
        line = unwrapped(cell.reading)
        segments = tuple(cell_segments(line.text, cell.role, cell.header))
        first = len(named.assignments)
        inherit = self._phrase(line, Duty(0, len(line.text), segments, "cell"), named, inherit=inherit, led=led)
        if cell.via is not None:
            for assignment in named.assignments[first:]:
                assignment["via"] = cell.via
                assignment["why"] = replace(assignment["why"], via="merged-heading")
        return inherit

    def _phrase(self, content: Reading, duty: Duty, named: Named, *, inherit: str = "", led: bool = False) -> str:
        printed_lead = led or any(segment.role == "lead" for segment in duty.segments)
        quote = content.text[duty.start : duty.end].replace("\n", "")
        first_list = True
        for segment in duty.segments:
            found = split_bodies(content.text[segment.start : segment.end], level=self.level, inherit=inherit)
            inherit = found.prefix or inherit
            # What was not read may be a body: then nobody read behind it is known to be the first.
            unread = min((leftover.start for leftover in found.leftovers), default=len(content.text))
            for n, body in enumerate(found.bodies):
                place = n + (unread < body.start)
                role, via = self._role(segment.role, body, place, first=first_list and not printed_lead)
                span = content.span(segment.start + body.start, segment.start + body.end)
                rule = self.standing.lead_rule
                why = Why(duty.rule, segment.words, body.rules, f"lead-{rule.mark}" if via == "rule" and rule else "")
                named.assignments.append(
                    self._assignment(body, role, via, span, quote, why, joint=segment.joint and not printed_lead)
                )
            first_list = first_list and not found.bodies and not found.leftovers
            for leftover in found.leftovers:
                span = content.span(segment.start + leftover.start, segment.start + leftover.end)
                named.issues.append(
                    Issue(code="unread-body", message="责任表述中有未识别的部分", text=leftover.text, span=span)
                )
        return inherit

    def _role(self, role: Role, body: Body, n: int, *, first: bool) -> tuple[Role, Via | None]:
        """What a printed lead rule makes of a listed body; printed leads stay what they are."""
        rule = self.standing.lead_rule
        if rule is None or role != "responsible":
            return role, None
        leads = {
            "starred": body.starred,
            "first": first and n == 0,
            # A list with verbs and commas comes in one segment per comma: the first segment stands before it.
            "before_comma": first,
        }
        return ("lead", "rule") if leads[rule.mark] else (role, None)

    def _assignment(
        self, body: Body, role: Role, via: Via | None, span: list[int], quote: str, why: Why, *, joint: bool
    ) -> Made:
        if body.group:
            self.groups[body.name.removeprefix("各")] = body.name
        agency = self.resolver.agency(body.name, group=body.group)
        made = Made(
            agency_id=agency["id"], name=body.name, surface=body.surface, role=role, group=body.group, via=via,
            span=span, quote=quote, why=why,
        )  # fmt: skip
        if joint:
            made["joint"] = True
        return made

    def _prose(self, content: Reading, named: Named) -> None:
        """Bodies of a sentence that gives the item as a whole to them: “甲牵头…”, “甲会同乙、丙…”."""
        text = content.text
        read = Taken()
        for rule, ranges in prose_forms(text):
            start, end = ranges[0][1], ranges[-1][2]
            if named.assignments and (rule not in LEAD_RULES or read.meets(start, end)):
                continue  # a further sentence counts where it prints a lead of its own
            lists = [(role, start, split_bodies(text[start:end], level=self.level)) for role, start, end in ranges]
            several = lists[0][0] == "lead" and len(lists[0][2].bodies) > 1 and not _led_by_several(text, lists[0])
            vague = any(re.match("有关|相关", body.name) for _, _, found in lists for body in found.bodies)
            unsure = any(found.leftovers or not found.bodies for _, _, found in lists)
            if (
                several
                or vague
                or unsure
                or any(_opens_with_verb(body) or _is_person(body) for _, _, found in lists for body in found.bodies)
            ):
                continue
            for role, start, found in lists:
                for body in found.bodies:
                    span = content.span(start + body.start, start + body.end)
                    quote = _sentence(text, start)
                    why = Why(rule, "", body.rules)
                    named.assignments.append(self._assignment(body, role, None, span, quote, why, joint=False))
            read.add(start, end)
        named.assignments.sort(key=lambda assignment: assignment["span"])

    def _start_blanket(self, content: Reading, clause: BlanketClause, named: Named) -> None:
        found = split_bodies(content.text[clause.list_start : clause.list_end], level=self.level)
        self.standing.blanket = clause
        self.standing.blanket_bodies = []
        for body in found.bodies:
            span = content.span(clause.list_start + body.start, clause.list_start + body.end)
            whole = self.groups.get(body.name.removeprefix("各"))
            if whole:
                body = replace(body, name=whole, group=True)
            self.standing.blanket_bodies.append((body, span))
        if not found.bodies:
            # “以下均需地方落实”: the classes that the same item names.
            places = [a for a in named.assignments if a["group"]]
            for a in places:
                self.standing.blanket_bodies.append((Body(a["surface"], a["name"], 0, 0, True, known=True), a["span"]))
            if not places:
                words = content.span(clause.start, clause.end)
                named.issues.append(
                    Issue(code="unread-blanket", message="统领条款没有写明机构", text=clause.text, span=words)
                )

    def _above(self, above: Iterable[Reading], named: Named) -> None:
        """Bodies of the headings above, which cover every item below them (eval guide, blanket)."""
        own = {(a["name"], a["role"]) for a in named.assignments}
        for heading in above:
            covered = Named()
            for duty in find_duties(
                _masked(heading.text, [*labelled_times(heading.text), *scopes(heading.text), *persons(heading.text)])
            ):
                self._phrase(heading, duty, covered)
            for assignment in covered.assignments:
                if (assignment["name"], assignment["role"]) in own:
                    named.repeated.append(assignment["span"])
                else:
                    why = replace(assignment["why"], via="heading-above")
                    named.assignments.append({**assignment, "via": "blanket", "why": why})

    def _blanket(self, named: Named) -> None:
        clause = self.standing.blanket
        if clause is None:
            return
        known = {a["name"] for a in named.assignments}
        for body, span in self.standing.blanket_bodies:
            if body.name in known:
                named.repeated.append(span)
            else:
                quote = clause.text.replace("\n", "")
                why = Why("standing-clause", "", body.rules, "standing-clause")
                named.assignments.append(
                    self._assignment(body, "responsible", "blanket", span, quote, why, joint=False)
                )


def _whole(bodies: Reading) -> Duty:
    """The heading of an agency-first item as a responsibility phrase: “市教育局：”, “市教育局牵头，市财政局配合：”."""
    if roles := printed_roles(bodies.text):
        return Duty(0, len(bodies.text), tuple(roles), "agency-first")
    return Duty(0, len(bodies.text), (Segment("responsible", False, 0, len(bodies.text)),), "agency-first")


def _masked(text: str, words: Iterable[tuple[int, int]]) -> str:
    """The text with times, scopes and the words of standing rules blanked out, so that they are not read as bodies."""
    for start, end in words:
        text = text[:start] + "。" * (end - start) + text[end:]
    return text


def _with_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the brackets around it, when they hold nothing else: （排在第一位的为牵头单位，下同）."""
    around = start and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    return (start - 1, end + 1) if around else (start, end)


def _led_by_several(text: str, led: tuple[Role, int, BodyList]) -> bool:
    """“由甲局、乙局牵头，丙局参与。”: 由 opens the sentence, and nothing but bodies that the register knows follow it."""
    _, start, found = led
    opens = text[max(0, start - 1) : start] == "由" or text[start : start + 1] == "由"
    return opens and len(found.bodies) <= 3 and all(body.known and not body.group for body in found.bodies)


def _opens_with_verb(body: Body) -> bool:
    """“建立经信部门牵头…的机制”, “建立由市教育局牵头…”: prose has a verb where a list has a name."""
    name = body.name
    return any(name.startswith(v) and (not body.known or name[len(v)] == "由") for v in verbs("act", "create", "duty"))


def _is_person(body: Body) -> bool:
    """“由政府负责同志牵头”: somebody of a body leads, not the body."""
    return body.name.endswith(("同志", "领导", "负责人"))


def _sentence(text: str, place: int) -> str:
    start = max(text.rfind(stop, 0, place) for stop in "。；;\n") + 1
    ends = [end for stop in "。；;\n" if (end := text.find(stop, place)) >= 0]
    return text[start : min(ends, default=len(text) - 1) + 1].strip()
