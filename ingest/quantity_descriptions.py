"""Numbers that describe a thing instead of counting it: how long, how large, which ones, what was there before (eval guide)."""

from __future__ import annotations

import re

from ingest.quantity_context import Context

_CHANGES = re.compile(
    r"[^，。；]{0,10}(?:提高|提升|增加|增长|压缩|压减|缩短|降低|降|减少|调整|扩大|扩充|拓展|延长|精简|缩小|缩减|收窄|压降|上升|上调|下调|放宽|增|减|升|降|缩|提)(?:到|至|为|增加为|减少为)"
)
_BENEFIT = re.compile(r"免费|免租|租金|补贴|补助|奖励|资助|优惠|贷款|额度|授信|给予|提供(?:不|最|面积)")
_OUTCOME_TIME = re.compile(
    r"(?:压缩|压减|缩短|缩减|减少|减(?=[至到为])|降|控制|精简|提速|办结|办理|开办|办电|办理时(?:间|限)|审批时(?:间|限)|时间|时限|用时|耗时|报装|审批|核准|受理)(?!后|之日)[^，。；]{0,6}(?:到|至|在|为|不超过|不高于|不多于|低于)?\s*(?:不超过)?\s*$"
)
# Spans of time that are measured: 人均预期寿命达到80岁.
_LIFE = re.compile(r"寿命|受教育年限|平均(?:工期|周期|时长)|办理(?:周期|时长)")
# “延时服务全年不少于300天”: how often, told in days of the year.
_DAYS_A_YEAR = re.compile(r"(?:全年|每年|年均|每月|每周)[^，。；]{0,12}$")
# “甲率、提前量分别达到92%、50分钟”
_DEALT_REACHED = re.compile(
    r"分别(?:达到?|不少于|不低于|提高到|提升至|超过)[^，。；\u3400-\u9fff]{1,12}(?:以上)?[、和]$"
)
_NUMBER_OF_DAYS = re.compile(r"天数(?:达到?|超过|不少于|不低于|稳定在|保持在|增加到)*$")  # 空气质量优良天数达到285天
_LASTS = re.compile(r"(?:时间|期限|时限)(?:累计|一般|原则上)?(?:不少于|不低于|不得少于|至少)$")
_SHORT = ("分钟", "秒", "毫秒", "小时", "个小时")
_DEALT_TIME = re.compile(
    r"(?:[\d.]+\s*(?:个工作日|工作日|个月|个|小时|分钟|天|日|年)(?:以内)?(?:[、和]|以及)(?:[进出]口)?)+\s*$"
)


def duration(c: Context) -> bool:
    if c.quantity.unit in ("年", "个月", "月", "季度") and _LASTS.search(c.left):
        return True  # 帮扶时间不少于6个月
    if c.quantity.kind != "time" or _OUTCOME_TIME.search(c.left) or _NUMBER_OF_DAYS.search(c.left):
        return False
    if _DEALT_TIME.search(c.clause_left) and _OUTCOME_TIME.search(_DEALT_TIME.sub("", c.clause_left)):
        return False  # “分别压缩至30小时、1小时以内”
    if c.quantity.unit in _SHORT and c.binding.explicit and not _BENEFIT.search(c.sentence_left):
        return False  # 时延不超过5毫秒, 课间活动不少于15分钟
    if (
        c.quantity.unit in ("天", "日")
        and (c.binding.explicit or c.quantity.suffix.endswith("以上"))
        and _DAYS_A_YEAR.search(c.left)
    ):
        return False
    if c.quantity.unit in _SHORT and _DEALT_REACHED.search(c.clause_left):
        return False
    return not (c.binding.explicit and _LIFE.search(c.clause_left if len(c.core) > 3 else c.sentence_left[-60:]))


# 优惠不低于两成, 打八成
_DISCOUNT = re.compile(r"(?:优惠|折扣|让利|打|价格)[^，。；]{0,8}$")


def size(c: Context) -> bool:
    """Areas, discounts and multiples that size a benefit; a multiple is a target only as growth or with a bound."""
    if c.quantity.unit == "成" and not _DISCOUNT.search(c.left):
        return False  # 占九成以上
    if c.quantity.unit == "番":
        return False
    if c.quantity.kind == "percent":
        return c.left.endswith("减按")  # “减按90%计入应纳税所得额”
    if c.quantity.kind == "multiple" and _TIMES_A_PRICE.search(c.left):
        return False  # “收费标准不高于公办园收费的1.5倍”
    if (
        c.quantity.kind == "multiple"
        and c.quantity.suffix.endswith("上")
        and re.search(r"(?:撬动|放大)[^，。；]{0,8}$", c.left)
    ):
        return False
    if c.quantity.kind == "multiple":
        return not c.binding.explicit or bool(_BENEFIT.search(c.clause_left))
    whole = _MEASURE_END.search(c.core.rstrip())
    if whole and len(c.core.strip()) >= 4 and not _BENEFIT.search(c.clause_left):
        return False  # “发放贷款3.5亿元，农业保险参保面积26万亩”
    # Of what is given only rooms are sized in a later clause: “贷款余额…，碳减排量60万吨” is no size of a loan.
    return c.quantity.kind == "amount" and bool(
        _BENEFIT.search(c.sentence_left if c.quantity.unit.endswith("平方米") else c.clause_left)
    )


_TIMES_A_PRICE = re.compile(
    r"(?:收费|价格|租金|费用)(?:标准|水平)?(?:原则上|一般)?(?:不高于|不超过|控制在|不得高于|不得超过)[^，。；\d]{2,14}的$"
)
_MEASURE_END = re.compile(r"(?:面积|产量|总量|里程|容量|能力|规模|数量)$")
_FROM = re.compile(r"(?:由|从|将)[^，。；]{0,14}$")


def baseline(c: Context) -> bool:
    """“由30%提高到50%”, “将24项调整为30项”: what was there before."""
    if c.left.endswith("原"):
        return True
    return _CHANGES.match(c.right) is not None and _FROM.search(c.left) is not None
