"""Responsibility lines at the end of a section: one line below the last item that covers all items of the section.

Source: eval guide, `via: blanket` (“a responsibility line at the end of a section”). Whether a line below the last item
is the item's own or the section's is the custom of the document: when in several sections only the last item carries
one, on a line of its own, and hardly any section gives its other items any, it is the section's. A line that says so
itself (以上任务由…) needs no custom.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.duties import OF_ITEMS_ABOVE, find_duties, has_duty
from ingest.reading import Reading, complement
from ingest.timing import labelled_times

_ENOUGH_SECTIONS = 2


def section_lines(groups: Sequence[Sequence[Reading]]) -> list[tuple[int, int, int]]:
    """(number of the group, start, end in its last item's content) of the lines that cover their whole section.

    `groups` are the contents of sibling items, section by section.
    """
    found: list[tuple[int, int, int]] = []
    said: list[tuple[int, int, int]] = []
    against = 0
    for n, contents in enumerate(groups):
        if len(contents) < 2:
            continue
        last = contents[-1].text
        start = _said_line(last)
        if start is not None:
            said.append((n, start, len(last)))
            continue
        if any(has_duty(content.text) for content in contents[:-1]):
            against += 1
            continue
        start = _own_line(last)
        if start is not None:
            found.append((n, start, len(last)))
    customary = len(found) >= _ENOUGH_SECTIONS and against <= len(found) // 2
    return said + found if customary else said


def _said_line(text: str) -> int | None:
    """Where the last line begins, if it says that it stands for the items above and is a duty."""
    start = text.rstrip().rfind("\n") + 1
    if not start or not OF_ITEMS_ABOVE.match(text, start):
        return None
    return start if any(duty.start == start for duty in find_duties(text)) else None


def _own_line(text: str) -> int | None:
    """Where the responsibility lines at the end of `text` begin, None when it ends otherwise; a line with the time of
    the section may stand below them."""
    duties = find_duties(text)
    own = [d for d in duties if d.start and text[d.start - 1] == "\n"]
    if not own or len(own) != len(duties):
        return None
    end = duties[-1].end
    times = [(a - end, b - end) for a, b in labelled_times(text) if a >= end]
    if any(text[end + a : end + b].strip("。；; \n") for a, b in complement(times, len(text) - end)):
        return None
    return own[0].start
