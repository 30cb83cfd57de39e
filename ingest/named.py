"""What one item's text says about responsibility, with the reasons for it.

The reasons stay inside the parser: `ingest explain` prints them, parsed-plan/1 does not hold them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from ingest.plan import Assignment, Issue


@dataclass(frozen=True)
class Why:
    """How an assignment was read: the form of the phrase, the words that print the role, the rules that made the name,
    and what changed the role or brought the body here (`via`)."""

    form: str
    words: str
    name: tuple[str, ...]
    via: str = ""


class Made(Assignment):
    """An assignment with its reasons, which stay inside the parser."""

    why: Why


@dataclass(frozen=True)
class Phrase:
    """text[start:end] is taken out of the body, because `rule` read it."""

    start: int
    end: int
    rule: str


@dataclass
class Named:
    """What one item's text says about responsibility: assignments, the ranges to take out of the body, issues.

    `repeated`: where a body is named again in the same role (eval guide: it counts once).
    """

    assignments: list[Made] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    repeated: list[list[int]] = field(default_factory=list)

    def printed(self) -> list[Assignment]:
        """The assignments as parsed-plan/1 holds them."""
        return [
            cast(Assignment, {key: value for key, value in made.items() if key != "why"}) for made in self.assignments
        ]

    def once(self) -> None:
        """Keep a body named twice in the same role once."""
        seen: set[tuple[str, str]] = set()
        kept = []
        for assignment in self.assignments:
            key = (assignment["name"], assignment["role"])
            if key in seen:
                self.repeated.append(assignment["span"])
            else:
                seen.add(key)
                kept.append(assignment)
        self.assignments = kept
