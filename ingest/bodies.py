"""Printed lists of bodies: split, elided levels restored, classes of bodies told from bodies.

Source: eval guide (“prefix restored, residue removed”, “Elided level”, groups, “等单位/有关部门: not an agency”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.jurisdictions import known_jurisdictions
from ingest.register import is_national, load_register

_LEVEL = re.compile(r"^(?P<level>自治区|自治州|自治县|省|市|县|区|州|旗)(?=[\u3400-\u9fff])")
_UNIT = r"(?:[市州县区旗盟镇乡]|自治州|自治县|县级市|地级以上市|地级市|街道|功能区|园区|开发区|区县|县区|镇街|市县)"
_SERIES = re.compile(
    rf"各(?:级)?(?:[（(][^）)]*[）)])?{_UNIT}(?:[（(][^）)]*[）)])?(?:[、和及]{_UNIT}(?:[（(][^）)]*[）)])?(?=[、，,；;。（(和及人政管办]|级|$))+"
)
_SERIES_HEAD = rf"各(?:级)?{_UNIT}"
_STARS = "*＊★☆"
_ETC = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+)?(?:家|个)?(?:市级|省级|市直|省直|县级|区级|国务院|有关|相关|责任|成员|各|其他)*(?:部门|单位|机构|部门和单位|部门（单位）|地区|方面)?$|等$"
)
_GENERIC = re.compile(
    r"^(?:其他|其它|各级|各|全|市|省|区|县|国务院|本|中央|级|直|属|市直|省直|区直|县直|市级|省级|区级|县级|和|及|、)*(?:有关|相关|各有关|各相关)(?:的)?"
    r"(?:职能|成员|责任|牵头|行业|主管|业务|配合|市级|省级|区级|直属|政府|工作)*(?:部门|单位|方面|机构|委办局|地方|企业|部门和单位|科室|处室)(?:[（(]单位[）)])?$"
    r"|^各(?:责任|牵头|配合|参与|有关)?单位$|^(?:等|下同|以下简称.*)$"
)
_GROUP = re.compile(
    r"^(?:各|全市各|全区各|全省各|全县各|[市省区县]直?[级直]?各|省政府各|市政府各|有关|相关|所有|其他)|成员单位$|^(?:[（(][^）)]*[）)])?(?:县|区|市)?[（(]?[县市区][）)]?[县市区]?$|\d+个.*单位"
)
# 县（市、区）, （县）区, 镇（街道）: a class of places named without 各.
_CLASS = re.compile(
    r"^(?:[（(][县市区旗州镇乡街道、]{1,12}[）)])?[县市区旗州镇乡]{1,2}(?:街道)?(?:[（(][县市区旗州镇乡街道管委会、]{1,16}[）)])?$"
)
# 甲、乙市人民政府; 甲镇、乙镇人民政府; 甲示范区、乙新区管委会: the ending stands once, behind the last place.
_ENDING = re.compile(
    r"^(?P<place>[\u3400-\u9fff]{2,12}?)(?P<kind>自治州|自治县|示范区|新区|开发区|高新区|街道|[市县区镇乡州盟旗])(?P<ending>人民政府|政府|管委会|办事处|管理委员会)$"
)
_SUFFIX = (
    r"(?:局|委|办|厅|部|院|署|会|行|室|中心|支行|分行|支队|总队|大队|海关|集团|公司|大学|学院|学校|医院|政府|街道|镇|乡|小组|专班|指挥部|联席会议|单位|部门|"
    r"区|县|市|州|社|队|站|所|处|电视台|气象台|日报|报社|馆|基地|园|机构|校|厂|平台|团委|工会|联盟|银行|团|企业|盟|军分区|总站|服务队|公会|总社|地区|地方|高校|院所|电视台)"
)
_BODY = re.compile(rf"^[\u3400-\u9fffA-Za-z0-9（）()、·“”《》\-—]{{2,40}}?{_SUFFIX}$")
_NOT_BODY = re.compile(
    r"[的了]|推进|建设社区|按照|根据|加强|完善|开展|进行|负责|落实|牵头|配合|要求|其中|以上|以下|例如|包括|适用|不得|应当"
)
# Bodies whose level may be left out after a neighbour that prints it; others carry a place or none at all.
_ELIDED = {"党委部门", "政府办公", "人大政协", "法检", "组成部门", "直属机构", "直属特设", "群团"}
_ELIDED_FUNCTIONS = {"communications", "tax", "meteorology", "postal", "tobacco", "fire_rescue"}
_FIXED = re.compile(
    r"^(?:团[市省县区]委|人民银行|人行|中国|国家|国网|国务院|中央)|(?:大学|学院|集团|公司|银行|高新区|开发区|园区|新区|示范区|管委会)$"
)


@dataclass(frozen=True)
class Body:
    """One body of a list: list[start:end] is the surface; `name` is written in full, `group` is a class of bodies."""

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


def looks_like_body(text: str) -> bool:
    """True when `text` has the form of a body's name; whether the register knows it is another question."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", text)
    if bare.startswith("各"):
        return bool(re.match(rf"{_SERIES_HEAD}", bare)) or bool(_BODY.match(bare))
    return bool(_BODY.match(bare)) and not _NOT_BODY.search(bare)


