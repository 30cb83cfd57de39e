"""Cut a printed list into pieces: separators, line wraps inside names, conjunctions, names glued together.

Source: eval guide (“line breaks inside the name removed”; 各市、州、县人民政府 is one class although it has 、 inside).
"""

from __future__ import annotations

import re
from typing import NamedTuple

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
from ingest.glued_bodies import glued_names
from ingest.register import load_register

STARS = "*＊★☆▲△"
_ETC = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:家|个)?(?:市级|省级|市直|省直|县级|区级|县直|区直|[省市县区州](?=有关|相关|直|级)|国务院|有关|相关|责任|成员|各|其他)*(?:部门|单位|机构|部门和单位|部门（单位）|地区|方面)?$|等$"
)
# 甲镇、乙镇等乡镇人民政府: the class says what the places named are, and prints the ending once for them.
_ETC_PLACES = re.compile(
    r"(?<=[市县区旗镇乡道])等(?:\d+|[一二三四五六七八九十]+)?个?(?:相关|有关|重点)?"
    r"(?:乡镇|镇街|街镇|镇乡|乡镇街道|街道|县区|区县|县市|市县|县市区|县（市、区）|地市|市州|市地|旗县|镇|乡|县|区|市)(?P<ending>人民政府|政府|管委会|办事处)?$"
)
_FRONT = re.compile(
    rf"^[\s　]*(?:(?:由|及|和|以及|会同|与)(?=[{STARS}\u3400-\u9fff]{{2}}))?[{STARS}\s　]*(?:由(?=[\u3400-\u9fff]{{2}}))?"
)
_CUT = re.compile(r"[（(〔\[【〈]|[）)〕\]】〉]|[、，,；;。/\n|]|\s+")
_AND = re.compile("以及|会同|及|和|与")
# 区教育局各中小学校: a class behind a name; 市政府各部门, 局各科室 are parts of it.
_EVERY = re.compile(
    r"(?<=[局委办厅院科室处队心站])各(?!部门|有关|相关|单位|成员|直属|科室|处室|股室|内设|下属|所属|基层)"
)
_OF_PLACES_ABOVE = re.compile(r"(?:人民)?政府")
# A piece longer than any name is prose and is not searched for names inside.
MAX_NAME = 120


class Piece(NamedTuple):
    """One piece of a list, from list[start] on.

    `front`: what stands before the name, blanks, stars, 由/和; `name`: what is left for reading, without them, without
    等单位 behind and blanks inside; `length`: its characters in the list, blanks included; `closes_group`: a comma
    follows, so that the run of bodies joined by 、 ends here; `offices`: 等部门 stood behind it;
    `marked`: a lead's mark stands before or behind it.
    """

    start: int
    front: str
    name: str
    length: int
    closes_group: bool
    offices: bool = False
    marked: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where the name stands in the list."""
        start = self.start + len(self.front)
        return start, start + self.length


def _piece(text: str, start: int, closes_group: bool) -> Piece:
    match = _FRONT.match(text)
    front = match.group() if match else ""
    rest = text[len(front) :].rstrip()
    etc = _ETC.search(rest) if "等" in rest else None
    places = _ETC_PLACES.search(rest) if "等" in rest else None
    ending = places.group("ending") or "" if places else ""
    etc = places or etc
    rest = rest[: etc.start()].rstrip() if etc else rest
    offices = etc is not None and "部门" in etc.group()
    marked = any(star in front for star in STARS) or rest.endswith(tuple(STARS))
    rest = rest.rstrip(STARS)
    return Piece(start, front, without_asides(compact(rest)) + ending, len(rest), closes_group, offices, marked)


def compact(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


def cut_list(text: str) -> list[Piece]:
    """Cut at separators outside brackets; a series of classes (各市、州、县人民政府) stays whole."""
    whole = [m.span() for m in SERIES.finditer(text)]
    cuts: list[tuple[int, int]] = []
    depth = 0
    for match in _CUT.finditer(text):
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
        for n, (start, part) in enumerate(parts, start=1):
            if part.strip():
                pieces.append(_piece(part, start, closes and n == len(parts)))
        place = b
    return pieces


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
    for match in _AND.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if left.endswith("委") and _OF_PLACES_ABOVE.fullmatch(right.strip()):
            continue  # 各县（市、区）委和政府
        if right.endswith("等"):
            right = right[:-1]  # 市教育局会同市财政局等
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
    glued = glued_names(text) if len(whole) > 6 else None
    if glued:
        return [(offset + start, text[start:end]) for start, end in glued]
    every = _EVERY.search(text)
    if every and looks_like_body(text[: every.start()].strip()) and is_group(text[every.start() :].strip()):
        return [*_conjoined(text[: every.start()], offset), (offset + every.start(), text[every.start() :])]
    level = printed_level(whole)
    if level and len(whole) > 6:
        place = text.find(level, 4)
        while place > 0:
            right = text[place:]
            if looks_like_body(text[:place]) and load_register().entry(right[len(level) :]):
                return [(offset, text[:place]), (offset + place, right)]
            place = text.find(level, place + 1)
    return [(offset, text)]


def _is_whole(text: str) -> bool:
    """A name that needs nothing behind it: known, a class, or ending like a government or a class of bodies."""
    text = _FRONT.sub("", text)
    return (
        is_known(bare_name(text))
        or is_group(text)
        or carries_place(text)
        or bool(re.search(r"(?:部门|单位|政府|管委会)$", text))
    )
