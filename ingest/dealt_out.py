"""Names, years and thresholds in front of a list that 分别 deals out to its numbers: A、B总数分别突破360家、18个."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.indicator_phrases import ends_in_verb
from ingest.quantity_found import Found
from ingest.quantity_lists import DEALS, KIN, KIN_BESIDE, MEASURE_FIRST

_TOTALS = re.compile(
    r"(?:总数|总量|数量|占比|比例|比重|覆盖率|使用率|率|量|数|时间|时长|时限|周期|成本|费用|强度|水平|指数|浓度|收入|产值|增加值|金额|规模|报装|用时|单产|价格|面积|标准|装机容量|装机规模|装机|奖励|奖补|资助|补贴|补助|资金支持|(?:工作|建设|运行|启动|开办|补助)?经费|(?:奖励|补助|支持|专项|扶持)资金|奖金)$"
)
# 普及率, 参与率 are one word.
_AND = re.compile(r"、|以及|和(?!谐)|(?<!参)与|(?<![普以])及(?!时|格)")
_BORNE = re.compile(r"(?P<what>[\u3400-\u9fff]{0,20}?)由(?P<who>[\u3400-\u9fff]{1,16})")
_BEARS = re.compile(r"(?:共同)?(?:承担|负担|分担|出资|筹集)$")
_KINDS = re.compile(
    r"(?:新品种权|新品种|品种权|合作社|证书|场所|设施|岗位|企业|项目|机构|园区|基地|学校|人才|农户|家庭|社区|医院|演练|活动|培训)$"
)
# 到2024年、2025年…分别达到: as many dates as numbers.
_YEARS = re.compile(r"(?:20\d\d年?(?:底|末)?(?:[、和]|以及))+20\d\d年(?:底|末)?")


# The last two before it end alike, and so does the last one where they end: 足球、篮球、排球联赛.
_SAME_ENDING = re.compile(
    r"[\u3400-\u9fff]{0,60}(?P<end>[\u3400-\u9fff])、[\u3400-\u9fff]{1,3}(?P=end)、[\u3400-\u9fff]{1,3}(?P=end)(?P<tail>[\u3400-\u9fff]{2,})$"
    r"|[\u3400-\u9fffA-Z]{0,60}一、二、三(?P<prize>[等类级档][\u3400-\u9fff]*)$"
)


def spread(text: str, found: list[Found]) -> list[Found]:
    """“A、B总数分别突破360家、18个”: the names in front, or the years, are dealt out to the numbers in turn."""
    out = list(found)
    n = 0
    while n < len(out):
        group = _dealt(text, out, n)
        if len(group) > 1:
            group[0] = replace(group[0], indicator=DEALS.sub("", group[0].indicator))
            alone = len(_AND.split(group[0].indicator)) == 1
            if alone and ends_in_verb(group[0].indicator) and group[-1].why.name == "behind":
                # “分别推动30家、25家企业实现零的突破”: what is counted stands behind the last number.
                group = [replace(item, indicator=group[-1].indicator) for item in group]
                out[n : n + len(group)] = group
        names = _AND.split(group[0].indicator) if len(group) > 1 else []
        years = _years(text, group) if len(group) > 1 else []
        if len(group) > 1 == len(names) and not years and group[0].kind == "target":
            years = _years(text, group, again=True)
        graded = _by_threshold(text, group) if len(names) < len(group) and not years else []
        if graded:
            out[n : n + len(group)] = [replace(item, indicator=name) for item, name in zip(group, graded, strict=True)]
            n += len(group)
            continue
        if not years and len(names) < len(group) and not any(item.indicator for item in group[1:]):
            out[n + 1 : n + len(group)] = [
                replace(item, indicator=group[0].indicator, op=group[0].op if item.op == "=" else item.op)
                for item in group[1:]
            ]
        if years or len(names) >= len(group) > 1:
            labels = [group[0].indicator] * len(group) if years else _labels(names, len(group))
            paid = group[0].kind == "funding" and all(item.unit == group[0].unit for item in group)
            for k, (item, label) in enumerate(zip(group, labels, strict=True)):
                out[n + k] = replace(
                    item,
                    indicator=label,
                    raw=text[group[0].start : group[-1].end],
                    start=group[0].start,
                    end=group[-1].end,
                    op=group[0].op,
                    kind="funding" if paid else item.kind,
                    per=None if k and _OFTEN.search(text, group[k - 1].why.end, item.why.start) else group[0].per,
                    due=years[k] if years else item.due,
                    why=replace(item.why, name="dealt-out", op=group[0].why.op, due=None if years else item.why.due),
                )
        n += len(group)
    return _bound_alike(text, out)


_OFTEN = re.compile(r"每(?:半年|[季月旬周日天])")


def _bound_alike(text: str, found: list[Found]) -> list[Found]:
    """“小学2.3间、初中2.4间以上”: the bound behind the last of two parts of one measure holds for both."""
    out = list(found)
    for n, (first, last) in enumerate(pairwise(found)):
        alike = first.unit == last.unit and first.op == "=" and last.op in (">=", "<=") and last.why.op[:1] == "以"
        if (
            alike
            and KIN_BESIDE.match(text, first.why.end)
            and KIN.sub("", first.indicator) == KIN.sub("", last.indicator)
        ):
            out[n] = replace(first, op=last.op)
    return out


def _changes_side_by_side(text: str, found: list[Found], n: int) -> bool:
    """“事故起数、死亡人数下降15%和20%以上”: two changes of two things, dealt out though no word says so."""
    if n + 1 >= len(found) or found[n].op not in ("+", "-") or found[n].unit != found[n + 1].unit:
        return False
    first, second = found[n], found[n + 1]
    beside = text[first.why.end : second.why.start].strip() == "和" and second.indicator in ("", first.indicator)
    return beside and len(_AND.split(first.indicator)) == 2


def _dealt(text: str, found: list[Found], n: int) -> list[Found]:
    """The targets from the n-th on whose numbers stand side by side behind 分别."""
    group = [found[n]]
    if _changes_side_by_side(text, found, n):
        return found[n : n + 2]
    if not DEALS.search(text, group[0].start, group[0].end):
        return group
    for following in found[n + 1 :]:
        between = text[group[-1].end : following.start].strip()
        if between not in ("", "、", "和", "以及", "，", "及") or following.start < group[-1].end:
            break
        if between == "，" and following.indicator not in ("", group[0].indicator):
            break  # the next clause has an indicator of its own
        group.append(following)
    return group


# “对…的企业，处理能力达到1000吨/日、5000吨/日以上的，分别补助50万元、150万元”: a sum for each threshold.
_THRESHOLDS = re.compile(
    r"(?P<what>[\u3400-\u9fff]{2,14}?)(?P<steps>\d[\d.]*[^，。；、\d]{1,6}(?:、\d[\d.]*[^，。；、\d]{1,6})+)(?:及?以上)?的[，,](?:按规定|可|将|给予|由财政)*$"
)


def _by_threshold(text: str, group: list[Found]) -> list[str]:
    """A name for each sum of a list by the threshold in the clause before it, [] where there are not as many."""
    if any(item.kind != "funding" or item.unit != group[0].unit for item in group):
        return []
    sentence = max(text.rfind(stop, 0, group[0].start) for stop in "。；\n") + 1
    found = _THRESHOLDS.search(text[max(sentence, group[0].start - 160) : group[0].start])
    steps = found.group("steps").split("、") if found else []
    aid = re.search(_AID.pattern + "$", group[0].indicator)
    if found is None or len(steps) != len(group):
        return []
    whose = group[0].indicator[: aid.start()] if aid else group[0].indicator
    whose = "" if found.group("what") in whose else whose
    return [whose + found.group("what") + step + (aid.group() if aid else "") for step in steps]


_AID = re.compile("奖励|奖补|资助|补贴|补助|资金支持")
# The last of several sums or numbers above which something is given, and to whom.
_LAST_BOUND = re.compile(
    r"(?:达到?|超过?|突破)?[\d.]+[万亿千百]*(?:元|美元|平方米|人次|%|[人个家吨户辆台件亩名])?(?:以上)?(?P<whose>的?[\u3400-\u9fff]{2,})"
)
_AT_A_BOUND = re.compile(r"\d[万亿千百]*[\u3400-\u9fff%]{0,5}$")


# “甲、乙、丙三个领域培训”: what is counted in each stands behind how many there are.
_SO_MANY_FIELDS = re.compile(
    r"(?P<last>.{2,}?)[两二三四五六七八九]个?(?:重点)?(?P<field>领域|行业|方面|类|地区|片区|群体)(?P<what>[\u3400-\u9fff]{2,})"
)


def _labels(names: list[str], count: int) -> list[str]:
    """Names for `count` numbers: surplus names stay with the first, an ending printed once is shared by all."""
    shared = _TOTALS.search(names[-1])
    tail = shared.group() if shared else ""
    head = len(names[0])
    alike = all(len(name) == head for name in names[:-1]) and len(names[-1]) > head + 1
    kinds = alike and _KINDS.search(names[-1])
    if kinds and head + len(kinds.group()) == len(names[-1]):
        tail = kinds.group()  # 破难题、补短板、强优势企业; 镇、村演练
    common = _SAME_ENDING.match("、".join(names[-3:])) if len(names) > 2 else None
    aided = shared is not None and _AID.fullmatch(shared.group()) is not None
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


def _years(text: str, group: list[Found], *, again: bool = False) -> list[str]:
    """The due years listed before the numbers, when there are as many of them; `again` also where they were dealt out
    in a clause before (“2025年、2026年甲分别达到8个、9个，乙分别达到6亿元、7亿元”)."""
    sentence = max(text.rfind(stop, 0, group[0].end) for stop in "。；\n") + 1
    listed = [*_YEARS.finditer(text, sentence, group[0].end)]
    if listed and not again and _taken(text, listed[-1].end(), group[0]):
        return []
    years = re.findall(r"(20\d\d)年?(底|末)?", listed[-1].group()) if listed else []
    if len(years) != len(group):
        return []
    return [year + "-12" if end else year for year, end in years]


def _taken(text: str, end: int, first: Found) -> bool:
    """“2026年、2027年甲率分别达到88%、90%，乙率、丙率分别…”: the years were dealt out in their own clause."""
    stop = re.search("[，,；;。\\n]", text[end : first.start])
    return stop is not None and DEALS.search(text, end, end + stop.start()) is not None
