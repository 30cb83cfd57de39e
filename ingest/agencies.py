"""From a body's name to an agency of a jurisdiction: identity, official name, other names, protocol rank.

Source: design §3 (identity): `市财政局` of two cities is two agencies with the same function; an unknown body becomes
an agency of its own with `function: null`. Whose body a name is follows the conventions of official papers: 市 is the
document's own city or the city above it, 省 the province above, a place in front (泉州海关) is the owner.
"""

from __future__ import annotations

import re

from ingest.jurisdictions import Jurisdiction, known_jurisdictions
from ingest.official_names import aliases, level_word, official_name
from ingest.plan import Agency, Level
from ingest.register import CENTRAL_LEADS, LEVEL_WORD, Register, load_register
from ingest.register_rows import Entry

__all__ = ["Register", "Resolver", "level_of", "load_register"]

# What a level word in front of a name means: the ending of the place it stands for, and its level.
_LEVEL_WORDS: dict[str, tuple[str, Level]] = {
    "自治区": ("自治区", "province"), "省": ("省", "province"), "兵团": ("兵团", "province"),
    "自治州": ("州", "city"), "州": ("州", "city"), "盟": ("盟", "city"), "市": ("市", "city"), "师市": ("市", "city"),
    "自治县": ("县", "county"), "县": ("县", "county"), "区": ("区", "county"),
    "自治旗": ("旗", "county"), "旗": ("旗", "county"),
}  # fmt: skip
# 浙江金融监管局 (a place in front, no level) is the central body's branch; 市金融监管局 is the city's own.
_BRANCH_FORMS = {"金融监管局": "金融监管分局"}
_OWN_LEADS = ("中共", "海关")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|办)?$")
_ZONE = re.compile(r"(?:新区|开发区|高新区|示范区|园区|合作区|保税港?区|度假区|风景区|功能区|试验区|山区|军分区)$")
_GOVERNMENTS = ("", "政府", "人民政府")


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

    def stem(self, name: str) -> str:
        """The name without level or place, as the register has it: 市农委 → 农委, 人行贵阳中心支行 → 人行中心支行."""
        return self._owner(name)[1]

    def _make(self, name: str, *, group: bool) -> Agency:
        place, stem = (self.place, name) if group else self._owner(name)
        entry = None if group else self._entry(name, stem)
        function = entry.function if entry else None
        return Agency(
            id=f"{place.name}:{_identity(entry, name, stem, place)}",
            name=name,
            official_name=official_name(entry, place, stem) if entry else None,
            jurisdiction=place.name,
            level=place.level,
            function=function.key if function else None,
            group=group,
            aliases=aliases(entry, place, name),
            protocol_rank=function.rank if function else None,
        )

    def _entry(self, name: str, stem: str) -> Entry | None:
        if not stem:  # 晋江市, 城关镇 among bodies: the government of the place
            return self.register.entry("人民政府")
        return (
            self.register.find(stem)
            or self.register.find(name)
            or self.register.office(stem)
            or self.register.kind_of(name)
        )

    def _owner(self, name: str) -> tuple[Jurisdiction, str]:
        """Whose body it is, and its name without level or place; "" where the name is a place and nothing else."""
        if self.register.entry(name) is not None:
            return (self.places.nation if self.register.is_national(name) else self.place), name
        if found := self._by_level_word(name):
            return found
        lead = next((lead for lead in CENTRAL_LEADS if name.startswith(lead)), "")
        rest = name.removeprefix(lead)
        if started := self._place_in_front(rest):
            place, length = started
            stem = rest[length:].removeprefix("市") if not rest[:length].endswith("市") else rest[length:]
            if not rest[:length].endswith(place.name[-1]):
                stem = _BRANCH_FORMS.get(stem, stem)
            whole = ("" if lead == "中共" else lead) + stem
            # 国家税务总局云海市税务局: the branch repeats what it is.
            return place, whole if self.register.entry(whole) or not self.register.entry(stem) else stem
        if lead in _OWN_LEADS:
            return self.place, rest if lead == "中共" else name
        return (self.places.nation if self.register.is_national(name) else self.place), name

    def _place_in_front(self, name: str) -> tuple[Jurisdiction, int] | None:
        own = self._own_place(name)
        if own and self.register.entry(name[own[1] :]) is not None:
            return own
        started = self.places.at_start(name)
        if started is None or (own and own[1] >= started[1]):
            return own
        place, length = started
        rest = name[length:]
        known = self.places.known(place.name)
        if _TOWNSHIP.search(name):
            # 临溪县城关镇: towns share their names, so the name stays what tells them apart.
            return (place, length) if rest and known else own
        if not known and (_ZONE.search(place.name) or not (rest in _GOVERNMENTS or self.register.entry(rest))):
            return own  # 长江新区管委会, 南部山区管委会: a zone is no jurisdiction of its own
        return self._qualified(place), length

    def _qualified(self, place: Jurisdiction) -> Jurisdiction:
        """A district of another city's name (西湖区 in a paper of 南昌市) is not the one of the table."""
        if not place.name.endswith("区") or place.level != "county" or self.place.level in ("nation", "other"):
            return place
        if place.name == self.place.name or self.places.related(place, self.place):
            return place
        above = self.place if self.place.level != "county" else self.places.get(self.place.parent or self.place.name)
        if self.places.related(place, above):
            return place
        return Jurisdiction(f"{above.name}{place.name}", "county", above.name)

    def _own_place(self, name: str) -> tuple[Jurisdiction, int] | None:
        """The document's own place, named in full or in short, where the table does not know it (云海海关 in 云海市)."""
        for own in (self.place.name, self.place.short):
            if name.startswith(own) and len(name) > len(own) + (own != self.place.name):
                return self.place, len(own)
        return None

    def _by_level_word(self, name: str) -> tuple[Jurisdiction, str] | None:
        match = LEVEL_WORD.match(name)
        if match is None:
            return None
        word = match.group("level")
        if word == "兵团":
            return self.places.get("新疆生产建设兵团"), name[len(word) :]
        ending, level = _LEVEL_WORDS[word]
        stem = name[len(word) :]
        place: Jurisdiction | None = self.place
        while place is not None and not (place.name.endswith(ending) and _means(word, place)):
            place = self.places.get(place.parent) if place.parent else None
        if place is not None:
            return place, stem
        if self.place.level in ("nation", "other"):
            return None
        # A body of a level the table has no place for keeps that level's word as its jurisdiction.
        return self.places.ancestor(self.place, level) or Jurisdiction(word, level), stem


def _means(word: str, place: Jurisdiction) -> bool:
    """区 is no 自治区, 市 is not the county-level city's city above."""
    return not (word == "区" and place.level != "county") and not (word == "州" and place.level != "city")


def _identity(entry: Entry | None, name: str, stem: str, place: Jurisdiction) -> str:
    """The register's key where a place has one such body, else what tells its bodies apart: the (official) name."""
    if entry is not None and not entry.own:
        return entry.function.key
    if entry is not None and not entry.ending and stem in entry.names:
        return entry.names[0]
    return _canonical(name, place)


def _canonical(name: str, place: Jurisdiction) -> str:
    """The name without what the jurisdiction already says: 郑州市仲裁办 and 市仲裁办 of 郑州市 are one."""
    for front in (place.name, level_word(place)):
        if front and name.startswith(front) and len(name) >= len(front) + 3:
            return name[len(front) :]
    return name
