"""Money the authority pays, waives or guarantees, told from amounts that are to be reached (eval guide, “kind”)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest import funding_words as words
from ingest.lent import is_lent


@dataclass(frozen=True)
class Amount:
    """A number and the words around it: `left`, `right` are its clause, `sentence_left` the sentence before it, `after`
    what follows the clause."""

    kind: str
    unit: str
    left: str
    right: str
    sentence_left: str
    after: str = ""


# What may be paid at all.
_PAYABLE = ("money", "percent", "time")
_NO_AID = ""
_ANY_KIND = ()
_MONEY = ("money",)
_SHARE = ("percent",)
_TIME = ("time",)
# What a rule makes of the number, the kinds it is asked for, when it holds. The first that holds decides.
_RULES: tuple[tuple[str, tuple[str, ...], Callable[[Amount], object]], ...] = (
    ("free-of-charge", _ANY_KIND, lambda a: words.FREE.match(a.right)),
    # “设立2亿元风险资金池”
    (_NO_AID, _MONEY, lambda a: words.POOL.match(a.right)),
    (_NO_AID, _MONEY, lambda a: words.SET_UP.search(a.left) and words.POOL.match("的" + a.right)),
    # “按每人每年7800元定额扣减税费”
    ("aid-behind", _MONEY, lambda a: words.TAXED.match(a.right)),
    # “每月减免5立方米污水处理费”
    ("aid-in-front", ("amount",), lambda a: words.WAIVED.search(a.left) and words.FEE.match(a.right)),
    (_NO_AID, _ANY_KIND, lambda a: a.kind not in _PAYABLE and a.unit not in ("万", "亿")),
    ("free-time", _TIME, lambda a: words.FREE_TIME.search(a.left) and not words.ON_END.search(a.left)),
    ("free-time", _TIME, lambda a: words.TIME_OF_AID.match(a.right)),
    # “按6个月的当地月人均失业保险金返还”
    ("free-time", _TIME, lambda a: words.BY_SO_LONG.search(a.left) and words.OF_THEN_PAID.match(a.right)),
    (_NO_AID, _TIME, lambda a: True),
    ("paid-from-budget", _MONEY, lambda a: words.REFUNDED.search(a.left)),
    # “培训费用由市财政承担80%”
    ("paid-from-budget", _SHARE, lambda a: words.BORNE.search(a.left)),
    # “暂退旅行社旅游服务质量保证金80%”
    ("aid-in-front", _SHARE, lambda a: words.DEPOSIT_BACK.search(a.left)),
    (_NO_AID, _SHARE, lambda a: words.BORNE_BY_OTHERS.search(a.left)),
    (_NO_AID, _ANY_KIND, lambda a: words.PAID_BY_OTHERS.search(a.left)),
    (_NO_AID, ("money", "percent"), lambda a: words.RENT_PRICE.search(a.left) and not _rent_is_waived(a)),
    (_NO_AID, _ANY_KIND, lambda a: words.RENT_TAKEN.search(a.left) and not _rent_is_waived(a)),
    (_NO_AID, _SHARE, lambda a: words.RATE_AT_END.search(a.left) and not _paid_share(a) and not _paid_behind(a)),
    (_NO_AID, _ANY_KIND, lambda a: is_lent(a.kind, a.left, a.right)),
    (_NO_AID, _ANY_KIND, lambda a: words.PRICED.search(a.left) or words.CHARGED.match(a.right)),
    (_NO_AID, _SHARE, lambda a: words.SHARE_SPENT.match(a.right)),
    ("aid-behind", _ANY_KIND, lambda a: _paid_behind(a)),
    (_NO_AID, _SHARE, lambda a: words.CHANGED.search(a.left) and not words.AID_CHANGED.search(a.left)),
    ("share-of-aid", _SHARE, lambda a: words.SUPPORT_CHANGED.search(a.left)),
    (_NO_AID, _SHARE, lambda a: words.SHARED_BY_OTHERS.search(a.left)),
    # 再奖100万元
    ("aid-in-front", _MONEY, lambda a: words.PRIZE.search(a.left)),
    # “给予每辆500元补贴，其中交回电池的再增加100元”
    ("aid-in-front", _MONEY, lambda a: words.ON_TOP.search(a.left) and words.ANY_PAID.search(a.sentence_left)),
    # “按设备投资的40%给予最高2000万元补助”
    ("aid-in-front", _SHARE, lambda a: words.BY_SHARE.search(a.left) and words.GIVEN_BEHIND.match(a.right)),
    # “其中设备投入另按10%追加”
    ("aid-in-front", _SHARE, lambda a: a.left.endswith("按") and re.match("的?(?:追加|增补|加计)", a.right)),
    # “新增贷款300亿元，担保费率不高于0.8%”
    (_NO_AID, _SHARE, lambda a: words.FEE_RATE.search(a.left)),
    ("paid-from-budget", _MONEY, lambda a: words.IN_ALL.search(a.left) and words.SET_BY.search(a.sentence_left)),
    # “养育标准提高到每人每月700元”
    ("paid-from-budget", _MONEY, lambda a: words.STANDARD.search(a.left) or words.PER_PUPIL.search(a.left)),
    # “工作经费按不低于年度投资的2%安排”
    ("paid-from-budget", _SHARE, lambda a: words.FUNDS.search(a.left) and words.SET_ASIDE.match(a.right)),
    ("paid-from-budget", _MONEY, lambda a: words.POOLED.search(a.left) and a.right.startswith("用于")),
    ("paid-from-budget", _MONEY, lambda a: words.SET_BY_NOBODY.search(a.left) and words.FOR_VOUCHERS.match(a.after)),
    ("paid-from-budget", _MONEY, lambda a: words.PAYER.search(a.left) or words.MATCHED.search(a.left)),
    (_NO_AID, _SHARE, lambda a: words.REACHED.search(a.left) and not _paid_share(a)),
    # “给予不超过投资额30%、最高50万元的补助”
    ("share-of-aid", _SHARE, lambda a: words.GIVEN_UP_TO.search(a.left) and words.ANY_PAID.search(a.right + a.after)),
    # “补助不超过总投资的50%”
    ("share-of-aid", _SHARE, lambda a: words.SHARE_OF.search(a.left) and words.ANY_PAID.search(a.sentence_left)),
    (_NO_AID, _ANY_KIND, lambda a: words.BUSINESS.search(a.left)),
    (_NO_AID, _MONEY, lambda a: words.MORE_FROM_OTHERS.search(a.left) or words.FROM_OTHERS.search(a.left)),
    (_NO_AID, _MONEY, lambda a: words.SPARED.search(a.left)),
    ("share-of-aid", _SHARE, lambda a: words.ANY_PAID.search(a.left[-40:] + a.right[:12])),
    ("share-of-aid", _SHARE, lambda a: words.STANDARD_WORD.search(a.left[-40:]) or re.match("的?标准", a.right)),
    ("aid-in-front", _SHARE, lambda a: words.GIVEN_BY.search(a.left) and words.ANY.search(a.right[:40])),
    ("aid-in-front", _SHARE, lambda a: words.GIVEN_BY.search(a.left) and words.THEN_PAID.match(a.after)),
    # “按实际消耗量的50%兑付”
    ("aid-behind", _SHARE, lambda a: words.BY_SHARE.search(a.left) and words.PAID_BACK.match(a.right)),
    (_NO_AID, _SHARE, lambda a: True),
    ("allotted", _ANY_KIND, lambda a: words.ALLOTTED.search(a.left)),
    ("aid-in-front", _ANY_KIND, lambda a: words.CUE_LEFT.search(a.left) and words.ANY.search(a.left + a.right)),
    ("aid-in-front", _ANY_KIND, lambda a: words.CUE_LEFT.search(a.left) and words.ANY.search(a.sentence_left)),
)


def funding_rule(amount: Amount) -> str:
    """The rule that makes a quantity the size of a benefit, "" where it is none."""
    return next(
        (made for made, kinds, holds in _RULES if (not kinds or amount.kind in kinds) and holds(amount)), _NO_AID
    )


def _rent_is_waived(a: Amount) -> bool:
    return words.RENT_WAIVED.search(a.left + a.right) is not None


def _paid_share(a: Amount) -> bool:
    return words.PAID_SHARE.search(a.left) is not None


def _paid_behind(a: Amount) -> bool:
    return words.CUE_RIGHT.match(a.right) is not None
