"""Which words in front of a number name what is counted (eval guide, “indicator”): “拥有量达到6件”, “培育组合80个”.

“培育80个组合” names it behind the number (`indicator_behind`).
"""

from __future__ import annotations

import re
from functools import cache

from ingest.dates import find_points
from ingest.tidy_names import EXPLAINED
from ingest.wordlists import alternatives, verbs

# In front of the indicator, never part of it.
_LEADS = re.compile(
    r"(?:[\s、，,的]|至少|到(?!位|期|账|场|岗|户)|至|截至|力争到?|争取|努力|目标|确保|实现|推动实现|使得?|全[省市县区州国域](?=.{3})|[我本该](?:[省市县区州国](?=.{3})|项(?=.{3}))|各[类种](?=.{3})|其中|包括|包含|并且?|同时|且|及|和|与|"
    r"每年度?|年内|[一二两三四五]年内|全年|每[半季月]年?度?|原则上|累计(?!培育|建成|收集)|总计|共计?|合计|分别|均|再|前|底前|底|末|期间|内|力求|(?:建成|投产|达产|投运|投用)后(?=.{3})|首期(?!缴|付|出资)|首批(?!次)|首版(?!次)|近期|还要|要|应当?|须|将|[一二三四五六七八九]是|即(?![将墨使时期办兴席日])(?=.{3}))"
)
# Words that begin like one of them, or like a verb.
_WHOLE_WORDS = re.compile(
    "使用|授权使用|在(?:用(?!户|地|电|水|工)|建(?![设成立筑])|册|校(?!园)|岗(?!位)|编(?!制)|营(?![商业])|产(?![业学地品]))(?![\u3400-\u9fff]{0,4}(?:中|内|上))|再(?:生|就业|担保|制造|贷款|保险|利用|融资)|要(?:素|件|道)|及(?:时|格)|并(?:网|购|联|轨)|共(?:享|建(?![成设有])|同体|治|富|生|管)|均(?:等|衡|价)|末(?:端|梢)|"
    "内(?:贸|资|河|涝|需|陆|部|镜|控)|前(?:沿|端|置|瞻)|底(?:线|数|盘)|应(?:急|用|届|对|收|税|征|缴|检|保|纳)|高标准农田|高质量发展|引导基金|实施方案|将军|综合(?:保税|融资|能耗|成本|利用|试验|执法|服务|管廊|交通|电价|费用|费率|物流|体|楼)|可(?:再生|持续|回收|降解|穿戴)|生产(?:安全|总值|性服务|线|基地|能力|率|许可)|创业(?:担保|孵化|投资|贷款|培训|园|板|带头)|期(?:货|刊|末|满)|全域旅游"
)
_KEPT = ("新增", "累计", "新立项", "新认定", "新建", "新培育")
# Behind a verb these make it part of a name: 培育中心, 服务机构, 建设标准.
_NOUN_TAIL = (
    "中心|机构|主体|体系|平台|率|量|额|数(?!据|字)|单位|人员|能力|水平|标准|基地|站|点|园|区(?!域)|队伍|团队|师|员|者|商(?!标)|业(?!务)|覆盖率|比重|占比|比例|"
    "性(?![价能格质])|厅|用地|医学|经费|投入|费|规模|总[量数额]|指标|指数|成本|时间|时限|周期|费用?|金额|工程"
)
CUT_TAIL = re.compile(
    r"(?:[由从](?:20\d\d年(?:底|末)?的?|目前的?|现在的?|原来的?)?[\d.]+[^\d，、]{0,4}$|20\d\d年(?:底|末)?前?(?:完成|实现|达到|建成)?$|(?<=[\u3400-\u9fff])(?:年|月|季度)[底末]前$|(?<=[\u3400-\u9fff])(?<![上去今本全半同一二两三四五])年|逐步|稳步|(?<=量)日|的|等|为|总计|共计|合计|累计|(?<!公)共|(?<![签预履节合特公契违])约|近|(?<![雷发通抵直])达|至|到|为|在|[，,、：:\s])+$"
)
_FROM_BASE = re.compile(r"[由从](?:每[日天月年])?[\d.]+(?:%?[—–-]+[\d.]+)?[^\d，、]{0,4}$")  # “参训率从60%”
_YEAR_ON_YEAR = re.compile(r"(?:同比|环比|按可比价|按可比口径)\s*$")
_COMPARED = re.compile(
    r"(?:在|较|(?<![占配])比|同)[^，、]{0,14}(?:基础上|年|目前|同期|上年|去年|末|底|LPR|平均水平|平均价格|市场价格?)(?:的)?(?:继续|再|同比|累计)*$"
)
# Behind these a description of the thing begins: no further verb is stripped.
_DESCRIBING = ("具有", "具备", "拥有", "能够", "示范", "有")
# 县级储备帐篷, 各储备食品: who does it stands before the verb.
_LEVEL_FRONT = re.compile(r"(?:[国省市县区州镇乡村]级|国家级?|各地|各)")
_PLAIN_VERB = re.compile(
    "建成|建设|打造|储备|培育|培训|举办|组织|设立|建立|完成|创建|引进|招引|开通|配备|购置|种植|栽植|评选|发布|推出|招募|选派|选聘|派驻"
)
_REMAKING = (
    "改造",
    "修缮",
    "修复",
    "整治",
    "治理",
    "拆除",
    "淘汰",
    "硬化",
)  # 改造危旧房: the verb tells what is done to them
_REACHING = ("带动", "惠及", "覆盖", "服务", "吸纳")  # 带动农户: a bare class is named with what is done for it
_COMPOUND = re.compile("(?:用地|投资|资金|经费|规模|标准|成本|项目|面积|时间|周期)$")
_LIGHT = re.compile(r"^(?:推动|带动|实现|确保|促使|促进|使|引导|力争|努力)+(?:将|把)?")
_LEVEL_OF = re.compile(r"在(?:原有?|现有|原来)?(.{2,20}?)(?:水平|基础)*上")
MAX_NAME = 60


