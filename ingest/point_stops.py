"""Papers that print the stop at the end of a sentence as a point: “健全政策体系.将…纳入规划.” instead of “。”."""

from __future__ import annotations

import re

# Behind a word, a share, a unit or a closing mark, and before a new sentence or the end of its line: never in a number,
# a marker (一.总体要求, 附件.), a name in Latin letters.
_POINT_STOP = re.compile(r"(?<=[\u3400-\u9fff）)”》%])[.．](?=[ \u3000]*(?:$|[\u3400-\u9fff“《（(—0-9]))", re.M)
_MARKER_ALONE = re.compile(
    r"^[ \u3000]*(?:第?[一二三四五六七八九十百]{1,4}[章节条项]?|附[件表录注]|[（(][一二三四五六七八九十]{1,3}[）)])$"
)
# So many points for each stop that is printed as one say that the paper has no other.
_RATIO = 4


def with_full_stops(text: str) -> str:
    """`text` of the same length with 。 for the points that end its sentences, where it prints hardly any other stop."""
    least = _RATIO * (1 + text.count("。"))
    if text.count(".") + text.count("．") < least:
        return text
    found = [match.start() for match in _POINT_STOP.finditer(text)]
    if len(found) < least:
        return text
    chars = list(text)
    for place in found:
        begin = text.rfind("\n", max(0, place - 12), place) + 1
        if not _MARKER_ALONE.match(text[begin:place] if begin or place <= 12 else ""):
            chars[place] = "。"
    return "".join(chars)
