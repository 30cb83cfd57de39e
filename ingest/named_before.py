"""A class or a step of what the list has just named: 其中五星级5家, 超亿元12个, 试点县10个, 认定180件, 区域8个.

Source: eval guide, “indicator” (minimal but complete: a bare class says nothing without what it is a class of).
"""

from __future__ import annotations

import re

# 其中五星级5家、四星级15家: classes of what was named before.
_CLASS = re.compile(r"[一二三四五]星级?|[一二三四五A-D]级|[ⅠⅡⅢ一二三A-C]类|[省市县国]级")
_OF_A_CLASS = re.compile(r"^(?:新增|培育|打造|创建)?(?:星级|等级|[一二三四五]星级?|[一二三四五A-D]级|[省市县国]级)?")
_OWN_GRADE = re.compile(r"[\u3400-\u9fff]{2}级")
_GRADE_BEFORE = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2}级(?=[\u3400-\u9fff]{2})")
_SIZE = re.compile(r"\d[\d.]*[^\d，、的]{1,6}(?:以上|以下|以内)")
# “年产值超10亿元的产品3个、超亿元12个”: above how much, of the same things.
_ABOVE = re.compile(r"(?P<over>超过?|过)(?P<sum>[\d.]*[万亿千百]+元?|[\d.]+[万亿千百]*元)")
_ABOVE_BEFORE = re.compile(
    r"(?:超过?|过|达|突破)?[\d.]+[万亿千百]*元(?:以上)?(?:的)?|[百千十]?亿元?(?:级|以上)?(?:的)?"
)
# Steps of one procedure: “产品备案不少于600件、认定180件”.
_STEP = re.compile(
    r"(?:备案|认定|登记|授权|注册|申请|受理|立案|结案|办结|签约|开工|竣工|投产|入库|入统|转让|许可|转化|交易|达成|验收|挂牌|摘牌|建成|培训|见习|实习|评价|鉴定|发放|上市|报会|过会|股改|辅导|移送|起诉|调解|发布|立项|制定|修订)"
)
# Grades of one kind: “新认定示范县5个、试点县10个”, “示范企业5家、优势企业35家”.
_GRADE = "示范|试点|先行|优势|领军|骨干|龙头|标杆|创建|达标|先进|重点|种子|培育|一般|普通|精品|特色"
_GRADED = re.compile(rf"(?:{_GRADE})(?P<kind>[\u3400-\u9fff]{{1,6}})")
# Who or what takes part in the same: “行动入选企业25家、区域8个”.
_TAKES_PART = re.compile(
    r"(?P<does>.*(?:入选|获评|参与|参加|覆盖|惠及|联系|服务|带动|支持|接入|走访|吸引|涉及|检查|抽查|创建|命名|表彰))(?P<who>[\u3400-\u9fff]{2,5})"
)
_QUOTED_KIND = re.compile(r"(?P<kind>.*“[^“”]{1,12}”)(?P<who>[\u3400-\u9fff]{2,3})")  # “三同”企业30家、产品100种
_TALENTS = ("团队", "人才", "专家", "项目")
_TALENT = re.compile(r"(?P<kind>.*(?:高层次|高水平|顶尖|领军|创新|科技|青年|紧缺))(?:人才|专家|团队)")
_PARTICIPANTS = re.compile(
    r"企业|单位|机构|学校|医院|社区|园区|区域|城市|县区|乡镇|街道|村庄|农户|商户|个人|集体|项目|产品|团队|人员|群众|家庭|场所|小区|楼宇|校园|景区|站点"
)


# “州级财政安排改革经费900万元，各县市每年安排不低于50万元”: who adds how much to what was named before.
_SHARE_OF_FUND = re.compile(
    r"(?P<who>[\u3400-\u9fff（）()、]{2,12}?)(?:每年度?|按|再|各|同步|原则上)*(?:安排|落实|配套|投入|列支|匹配|统筹)(?:不低于|不少于)?"
)
# “进出口总值年均增长15%以上，占全省比重达到20%”: of what was measured before
_SHARE_OF_ALL = re.compile(r"占[\u3400-\u9fffA-Z]{2,12}(?:比重|比例|份额)")
_MEASURE = re.compile("(?:额|总?值|总?量|收入|投资|产值|规模|面积|数量|支出|产出)$")
_GIVEN = re.compile(r"^.*(?:安排|设立|统筹|落实|列支|投入|拨付)")
_FUND = re.compile(r"[\u3400-\u9fff]{2,10}(?:经费|资金|补助|专款)$")


def sum_of_fund_before(indicator: str, before: str) -> str:
    """The name of a sum that says only who gives it, after the fund `before` names; "" elsewhere."""
    who, fund = _SHARE_OF_FUND.fullmatch(indicator), _FUND.search(before)
    return who.group("who") + _GIVEN.sub("", fund.group()) if who and fund and not _FUND.search(indicator) else ""


def class_of_before(indicator: str, before: str, *, same_unit: bool, beside: bool) -> str:
    """The whole name of a class or step of what `before` names, "" where `indicator` is none; `beside` when the two stand
    in one list."""
    if _SHARE_OF_ALL.fullmatch(indicator) and _MEASURE.search(before):
        return before + indicator
    if same_unit and len(before) >= 3 and _CLASS.fullmatch(indicator):
        return indicator + _OF_A_CLASS.sub("", before)
    graded = _OWN_GRADE.fullmatch(indicator) and same_unit and _GRADE_BEFORE.search(before)
    if graded:
        return before[: graded.start()] + indicator + before[graded.end() :]  # 卓越级智能工厂30家、领航级5家
    size = _SIZE.search(before) if _SIZE.fullmatch(indicator) else None
    if size:  # “20万元以上的村占比达到85%，50万元以上的达到40%”
        return before[: size.start()] + indicator + before[size.end() :]
    above = _ABOVE.fullmatch(indicator) if same_unit else None
    if above and (bound := _ABOVE_BEFORE.search(before)):
        return f"{before[: bound.start()]}{indicator}的{before[bound.end() :]}"
    if not beside:
        return ""
    if _STEP.fullmatch(indicator):
        stem = re.sub(_STEP.pattern + "$", "", before)
        return stem + indicator if len(stem) >= 2 and stem != before else ""
    graded = _GRADED.fullmatch(indicator) if same_unit else None
    if graded:
        earlier = re.search(rf"(?:{_GRADE}){graded.group('kind')}$", before)
        return before[: earlier.start()] + indicator if earlier and earlier.start() else ""
    quoted = _QUOTED_KIND.fullmatch(before)
    if quoted and _PARTICIPANTS.fullmatch(indicator) and _PARTICIPANTS.fullmatch(quoted.group("who")):
        return quoted.group("kind") + indicator
    talent = _TALENT.fullmatch(before) if indicator in _TALENTS else None
    if talent:
        return talent.group("kind") + indicator  # 高层次人才100名、团队20个
    takes = _TAKES_PART.fullmatch(before)
    if takes and _PARTICIPANTS.fullmatch(takes.group("who")) and _PARTICIPANTS.fullmatch(indicator):
        return takes.group("does") + indicator
    return ""
