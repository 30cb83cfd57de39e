"""Names of indicators without what explains them, counts them or stands loose at their ends."""

from __future__ import annotations

import re

EXPLAINED = re.compile(r"[（(][^（()）]{13,400}[）)]|[（(](?:即|以下|指|含|不含|责任|牵头|简称)[^（()）]{0,400}[）)]")
_YEARS = re.compile(
    r"^(?:[一二三四五两\d]年(?:内|来)?)(?=培训|培育|新增|新建|招聘|招募|引进|引育|优化|建成|建设|完成|累计|新造|治理|改造|实施)"
)
_PLACED = re.compile(r"^在[^，。；]{2,20}?(?:设立|设置|布设|开设|设)(?=[\u3400-\u9fff]{2})")
_NUMBER = re.compile(r"^\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]|\d{1,2}[.．、])\s*")
_QUOTED = re.compile(r"“[^“”]*”")


def tidy(name: str) -> str:
    """A name without explanatory brackets, item markers and loose brackets at its ends."""
    text = EXPLAINED.sub("", name).lstrip("—-")
    text = _NUMBER.sub("", _PLACED.sub("", _YEARS.sub("", text)))
    if "（" in text or "(" in text or "）" in text or ")" in text:
        opened, closed = re.sub(r"[^（(]", "", text), re.sub(r"[^）)]", "", text)
        if len(opened) != len(closed):
            text = re.split(r"[（(]", text)[-1] if len(opened) > len(closed) else re.split(r"[）)]", text)[-1]
    text = re.sub(r"(?<=[\u3400-\u9fff]{2})至少(?=[\u3400-\u9fff]{2})", "", text)  # 乡镇至少配备
    text = text.strip(" 、，,的：:;；\u3000")
    # A quotation is kept whole (“双随机”抽查); only loose marks go.
    if text.count("“") == text.count("”") + 1 and not text.startswith("“"):
        text += "”"  # 发放“模型券, the closing mark lost with what follows
    return text if text.count("“") == text.count("”") and not _QUOTED.fullmatch(text) else text.strip('“”"')