def split_bodies(text: str, *, level: str, inherit: str = "") -> BodyList:
    """Split one printed list. `inherit` is the level (市, 省) the list before it printed, "" for none."""
    result = BodyList(prefix=inherit)
    pieces = list(_pieces(text))
    for n, piece in enumerate(pieces):
        surface = piece.text.strip("　 ")
        start = piece.start + len(piece.text) - len(piece.text.lstrip("　 "))
        starred = surface[:1] in _STARS
        bare = surface.lstrip(_STARS)
        bare = re.sub(r"^(?:由|及|和|以及|会同)(?=[\u3400-\u9fff]{2})", "", bare)
        start += len(surface) - len(bare)
        bare = _ETC.sub("", bare) if not bare.startswith(("各", "有关")) else bare
        if not bare or _GENERIC.match(bare):
            continue
        compact = re.sub(r"\s+", "", bare)
        shared = _shared_ending(compact, pieces, n)
        readable = looks_like_body(compact) or load_register().function_of(_bare_name(compact)) is not None
        if not (readable or shared or _place_only(compact) or _CLASS.match(compact)):
            result.leftovers.append(Leftover(bare, start, start + len(bare)))
            continue
        group = bool(_GROUP.search(compact) or _CLASS.match(compact))
        found = _LEVEL.match(compact)
        known = load_register().function_of(_bare_name(compact)) is not None
        explicit = bool(found) and not _is_elided_form(compact)
        name = compact if group else _bare_name(compact)
        if not group:
            name = shared or _with_place_suffix(name, pieces, n)
            if explicit and found:
                result.prefix = found.group("level")
            elif result.prefix and _may_elide(name, pieces, n, result.prefix):
                name = result.prefix + name
        result.bodies.append(Body(compact, name, start, start + len(bare), group, starred, known or group))
    return result


def _pieces(text: str) -> list[_Piece]:
    """Cut at separators outside brackets; a series of classes (各市、州、县人民政府) stays whole."""
    whole = [m.span() for m in _SERIES.finditer(text)]
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
            # A blank may stand inside a name (line wraps): it separates only behind a whole one.
            if token.strip() or looks_like_body(text[begin : match.start()].strip()):
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


def _conjoined(text: str, offset: int) -> list[tuple[int, str]]:
    """Split “A及B”, “A和B” where both are bodies, and bodies glued together without a separator."""
    register = load_register()
    compact = text.strip()
    if not compact or register.function_of(_bare_name(compact)):
        return [(offset, text)]
    for match in re.finditer("以及|会同|及|和|与", text):
        left, right = text[: match.start()], text[match.end() :]
        left_ok = register.function_of(_bare_name(left.strip())) or re.search(r"(?:部门|单位|政府|管委会)$", left)
        right_ok = looks_like_body(right.strip()) or register.function_of(right.strip())
        if left_ok and right_ok and not _SERIES.search(text):
            return [*_conjoined(left, offset), *_conjoined(right, offset + match.end())]
    level = _LEVEL.match(compact)
    if level and len(compact) > 6:
        word = level.group("level")
        place = text.find(word, 4)
        while place > 0:
            right = text[place:]
            if looks_like_body(text[:place]) and register.by_form(right[len(word) :]):
                return [(offset, text[:place]), (offset + place, right)]
            place = text.find(word, place + 1)
    return [(offset, text)]


def _bare_name(text: str) -> str:
    """Without the bracket that explains a body: 市委组织部（人才办） → 市委组织部."""
    return re.sub(r"[（(](?:[^（）()]*)[）)]$", "", text) if not text.startswith(("各", "有关", "（", "(")) else text


def _is_elided_form(name: str) -> bool:
    """市场监管局 begins with 市 and prints no level; 市市场监管局 prints one."""
    return load_register().by_form(name) is not None and not name.startswith(("市直", "省直", "省级", "市级"))


def _place_only(text: str) -> bool:
    return known_jurisdictions().by_short(text) is not None


def _with_place_suffix(name: str, pieces: list[_Piece], n: int) -> str:
    """广州、深圳市政府 → 广州市政府: the ending stands once, behind the last place."""
    places = known_jurisdictions()
    place = places.by_short(name)
    if place is None or place.level not in ("city", "county", "province"):
        return name
    for later in pieces[n + 1 :]:
        text = later.text.strip()
        if places.by_short(text):
            continue
        found = places.at_start(text)
        if found and len(text) > found[1]:
            return place.name + text[found[1] :].removeprefix("市" if not text[: found[1]].endswith("市") else "")
        break
    return name


def _shared_ending(name: str, pieces: list[_Piece], n: int) -> str:
    """The full name of a place whose ending stands once, behind the last place of the run; "" when it has its own."""
    if name.startswith(("各", "有关")) or _ENDING.match(name) or not re.match(r"^[\u3400-\u9fff]{2,12}$", name):
        return ""
    if pieces[n].closes_group and not known_jurisdictions().by_short(name):
        return ""
    for later in pieces[n + 1 :]:
        match = _ENDING.match(later.text.strip())
        if match and not later.text.strip().startswith("各"):
            kind, ending = match.group("kind"), match.group("ending")
            zone = kind.endswith("区") and name.endswith("区")
            if name.endswith(kind) or zone:
                return name + ending
            return name + kind + ending if len(name) <= 4 and not looks_like_body(name) else ""
        if looks_like_body(later.text.strip()) and not re.search(r"[市县区镇乡]$", later.text.strip()):
            return ""
    return ""


def _may_elide(name: str, pieces: list[_Piece], n: int, prefix: str) -> bool:
    """True when the level in front of `name` was left out because a neighbour prints it."""
    if name.startswith(prefix) or is_national(name) or _FIXED.search(name):
        return name.startswith(prefix) and _is_elided_form(name)
    if known_jurisdictions().at_start(name) is not None or _carries_place(name):
        return False
    function = load_register().by_form(name)
    if function is None:
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
        if piece is not pieces[n] and piece.text.strip().startswith(prefix):
            return True
        if piece.closes_group:
            return False
    return False
