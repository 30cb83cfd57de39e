"""Duties whose verb does not open the clause: behind an object, a place, a means, or the body that is to act."""

from __future__ import annotations

import re

from ingest.obligation_words import OF_VERB, opens_with_verb, skipped
from ingest.plan import Modality

# Phrases of place and object may carry their verb in the same clause: “围绕产业链开展对接”.
_OBJECT_FIRST = re.compile(r"(?:在|对于?|围绕|针对|依托|聚焦|面向|结合|立足|向|从|为(?!了)|联合|会同|协同|联动)")
_NO_VERB_END = re.compile(r"(?:的|中|上|下|时|前|后|内|间|领域|方面|基础|过程|阶段|环节|为目标|为重点|为核心|为主|等)$")
_SERVING = re.compile(r"提供|打造|营造|创造|给予|赋能|配备|开设|开通|设立|免费|无偿")
_NAMES = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”")
# 将 and 把 carry their object in front of the verb: “将…纳入…”.
_DISPOSAL = re.compile(
    r"[^，]{0,12}?(?<![不即可])[将把](?!来)[^，]{2,}?(?:纳入|列入|列为|作为|融入|嵌入|延长|缩短|下放|移交|转交|转化|转变|转为|报送|反馈|推送|告知|交由|用于|用作|改为|调整|扩大|提高|提升|降低|压缩|落实|贯穿|摆在|放在|统一|"
    r"增至|增加|扩至|减至|降至|归集|汇总|整合|录入|上传|公布|公开|通报|提交|抄送|分解|细化|打造|建设|建成|培育)(?!的)"
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
# “按照公平原则确定收费标准”, “通过算力券等方式提供支持”: the means closes with a noun of its kind, the verb stands behind it.
_MEANS = re.compile(
    r"(?:按照?|根据|依据|依照|参照|通过|利用|借助|运用|结合|以(?!便|免|及|期))[^，]{1,40}?(?:方式|途径|手段|渠道|形式|办法|机制|情况|(?:结合|工作|本地|当地|地区|区域|自身|各自)实际|需要|需求|原则|标准|规定|要求|程序|结果|特点|职责|职能|(?:平台|技术)(?!建设|创新|研发|服务|应用|支撑|升级))"
)
# Behind “按照…” such an end is that of the basis itself: “根据省委推进…的部署”.
_BASIS_END = re.compile(r"(?:部署|要求|精神|规定|意见|办法|通知|原则|安排|方案|计划)$")
# “以试点带动整体提升”: what drives is named in front. “以促进…” is a purpose.
_DRIVEN = re.compile(
    r"以(?!便|免|利|期|及|促进|推动|带动|提升|提高|确保|保障|实现|满足)[^，]{1,16}?(?:推动|促进|带动|赋能|引领|撬动|倒逼)[^，]{3,}"
)
# “对投诉进行分析” ; 进行 says nothing without its object.
_DONE_TO = re.compile(r"对(?!于)[^，]{2,}?(?:进行(?!.{0,60}的)|(?:实行|执行|作出|采取)(?![的中]))[^，]{2,}")
# The end of a body's name, and those it acts with: “发展改革委会同有关部门建立…”.
_BODY_END = re.compile(
    r"(?:厅|局|委|办公室|部门|政府|管委会|单位|[高院]校|法院|检察院|学校|医院|(?:医疗|金融|教育)机构)(?:（[^）]{1,20}）)?"
    r"(?:(?:会同|联合|协同|配合)[^，。；]{2,40}?(?:部门|单位|厅|局|委|办|政府|机构|平台))?(?:(?:分别|各自|依职责|按职责|依法|依规|负责)+)?"
)
# Verbs that make a noun with the body in front: 政府采购, 部门协调机制.
_NOUN_VERB = re.compile("采购|购买|投资|引导|协调|协同|合作|服务|管理|监管|组织|治理|建设|改革")
_NO_BODY = re.compile(r"[对将把与和由为经受被在从向以按据]")
# Whose name ends within this many characters; further on it is no subject any more.
_FRONT = 60
# Means may stand behind means (“按照…要求通过…方式推进”), but not without end.
_LONGEST = 400
# Verbs that may close a phrase of place or object; words that are nouns as often (教育, 管理, 保护) are not among them.
_DOING = re.compile(
    r"(?P<verb>开展|实施|推进|推行|推动|推广|加强|强化|完善|健全|建立|建设|建成|打造|培育|构建|搭建|布局|设立|组建|制定|出台|发布|提供|给予|落实|采取|探索|试点|举办|组织|形成|提升|提高|上线|设置|安排|"
    r"加大|加快|支持|鼓励|引导|允许|优化|深化|压减|压缩|减免|降低|开放|引进|集聚|发展|发放|公布|公示|通报|检查|整治|清理|挖掘|遴选|征集|拓展|选聘|实行|执行|开设|开通|推出|推送|下达)"
    r"(?![中机主体平率量额数单能水标基站点园区队师员者业的和与及、]|示范|商(?![业圈标务户品贸家事协铺场])|人(?!工|才))"
)


def carries_object(clause: str) -> bool:
    """True for “将…纳入…”, where 将 is no sign of the future but puts the object in front of its verb."""
    return clause.startswith("将") and bool(_DISPOSAL.match(clause))


def acts_on_object(clause: str) -> str:
    """The construction where object, body or rule stand in front of a verb that needs them (“由商务局给予…”,
    “按省级办法执行”), "" where there is none."""
    if ("将" in clause or "把" in clause) and _DISPOSAL.match(clause):
        return "disposal"
    if _BY_BODY.match(clause) or (clause.startswith("由") and body_acts(clause[1:])):
        return "by-body"
    return "carry-out" if _CARRY_OUT.fullmatch(clause) else ""


def gives(clause: str) -> bool:
    """True for “每户给予补贴”, “按照实际投入给予支持”."""
    return bool(_GIVES.match(clause))


def body_acts(clause: str) -> bool:
    """True for a body with its verb: “财政部门会同有关单位建立机制”. 的 in front of the verb makes it a noun."""
    if _NO_BODY.match(clause) or _NO_VERB_END.search(clause):
        return False
    ends = [end.end() for end in _BODY_END.finditer(clause, 0, _FRONT) if "的" not in clause[: end.end()]]
    return any(not _NOUN_VERB.match(rest) and _acts(rest) for rest in (clause[end:] for end in ends))


def _acts(rest: str) -> bool:
    # “开展的服务” is a noun.
    return (
        len(rest) >= 4 and rest[2] != "的" and (opens_with_verb(rest) or verb_inside(rest[skipped(rest) :]) is not None)
    )


def verb_inside(clause: str) -> Modality | None:
    """The modality of “围绕产业链开展对接”, “为企业提供服务”; None for a phrase of place, means or object alone."""
    if _NO_VERB_END.search(clause):
        return None
    bare = _NAMES.sub(lambda match: "□" * len(match.group()), clause)
    if _DRIVEN.match(bare) or _DONE_TO.match(bare):
        return "should"
    with_as = _WITH_AS.match(bare)
    front = with_as or _MEANS.match(bare)
    if front and len(bare) <= _LONGEST and not _BASIS_END.search(bare) and _acts(bare[front.end() :]):
        return "should"
    if with_as or not _OBJECT_FIRST.match(clause):
        return None
    # “为贯彻上级部署” is a purpose, “为企业提供服务” a duty.
    verb = _SERVING.search(bare, 2) if bare.startswith("为") else _DOING.search(bare, 3)
    if verb is None or len(bare) - verb.end() < 2:
        return None
    return OF_VERB.get(verb.group(), "should")
