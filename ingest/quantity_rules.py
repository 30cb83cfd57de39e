"""Why a quantity is no target (eval guide, “What is a target” and “Settled”): one named rule after the other.

A rule sees the words around the quantity; the first that holds names the reason under which it is reported as ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.quantity_attributes import attribute
from ingest.quantity_conditions import condition, permission
from ingest.quantity_contents import counts_content
from ingest.quantity_context import Context
from ingest.quantity_descriptions import baseline, duration, size
from ingest.quantity_places import kind_count, place

_PAST = re.compile(
    r"(?<![较比在项])(?:目前|当前)|现已|截至目前|截止目前|(?<![较比])(?:去年|上年(?!度实际))|总结过去|以来"
)
# “…达到2.1平方米，…，为“十四五”发展奠定了坚实基础”: what the sentence ends by looking back at.
_LAID = re.compile(r"(?:奠定|打下|积累|形成)了[^，。；]{0,12}(?:基础|经验|优势)")
_PAST_CLAUSE = re.compile(
    r"(?<![在过用托筹])现有|已经?(?:有|建(?!小区|住宅)|成|形成|收集|积累|完成|实现|培育|累计|达|获|发|开|拥|入)|现存"
)
_AHEAD = re.compile(r"预计|计划|将|力争|争取|确保|到\s*20\d\d|目标|建成后|再|新增|要|[月年]底前")
_NAMED = re.compile(
    r"^(?:(?:节能|能效)标准|范围|半径|服务半径|覆盖率|可达|级|量级|规模以上(?![\u3400-\u9fff]{0,8}(?:企业|工业|单位))|口之家|年代|分钟(?:生活圈|创业便利圈|便民|服务圈|医疗|健身)|小时(?:内)?(?:经济圈|交通圈|都市圈))|^(?:[元]?级)"
)
_SHARE = re.compile(
    r"(?:占比?|达到?|超过|突破|率|比例|比重|不低于|不少于|至|到|增长|提高|下降|精简|减少|压减|降低|压缩)$"
)
_WAIVED = re.compile(r"[^，。；\d%]{0,10}免")
_RATED = re.compile(
    r"(?:率|指数|系数|比|强度|评分|得分|水平|PUE值?)(?:[（(][A-Za-z]{2,8}[）)])?$"
)  # 能效（PUE）降至1.25
# “线路重复系数由3.2下降到2.5以下”
_RATE_FROM = re.compile(r"(?:率|指数|系数|比|强度|评分|得分|水平|PUE值?)[由从][\d.]+[\u3400-\u9fff]{1,4}$")
_SMALL_VERB = re.compile(
    r"至少|不少于|不低于|超过|每半年|每季度|每月|每年|每周|每[两三四五六](?:个月|个季度|年|周|天)|达到|新增|增设|覆盖"
)


def _no_unit(c: Context) -> bool:
    """A bare number: only a rate or an index can be one (死亡率控制在0.01以内)."""
    bare = c.quantity.kind == "" and c.quantity.unit == ""
    rate = _RATED.search(c.core.strip()) or _RATE_FROM.search(c.clause_left)
    rated = c.binding.explicit and rate is not None and not c.right.strip()
    return c.quantity.kind == "" and not (bare and rated)


def _name_part(c: Context) -> bool:
    return bool(_NAMED.match(c.right))


def _past(c: Context) -> bool:
    if "了" in c.after and _LAID.search(c.after):
        return True
    found = [*_PAST.finditer(c.sentence_left)]
    if found:
        return not _AHEAD.search(c.sentence_left, found[-1].end())
    in_clause = [*_PAST_CLAUSE.finditer(c.clause_left)]
    return bool(in_clause) and not _AHEAD.search(c.clause_left, in_clause[-1].end())


_OF_SIZE = re.compile(r"的?(?:[级]|企业|项目|产业|集群|园区|乡镇|村|平台|县)")  # 亿元以上企业30家
_OF_SCALE = re.compile(r"(?:规模|级|以上规模|规模化)")  # 万只规模养殖园区


_PER_SO_MANY = re.compile(r"[\u3400-\u9fff]{0,8}(?:批次数|拥有量|拥有数|床位数|医师数|护士数|发病率|比例)")
_SO_LARGE = re.compile(
    r"(?:高标准|现代|标准化)?[\u3400-\u9fff]{1,6}(?:片|方|区|基地|园|田|带|林|场|示范点|方田)\s*(?:$|\d)"
)


def _vague(c: Context) -> bool:
    """上百个, 数十家, 每万人: no number is printed."""
    if c.quantity.round and _OF_SCALE.match(c.right):
        return True
    if c.quantity.round and _PER_SO_MANY.match(c.right):
        return True  # 千人批次数, 万人拥有量
    if c.quantity.round and c.quantity.kind == "amount" and _SO_LARGE.match(c.right):
        return True  # “建设万亩示范片20个”
    if c.quantity.round and c.quantity.kind == "money" and _OF_SIZE.match(c.right):
        return True
    if c.quantity.round and (re.search(r"[上数近每几过]$", c.left) or c.bracketed):
        return True
    return c.quantity.round and not (c.core.strip() and c.verb_in_front) and not c.binding.explicit


def _idiom(c: Context) -> bool:
    q = c.quantity
    if not q.han or q.value_max is not None or (c.funding and q.kind == "time" and _WAIVED.match(c.right)):
        return False  # 前两年免收租金
    if q.unit in (
        "批",
        "对",
        "代",
        "轮",
        "块",
        "片",
        "单",
        "组",
        "头",
        "位",
        "只",
        "网",
        "度",
        "张",
        "集",
        "版",
        "页",
        "字",
        "线",
        "环",
        "圈",
        "步",
        "端",
        "化",
    ):
        return True
    if q.unit == "成":
        return not (q.suffix or _SHARE.search(c.left))  # 占三成, 比例力争达到四成
    firm = c.binding.explicit or q.suffix != "" or _SMALL_VERB.search(c.clause_left[-12:]) is not None
    if q.value <= 2:
        return not firm
    return not firm and not (c.verb_in_front and q.value >= 10)


def _bracket_aside(c: Context) -> bool:
    return c.bracketed and c.quantity.han


# “每吸纳1人奖励2000元”
_EACH_PAID = re.compile(r"[^，。；\d]{0,12}(?:奖|补|给予|资助|支持)[^，。；]{0,12}\d")
_BY = re.compile(r"(?<!同)按照?$")
_FOR_EVERY = re.compile(r"每(?:多[\u3400-\u9fff]{0,2}|超过|增加|增长|提高|新增|引进|培育|满|完成|达到|减少)?\s*$")


RULES: tuple[tuple[str, Callable[[Context], bool]], ...] = (
    ("no-unit", _no_unit),
    ("base", lambda c: c.quantity.kind == "count" and _BY.search(c.left) is not None),
    (
        "base",
        lambda c: _FOR_EVERY.search(c.left) is not None,
    ),
    (
        "base",
        lambda c: (
            c.quantity.value == 1
            and re.search(r"每[\u3400-\u9fff]{2}$", c.left) is not None
            and _EACH_PAID.match(c.clause_right) is not None
        ),
    ),
    ("name-part", _name_part),
    ("past", lambda c: not c.funding and _past(c)),
    ("baseline", baseline),
    ("vague", _vague),
    ("idiom", _idiom),
    ("kind-count", kind_count),
    ("content-count", counts_content),
    ("duration", lambda c: not c.funding and duration(c)),
    ("attribute", lambda c: not c.funding and attribute(c)),
    ("condition", condition),
    ("permission", permission),
    ("place", lambda c: not c.funding and place(c)),
    ("aside", _bracket_aside),
    ("size", lambda c: not c.funding and size(c)),
)


def reason_to_ignore(context: Context) -> str | None:
    """The name of the first rule that makes the quantity no target, None when it is one."""
    return next((name for name, holds in RULES if holds(context)), None)
