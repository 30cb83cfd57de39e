"""Names for numbers that 分别 deals out: an ending printed once, behind the last name, is shared by all of them."""

from __future__ import annotations

import re

from ingest.quantity_lists import MEASURE_FIRST

_TOTALS = re.compile(
    r"(?:总数|总量|数量|占比|比例|比重|覆盖率|使用率|率|量|数|时间|时长|时限|周期|成本|费用|强度|水平|指数|浓度|收入|产值|增加值|金额|规模|报装|用时|单产|价格|面积|标准|装机容量|装机规模|装机|奖励|奖补|资助|补贴|补助|资金支持|(?:工作|建设|运行|启动|开办|补助)?经费|(?:奖励|补助|支持|专项|扶持)资金|奖金)$"
)
# 普及率, 参与率 are one word.
AND = re.compile(r"、|以及|和(?!谐)|(?<!参)与|(?<![普以])及(?!时|格|以[上下])")
_BORNE = re.compile(r"(?P<what>[\u3400-\u9fff]{0,20}?)由(?P<who>[\u3400-\u9fff]{1,16})")
_BEARS = re.compile(r"(?:共同)?(?:承担|负担|分担|出资|筹集)$")
_KINDS = re.compile(
    r"(?:新品种权|新品种|品种权|合作社|证书|场所|设施|岗位|企业|项目|机构|园区|基地|学校|人才|农户|家庭|社区|医院|演练|活动|培训)$"
)
# The last two before it end alike, and so does the last one where they end: 足球、篮球、排球联赛.
_SAME_ENDING = re.compile(
    r"[\u3400-\u9fff]{0,60}(?P<end>[\u3400-\u9fff])、[\u3400-\u9fff]{1,3}(?P=end)、[\u3400-\u9fff]{1,3}(?P=end)(?P<tail>[\u3400-\u9fff]{2,})$"
    r"|[\u3400-\u9fffA-Z]{0,60}一、二、三(?P<prize>[等类级档][\u3400-\u9fff]*)$"
)
AID = re.compile("奖励|奖补|资助|补贴|补助|资金支持")
# An ending that the last name prints for all: what the last one reads like, and the others.
_ENDINGS = tuple(
    (re.compile(last), re.compile(others))
    for last, others in (
        # 5A、4A、3A级的物流企业奖励
        (r"\dA(?P<tail>级.+)", r".*\dA"),
        # 世赛金、银、铜牌获得者
        (r"[金银铜](?P<tail>[牌奖].*)", r".*[金银铜]"),
        # 高血压、糖尿病患者智能随访率
        (r"[\u3400-\u9fff]{2,6}(?P<tail>(?:患者|病人|人群)[\u3400-\u9fff]{2,}率)", r"[\u3400-\u9fff]{2,6}"),
        # A、B、C类人才补助
        (r"[A-Z](?P<tail>.+)", r"[A-Z]"),
        # 交易额首次达到1000万元、5000万元的数商奖励
        (
            r"(?:达到?|超过?|突破)?[\d.]+[万亿千百]*(?:元|美元|平方米|人次|%|[人个家吨户辆台件亩名])?(?:以上)?(?P<tail>的?[\u3400-\u9fffA-Z]{2,})",
            r".*\d[万亿千百]*[\u3400-\u9fff%]{0,5}",
        ),
        # A类、B类、C类人才补助
        *((rf"[A-Z一二三四五]{kind}(?P<tail>.+)", rf".*[A-Z一二三四五]{kind}") for kind in "类级档等"),
        # 国家级、省级小巨人企业
        (r"(?:国家|[省市县区州旗])级(?P<tail>.{2,})", r"[\u3400-\u9fff]{0,8}(?:国家|[省市县区州旗])级"),
    )
)
_LEVEL = "[省市县区乡镇村组]"
_LAYERED = re.compile(rf"{_LEVEL}(?P<levels>[两二三四五]级)?(?P<what>.{{2,}})")
_FIELD = re.compile("(?:领域|行业|产业|板块)$")
_OF_ONE = re.compile("项目|企业|产品|学生|小学|初中|居民|游客|患者|农户|投诉")
# “甲、乙、丙三个领域培训”: what is counted in each stands behind how many there are.
_SO_MANY_FIELDS = re.compile(
    r"(?P<last>.{2,}?)[两二三四五六七八九]个?(?:重点)?(?P<field>领域|行业|方面|类|地区|片区|群体)(?P<what>[\u3400-\u9fff]{2,})"
)


