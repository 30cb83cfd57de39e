"""What a body is called in full, and by what other names people look for it.

Source: 三定方案 and 挂牌 of cities after 2018; 中共 + place for party bodies, 国家税务总局 + place for the central bodies'
branches (中国人民银行…分行 since 2023-08-18, 国家金融监督管理总局…监管分局 since 2023-07-20). Where the register has only an
ending (大学, 公司) or no official name, there is none: None, not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ingest.jurisdictions import Jurisdiction
from ingest.register import LEVEL_WORD
from ingest.register_rows import Entry, fold

# Forms of one level are no names at another: 农业部 is not what a city's bureau is called.
_NATION_FORM = re.compile(
    r"^(?:国家|国务院|全国|中国(?!人民银行.*行)|中华|最高)|中央|(?:总局|总署|署|部|[银保证]监会)$"
)
_LOCAL_BU = ("宣传部", "组织部", "统战部", "工作部", "社工部", "营管部", "管理部", "武装部")
_WITH_LEVEL = tuple(f"{level}委" for level in "省市县区州旗盟")
_WORDS = ("自治区", "兵团", "自治州", "自治县", "省", "市", "州", "盟", "县", "区", "旗")

_SPECIAL: dict[str, Callable[[Jurisdiction], str]] = {
    "customs": lambda p: f"{p.short}海关",
    "tax": lambda p: f"国家税务总局{p.name}税务局",
    "central_bank": lambda p: f"中国人民银行{p.name}分行",
    "financial_regulation": lambda p: f"国家金融监督管理总局{p.short}监管{'局' if p.level == 'province' else '分局'}",
    "securities_regulation": lambda p: f"中国证券监督管理委员会{p.short}监管局",
    "national_statistics_team": lambda p: f"国家统计局{p.short}调查{'总队' if p.level == 'province' else '队'}",
    "discipline_inspection": lambda p: f"中共{p.name}纪律检查委员会 {p.name}监察委员会",
    "cppcc": lambda p: f"中国人民政治协商会议{p.name}委员会",
    "youth_league": lambda p: f"中国共产主义青年团{p.name}委员会",
    "party_committee": lambda p: f"中国共产党{p.name}委员会",
    "maritime": lambda p: f"{p.short}海事局",
    "meteorology": lambda p: f"{p.name}气象局",
}


def level_word(place: Jurisdiction) -> str:
    """The word that stands for the place in front of its bodies: 市, 省, 自治区, 县, 区."""
    if place.level in ("nation", "other", "township"):
        return ""
    return next((word for word in _WORDS if place.name.endswith(word)), "")


def official_name(entry: Entry, place: Jurisdiction, stem: str) -> str | None:
    """The full official name of a body of `place`; None where the register has none."""
    function = entry.function
    if entry.ending:
        return None
    if place.level == "nation":
        return entry.official or function.official_nation or None
    if place.level == "township":
        return f"{place.name}{function.official}" if function.official else None
    if entry.official:
        # The longer of what is printed and what the register has: 教育和体育局 is printed in full.
        ending = stem if fold(stem) == fold(entry.official) and len(stem) > len(entry.official) else entry.official
        if ending.endswith(("委", "办")) and not ending.startswith("委"):
            return None
        return _compose(place, ending)
    if function.key in _SPECIAL:
        return _SPECIAL[function.key](place)
    # Municipalities are provinces by level and have 局, not 厅.
    municipal = place.name.endswith("市") or place.level != "province"
    ending = function.official if municipal else function.official_province
    if function.key == "court":
        ending = {"province": "高级人民法院", "county": "人民法院"}.get(place.level, ending)
    return _compose(place, ending) if ending else None


def _compose(place: Jurisdiction, ending: str) -> str:
    """中共郑州市委宣传部, 中共内蒙古自治区党委宣传部, 郑州市财政局."""
    if ending.startswith("委") and not ending.startswith("委员会"):
        party = "党" if place.name.endswith("自治区") else ""
        return f"中共{place.name}{party}{ending}"
    return f"{place.name}{ending}"


def aliases(entry: Entry | None, place: Jurisdiction, name: str) -> list[str]:
    """Every name a user of that place may type: forms alone, with the level, with the place."""
    names = {name}
    word = level_word(place)
    if entry is None or entry.ending:
        bare = name.removeprefix(place.name) if name.startswith(place.name) else name.removeprefix(word)
        if word and bare != name and len(bare) >= 3:
            names |= {bare, f"{word}{bare}", f"{place.name}{bare}"}
        return sorted(names)
    for form in entry.names:
        national, level = _printed(form)
        if place.level == "nation":
            bureau = form.endswith(("厅", "局")) and not entry.function.official_nation.endswith("局")
            if national or entry.own or not bureau:
                names.add(form)
            continue
        if national or not fits(form, place, word):
            continue
        if not form.startswith(("委", "级")) and len(form) > 1:
            names.add(form)
        if level or form in _WITH_LEVEL or form.startswith("团"):
            names.add(form)
        else:
            names |= {f"{word}{form}", f"{place.name}{form}", f"{place.short}{form}"}
    return sorted(names)


@cache
def _printed(form: str) -> tuple[bool, str]:
    """Whether a form of the register names a body of the nation, and the level it prints."""
    level = LEVEL_WORD.match(form)
    national = bool(_NATION_FORM.search(form)) and not form.endswith(_LOCAL_BU)
    return national, level.group("level") if level else ""


def fits(form: str, place: Jurisdiction, word: str) -> bool:
    """Whether a place of that level can have a body of that form: 厅 and 高院 belong to provinces, 团市委 to cities."""
    if form.endswith(("厅", "高院", "高级法院", "高级人民法院", "总队", "高法院")):
        municipality = place.name.endswith("市") and form.endswith("厅") and not form.endswith("办公厅")
        return place.level == "province" and not municipality
    if form in ("中院", "中级法院", "中级人民法院", "中法院"):
        return place.level == "city"
    if form in _WITH_LEVEL:
        return form == f"{word}委"
    if form.startswith(("团", "共青团")) and len(form) > 2 and form[-2] in "省市县区州旗":
        return form.endswith(f"{word}委")
    level = _printed(form)[1]
    return not level or level == word
