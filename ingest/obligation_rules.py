"""What a clause of a task's body says: a duty of some modality, or background, purpose, permission, limit, effect.

Each pattern is a construction of official prose, with the reason where it is not plain; single words are in
`data/verbs.csv` and `data/modality.csv`.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.plan import Modality
from ingest.wordlists import alternatives, rows, verbs

_CONNECTOR = re.compile(
    r"(?:\s|同时|并且?|且|还|也|再|进而|从而|此外|另外|其次|首先|最后|二是|三是|四是|五是|六是|七是|八是|一是|其中|特别是|尤其是|要|需要?|将|按要求|切实|"
    r"[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|\d+[.．、])+"
)
_NOT_A_DUTY = re.compile(
    r"(?:为了?(?!.{0,30}(?:提供|打造))|以(?!.{1,12}(?:推动|促进|带动))|围绕|根据|按照|依照|依据|依托|针对|结合|通过|随着|鉴于|面向|立足|坚持以|聚焦|对标|参照|基于|对于?[^，。]{2,40}的?$|在[^，。]{2,60}(?:中|上|下|时|前|后|内|间|方面|领域|基础上|过程中)$)"
)
# Phrases of place and object may carry their verb in the same clause: “围绕产业链开展对接”.
_OBJECT_FIRST = re.compile(r"(?:在|对于?|围绕|针对|依托|聚焦|面向|结合|立足|向|从|为(?!了)|联合|会同|协同|联动)")
_NO_VERB_END = re.compile(r"(?:的|中|上|下|时|前|后|内|间|领域|方面|基础|过程|为目标|为重点|为核心|为主|等)$")
_SERVING = re.compile(r"提供|打造|营造|创造|给予|赋能|配备|开设|开通|设立")
_NAMES = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”")
_SUBJECT_MODAL = re.compile(
    r"^[^，。；]{1,40}?(?<![重需主只摘首概纲提紧])要(?![求素点闻件道害领不的])|^[^，。；]{2,40}?(?:负责|牵头|要切实|要认真)"
)
_MODAL = {
    "须": re.compile(r"(?<![无急毋])须(?!知)"),
    "应": re.compile(r"(?<![适响对效供相反顺感回呼答理照报])应(?![用急对变邀聘届付收税力激征缴纳得有])"),
}
_DRAFTING = re.compile(r"研究(?:制定|制订|出台|起草|编制|建立|提出|解决|部署|推进|推动|落实)")


# A day or year in front of the verb: “2021年底前实现…”.
_WHEN = re.compile(
    r"(?:[到至在自从]|截至)?(?:(?:20\d\d|[今明本])年度?|每年度?|每[半季月周]年?度?|\d{1,2}月|第?[一二三四]季度|[上下]半年)"
    r"(?:(?:[一二三四]季度|[上下]半年|\d{1,2}月|\d{1,2}日|[上中下]旬|[初底末中])*)(?:之?前|以前|起|后|内)?"
)
# “分批次”, “多维度”, “全方位”: how it is done, of one shape whatever the words.
_MANNER = re.compile(
    r"(?:视[^，、的]{0,12}?(?:情况|需要?|实际)|视情况?|首[期批](?!次)|[分多][^，、的]{1,2}?(?:次|度|层|类|级|批|期|步|点|域|角度|渠道|维度|领域|层次|方位|途径|形式))(?:地)?"
)
# 将 and 把 carry their object in front of the verb: “将…纳入…”.
_DISPOSAL = re.compile(
    r"[^，]{0,12}?(?<![不即可])[将把](?!来)[^，]{2,}?(?:纳入|列入|列为|作为|融入|嵌入|延长|缩短|下放|移交|转交|转化|转变|转为|报送|反馈|推送|告知|交由|用于|用作|改为|调整|扩大|提高|提升|降低|压缩|落实|贯穿|摆在|放在|统一|"
    r"归集|汇总|整合|录入|上传|公布|公开|通报|提交|抄送|分解|细化|打造|建设|建成|培育)(?!的)"
)
# “由商务局给予…”, “由分管领导担任…”.
_BY_BODY = re.compile(
    r"由(?!于|此)[^，]{2,40}?(?:给予|负责|牵头|担任|承担|组织|实施|制定|安排|支付|补助|补贴|审核|审批|认定|出具|提供|统筹|汇总|会同|协调|办理|拨付|兜底)"
)
_GIVES = re.compile(r"(?!.*可(?:以|由))[^，]{2,}(?:给予|予以)(?:[^，]{2,})$")
# “按照省级办法执行” is a duty, “按照省级办法” is its basis.
_CARRY_OUT = re.compile(
    r"(?:具体|统一|严格)?(?:按照?|参照|依照)[^，]{2,}(?:执行|办理|落实|实施|发放|兑现|管理|处理|处置)$"
)
_WITH_AS = re.compile(
    r"以[^，。]{1,24}?为(?:主体|重点|核心|导向|抓手|依托|载体|基础|牵引|引领|支撑|契机|突破口|主线|纽带|中心)"
)
# Those addressed may apply: a right of theirs, not a duty of somebody.
_PERMITTED = re.compile(
    r"可(?:以|按|凭|申请|享受|直接|根据|依|向|参照|选择|自主|自愿|适当|酌情|优先|延期|延长|免|减|缓|先|持|通过|在)(?!持续)"
)
# The size of a benefit (“补助期限不超过3年”) belongs to the clause that gives it.
_LIMIT = re.compile(
    r"[^，]{0,14}(?:期限|标准|额度|比例|金额|总额|时间|上限|单价|每[人户家个项年][^，]{0,4})(?:原则上)?(?:不超过|不高于|不低于|不少于|最[高长多低]|为|累计不)"
)
# Whose duty it is, in front of the verb: “市级统筹用好…”, “各地各部门要…”.
_SUBJECT = re.compile(
    r"(?:国家|[省市区县乡镇]级|各级|各地区?|各有关(?:部门|单位|方面)|各部门|各单位|[市区县]、[区县](?:两级)?)(?:、?各(?:级|地区?|部门|单位|有关部门|有关单位))*+(?![要应须需])"
)
# 支持 with those who are to act and their means; what they are to do stands in the next clause.
_ADDRESSED = re.compile(
    r"(?:积极|大力|重点|充分)*(?:鼓励|支持|引导|倡导|允许|推荐)[^，。；]{0,24}?(?:企业|机构|高校|院所|院校|学校|医院|单位|组织|个人|人才|人员|团队|平台|园区|社区|银行|资本|市场主体|主体|协会|商会|联盟|社会力量|基地|地方|地区|各地|[省市区县]|农户|居民|群众|合作社)[^，。；]{0,6}(?:依托|结合|围绕|利用|运用|发挥|通过|根据|按照)[^，。；]{2,}$"
)
# What comes about for others, and how one goes about it.
_EFFECT = re.compile(r"(?:助推|助力|便利|方便|有利于|有助于|使得?(?!用)|让(?!利)|以便|从而|进而)|坚持[^，。；]{2,14}$")
_CONDITION = re.compile(r"[^，]{3,}(?<!目)的$|(?:若|如|凡|对于?)[^，]{2,}的[^的，]{1,8}$")
_STRONG = re.compile(r"给予|予以|开展|实施|进行|加强|加大|推行|建立|采取|提供|落实|实行|提高|推进|强化|优先")
_OF_VERB: dict[str, Modality] = {
    "鼓励": "encourage", "支持": "encourage", "引导": "encourage", "允许": "encourage", "倡导": "encourage",
    "探索": "explore", "试点": "explore", "试行": "explore",
}  # fmt: skip
_AFTER_MODAL = re.compile(r"要(?:积极|大力|主动|充分|加强|着力|切实|认真|及时|稳妥|有序)*(" + "|".join(_OF_VERB) + ")")


def connector_length(clause: str) -> int:
    """Length of what only ties the clause to the one before: 同时, 并, 一是, ①."""
    match = _CONNECTOR.match(clause)
    return match.end() if match else 0


def carries_object(clause: str) -> bool:
    """True for “将…纳入…”, where 将 is no sign of the future but puts the object in front of its verb."""
    return clause.startswith("将") and bool(_DISPOSAL.match(clause))


def is_background(clause: str) -> bool:
    """True where the clause opens like a purpose, basis or place, so that it does not go on with the object before it."""
    return bool(
        _NOT_A_DUTY.match(clause) or _CONDITION.fullmatch(clause) or _PERMITTED.match(clause) or _LIMIT.match(clause)
    )


def leaves_choice(clause: str) -> bool:
    """True for “支持企业依托平台”: what they may choose to do stands in the clause behind it."""
    return bool(_ADDRESSED.match(clause))


def modality_of(clause: str) -> Modality | None:
    """The modality of a clause without its connectors, None when it is no duty."""
    if _anywhere().search(clause):
        return next(modality for word, modality in _words("any") if word in clause)
    for opening in (_SUBJECT, _WHEN):
        found = opening.match(clause)
        clause = clause[found.end() if found else 0 :]
    if _is_no_duty(clause):
        return None
    skipped = _skipped(clause)
    head = clause[skipped:]
    if (_at_head().match(head) or (skipped and _at_head().match(clause))) and not _DRAFTING.match(head):
        return next(modality for word, modality in _words("head") if head.startswith(word) or clause.startswith(word))
    for word, modality in _words("modal"):
        if word in clause and _MODAL[word].search(clause):
            return modality
    # Looked for once: the patterns that need one of these words try every place of the clause.
    modal = "要" in clause or "负责" in clause or "牵头" in clause
    asked = _AFTER_MODAL.search(clause) if modal else None
    if asked and _SUBJECT_MODAL.match(clause):
        return _OF_VERB[asked.group(1)]
    disposes = ("将" in clause or "把" in clause) and _DISPOSAL.match(clause)
    if disposes or _BY_BODY.match(clause) or _CARRY_OUT.fullmatch(clause):
        return "should"
    inside = _verb_inside(clause)
    if _NOT_A_DUTY.match(clause):
        return inside or ("should" if modal and _SUBJECT_MODAL.match(clause) else None)
    if _imperative().match(head) or (skipped and _imperative().match(clause)):
        return "should"
    if modal and _SUBJECT_MODAL.match(clause):
        return "should"
    return inside or ("should" if "予" in clause and _GIVES.match(clause) else None)


def _is_no_duty(clause: str) -> bool:
    return bool(
        _PERMITTED.match(clause)
        or _LIMIT.match(clause)
        or _EFFECT.match(clause)
        or ("的" in clause and _CONDITION.fullmatch(clause) and not _STRONG.search(clause))
        or (clause.endswith("的") and not clause.endswith("目的"))
    )


def _skipped(clause: str) -> int:
    """Length of the adverbs in front: 积极, 分批次."""
    place = 0
    while place < len(clause):
        match = _MANNER.match(clause, place) or _adverbs().match(clause, place)
        if match is None or match.end() == place:
            break
        place = match.end()
    return place


@cache
def _words(where: str) -> tuple[tuple[str, Modality], ...]:
    order: dict[str, Modality] = {"forbid": "forbid", "must": "must", "encourage": "encourage", "explore": "explore"}
    return tuple((r["word"], order[r["modality"]]) for r in rows("modality") if r["where"] == where)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(alternatives([word for word, _ in _words("any")]))


@cache
def _at_head() -> re.Pattern[str]:
    return re.compile(alternatives([word for word, _ in _words("head")]))


@cache
def _imperative() -> re.Pattern[str]:
    adverbs = alternatives(verbs("adverb") - {"可", "可以"})
    # 加快 alone governs a noun as well: “加快平台建设”.
    return re.compile(
        rf"(?:(?:{adverbs})(?:地|、)?)*(?:{alternatives(verbs('act', 'create', 'duty'))})(?![者员率]|商(?![业圈标务户品贸家事协]))|(?:进一步|积极|抓紧)*加[快速][^，]{{3,}}"
    )


@cache
def _adverbs() -> re.Pattern[str]:
    plain = frozenset(verbs("adverb") - {w for w, _ in _words("head")} - {"可", "可以", "加快", "加速"})
    return re.compile(rf"(?:(?:{alternatives(plain)})(?:地|、)?)*")


# Verbs that may close a phrase of place or object; words that are nouns as often (教育, 管理, 保护) are not among them.
_DOING = re.compile(
    r"(?P<verb>开展|实施|推进|推行|推动|推广|加强|强化|完善|健全|建立|建设|建成|打造|培育|构建|搭建|布局|设立|组建|制定|出台|发布|提供|给予|落实|采取|探索|试点|举办|组织|形成|提升|提高|上线|设置|安排|"
    r"加大|加快|支持|鼓励|引导|允许|优化|深化|压减|压缩|减免|降低|开放|引进|集聚|发展|发放|公布|公示|通报|检查|整治|清理|挖掘|遴选|征集|拓展|选聘)"
    r"(?![中机主体平率量额数单能水标基站点园区队师员者商业的]|人(?!工|才))"
)


def _verb_inside(clause: str) -> Modality | None:
    """The modality of “围绕产业链开展对接”, “为企业提供服务”; None for a phrase of place or object alone."""
    with_as = _WITH_AS.match(clause)
    if not (with_as or _OBJECT_FIRST.match(clause)) or _NO_VERB_END.search(clause):
        return None
    bare = _NAMES.sub(lambda match: "□" * len(match.group()), clause)
    if with_as:
        rest = bare[with_as.end() :]
        return "should" if len(rest) >= 4 and _imperative().match(rest) else None
    # “为贯彻上级部署” is a purpose, “为企业提供服务” a duty.
    verb = _SERVING.search(bare, 2) if bare.startswith("为") else _DOING.search(bare, 3)
    if verb is None or len(bare) - verb.end() < 2:
        return None
    return _OF_VERB.get(verb.group(), "should")
