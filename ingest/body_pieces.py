"""Cut a printed list into pieces: separators, line wraps inside names, conjunctions, names glued together.

Source: eval guide (“line breaks inside the name removed”; 各市、州、县人民政府 is one class although it has 、 inside).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.body_names import (
    SERIES,
    bare_name,
    carries_place,
    is_group,
    is_known,
    looks_like_body,
    printed_level,
    without_asides,
)
from ingest.register import load_register

STARS = "*＊★☆"
_ETC = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:家|个)?(?:市级|省级|市直|省直|县级|区级|县直|区直|[省市县区州](?=有关|相关|直|级)|国务院|有关|相关|责任|成员|各|其他)*(?:部门|单位|机构|部门和单位|部门（单位）|地区|方面)?$|等$"
)
_FRONT = re.compile(
    rf"^[\s　]*(?:(?:由|及|和|以及|会同|与)(?=[{STARS}\u3400-\u9fff]{{2}}))?[{STARS}\s　]*(?:由(?=[\u3400-\u9fff]{{2}}))?"
)
_LONGEST_KNOWN = 24
# A piece longer than any name is prose and is not searched for names inside.
MAX_NAME = 120


@dataclass(frozen=True)
class Piece:
    """One piece of a list; list[start:] begins with `text`.

    `closes_group`: a comma follows, so that the run of bodies joined by 、 ends here.
    """

    text: str
    start: int
    closes_group: bool = False

    @cached_property
    def front(self) -> str:
        """What stands before the name: blanks, stars, 由/和."""
        match = _FRONT.match(self.text)
        return match.group() if match else ""

    @cached_property
    def name(self) -> str:
        """What is left for reading: no star, no leading 由/和, no trailing 等单位, no blanks."""
        return without_asides(compact(self.text[len(self.front) :][: self.length]))

    @cached_property
    def length(self) -> int:
        """Characters of the name in the list, blanks inside included."""
        return len(_ETC.sub("", self.text[len(self.front) :].rstrip()).rstrip())

    @property
    def span(self) -> tuple[int, int]:
        """Where the name stands in the list."""
        start = self.start + len(self.front)
        return start, start + self.length


def compact(text: str) -> str:
    """`text` without white space."""
    return re.sub(r"\s+", "", text)


def cut_list(text: str) -> list[Piece]:
    """Cut at separators outside brackets; a series of classes (各市、州、县人民政府) stays whole."""
    whole = [m.span() for m in SERIES.finditer(text)]
    cuts: list[tuple[int, int]] = []
    depth = 0
    for match in re.finditer(r"[（(〔\[【〈]|[）)〕\]】〉]|[、，,；;。/\n|]|\s+", text):
        token = match.group()
        if token in "（(〔[【〈":
            depth += 1
        elif token in "）)〕]】〉":
            depth = max(0, depth - 1)
        elif depth == 0 and not any(a < match.start() < b for a, b in whole):
            begin = cuts[-1][1] if cuts else 0
            if token.strip() or _separates(text, begin, match.start(), match.end()):
                cuts.append(match.span())
    pieces: list[Piece] = []
    place = 0
    for a, b in [*cuts, (len(text), len(text))]:
        parts = _conjoined(text[place:a], place)
        closes = bool(text[a:b].strip()) and text[a] != "、"
        pieces += [Piece(part, start, closes and n == len(parts)) for n, (start, part) in enumerate(parts, start=1)]
        place = b
    return [p for p in pieces if p.text.strip()]


def _separates(text: str, begin: int, blank: int, after: int) -> bool:
    """A blank may stand inside a name (line wraps): it separates only behind a whole one, 市委 宣传部 is one."""
    if blank - begin > MAX_NAME:
        return False
    before = compact(text[begin:blank])
    rest = re.match(r"[^、，,；;。\s]*", text[after : after + MAX_NAME])
    return looks_like_body(before) and not is_known(bare_name(before + (rest.group() if rest else "")))


def _conjoined(text: str, offset: int) -> list[tuple[int, str]]:
    """Split “A及B”, “A和B” where both are bodies, and bodies glued together without a separator."""
    whole = text.strip()
    if not whole or len(whole) > MAX_NAME or is_known(bare_name(whole)) or SERIES.search(text):
        return [(offset, text)]
    for match in re.finditer("以及|会同|及|和|与", text):
        left, right = text[: match.start()], text[match.end() :]
        if _is_whole(left.strip()) and (_is_whole(right.strip()) or looks_like_body(right.strip())):
            return [*_conjoined(left, offset), *_conjoined(right, offset + match.end())]
        # 市健康专家委员会和市卫生健康部门: the level printed twice parts two bodies, known or not.
        level = printed_level(left.strip())
        if (
            level
            and level == printed_level(right.strip())
            and looks_like_body(left.strip())
            and looks_like_body(right.strip())
        ):
            return [*_conjoined(left, offset), *_conjoined(right, offset + match.end())]
    glued = _glued(text) if len(whole) > 6 else None
    if glued:
        return [(offset + start, text[start:end]) for start, end in glued]
    level = printed_level(whole)
    if level and len(whole) > 6:
        place = text.find(level, 4)
        while place > 0:
            right = text[place:]
            if looks_like_body(text[:place]) and load_register().entry(right[len(level) :]):
                return [(offset, text[:place]), (offset + place, right)]
            place = text.find(level, place + 1)
    return [(offset, text)]


def _glued(text: str) -> list[tuple[int, int]] | None:
    """(start, end) of two or more known names printed without a separator (市商务局市公安局各区人民政府)."""
    # The way to every place that known names reach; longer names are tried first.
    back: dict[int, int] = {0: 0}
    for start in range(len(text)):
        if start in back:
            for end in range(start + 3, min(len(text), start + _LONGEST_KNOWN) + 1):
                name = text[start:end].strip()
                if end not in back and _stands_alone(name):
                    back[end] = start
    if len(text) not in back:
        return None
    cuts = [len(text)]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    cuts.reverse()
    return list(pairwise(cuts)) if len(cuts) > 2 else None


def _stands_alone(name: str) -> bool:
    """A name that prints its level or is a class with an ending of its own: it needs no neighbour to be read."""
    if is_group(name):
        return bool(re.search(r"(?:政府|管委会|办事处|单位|部门)$", name))
    return bool(printed_level(name)) and is_known(bare_name(name))


def _is_whole(text: str) -> bool:
    """A name that needs nothing behind it: known, a class, or ending like a government or a class of bodies."""
    text = _FRONT.sub("", text)
    return (
        is_known(bare_name(text))
        or is_group(text)
        or carries_place(text)
        or bool(re.search(r"(?:部门|单位|政府|管委会)$", text))
    )