def names_for(names: list[str], count: int) -> list[str]:
    """Names for `count` numbers: surplus names stay with the first, an ending printed once is shared by all."""
    shared = _TOTALS.search(names[-1])
    if borne := _borne(names):
        return borne
    names, tail = _with_tail(_with_rates(names), _tail(names, shared), shared=shared is not None)
    measured = MEASURE_FIRST.match(names[0])
    if measured and not shared and all(len(name) <= len(measured.group("which")) + 2 for name in names[1:]):
        # “专任教师本科率小学、初中分别达到”: the measure is printed once, in front of what it is taken of
        return [names[0], *(measured.group("measure") + name for name in names[1:])][:count]
    heads = ["、".join(names[: len(names) - count + 1]), *names[len(names) - count + 1 :]]
    whole = _TOTALS if shared and tail == shared.group() else None  # 准确率 beside 提前量 wants no ending
    return [name if name.endswith(tail) or (whole and whole.search(name)) else name + tail for name in heads]


def _borne(names: list[str]) -> list[str]:
    """“改造经费由市财政、区财政分别承担”: who bears how much of what."""
    first, verb = _BORNE.fullmatch(names[0]), _BEARS.search(names[-1])
    if not first or not verb:
        return []
    who = [first.group("who"), *names[1:-1], names[-1][: verb.start()]]
    return [f"{first.group('what')}{name}{verb.group()}" for name in who]


def _with_rates(names: list[str]) -> list[str]:
    """12345热线接通率、办结率: what the rates are of is printed once, in front of the first."""
    least = 5 if _OF_ONE.match(names[0]) else 6
    rates = names[0].endswith("率") and all(re.fullmatch("..率", name) for name in names[1:])
    if len(names[0]) < least or not rates:
        return names
    return [names[0], *(names[0][:-3] + name for name in names[1:])]


def _tail(names: list[str], shared: re.Match[str] | None) -> str:
    """The ending that names of one length share with the longer last one, or that follows a list of like words."""
    tail = shared.group() if shared else ""
    head = len(names[0])
    alike = all(len(name) == head for name in names[:-1]) and len(names[-1]) > head + 1
    kinds = alike and _KINDS.search(names[-1])
    if kinds and head + len(kinds.group()) == len(names[-1]):
        tail = kinds.group()  # 破难题、补短板、强优势企业; 镇、村演练
    common = _SAME_ENDING.match("、".join(names[-3:])) if len(names) > 2 else None
    aided = shared is not None and AID.fullmatch(shared.group()) is not None
    if common and (common.group("prize") or not shared or aided):
        tail = common.group("tail") or common.group("prize")  # 校园足球、篮球、排球联赛参与学校; 一、二、三等奖
    if shared and alike and (head == 2 or names[-1][head - 1] == names[0][-1]):
        tail = names[-1][head:]  # 小学、初中入学率: what follows a name as long as the others
    return tail


def _with_tail(names: list[str], tail: str, *, shared: bool) -> tuple[list[str], str]:
    """The names, the last one spelled out where it prints a word for all, and the ending; what is found last holds."""
    others = names[:-1]
    layered = _LAYERED.fullmatch(names[-1])
    if layered and all(re.fullmatch(_LEVEL, name) for name in others):
        tail = ("级" if layered.group("levels") else "") + layered.group("what")  # 市、县、乡三级林长巡林次数
        names = [*others, names[-1][0] + tail]
    field = _FIELD.search(names[-1])
    if field and not shared and not any(name.endswith(field.group()) for name in others):
        tail = field.group()  # 生物医药、新材料、装备制造领域
    if fields := _SO_MANY_FIELDS.fullmatch(names[-1]):
        tail = fields.group("field") + fields.group("what")
        names = [*others, fields.group("last") + tail]
    for last, form in _ENDINGS:
        tail = _ending(last, form, names) or tail
    return names, tail


def _ending(last: re.Pattern[str], others: re.Pattern[str], names: list[str]) -> str:
    found = last.fullmatch(names[-1])
    return found.group("tail") if found and all(others.fullmatch(name) for name in names[:-1]) else ""
