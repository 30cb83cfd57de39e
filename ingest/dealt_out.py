"""Names, years and thresholds in front of a list that 分别 deals out to its numbers: A、B总数分别突破360家、18个."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.dealt_grades import by_grade, by_measure, sizes_of_one
from ingest.dealt_names import AID, AND, names_for
from ingest.indicator_phrases import ends_in_verb
from ingest.quantity_found import Found
from ingest.quantity_lists import DEALS, KIN, KIN_BESIDE

# 到2024年、2025年…分别达到: as many dates as numbers.
_YEARS = re.compile(r"(?:20\d\d年?(?:底|末)?(?:[、和]|以及))+20\d\d年(?:底|末)?")


def spread(text: str, found: list[Found]) -> list[Found]:
    """“A、B总数分别突破360家、18个”: the names in front, or the years, are dealt out to the numbers in turn."""
    out = list(found)
    n = 0
    while n < len(out):
        group = _dealt(text, out, n)
        if len(group) > 1:
            group[0] = replace(group[0], indicator=DEALS.sub("", group[0].indicator))
            alone = len(AND.split(group[0].indicator)) == 1
            if alone and ends_in_verb(group[0].indicator) and group[-1].why.name == "behind":
                # “分别推动30家、25家企业实现零的突破”: what is counted stands behind the last number.
                group = [replace(item, indicator=group[-1].indicator) for item in group]
                out[n : n + len(group)] = group
        names = AND.split(group[0].indicator) if len(group) > 1 else []
        years = _years(text, group) if len(group) > 1 else []
        if len(group) > 1 == len(names) and not years and group[0].kind == "target":
            years = _years(text, group, again=True)
        graded = []
        if len(names) < len(group) and not years:
            graded = _by_threshold(text, group) or by_grade(text, group)
        if len(group) > 1 == len(names) and not (years or graded) and n >= len(group):
            before = out[n - len(group) : n]
            graded = _by_level(text, before, group) or by_measure(text, before, group)
        if graded:
            out[n : n + len(group)] = [
                replace(item, indicator=name, op=group[0].op, per=group[0].per)
                if group[0].op in ("+", "-")
                else replace(item, indicator=name, op=group[0].op if item.op == "=" else item.op)
                for item, name in zip(group, graded, strict=True)
            ]
            n += len(group)
            continue
        if not years and len(names) < len(group) and not any(item.indicator for item in group[1:]):
            out[n + 1 : n + len(group)] = [
                replace(item, indicator=group[0].indicator, op=group[0].op if item.op == "=" else item.op)
                for item in group[1:]
            ]
        if years or len(names) >= len(group) > 1:
            labels = [group[0].indicator] * len(group) if years else names_for(names, len(group))
            paid = group[0].kind == "funding" and all(item.unit == group[0].unit for item in group)
            for k, (item, label) in enumerate(zip(group, labels, strict=True)):
                out[n + k] = replace(
                    item,
                    indicator=label,
                    raw=text[group[0].start : group[-1].end],
                    start=group[0].start,
                    end=group[-1].end,
                    op=group[0].op,
                    kind="funding" if paid else item.kind,
                    per=None if k and _OFTEN.search(text, group[k - 1].why.end, item.why.start) else group[0].per,
                    due=years[k] if years else item.due,
                    why=replace(item.why, name="dealt-out", op=group[0].why.op, due=None if years else item.why.due),
                )
        n += len(group)
    return sizes_of_one(text, _bound_alike(text, out))


_OFTEN = re.compile(r"每(?:半年|[季月旬周日天])")


def _bound_alike(text: str, found: list[Found]) -> list[Found]:
    """“小学2.3间、初中2.4间以上”: the bound behind the last of two parts of one measure holds for both."""
    out = list(found)
    for n, (first, last) in enumerate(pairwise(found)):
        alike = first.unit == last.unit and first.op == "=" and last.op in (">=", "<=") and last.why.op[:1] == "以"
        if (
            alike
            and KIN_BESIDE.match(text, first.why.end)
            and KIN.sub("", first.indicator) == KIN.sub("", last.indicator)
        ):
            out[n] = replace(first, op=last.op)
    return out


def _changes_side_by_side(text: str, found: list[Found], n: int) -> bool:
    """“事故起数、死亡人数下降15%和20%以上”: two changes of two things, dealt out though no word says so."""
    if n + 1 >= len(found) or found[n].op not in ("+", "-") or found[n].unit != found[n + 1].unit:
        return False
    first, second = found[n], found[n + 1]
    beside = text[first.why.end : second.why.start].strip() == "和" and second.indicator in ("", first.indicator)
    return beside and len(AND.split(first.indicator)) == 2


def _dealt(text: str, found: list[Found], n: int) -> list[Found]:
    """The targets from the n-th on whose numbers stand side by side behind 分别."""
    group = [found[n]]
    if _changes_side_by_side(text, found, n):
        return found[n : n + 2]
    if not DEALS.search(text, group[0].start, group[0].end):
        return group
    for following in found[n + 1 :]:
        between = text[group[-1].end : following.start].strip()
        if between not in ("", "、", "和", "以及", "，", "及") or following.start < group[-1].end:
            break
        if between == "，" and following.indicator not in ("", group[0].indicator):
            break  # the next clause has an indicator of its own
        group.append(following)
    return group


# “建设国家级基地20个、工作室30个，省级分别达到100个、200个”: another level of what the list before names.
_LEVEL_ALONE = re.compile(r"[，；、](?P<level>国家级|[省市县区州]级)(?:以上)?分别")
_LEVEL_FRONT = re.compile(r"(?:国家级|[省市县区州]级)")


def _by_level(text: str, before: list[Found], group: list[Found]) -> list[str]:
    """The names of the list before at the level that stands alone in front of the numbers, [] where none does."""
    alone = _LEVEL_ALONE.search(text, before[-1].end, group[0].why.start)
    if alone is None or [f.unit for f in before] != [f.unit for f in group]:
        return []
    found = _LEVEL_FRONT.search(before[0].indicator)
    names = [f.indicator[found.end() :] if found and n == 0 else f.indicator for n, f in enumerate(before)]
    return [alone.group("level") + _LEVEL_FRONT.sub("", name, count=1) for name in names]


# “对…的企业，处理能力达到1000吨/日、5000吨/日以上的，分别补助50万元、150万元”: a sum for each threshold.
_THRESHOLDS = re.compile(
    r"(?P<what>[\u3400-\u9fff]{2,14}?)(?P<steps>\d[\d.]*[^，。；、\d]{1,6}(?:、\d[\d.]*[^，。；、\d]{1,6})+)(?:及?以上)?的[，,](?:按规定|可|将|给予|由财政)*$"
)


def _by_threshold(text: str, group: list[Found]) -> list[str]:
    """A name for each sum of a list by the threshold in the clause before it, [] where there are not as many."""
    if any(item.kind != "funding" or item.unit != group[0].unit for item in group):
        return []
    sentence = max(text.rfind(stop, 0, group[0].start) for stop in "。；\n") + 1
    found = _THRESHOLDS.search(text[max(sentence, group[0].start - 160) : group[0].start])
    steps = found.group("steps").split("、") if found else []
    aid = re.search(AID.pattern + "$", group[0].indicator)
    if found is None or len(steps) != len(group):
        return []
    whose = group[0].indicator[: aid.start()] if aid else group[0].indicator
    whose = "" if found.group("what") in whose else whose
    return [whose + found.group("what") + step + (aid.group() if aid else "") for step in steps]


def _years(text: str, group: list[Found], *, again: bool = False) -> list[str]:
    """The due years listed before the numbers, when there are as many of them; `again` also where they were dealt out
    in a clause before (“2025年、2026年甲分别达到8个、9个，乙分别达到6亿元、7亿元”)."""
    sentence = max(text.rfind(stop, 0, group[0].end) for stop in "。；\n") + 1
    listed = [*_YEARS.finditer(text, sentence, group[0].end)]
    if listed and not again and _taken(text, listed[-1].end(), group[0]):
        return []
    years = re.findall(r"(20\d\d)年?(底|末)?", listed[-1].group()) if listed else []
    if len(years) != len(group):
        return []
    return [year + "-12" if end else year for year, end in years]


def _taken(text: str, end: int, first: Found) -> bool:
    """“2026年、2027年甲率分别达到88%、90%，乙率、丙率分别…”: the years were dealt out in their own clause."""
    stop = re.search("[，,；;。\\n]", text[end : first.start])
    return stop is not None and DEALS.search(text, end, end + stop.start()) is not None
