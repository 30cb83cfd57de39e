"""Which words behind a number name what is counted: “培育80个组合” (eval guide, “indicator”)."""

from __future__ import annotations

import re

from ingest.indicator_phrases import CUT_TAIL, MAX_NAME

_RIGHT_STOP = re.compile(r"[，,。；;：:\n！？]|[（(](?![^（()），。；]{1,12}[)）][^，,。；;、])")
_RIGHT_LEAD = re.compile(
    r"^(?:[\s]|以上|左右|的|内(?=$|[，,。；;、）)])|规模的?(?![大小较])|(?<=的)标准(?:规划|建设|新建|配建|配套|配备|配置|设置)+(?=[\u3400-\u9fff]{2})|（含）|\(含\))+"
)
# “带动农户1.2万户户均增收3000元”: a measure of its own begins behind the number.
_NEW_MEASURE = re.compile(r"^(?:年均|平均|每[户人亩家])|(?:户均|人均|亩均)")
# “1支不少于20人的应急队伍”: how large each is to be.
_SIZED_LEAD = re.compile(
    r"^(?:不少于|不低于|不小于|超过|至少)[\d.]+[^\d，。；的]{1,6}的(?=.{2})|^[\d.]+(?:[人名](?:以上|左右)?的|(?:平方米|亩|公顷)(?:以上|以下)?的?)(?=.{2})"
)
_TO_WHOM = re.compile(
    r"(?:左右|以上)?(?:向(?![日量])|面向|并|投入(?!资|总|额|比|强|产)|参与|上线|投用|投产|开工|竣工|入驻|于\d|由(?![此于]))"
)  # “应用场景10个左右向社会发布”
# “3个以上规模大、带动强的服务联合体”
_PRAISE = re.compile(r"^(?:[\u3400-\u9fff]{1,4}[大强高优好多全新实广足][、，]?){1,4}的(?=.{2})")
_AFTER_NOUN = re.compile(
    r"(?:，|、|并|且)?(?:实现|确保|推动|促进|带动|力争|(?<!天)使|用于|给予|进行|作为|(?<!提)供|提供|争取|达到|开展|分别|以满足)"
)
# “15个乡镇实现服务点全覆盖”, “推动30家企业实现专利零的突破”: a bare class is named with what it does.
_BARE_CLASS = re.compile(
    "(?:企业|乡镇|街道|社区|学校|医院|单位|村|县区|县市|区县|园区|机构|景区|小区|项目|家庭|农户)(?:全部|全面)?"
)
_DOES = re.compile(r"(?:实现|达到|(?<=全部)开展|(?<=全面)(?:开展|推行|实施))(?=[^，。；、\d]{4})")
_DONE_WITH_IT = ("执行", "计算", "计提", "核定", "收取", "计收")  # “按基准地价的70%执行”: names nothing
_SIZE_OF = re.compile(
    r"^(?:[\s，、]|组建|设立|打造|规划|建设|新建|建成|建立|发起|形成|成立)*((?:首期)?总?规模|总?面积|总?额度|总?容量|总?库容|总?金额)$"
)
_STAGE = re.compile(r"(?:启动|推进|完成|实施|开工|建设|建成)([一二三四]期)$")
# Verbs that say what the number is about, so that they stay in the name.
_TELLING = re.compile(r"(覆盖|接入|带动|惠及)(?:全国|全省|全市|全县|全区)?\s*$")
_TOLD = re.compile(r"(覆盖|接入)")
_FORMULA = re.compile(r"(?<=[\u3400-\u9fff])的“[\dN+X]{3,}”.*$")  # “100个应用场景的“1+11+100”体系”

# “每千服务人口不少于1名乡村医生”, “每个县（市、区）至少1家医院”: for whom so many are, not what.
PER_HEAD = re.compile(
    r"每(?:[十百千万\d]{1,4}(?:名)?|个)[\u3400-\u9fff]{0,6}?(?:人口|人|学生|居民|老人|职工|户|村|公里|乡镇|街道|社区|[市县区](?:（[市县区旗、]{1,6}）)?)"
)
# “带动脱贫人口15万人增收”: how those fare who are named in front.
FARES = re.compile("(?:就近|就地|稳定|持续)*(?:增收|就业|脱贫|致富|受益|创业)(?:致富|增收)?")


def sized(core: str, right: str) -> str | None:
    """“组建规模不低于N亿元的产业基金” → “产业基金规模”, “启动一期1200亩土地平整” → “一期土地平整”: what has the size stands
    behind the number."""
    if (stage := _STAGE.search(core)) and (what := object_after(right)):
        return stage.group(1) + what
    size = _SIZE_OF.search(core)
    return object_after(right) + size.group(1) if size and right.startswith("的") and object_after(right) else None


def object_after(right: str) -> str:
    """The indicator behind the number, up to the end of its phrase."""
    if right.startswith("、") or _TO_WHOM.match(right):
        return ""  # “接入事项500项、数据12类”: what follows is counted by itself
    text = _SIZED_LEAD.sub("", _RIGHT_LEAD.sub("", right))
    text = _PRAISE.sub("", text)
    anew = _NEW_MEASURE.search(text)
    if anew:
        text = text[: anew.start()]
    stop = _RIGHT_STOP.search(text)
    if stop:
        text = text[: stop.start()]
    verb = _AFTER_NOUN.search(text, 2)
    if verb and not (_BARE_CLASS.fullmatch(text[: verb.start()]) and _DOES.match(text, verb.start())):
        text = text[: verb.start()]
    text = CUT_TAIL.sub("", _FORMULA.sub("", text))[:MAX_NAME]
    text = re.sub(r"(?<=[\u3400-\u9fff]{2})组成的?[\u3400-\u9fff]*$", "", text)  # “由30名律师、10名公证员组成的服务团”
    return "" if text in _DONE_WITH_IT else text


def named(core: str, behind: str, previous: str) -> str:
    """The counted thing behind the number, with the verb in front where the verb tells what is counted (覆盖, 接入).

    `previous` is the indicator listed before it without a verb of its own (“接入甲站12个、乙站8个”).
    """
    telling = _TELLING.search(core) or (None if core.strip() else _TOLD.match(previous))
    return telling.group(1) + behind if telling and behind else behind
