"""Why a quantity is no target (eval guide, “What is a target” and “Settled”): one named rule after the other.

A rule sees the words around the quantity; the first that holds names the reason under which it is reported as ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ingest.operators import Binding
from ingest.quantity_tokens import Quantity


class Context(NamedTuple):
    """A quantity and the words around it; `left`/`right` of its segment, `clause_left`/`clause_right` of its clause."""

    quantity: Quantity
    binding: Binding
    core: str
    left: str
    right: str
    clause_left: str
    clause_right: str
    sentence_left: str
    after: str  # what follows the clause
    bracketed: bool
    funding: str  # the rule that makes it money paid out, "" for none
    verb_in_front: bool
    per_what: str = ""  # “达到每人每月2000元”: what the unit is shared among


_PAST = re.compile(
    r"(?<![较比在])(?:目前|当前)|现已|截至目前|截止目前|(?<![较比])(?:去年|上年(?!度实际))|总结过去|以来"
)
_PAST_CLAUSE = re.compile(r"(?<!在)现有|已经?(?:有|建|成|形成|收集|积累|完成|实现|培育|累计|达|获|发|开|拥|入)|现存")
_AHEAD = re.compile(r"预计|计划|将|力争|争取|确保|到\s*20\d\d|目标|建成后|再|新增|要")
_GRANTS = re.compile(
    r"[，,](?:可|给予|予以|按|优先|享受|纳入|经|每[家个人户项件]|最高|一次性|分别|择优|再|不|由|免|减|直接|奖励|补助|补贴|资助|其(?![中他它余])|同等|视为|方可|才)"
)
# “…达到N万元以上，且增速达到M%以上的，给予…”: both numbers are conditions.
_CHAINED = re.compile(
    r"[，,](?:(?:且|并且|同时|并)[^，,。；]{2,40}的[，,]|(?!对)[^，,。；]{2,40}的[，,][^，,。；]{0,12}(?:给予|予以|按|可|奖励|补助|每|最高|一次性))"
)
_GRANTED = re.compile(r"[，,、][^。；]{0,60}(?:给予|奖励|补贴|补助|资助|减免|免除|返还)")
_WHO_RIGHT = re.compile(r"[^，。；]{0,20}(?:企业|项目|单位|主体|机构|个人|家庭|用户|商户|的(?=[，,、]))")
_MONEY_OF = re.compile(
    r"(?:产值|收入|营收|销售额|营业额|交易额|投资额?|投入|资本|金额|额度|贷款需求|余额|估值|融资|年薪|薪酬|工资|价款|缴税|纳税)(?:额|达到?|超过?|超|过|在|为|不低于|不少于|突破|满)*$"
)
_NAMED = re.compile(
    r"^(?:(?:节能|能效)标准|范围|半径|服务半径|覆盖率|可达|级|量级|规模以上|口之家|年代|分钟(?:生活圈|创业便利圈|便民|服务圈|医疗|健身)|小时(?:内)?(?:经济圈|交通圈|都市圈))|^(?:[元]?级)"
)
_LIST_OF = re.compile(
    r"^(?:试点|重点|关键|主要|优势|细分|具体|核心|典型|垂直)?(?:维度|方面|领域|环节|行业|部门|阶段|层面|要素|步骤|板块|版块|流程|层级|层次|原则|专项行动|文件|指标体系|模块|章节|字|坚持|专班|工作专班|工作组|专项工作组|小组|办公室|专项组)"
    r"(?=$|[，。；、（）的等中内]|开展|分别|推进|和|与|形成|为|试点)|^时效"
)
_PLACE_LEFT = re.compile(
    r"(?:在|从|由|按|以|依托|利用|遴选|围绕|通过|聚焦|突出|包括|涉及|分|位于|位列|排名|进入|前)\s*(?:全国|全省|全市|全县|全区|我市|我省|上述|这|近|约)?\s*$"
)
_PLACE_RIGHT = re.compile(r"^[^，。；]{0,30}(?:中的|内的|中|内|上|之间|基础上|为重点|为核心|为依托|以上学历)")
_CHANGES = re.compile(
    r"[^，。；]{0,10}(?:提高|提升|增加|增长|压缩|压减|缩短|降低|降|减少|调整|扩大|扩充|拓展|延长|精简|上调|下调|放宽|增|减|升|降|缩|提)(?:到|至|为|增加为|减少为)"
)
_MEASURED = re.compile(
    r"(?:业务量|产量|销量|交易额|销售额|营业额|收入|营收|产值|投资额?|利润|税收|纳税额?|缴税额?|总资产|资产|估值|市值|薪酬|年薪|缴纳|增速|增长率)(?:达到?|超过?|过|满|突破|在|不低于|不少于|为)+[^，。；]{0,20}$"
)
_BENEFIT = re.compile(r"免费|免租|租金|补贴|补助|奖励|资助|优惠|贷款|额度|授信|给予|提供(?:不|最|面积)")
_OUTCOME_TIME = re.compile(
    r"(?:压缩|压减|缩短|缩减|减少|减(?=[至到为])|降|控制|精简|提速|办结|办理时(?:间|限)|审批时(?:间|限)|时间|时限)[^，。；]{0,6}(?:到|至|在|为|不超过|不高于|不多于|低于)?\s*(?:不超过)?\s*$"
)
# Spans of time that are measured: 人均预期寿命达到80岁.
_LIFE = re.compile(r"寿命|受教育年限|平均(?:工期|周期|时长)|办理(?:周期|时长)")
_RATED = re.compile(r"(?:率|指数|系数|比|强度|评分|得分|水平|PUE值?)$")
# “线路重复系数由3.2下降到2.5以下”
_RATE_FROM = re.compile(r"(?:率|指数|系数|比|强度|评分|得分|水平|PUE值?)[由从][\d.]+[\u3400-\u9fff]{1,4}$")
_CHOSEN = re.compile(r"(?:选取|遴选|选择|选定|打造|建设|建成|培育|创建)[^，。；]{2,60}$")
_SIZED_THING = re.compile(
    r"(?:的|[^，。；、\d]{0,8}?)(?:项目|企业|工程|产业|集群|园区|平台|产品|大单|订单)(?=[^，。；、]{0,8}(?:\d|$))"
)
_SMALL_VERB = re.compile(r"至少|不少于|不低于|超过|每半年|每季度|每月|每年|每周|每两年|达到|新增|增设|覆盖")


def _no_unit(c: Context) -> bool:
    """A bare number: only a rate or an index can be one (死亡率控制在0.01以内)."""
    bare = c.quantity.kind == "" and c.quantity.unit == ""
    rate = _RATED.search(c.core.strip()) or _RATE_FROM.search(c.clause_left)
    rated = c.binding.explicit and rate is not None and not c.right.strip()
    return c.quantity.kind == "" and not (bare and rated)


def _name_part(c: Context) -> bool:
    return bool(_NAMED.match(c.right))


def _past(c: Context) -> bool:
    found = [*_PAST.finditer(c.sentence_left)]
    if found:
        return not _AHEAD.search(c.sentence_left, found[-1].end())
    in_clause = [*_PAST_CLAUSE.finditer(c.clause_left)]
    return bool(in_clause) and not _AHEAD.search(c.clause_left, in_clause[-1].end())


_OF_SIZE = re.compile(r"的?(?:[级]|企业|项目|产业|集群|园区|乡镇|村|平台|县)")  # 亿元以上企业30家


_OF_SCALE = re.compile(r"(?:规模|级|以上规模|规模化)")  # 万只规模养殖园区


def _vague(c: Context) -> bool:
    """上百个, 数十家, 每万人: no number is printed."""
    if c.quantity.round and _OF_SCALE.match(c.right):
        return True
    if c.quantity.round and c.quantity.kind == "money" and _OF_SIZE.match(c.right):
        return True
    if c.quantity.round and (re.search(r"[上数近每几过]$", c.left) or c.bracketed):
        return True
    return c.quantity.round and not (c.core.strip() and c.verb_in_front) and not c.binding.explicit


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
    if re.search(r"等\s*$", c.left) and _CHOSEN.search(c.clause_left):
        return False  # “选取餐饮、药店等20个行业”: so many are to be chosen
    return c.quantity.kind == "count" and not c.binding.explicit and bool(_LIST_OF.match(c.right))


_SHORT = ("分钟", "秒", "毫秒", "小时", "个小时")
_DEALT_TIME = re.compile(r"(?:[\d.]+\s*(?:个工作日|工作日|个月|小时|分钟|天|日|年)(?:以内)?(?:[、和]|以及))+\s*$")


def _duration(c: Context) -> bool:
    if c.quantity.kind != "time" or _OUTCOME_TIME.search(c.left):
        return False
    if _DEALT_TIME.search(c.clause_left) and _OUTCOME_TIME.search(_DEALT_TIME.sub("", c.clause_left)):
        return False  # “分别压缩至30小时、1小时以内”
    if c.quantity.unit in _SHORT and c.binding.explicit and not _BENEFIT.search(c.sentence_left):
        return False  # 时延不超过5毫秒, 课间活动不少于15分钟
    return not (c.binding.explicit and _LIFE.search(c.clause_left if len(c.core) > 3 else c.sentence_left[-60:]))


# “对困难老人家庭实施改造1200户，每户补助…”: so many are to be done.
_DONE_TO = re.compile(r"(?:实施|完成|开展|进行)[^，。；]{2,16}$")


_GIVEN_TO = re.compile(r"(?:^|(?<![应相针面反绝核比校配]))对于?[^，。；]{1,30}$")
_AGED = re.compile(r"^[^，。；\d]{0,8}(?:人|老人|老年人|儿童|青少年|居民|职工|女性|男性|者|群众|人群|人员|学生)")


def _condition(c: Context) -> bool:
    """The number says whom or what a benefit is for, not how much is to be reached."""
    q, follows = c.quantity, _GRANTS.match(c.after) is not None
    if q.kind == "money" and _MONEY_OF.search(c.left) and _WHO_RIGHT.match(c.right):
        return True
    if q.kind in ("percent", "money") and re.search(r"(?:扣减|扣除|扣罚|核减|追缴)[^，。；]*$", c.clause_left):
        return True  # “扣减奖补资金10%”: what somebody loses
    if (
        q.kind == "percent"
        and _GIVEN_TO.search(c.clause_left)
        and re.match(r"以?[上下内]?的[^，。；\d]{1,12}(?:扣减|给予|予以|按)", c.right)
    ):
        return True  # “对返煤率超过5%的县区扣减”
    if q.unit in ("岁", "周岁") and (q.suffix or q.value_max is not None) and _AGED.match(c.right):
        return True  # 65周岁以上老年人
    if q.suffix and re.search(r"(?:对|凡|在|符合|达到?)$", c.left) and re.match(r"的", c.right):
        return True
    if (
        q.suffix
        and c.right.startswith("的")
        and not c.funding
        and re.search(r"(?:^|(?<![应相针面反绝]))对[^，。；]{1,30}$", c.clause_left)
    ):
        return True  # “对集中连片造林200亩以上的经营主体每亩补助600元”
    if (
        q.kind == "count"
        and _GIVEN_TO.search(c.clause_left)
        and re.match(r"[^，。；\d]{1,24}(?:给予|予以|每|各)", c.right)
    ):
        return True  # “对排名靠前的3个区给予每区200万元”
    if re.match(r"的(?:不予|不再|不享受|不得)", c.right):
        return True  # “班轮航次少于30个的不予补助”
    if q.suffix and re.search(r"对$", c.left) and _WHO_RIGHT.match(c.right):
        return True  # “对160千瓦以下用户实行零投资接入”
    clause_right = c.clause_right.rstrip("，, ")
    if clause_right.endswith("的") and (follows or re.search(r"对于?|凡|经|符合", c.clause_left)):
        return True
    if c.funding:
        return False
    if _CHAINED.match(c.after):
        return True
    done = c.quantity.kind == "count" and _DONE_TO.search(c.clause_left) and not c.clause_right.strip()
    if not done and re.match(r"\s*(?:对于?|凡)", c.clause_left) and (follows or (q.suffix and _GRANTED.match(c.after))):
        return True
    return follows and bool(
        re.search(r"的[^，。；的]{2,20}$", clause_right)
        or (q.suffix and re.match(r"的?[^，。；]{0,16}(?:企业|项目|单位|人员|人才|学历|机构)$", clause_right))
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
    """Areas, discounts and multiples that size a benefit; a multiple is a target only as growth or with a bound."""
    if c.quantity.unit == "成" and (c.quantity.suffix or re.search("占比?$", c.left)):
        return False  # 占九成以上
    if c.quantity.unit == "番":
        return False
    if c.quantity.kind == "multiple":
        return not c.binding.explicit or bool(_BENEFIT.search(c.clause_left))
    return c.quantity.kind == "amount" and bool(_BENEFIT.search(c.sentence_left))


def _baseline(c: Context) -> bool:
    """“由30%提高到50%”, “将24项调整为30项”: what was there before."""
    if re.search(r"原$", c.left):
        return True
    return bool(re.search(r"(?:由|从|将)[^，。；]{0,14}$", c.left)) and bool(_CHANGES.match(c.right))


# “年收入50万元以上的村占比达到85%”: the second number is the target.
_OF_THOSE = re.compile(
    r"的[^，。；]{1,20}?(?:占比|比例|比重|数量|总数|个数|占|达到?|超过|不少于|不低于|突破|至少|应当?|须|要)"
)


# “反馈的31项问题整改完成率达到100%”: the number is part of what the rate is of.
_IN_A_RATE = re.compile(
    r"[^，。；、的]{1,16}(?:率|比例|比重)(?:均|全部)?(?:达到?|不低于|不少于|超过|提高|提升|保持|稳定|控制|为|\d)"
)


# “年用水量1万立方米及以上的工业企业…”: the number says which ones.
_SOMEBODY = re.compile(
    r"的?[^，。；、\d]{0,10}(?:企业|单位|用户|机构|项目|主体|村|镇|园区|建筑|小区|学校|医院|农户|家庭|公司)"
)


_OF_CAPACITY = re.compile(r"\d(?:台|座|套|个|条|艘|架|辆)(?:套)?$")
# “为不少于90%的企业建立账户”: the share of those is what is to be reached.
_SHARE_DOES = re.compile(r"的[^，。；、的]{2,14}(?:建立|完成|开展|配备|纳入|接入|安装|实施|建成|设立|签订)")


def _attribute(c: Context) -> bool:
    """“营业收入超1亿元的企业”, “10亿元以上项目”: the number describes the thing, it does not count it."""
    if c.quantity.kind == "money" and c.quantity.suffix.endswith("以上") and _SIZED_THING.match(c.right):
        return True
    if c.quantity.kind == "count" and not c.binding.explicit and _IN_A_RATE.match(c.clause_right):
        return True
    measured = c.quantity.kind in ("amount", "money", "data") and c.quantity.suffix.endswith("上")
    if measured and c.core.strip() and not (c.verb_in_front or c.binding.explicit) and _SOMEBODY.match(c.right):
        return True
    if (
        c.quantity.kind in ("amount", "data")
        and not c.binding.explicit
        and _OF_CAPACITY.search(c.clause_left)
        and c.right.strip(" ，。；、")
    ):
        return True  # “4台30万千瓦机组”
    below = c.quantity.kind in ("amount", "data", "count") and c.quantity.suffix.endswith(("以下", "以上"))
    if (
        below
        and "及" in c.quantity.suffix
        and not c.binding.explicit
        and re.match(r"[^，。；、\d的]{2,14}\d", c.clause_right)
    ):
        return True  # “35蒸吨及以下燃煤锅炉46台”
    if not c.right.startswith("的"):
        return False
    if c.quantity.kind == "percent" and _SHARE_DOES.match(c.right):
        return False
    if (c.quantity.suffix or c.binding.explicit) and re.match(r"的(?:达到?|占|不低于|不少于|超过)", c.right):
        return True  # “50万元以上的达到40%”
    if c.quantity.suffix and _OF_THOSE.match(c.clause_right) and re.search(r"\d", c.clause_right):
        return True
    bare = c.binding.explicit and not c.core.strip(" 、和及与")  # “…项目、超五百万件的银牌项目”
    return bare or _MEASURED.search(c.clause_left[-60:]) is not None


def _permission(c: Context) -> bool:
    if re.search(r"限[补购领享报]$", c.left):
        return True  # 每人每类限补1件
    return bool(re.search(r"(?:允许|可以|可自)[^，。；]{0,4}$", c.core)) and not c.funding


# “每吸纳1人奖励2000元”
_EACH_PAID = re.compile(r"[^，。；\d]{0,12}(?:奖|补|给予|资助|支持)[^，。；]{0,12}\d")


RULES: tuple[tuple[str, Callable[[Context], bool]], ...] = (
    ("no-unit", _no_unit),
    ("base", lambda c: c.quantity.kind == "count" and re.search(r"(?<!同)按照?$", c.left) is not None),
    ("base", lambda c: re.search(r"每(?:超过|增加|新增|满|完成|达到|减少)?\s*$", c.left) is not None),
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
    ("baseline", _baseline),
    ("vague", _vague),
    ("idiom", _idiom),
    ("kind-count", _kind),
    ("content-count", _content),
    ("duration", lambda c: not c.funding and _duration(c)),
    ("attribute", lambda c: not c.funding and _attribute(c)),
    ("condition", _condition),
    ("permission", _permission),
    ("place", lambda c: not c.funding and _place(c)),
    ("aside", _bracket_aside),
    ("size", lambda c: not c.funding and _size(c)),
)


def reason_to_ignore(context: Context) -> str | None:
    """The name of the first rule that makes the quantity no target, None when it is one."""
    return next((name for name, holds in RULES if holds(context)), None)
