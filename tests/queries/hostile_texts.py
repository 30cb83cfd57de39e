"""Reads `tests/queries/hostile/*.cypher`: a header `//// name · what must happen`, then the text.

`⟨text×N⟩` stands for N times the text, `{listener}` for the address of a web server that records every visit. What must
happen: `refused` (never runs), `stopped` (a limit ends it), `truncated` (rows are cut), `harmless` (any end within the
limits will do).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "hostile"
OUTCOMES = frozenset({"refused", "stopped", "truncated", "harmless"})
_HEADER = re.compile(r"^//// (.+) · (\w+)\n", re.M)
_REPEAT = re.compile(r"⟨([^⟨⟩]*)×(\d+)⟩")


@dataclass(frozen=True)
class Hostile:
    """One text and what must happen."""

    family: str
    name: str
    outcome: str
    text: str

    def at(self, listener: str) -> str:
        """The text with the address of the web server."""
        return self.text.replace("{listener}", listener)


def read_hostile() -> list[Hostile]:
    """All texts of all families."""
    found = []
    for path in sorted(FOLDER.glob("*.cypher")):
        _, *parts = _HEADER.split(path.read_text(encoding="utf-8"))
        for name, outcome, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            assert outcome in OUTCOMES, f"{path}: {name}: {outcome}"
            whole = _REPEAT.sub(lambda match: match[1] * int(match[2]), text.removesuffix("\n"))
            found.append(Hostile(path.stem, name, outcome, whole))
    return found
