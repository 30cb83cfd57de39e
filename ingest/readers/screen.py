"""How wide characters are on a screen of fixed places, by which columns of plain text line up."""

from __future__ import annotations

import unicodedata


def places(char: str, *, ambiguous: int = 2) -> int:
    """Places that a character takes: 2 for a Chinese one, `ambiguous` for those that are wide in Chinese fonts alone, else 1.

    Source: Unicode Standard Annex 11, East Asian Width.
    """
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1
