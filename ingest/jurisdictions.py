"""Places whose plans and bodies we meet: name, level, what they are part of.

Source: GB/T 2260 (provinces, prefectures, county-level cities; districts with names of their own), `data/jurisdictions.csv`.
A place that is not in the table is known by its suffix, with level and without parent.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

from ingest.plan import Level
from ingest.unlisted_places import is_no_place, unlisted_at_start, zone_at_start

TABLE = Path(__file__).resolve().parent.parent / "data" / "jurisdictions.csv"
_PEOPLES = (
    "壮族|回族|维吾尔|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|傣族|白族|景颇族|傈僳族|朝鲜族|蒙古族|蒙古|"
    "柯尔克孜|哈萨克|满族|瑶族|黎族|畲族|土族|仡佬族|水族|仫佬族|毛南族|佤族|拉祜族|纳西族|东乡族|保安族|撒拉族|裕固族|塔吉克|锡伯|各族"
)
_SUFFIX = re.compile(rf"(?:{_PEOPLES})*自治[区州县旗]$|特别行政区$|地区$|新区$|[省市州盟县区旗]$")
# Short names that are words of their own: 合作交流局 is no body of 合作市.
_WORDS = {"合作", "东方", "安宁", "同仁", "新星", "兴化", "高平"}
_LEVELS: tuple[tuple[str, Level], ...] = (
    ("自治区", "province"), ("省", "province"), ("自治州", "city"), ("盟", "city"), ("市", "city"),
    ("县", "county"), ("区", "county"), ("旗", "county"), ("镇", "township"), ("乡", "township"), ("街道", "township"),
)  # fmt: skip


@dataclass(frozen=True)
class Jurisdiction:
    """A place with its level; `parent` is None where the table does not know it."""

    name: str
    level: Level
    parent: str | None = None

    @cached_property
    def short(self) -> str:
        """The name without its suffix: 舟山市 → 舟山; two characters at least."""
        bare = _SUFFIX.sub("", self.name)
        return bare if len(bare) >= 2 else self.name


_OTHER_LEVEL = re.compile(r"(?:[县旗州盟]|区(?!域|块|划|位|间|级|县))")
# A county that the table does not list, behind its city: 云海市临江区人民政府.
_INNER = re.compile(
    r"(?P<name>[\u4e00-\u9fa5]{2,5}?(?:[县区市旗镇乡]|街道))(?=人民政府|政府|委员会|办事处|党委|党工委|关于)"
)


_LONGER = re.compile(r"([\u4e00-\u9fa5][县区旗])(?=人民政府|委员会|委|政府|党委)")
_OF_A_YEAR = re.compile(r"(?:关于)?(?:19|20)\d\d年度?")


class Jurisdictions:
    """The table of places, looked up by full name, short name, or first mention in a text."""

    def __init__(self, places: list[Jurisdiction]) -> None:
        self.nation = next(place for place in places if place.level == "nation")
        self._by_name = {place.name: place for place in places}
        self._short: dict[str, Jurisdiction] = {}
        for place in places:
            # 吉林 is the province and the city: the higher place keeps the short name. Short names of districts
            # (东城, 朝阳) are words of their own and not used.
            if (place.level in ("province", "city") or place.name.endswith("市")) and place.short not in _WORDS:
                self._short.setdefault(place.short, place)
        names = sorted({*self._by_name, *self._short} - {"国家"}, key=len, reverse=True)
        # By their first two characters, longest first: no name is shorter.
        self._by_head: dict[str, list[str]] = {}
        for name in names:
            self._by_head.setdefault(name[:2], []).append(name)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        names = sorted((name for some in self._by_head.values() for name in some), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)))

    def _name_at(self, text: str, start: int) -> str:
        """The longest name of the table that stands at `start`; "" where none does."""
        names = self._by_head.get(text[start : start + 2], ())
        return next((name for name in names if text.startswith(name, start)), "")

    def get(self, name: str) -> Jurisdiction:
        """The place of that name; a name that is not in the table gets the level of its suffix."""
        known = self._by_name.get(name)
        if known:
            return known
        level = next((level for suffix, level in _LEVELS if name.endswith(suffix)), "other")
        return Jurisdiction(name, level)  # type: ignore[arg-type]

    def known(self, name: str) -> bool:
        """Whether the table has a place of that full name."""
        return name in self._by_name

    @property
    def parents(self) -> dict[str, str]:
        """What each place of the table lies in, by name."""
        return {place.name: place.parent for place in self._by_name.values() if place.parent}

    def related(self, one: Jurisdiction, other: Jurisdiction) -> bool:
        """Whether one of the two is part of the other, or they are the same."""
        return other.name in self._line(one) or one.name in self._line(other)

    def _line(self, place: Jurisdiction) -> list[str]:
        line = [place.name]
        while (parent := self._by_name.get(line[-1], place).parent) and parent not in line:
            line.append(parent)
        return line

    @property
    def short_names(self) -> tuple[str, ...]:
        """Every short name in use."""
        return tuple(self._short)

    def by_short(self, name: str) -> Jurisdiction | None:
        """The place with that short name (深圳 → 深圳市)."""
        return self._short.get(name)

    def at_start(self, text: str) -> tuple[Jurisdiction, int] | None:
        """The place a text begins with and the length of its name there."""
        name = self._name_at(text, 0)
        end = len(name)
        # 临江区 is not 临江市, although 临江 is short for it: another level behind a short name is another place.
        if name and not (name not in self._by_name and _OTHER_LEVEL.match(text, end)):
            place = self._by_name.get(name) or self._short[name]
            # 杭州市上城区…: the innermost place is whose body it is.
            inner = self._name_at(text, end)
            if inner and (found := self._by_name.get(inner)) and found.parent == place.name:
                return found, end + len(inner)
            if name not in self._by_name and (other := _LONGER.match(text, end)) and not is_no_place(other[1]):
                return self.get(text[: other.end(1)]), other.end(1)  # 澄江湾区 is not 澄江市
            unlisted = _INNER.match(text, end)
            if unlisted and not is_no_place(unlisted.group("name")):
                return self.get(unlisted.group("name")), unlisted.end("name")
            return place, end
        if zone := zone_at_start(text):
            return Jurisdiction(zone, "county"), len(zone)
        if unknown := unlisted_at_start(text):
            return self.get(unknown), len(unknown)
        return None

    def find(self, text: str) -> Jurisdiction | None:
        """The first place a text names, at its beginning before anywhere else; 国务院 and its offices are 国家."""
        if re.match(r"(?:中共中央|国务院|国家)", text):
            return self.nation
        text = text.removeprefix("中共")
        year = _OF_A_YEAR.match(text)  # 关于2025年云海市粮食安全工作的意见
        begin = self.at_start(text) or (self.at_start(text[year.end() :]) if year else None)
        if begin:
            return begin[0]
        match = self._anywhere.search(text)
        if match:
            return self._by_name.get(match.group()) or self._short[match.group()]
        lines = (self.at_start(line) for line in text.split("\n"))
        return next((place for place, _ in filter(None, lines)), None)

    def ancestor(self, place: Jurisdiction, level: Level) -> Jurisdiction | None:
        """The place itself or what it is part of, at that level; None where the table does not know."""
        current: Jurisdiction | None = place
        while current is not None:
            if current.level == level:
                return current
            current = self._by_name.get(current.parent) if current.parent else None
        return None


@cache
def known_jurisdictions() -> Jurisdictions:
    """The table of `data/jurisdictions.csv`, read once."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    levels = get_args(Level)
    for row in rows:
        if row["level"] not in levels:
            raise ValueError(f"{TABLE.name}: {row['name']} has the unknown level {row['level']}")
    return Jurisdictions([Jurisdiction(r["name"], r["level"], r["parent"] or None) for r in rows])  # type: ignore[arg-type]
