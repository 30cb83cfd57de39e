"""Agency-first lists without numbers: paragraphs “市教育局：负责…” in an annex, a section, or alone on a page.

Source: eval guide, “Agency-first documents”: each such item is a task whose one agency is its heading; path = “附件 标题”
for an annex, as in the labels of task tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.bodies import split_bodies
from ingest.body_names import printed_level
from ingest.reading import Reading
from ingest.table_captions import caption_above

_OWNER = re.compile(
    r"^[ ]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][ ]*)?(?P<body>[^：:\n。；;]{2,60})[：:](?=[^\n]{4})", re.M
)
_ANNEX_LINE = re.compile(r"^[ ]*附[件表]", re.M)
# Fewer may be an aside: 联系人：…, 注：….
_ENOUGH = 3


@dataclass(frozen=True)
class OwnedParagraph:
    """text[body_start:body_end] names the bodies, text[body_end + 1:end] says what they are to do."""

    start: int
    body_start: int
    body_end: int
    end: int
    path: list[str]


def owner_lines(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """(start of line, start, end of the bodies) of the lines in text[start:end] that begin with known bodies, and beside
    them with others of a printed level (县文物旅游局), at most one for each two known."""
    found, beside = [], []
    for match in _OWNER.finditer(text, start, end):
        names = split_bodies(match.group("body"), level="")
        if not names.bodies or names.leftovers:
            continue
        if all(body.known for body in names.bodies):
            found.append((match.start(), *match.span("body")))
        elif all(body.known or printed_level(body.name) for body in names.bodies):
            beside.append((match.start(), *match.span("body")))
    return sorted([*found, *beside]) if len(beside) * 2 <= len(found) else found


def duty_list(reading: Reading, free: Sequence[tuple[int, int]]) -> Iterator[OwnedParagraph]:
    """The paragraphs of agency-first lists in the given ranges of text that no item of the plan covers."""
    text = reading.text
    for start, end in free:
        lines = owner_lines(text, start, end)
        for run in _runs(text, lines):
            if len(run) < _ENOUGH:
                continue
            caption = caption_above(reading, reading.offsets[run[0][0]], start)
            path = [caption.heading] if caption.heading else []
            for (line, body, body_end), following in zip(run, [*run[1:], None], strict=True):
                stop = following[0] if following else _paragraph_end(text, body_end, end)
                yield OwnedParagraph(line, body, body_end, stop, path)


def _runs(text: str, lines: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Neighbouring owner lines; more than a few lines without an owner between them, or the line 附件, part two lists."""
    run: list[tuple[int, int, int]] = []
    for line in lines:
        if run and (text.count("\n", run[-1][2], line[0]) > 4 or _ANNEX_LINE.search(text, run[-1][2], line[0])):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _paragraph_end(text: str, place: int, end: int) -> int:
    stop = text.find("\n", place, end)
    return end if stop < 0 else stop
