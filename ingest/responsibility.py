"""From responsibility phrases to assignments: what an item, a heading above it, a row or a standing clause says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.agencies import Resolver
from ingest.assigning import Assigner
from ingest.duties import find_duties
from ingest.duty_asides import persons, scopes
from ingest.duty_cells import cell_segments, unwrapped
from ingest.duty_clauses import Duty, Segment, printed_roles
from ingest.duty_words import CLOSING, OPENING
from ingest.named import Named, Phrase
from ingest.prose_bodies import add_prose
from ingest.reading import Reading
from ingest.row_cells import DutyCell, RowCells
from ingest.standing import LeadRule, find_blanket, find_lead_rule
from ingest.standing_bodies import StandingBodies
from ingest.timing import labelled_times


class Responsibility:
    """Reads the responsibility of one item after the other, keeping what a printed rule says about later ones."""

    def __init__(self, resolver: Resolver, *, level: str, lead_rule: LeadRule | None = None) -> None:
        self.assigner = Assigner(resolver, level=level, lead_rule=lead_rule)
        self.standing = StandingBodies()

    @property
    def lead_rule(self) -> str | None:
        """The words of the lead rule that holds after the last item."""
        return self.assigner.lead_rule.text if self.assigner.lead_rule else None

    @property
    def blanket_clause(self) -> str | None:
        """The words of the standing clause that holds after the last item."""
        return self.standing.clause.text if self.standing.clause else None

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
            self.assigner.phrase(owner, _whole(owner), named)
        blanket = find_blanket(text)
        rule = find_lead_rule(text)
        if rule is not None:
            self.assigner.lead_rule = rule
        rules = [_with_bracket(text, words.start, words.end) for words in (blanket, rule) if words is not None]
        aside = persons(text)
        named.phrases += [Phrase(start, end, "person") for start, end in aside]
        for duty in _duties(text, [*rules, *aside]):
            named.phrases.append(Phrase(duty.start, duty.end, duty.rule))
            self.assigner.phrase(content, duty, named)
        if not named.assignments and prose:
            add_prose(content, named, self.assigner)
        headings = list(above)
        self._above(headings, named)
        self._standing_above(headings, named)
        if standing:
            self.standing.add_to(named, self.assigner)
        named.phrases += [Phrase(start, end, "standing-rule") for start, end in rules]
        if blanket is not None:
            self.standing.start(content, blanket, named, self.assigner)
        named.once()
        return named

    def read_row(self, content: Reading, row: RowCells) -> Named:
        """The assignments of one table row: what its body cells list, and what its text prints in responsibility phrases."""
        named = Named()
        self.assigner.lead_rule = self.assigner.lead_rule or row.lead_rule
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
        duty = Duty(0, len(line.text), segments, "cell")
        inherit = self.assigner.phrase(line, duty, named, inherit=inherit, led=led)
        if cell.via is not None:
            for assignment in named.assignments[first:]:
                assignment["via"] = cell.via
                assignment["why"] = replace(assignment["why"], via="merged-heading")
        return inherit

    def _above(self, above: Iterable[Reading], named: Named) -> None:
        """Bodies of the headings above, which cover every item below them (eval guide, blanket)."""
        own = {(a["name"], a["role"]) for a in named.assignments}
        for heading in above:
            covered = Named()
            for duty in _duties(heading.text, persons(heading.text)):
                self.assigner.phrase(heading, duty, covered)
            for assignment in covered.assignments:
                if (assignment["name"], assignment["role"]) in own:
                    named.repeated.append(assignment["span"])
                else:
                    why = replace(assignment["why"], via="heading-above")
                    named.assignments.append({**assignment, "via": "blanket", "why": why})

    def _standing_above(self, above: Iterable[Reading], named: Named) -> None:
        """Let a standing clause between a heading and its first item hold."""
        for heading in above:
            clause = find_blanket(heading.text)
            if clause is not None and clause.text != self.blanket_clause:
                self.standing.start(heading, clause, named, self.assigner)


def _duties(text: str, others: Iterable[tuple[int, int]]) -> list[Duty]:
    """The responsibility phrases of a text; times, scopes and `others` (persons, standing rules) are no bodies."""
    for start, end in [*others, *labelled_times(text), *scopes(text)]:
        text = text[:start] + "。" * (end - start) + text[end:]
    return find_duties(text)


def _whole(bodies: Reading) -> Duty:
    """The heading of an agency-first item as a responsibility phrase: “市教育局：”, “市教育局牵头，市财政局配合：”."""
    if roles := printed_roles(bodies.text):
        return Duty(0, len(bodies.text), tuple(roles), "agency-first")
    return Duty(0, len(bodies.text), (Segment("responsible", False, 0, len(bodies.text)),), "agency-first")


def _with_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the brackets around it, when they hold nothing else: （排在第一位的为牵头单位，下同）."""
    around = start and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    return (start - 1, end + 1) if around else (start, end)
