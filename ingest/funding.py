"""Money the authority pays, waives or guarantees, told from amounts that are to be reached (eval guide, “kind”)."""

from __future__ import annotations

import re

from ingest.aid_words import LASTING, PAID
from ingest.lent import is_lent

_CUE_LEFT = re.compile(
    rf"(?:给予|发放|奖励|奖补|资助|补贴|补助|贴息|返还|免收|减免|减收|免征|减征|减半征收|补偿|安排|拨付|提供|兑现|追加|再给予|最高|不超过|封顶|上限|限额|按照?|标准|每[家户人项个件年台场次篇名]+|{PAID})"
    r"[^，。；]{0,24}$"
)
_CUE_RIGHT = re.compile(
    rf"^(?:人民币)?(?:以内|以下|左右)?(?:给予|予以|进行|享受|的)*(?:[^，。；、0-9０-９的]{{0,10}}?)(?:{PAID})"
)
_ANY = re.compile(PAID + "|给予|最高")
# Amounts of business, not of aid.
_BUSINESS = re.compile(
    r"(?:规模|增加值|产值|收入|营收|融资额?|利率|投资额?|总投资|税收|交易额|销售额|余额|发行|募集|基金|授信(?:总?额度?|规模|余额)|清偿率|覆盖率|满意度|占比|比重)(?:金额|总额)?(?:(?!给予|奖励|补助|补贴)[^，。；]){0,12}$"
)
_FEE_RATE = re.compile(
    r"(?:费率|利率)(?:均|原则上|一般|逐步|逐年|稳步|力争|总体)*(?:不高于|不超过|不得超过|不得高于|低于|控制在|降[到至])\s*$"
)
# “市财政安排健康促进经费，五年累计投入不少于八千万元”: of what the clause before says who pays.
_IN_ALL = re.compile(r"^[，,]?\s*(?:[一二三四五六\d]年)?(?:累计|共|合计|总计)投入(?:不少于|不低于|约|达到?)*$")
_SET_BY = re.compile(r"(?:财政|预算)[^，。；]{0,20}(?:安排|列支|统筹)[^，。；]{0,12}(?:经费|资金)[，,]")
# Money of others: it comes in, it is not paid out.
_FROM_OTHERS = re.compile(
    r"(?:争取|整合|到位|招引|招商|债券支持|申请[^，。；、]{0,6}债券?|社会(?:资本|资金|投资|力量)|撬动|引导|带动|吸引|募集)[^，。；、]{0,12}$"
)
# “争取中央补助1.2亿元、省级奖补3000万元”
_MORE_FROM_OTHERS = re.compile(r"(?:争取|申请)[^，。；]{0,16}\d[^，。；、]{1,4}、[^，。；、\d]{0,10}$")
# “全年退税规模不低于35亿元”
_REFUNDED = re.compile(r"(?:退税|减税降费|减免税费|减税|退税减税)(?:规模|总?额|金额)?(?:不低于|不少于|达到?|超过|约)?$")
# “租金收缴率100%”, “亩均租金由150元提高到260元”: rent that comes in.
_RATE_AT_END = re.compile(r"[\u3400-\u9fff]率$")
_RENT_TAKEN = re.compile(
    r"(?:租金|房租)(?:收入|标准|水平|价格|单价)?(?:由|从|提高|增加|增长|达|不低于|收缴)[^，。；]*$"
)
# “标准厂房租金不高于12元”: a price that is to be kept to.
_RENT_PRICE = re.compile(
    r"(?:租金|房租)(?!补贴|补助)[^，。；]{0,18}(?:不高于|不超过|控制在|低于)(?:[^，。；]{1,10}的)?$"
)
_BORNE = re.compile(r"(?:财政|预算)(?:按|按比例)?(?:承担|负担|补贴|补助)(?:不低于|不超过)?$")
_BORNE_BY_OTHERS = re.compile(
    r"(?:农户|个人|企业|家庭|群众|用户|投保人|参保人|自)(?:承担|负担|自担|自缴|缴纳|自付|担)(?:不超过|不高于)?$"
)
# “居民出资按每户不低于2000元执行”
_PAID_BY_OTHERS = re.compile(r"(?:居民|群众|农户|企业|业主|村民)(?:出资|自筹|筹资)[^，。；]{0,30}$")
# “企业专利收益奖励比例不低于50%”: what an enterprise is to hand on.
_SHARED_BY_OTHERS = re.compile(
    r"(?:^|[，；])\s*(?:[省市县区州国]属|规模以上|规上|重点|中小)?(?:企业|高校|院所|科研机构|医院|用人单位|合作社)[^，。；对给]{0,14}(?:(?:奖励|分红|分配|返还)比例(?:不低于|不少于|达到?)|(?:经费|费用|资金)提取比例(?:不低于|不少于)[^，。；]{0,12})$"
)
_WAIVED = re.compile(r"(?:减免|免收|免除|免征)$")
_FEE = re.compile(r"[\u3400-\u9fff]{1,8}费")
_RENT_WAIVED = re.compile(r"减免|免收|免租|减半|补贴|补助|返还|奖励")
# A rate that is to be reached or held is an outcome, whatever is guaranteed or supplied: 担保费率控制在1%以下.
_REACHED = re.compile(
    r"(?:率|覆盖面|比例|比重|占比|强度|指数|水平|满意度|增幅|增速|涨幅|降幅|进度)(?:均|全部|稳定|(?:每年|20\d\d年|当年|年)(?:\d{1,2}月)?[底末]?前)?(?:达到?|超过|突破|不低于|不少于|保持在|稳定在|提高[到至]|提升[到至]|控制在|降[到至低]|下降[到至])$"
)
_PAID_SHARE = re.compile(r"(?:补贴|补助|奖励|奖补|资助|贴息|返还|支持|报销|减免)(?:比例|率)[^，。；]{0,8}$")
_SHARE_OF = re.compile(r"(?:不超过|最高)[^，。；]{1,14}的$")
_FREE_TIME = re.compile(
    r"(?:减半征收|免收|免征|免除|减免|减半|免费|补贴|返还标准)(?:可|按|照|为|最长|不超过|给予|前|最多|连续|[一-龥]{0,2}租金?){0,3}$"
)
_TIME_OF_AID = re.compile(
    r"^的?(?:免费|免租|免收[^，。；]{0,6}费|租金减免|房租减免|[^，。；]{0,8}免费)|^[^，。；]{0,4}(?:房租|租金)(?!的?\d|贷|支持|补贴|补助|扶持|优惠)"
)
# Aid in kind: “2000卡时免费算力支持”.
_FREE = re.compile(r"^的?免费")
# “按照合同金额的10%，给予最高80万元补助”.
_THEN_PAID = re.compile(rf"[，,](?:再|并|分别|择优)?(?:给予|予以|安排|发放)[^，。；]{{0,24}}(?:{PAID})")
# “区财政每年统筹不少于2000万元”: who pays stands in front.
_PRIZE = re.compile(
    r"(?:每[家个项人户](?:给予)?支持|(?:再|另|各|分别|每[家个项人户])奖|(?:(?:国|中央|自治区|[省市县区旗州盟镇])(?:级|本级|财政)?|各|再|另)(?:配套)?补)$"
)
_BY_SHARE = re.compile(r"按照?[^，。；]{2,24}的$")
_GIVEN_BEHIND = re.compile(r"(?:以内|以下)?(?:的?(?:标准|比例))?[，,]?(?:给予|予以|补|奖)")
_PAYER = re.compile(
    r"(?:财政|预算|公益金|[省市县区州旗]本级)[^，。；]{0,12}(?:统筹|整合|安排|投入|出资|列支|拿出|落实|拨付|列入)[^，。；]{0,8}$"
)
# “统筹失业保险基金结余15亿元用于技能提升”
_POOLED = re.compile(r"(?:统筹|安排|动用|列支|整合)[^，。；\d]{2,16}$")
# “县级配套不少于200万元”
_MATCHED = re.compile(
    r"(?:(?:国|中央|自治区|[省市县区旗州盟镇])(?:级|本级|财政)+)配套(?:资金|经费|补助)?(?:按|每年|不少于|不低于|不超过|约|各|为)*$"
)
_PER_PUPIL = re.compile(r"生均[^，。；]{0,10}(?:拨款|经费|维持费)[^，。；]{0,16}$")
_STANDARD = re.compile(
    r"(?:低保|保障金?|养育|供养|救助|抚恤金?|养老金|生活费|津贴|护理补贴|补助|补贴)标准[^，。；\d]{0,16}(?:每[人户]每[月年]|每[人户月年])$"
    r"|(?:养老金|低保金|保障金|津贴|抚恤金)(?:标准)?(?:每[人户])?(?:每[月年])?(?:提高|增加|上调|增长)$"
)
_FUNDS = re.compile(r"(?:经费|资金)按照?[^，。；]{0,16}$")
_SET_ASIDE = re.compile(r"(?:的?(?:标准|比例))?(?:安排|列支|预算|提取|计提)")
# What is spared somebody, not paid out: “减少企业资金占用1.2亿元”, “节约财政资金1000万元”.
_SPARED = re.compile(
    r"(?:减少|降低|减轻|节约|节省)[\u3400-\u9fff]{0,10}(?:占用|成本|负担|支出|费用|资金)(?:约|近|超过?|达|不少于)*$|(?:占用|成本|负担|支出|费用)(?:年均|累计|同比|再)*(?:压降|压减|下降|降低|减少|节约|节省|压缩)(?:约|近|超过?|不少于)*$"
)
# What somebody else pays: “按每生每学期不超过300元收取”.
_ALLOTTED = re.compile(r"安排[^，。；]{0,10}(?:资源|额度|指标|专项)$")
_ON_END = re.compile(r"连续[^，。；]{0,6}$")
_ANY_PAID = re.compile(PAID)
_CHARGED = re.compile(r"^(?:以内|以下)?(?:的标准)?(?:收取|收费|计收|缴纳|交纳|缴费|计费)")
_SET_UP = re.compile(r"(?:设立|组建|建立|成立)(?:总?规模)?(?:不少于|不低于|达到?|为)?$")
_TAXED = re.compile(r"(?:的?(?:标准|限额|定额))?(?:依次|定额|限额)?(?:扣减|抵减|减免|核减)[^，。；]{0,16}税")
_POOL = re.compile(r"的[^，。；、\d]{0,12}(?:资金池|基金)")
_PRICED = re.compile(
    r"(?:收费(?:标准|价格)?[^，。；补奖资]{0,12}|(?:服务费|手续费)(?!用)[^，。；补奖资]{0,8}(?:不超过|不高于|不得高于|不得超过|控制在))$"
)  # “收费标准每课时不得高于40元”
# “新增教育经费60%以上用于农村学校”: a share of money that is to be spent so.
_SHARE_SPENT = re.compile(r"^(?:的?(?:资金|部分|比例))?(?:用于|用作|投向|投入到?)")
# A share by which something is to change is an outcome, unless it is the aid that changes.
_CHANGED = re.compile(
    r"(?:压缩|压减|缩短|缩减|削减|减少|下降|降低|提高|提升|增长|增加|递增|上浮|下浮|下调|上调)(?:了|约|不少于|不低于|超过)?$"
)
_AID_CHANGED = re.compile(
    r"(?:补贴|补助|奖励|奖补|资助|贴息|返还|报销)(?:资金|标准|额度|金额|比例|经费)?(?:年均|每年|再|分别|逐年)?[^，。；]{2,4}$"
)
_CAP = re.compile(
    r"最高|不超过|不高于|封顶|上限|限额(?!以[上下])|最多|以内(?!的)|不得超过|至多|最长|不高于|不得高于|不能超过"
)


