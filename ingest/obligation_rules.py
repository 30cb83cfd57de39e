"""What a clause of a task's body says: a duty of some modality, or background, purpose, permission, limit, effect.

Each pattern is a construction of official prose, with the reason where it is not plain; single words are in
`data/verbs.csv` and `data/modality.csv`, verbs behind other phrases in `obligation_phrases.py`.
"""

from __future__ import annotations

import re

from ingest.obligation_phrases import acts_on_object, body_acts, gives, verb_inside
from ingest.obligation_words import OF_VERB, anywhere, at_head, opens_with_verb, skipped, words
from ingest.plan import Modality

_CONNECTOR = re.compile(
    r"(?:\s|同时|并且?|且|还|也|再|进而|从而|此外|另外|其次|首先|最后|二是|三是|四是|五是|六是|七是|八是|一是|其中|特别是|尤其是|要|需要?|将|按要求|切实|"
    r"[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|\d+[.．、])+"
)
_NOT_A_DUTY = re.compile(
    r"(?:为了?(?!.{0,30}(?:提供|打造))|以(?!.{1,12}(?:推动|促进|带动))|围绕|根据|按照|依照|依据|依托|针对|结合|通过|随着|鉴于|面向|立足|坚持以|聚焦|对标|参照|基于|对于?[^，。]{2,40}的?$|在[^，。]{2,60}(?:中|上|下|时|前|后|内|间|方面|领域|基础上|过程中)$)"
)
_SUBJECT_MODAL = re.compile(
    r"^[^，。；]{1,40}?(?<![重需主只摘首概纲提紧])要(?![求素点闻件道害领不的])|^[^，。；]{2,40}?(?:负责|牵头|要切实|要认真)"
)
_MODAL = {
    "须": re.compile(r"(?<![无急毋])须(?!知)"),
    "应": re.compile(r"(?<![适响对效供相反顺感回呼答理照报])应(?!.尽|[用急对变邀聘届付收税力激征缴纳得有])"),
}
_DRAFTING = re.compile(r"研究(?:制定|制订|出台|起草|编制|建立|提出|解决|部署|推进|推动|落实)")
# A day or year in front of the verb: “2021年底前实现…”.
_WHEN = re.compile(
    r"(?:[到至在自从]|截至)?(?:(?:20\d\d|[今明本])年度?|每年度?|每[半季月周]年?度?|\d{1,2}月|第?[一二三四]季度|[上下]半年)"
    r"(?:(?:[一二三四]季度|[上下]半年|\d{1,2}月|\d{1,2}日|[上中下]旬|[初底末中])*)(?:之?前|以前|起|后|内)?"
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
    r"(?:国家|[省市区县乡镇]级|各级|各地区?|各有关(?:部门|单位|方面)|各部门|各单位|[市区县]、[区县](?:两级)?|(?:各[省市区县旗镇乡州盟](?:[（(][^）)]{1,8}[）)])?、?)+(?:人民政府|政府|管委会)?(?![域块间片和与及（(]))(?:、?各(?:级|地区?|部门|单位|有关部门|有关单位))*+(?![要应须需])"
)
# 鼓励 or 支持, those addressed, and with what they act; what they are to do stands in the next clause.
_ENCOURAGED = r"(?:积极|大力|重点|充分|优先)*(?:鼓励|支持|引导|倡导|允许|推荐)(?:[、和]?(?:鼓励|支持|引导))?"
_ACTORS = r"(?:企业|机构|高校|院所|院校|学校|医院|单位|组织|个人|人才|人员|团队|平台|园区|社区|银行|资本|市场主体|主体|协会|商会|联盟|社会力量|基地|载体|地方|地区|各地|[省市区县]|农户|居民|群众|合作社)"
_LEAD = re.compile(_ENCOURAGED)
_ADDRESSED = re.compile(
    _ENCOURAGED
    + r"[^，。；]{0,24}?"
    + _ACTORS
    + r"(?P<between>[^，。；]{0,6})(?P<means>(?:依托|结合|围绕|利用|运用|发挥|通过|根据|按照|聚焦|面向|针对)[^，。；]{2,})$"
)
# “支持孵化器、园区等载体”: a list of them and no verb.
_ADDRESSEES_ONLY = re.compile(
    r"(?:(?!开展|实施|建立|建设|打造|设立|引进|培育|参与|参加|加强|加大|推进|推动|发展(?!局))[^，。；])*等[^，。；]{0,8}"
    + _ACTORS
)
_TO_WHOM = re.compile(_ENCOURAGED + r"[^，。；向将把对]{0,24}?" + _ACTORS + r"(?=[^，。；])")
_OFFERS = re.compile(r"联合|推出|提供|为[^，。；]{2,20}提供")
_OWN_MEANS = re.compile(r"(?:充分)?发挥[^，。；]+(?:作用|优势|功能)")
# What comes about for others, and how one goes about it.
_EFFECT = re.compile(r"(?:助推|助力|便利|方便|有利于|有助于|使得?(?!用)|让(?!利)|以便|从而|进而)|坚持[^，。；]{2,14}$")
_CONDITION = re.compile(r"[^，]{3,}(?<!目)的$|(?:若|如|凡|对于?)[^，]{2,}的[^的，]{1,8}$")
# “对成效明显的示范园区”: who is rewarded; how stands in the next clause.
_FOR_THE_GOOD = re.compile(
    r"对[^，]{2,}(?:明显|突出|显著|较好|较大|优异|良好)的(?:(?!给予|予以|优先|实行|实施|开展|进行|采取|提供|加[强大]|落实|推|奖|表彰)[^，]){1,40}"
)
# “采取线上线下相结合的方式”: how, when nothing stands behind it.
_MEANS_ONLY = re.compile(r"(?:采取|采用|利用|借助|通过|以)[^，]{2,}(?:方式|形式|途径|手段|渠道)")
_RULE = re.compile(r"按照?|根据|依据|依照|参照")
# “能减则减”, “应放尽放”, “能合并的合并”: formed alike from any verb.
_IDIOM = re.compile(r"(?:能|该|可|应)([^，的]{1,4})的(?:尽量|坚决|全部)?\1|[应能该](.)[尽则就]\2|对标对表")
# What stands in brackets is said of something else: “（暂不允许的除外）”.
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_STRONG = re.compile(r"给予|予以|开展|实施|进行|加强|加大|推行|建立|采取|提供|落实|实行|提高|推进|强化|优先")
_AFTER_MODAL = re.compile(r"要(?:积极|大力|主动|充分|加强|着力|切实|认真|及时|稳妥|有序)*(" + "|".join(OF_VERB) + ")")


