"""Number formats of Word's automatic numbering: a count → what is printed (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

# Beyond these a count is printed in plain digits: no plan has so many items, and letters would grow without end.
_MAX_NUMBER, _MAX_ROMAN, _MAX_LETTER, _MAX_CIRCLED = 99_999, 3_999, 26 * 30, 20
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def printed(count: int, number_format: str) -> str:
    """The count as the format prints it; an unknown format, and a count it has no sign for, in plain digits."""
    if number_format == "none":
        return ""
    form = _FORMATS.get(number_format)
    return form(count) if form is not None and 0 < count <= _MAX_NUMBER else str(count)


def _han(n: int, mode: str) -> str:
    from cn2an import an2cn  # here: most lists are counted in digits

    return str(an2cn(n, mode))


def _chinese(n: int) -> str:
    text = _han(n, "low")
    return text[1:] if text.startswith("一十") else text


def _legal(n: int) -> str:
    return _han(n, "up")


def _roman(n: int) -> str:
    if n > _MAX_ROMAN:
        return str(n)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (n // value)
        n %= value
    return out


def _letter(n: int) -> str:
    return chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n <= _MAX_LETTER else str(n)


def _circled(n: int) -> str:
    return chr(ord("①") + n - 1) if n <= _MAX_CIRCLED else f"({n})"


# Full-width digits are printed as plain ones (the reading knows no width), ⑴ and ⒈ as what they stand for.
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _chinese
    ),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _legal),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalZero": lambda n: f"{n:02d}",
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
}  # fmt: skip
