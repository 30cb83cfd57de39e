"""Loans, credit and cover granted: business done, no money the authority pays out (eval guide, “kind”)."""

from __future__ import annotations

import re

# Loans, credit and cover granted are business done, not money spent: “新发放…贷款6亿元”, “提供50亿元授信”; a sum that is
# capped or given to each (“给予最高300万元贷款”) is what somebody gets.
_LENT = r"(?:贷款|再贷款|信贷|授信|融资|担保|风险保障|保险保障)(?:资金|额度|总?额|规模|余额|业务|产品|支持|投放|金额)*"
_LENT_LEFT = re.compile(
    rf"{_LENT}(?:年均|每年|年|新增|发放|投放|累计|总计|共计|合计|共|约|近|超|不少于|不低于|达到?|超过|突破)*$"
)
_LENT_RIGHT = re.compile(
    rf"^(?:以上|以内|左右)?(?:的)?[^，。；、0-9的]{{0,10}}?{_LENT}(?=$|[，。；、）)]|用于|支持|以上)"
)
_TO_EACH = re.compile(
    r"给予|最高|不超过|不高于|最多|上限|限额|封顶|每[户人家笔个项]|单[户笔个]|可[^，。；]{0,4}(?:申请|享受|获)|同一"
)


def is_lent(kind: str, left: str, right: str) -> bool:
    """Whether a sum is what is lent, insured or guaranteed in all, not what each gets."""
    if kind != "money" or _TO_EACH.search(left):
        return False
    return _LENT_LEFT.search(left) is not None or _LENT_RIGHT.match(right) is not None
