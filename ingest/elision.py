"""What a list leaves out because a neighbour prints it: the level in front, the ending behind.

Source: eval guide, “Elided level” (省发展改革委、工业和信息化厅) and elided endings (广州、深圳市政府).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.body_names import bare_name, carries_place, is_group, is_known, looks_like_body, printed_level
from ingest.body_pieces import Piece
from ingest.jurisdictions import known_jurisdictions
from ingest.register import OFFICE_ENDINGS, is_national, load_register

# 甲、乙市人民政府; 甲镇、乙镇人民政府; 甲示范区、乙新区管委会: the ending stands once, behind the last place.
_ENDING = re.compile(
    r"^(?P<place>[\u3400-\u9fff]{2,12}?)(?P<kind>自治州|自治县|示范区|新区|开发区|高新区|街道|[市县区镇乡州盟旗])(?P<ending>人民政府|政府|管委会|办事处|管理委员会)$"
)
_TOWN = re.compile(r"^[\u3400-\u9fff]{2,3}(?P<kind>街道|镇|乡)$")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,12}$")
# The carriers and utilities whose local branches are listed with the ending printed once.
_NAMES = r"(?:中国)?(?:电信|移动|联通|铁塔|广电|网通|石化|石油|人寿|人保|农行|工行|建行|中行)"
_CARRIER = re.compile(r"(?:[省市县区旗州盟]|[\u3400-\u9fff]{2,4})?" + _NAMES)
_BRANCH = re.compile(_NAMES + r"(?:公司)?(?P<branch>[\u3400-\u9fff]{0,8}(?:分公司|支公司|公司|分行|支行))")
_CLASS_ENDING = re.compile(r"^(?:各|有关|相关)|^[县市区]{2}|[（(]")
# Bodies whose level may be left out after a neighbour that prints it; others carry a place or none at all.
_ELIDED = {"党委部门", "政府办公", "人大政协", "法检", "组成部门", "直属机构", "直属特设", "群团"}
_ELIDED_FUNCTIONS = {
    "national_security",
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
    r"^公安[\u3400-\u9fff]{2,6}分局$|^[\u3400-\u9fff]{2,4}(?:生态环境|自然资源(?:和规划)?|规划和自然资源)分局$|^金融监管总局|^(?:团[市省县区州]委|人民银行|人行|中国|国家(?!安全[厅局]$)|国网|国务院|中央)|(?:大学|学院|集团|公司|银行|高新区|开发区|园区|新区|示范区|管委会)$"
)
# 国家 is part of the name; the nation has a 部.
_STATE_SECURITY = re.compile(r"国家安全[厅局]$")
_ZONE = re.compile(r"(?:高新区|经开区|开发区|新区|园区|示范区|度假区)(?:管委会|管理委员会)?$")
_PLACE_ENDS = ("市县区旗", "镇乡")
# How far a neighbour may be: longer lists are no runs of bodies.
_REACH = 60


def in_full(name: str, shared: str, pieces: Sequence[Piece], n: int, prefix: str) -> tuple[str, tuple[str, ...]]:
    """The name of piece `n` as the document would write it in full, and by which rules; `prefix` is the level printed
    before it."""
    rules = []
    bare = bare_name(name)
    if bare != name:
        rules.append("bracket-dropped")
    full = shared or _with_place_suffix(bare, pieces, n)
    if full != bare:
        rules.append("shared-ending")
    if not printed_level(name) and prefix and _may_elide(full, pieces, n, prefix):
        return prefix + _committee(full, pieces, n, prefix) + full, (*rules, "elided-level")
    return full, tuple(rules)


# Departments of the party committee that nobody writes without 委.
_OF_COMMITTEE = {"organization", "publicity", "united_front", "political_legal", "social_work"}


def _committee(name: str, pieces: Sequence[Piece], n: int, prefix: str) -> str:
    """市委组织部、宣传部 → 市委宣传部: what is left out in front is 市委, not 市."""
    function = load_register().by_form(name)
    if function is None or not function.official.startswith("委") or name.startswith("委"):
        return ""
    before = next((p.name for p in reversed(pieces[max(0, n - _REACH) : n]) if p.name.startswith(prefix)), "")
    return "委" if function.key in _OF_COMMITTEE or before.startswith(f"{prefix}委") else ""


def _with_place_suffix(name: str, pieces: Sequence[Piece], n: int) -> str:
    """广州、深圳市政府 → 广州市政府: the ending stands once, behind the last place."""
    places = known_jurisdictions()
    place = places.by_short(name)
    if place is None:
        return name
    for later in pieces[n + 1 : n + _REACH]:
        text = later.name
        if places.by_short(text):
            continue
        found = places.at_start(text)
        if found and len(text) > found[1]:
            return place.name + text[found[1] :].removeprefix("市" if not text[: found[1]].endswith("市") else "")
        break
    return name


def shared_ending(name: str, pieces: Sequence[Piece], n: int) -> str:
    """The full name of a place whose ending stands once, behind the last place of the run; "" when it has its own."""
    if not _HAN_NAME.match(name) or is_group(name) or _ENDING.match(name):
        return ""
    if is_known(name) and not known_jurisdictions().by_short(name) and not name.endswith(("区", "镇", "乡")):
        return ""
    if pieces[n].closes_group and not known_jurisdictions().by_short(name):
        return ""
    carrier = _CARRIER.fullmatch(name)
    for later in pieces[n + 1 : n + _REACH]:
        text = later.name
        branch = _BRANCH.fullmatch(text)
        if carrier and branch:
            return name + branch.group("branch")  # 电信、移动、联通宕溪分公司
        if carrier and _CARRIER.fullmatch(text):
            continue
        match = _ENDING.match(text)
        if match and not _CLASS_ENDING.search(text):
            kind, ending = match.group("kind"), match.group("ending")
            # 东城区、南湖县人民政府, 石门镇、青坑乡人民政府: places of several kinds share the ending.
            if name.endswith(kind) or any(kind[-1] in ends and name[-1] in ends for ends in _PLACE_ENDS):
                return name + ending
            bare = len(name) <= 4 and not looks_like_body(name) and not printed_level(name)
            return name + kind + ending if bare else ""
        town = _TOWN.match(text)
        if town and len(name) <= 3 and not looks_like_body(name) and not printed_level(name):
            return name + town.group("kind")  # 西城、东城街道
        if looks_like_body(text) and not text.endswith(("市", "县", "区", "镇", "乡")):
            return ""
    return ""


def _may_elide(name: str, pieces: Sequence[Piece], n: int, prefix: str) -> bool:
    """True when the level in front of `name` was left out because a neighbour prints it."""
    if _ZONE.search(name) and n and (before := pieces[n - 1].name).startswith(prefix) and _ZONE.search(before):
        return True  # 市高新区、经开区管委会
    if _carrier_branch(name) and _of_a_carrier(pieces, n, prefix):
        return True  # 县移动、电信、联通公司
    if (is_national(name) and not _STATE_SECURITY.match(name)) or _FIXED.search(name):
        return False
    function = load_register().by_form(name)
    if function is None:
        if known_jurisdictions().at_start(name) is not None or carries_place(name):
            return False
        # A body the register does not know: elided only if nobody behind it in the run prints the level again.
        return name.endswith(OFFICE_ENDINGS) and not _level_printed_later(pieces, n, prefix)
    if function.category in _ELIDED or function.key in _ELIDED_FUNCTIONS:
        return True
    return function.category == "直属事业" and not _level_printed_later(pieces, n, prefix)


def _carrier_branch(name: str) -> bool:
    found = _BRANCH.fullmatch(name)
    return found is not None and found.group("branch") == "公司"


def _of_a_carrier(pieces: Sequence[Piece], n: int, prefix: str) -> bool:
    """Whether the run of carriers that ends at piece `n` begins with one that prints its level."""
    for before in reversed(pieces[max(0, n - _REACH) : n]):
        if not _CARRIER.match(before.name):
            return False
        if before.name.startswith(prefix):
            return True
    return False


def _level_printed_later(pieces: Sequence[Piece], n: int, prefix: str) -> bool:
    for piece in pieces[n : n + _REACH]:
        if piece is not pieces[n] and piece.name.startswith(prefix):
            return True
        if piece.closes_group:
            return False
    return False
