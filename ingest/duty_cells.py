"""A cell that lists bodies, cut into segments by printed role: labels and verbs inside the cell win over the column."""

from __future__ import annotations

import re
from array import array

from ingest.body_names import bare_name, is_group, is_known, looks_like_body, printed_level
from ingest.duty_clauses import Segment, clauses
from ingest.duty_words import CLOSING, OPENING, ROLE_OF
from ingest.plan import Role
from ingest.reading import Reading

_WORDS = "|".join(ROLE_OF)
# In a cell the noun may be missing (“牵头：甲 配合：乙”); in prose it may not.
_LABEL = re.compile(
    rf"(?:市级|县级|区级|省级|市直|主要|总)?(?P<word>{_WORDS})(?:责任)?(?:单位|部门|处室|科室|机构|主体)?\s*[：:]"
)
# “甲局（牵头）、乙局”: the bracket behind a name is its role.


_ENDS_CLAUSE = re.compile(r"(?:牵头|配合|负责|落实|参与|协助)$")
# The longest run of lines that one name is looked for in: narrow columns break a name every two or three characters.
_MAX_LINES = 8


def unwrapped(reading: Reading) -> Reading:
    """The cell in one line: breaks inside a name go, breaks between two names become separators.

    A run of lines that the register knows as one name is one; else a name goes on until it reads like a body.
    """
    text = reading.text
    drop: set[int] = set()
    separate: dict[int, str] = {}
    for start, end in _runs(text):
        lines = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]+", text[start:end])]
        n = 0
        while n < len(lines):
            last = _name_ends(text, lines, n)
            drop |= {lines[k][1] for k in range(n, last)}
            if last + 1 < len(lines):
                separate[lines[last][1]] = "，" if _ENDS_CLAUSE.search(text[start : lines[last][1]]) else "、"
            n = last + 1
    kept = [i for i in range(len(text)) if i not in drop and (text[i] != "\n" or i in separate)]
    chars = "".join(separate.get(i, text[i]) for i in kept)
    return Reading(chars, array("i", (reading.offsets[i] for i in kept)))


def _runs(text: str) -> list[tuple[int, int]]:
    """Stretches between separators outside of brackets: what stands in one may be one name or several lines of them."""
    runs: list[tuple[int, int]] = []
    start = depth = 0
    for place, char in enumerate(text):
        depth += (char in OPENING) - (char in CLOSING)
        if depth <= 0 and char in "、，,；;。/":
            runs.append((start, place))
            start = place + 1
    return [*runs, (start, len(text))]


def _name_ends(text: str, lines: list[tuple[int, int]], first: int) -> int:
    """The last line of the name that begins in line `first`."""
    pieces = [text[a:b] for a, b in lines[first : first + _MAX_LINES]]
    # A label or a verb in a line: a list of its own.
    stop = next((k for k, piece in enumerate(pieces) if k and re.search("[：:]", piece)), len(pieces))
    stop = next((k + 1 for k, piece in enumerate(pieces[:stop]) if _ENDS_CLAUSE.search(piece)), stop)
    for k in range(stop, 1, -1):
        name = "".join(pieces[:k])
        if is_known(bare_name(name)) or is_group(name):
            return first + k - 1
    name = ""
    for k, piece in enumerate(pieces[:stop]):
        name += piece
        label = re.split("[：:]", name)[-1]
        open_bracket = sum(name.count(c) for c in OPENING) > sum(name.count(c) for c in CLOSING)
        if open_bracket:
            continue
        follows = pieces[k + 1] if k + 1 < stop else ""
        if _ENDS_CLAUSE.search(label) or (looks_like_body(label) and _begins_name(follows)):
            return first + k
    return first + max(0, stop - 1)


def _begins_name(line: str) -> bool:
    """Whether a line can stand alone; “发展局” below “市数字经济社会” is the rest of a name."""
    whole = bool(printed_level(line)) or is_known(bare_name(line)) or is_group(line)
    return not line or whole or (len(line) >= 4 and looks_like_body(line))


def cell_segments(text: str, role: Role, header: str = "") -> list[Segment]:
    """The lists of one cell; `role` is what the column's `header` prints."""
    segments: list[Segment] = []
    labels = list(_LABEL.finditer(text))
    starts = [(0, 0, role, header)] + [(m.start(), m.end(), ROLE_OF[m.group("word")], m.group()) for m in labels]
    for n, (_, start, default, words) in enumerate(starts):
        stop = starts[n + 1][0] if n + 1 < len(starts) else len(text)
        segments += clauses(text, start, stop, default=default, words=words)
    return segments
