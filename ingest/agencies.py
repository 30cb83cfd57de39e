"""From a body's name to an agency of a jurisdiction: identity, official name, other names, protocol rank.

Source: design §3 (identity): `市财政局` of two cities is two agencies with the same function; an unknown body becomes
an agency of its own with `function: null`.
"""

from __future__ import annotations

import re

from ingest.jurisdictions import Jurisdiction, known_jurisdictions
from ingest.plan import Agency, Level
from ingest.register import Function, Register, is_national, load_register

__all__ = ["Register", "Resolver", "level_of", "load_register"]

_LEVEL_WORDS: dict[str, Level] = {
    "自治区": "province", "省": "province", "自治州": "city", "州": "city", "市": "city",
    "自治县": "county", "县": "county", "区": "county", "旗": "county",
}  # fmt: skip
_LEADS = ("国家金融监督管理总局", "中国人民银行", "国家税务总局", "国家统计局", "人民银行", "人行", "国网", "中共")
# Forms of one level are no names at another: 农业部 is not what a city's bureau is called.
_NATION_FORM = re.compile(r"^(?:国家|国务院|全国|中国|中华|最高)|中央|(?:总局|总署|署|部|[银保证]监会)$")
_WORD_OF: dict[Level, str] = {"province": "省", "city": "市", "county": "县"}


def level_of(jurisdiction: str) -> Level:
    """The level of a place by the table, else by its suffix."""
    return known_jurisdictions().get(jurisdiction).level


class Resolver:
    """Resolves names as one document means them: “市” is the document's own city."""

    def __init__(self, register: Register, *, jurisdiction: str, level: Level) -> None:
        self.register = register
        self.places = known_jurisdictions()
        self.place = self.places.get(jurisdiction)
        if self.place.level != level and self.place.level == "other":
            self.place = Jurisdiction(jurisdiction, level)
        self._made: dict[tuple[str, bool], Agency] = {}

    def agency(self, name: str, *, group: bool = False) -> Agency:
        """The agency of a name in full (“市科技局”, “财政部”, “泉州海关”); unknown ones keep their name as identity."""
        key = (name, group)
        if key not in self._made:
            self._made[key] = self._make(name, group=group)
        return self._made[key]

    def _make(self, name: str, *, group: bool) -> Agency:
        place, stem = (self.place, name) if group else self._owner(name)
        function = None if group else self.register.by_form(stem) or self.register.function_of(name)
        identity = function.key if function and function.identifies else _canonical(name, place)
        return Agency(
            id=f"{place.name}:{identity}",
            name=name,
            official_name=_official(function, place, stem) if function else None,
            jurisdiction=place.name,
            level=place.level,
            function=function.key if function else None,
            group=group,
            aliases=_aliases(function, place, name),
            protocol_rank=function.rank if function else None,
        )

    def _owner(self, name: str) -> tuple[Jurisdiction, str]:
        """Whose body it is, and its name without level or place."""
        if self.register.by_form(name) is not None:
            return (self.places.nation if is_national(name) else self.place), name
        if found := self._by_level_word(name):
            return found
        # 中国人民银行泉州市分行: a national name in front, the place behind it.
        lead = next((lead for lead in _LEADS if name.startswith(lead)), "")
        started = self.places.at_start(name.removeprefix(lead)) or self._own_place(name.removeprefix(lead))
        if started:
            place, length = started
            rest = name.removeprefix(lead)[length:]
            return place, ("" if lead == "中共" else lead) + rest.removeprefix("市")
        return (self.places.nation if is_national(name) else self.place), name

    def _own_place(self, name: str) -> tuple[Jurisdiction, int] | None:
        """The document's own place, named in short, where the table does not know it (云海海关 in a paper of 云海市)."""
        short = self.place.short
        return (self.place, len(short)) if name.startswith(short) and len(name) > len(short) + 1 else None

    def _by_level_word(self, name: str) -> tuple[Jurisdiction, str] | None:
        for word, level in _LEVEL_WORDS.items():
            if name.startswith(word) and len(name) > len(word) + 1:
                stem = name[len(word) :]
                if level == "city" and word == "市" and self.place.name.endswith("市"):
                    return self.place, stem
                found = self.places.ancestor(self.place, level)
                if found is None and self.place.level in ("nation", "other"):
                    return None
                # A body of a level the table has no place for keeps that level's word as its jurisdiction.
                return found or Jurisdiction(word, level), stem
        return None


def _canonical(name: str, place: Jurisdiction) -> str:
    """The name without what the jurisdiction already says: 郑州市仲裁办 and 市仲裁办 of 郑州市 are one."""
    bare = name.removeprefix(place.name)
    word = _WORD_OF.get(place.level, "")
    if bare == name and word and name.startswith(word):
        bare = name[len(word) :]
    return bare or name


def _official(function: Function, place: Jurisdiction, stem: str) -> str | None:
    """The full official name (三定方案 style); None where the register has none at that level."""
    if place.level == "nation":
        return function.official_nation or None
    ending = function.official_province if place.level == "province" else function.official
    if not ending:
        return None
    if function.key == "customs":
        return f"{place.short}海关"
    if function.key == "tax":
        return f"国家税务总局{place.name}{ending}"
    if function.key == "central_bank":
        return f"中国人民银行{place.name}分行"
    if function.key == "financial_regulation":
        return f"国家金融监督管理总局{place.short}监管{'局' if place.level == 'province' else '分局'}"
    if function.key == "court" and place.level == "county":
        return f"{place.name}人民法院"
    if function.key == "youth_league":
        return f"中国共产主义青年团{place.name}委员会"
    return f"{'中共' if ending.startswith('委') else ''}{place.name}{ending}"


def _aliases(function: Function | None, place: Jurisdiction, name: str) -> list[str]:
    """Every name a user of that place may type: forms alone, with the level, with the place."""
    names = {name}
    word = _WORD_OF.get(place.level, "")
    if place.level == "county" and place.name.endswith("区"):
        word = "区"
    if function is not None and function.identifies:
        for form in function.forms:
            national = bool(_NATION_FORM.search(form)) and not form.endswith(("宣传部", "组织部", "统战部", "工作部"))
            if national != (place.level == "nation") and (national or place.level != "nation"):
                continue
            if place.level == "nation" and form.endswith(("厅", "局")) and not function.official_nation.endswith("局"):
                continue
            if form.endswith(("厅", "高院", "高级人民法院")) and place.level not in ("province", "nation"):
                continue
            if not form.startswith(("委", "级")):
                names.add(form)
            if place.level != "nation":
                names.update((f"{word}{form}", f"{place.name}{form}"))
    elif word and name.startswith(word) and place.name.endswith(word):
        names.add(place.name + name[len(word) :])
    return sorted(names)
