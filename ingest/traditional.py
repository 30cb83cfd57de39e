"""Plans in traditional characters, read as simplified ones, character by character, so that every offset stays true."""

from __future__ import annotations

import re
from functools import cache

import opencc

_CHINESE = re.compile("[\u3400-\u9fff]")
# A mainland plan may carry single old characters (後); a text in traditional characters has them everywhere.
_SHARE = 0.06
_SAMPLE = 20_000


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("hk2s")  # the forms of Hong Kong (衞) and those of the others


def is_traditional(text: str) -> bool:
    """True when a good part of the Chinese characters of `text` are traditional forms."""
    sample = "".join(_CHINESE.findall(text[: 4 * _SAMPLE])[:_SAMPLE])
    if len(sample) < 20:
        return False
    changed = sum(a != b for a, b in zip(sample, _plain(sample), strict=True))
    return changed > _SHARE * len(sample)


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    return _plain(text)


def _plain(text: str) -> str:
    whole = str(_converter().convert(text))
    if len(whole) == len(text):
        return whole
    # A phrase that changed its length: character by character then.
    table = {char: str(_converter().convert(char)) for char in set(text)}
    return "".join(plain if len(plain := table[char]) == 1 else char for char in text)
