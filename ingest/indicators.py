"""One name for one indicator, by a register in which every merge is a row with its reason (data/indicators.csv).

Names are compared after a normalisation that cannot change what is measured (NFKC, white space, leading 全市/力争).
Nothing is merged by likeness: 新增/年度/增幅 variants measure something else than the level.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ingest.wordlists import rows

_SPACE = re.compile(r"\s+")
_LEAD = re.compile(r"^(?:(?:全[省市县区州]|[我本][省市县区州])(?:的)?(?=.{3})|力争|争取|努力|确保|实现|推动)+")
_BRACKETS = str.maketrans({"（": "(", "）": ")", "〔": "(", "〕": ")", "－": "-", "—": "-", "–": "-"})


def normalise(name: str) -> str:
    """NFKC without white space and without words that only say whose or how hard (全市, 力争)."""
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", name)).translate(_BRACKETS)
    return _LEAD.sub("", plain) or plain


@cache
def _register() -> dict[str, str]:
    """Normalised alias → canonical name; two rows that give one alias to two names are an error."""
    register: dict[str, str] = {}
    for row in rows("indicators"):
        for name in (row["alias"], row["canonical"]):
            key = normalise(name)
            if register.setdefault(key, row["canonical"]) != row["canonical"]:
                raise ValueError(f"data/indicators.csv: “{name}”对应两个指标，请只保留一行")
    return register


def canonical(name: str) -> str:
    """The canonical name of an indicator; an unregistered one is only normalised."""
    key = normalise(name)
    return _register().get(key, key)
