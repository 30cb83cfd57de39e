"""Printed lists of bodies: split, elided levels restored, classes of bodies told from bodies.

Source: eval guide (“prefix restored, residue removed”, “Elided level”, groups, “等单位/有关部门: not an agency”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.body_names import (
    SERIES,
    bare_name,
    is_class,
    is_group,
    is_known,
    is_nobody,
    looks_like_body,
    printed_level,
)
from ingest.jurisdictions import known_jurisdictions
from ingest.register import is_national, load_register

__all__ = ["Body", "BodyList", "Leftover", "looks_like_body", "split_bodies"]

_STARS = "*＊★☆"
_ETC = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:家|个)?(?:市级|省级|市直|省直|县级|区级|国务院|有关|相关|责任|成员|各|其他)*(?:部门|单位|机构|部门和单位|部门（单位）|地区|方面)?$|等$"
)
_FRONT = re.compile(
    rf"^[\s　]*(?:(?:由|及|和|以及|会同|与)(?=[{_STARS}\u3400-\u9fff]{{2}}))?[{_STARS}\s　]*(?:由(?=[\u3400-\u9fff]{{2}}))?"
)
# 甲、乙市人民政府; 甲镇、乙镇人民政府; 甲示范区、乙新区管委会: the ending stands once, behind the last place.
_ENDING = re.compile(
    r"^(?P<place>[\u3400-\u9fff]{2,12}?)(?P<kind>自治州|自治县|示范区|新区|开发区|高新区|街道|[市县区镇乡州盟旗])(?P<ending>人民政府|政府|管委会|办事处|管理委员会)$"
)
_CLASS_ENDING = re.compile(r"^(?:各|有关|相关)|^[县市区]{2}|[（(]")
# Bodies whose level may be left out after a neighbour that prints it; others carry a place or none at all.
_ELIDED = {"党委部门", "政府办公", "人大政协", "法检", "组成部门", "直属机构", "直属特设", "群团"}
_ELIDED_FUNCTIONS = {
    "communications",
    "tax",
    "meteorology",
    "postal",
    "tobacco",
    "fire_rescue",
    "state_tax",
    "local_tax",
}
_FIXED = re.compile(
    r"^(?:团[市省县区州]委|人民银行|人行|中国|国家|国网|国务院|中央)|(?:大学|学院|集团|公司|银行|高新区|开发区|园区|新区|示范区|管委会)$"
)


@dataclass(frozen=True)
class Body:
    """One body of a list: list[start:end] is the surface; `name` is written in full, `group` is a class of bodies.

    `starred`: a mark (*, ★) stands before it; `known`: the register knows it, or it is a class.
    """

    surface: str
    name: str
    start: int
    end: int
    group: bool
    starred: bool = False
    known: bool = False


@dataclass(frozen=True)
class Leftover:
    """A piece of a list that does not read like a body."""

    text: str
    start: int
    end: int


@dataclass
class BodyList:
    """What a list names, what was left, and the level its last bodies print (to hand on to the next list)."""

    bodies: list[Body] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    prefix: str = ""


@dataclass
class _Piece:
    text: str
    start: int
    closes_group: bool  # a comma follows: the run of bodies joined by 、ends here

    @property
    def name(self) -> str:
        """What is left of the piece for reading: no star, no leading 由/和, no trailing 等单位, no blanks."""
        return _compact(_ETC.sub("", self.text[len(self.front) :].rstrip()))

    @property
    def front(self) -> str:
        """What stands before the name: blanks, stars, 由/和."""
        match = _FRONT.match(self.text)
        return match.group() if match else ""


def split_bodies(text: str, *, level: str, inherit: str = "") -> BodyList:
    """Split one printed list. `inherit` is the level (市, 省) the list before it printed, "" for none."""
    result = BodyList(prefix=inherit)
    pieces = list(_pieces(text))
    for n, piece in enumerate(pieces):
        name = piece.name
        if not name or is_nobody(name):
            continue
        start, end = _place_of(piece)
        shared = _shared_ending(name, pieces, n)
        if not (shared or _reads_like_body(name)):
            result.leftovers.append(Leftover(text[start:end], start, end))
            continue
        group = is_group(name) or _continues_group(name, pieces, n, result)
        starred = any(star in piece.front for star in _STARS)
        full = name
        if not group:
            full = _in_full(name, shared, pieces, n, result.prefix)
            result.prefix = printed_level(name) or result.prefix
        known = group or is_known(full)
        result.bodies.append(Body(name, full, start, end, group, starred, known))
    return result


def _reads_like_body(name: str) -> bool:
    bare = bare_name(name)
    return looks_like_body(name) or is_known(bare) or is_class(name) or known_jurisdictions().by_short(name) is not None


def _place_of(piece: _Piece) -> tuple[int, int]:
    """Where the name stands in the list: first to last of its characters, blanks inside included."""
    start = len(piece.front)
    kept = _ETC.sub("", piece.text[start:].rstrip()).rstrip()
    return piece.start + start, piece.start + start + len(kept)


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _in_full(name: str, shared: str, pieces: list[_Piece], n: int, prefix: str) -> str:
    """The name as the document would write it in full."""
    bare = shared or _with_place_suffix(bare_name(name), pieces, n)
    if not printed_level(name) and prefix and _may_elide(bare, pieces, n, prefix):
        return prefix + bare
    return bare


def _continues_group(name: str, pieces: list[_Piece], n: int, result: BodyList) -> bool:
    """各盟行政公署、市人民政府; 各县区、市政府有关部门: what follows a class without a name of its own is a class."""
    if n == 0 or not result.bodies or not result.bodies[-1].group or pieces[n - 1].closes_group:
        return False
    before = pieces[n - 1].name
    return before.startswith("各") and bool(re.match(r"^[市县区州盟旗](?:人民政府|政府)$|^(?:街道)?办事处$", name))


def _pieces(text: str) -> list[_Piece]:
    """Cut at separators outside brackets; a series of classes (各市、州、县人民政府) stays whole."""
    whole = [m.span() for m in SERIES.finditer(text)]
    cuts: list[tuple[int, int]] = []
    depth = 0
    for match in re.finditer(r"[（(〔\[【]|[）)〕\]】]|[、，,；;。/\n|]|\s+", text):
        token = match.group()
        if token in "（(〔[【":
            depth += 1
        elif token in "）)〕]】":
            depth = max(0, depth - 1)
        elif depth == 0 and not any(a < match.start() < b for a, b in whole):
            begin = cuts[-1][1] if cuts else 0
            if token.strip() or _separates(text, begin, match.start(), match.end()):
                cuts.append(match.span())
    pieces: list[_Piece] = []
    place = 0
    for a, b in [*cuts, (len(text), len(text))]:
        for start, part in _conjoined(text[place:a], place):
            pieces.append(_Piece(part, start, False))
        if pieces and text[a:b].strip() and text[a] != "、":
            pieces[-1].closes_group = True
        place = b
    return [p for p in pieces if p.text.strip()]


def _separates(text: str, begin: int, blank: int, after: int) -> bool:
    """A blank may stand inside a name (line wraps): it separates only behind a whole one, 市委 宣传部 is one."""
    before = _compact(text[begin:blank])
    rest = re.match(r"[^、，,；;。\s]*", text[after:])
    return looks_like_body(before) and not is_known(bare_name(before + (rest.group() if rest else "")))


def _conjoined(text: str, offset: int) -> list[tuple[int, str]]:
    """Split “A及B”, “A和B” where both are bodies, and bodies glued together without a separator."""
    compact = text.strip()
    if not compact or is_known(bare_name(compact)) or SERIES.search(text):
        return [(offset, text)]
    for match in re.finditer("以及|会同|及|和|与", text):
        left, right = text[: match.start()], text[match.end() :]
        if _is_whole(left.strip()) and (_is_whole(right.strip()) or looks_like_body(right.strip())):
            return [*_conjoined(left, offset), *_conjoined(right, offset + match.end())]
    level = printed_level(compact)
    if level and len(compact) > 6:
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
        or _carries_place(text)
        or bool(re.search(r"(?:部门|单位|政府|管委会)$", text))
    )


def _with_place_suffix(name: str, pieces: list[_Piece], n: int) -> str:
    """广州、深圳市政府 → 广州市政府: the ending stands once, behind the last place."""
    places = known_jurisdictions()
    place = places.by_short(name)
    if place is None:
        return name
    for later in pieces[n + 1 :]:
        text = later.name
        if places.by_short(text):
            continue
        found = places.at_start(text)
        if found and len(text) > found[1]:
            return place.name + text[found[1] :].removeprefix("市" if not text[: found[1]].endswith("市") else "")
        break
    return name


def _shared_ending(name: str, pieces: list[_Piece], n: int) -> str:
    """The full name of a place whose ending stands once, behind the last place of the run; "" when it has its own."""
    if is_group(name) or _ENDING.match(name) or not re.match(r"^[\u3400-\u9fff]{2,12}$", name):
        return ""
    if is_known(name) and not known_jurisdictions().by_short(name) and not re.search(r"[区镇乡]$", name):
        return ""
    if pieces[n].closes_group and not known_jurisdictions().by_short(name):
        return ""
    for later in pieces[n + 1 :]:
        text = later.name
        match = _ENDING.match(text)
        if match and not _CLASS_ENDING.search(text):
            kind, ending = match.group("kind"), match.group("ending")
            zone = kind.endswith("区") and name.endswith("区")
            if name.endswith(kind) or zone:
                return name + ending
            bare = len(name) <= 4 and not looks_like_body(name) and not printed_level(name)
            return name + kind + ending if bare else ""
        if looks_like_body(text) and not re.search(r"[市县区镇乡]$", text):
            return ""
    return ""


def _may_elide(name: str, pieces: list[_Piece], n: int, prefix: str) -> bool:
    """True when the level in front of `name` was left out because a neighbour prints it."""
    if is_national(name) or _FIXED.search(name):
        return False
    function = load_register().by_form(name)
    if function is None:
        if known_jurisdictions().at_start(name) is not None or _carries_place(name):
            return False
        # A body the register does not know: elided only if nobody behind it in the run prints the level again.
        return name.endswith(("局", "委", "办", "厅")) and not _level_printed_later(pieces, n, prefix)
    if function.category in _ELIDED or function.key in _ELIDED_FUNCTIONS:
        return True
    return function.category == "直属事业" and not _level_printed_later(pieces, n, prefix)


def _carries_place(name: str) -> bool:
    """云海银保监分局: what stands before a central agency's local branch is its place."""
    register = load_register()
    forms = (register.by_form(name[cut:]) for cut in range(2, min(6, len(name) - 1)))
    return any(form is not None and form.category == "垂管" for form in forms)


def _level_printed_later(pieces: list[_Piece], n: int, prefix: str) -> bool:
    for piece in pieces[n:]:
        if piece is not pieces[n] and piece.name.startswith(prefix):
            return True
        if piece.closes_group:
            return False
    return False
