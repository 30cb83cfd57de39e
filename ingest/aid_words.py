"""Words for what an authority pays, waives or guarantees, and for how long."""

from __future__ import annotations

import re

# What is paid, longer words first.
PAID = (
    "奖励资金|奖励|奖补|奖金|资助|补贴|补助|贴息|资金支持|资金扶持|财政支持|经费支持|支持资金|扶持资金|返还|返税|退还|免收|免征|减免|减收|减征|免费|补偿|担保贷款|创业贷款|担保费|保费|"
    "抵扣|抵减|抵用|免租优惠|免租|算力券|消费券|创新券|服务券|优惠券|代金券|券|经费|慰问金|津贴|生活费|安家费|房租|租金|拨付|扶持|资金|授信|让利"
)
LASTING = re.compile(r"最[长多](?:不超过)?[\d一二三两半]{1,3}(?:年|个月|月|天)[、，]?")
# “单个项目补助不超过核定投资的60%”: of what the aid is a share.
AID_UP_TO = re.compile(
    r"(补助|补贴|奖励|资助|支持)(?:金额|标准|比例|额度)?(?:不超过|不高于|最高为)([\u3400-\u9fff]{2,10}?)的?$"
)
