"""Targets in prose: how much of what, by when, and what the authority pays for it (eval guide, “TARGET”).

Every quantity of the text is either returned by `find_targets` or, with the rule that set it aside, by
`ignored_quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.deadlines import Deadline, Deadlines
from ingest.funding import benefit, funding_rule, is_capped
from ingest.indicator_phrases import ends_in_verb, named, object_after, sized, subject, tidy
from ingest.numerals import plain
from ingest.operators import operator, read_binding
from ingest.plan import Op
from ingest.quantity_clauses import Clauses, Place
from ingest.quantity_masks import Masks
from ingest.quantity_rules import Context, reason_to_ignore
from ingest.quantity_tokens import Quantity, find_quantities

_YEARLY = re.compile(
    r"每年|每年度|年均(?!浓度|气温|降水|降雨|水平|值)|每一年|逐年|(?<![上本近全当下0-9０-９一二三四五])年度(?!报告|计划|预算|考核|评)|^年(?=[^内底末])|年(?=登记量|授权量|申请量|产量|交易额|处理量|服务量|接待量|培训|营业)"
)
# “公益广告数量不少于广告总量的30%”: the bound stands before what the share is taken of.
_SHARE_OF = re.compile(
    r"(不少于|不低于|不小于|不得少于|不得低于|超过|达到|不超过|不高于|不得超过|低于)([^，,；;。]{1,14})的\s*$"
)
_AT_MOST = ("不超过", "不高于", "不得超过", "低于")
# Verbs that alone name nothing: “2024年底前完成60%”.
_BARE_VERB = re.compile(r"(?:全部|累计|力争|要|分别)*(?:完成|达到|实现|建成|建设|实施|改造|整改)")
# “实际利用外资保持10%以上的增速”: what the share is of stands on both sides.
_USE = re.compile(
    r"\s*(?:专项|资金)?(?:用于|作为)?(?P<what>(?:支持|推动|推进|保障|开展|实施|设立)?[^，,。；;\d]{4,24})$"
)
_PER_WHAT = re.compile(
    r"每[十百千万亿]{0,2}(?:人|户|家|亩|平方公里|平方米|公里|立方米|吨|件|床|班|村|车|次|台|名学生|名老年人|名老人)(?:每[月天日年周次])?$"
)
_GROWN = re.compile(
    r"^(?P<what>.{3,30}?)(?:比20\d\d年|较20\d\d年|在20\d\d年基础上|实现|力争|再|稳步|持续|显著|大幅|明显|进一步|快速|平稳|稳定)*(?:翻[一两二]?番|倍增|增长|提高|提升|扩大|增加|增强|壮大|下降|降低|减少|缩短)$"
)
_GROWTH_BEHIND = re.compile(r"的?(?:年均)?(增速|增幅|增长速度|增长率)(?=$|[，,；;。、])")
# “每个街道至少建成1个”: whose one is to be, not what; the thing was named before.
_FOR_EACH = re.compile(
    r"(?P<each>每[个省市县区州镇乡村校所家户名片条座][\u3400-\u9fff（）()]{0,10}?)(?:至少|均|要|应|须|应当|分别|各|原则上|力争)*"
    r"(?:建成|建设|建有|设立|配备|配置|打造|培育|创建|新增|新建|布局|设置|开展|组织|举办|安排|储备|拥有|有|建|设)?"
)
# Names of a measure alone: what is measured stands in the clause before.
_BARE_MEASURE = re.compile(
    r"(?:总|首期)?(?:规模|面积|金额|总额|额度|比例|占比|比重|增速|增幅|权重|强度|数量|总量|容量)"
)
_MEANS = re.compile(r"(?:方式|措施|模式|手段|形式|办法)$")
_ATTRIBUTE = re.compile(r"(?<!每)年[^，。；年]{1,20}的")  # 年收入超10亿元的企业
_LEVEL = re.compile(r"^(?:[国省市县区镇乡村]|国家|设区市|市州|乡镇|街道)+级$")
_FREQUENCY = re.compile(r"每(?:半年|季度?|月|周|日|天)")
_LEVEL_HEAD = re.compile(r"^(?:[国省市县区镇乡村]|国家)+级")


@dataclass(frozen=True)
class Why:
    """How a target was read: text[start:end] is the number; `name` the rule that named it; `op` the words that print
    how it binds; `due` where its date stands; `funding` the rule that makes it money paid out."""

    start: int
    end: int
    name: str
    op: str
    due: tuple[int, int] | None
    funding: str


@dataclass(frozen=True)
class Found:
    """One target; text[start:end] is `raw`."""

    indicator: str
    op: Op
    value: float
    value_max: float | None
    unit: str
    per: Literal["year"] | None
    due: str | None
    kind: Literal["target", "funding"]
    raw: str
    start: int
    end: int
    why: Why = field(compare=False)


@dataclass(frozen=True)
class Ignored:
    """A quantity that is no target, and the rule that says so."""

    start: int
    end: int
    text: str
    rule: str


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
            target = _listed(text, found[-1], target)
        found.append(target)
    found = [replace(f, raw=printed[f.start : f.end]) for f in _spread(text, found)]
    return found, sorted(ignored, key=lambda i: i.start)


def _listed(text: str, first: Found, target: Found) -> Found:
    """“每年至少提供1次评估、3次推介”: what holds for the first of a list holds for the next."""
    between = text[first.start : target.start]
    if (
        "至少" not in between
        or not between.rstrip().endswith(("、", first.raw[-1]))
        or re.search("[，,；;。]", between)
    ):
        return target
    return replace(target, op=first.op if target.op == "=" else target.op, per=target.per or first.per)


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
        if context.funding == "paid-from-budget" and (use := _USE.match(context.clause_right)):
            indicator = use.group("what")
        floor = re.search(r"(?:不少于|不低于|至少|不得少于|不得低于)$", context.left.rstrip()) is not None
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
        complete = _complete(indicator, context, earlier)
        if not complete or complete != indicator:
            name = "leaning" if complete else "only-words"
        indicator = complete or behind or context.core.strip()
        op, words = operator(
            context.binding, quantity.suffix, more=quantity.more, unit=quantity.unit, subject_first=subject_first,
            goals=goals, before=context.left,
        )  # fmt: skip
    share = _SHARE_OF.search(context.core) if quantity.kind == "percent" and not context.funding else None
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
    growth = op in ("+", "-") and re.search("年均|每年|逐年", context.left) is not None
    yearly = quantity.yearly or bool(_YEARLY.search(_ATTRIBUTE.sub("", context.left)) and (growth or not rated))
    return Found(
        indicator=indicator, op=op, value=quantity.value, value_max=quantity.value_max, unit=quantity.unit,
        per="year" if yearly else None, due=own.iso if own else due, kind="funding" if context.funding else "target",
        raw=text[start:end], start=start, end=end,
        why=Why(quantity.start, quantity.end, name, words, (own.start, own.end) if own else None, context.funding),
    )  # fmt: skip


def _complete(indicator: str, context: Context, earlier: list[Found]) -> str:
    """An indicator that leans on the one before it: “市县级” after “省级事项网上可办率”, “清洗后” after “文本数据”."""
    change = next((word for word in context.binding.words if word in ("月增", "年增")), None)
    if not indicator and change:
        return change + "规模"
    rhythm = _FREQUENCY.search(context.core)
    if rhythm and not indicator and not object_after(context.right):  # “开设健康专栏，每月不少于2期”
        clauses = re.split(
            r"[，,；;。]", context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
        )
        return subject(clauses[-2], bound=False) if len(clauses) > 1 and clauses[-2].strip() else rhythm.group()
    if rhythm and indicator == rhythm.group():
        indicator = ""
    each = _FOR_EACH.fullmatch(indicator)
    if each and earlier and not object_after(context.right):
        return each.group("each") + _LEVEL_HEAD.sub("", earlier[-1].indicator)
    if _BARE_MEASURE.fullmatch(indicator):
        whole = _BARE_MEASURE.sub("", earlier[-1].indicator) if earlier else ""
        if whole and context.sentence_left.find(earlier[-1].raw[-4:]) >= 0:
            return whole + indicator
    if _BARE_VERB.fullmatch(indicator) or _BARE_MEASURE.fullmatch(indicator):
        before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
        clauses = [clause for clause in re.split(r"[，,；;。、]", before) if clause.strip()]
        name = subject(clauses[-1], bound=True) if clauses else ""
        if len(name) >= 4 and not _MEANS.search(name) and not re.search(r"\d", name):
            return name + indicator if _BARE_MEASURE.fullmatch(indicator) else name
    if rhythm and 0 < len(indicator) <= 3:
        return rhythm.group() + indicator  # 每月更新
    if not indicator and context.binding.explicit and not object_after(context.right):
        before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)].rstrip("，, ")
        grown = _GROWN.search(re.split("[，,；;。、：:]", before)[-1])
        if grown:  # “种业总产值翻一番，突破80亿元”
            return subject(grown.group("what"), bound=True)
    if not earlier:
        return indicator
    previous = earlier[-1].indicator
    follows = context.binding.explicit or context.sentence_left.endswith(earlier[-1].raw[-6:])
    if not indicator and follows and not object_after(context.right):
        return previous  # “增加约3岁，达到79岁”, “示范路15条500公里”
    if _LEVEL.match(indicator):
        return indicator + _LEVEL_HEAD.sub("", previous)
    if len(indicator) <= 4 and indicator.endswith("后"):
        return previous + indicator
    return indicator


_TOTALS = re.compile(
    r"(?:总数|总量|数量|占比|比例|比重|覆盖率|使用率|率|量|数|金额|规模|面积|奖励|奖补|资助|补贴|补助|资金支持)$"
)
# 到2024年、2025年…分别达到: as many dates as numbers.
_YEARS = re.compile(r"(?:20\d\d年?(?:底|末)?(?:[、和]|以及))+20\d\d年(?:底|末)?")


def _spread(text: str, found: list[Found]) -> list[Found]:
    """“A、B总数分别突破360家、18个”: the names in front, or the years, are dealt out to the numbers in turn."""
    out = list(found)
    n = 0
    while n < len(out):
        group = _dealt(text, out, n)
        names = re.split(r"、|以及|和|与|及", group[0].indicator) if len(group) > 1 else []
        years = _years(text, group) if len(group) > 1 else []
        if not years and len(names) < len(group) and not any(item.indicator for item in group[1:]):
            out[n + 1 : n + len(group)] = [replace(item, indicator=group[0].indicator) for item in group[1:]]
        if years or len(names) >= len(group) > 1:
            labels = [group[0].indicator] * len(group) if years else _labels(names, len(group))
            for k, (item, label) in enumerate(zip(group, labels, strict=True)):
                out[n + k] = replace(
                    item,
                    indicator=label,
                    raw=text[group[0].start : group[-1].end],
                    start=group[0].start,
                    end=group[-1].end,
                    op=group[0].op,
                    per=group[0].per,
                    due=years[k] if years else item.due,
                    why=replace(item.why, name="dealt-out", op=group[0].why.op, due=None if years else item.why.due),
                )
        n += len(group)
    return out


def _dealt(text: str, found: list[Found], n: int) -> list[Found]:
    """The targets from the n-th on whose numbers stand side by side behind 分别."""
    group = [found[n]]
    if text.find("分别", group[0].start, group[0].end) < 0:
        return group
    for following in found[n + 1 :]:
        between = text[group[-1].end : following.start].strip()
        if between not in ("", "、", "和", "以及", "，", "及") or following.start < group[-1].end:
            break
        if between == "，" and following.indicator not in ("", group[0].indicator):
            break  # the next clause has an indicator of its own
        group.append(following)
    return group


def _labels(names: list[str], count: int) -> list[str]:
    """Names for `count` numbers: surplus names stay with the first, an ending printed once is shared by all."""
    shared = _TOTALS.search(names[-1])
    tail = shared.group() if shared else ""
    head = len(names[0])
    alike = all(len(name) == head for name in names[:-1]) and len(names[-1]) > head + 1
    if shared and alike and (head == 2 or names[-1][head - 1] == names[0][-1]):
        tail = names[-1][head:]  # 小学、初中入学率: what follows a name as long as the others
    lettered = re.match(r"[A-Z](.+)", names[-1])  # A、B、C类人才补助
    if lettered and all(re.fullmatch(r"[A-Z]", name) for name in names[:-1]):
        tail = lettered.group(1)
    heads = ["、".join(names[: len(names) - count + 1]), *names[len(names) - count + 1 :]]
    return [name if name.endswith(tail) else name + tail for name in heads]


def _years(text: str, group: list[Found]) -> list[str]:
    """The due years listed before the numbers, when there are as many of them."""
    sentence = max(text.rfind(stop, 0, group[0].end) for stop in "。；\n") + 1
    listed = [*_YEARS.finditer(text, sentence, group[0].end)]
    years = re.findall(r"(20\d\d)年?(底|末)?", listed[-1].group()) if listed else []
    if len(years) != len(group):
        return []
    return [year + "-12" if end else year for year, end in years]
