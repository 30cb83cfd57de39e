"""Plans in traditional characters, read as simplified ones, character by character, so that every offset stays true."""

from __future__ import annotations

import re
from functools import cache

import opencc

from ingest.variants import ORDINARY

_CHINESE = re.compile("[\u3400-\u9fff]")
# A mainland plan may carry single old characters (後); a text in traditional characters has them everywhere.
_SHARE = 0.06
_SAMPLE = 20_000


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("hk2s")  # the forms of Hong Kong (衞) and those of the others


def is_traditional(text: str) -> bool:
    """True when a good part of the Chinese characters of `text` are traditional forms."""
    sample = "".join(_CHINESE.findall(text[: 4 * _SAMPLE])[:_SAMPLE]).translate(ORDINARY)
    if len(sample) < 20:
        return False
    changed = sum(a != b for a, b in zip(sample, _plain(sample), strict=True))
    return changed > _SHARE * len(sample)


def simplified(text: str) -> str:
    """`text` in simplified characters and ordinary forms, of the same length."""
    plain = text.translate(ORDINARY)
    return plain if _changed().isdisjoint(plain) else _plain(plain)


@cache
def _changed() -> frozenset[str]:
    """The characters that have a simplified form: a text without them, as nearly every body, needs no conversion."""
    chars = [chr(code) for code in range(0x3400, 0xA000)]
    return frozenset(
        a for a, b in zip(chars, _converter().convert("\n".join(chars)).split("\n"), strict=True) if a != b
    )


def _plain(text: str) -> str:
    whole = str(_converter().convert(text))
    if len(whole) == len(text):
        return whole
    # A phrase that changed its length: character by character then.
    table = {char: str(_converter().convert(char)) for char in set(text)}
    return "".join(plain if len(plain := table[char]) == 1 else char for char in text)