def connector_length(clause: str) -> int:
    """Length of what only ties the clause to the one before: 同时, 并, 一是, ①."""
    match = _CONNECTOR.match(clause)
    return match.end() if match else 0


def is_background(clause: str) -> bool:
    """True where the clause opens like a purpose, basis or place, so that it does not go on with the object before it."""
    return bool(
        _NOT_A_DUTY.match(clause) or _CONDITION.fullmatch(clause) or _PERMITTED.match(clause) or _LIMIT.match(clause)
    )


def leaves_choice(clause: str) -> bool:
    """True for “支持企业依托平台”, “鼓励孵化器等载体”: what they may choose to do stands in the clauses behind it."""
    found = _ADDRESSED.match(clause)
    if found and not opens_with_verb(found["between"]) and not verb_inside(found["means"]):
        return True
    lead = _LEAD.match(clause)
    return bool(lead and _ADDRESSEES_ONLY.fullmatch(clause, lead.end()) and not opens_with_verb(clause[lead.end() :]))


def goes_on(encouraged: str, clause: str) -> bool:
    """True where `clause` says what those addressed by a clause of 鼓励 or 支持 are to do besides."""
    by_means = _ADDRESSED.match(encouraged)
    return bool(
        leaves_choice(encouraged)
        or (by_means and not opens_with_verb(by_means["between"]))
        or (_TO_WHOM.match(encouraged) and _OFFERS.match(clause))
    )


def keeps_choice(clause: str) -> bool:
    """True for “发挥自身优势”: a means of those addressed, so that the clause behind it is theirs as well."""
    return bool(_OWN_MEANS.fullmatch(clause))


Verdict = tuple[Modality, str]
"""A modality and the rule that gave it: “word:应当” for a row of data/modality.csv, else the name of a construction."""


def modality_of(clause: str) -> Verdict | None:
    """The modality of a clause without its connectors and what gave it, None when it is no duty."""
    if anywhere().search(clause):
        bare = _ASIDE.sub("", clause)
        for word, modality in words("any"):
            if word in bare:
                return modality, f"word:{word}"
    for opening in (_SUBJECT, _WHEN):
        found = opening.match(clause)
        clause = clause[found.end() if found else 0 :]
    if _is_no_duty(clause):
        return None
    length = skipped(clause)
    head = clause[length:]
    if (at_head().match(head) or (length and at_head().match(clause))) and not _DRAFTING.match(head):
        return next((m, f"word:{w}") for w, m in words("head") if head.startswith(w) or clause.startswith(w))
    for word, modality in words("modal"):
        if word in clause and _MODAL[word].search(clause):
            return modality, f"word:{word}"
    # Looked for once: the patterns that need one of these words try every place of the clause.
    modal = "要" in clause or "负责" in clause or "牵头" in clause
    asked = _AFTER_MODAL.search(clause) if modal else None
    if asked and _SUBJECT_MODAL.match(clause):
        return OF_VERB[asked.group(1)], "asked"
    if form := acts_on_object(clause):
        return "should", form
    if _IDIOM.match(head):
        return "should", "idiom"
    within = verb_inside(clause) or (verb_inside(head) if length else None)
    inside: Verdict | None = (within, "verb-inside") if within else None
    subject = bool(modal and _SUBJECT_MODAL.match(clause))
    if _NOT_A_DUTY.match(clause):
        by_rule = _RULE.match(clause) and gives(clause)
        return inside or (("should", "gives" if by_rule else "subject") if by_rule or subject else None)
    if opens_with_verb(clause):
        return "should", "imperative"
    if subject:
        return "should", "subject"
    if inside or gives(clause):
        return inside or ("should", "gives")
    return ("should", "body-acts") if body_acts(clause) else None


def _is_no_duty(clause: str) -> bool:
    return bool(
        _PERMITTED.match(clause)
        or _LIMIT.match(clause)
        or _EFFECT.match(clause)
        or _MEANS_ONLY.fullmatch(clause, skipped(clause))
        or _FOR_THE_GOOD.fullmatch(clause)
        or (_CONDITION.fullmatch(clause) and not _STRONG.search(clause))
        or (clause.endswith("的") and not clause.endswith("目的"))
    )
