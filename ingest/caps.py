"""Whether an amount is an upper limit: 最高, 不超过, 以内."""

from __future__ import annotations

import re

from ingest.aid_words import LASTING

_CAP = re.compile(
    r"最高|不超过|不(?:得)?突破|不高于|封顶|上限|限额(?!以[上下])|最多|以内(?!的)|不得超过|至多|最长|不高于|不得高于|不能超过"
)


def is_capped(left: str, suffix: str, *, kind: str) -> bool:
    """True when the amount is an upper limit (最高, 不超过, 以内); 最长 caps how long, not how much."""
    near = left[-40:] if kind == "time" else LASTING.sub("", left[-40:])
    return _CAP.search(near) is not None or suffix in ("以内", "之内", "以下")
