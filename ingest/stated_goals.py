"""Goals that stand outside a section of goals: in the preamble, or as a paragraph of the guiding ideas.

Source: eval guide, `goals`: quantified goals stated for the plan as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.reading import Reading

# “…，力争到2026年，全市培育…100名。” in a preamble: the clause that looks ahead, to the end of its sentence.
_AHEAD = re.compile(r"(?:力争|确保|争取)(?:用[^，。\n]{1,8}时间)?[，,]?到?(?=20\d\d年)[^。\n]*。?")
# “到2027年，…” as a paragraph of its own among the guiding ideas.
_PARAGRAPH = re.compile(r"^[ ]*(?:力争|确保|争取)?到20\d\d年[^\n]*", re.M)


def goals_of_preamble(reading: Reading, start: int, end: int) -> Iterator[Reading]:
    """The clauses of reading[start:end] that say what is to be reached by a year."""
    yield from (reading.cut(*m.span()) for m in _AHEAD.finditer(reading.text, start, end))


def goals_among_ideas(reading: Reading, start: int, end: int) -> Iterator[Reading]:
    """The paragraphs of guiding ideas that begin with a year by which something is to be reached."""
    yield from (reading.cut(*m.span()) for m in _PARAGRAPH.finditer(reading.text, start, end))