@cache
def _verb_at_end() -> re.Pattern[str]:
    words = verbs("create", "act", "preposition")
    extra = "要|有|是|对|为|给予|至少|拥有|含|每|的|并|及|和|与|、|达|覆盖|全国|全省|全市|全县|全区|各|高质量|高标准|等|了|出|成"
    return re.compile(rf"(?:{alternatives(words)}|{extra})\s*$")


@cache
def _verb_at_start() -> re.Pattern[str]:
    words = alternatives(verbs("create", "adverb"))
    return re.compile(rf"(?:{words}|推进|推动|加快|加强|提高|提升|完善|优化|深化|做好)(?!后|前的|中的|{_NOUN_TAIL})")


@cache
def _creating() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(verbs('create'))})(?!后|{_NOUN_TAIL})")


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(verbs('preposition'))})")


def ends_in_verb(core: str) -> bool:
    """True when the words in front of the number end in a verb or preposition, so that the counted thing follows."""
    return not core or _verb_at_end().search(core) is not None or _LIGHT.fullmatch(core.strip()) is not None


def subject(core: str, *, bound: bool) -> str:
    """The indicator in front of the number; `bound` when a word like 达到 stands between them."""
    text = _FROM_BASE.sub("", _YEAR_ON_YEAR.sub("", _strip_leads(EXPLAINED.sub("", core).rstrip())))
    at = _LEVEL_OF.fullmatch(text)
    if at:
        return at.group(1)
    if bound and "的" in text[3:]:  # “取消审批的事项达到”: the verb belongs to the description
        text = _strip_leads(_LIGHT.sub("", text))
    elif not text.startswith(_KEPT):
        level = _LEVEL_FRONT.match(text)
        if level and _creating().match(text, level.end()):
            text = text[level.end() :]
        text = _strip_verbs(text, limit=1 if bound else 3)
    if not bound or _preposition().match(text):
        text = _after_phrase(text)
    return CUT_TAIL.sub("", _COMPARED.sub("", text))[-MAX_NAME:]


def _strip_leads(text: str) -> str:
    place = 0
    while True:
        match = _LEADS.match(text, place)
        if match and match.end() > place and not _WHOLE_WORDS.match(text, place):
            place = match.end()
            continue
        point = next(iter(find_points(text, start=place, end=min(len(text), place + 14))), None)
        if point is not None and point.start == place:
            place = point.end
            continue
        return text[place:]


def _strip_verbs(text: str, *, limit: int) -> str:
    for turn in range(limit):
        if _WHOLE_WORDS.match(text):
            break
        match = (_verb_at_start() if turn == 0 else _creating()).match(text)
        if match and _PLAIN_VERB.fullmatch(match.group()) and len(text) == 4 and not _COMPOUND.search(text):
            return text[2:]  # 储备帐篷300顶: two characters are a name behind a verb that is nothing else
        # 全程网办率, 修复示范区: what a second verb leaves must be a name.
        least = 3 if turn or text.endswith(("率", "量", "额", "数", "度", "面")) else 2
        if match and match.group() in (*_REMAKING, *_REACHING) and len(text) - match.end() <= 3:
            break
        if match is None or len(text) - match.end() <= least or match.group() in _KEPT:
            break
        text = _strip_leads(text[match.end() :])
        if text.startswith(_DESCRIBING):
            break
    return text


def _after_phrase(text: str) -> str:
    """“在产业聚集区新增工作站” → “新增工作站”: past a phrase of place or means."""
    if not _preposition().match(text) or _WHOLE_WORDS.match(text):
        return text
    found = next(_creating().finditer(text, 2), None)
    if found is None or len(text) - found.end() < 2:
        return text
    if text[found.start() - 1] == "新":
        return text[found.start() - 1 :]  # 新发放贷款
    # “向民间资本推介项目”: a bare class of things is named with what is done to it.
    keep = found.group() in _KEPT or len(text) - found.end() <= 2
    return text[found.start() if keep else found.end() :]
