"""Lists of quantities: what is printed once for all of them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.quantity_found import Found

DEALS = re.compile("分别|依次")
MEASURE_FIRST = re.compile(
    r"(?P<measure>.{2,}?(?:率|占比|比例|比重|数量|人数|面积|标准|经费|费|成本|收入))(?P<which>[\u3400-\u9fff]{2,6})$"
)


def listed(text: str, first: Found, target: Found) -> Found:
    """“每年至少提供1次评估、3次推介”: what holds for the first of a list holds for the next."""
    if (
        first.kind == target.kind == "funding"
        and first.unit == target.unit == "%"
        and text[first.end : target.why.start] in "、和"
    ):
        return replace(target, indicator=first.indicator, op=first.op)  # “按80%、70%、60%给予奖励”
    side_by_side = text[first.end : target.why.start].strip() in ("、", "和", "及", "以及")
    if first.kind == "funding" and first.unit == target.unit and side_by_side and not target.indicator:
        why = replace(target.why, funding=first.why.funding)  # “分别安排800万元、600万元”
        return replace(target, kind="funding", op=first.op, indicator=first.indicator, why=why)
    if first.kind == target.kind == "funding" and first.unit == target.unit and side_by_side:
        return replace(
            target, indicator=first.indicator, op=first.op, per=first.per
        )  # “每条航线不超过400万元、800万元”
    if (
        first.kind == target.kind == "target"
        and first.unit == target.unit
        and first.op in (">=", "<=")
        and side_by_side
        and not target.indicator
        and not DEALS.search(first.raw)
    ):
        return replace(target, indicator=first.indicator, op=first.op)  # “腐损率控制在5%、8%和6%以内”
    if first.kind == target.kind == "target" and side_by_side and not target.indicator and not DEALS.search(first.raw):
        # “培训不少于4期、1200人次”
        return replace(target, indicator=first.indicator, op=first.op if target.op == "=" else target.op)
    between = text[first.start : target.start]
    if (
        "至少" not in between
        or not between.rstrip().endswith(("、", "和", "及", first.raw[-1]))
        or re.search("[，,；;。]", between)
    ):
        return target
    return replace(target, op=first.op if target.op == "=" else target.op, per=target.per or first.per)


_MORE_A_YEAR = re.compile(r"[、，](?:其中)?(?:每年|年均|平均每年)(?:安排|投入|不少于|不低于|不超过|约|各)*")
_FOR_OTHERS = re.compile(r"[\u3400-\u9fff]{0,6}[，、；][\u3400-\u9fff]{2,8}?(?:每(?:人|月|年|家|户|个|台|辆|次))+")
_CHANGES_EACH = re.compile(
    r"(?:平均|累计|整体|力争|再)*(?:压减|压缩|精简|减少|缩短|降低|提高|提升|增加)[\u3400-\u9fff]{2,6}\s*\d"
)
# Names that stand side by side for the parts of one measure.
KIN = re.compile(
    r"小学|初中|高中|幼儿园|城镇|城市|农村|县城|乡镇|国家级|省级|市级|县级|集中供养|社会散居|分散供养|集中养育|散居|(?<!进)出口|进口(?!总)"
)
KIN_BESIDE = re.compile(rf"[、，和]({KIN.pattern})(?:每[人户生])?(?:每[年月])?")
_RATE_BESIDE = re.compile(r"、[\u3400-\u9fff]{2}率(?:达到?|不低于|不少于|超过|提高到|提升到|为|均|均达到|保持在)*")
_RAISED_TOO = re.compile(r"[，,](?:其中)?[\u3400-\u9fff]{2,14}(?:提高|增加|上浮|提标)[到至](?:每[人户]每?[月年]?)?")
_TOTAL_OF = re.compile(r"(?:总数|总量|保有量|拥有量)$")
_SAME_MONEY = re.compile(
    r"[，,；;](?:其中[，,]?)?(?:(?:20\d\d年[、和])*20\d\d年|首年|次年|[前后][一二两三]年|第[一二三]年)(?:各|分别|均|安排|不少于|不低于|不超过|约)*"
)


def more_of_the_same(text: str, first: Found, target: Found) -> Found:
    """“补贴按售价的15%执行，能效1级产品为20%”: what holds for one kind of thing holds in its own measure for the next."""
    between = text[first.end : target.why.start]
    if first.kind == target.kind == "funding" and first.unit == target.unit and _MORE_A_YEAR.fullmatch(between):
        return replace(target, indicator=first.indicator)  # “安排资金9000万元、年均不少于3000万元”
    if first.kind == "funding" and target.unit.endswith("元") and _SAME_MONEY.fullmatch(between):
        why = replace(target.why, funding=first.why.funding)  # “安排1.2亿元，其中2025年5000万元，后两年各3500万元”
        return replace(target, kind="funding", indicator=first.indicator, why=why)
    beside = KIN_BESIDE.fullmatch(between)
    alike = first.unit == target.unit or (first.unit.endswith("元") and target.unit.endswith("元"))
    if beside and (kin := KIN.search(first.indicator)) and alike and first.kind == "funding":
        # “公用经费标准提高到小学720元、初中940元”
        whole = first.indicator[: kin.start()] + beside.group(1) + first.indicator[kin.end() :]
        why = replace(target.why, funding=first.why.funding)
        return replace(target, kind="funding", indicator=whole, op=first.op if target.op == "=" else target.op, why=why)
    if (
        first.kind == "funding"
        and target.kind == "target"
        and first.unit == target.unit
        and _FOR_OTHERS.fullmatch(between)
    ):
        what = re.search(r"(?:补贴|补助|奖励|津贴|资助)$", first.indicator)
        why = replace(target.why, funding=first.why.funding)  # “硕士每月给予2000元补贴，博士每月4000元”
        return replace(target, kind="funding", indicator=target.indicator + (what.group() if what else ""), why=why)
    if (
        first.op in ("+", "-")
        and target.op == "="
        and first.unit == target.unit == "%"
        and re.fullmatch(r"、[\u3400-\u9fff]{2,6}\s*", between)
        and _CHANGES_EACH.match(first.raw)
    ):
        return replace(target, op=first.op)  # “平均压减环节60%、材料55%”
    if _RATE_BESIDE.fullmatch(between) and first.indicator.endswith("率") and len(first.indicator) >= 6:
        # “学生体质健康合格率达到95%、优良率达到50%”
        whole = first.indicator[:-3] + target.indicator
        return replace(target, indicator=whole) if re.fullmatch("..率", target.indicator) else target
    if first.kind == "funding" and target.kind == "target" and first.unit == target.unit and first.unit.endswith("元"):
        raised = _RAISED_TOO.fullmatch(between)
        what = re.search(r"(?:补贴|补助|奖励|津贴|资助)$", first.indicator)
        if raised:  # “户均补助1.5万元，其中贫困户提高到2万元”
            why = replace(target.why, funding=first.why.funding)
            return replace(target, kind="funding", indicator=target.indicator + (what.group() if what else ""), why=why)
    total = _TOTAL_OF.search(first.indicator)
    alone = re.fullmatch(r"[、和][\u3400-\u9fffA-Z0-9“”]{2,12}", between)
    if total and first.op == ">=" and target.op == "=" and first.unit == target.unit and alone:
        # “5A级景区总数达到3家、4A级景区25家”: the total and its bound hold for both
        return replace(target, op=">=", indicator=target.indicator + total.group())
    same = first.kind == "funding" and target.kind == "target" and first.unit == target.unit == "%"
    between = text[first.end : target.why.start]
    if not same or not between.endswith("为") or re.search("[。；;]", between) or len(target.indicator) > 16:
        return target
    why = replace(target.why, funding=first.why.funding)
    return replace(target, kind="funding", indicator=first.indicator + target.indicator, why=why)
