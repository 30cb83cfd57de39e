"""Indicators that lean on words before their own clause: 首期规模, 每个街道至少建成, 市县级, a bare verb (eval guide, “indicator”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clause_before import BUILT, MEANS, OF_A_THING, added_before, done_before, thing_before
from ingest.indicator_behind import object_after
from ingest.indicator_phrases import subject
from ingest.named_before import class_of_before
from ingest.quantity_context import Context
from ingest.quantity_found import Found
from ingest.quantity_lists import KIN, MEASURE_FIRST

# Verbs that alone name nothing: “2024年底前完成60%”.
_BARE_VERB = re.compile(
    r"(?:[一二三四五两\d]年(?:内|来)?)?(?:全部|累计|力争|要|分别)*(?:投放|入库|完成|达到|实现|建成|建设|实施|改造|整改|新造|补植)"
)
_PLACE = r"(?:主城区|中心城区|城市建成区|城区|市区|城镇|城市|县城|农村|乡镇|乡村|行政村|建制村|自然村|社区|山区|牧区|平原|城乡|县域)(?:地区)?"
_PLACE_ALONE = re.compile(_PLACE)
_PLACE_FRONT = re.compile(_PLACE + r"(?P<what>[\u3400-\u9fffA-Z0-9]{3,})$")
_PART_OF_MONEY = ("到位", "首期到位", "实缴", "募集", "投放", "拨付")  # of the fund named before
_AGAIN = (
    "完成", "达到", "实现", "新增", "净增", "建成", "增加", "整治", "治理", "改造", "安排", "投入", "实施", "培训", "种植", "启动", "开工", "投用", "验收",
)  # fmt: skip
_SET_ASIDE = ("预留", "提取", "计提", "留存", "扣留", "拿出")
_PUT_BY = re.compile(r"(?:的[^，。；、\d]{0,8})?(?:作为|用作|用于|(?=采购|购买))(?P<what>[^，。；、\d]{2,16})")
_ALL_OF_A_CLASS = re.compile(r"(?:县市|县区|区县|乡镇|镇街|街道|村|社区|学校|医院|园区)(?:实现)?全覆盖")
_AGAINST_LAST_YEAR = re.compile(r"(?:并|且)?(?:同比|环比|[比较](?:上年|去年|20\d\d年)(?:底|末)?|年均|每年|逐年?)+")
_IN_SO_MANY_YEARS = re.compile(r"[一二三四五两\d]年(?:来|内|间)?(?:累计)?")  # “申请量年均增长8%，三年累计420件”
_WHEN = r"(?:早晚)?(?:高峰|平峰|低峰|旺季|淡季|夜间|白天|夏季|冬季|工作日|周末|节假日)(?:期间?|时段|时间)?"
_TIME_OF_DAY = re.compile(_WHEN)
_TIME_FRONT = re.compile("^" + _WHEN)
_AMONG = re.compile(r"^\s*(?:其中)")
_WHERE = re.compile(r"[\u3400-\u9fff]{1,6}(?:[县区市镇乡村]|地区)")
# Done to what the list named before: “新建处理厂2座、扩建4座”.
_REBUILT = re.compile(r"(?:加密|增开|扩建|改建|改扩建|迁建|续建|新建|改造提升|提升改造|改造|修缮|升级|更新)")
_NTH_YEAR = re.compile(r"第[一二三四五]年|[首次]年")
_DATED_VERB = re.compile(r"20\d\d年(?:底|末)?前?(?:完成|实现|达到|建成)")
_DATED_ALONE = re.compile(r"(?:其中)?[，,]?20\d\d年(?:底|末)?前?(?:分别)?")
_HOLDS = re.compile(r"涉及|(?:可|能)?(?:同时)?(?:容纳|停放|储存|存放|安置|接纳|提供)")  # “避难场所45处，可容纳3.6万人”
_ONLY_GROWS = re.compile("(?:并|且)?(?:逐年|逐步|稳步|持续|不断)(?:增|提|扩|上升|下降|降低|减少)")  # says not of what
# “每个街道至少建成1个”: whose one is to be, not what; the thing was named before.
_FOR_EACH = re.compile(
    r"(?P<each>每个?(?:街道（乡镇）|乡镇（街道）|[\u3400-\u9fff]{0,4}?(?:[省市县区镇乡村校班园户家站所院旗]|街道|企业|单位|机构)))(?:至少|均|要|应|须|应当|分别|各|原则上|力争)*"
    r"(?:建成|建设|建有|设立|配备|配置|打造|培育|创建|新增|新建|布局|设置|开展|组织|举办|安排|储备|拥有|有|建|设)?"
)
_GROWN = re.compile(
    r"^(?P<what>.{3,30}?)(?:比20\d\d年|较20\d\d年|在20\d\d年基础上|实现|力争|再|稳步|持续|显著|大幅|明显|进一步|快速|平稳|稳定|均|都|[一二三四五]年内?)*(?:翻[一两二]?番|倍增|增长|提高|提升|扩大|增加|增强|壮大|下降|降低|减少|缩短)$"
)
# Names of a measure alone: what is measured stands in the clause before.
_BARE_MEASURE = re.compile(
    r"(?:总产量|(?:总|首期)?(?:库容|规模|长度?|里程|面积|金额|总额|额度|价值|比例|占比|比重|(?:年均)?增速|(?:年均)?增幅|权重|强度|数量|总量|容量|得分|评分))"
)
_SOWN = re.compile(rf"(?:播种|种植|养殖)?{_BARE_MEASURE.pattern}$|(?:规模)?(?:年均)?(?:复合)?增(?:长率|速|幅)$")
_LEVEL = re.compile(r"^(?:[国省市县区镇乡村]|国家|设区市|市州|乡镇|街道)+级$")
_FREQUENCY = re.compile(r"每(?:半年|旬|学期|学年|季度?|批次|批|期|月|周|日|天|[两三四五六](?:个月|个季度|年|周|天))")
_SAID = re.compile(r"(?:调度|研究|通报|督导|听取|会商|分析|更新|公布|反馈|报送|检查|巡查)$")
_DOING = re.compile(r"^(?:开展|组织|进行|召开|举办)(?=[\u3400-\u9fff]{2})")
_LEVEL_HEAD = re.compile(r"^(?:[国省市县区镇乡村]|国家)+级")


_EACH_ONE_HAS = re.compile(
    r"(每[\d百千万]{0,5}(?:人|名|个|家|户|村|镇|乡|校|所|公里)[\u3400-\u9fff]{0,4}?)(?:联系|包联|配备|建有|设立|建立|建成|培育|打造|布局|建设|至少)[\u3400-\u9fff]{0,2}$"
)


def complete(indicator: str, context: Context, earlier: Sequence[Found]) -> str:
    """An indicator that leans on the one before it: “市县级” after “省级事项网上可办率”, “清洗后” after “文本数据”."""
    behind = object_after(context.right)
    change = next((word for word in context.binding.words if word in ("月增", "年增")), None)
    if not indicator and change:
        return change + "规模"
    rhythm = _FREQUENCY.search(context.core)
    if rhythm and not indicator and not behind:  # “开设健康专栏，每月不少于2期”
        clauses = re.split(
            r"[，,；;。]", context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
        )
        return subject(clauses[-2], bound=False) if len(clauses) > 1 and clauses[-2].strip() else rhythm.group()
    if (rhythm and indicator == rhythm.group()) or re.fullmatch("[一二两三四五]", indicator):  # 三年内达到10亿元
        indicator = ""
    if (put_by := _PUT_BY.match(context.clause_right)) and indicator.endswith(_SET_ASIDE):
        return indicator + put_by.group("what")  # “预留5%作为质量保证金”
    if not context.core.strip() and _ALL_OF_A_CLASS.fullmatch(behind):
        before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)].rstrip("，, ")
        clause = re.split("[，,；;。：:]", before)[-1]
        if len(clause) >= 6 and not re.search(r"\d", clause):
            return subject(clause, bound=False) + behind  # “推行总额付费，10个县市全覆盖”
    each = _FOR_EACH.fullmatch(indicator)
    if each and earlier and not behind:
        return each.group("each") + _LEVEL_HEAD.sub("", earlier[-1].indicator)
    if _BARE_MEASURE.fullmatch(indicator) and not indicator.endswith("分"):
        whole = _SOWN.sub("", earlier[-1].indicator) if earlier else ""
        if whole and context.sentence_left.find(earlier[-1].raw[-4:]) >= 0:
            return whole + indicator
    if _BARE_VERB.fullmatch(indicator) and earlier and not behind and "累计" in indicator:
        like = next((f for f in reversed(earlier[-4:]) if f.unit == context.quantity.unit), None)
        if like is not None:
            return like.indicator  # “2024年建成综合体6个，2025年实现街道全覆盖，累计建成20个”
    if _BARE_VERB.fullmatch(indicator) or _BARE_MEASURE.fullmatch(indicator):
        before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
        before = re.sub(r"[（(][^（()）]{1,20}[）)]", "", before)  # 与县（市、区）共建中试基地
        clauses = [clause for clause in re.split(r"[，,；;。、]", before) if clause.strip()]
        name = subject(clauses[-1], bound=True) if clauses else ""
        if len(name) >= 4 and not MEANS.search(name) and not re.search(r"\d", name):
            return name + indicator if _BARE_MEASURE.fullmatch(indicator) else name
    if rhythm and indicator == behind and len(behind) <= 3 and (said := _SAID.search(context.core)):
        return rhythm.group() + said.group() + behind  # “每旬调度1次进度”
    if rhythm and 0 < len(work := _DOING.sub("", indicator)) <= 3:
        return rhythm.group() + work  # 每月更新, 每季度开展评议
    if not behind and (whole := done_before(indicator, context) or added_before(indicator, context)):
        return whole
    if earlier and _IN_SO_MANY_YEARS.fullmatch(indicator) and context.binding.explicit and not behind:
        return earlier[-1].indicator + "累计"
    listed = bool(earlier) and earlier[-1].raw[-4:] in context.clause_left  # “2024年甲30家、2025年不少于50家”
    if not indicator and context.binding.explicit and not behind and not listed:
        before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)].rstrip("，, ")
        dealt = "分别" in context.binding.words  # both are named: “甲、乙数量均翻番，分别超过8家和9家”
        grown = _GROWN.search(re.split("[，,；;。：:]" if dealt else "[，,；;。、：:]", before)[-1])
        if grown and not _ONLY_GROWS.match(grown.group()):  # “种业总产值翻一番，突破80亿元”
            return subject(grown.group("what"), bound=True)
        clause = re.split("[，,；;。：:]", before)[-1]
        if len(clause) >= 4 and not re.search(r"\d", clause) and not _ONLY_GROWS.match(clause):
            return subject(clause, bound=False)  # “开展进校园活动，全年不少于60场”
    if 0 < len(indicator) <= 3 and (owner := _EACH_ONE_HAS.search(context.core)) and indicator == behind:
        return owner.group(1) + indicator  # “市级领导每人联系1条产业链”
    if not earlier:
        return indicator
    if _NTH_YEAR.fullmatch(indicator):
        return _NTH_YEAR.sub("", earlier[-1].indicator) + indicator  # “收缴率第一年达到60%、第二年达到75%”
    if (
        _DATED_ALONE.fullmatch(indicator or context.core.strip(" 、，"))
        and earlier[-1].unit[-1:] == context.quantity.unit[-1:]
    ):
        return earlier[-1].indicator  # “床位建设1.5万张，其中2025年6000张、2026年9000张”
    dated = _DATED_VERB.fullmatch(indicator or context.core.strip(" 、，"))
    if dated and earlier[-1].unit == context.quantity.unit:
        return earlier[-1].indicator  # “循环利用率2026年达到80%、2027年实现100%”
    measure = MEASURE_FIRST.fullmatch(earlier[-1].indicator)
    same_share = context.quantity.kind == "percent" and earlier[-1].unit == context.quantity.unit
    own_measure = indicator.endswith(("率", "比例", "比重", "额", "量", "数", "度", "面"))
    if measure and same_share and context.binding.explicit and 2 <= len(indicator) <= 4 and not (behind or own_measure):
        return measure.group("measure") + indicator  # “支付比例职工不低于80%、居民不低于70%”
    if _AMONG.search(context.clause_left) and _WHERE.fullmatch(indicator) and earlier[-1].unit == context.quantity.unit:
        return indicator + earlier[-1].indicator  # “受益人口1300万人，其中脱贫县不少于600万人”
    kin = KIN.search(earlier[-1].indicator)
    if kin and KIN.fullmatch(indicator) and earlier[-1].unit == context.quantity.unit and not behind:
        # “教室小学2.3间、初中2.4间”
        return earlier[-1].indicator[: kin.start()] + indicator + earlier[-1].indicator[kin.end() :]
    if OF_A_THING.fullmatch(indicator) and not behind and (thing := thing_before(context, earlier[-1])):
        return thing + indicator
    place = _PLACE_FRONT.match(earlier[-1].indicator)
    if place and _PLACE_ALONE.fullmatch(indicator) and earlier[-1].unit == context.quantity.unit:
        return indicator + place.group("what")  # “主城区取暖率达到100%，县城达到95%”
    if _AGAINST_LAST_YEAR.fullmatch(indicator or context.core.strip(" 、，")):
        return earlier[-1].indicator  # “交易额突破3亿元、同比翻一番”
    hour = _TIME_OF_DAY.fullmatch(indicator) and context.binding.explicit and not behind
    if hour and earlier[-1].unit == context.quantity.unit:
        return indicator + _TIME_FRONT.sub("", earlier[-1].indicator)  # “高峰发车间隔5分钟以内，平峰不超过10分钟”
    same = earlier[-1].unit == context.quantity.unit and len(earlier[-1].indicator) >= 3
    if same and context.quantity.kind in ("count", "amount") and _REBUILT.fullmatch(indicator) and not behind:
        before = earlier[-1].indicator
        return before if indicator in before else indicator + BUILT.sub("", before)
    front = context.clause_left[: len(context.clause_left) - len(context.left)].rstrip("、和及与")
    beside = front.endswith(earlier[-1].raw[-4:])
    unit_alike = earlier[-1].unit == context.quantity.unit
    if not behind and (whole := class_of_before(indicator, earlier[-1].indicator, same_unit=unit_alike, beside=beside)):
        return whole
    if _HOLDS.fullmatch(indicator) and not behind:
        return earlier[-1].indicator + indicator
    if not indicator and context.quantity.kind == "money" and context.core.strip(" 、，") == "首期":
        return earlier[-1].indicator + "首期"  # “设立20亿元科创基金，首期5亿元”
    if indicator in _PART_OF_MONEY and context.quantity.kind == "money":
        return earlier[-1].indicator + indicator
    if context.quantity.unit == "番" and (indicator or context.core.strip(" 、，")) in _AGAIN:
        return earlier[-1].indicator  # “产值由800亿元增至1600亿元，实现翻番”
    if indicator in _AGAIN and earlier[-1].unit != context.quantity.unit:
        # “改造小区186个、惠及居民9万户。其中，2025年改造62个”
        like = next((f for f in reversed(earlier[-6:]) if f.unit == context.quantity.unit), None)
        if like is not None and (indicator in like.indicator or _REBUILT.fullmatch(indicator)):
            return like.indicator if indicator in like.indicator else indicator + like.indicator
    if (indicator == "完成" or not indicator) and _AMONG.search(context.clause_left) and not behind:
        # “新改建里程200公里，投资3亿元，其中2025年完成120公里、1.8亿元”
        like = next((f for f in reversed(earlier[-6:]) if f.unit == context.quantity.unit), None)
        if like is not None:
            return like.indicator
    if indicator in _AGAIN and earlier[-1].unit == context.quantity.unit and len(earlier[-1].indicator) >= 3:
        # “治理2025年完成40万亩、2026年完成35万亩”, “增加学位4.6万个；…分别新增…”
        named = re.sub("^(?:新增|增加|净增)", "", earlier[-1].indicator)
        return indicator + named if indicator.endswith("增") else earlier[-1].indicator
    previous = earlier[-1].indicator
    follows = context.binding.explicit or context.sentence_left.endswith(earlier[-1].raw[-6:])
    if not indicator and follows and not behind:
        return previous  # “增加约3岁，达到79岁”, “示范路15条500公里”
    if _LEVEL.match(indicator):
        return indicator + _LEVEL_HEAD.sub("", previous)
    if len(indicator) <= 4 and indicator.endswith("后"):
        return previous + indicator
    return indicator
