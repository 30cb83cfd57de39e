"""Quantities as printed: number, scale, unit and the words glued to them (“20余万张”, “5-10期”, “7亿元以上”).

Only the form is read here; whether a quantity is a target is decided in `ingest/quantity_rules.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.numerals import DIGITS, HAN_DIGITS, number, numeral
from ingest.wordlists import units

_SPACE = r"[ \u3000\u00a0]{0,3}"
_ABOUT = r"(?:余|多|来|几)"
_SCALE = r"(?:万亿|千万|百万|十万|[万亿百]|千(?![伏瓦米克焦赫卡帕]))"
_HAN = rf"(?![零〇])[{HAN_DIGITS}万亿]+(?:点[零〇一二三四五六七八九]+[万亿]?)?"
_RANGE = r"[-—–－~～至]{1,2}"
_SUFFIX = r"(?:及其?以上|或以上|（含）以上|\(含\)以上|以上|之上|及以下|以下|以内|之内|左右|上下|有余|不等)"
# 公里/平方公里, 份/千人: a quotient of two units.
_PER_UNIT = "人|户|亩|公顷|平方公里|平方米|立方米|千瓦时|万元|吨|辆|台|家|标准箱|公里|场|班|车"
_HALF = {"一半": 50.0, "半数": 50.0, "过半": 50.0}


# 次数, but 检查1次数据安全; 处于, but 12处于6月底前完成; 个体, but 1个体育场: what makes the character begin a word of its own.
_OWN_WORDS = {"数": "[据字]", "于": r"\d", "体": "[育验检系]"}
_LIST_MARKS = ("、", "和", "及", "以及", "或")


class Quantity(NamedTuple):
    """text[start:end] is a number with its unit and suffix; `stop` ends number and unit, the suffix follows."""

    start: int
    stop: int
    end: int
    value: float
    value_max: float | None
    unit: str
    kind: str  # class of data/units.csv; "" when no unit is known
    more: bool  # 余, 多: the number is a lower bound
    suffix: str
    han: bool  # printed in Chinese numerals, below a hundred: 三个
    round: bool  # nothing but scale words: 百个, 千家, 万名
    yearly: bool  # the unit ends in /年


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(units(), key=lambda u: (-len(u), u))
    alternatives = []
    for name in names:
        unit = units()[name]
        tail = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
        if unit.not_before:
            others = "".join(char for char in unit.not_before if char not in _OWN_WORDS)
            tail = f"(?![{others}])" if others else ""
            tail += "".join(f"(?!{char}(?!{own}))" for char, own in _OWN_WORDS.items() if char in unit.not_before)
        alternatives.append(re.escape(name) + tail)
    # 条（个）, 处（家): counted one way or the other.
    either = r"(?:[（(][个处家条座项人户次场所名套支村片宗辆][）)])?"
    unit_re = rf"(?:(?:{'|'.join(alternatives)})(?:/(?:十万|百万|\d\d?万|[百千万])?(?:{_PER_UNIT}))?(?:[·・][月天日])?(?<!/日)(?<!/天)(?:(?<=[吨米瓦时])/(?:[日天月]|小时))?{either}(?:/年)?)"
    arabic = rf"(?<![0-9])(?<![0-9][.．]){DIGITS}"
    return re.compile(
        rf"""(?=[\d{HAN_DIGITS}万亿半过翻])(?:
          (?P<of>[二三四五六七八九十]|(?<!\d)\d{{1,2}})分之(?P<part>[一二三四五六七八九]|\d{{1,2}})
        | 百分之(?P<share>{DIGITS}|[{HAN_DIGITS}点]+)(?:{_RANGE}(?:百分之)?(?P<share2>{DIGITS}|[{HAN_DIGITS}点]+))?
        | 翻(?P<doubled>[一两二三四五1-5])?番
        | (?<![由从自\d.．])(?P<a2>{arabic})到(?P<b2>{DIGITS}){_SPACE}(?P<scale2>{_SCALE})?{_SPACE}(?P<unit2>{unit_re})
        | (?P<small>[千万])分之(?P<few>{DIGITS}|[一二三四五六七八九])
        | (?P<half>一半|半数|过半)
        | (?<![上下每近过大多前后])半(?P<half_unit>个月|个百分点|个工作日|小时|个小时|天)
        | (?P<a>{arabic})
          (?:{_SPACE}(?P<scale0>{_SCALE})?(?:{_SPACE}(?P<unit0>{unit_re}))?{_SPACE}{_RANGE}{_SPACE}(?P<b>{DIGITS}))?
          {_SPACE}(?P<about1>{_ABOUT})?{_SPACE}(?P<scale>{_SCALE})?{_SPACE}(?P<about2>{_ABOUT})?{_SPACE}
          (?P<unit>{unit_re})?
        | (?<![{HAN_DIGITS}万亿])(?P<h>{_HAN})(?P<about3>余|多|来)?(?P<unit3>{unit_re})
        )(?P<suffix>{_SPACE}{_SUFFIX})?""",
        re.X,
    )


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Every number of text[start:end] that is printed in digits, and every Chinese numeral with a unit, in order."""
    waiting: list[Quantity] = []  # “4个、3个和4个工作日”: the whole unit is printed once
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        found = _quantity(match)
        if found is None:
            continue
        if two := _two_sums(match):
            yield from waiting
            waiting = []
            yield from two
            continue
        if waiting and not (found.unit.startswith("个") and text[waiting[-1].end : found.start] in _LIST_MARKS):
            yield from waiting
            waiting = []
        if found.unit == "个" and not found.suffix and not found.han:
            waiting.append(found)
            continue
        if waiting:
            yield from (q._replace(unit=found.unit, kind=found.kind) for q in waiting)
            waiting = []
        yield found
    yield from waiting


