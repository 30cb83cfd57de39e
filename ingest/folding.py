"""Words as they are compared: one form of every character, no blanks, and where each character stands."""

from __future__ import annotations

import unicodedata
from array import array

from ingest.reading import Reading
from ingest.variants import ORDINARY


def folded(text: str) -> Reading:
    """`text` in NFKC without white space and invisible characters; line wraps and full-width forms make no difference."""
    chars: list[str] = []
    offsets = array("i")
    for place, char in enumerate(text.translate(ORDINARY)):
        if char.isspace() or unicodedata.category(char) in ("Cf", "Cc"):
            continue
        plain = char if "\u4e00" <= char <= "\u9fff" else unicodedata.normalize("NFKC", char)
        chars.append(plain)
        offsets.extend([place] * len(plain))
    return Reading("".join(chars), offsets)