def funding_rule(*, kind: str, unit: str, left: str, right: str, sentence_left: str, after: str = "") -> str:
    """The rule that makes a quantity the size of a benefit, "" where it is none: `left`, `right` are its clause around
    it, `sentence_left` the sentence before, `after` what follows the clause."""
    if _FREE.match(right):
        return "free-of-charge"
    if kind == "money" and (_POOL.match(right) or (_SET_UP.search(left) and _POOL.match("的" + right))):
        return ""  # “设立2亿元风险资金池”
    if kind == "money" and _TAXED.match(right):
        return "aid-behind"  # “按每人每年7800元定额扣减税费”
    if kind == "amount" and _WAIVED.search(left) and _FEE.match(right):
        return "aid-in-front"  # “每月减免5立方米污水处理费”
    if kind not in ("money", "percent", "time") and unit not in ("万", "亿"):
        return ""
    if kind == "time":
        lasting = _ON_END.search(left) is not None
        return "free-time" if (_FREE_TIME.search(left) and not lasting) or _TIME_OF_AID.match(right) else ""
    if kind == "money" and _REFUNDED.search(left):
        return "paid-from-budget"
    if kind == "percent" and _BORNE.search(left):
        return "paid-from-budget"  # “培训费用由市财政承担80%”
    if (kind == "percent" and _BORNE_BY_OTHERS.search(left)) or _PAID_BY_OTHERS.search(left):
        return ""
    if kind in ("money", "percent") and _RENT_PRICE.search(left) and not _RENT_WAIVED.search(left + right):
        return ""
    if _RENT_TAKEN.search(left) and not _RENT_WAIVED.search(left + right):
        return ""
    if kind == "percent" and _RATE_AT_END.search(left) and not _PAID_SHARE.search(left) and not _CUE_RIGHT.match(right):
        return ""
    if (
        is_lent(kind, left, right)
        or _PRICED.search(left)
        or _CHARGED.match(right)
        or (kind == "percent" and _SHARE_SPENT.match(right))
    ):
        return ""
    if _CUE_RIGHT.match(right):
        return "aid-behind"
    if kind == "percent" and _CHANGED.search(left) and not _AID_CHANGED.search(left):
        return ""
    if kind == "percent" and _SHARED_BY_OTHERS.search(left):
        return ""
    if kind == "money" and _PRIZE.search(left):
        return "aid-in-front"  # 再奖100万元
    if kind == "percent" and _BY_SHARE.search(left) and _GIVEN_BEHIND.match(right):
        return "aid-in-front"  # “按设备投资的40%给予最高2000万元补助”
    if kind == "percent" and re.search("按$", left) and re.match("的?(?:追加|增补|加计)", right):
        return "aid-in-front"  # “其中设备投入另按10%追加”
    if kind == "percent" and _FEE_RATE.search(left):
        return ""  # “新增贷款300亿元，担保费率不高于0.8%”
    if kind == "money" and _IN_ALL.search(left) and _SET_BY.search(sentence_left):
        return "paid-from-budget"
    if kind == "money" and _STANDARD.search(left):
        return "paid-from-budget"  # “养育标准提高到每人每月700元”
    if kind == "money" and _PER_PUPIL.search(left):
        return "paid-from-budget"
    if kind == "percent" and _FUNDS.search(left) and _SET_ASIDE.match(right):
        return "paid-from-budget"  # “工作经费按不低于年度投资的2%安排”
    if kind == "money" and _POOLED.search(left) and right.startswith("用于"):
        return "paid-from-budget"
    if kind == "money" and (_PAYER.search(left) or _MATCHED.search(left)):
        return "paid-from-budget"
    if kind == "percent" and _REACHED.search(left) and not _PAID_SHARE.search(left):
        return ""
    if (
        kind == "percent"
        and re.search("给予[^，。；\\d]{0,8}?(?:不超过|最高)[^，。；\\d]{2,10}$", left)
        and _ANY_PAID.search(right + after)
    ):
        return "share-of-aid"  # “给予不超过投资额30%、最高50万元的补助”
    if kind == "percent" and _SHARE_OF.search(left) and _ANY_PAID.search(sentence_left):
        return "share-of-aid"  # “补助不超过总投资的50%”
    if _BUSINESS.search(left) or (
        kind == "money" and (_MORE_FROM_OTHERS.search(left) or _FROM_OTHERS.search(left) or _SPARED.search(left))
    ):
        return ""
    if kind == "percent":
        if (
            _ANY_PAID.search(left[-40:] + right[:12])
            or re.search("(?<!国家)(?<!行业)(?<!地方)(?<!团体)(?<!价)标准(?!化|制|件|体系)", left[-40:])
            or re.match("的?标准", right)
        ):
            return "share-of-aid"
        given = re.search(r"(?:给予|按照?)[^，。；]{0,14}$", left) is not None and (
            _ANY.search(right[:40]) is not None or _THEN_PAID.match(after) is not None
        )
        return "aid-in-front" if given else ""
    if _ALLOTTED.search(left):
        return "allotted"
    cue = _CUE_LEFT.search(left) and (_ANY.search(left + right) or _ANY.search(sentence_left))
    return "aid-in-front" if cue else ""


def is_capped(left: str, suffix: str, *, kind: str) -> bool:
    """True when the amount is an upper limit (最高, 不超过, 以内); 最长 caps how long, not how much."""
    near = left[-40:] if kind == "time" else LASTING.sub("", left[-40:])
    return _CAP.search(near) is not None or suffix in ("以内", "之内", "以下")