def _two_sums(match: re.Match[str]) -> tuple[Quantity, ...]:
    """“500元至10万元”: the ends of a range whose units differ, () for every other quantity."""
    group = match.group
    low, high = number(group("a") or ""), number(group("b") or "")
    scales = group("scale0") or "", group("scale") or ""
    if low is None or high is None or not group("unit0") or group("unit0") != group("unit") or scales[0] == scales[1]:
        return ()
    first = _make(match, match.end("unit0"), "", low, None, scales[0], group("unit0"))
    suffix = (group("suffix") or "").strip()
    stop = match.start("suffix") if suffix else match.end()
    last = _make(match, stop, suffix, high, None, scales[1], group("unit"))
    return (first, last._replace(start=match.start("b"))) if first and last else ()


def _quantity(match: re.Match[str]) -> Quantity | None:
    group = match.group
    suffix = (group("suffix") or "").strip()
    stop = match.start("suffix") if suffix else match.end()
    if group("part"):  # 三分之二: a share like 一半
        whole, part = number(group("of")), number(group("part"))
        share = round(100 * part / whole, 2) if whole and part else None
        return _make(match, stop, suffix, share, None, "", "%")
    if group("few"):  # 万分之五: 0.05 %
        part, whole = number(group("few")), 10 if group("small") == "千" else 100
        return _make(match, stop, suffix, round(part / whole, 4) if part is not None else None, None, "", "%")
    if group("share"):
        return _make(match, stop, suffix, number(group("share")), number(group("share2") or ""), "", "%")
    if "番" in match.group() and match.group().startswith("翻"):  # 翻一番, 翻两番, 翻番
        return _make(match, stop, suffix, number(group("doubled") or "1"), None, "", "番")
    if group("a2"):  # 5到8个百分点
        low, high = number(group("a2")), number(group("b2"))
        if low is None or high is None or low >= high:
            return None
        return _make(match, stop, suffix, low, high, group("scale2") or "", group("unit2"))
    if group("half"):
        return _make(match, stop, suffix, _HALF[group("half")], None, "", "%")
    if group("half_unit"):
        return _make(match, stop, suffix, 0.5, None, "", group("half_unit"))
    if group("h"):
        read = numeral(group("h"))
        if read is None:
            return None
        more = group("about3") is not None
        form = "round" if not group("h").strip("百千万亿") else "han" if not read.scale and read.value < 100 else ""
        return _make(match, stop, suffix, read.value, None, read.scale, group("unit3"), more=more, form=form)
    scale, unit = group("scale") or "", group("unit") or ""
    if not unit and not scale:
        stop = match.end("b") if group("b") else match.end("a")
    high = number(group("b")) if group("b") else None
    more = bool(group("about1") or group("about2"))
    low = number(group("a"))
    if high is not None and (low is None or not low < high < 1000 * (low + 1)):
        scale = unit = ""  # 0571-8775: a code, no range
    return _make(match, stop, suffix, number(group("a")), high, scale, unit, more=more)


def _make(
    match: re.Match[str], stop: int, suffix: str, value: float | None, high: float | None, scale: str, unit: str,
    *, more: bool = False, form: str = "",
) -> Quantity | None:  # fmt: skip
    if value is None:
        return None
    plain = unicodedata.normalize("NFKC", unit)
    known = units().get(unit) or units().get(re.split("[/（(]", unit)[0])
    kind = known.kind if known else ("count" if scale in ("万", "亿") and not unit else "")
    yearly = plain.endswith("/年")
    if kind == "time" and scale:  # 10万小时 of recordings: an amount, no duration
        kind = "amount"
    return Quantity(
        start=match.start(), stop=stop, end=match.end() if suffix else stop, value=value, value_max=high,
        unit=scale + plain.removesuffix("/年"), kind=kind, more=more, suffix=suffix, han=form == "han",
        round=form == "round", yearly=yearly,
    )  # fmt: skip
