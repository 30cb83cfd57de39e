"""Numbers that say whom or what a benefit is for, or what is allowed: no targets (eval guide, “Conditions”)."""

from __future__ import annotations

import re

from ingest.quantity_context import Context

_GRANTS = re.compile(
    r"[，,](?:可(?!容纳|提供|停放|满足|服务|同时|承载|带动)|给予|予以|按|优先|享受|纳入|经|每[家个人户项件]|最高|一次性|分别|择优|再|不|由|免(?!费[为向])|减|直接|奖励|补助|补贴|资助|其(?![中他它余])|同等|视为|方可|才|返还|退还)"
)
# “…达到N万元以上，且增速达到M%以上的，给予…”: both numbers are conditions.
_CHAINED = re.compile(
    r"[，,](?:(?:且|并且|同时|并)[^，,。；]{2,40}的[，,]|(?!对)[^，,。；]{2,40}的[，,][^，,。；]{0,12}(?:给予|予以|按|可|奖励|补助|每|最高|一次性))"
)
_GRANTED = re.compile(r"[，,、][^。；]{0,60}(?:给予|奖励|补贴|补助|资助|减免|免除|返还)")
_WHO_RIGHT = re.compile(r"[^，。；]{0,20}(?:企业|项目|单位|主体|机构|个人|家庭|用户|商户|的(?=[，,、]))")
_MUST_THEN = re.compile(
    r"的(?:设置|实行|必须|一律|应当?|须|要|采取|安装|配备|纳入|予以|由)(?=[^，。；\d]{2,})|的[^，。；\d]{1,12}(?:由[^，。；\d]{1,8})?(?:约谈|通报|追责|问责)"
)
_SPENT_ON = re.compile(r"(?:实施|建设|新建|用于|打造|改造|推进|开展|购置|升级|建成)")  # “投资3.2亿元实施平台项目8个”
_MONEY_OF = re.compile(
    r"(?:产值|收入|营收|销售额|营业额|交易额|进出口额?|出口额|投资额?|投入|资本|金额|额度|贷款需求|余额|估值|融资|年薪|薪酬|工资|价款|缴税|纳税)(?:额|达到?|超过?|超|过|在|为|不低于|不少于|突破|满|首次|累计)*$"
)
# “对困难老人家庭实施改造1200户，每户补助…”: so many are to be done.
_DONE_TO = re.compile(r"(?:实施|完成|开展|进行)[^，。；]{2,16}$")
# “对6家管道企业开展安全评估，不合格的限期整改”
_WORKED_ON = re.compile(
    r"[^，。；\d]{0,24}(?:[、和]\d+[^，。；\d]{1,24}){0,4}(?:开展|进行|实施)[^，。；\d]{0,8}(?:评估|检查|排查|检测|体检|整治|改造|治理|诊断|监测|抽检|抽查|培训|帮扶|验收|复核)$"
)
_GIVEN_TO = re.compile(r"(?:^|(?<![应相针面反绝核比校配]))对于?[^，。；]{1,30}$")
_AT_A_RATE = re.compile(r"按照?(?:不超过|不高于|最高)?$")  # “对企业贷款按照不超过2%的利率给予贴息”
_AGED = re.compile(
    r"^[^，。；\d]{0,8}(?:人|老人|老年人|儿童|青少年|居民|职工|女性|男性|女生|男生|者|群众|人群|人员|学生)"
)


