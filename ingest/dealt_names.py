"""Names for numbers that 分别 deals out: an ending printed once, behind the last name, is shared by all of them."""

from __future__ import annotations

import re

from ingest.quantity_lists import MEASURE_FIRST

_TOTALS = re.compile(
    r"(?:总数|总量|数量|占比|比例|比重|覆盖率|使用率|率|量|数|时间|时长|时限|周期|成本|费用|强度|水平|指数|浓度|收入|产值|增加值|金额|规模|报装|用时|单产|价格|面积|标准|装机容量|装机规模|装机|奖励|奖补|资助|补贴|补助|资金支持|(?:工作|建设|运行|启动|开办|补助)?经费|(?:奖励|补助|支持|专项|扶持)资金|奖金)$"
)
# 普及率, 参与率 are one word.
AND = re.compile(r"、|以及|和(?!谐)|(?<!参)与|(?<![普以])及(?!时|格)")
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
# The last of several sums or numbers above which something is given, and to whom.
_LAST_BOUND = re.compile(
    r"(?:达到?|超过?|突破)?[\d.]+[万亿千百]*(?:元|美元|平方米|人次|%|[人个家吨户辆台件亩名])?(?:以上)?(?P<whose>的?[\u3400-\u9fff]{2,})"
)
_AT_A_BOUND = re.compile(r"\d[万亿千百]*[\u3400-\u9fff%]{0,5}$")


# “甲、乙、丙三个领域培训”: what is counted in each stands behind how many there are.
_SO_MANY_FIELDS = re.compile(
    r"(?P<last>.{2,}?)[两二三四五六七八九]个?(?:重点)?(?P<field>领域|行业|方面|类|地区|片区|群体)(?P<what>[\u3400-\u9fff]{2,})"
)


def names_for(names: list[str], count: int) -> list[str]:
    """Names for `count` numbers: surplus names stay with the first, an ending printed once is shared by all."""
    shared = _TOTALS.search(names[-1])
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
    borne = _BORNE.fullmatch(names[0])
    if borne and (verb := _BEARS.search(names[-1])):
        # “改造经费由市财政、区财政分别承担”: who bears how much of what
        who = [borne.group("who"), *names[1:-1], names[-1][: verb.start()]]
        return [f"{borne.group('what')}{name}{verb.group()}" for name in who]
    of_one = re.match("项目|企业|产品|学生|小学|初中|居民|游客|患者|农户|投诉", names[0])
    if (
        len(names[0]) >= (5 if of_one else 6)
        and names[0].endswith("率")
        and all(re.fullmatch("..率", name) for name in names[1:])
    ):
        names = [names[0], *(names[0][:-3] + name for name in names[1:])]  # 12345热线接通率、办结率
    layered = re.fullmatch(r"[省市县区乡镇村组](?P<levels>[两二三四五]级)?(?P<what>.{2,})", names[-1])
    if layered and all(re.fullmatch("[省市县区乡镇村组]", name) for name in names[:-1]):
        tail = ("级" if layered.group("levels") else "") + layered.group("what")  # 市、县、乡三级林长巡林次数
        names = [*names[:-1], names[-1][0] + tail]
    field_end = re.search("(?:领域|行业|产业|板块)$", names[-1])
    if field_end and not any(name.endswith(field_end.group()) for name in names[:-1]) and not shared:
        tail = field_end.group()  # 生物医药、新材料、装备制造领域
    starred = re.match(r"\dA(级.+)", names[-1])  # 5A、4A、3A级的物流企业奖励
    if starred and all(re.search(r"\dA$", name) for name in names[:-1]):
        tail = starred.group(1)
    medal = re.match(r"[金银铜]([牌奖].*)", names[-1])  # 世赛金、银、铜牌获得者
    if medal and all(name[-1:] in "金银铜" for name in names[:-1]):
        tail = medal.group(1)
    lettered = re.match(r"[A-Z](.+)", names[-1])  # A、B、C类人才补助
    if lettered and all(re.fullmatch(r"[A-Z]", name) for name in names[:-1]):
        tail = lettered.group(1)
    fields = _SO_MANY_FIELDS.fullmatch(names[-1])
    if fields:
        tail = fields.group("field") + fields.group("what")
        names = [*names[:-1], fields.group("last") + tail]
    graded = _LAST_BOUND.fullmatch(names[-1])
    if graded and all(_AT_A_BOUND.search(name) for name in names[:-1]):
        tail = graded.group("whose")  # 交易额首次达到1000万元、5000万元的数商奖励
    classed = re.match(r"[A-Z一二三四五]([类级档等])(.+)", names[-1])  # A类、B类、C类人才补助
    if classed and all(re.search(rf"[A-Z一二三四五]{classed.group(1)}$", name) for name in names[:-1]):
        tail = classed.group(2)
    levelled = re.match(r"(?:国家|[省市县区州旗])级(.{2,})", names[-1])  # 国家级、省级小巨人企业
    if levelled and all(re.fullmatch(r"(?:国家|[省市县区州旗])级", name) for name in names[:-1]):
        tail = levelled.group(1)
    measured = MEASURE_FIRST.match(names[0])
    if measured and not shared and all(len(name) <= len(measured.group("which")) + 2 for name in names[1:]):
        # “专任教师本科率小学、初中分别达到”: the measure is printed once, in front of what it is taken of
        return [names[0], *(measured.group("measure") + name for name in names[1:])][:count]
    heads = ["、".join(names[: len(names) - count + 1]), *names[len(names) - count + 1 :]]
    whole = _TOTALS if shared and tail == shared.group() else None  # 准确率 beside 提前量 wants no ending
    return [name if name.endswith(tail) or (whole and whole.search(name)) else name + tail for name in heads]
