"""Targets in prose: how much of what, by when, and what the authority pays for it (eval guide, “TARGET”).

Every quantity of the text is either returned by `find_targets` or, with the rule that set it aside, by
`ignored_quantities`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.deadlines import Deadlines
from ingest.dealt_out import spread
from ingest.funding import Amount, funding_rule
from ingest.indicator_phrases import ends_in_verb
from ingest.numerals import plain
from ingest.operators import read_binding
from ingest.quantity_clauses import Clauses, Place
from ingest.quantity_context import Context
from ingest.quantity_found import Found, Ignored
from ingest.quantity_lists import listed, more_of_the_same
from ingest.quantity_masks import Masks
from ingest.quantity_rules import reason_to_ignore
from ingest.quantity_tokens import Quantity, find_quantities
from ingest.target_reading import read_target

# “达到每人每月2000元”: among whom the unit is shared.
_PER_WHAT = re.compile(
    r"每[十百千万亿]{0,2}(?:人|户|家|亩|平方公里|平方米|公里|立方米|吨|件|床|班|村|车|次|台|名学生|名老年人|名老人)(?:每[月天日年周次])?$|每(?:[日天秒月]|小时|分钟)$|(?:小学|初中|高中|幼儿园|城市|农村|城镇|进口|出口)$|日(?:处理|产|供水|供应|加工)$"
)
# What happens again and again: “每年开展普查1次，召开会议2次”.
_EVENTS = ("次", "场", "场次", "期", "批", "批次", "轮", "届", "班次")
# Whom such a thing reaches, counted each time: “每年宣传50场次，覆盖群众10万人次”.
_SERVED = ("人次", "家次", "户次", "件次")
_OTHER_TIME = re.compile(r"每(?!个|家|名|人|户|位|所|校|村|镇|乡)|全年|年内|年度|20\d\d|三年|两年|五年|期间|累计")
_MORE_SHARES = re.compile(r"^(?:[、和及][\d.]+%)+|^、(?:最高|不超过|上限)[^，。；、\d]{0,4}[\d.]+[万亿]?元")
_OF_ITS_OWN = re.compile(r"[\u3400-\u9fff]{2,}每年(?:突破|达|超过|保持|稳定|增长)")
_SHARES = ("%", "‰", "个百分点", "个基点")


def find_targets(text: str, *, due: str | None = None, goals: bool = False) -> list[Found]:
    """The targets of a task's body, or of a part of the plan's goals, in order; `due` holds where none is printed.

    A date holds to the end of its sentence; in goals, a date whose sentence prints no number holds for the sentences
    behind it, up to the next paragraph or date.
    """
    return _read(text, due, goals)[0]


def ignored_quantities(text: str) -> list[Ignored]:
    """The quantities of `text` that `find_targets` leaves out, in order."""
    return _read(text, None, False)[1]


def _read(text: str, due: str | None, goals: bool) -> tuple[list[Found], list[Ignored]]:
    printed, text = text, plain(text)
    quantities = list(find_quantities(text))
    if not quantities:
        return [], []
    masks = Masks(text, [quantity.start for quantity in quantities])
    ignored: list[Ignored] = []
    live: list[Quantity] = []
    for quantity in quantities:
        rule = masks.rule_at(quantity.start, quantity.stop)
        if rule is None:
            live.append(quantity)
        else:
            ignored.append(Ignored(quantity.start, quantity.end, printed[quantity.start : quantity.end], rule))
    clauses = Clauses(text, live)
    kept: list[Quantity] = []
    for before, quantity, after in zip([None, *live], live, [*live[1:], None], strict=False):
        rule = reason_to_ignore(_context(text, quantity, clauses.place(quantity, before, after)))
        if rule is None:
            kept.append(quantity)
        else:
            ignored.append(Ignored(quantity.start, quantity.end, printed[quantity.start : quantity.end], rule))
    deadlines = Deadlines(text, [quantity.start for quantity in kept])
    found: list[Found] = []
    # Only now is it known which numbers part a clause: “15岁以上吸烟率降到23%” has one.
    for before, quantity, after in zip([None, *kept], kept, [*kept[1:], None], strict=False):
        place = clauses.place(quantity, before, after)
        context = _context(text, quantity, place)
        own = deadlines.holding_at(quantity.start, lead_in=goals)
        target = read_target(text, context, place, own, due, goals, found)
        if found and before and not context.core.strip() and not context.binding.words:
            target = listed(text, found[-1], target)
        elif found:
            target = more_of_the_same(text, found[-1], target)
        if found and _goes_on(text, found[-1], target):
            target = replace(target, per="year")
        found.append(target)
    found = [replace(f, raw=printed[f.start : f.end]) for f in spread(text, found)]
    return found, sorted(ignored, key=lambda i: i.start)


def _goes_on(text: str, before: Found, target: Found) -> bool:
    """“每年举办培训4批、讲座20场”: what is done every year goes on to the end of the list."""
    counted = all(
        f.op not in ("+", "-") and f.kind == "target" and not f.unit.startswith(_SHARES) for f in (before, target)
    )
    if before.per != "year" or not counted:
        return before.per == "year" and before.kind == target.kind == "funding" and _list_goes_on(text, before, target)
    between = text[before.end : target.why.start]
    events = (*_EVENTS, *_SERVED) if before.unit in _EVENTS else _EVENTS
    if (before.indicator, before.unit) == (target.indicator, target.unit) and not _list_goes_on(text, before, target):
        return False  # “每年举办培训班5期，举办培训班30期”: the second is all of them
    whose = _OF_ITS_OWN.search(text[before.start : before.why.start])  # “曝光量每年突破100亿次，组织推介12场”
    again = (
        not whose
        and target.unit.lstrip("百千万亿") in events
        and re.match(r"(?:以上|左右)?，", between)
        and not _OTHER_TIME.search(between)
    )
    return _list_goes_on(text, before, target) or (bool(again) and not re.search("[；;。]", between))


def _list_goes_on(text: str, before: Found, target: Found) -> bool:
    between = text[before.end : target.why.start]
    return between.startswith(("、", "和")) and not re.search(r"[，,；;。]", between)


def _context(text: str, quantity: Quantity, place: Place) -> Context:
    rate = _PER_WHAT.search(text, max(place.left, quantity.start - 16), quantity.start)
    binding = read_binding(text, place.left, rate.start() if rate else quantity.start)
    if rate is None or not binding.explicit:
        rate, binding = None, read_binding(text, place.left, quantity.start)
    left, right = text[place.left : quantity.start], text[quantity.end : place.right]
    core = text[place.left : binding.core]
    clause_left = text[place.clause : quantity.start]
    clause_right = text[quantity.end : place.clause_end]
    sentence_left = text[max(place.sentence, quantity.start - 240) : quantity.start]
    after = text[place.clause_end : min(place.sentence_end, place.clause_end + 80)]
    # “分别按投资额的30%、25%、20%给予补助”: what holds for the last of a list of shares holds for each.
    paid_right = _MORE_SHARES.sub("", clause_right) if quantity.kind == "percent" else clause_right
    funding = funding_rule(Amount(quantity.kind, quantity.unit, clause_left, paid_right, sentence_left, after))
    return Context(
        quantity=quantity, binding=binding, core=core, left=left, right=right, clause_left=clause_left,
        clause_right=clause_right, sentence_left=sentence_left, after=after, bracketed=place.bracketed, funding=funding,
        verb_in_front=ends_in_verb(core), per_what=rate.group() if rate else "",
    )  # fmt: skip
