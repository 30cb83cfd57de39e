"""The bodies that a standing clause adds to every item behind it (eval guide, “Standing clauses”)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.assigning import Assigner
from ingest.bodies import Body
from ingest.named import Named, Why
from ingest.plan import Issue
from ingest.reading import Reading
from ingest.standing import BlanketClause

# Says which places only by pointing at them.
_EVERYWHERE = ("各地", "各地方", "地方")


@dataclass
class StandingBodies:
    """The clause that holds from here on, and the bodies it names with their places."""

    clause: BlanketClause | None = None
    bodies: list[tuple[Body, list[int]]] = field(default_factory=list)

    def start(self, content: Reading, clause: BlanketClause, named: Named, assigner: Assigner) -> None:
        """Let `clause`, printed in `content`, hold for the items behind."""
        self.clause = clause
        self.bodies = []
        for body in assigner.bodies(content.text[clause.list_start : clause.list_end]).bodies:
            span = content.span(clause.list_start + body.start, clause.list_start + body.end)
            whole = assigner.classes.get(body.name.removeprefix("各"))
            self.bodies.append((replace(body, name=whole, group=True) if whole else body, span))
        if self.bodies and not all(body.name in _EVERYWHERE for body, _ in self.bodies):
            return
        # “以下均需地方落实”, “…，各设区市人民政府，以下均需各地落实”: the classes that the same item names.
        classes = [
            (Body(a["surface"], a["name"], 0, 0, True, known=True), a["span"]) for a in named.assignments if a["group"]
        ]
        self.bodies = classes or self.bodies
        if not self.bodies:
            span = content.span(clause.start, clause.end)
            named.issues.append(
                Issue(code="unread-blanket", message="统领条款没有写明机构", text=clause.text, span=span)
            )

    def add_to(self, named: Named, assigner: Assigner) -> None:
        """Add the bodies of the clause to an item that does not name them itself."""
        if self.clause is None:
            return
        known = {a["name"] for a in named.assignments}
        quote = self.clause.text.replace("\n", "")
        for body, span in self.bodies:
            if body.name in known:
                named.repeated.append(span)
            else:
                why = Why("standing-clause", "", body.rules, "standing-clause")
                named.assignments.append(assigner.assignment(body, "responsible", "blanket", span, quote, why))