_PAID_IN_PARTS = re.compile(
    r"(?:当年|次年|首年|第[一二三]年|验收[\u3400-\u9fff]{0,4}|首批|首期|先行|预先)(?:后)?(?:兑付|拨付|支付|兑现|预拨)$"
)
_RATED_APART = re.compile(r"的[^，。；、\d]{0,10}(?:率|费|标准)[^，。；、\d]{0,8}\d")
_GETS_SO_MUCH = re.compile(
    r"的(?:可|再|分别|由[^，。；\d]{2,6})?(?:给予|予以|(?:一次性)?(?:奖励|补助|补贴|资助))[^，。；、\d的]{0,12}\d"
)
_PUNISHED = re.compile(r"[^，。；\d]{1,12}?(?:扣减|核减|扣除|约谈|通报|暂停|取消)")
_RANKED = re.compile(r"的?(?:为|评为|定为|确定为|认定为|列为|视为|授予)[^，。；\d]{1,12}(?:[，；。]|$)")
_WEIGHED = re.compile(r"(?:考核|考评|评估|测评|评议|评分|评审|得分|成绩|笔试|面试|检查)(?:得分|成绩|结果)?占比?$")
_MARKED = re.compile(
    r"(?:扣减|扣除|扣|加计|加|减)(?:[^，。；]{0,12}(?:得分|分值|总分|成绩|考核分?|分数))?(?:最高|最多|不超过)?$"
)
_HAPPENED = re.compile(r"(?:出现|发现|发生|查实|查处|被通报|每有)$")
_PUNISHED_THEN = re.compile(r"[^，。；\d]{0,12}[，,]?[^，。；\d]{0,12}(?:扣|罚|约谈|通报|追责|追究|取消|一票否决)")
_KEPT_WITHIN = frozenset(("控制在", "压缩在"))
_EACH_ONE = re.compile(
    r"[^，。；]{2,24}?(?:逐[一个户项处车船人村点校企家件宗株棵栋幢座条段]|实行|分类(?:改革|管理|推进|实施|处置|施策))"
)


