"""Why a quantity is no target (eval guide, “What is a target” and “Settled”): one named rule after the other.

A rule sees the words around the quantity; the first that holds names the reason under which it is reported as ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.operators import Binding
from ingest.quantity_tokens import Quantity


@dataclass(frozen=True)
class Context:
    """A quantity and the words around it; `left`/`right` of its segment, `clause_left`/`clause_right` of its clause."""

    quantity: Quantity
    binding: Binding
    core: str
    left: str
    right: str
    clause_left: str
    clause_right: str
    sentence_left: str
    bracketed: bool
    funding: bool
    verb_in_front: bool


_PAST = re.compile(
    r"目前|当前|现有|现已|已经?(?:有|建|成|形成|收集|积累|完成|实现|培育|累计|达|获|发|开)|截至目前|截止目前|去年|上年(?!度实际)|原有|原来的?|总结过去"
)
_AHEAD = re.compile(r"预计|计划|将|力争|争取|确保|到\s*20\d\d|目标|建成后|再|新增|要")
_CONDITION_RIGHT = re.compile(
    r"^[（(]?(?:及?以上|以下|以内|不含|含)?[)）]?(?:至[^，。]{1,8})?(?:（含）)?(?:的)?(?:[^，。；]{0,14})?(?:企业|单位|项目|人员|毕业生|个人|主体|机构|家庭|高校|场所|建筑|贷款|小区|住房|用地|岗位|商户|户|园区|载体)?(?:的)(?=[，,、]|$)"
)
_WHO_LEFT = re.compile(
    r"(?:^|[，。；、])?(?:对于?|凡|对在|针对|面向|符合|经认定|年|近|满|连续|毕业|正常运营|注册|成立|入驻|签订|租期|达到|超过|投资|产值|收入|营收|面积|注册资本|从业|纳税|缴纳|累计|获得|离校|同期|单个|单笔|单户)"
)
_MONEY_OF = re.compile(
    r"(?:产值|收入|营收|销售额|营业额|交易额|投资额?|投入|资本|金额|额度|贷款需求|余额|估值|融资|年度|缴税|纳税)(?:额|达到?|超过?|超|在|为|不低于|不少于|突破|满)*$"
)
_NAMED = re.compile(
    r"^(?:级|量级|规模以上|口之家|年代|分钟(?:生活圈|创业便利圈|便民|服务圈|医疗|健身)|小时(?:内)?(?:经济圈|交通圈|都市圈))|^(?:[元]?级)"
)
_LIST_OF = re.compile(
    r"^(?:维度|方面|领域|环节|行业|部门|阶段|层面|试点行业|重点|要素|步骤|板块|版块|流程|时效|层级|层次|原则|坚持|专项行动|文件|办法|方案|指标体系)"
)
_PLACE_LEFT = re.compile(
    r"(?:在|从|由|按|以|依托|利用|遴选|围绕|通过|聚焦|突出|包括|涉及|分|位于|位列|排名|进入|前)\s*(?:全国|全省|全市|全县|全区|我市|我省|上述|这|近|约)?\s*$"
)
_PLACE_RIGHT = re.compile(r"^[^，。；]{0,30}(?:中的|内的|中|内|上|之间|基础上|为重点|为核心|为依托|以上学历)")
_OUTCOME_TIME = re.compile(
    r"(?:压缩|压减|缩短|缩减|减少|降|控制|精简|提速|办结|办理时(?:间|限)|审批时(?:间|限)|时间|时限)[^，。；]{0,6}(?:到|至|在|为|不超过|不高于|不多于|低于)?\s*(?:不超过)?\s*$"
)
_SMALL_VERB = re.compile(r"至少|不少于|不低于|超过|每半年|每季度|每月|每年|每周|每两年|达到|新增|增设|覆盖")


def _name_part(c: Context) -> bool:
    return bool(_NAMED.match(c.right))


def _past(c: Context) -> bool:
    found = list(_PAST.finditer(c.sentence_left))
    return bool(found) and not _AHEAD.search(c.sentence_left, found[-1].end())


def _idiom(c: Context) -> bool:
    q = c.quantity
    if not q.han or q.value_max is not None:
        return False
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
    firm = c.binding.explicit or q.suffix != "" or _SMALL_VERB.search(c.clause_left[-12:]) is not None
    if q.value <= 2:
        return not firm
    return not firm and not (c.verb_in_front and q.value >= 10)


def _kind(c: Context) -> bool:
    if c.quantity.kind != "kind":
        return False
    return not (c.binding.explicit or re.search(r"(?:覆盖|新增|拓展到|涵盖)\s*$", c.left))


def _content(c: Context) -> bool:
    return c.quantity.kind == "count" and bool(_LIST_OF.match(c.right.lstrip("个")))


def _duration(c: Context) -> bool:
    return c.quantity.kind == "time" and not _OUTCOME_TIME.search(c.left)


def _condition(c: Context) -> bool:
    q = c.quantity
    if (
        c.quantity.kind == "money"
        and _MONEY_OF.search(c.left)
        and re.match(r"[^，。；]{0,20}(?:企业|项目|单位|主体|机构|的(?=[，,、]))", c.right)
    ):
        return True
    if (
        c.clause_right.rstrip("，,").endswith("的")
        and re.search(r"(?:对于?|凡|经|符合)", c.clause_left)
        and q.kind != "time"
    ):
        return True
    return (
        bool(q.suffix)
        and bool(re.match(r"的?[^，。；]{0,16}(?:企业|项目|单位|人员|人才|学历|机构)(?:的)?[，,]?$", c.clause_right))
        and bool(re.search(r"对|凡|面向", c.clause_left))
    )


def _place(c: Context) -> bool:
    if c.binding.explicit or c.quantity.kind not in ("count", "kind"):
        return False
    if re.search(r"(?:遴选|围绕|聚焦|依托|利用|突出|在)\s*$", c.left):
        return re.search(r"在\s*$", c.left) is not None or bool(_PLACE_RIGHT.match(c.right))
    return bool(_PLACE_LEFT.search(c.left)) and bool(_PLACE_RIGHT.match(c.right))


def _bracket_aside(c: Context) -> bool:
    return c.bracketed and c.quantity.han


def _size(c: Context) -> bool:
    return c.quantity.kind in ("multiple", "amount") and not c.binding.explicit and not c.verb_in_front


def _baseline(c: Context) -> bool:
    return bool(re.search(r"(?:由|从)(?:原来的?|目前的?|现在的?|20\d\d年的?)?\s*$", c.left)) and bool(
        re.match(
            r"[^，。；]{0,10}(?:提高|提升|增加|增长|压缩|压减|缩短|降低|降|减少|调整|扩大|减至|增至|延长)", c.right
        )
    )


RULES: tuple[tuple[str, Callable[[Context], bool]], ...] = (
    ("no-unit", lambda c: c.quantity.kind == "" and not c.binding.explicit),
    ("no-unit", lambda c: c.quantity.kind == ""),
    ("name-part", _name_part),
    ("past", _past),
    ("baseline", _baseline),
    ("idiom", _idiom),
    ("kind-count", _kind),
    ("content-count", _content),
    ("duration", lambda c: not c.funding and _duration(c)),
    ("condition", _condition),
    ("place", lambda c: not c.funding and _place(c)),
    ("aside", _bracket_aside),
    ("size", lambda c: not c.funding and _size(c)),
)


def reason_to_ignore(context: Context) -> str | None:
    """The name of the first rule that makes the quantity no target, None when it is one."""
    return next((name for name, holds in RULES if holds(context)), None)
