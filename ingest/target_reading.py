"""One quantity that is a target, read: its name, how it binds, by when, how often, and whether it is money paid out."""

from __future__ import annotations

import re

from ingest.aid_words import PAID
from ingest.benefit_names import benefit
from ingest.caps import is_capped
from ingest.deadlines import Deadline
from ingest.indicator_behind import FARES, PER_HEAD, named, object_after, sized
from ingest.indicator_phrases import subject
from ingest.leaning_names import complete
from ingest.named_before import sum_of_fund_before
from ingest.operators import operator
from ingest.plan import Op
from ingest.quantity_clauses import Place
from ingest.quantity_context import Context
from ingest.quantity_found import Found, Why
from ingest.quantity_lists import KIN
from ingest.tidy_names import tidy

# “实际利用外资保持10%以上的增速”: what the share is of stands on both sides.
_GROWTH_BEHIND = re.compile(r"的?(?:年均)?(增速|增幅|增长速度|增长率)(?=$|[，,；;。、])")
# “统筹资金支持文旅发展”: what the money is for.
_USE = re.compile(
    r"\s*(?:专项|资金)?(?:用于|作为)?(?P<what>(?:支持|推动|推进|保障|开展|实施|设立)?[^，,。；;\d]{4,24})$"
)
_ONLY_SPENT = re.compile(r"(?:安排|投入|统筹|列支|出资|拿出)$")
_USE_BEHIND = re.compile(
    r"[，,](?:专项|主要|重点)?(?:面向[^，。；\d]{2,16})?(?:用于|(?=支持|保障|发放))(?P<what>[^，,。；;\d]{4,24})(?=[，,。；;]|$)"
)
# “提高到每人每年99元”
_FLOOR = re.compile(
    r"(?:(?:不少于|不低于|至少|不得少于|不得低于)|(?:提高|提升|增加|上调|提标|达)[到至](?:每[人户家生床件亩](?:每[年月日天])?|每月|(?:"
    + KIN.pattern
    + r")(?:每[人户])?(?:每[年月])?)?)$"
)
_YEARLY = re.compile(
    r"每年|每年度|同一年度|(?<!\d)年均(?!浓度|气温|降水|降雨|水平|值)|每一年|逐年|(?<![上本近全当下0-9０-９一二三四五])年度(?!报告|计划|预算|考核|评|综合|目标|绩效|投资|任务)|^年(?=[^内底末])|年(?=人均|户均)|(?<![\d０-９全一二三四五六七八九十两半])年(?=登记量|授权量|申请量|交易额|处理量|服务|接待|招生|举办|开展|服务量|接待量|培训|营业|培养|投放|发放|放款|(?:产值|增收|销售|收益|收入)[^\d]*$)|(?<![\d０-９一二三四五六七八九十两半全今当本去上明来近每])年新增"
)
# “公益广告数量不少于广告总量的30%”: the bound stands before what the share is taken of.
_SHARE_OF = re.compile(
    r"(不少于|不低于|不小于|不得少于|不得低于|超过|达到|不超过|不高于|不得超过|低于)([^，,；;。]{1,14})的\s*$"
)
# “游客恢复到2019年的120%”
_RECOVERED = re.compile(r"恢复[到至](?:20\d\d年|疫情前|往年)(?:同期)?(?:水平)?的?\s*$")
# “对8.2万亩油菜开展“一喷三防””
_DONE_FOR = re.compile(r"(?P<whom>[\u3400-\u9fff]{1,12}?)(?:开展|进行)(?P<what>[^，。；、\d]{2,12})$")
# “商标注册新增180件，每件一次性补助3000元”
_EACH_ONE_OF_THEM = re.compile(
    r"[，,、\s]*(?P<each>每(?P<one>[\u3400-\u9fff]))(?=一次性|补|奖|给予|资|最高|不超过|支持)"
)
_UP_TO_AID = re.compile(rf"^.*?(?={PAID})")
_OF_A_STANDARD = re.compile(r"标准(?:提高|提升|增加|上调|提标)?[到至]?(?:[\u3400-\u9fff]{2,4})?$")
_RAISED_TO = re.compile(r"(?<=标准)(?:提高|提升|增加|上调|提标|达)[到至](?=[\u3400-\u9fff])")
_STATE_BEHIND = re.compile("全?覆盖|达标|到位|落实|合格|接入|整改|销号|联网|公开")  # “工作站实现100%覆盖”
_SHARE_RAISED = re.compile(
    r"(?P<what>[\u3400-\u9fff]{2,16}(?:标准|比例|额度))(?:提高|上调|提升)[到至][^，。；\d]{2,16}的$"
)
_STANDARD = re.compile(r"[\u3400-\u9fff]{2,12}(?:标准|定额|额度|比例|金额)$")
# “租金不高于市场价的70%”: a price told by another
_PRICE = re.compile(r"(?:租金|价格|房价|收费|费用|单价|售价)(?:标准|水平)?$")
# “预算安排经费不低于一般公共预算支出的0.5%”: money, told as a share of all the money.
_BUDGETED = re.compile(r"(?:安排|列支|统筹|投入)[^，。；]{0,24}(?:不低于|不少于)")
_SIZE_NEXT = re.compile(r"[\d.]+[人名](?:以上|左右)?的")  # 1支30人的队伍
_BOUND_ALONE = re.compile(r"不少于|不低于|不小于|超过|至少")
_A_YEAR = re.compile(r"(?<=[\u3400-\u9fff])(?<![上去今本全半同一二两三四五])年$")  # 手术年增长10%
_AID_RAISED = re.compile(r"(?:的?再|另)?(?:(上浮|提高|上调|增加)|下浮|下调|降低|减少)$")  # “补贴标准上浮30%”
_AID_STANDARD = re.compile(rf"(?:{PAID})(?:标准|额度|比例|金额)")  # what is raised is told by itself
_AT_MOST = ("不超过", "不高于", "不得超过", "低于")
_ATTRIBUTE = re.compile(r"(?<!每)年[^，。；年]{1,20}的")  # 年收入超10亿元的企业