def condition(c: Context) -> bool:
    """The number says whom or what a benefit is for, not how much is to be reached."""
    q, follows = c.quantity, _GRANTS.match(c.after) is not None
    if (
        q.kind == "money"
        and _MONEY_OF.search(c.left)
        and _WHO_RIGHT.match(c.right)
        and not (q.suffix == "" and _SPENT_ON.match(c.right))
    ):
        return True
    if q.kind == "count" and c.left.rstrip().endswith("前") and re.match(r"每|按|给予|予以|免|减", c.right):
        return True  # “前12列每列补贴30万元”
    if q.kind in ("percent", "money") and re.search(
        r"(?:(?<![抵折回代计查])扣(?![缴押]|除比例)|核减|追缴|罚款)[^，。；]*$", c.clause_left
    ):
        return True  # “扣减奖补资金10%”: what somebody loses
    if q.suffix and re.search(r"(?:死亡|重伤|受伤|伤亡)\s*$", c.left) and re.match(r"的?[^，。；\d]{0,8}事故", c.right):
        return True  # “发生一次死亡3人以上事故的”
    if q.unit == "分" and _MARKED.search(c.clause_left):
        return True  # “扣减年度考核得分1—3分”
    if q.kind == "money" and re.match(r"[^，。；]{0,12}(?:罚款|罚金)", c.clause_right):
        return True  # “处以500元以上2000元以下罚款”
    if q.kind == "count" and _HAPPENED.search(c.clause_left) and _PUNISHED_THEN.match(c.clause_right + c.after):
        return True  # “出现1处火点，扣工作经费”
    if (
        q.kind == "percent"
        and _GIVEN_TO.search(c.clause_left)
        and not _AT_A_RATE.search(c.clause_left)
        and re.match(r"以?[上下内]?的[^，。；\d]{1,12}(?:扣减|给予|予以|按)", c.right)
    ):
        return True  # “对返煤率超过5%的县区扣减”
    if q.unit in ("岁", "周岁") and _AGED.match(c.right) and (q.suffix or q.value_max or not c.binding.explicit):
        return True  # 65周岁以上老年人, 14周岁女生
    if q.suffix and re.search(r"(?:对|凡|在|符合|达到?)$", c.left) and c.right.startswith("的"):
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
        and re.match(r"[^，。；\d]{1,24}?(?:给予|予以|每|各|扣减|核减|扣除|约谈|通报|暂停|取消)", c.right)
    ):
        return True  # “对排名靠前的3个区给予每区200万元”
    if q.kind == "percent" and _GIVEN_TO.search(c.clause_left) and _PUNISHED.match(c.right):
        return True  # “对绩效末位的5%项目核减次年预算”
    if (
        c.quantity.kind == "count"
        and _EACH_ONE.match(c.clause_right)
        and re.search(r"(?:^|[，；])\s*对[^，。；]{0,14}$", c.clause_left)
    ):
        return True  # “对在册的214处隐患点逐一落实监测员”: so many are there
    if q.kind == "money" and q.suffix and _MONEY_OF.search(c.left) and _RATED_APART.match(c.clause_right):
        return True  # “单户担保金额1000万元以下的担保费率降至1%以下”
    if (q.suffix or c.binding.explicit) and _GIVEN_TO.search(c.clause_left) and _GETS_SO_MUCH.match(c.clause_right):
        return True  # “对年营收首次突破2000万元的给予一次性奖励20万元”
    if q.suffix and c.right.startswith("部分"):
        return True  # “按LPR减150个基点以上部分给予贴息”
    if c.right.startswith(("的部分", "的增量")) and q.kind in ("percent", "money", "count"):
        return True  # “较上年增长10%以上的部分，每增长100万元奖励”
    if q.kind == "percent" and _PAID_IN_PARTS.search(c.left):
        return True  # “验收合格当年兑付60%，次年兑付40%”
    if q.kind == "percent" and c.left.endswith("与") and "挂钩" in c.right:
        return True  # “评价结果与20%的绩效工资总量挂钩”
    if c.binding.explicit and _MUST_THEN.match(c.right):
        return True  # “边坡高度超过30米的设置平台”, “完成率低于80%的镇由县政府约谈”
    if q.suffix and _GIVEN_TO.search(c.clause_left) and re.match(r"、[^，。；\d]{2,16}的\d", c.clause_right):
        return True  # “对坡度25度以下、立地条件较好的96个图斑”
    if c.right.startswith(("的不予", "的不再", "的不享受", "的不得")):
        return True  # “班轮航次少于30个的不予补助”
    if q.suffix and q.kind in ("score", "percent") and _RANKED.match(c.right):
        return True  # “考核得分90分以上的为优秀等次”
    if q.kind == "percent" and _WEIGHED.search(c.left):
        return True  # “平时考核占40%”
    if q.suffix and c.left.endswith("对") and _WHO_RIGHT.match(c.right):
        return True  # “对160千瓦以下用户实行零投资接入”
    clause_right = c.clause_right.rstrip("，, ")
    if clause_right.endswith("的") and (follows or re.search(r"对于?|凡|经|符合", c.clause_left)):
        return True
    if c.funding:
        return False
    if _KEPT_WITHIN.intersection(c.binding.words) and not c.clause_right.strip():
        return (
            False  # “对单个项目的首轮投资额控制在300万元以内，并给予…”: what is to be kept, whom it is for ends in 的
        )
    if _CHAINED.match(c.after):
        return True
    done = c.quantity.kind == "count" and (
        (_DONE_TO.search(c.clause_left) and not c.clause_right.strip()) or _WORKED_ON.match(c.clause_right)
    )
    if (
        not done
        and c.clause_left.lstrip().startswith(("对", "凡"))
        and (follows or (q.suffix and _GRANTED.match(c.after)))
    ):
        return True
    return follows and bool(
        re.search(r"的[^，。；的]{2,20}$", clause_right)
        or (
            q.suffix not in ("", "左右")
            and re.match(r"的?[^，。；]{0,16}(?:企业|项目|单位|人员|人才|学历|机构)$", clause_right)
        )
    )


_AT_MOST_SO_MANY = re.compile(
    r"(?:最多|限额?|不超过)(?:支持|补助|补贴|奖励|资助|享受)$|(?:支持|补助|补贴|奖励|资助)(?:最多|限额?|不超过)$|每[个家户][\u3400-\u9fff]{2,4}(?:不超过|最多)$"
)
_ALLOWED = re.compile(r"(?:允许|可以|可自)[^，。；]{0,4}$")
_AIDED = re.compile(r"补助|补贴|奖励|资助|给予")


def permission(c: Context) -> bool:
    if c.quantity.kind == "count" and _AT_MOST_SO_MANY.search(c.left) and _AIDED.search(c.sentence_left):
        return True  # “每家企业最多支持10个展位”: how much of it is paid for
    if c.funding and c.quantity.kind == "time":
        return False  # “可享受14天免费住宿”: the aid itself
    if c.left.endswith(("限补", "限购", "限领", "限享", "限报", "可补贴", "可补助", "可享受", "可申领")):
        return True  # 每人每类限补1件
    return not c.funding and _ALLOWED.search(c.core) is not None
