"""Money the authority pays, waives or guarantees, told from amounts that are to be reached (eval guide, “kind”)."""

from __future__ import annotations

import re

_PAID = (
    "奖励资金|奖励|奖补|奖金|资助|补贴|补助|贴息|资金支持|资金扶持|财政支持|经费支持|支持资金|扶持资金|返还|返税|退还|免收|免征|减免|减收|减征|免费|补偿|担保贷款|创业贷款|担保费|保费|算力券|消费券|创新券|服务券|优惠券|"
    "代金券|券|经费|慰问金|津贴|生活费|安家费|住房补贴|房租|租金|补给|拨付|给予支持|给予扶持|扶持|资金|授信|让利|奖"
)
_CUE_LEFT = re.compile(
    rf"(?:给予|发放|奖励|奖补|资助|补贴|补助|贴息|返还|免收|减免|减收|免征|减征|减半征收|补偿|安排|拨付|提供|兑现|追加|再给予|最高|不超过|封顶|上限|限额|按照?|标准|每[家户人项个件年台场次篇名]+|{_PAID})"
    r"[^，。；]{0,24}$"
)
_CUE_RIGHT = re.compile(
    rf"^(?:人民币)?(?:以内|以下|左右)?(?:的|一次性|财政|资金|创业|专项|个人|市级|省级|额外|配套|定额|标准|项目|后|事后|分档|分级|阶梯|激励|综合|租金|经营|生活){{0,4}}(?:{_PAID})"
)
_ANY = re.compile(_PAID + "|给予|最高")
_NOT_MONEY_PAID = re.compile(
    r"(?:规模|总规模|增至|增加值|产值|收入|营收|融资额?|贷款利率|利率|投资额?|总投资|税收|交易额|销售额|余额|发行|募集|基金)[^，。；]{0,12}$"
)
_OBJECT = re.compile(r"(?:对于|对|为|给)(?P<who>[^，。；,;]{2,70}?)(?:的)?(?:[，,]|给予|$)")
_CONDITION = re.compile(r"(?P<who>[^，。；,;]{3,70})的$")
_BENEFIT = re.compile(
    "财政贴息补贴|贴息补贴|一次性创业补贴|奖励|奖补|资助|贴息|补贴|补助|返还|担保贷款|算力券|消费券|创新券|服务券|免费[^，。；]{0,6}|房租|租金|补偿|津贴|资金支持|扶持|经费|贷款|支持"
)


def is_funding(*, kind: str, unit: str, left: str, right: str, sentence_left: str) -> bool:
    """True when a quantity sizes a benefit: `left`, `right` are its clause around it, `sentence_left` the sentence before."""
    if kind not in ("money", "percent", "time") and unit not in ("万", "亿", "倍"):
        return False
    if _CUE_RIGHT.match(right):
        return True
    if kind == "time":
        return bool(
            re.search(r"(?:减半征收|免收|免征|免除|减免|减半|免费|补贴|返还标准可?按照?)[^，。；]{0,6}$", left)
        ) or bool(re.match(r"的?(?:免费|免租|租金减免|房租减免)", right))
    if kind == "percent":
        paid = re.search(rf"(?:{_PAID}|标准)", left[-40:] + right[:12])
        return bool(paid) and not _NOT_MONEY_PAID.search(left)
    if _NOT_MONEY_PAID.search(left):
        return False
    if _CUE_LEFT.search(left):
        return bool(_ANY.search(left + right) or _ANY.search(sentence_left))
    return False


def is_capped(left: str, suffix: str) -> bool:
    """True when the sum is an upper limit (最高, 不超过, 以内)."""
    return bool(re.search(r"最高|不超过|不高于|封顶|上限|限额|最多|以内|不得超过|至多", left[-30:])) or suffix in (
        "以内",
        "之内",
        "以下",
    )


def benefit(*, clause_left: str, right: str, sentence_left: str) -> str:
    """“who gets it” + “what it is”, as far as the sentence names them."""
    what = _BENEFIT.search(right[:24]) or _last(_BENEFIT, clause_left) or _last(_BENEFIT, sentence_left)
    who = _last(_OBJECT, sentence_left)
    name = who.group("who") if who else _subject(sentence_left, clause_left)
    return (name + (what.group() if what and what.group() not in name else ""))[-80:]


def _subject(sentence_left: str, clause_left: str) -> str:
    clauses = [c for c in re.split(r"[，,。；;]", sentence_left) if c.strip()]
    for clause in reversed(clauses[:-1] if len(clauses) > 1 else clauses):
        match = _CONDITION.search(clause)
        if match:
            return match.group("who")
    own = re.split(r"给予|最高|每[家户人项个件]|不超过|按|奖励|资助|补贴", clause_left)[0].strip()
    if len(own) >= 2:
        return own
    return clauses[-2] if len(clauses) > 1 else own


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text[-160:]))
    return found[-1] if found else None