def read_target(
    text: str, context: Context, place: Place, own: Deadline | None, due: str | None, goals: bool, earlier: list[Found]
) -> Found:
    """The target of one quantity: `own` is the date that holds for it, `due` the one where none does, `earlier` what was
    read before it in the text."""
    quantity = context.quantity
    sized_next = _BOUND_ALONE.fullmatch(context.right) or (
        not context.right and _SIZE_NEXT.match(context.clause_right)
    )  # “1支不少于20人的队伍”
    behind = object_after(context.clause_right if sized_next else context.right)
    if (done := _DONE_FOR.match(context.clause_right)) and context.left.rstrip().endswith("对"):
        behind = done.group("whom") + done.group("what")
    subject_first = not (
        behind
        and (context.verb_in_front or (quantity.kind == "count" and not context.binding.explicit))
        and (context.verb_in_front or not FARES.fullmatch(behind))
    )
    if context.funding:
        indicator = benefit(
            left=context.core if KIN.fullmatch(context.per_what) else context.left,
            right=context.right,
            clause_right=context.clause_right,
            sentence_left=context.sentence_left,
        )
        if context.per_what and (
            KIN.fullmatch(context.per_what) or ("分别" not in context.left and _OF_A_STANDARD.search(indicator))
        ):
            indicator += context.per_what
        whose = _EACH_ONE_OF_THEM.match(context.left) if earlier else None
        if whose and earlier[-1].unit.endswith(whose.group("one")) and text[earlier[-1].end : place.left] in "，,、":
            indicator = earlier[-1].indicator + whose.group("each") + _UP_TO_AID.sub("", indicator)
        if earlier and earlier[-1].kind == "funding" and "。" not in text[earlier[-1].end : place.left]:
            indicator = sum_of_fund_before(indicator, earlier[-1].indicator) or indicator
        use = _USE.match(context.clause_right)
        if use and (context.funding == "paid-from-budget" or context.clause_right.startswith(("用于", "支持"))):
            indicator = use.group("what")
        elif _ONLY_SPENT.search(indicator) and (use := _USE_BEHIND.match(context.after)):
            indicator = use.group("what")  # “市财政三年安排6000万元，支持重点项目建设”
        floor = _FLOOR.search(context.left.rstrip()) is not None
        floor = floor or quantity.suffix in ("以上", "及以上", "之上")
        indicator = _RAISED_TO.sub("", indicator)
        op: Op = "<=" if is_capped(context.left, quantity.suffix, kind=quantity.kind) else ">=" if floor else "="
        if quantity.kind in ("percent", "money") and (raised := _AID_RAISED.search(context.left)):
            alone = _AID_STANDARD.fullmatch(context.left[: raised.start()].lstrip(" ，,、"))
            op, indicator = "+" if raised.group(1) else "-", alone.group() if alone else _AID_RAISED.sub("", indicator)
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
        if subject_first and behind and PER_HEAD.fullmatch(indicator):
            indicator, name = indicator + behind, "in-front"  # “每千服务人口不少于1名乡村医生”
        if size := sized(context.core.strip(), context.right):
            indicator, name = size, "sized"
        rate = _GROWTH_BEHIND.match(context.right) if quantity.kind == "percent" else None
        if rate and context.core.strip():
            indicator, subject_first = subject(context.core, bound=True) + rate.group(1), True
        if subject_first and quantity.kind == "percent" and context.right.startswith("全覆盖"):
            indicator += "全覆盖"
        if quantity.kind == "percent" and _STATE_BEHIND.fullmatch(behind) and context.core.strip().endswith("实现"):
            indicator = subject(context.core.strip().removesuffix("实现"), bound=True) + behind
        indicator += context.per_what
        whole_name = complete(indicator, context, earlier)
        if not whole_name or whole_name != indicator:
            name = "leaning" if whole_name else "only-words"
        indicator = whole_name or behind or context.core.strip()
        within = quantity.kind == "time" and not quantity.suffix and context.right.startswith("内")
        op, words = operator(
            context.binding, "以内" if within else quantity.suffix, more=quantity.more, unit=quantity.unit, subject_first=subject_first,
            goals=goals, before=context.left,
        )  # fmt: skip
    if quantity.kind == "percent" and not context.funding and (again := _RECOVERED.search(context.left)):
        op, indicator = ">=", subject(context.left[: again.start()], bound=True)
    raised_to = _SHARE_RAISED.search(context.left) if context.funding and quantity.kind == "percent" else None
    if raised_to is not None:
        op, indicator = ">=", raised_to.group("what")  # “见习补贴标准提高到当地最低工资标准的80%”
    part = _SHARE_OF.search(context.left) if context.funding and quantity.kind == "percent" else None
    if part is not None and (standard := _STANDARD.search(context.left[: part.start()])):
        indicator = standard.group()  # “对托管服务给予补助，补助标准不超过服务价格的30%”
    share = _SHARE_OF.search(context.core) if quantity.kind in ("percent", "multiple") else None
    if context.funding and not (context.funding == "paid-from-budget" or _BUDGETED.search(context.core)):
        share = None
    if share is not None:
        op = "<=" if share.group(1) in _AT_MOST else ">="
        whole = subject(context.core[: share.start()].removesuffix("原则上"), bound=True)
        by_rule = not whole or re.search("(?:按照?|依照|以)$", whole)  # “按照不高于合同金额的10%”
        funds = re.sub("(?:按照?|依照|以)$", "", whole)
        whole, by_rule = (funds, None) if by_rule and funds.endswith(("经费", "资金")) else (whole, by_rule)
        indicator = (
            share.group(2)
            if by_rule
            else complete(whole, context, earlier)
            if _PRICE.search(whole)
            else f"{whole}占{share.group(2)}"
        )
    indicator = tidy(indicator)
    start = place.left + (len(context.left) - len(context.left.lstrip(" 、，,")))
    end = quantity.end
    if not subject_first or context.funding:
        tail = object_after(context.right)
        at = text.find(tail, quantity.end, place.right) if tail else -1
        end = at + len(tail) if at >= 0 else end
    rated = quantity.kind == "percent" or quantity.unit == "番"
    growth = (
        "每年" in context.left
        or "年均" in context.binding.words
        or (op in ("+", "-") and re.search(r"(?<!\d)年均|每年|逐年", context.left) is not None)
    )
    of_a_year = op in ("+", "-") and _A_YEAR.search(context.core) is not None
    yearly = (
        quantity.yearly or of_a_year or bool(_YEARLY.search(_ATTRIBUTE.sub("", context.left)) and (growth or not rated))
    )
    return Found(
        indicator=indicator, op=op, value=quantity.value, value_max=quantity.value_max, unit=quantity.unit,
        per="year" if yearly else None, due=own.iso if own else due, kind="funding" if context.funding else "target",
        raw=text[start:end], start=start, end=end,
        why=Why(quantity.start, quantity.end, name, words, (own.start, own.end) if own else None, context.funding),
    )  # fmt: skip
