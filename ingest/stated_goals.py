"""Goals that stand outside a section of goals: in the preamble, or among the guiding ideas.

Source: eval guide, `goals`: quantified goals stated for the plan as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.reading import Reading

# “…，力争到2026年，全市培育…100名。” in a preamble: the clause that looks ahead, to the end of its sentence.
_AHEAD = re.compile(
    r"(?:力争|确保|争取)(?:(?:用[^，。\n]{1,8}时间)?[，,]?到?(?=20\d\d年)|用?[一二两三四五\d]年(?:内|左右)(?:时间)?|(?:在)?(?:年内|年底前?|全年|今年))[^。\n]*。?"
    r"|(?:总体要求|(?:总体|主要|工作|预期)+目标)(?:是|为)[：:，,]?[^。\n]*\d[^。\n]*。?"
    r"|(?:^|(?<=[。；;]))[ ]*力争[^。\n]*。?"
    r"|(?:^|(?<=[。；;]))[ ]*到20\d\d年(?:底|末)?[，,][^。\n]*。?",
    re.M,
)
# “…，力争到2027年，…。” among the guiding ideas: from the clause that looks ahead to the end of its paragraph.
_LOOKS_AHEAD = re.compile(
    r"(?:^|(?<=[。；;，,：:—]))[ ]*(?:(?:力争|确保|争取|努力)?(?:到|至)|(?:力争|确保|争取)(?:在|于)?)"
    r"(?:20\d\d年|“?十[四五六]五”?(?:期|时期)?末)[^\n]*",
    re.M,
)


def goals_of_preamble(reading: Reading, start: int, end: int) -> Iterator[Reading]:
    """The clauses of reading[start:end] that say what is to be reached by a year."""
    yield from (reading.cut(*m.span()) for m in _AHEAD.finditer(reading.text, start, end))


def goals_among_ideas(reading: Reading, start: int, end: int) -> Iterator[Reading]:
    """What guiding ideas say from a year on by which something is to be reached, to the end of the paragraph."""
    yield from (reading.cut(*m.span()) for m in _LOOKS_AHEAD.finditer(reading.text, start, end))
