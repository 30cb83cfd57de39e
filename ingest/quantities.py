"""Targets in prose: how much of what, by when, and what the authority pays for it (eval guide, “TARGET”).

Every quantity of the text is either returned by `find_targets` or, with the rule that set it aside, by
`ignored_quantities`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.benefit_names import benefit
from ingest.deadlines import Deadline, Deadlines
from ingest.funding import funding_rule, is_capped
from ingest.indicator_phrases import ends_in_verb, named, object_after, sized, subject, tidy
from ingest.leaning_names import complete
from ingest.numerals import plain
from ingest.operators import operator, read_binding
from ingest.plan import Op
from ingest.quantity_clauses import Clauses, Place
from ingest.quantity_context import Context
from ingest.quantity_found import Found, Ignored, Why
from ingest.quantity_lists import listed, more_of_the_same, spread
from ingest.quantity_masks import Masks
from ingest.quantity_rules import reason_to_ignore
from ingest.quantity_tokens import Quantity, find_quantities

# “实际利用外资保持10%以上的增速”: what the share is of stands on both sides.
_GROWTH_BEHIND = re.compile(r"的?(?:年均)?(增速|增幅|增长速度|增长率)(?=$|[，,；;。、])")
# “统筹资金支持文旅发展”: what the money is for.
_USE = re.compile(
    r"\s*(?:专项|资金)?(?:用于|作为)?(?P<what>(?:支持|推动|推进|保障|开展|实施|设立)?[^，,。；;\d]{4,24})$"
)
# “达到每人每月2000元”: among whom the unit is shared.
_PER_WHAT = re.compile(
    r"每[十百千万亿]{0,2}(?:人|户|家|亩|平方公里|平方米|公里|立方米|吨|件|床|班|村|车|次|台|名学生|名老年人|名老人)(?:每[月天日年周次])?$"
)
# “提高到每人每年99元”
_FLOOR = re.compile(
    r"(?:(?:不少于|不低于|至少|不得少于|不得低于)|(?:提高|提升|增加|上调|提标|达)[到至](?:每[人户家生床件亩](?:每[年月日天])?)?)$"
)
_YEARLY = re.compile(
    r"每年|每年度|年均(?!浓度|气温|降水|降雨|水平|值)|每一年|逐年|(?<![上本近全当下0-9０-９一二三四五])年度(?!报告|计划|预算|考核|评)|^年(?=[^内底末])|年(?=人均|户均)|(?<![\d０-９全一二三四五六七八九十两])年(?=登记量|授权量|申请量|产量|交易额|处理量|服务量|接待量|培训|营业)"
)
# “公益广告数量不少于广告总量的30%”: the bound stands before what the share is taken of.
_SHARE_OF = re.compile(
    r"(不少于|不低于|不小于|不得少于|不得低于|超过|达到|不超过|不高于|不得超过|低于)([^，,；;。]{1,14})的\s*$"
)
# “预算安排经费不低于一般公共预算支出的0.5%”: money, told as a share of all the money.
_BUDGETED = re.compile(r"(?:安排|列支|统筹|投入)[^，。；]{0,24}(?:不低于|不少于)")
_AT_MOST = ("不超过", "不高于", "不得超过", "低于")
_ATTRIBUTE = re.compile(r"(?<!每)年[^，。；年]{1,20}的")  # 年收入超10亿元的企业


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
        target = _target(text, context, place, own, due, goals, found)
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
    listed = before.per == "year" and before.kind == target.kind and before.op not in ("+", "-")
    between = text[before.end : target.why.start]
    return listed and between.startswith(("、", "和")) and not re.search(r"[，,；;。]", between)


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
    funding = funding_rule(
        kind=quantity.kind, unit=quantity.unit, left=clause_left, right=clause_right, sentence_left=sentence_left,
        after=after,
    )  # fmt: skip
    return Context(
        quantity=quantity, binding=binding, core=core, left=left, right=right, clause_left=clause_left,
        clause_right=clause_right, sentence_left=sentence_left, after=after, bracketed=place.bracketed, funding=funding,
        verb_in_front=ends_in_verb(core), per_what=rate.group() if rate else "",
    )  # fmt: skip


def _target(
    text: str, context: Context, place: Place, own: Deadline | None, due: str | None, goals: bool, earlier: list[Found]
) -> Found:
    quantity = context.quantity
    behind = object_after(context.right)
    subject_first = not (
        behind and (context.verb_in_front or (quantity.kind == "count" and not context.binding.explicit))
    )
    if context.funding:
        indicator = benefit(
            left=context.left,
            right=context.right,
            clause_right=context.clause_right,
            sentence_left=context.sentence_left,
        )
        use = _USE.match(context.clause_right)
        if use and (context.funding == "paid-from-budget" or context.clause_right.startswith("用于")):
            indicator = use.group("what")
        floor = _FLOOR.search(context.left.rstrip()) is not None
        floor = floor or quantity.suffix in ("以上", "及以上", "之上")
        op: Op = "<=" if is_capped(context.left, quantity.suffix, kind=quantity.kind) else ">=" if floor else "="
        name, words = "benefit", ""
    else:
        name = "in-front" if subject_first else "behind"
        indicator = (
            subject(context.core, bound=context.binding.explicit)
            if subject_first
            else named(
                context.core,
                behind,
                earlier[-1].indicator if earlier and "，" not in text[earlier[-1].end : quantity.start] else "",
            )
        )
        if size := sized(context.core.strip(), context.right):
            indicator, name = size, "sized"
        rate = _GROWTH_BEHIND.match(context.right) if quantity.kind == "percent" else None
        if rate and context.core.strip():
            indicator, subject_first = subject(context.core, bound=True) + rate.group(1), True
        if subject_first and quantity.kind == "percent" and context.right.startswith("全覆盖"):
            indicator += "全覆盖"
        indicator += context.per_what
        whole_name = complete(indicator, context, earlier)
        if not whole_name or whole_name != indicator:
            name = "leaning" if whole_name else "only-words"
        indicator = whole_name or behind or context.core.strip()
        op, words = operator(
            context.binding, quantity.suffix, more=quantity.more, unit=quantity.unit, subject_first=subject_first,
            goals=goals, before=context.left,
        )  # fmt: skip
    share = _SHARE_OF.search(context.core) if quantity.kind == "percent" else None
    if context.funding and not (
        (share and context.funding == "paid-from-budget") or (share and _BUDGETED.search(context.core))
    ):
        share = None
    if share is not None:
        op = "<=" if share.group(1) in _AT_MOST else ">="
        whole = subject(context.core[: share.start()], bound=True)
        by_rule = not whole or re.search("(?:按照?|依照|以)$", whole)  # “按照不高于合同金额的10%”
        indicator = share.group(2) if by_rule else f"{whole}占{share.group(2)}"
    indicator = tidy(indicator)
    start = place.left + (len(context.left) - len(context.left.lstrip(" 、，,")))
    end = quantity.end
    if not subject_first or context.funding:
        tail = object_after(context.right)
        at = text.find(tail, quantity.end, place.right) if tail else -1
        end = at + len(tail) if at >= 0 else end
    rated = quantity.kind == "percent"
    growth = (
        "每年" in context.left
        or "年均" in context.binding.words
        or (op in ("+", "-") and re.search("年均|每年|逐年", context.left) is not None)
    )
    yearly = quantity.yearly or bool(_YEARLY.search(_ATTRIBUTE.sub("", context.left)) and (growth or not rated))
    return Found(
        indicator=indicator, op=op, value=quantity.value, value_max=quantity.value_max, unit=quantity.unit,
        per="year" if yearly else None, due=own.iso if own else due, kind="funding" if context.funding else "target",
        raw=text[start:end], start=start, end=end,
        why=Why(quantity.start, quantity.end, name, words, (own.start, own.end) if own else None, context.funding),
    )  # fmt: skip
