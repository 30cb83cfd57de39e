"""Numbers that say which things are meant or how large they are: “营业收入超1亿元的企业”, “10亿元以上项目” (eval guide)."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.quantity_context import Context

_MEASURED = re.compile(
    r"(?:业务量|产量|销量|交易额|销售额|营业额|收入|营收|产值|投资额?|利润|税收|纳税额?|缴税额?|总资产|资产|估值|市值|薪酬|年薪|缴纳|增速|增长率)(?:达到?|超过?|过|满|突破|在|不低于|不少于|为)+[^，。；]{0,20}$"
)
_SIZED_THING = re.compile(
    r"(?:的|[^，。；、\d]{0,8}?)(?:项目|企业|工程|产业|集群|园区|平台|产品|大单|订单)(?=[^，。；、]{0,8}(?:\d|$))"
)
# “年收入50万元以上的村占比达到85%”: the second number is the target.
_OF_THOSE = re.compile(
    r"的[^，。；]{1,20}?(?:占比|比例|比重|数量|总数|个数|占|达到?|超过|不少于|不低于|突破|至少|应当?|须|要)"
)
# “反馈的31项问题整改完成率达到100%”: the number is part of what the rate is of.
_IN_A_RATE = re.compile(
    r"[^，。；、的]{1,16}(?:率|比例|比重|占比)(?:均|全部|力争|分别|同比|年均|每年)*(?:达到?|不低于|不少于|超过|突破|提高|提升|保持|稳定|控制|下降|降低|降至|降到|减少|增长|上升|由|从|较|比|为|\d)"
)
_OF_THOSE_SO_MANY = re.compile(r"的[^，。；、\d的]{0,12}\d")
_SHARE_OF_THOSE = re.compile(r"[^，。；、的]{2,16}的[^，。；、的]{0,8}(?:比例|占比|比重)[^，。；、的]{0,10}\d")
_ONE_OF_SIZE = re.compile(r"\d(?:处|个|座|所|家|片|栋|间|块)(?:不少于|不低于|不小于|超过)?$")
_OF_ONE = re.compile(r"\d(?:支|个|家)(?:不少于|不低于|超过|至少)$")
# “年用水量1万立方米及以上的工业企业…”: the number says which ones.
_SOMEBODY = re.compile(
    r"的?[^，。；、\d]{0,10}(?:企业|单位|用户|机构|项目|主体|村|镇|园区|建筑|小区|学校|医院|农户|家庭|公司)"
)
# “推进20万吨铝材项目投产”, “加快年产5万辆整车项目建设”: how large the one that is furthered is to be.
_FURTHERED = re.compile(r"(?:推进|推动|加快|支持|确保|力促|促进|抓好|跟进|谋划|争取|实施|开工)(?:建设)?\s*$")
_MAKES = re.compile(r"(?:年产|年处理|日处理|年加工|年出栏)\s*$")
_DONE_TO_ALL = re.compile(
    r"[^，。；、\d的]{2,14}?(?:全部|基本|全面|一律|限期|逐步|应)(?:实现|完成)?(?:淘汰|关停|取缔|退出|改造|拆除|停用|清零|替代|整治|达标)"
)
_OWN_SIZE = re.compile(r"(?:容量|功率|负荷|面积|规模|用量)\s*$")
# “100家龙头企业研发周期平均缩短30%”: what changes is told by the second number.
_CHANGES_ITS = re.compile(
    r"[^，。；、的\d]{2,14}(?:周期|成本|时间|时长|效率|产值率|能耗|费用|利润率|增加值|用工)(?:平均|整体|累计)?(?:缩短|下降|降低|提高|提升|压减|减少)\s*\d"
)
_MADE_USE_OF = re.compile(r"(?:用好|用足|用活|运用好?|落实好?|执行)(?:国家|中央|人民银行|央行)?$")
_POLICY_OF = re.compile(r"的?[^，。；、\d]{0,8}(?:再贷款|再贴现|支小|工具|政策)")
_PURSUED = re.compile(r"(?:查处|整治|打击|严查)[^，。；、\d]{0,6}$")
_VOLTAGE = re.compile("[千兆]?伏|[kK]?V")
_SPEED = re.compile(r"(?:时速|速度|流速|风速)(?:为|约)?\s*$")
_PREPARED = re.compile(r"(?:以上)?的[^，。；]{2,20}前期(?:工作|手续)?")
_OURS = re.compile(r"对(?:辖区|所辖|本级|现有|全[市县区镇乡街])[^，。；\d]{0,8}$")
_AGAIN_AND_AGAIN = re.compile(r"每(?:季度?|月|周|半年|旬)")
_CAPACITY = re.compile(r"(?:吨|瓦|瓦时|伏安|立方米|W|Wh)$")
_OF_A_PROJECT = re.compile(r"(?:/[年日天]|以上)?的?[^，。；、\d]{0,16}?(?:项目|生产线|工程)(?!\d)")
_OF_CAPACITY = re.compile(r"\d(?:台|座|套|个|条|艘|架|辆)(?:套)?$")
# “为不少于90%的企业建立账户”: the share of those is what is to be reached.
_SHARE_DOES = re.compile(r"的[^，。；、的]{2,14}(?:建立|完成|开展|配备|纳入|接入|安装|实施|建成|设立|签订)")


# “对全县排查出的68处危险路段设置标志420块”: so many are there.
_FOUND_THERE = re.compile(
    r"对[^，。；]{0,16}(?:排查|摸排|梳理|发现|反馈|交办|在册|登记|评定|鉴定|在建|在用)(?:出|到|的)*$"
)


def _described(c: Context) -> bool:
    """Whether the quantity is sized by a bound, 以上 or 以下, and measures something instead of counting heads."""
    bounded = c.quantity.suffix.endswith(("以下", "以上")) and not c.binding.explicit
    return bounded and (c.quantity.kind in ("amount", "data", "money") or "及" in c.quantity.suffix)


def _over(c: Context) -> bool:
    return next(iter(c.binding.words), "") in ("超", "超过", "过")


def _capacity(c: Context) -> bool:
    """Whether the number is the capacity of a project that is furthered: 年产5万辆整车项目."""
    makes = _MAKES.search(c.left) or (_CAPACITY.search(c.quantity.unit) and _FURTHERED.search(c.left))
    return bool(makes) and _OF_A_PROJECT.match(c.right) is not None


def _bare(c: Context) -> bool:
    """“…项目、超五百万件的银牌项目”: nothing but the bound stands before the number."""
    return c.binding.explicit and not c.core.strip(" 、和及与")


# Whether the number describes, and when; the first that holds decides.
_FORMS: tuple[tuple[bool, Callable[[Context], object]], ...] = (
    # “160千瓦及以下小微企业办电零投资”
    (True, lambda c: c.quantity.kind in ("amount", "data") and c.quantity.suffix.startswith("及") and (not c.core.strip() or _OWN_SIZE.search(c.core)) and _SOMEBODY.match(c.right)),
    # “500千伏变电站1座”
    (True, lambda c: _VOLTAGE.fullmatch(c.quantity.unit) and re.match(r"[及\u3400-\u9fff]", c.right) and not c.binding.explicit),
    # “查处超员20%以上客车”
    (True, lambda c: c.quantity.suffix and _PURSUED.search(c.left) and re.match(r"[\u3400-\u9fff]{2,}", c.right)),
    # “7座以上客运车辆”
    (True, lambda c: c.quantity.unit == "座" and c.quantity.suffix and re.match(r"的?[\u3400-\u9fff]{0,6}车", c.right)),
    # “不足30人的乡镇”
    (True, lambda c: re.search(r"(?:不足|未满|不满)$", c.left) and c.right.startswith("的")),
    # “设计时速350公里的高铁”, “装机120万千瓦的电站前期工作”
    (True, lambda c: _SPEED.search(c.left) or (c.quantity.kind == "amount" and _PREPARED.match(c.clause_right))),
    # “服务中心1家（不少于1000平方米）”
    (True, lambda c: c.bracketed and c.quantity.unit.endswith("平方米") and not c.core.strip()),
    # “对辖区2家养老机构每季度检查一次”
    (True, lambda c: c.quantity.kind == "count" and _OURS.search(c.clause_left) and _AGAIN_AND_AGAIN.search(c.clause_right)),
    # “覆盖30万人口以上的县”
    (True, lambda c: re.match(r"人口(?:及?以[上下])?的", c.right)),
    # “对全县排查出的68处危险路段设置标志420块”
    (True, lambda c: c.quantity.kind == "count" and _FOUND_THERE.search(c.clause_left) and re.search(r"\d", c.clause_right)),
    # “亿元以上项目”
    (True, lambda c: c.quantity.kind == "money" and c.quantity.suffix.endswith("以上") and _SIZED_THING.match(c.right)),
    # “年产值超10亿元的产品3个、超亿元12个”
    (True, lambda c: c.quantity.kind == "money" and _over(c) and not c.core.strip(" 、和及") and re.match(r"\d", c.clause_right)),
    # “进出口额超10亿元企业三年达到12家”
    (True, lambda c: c.quantity.kind == "money" and _over(c) and _SIZED_THING.match(c.right)),
    # “掌握2项以上运动技能的比例不低于90%”
    (True, lambda c: c.quantity.kind == "count" and c.core.strip() and _SHARE_OF_THOSE.match(c.clause_right)),
    # “反馈的31项问题整改完成率达到100%”
    (True, lambda c: c.quantity.kind == "count" and not c.binding.explicit and (_IN_A_RATE.match(c.clause_right) or _CHANGES_ITS.match(c.clause_right))),
    # “用好3000亿元专项再贷款政策”: what somebody else has made
    (True, lambda c: c.quantity.kind == "money" and _MADE_USE_OF.search(c.left) and _POLICY_OF.match(c.right)),
    # “年用水量1万立方米以上的工业企业”
    (True, lambda c: c.quantity.kind in ("amount", "money", "data") and c.quantity.suffix.endswith("上") and c.core.strip() and not (c.verb_in_front or c.binding.explicit) and _SOMEBODY.match(c.right)),
    # “4台30万千瓦机组”
    (True, lambda c: c.quantity.kind in ("amount", "data") and not c.binding.explicit and _OF_CAPACITY.search(c.clause_left) and c.right.strip(" ，。；、")),
    # “1处800平方米以上综合设施”: how large it is to be
    (True, lambda c: c.quantity.kind == "amount" and c.quantity.suffix.endswith("以上") and _ONE_OF_SIZE.search(c.clause_left)),
    # “推进20万吨铝材项目3个”: the number behind it counts, this one describes; without one it is what is told.
    (False, lambda c: _capacity(c) and re.match(r"[^，。；、]{0,24}?\d", c.right)),
    (True, _capacity),
    # “35蒸吨及以下燃煤锅炉46台”
    (True, lambda c: _described(c) and re.match(r"[^，。；、\d的]{2,14}\d", c.clause_right)),
    # “35蒸吨/小时以下燃煤锅炉全部淘汰”
    (True, lambda c: _described(c) and _DONE_TO_ALL.match(c.clause_right)),
    # “人口规模300人以上的行政村46个”
    (True, lambda c: c.quantity.suffix.endswith(("以下", "以上")) and not c.binding.explicit and c.core.strip() and _OF_THOSE_SO_MANY.match(c.clause_right)),
    (False, lambda c: not c.right.startswith("的")),
    # “为不少于90%的企业建立账户”
    (False, lambda c: c.quantity.kind == "percent" and _SHARE_DOES.match(c.right)),
    # “50万元以上的达到40%”
    (True, lambda c: (c.quantity.suffix or c.binding.explicit) and re.match(r"的(?:达到?|占|不低于|不少于|超过)", c.right)),
    # “年收入50万元以上的村占比达到85%”
    (True, lambda c: c.quantity.suffix and _OF_THOSE.match(c.clause_right) and re.search(r"\d", c.clause_right)),
    # “1支不少于20人的队伍”: how large it is to be, too
    (False, lambda c: _bare(c) and c.quantity.unit in ("人", "名") and _OF_ONE.search(c.clause_left)),
    (True, _bare),
    # “营业收入超1亿元的企业”
    (True, lambda c: _MEASURED.search(c.clause_left[-60:])),
)  # fmt: skip


def attribute(c: Context) -> bool:
    """“营业收入超1亿元的企业”, “10亿元以上项目”: the number describes the thing, it does not count it."""
    return next((describes for describes, holds in _FORMS if holds(c)), False)
