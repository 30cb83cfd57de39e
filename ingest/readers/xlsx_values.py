"""A cell's value as Excel shows it: 1.0 is 1, 0.85 in percent is 85%, a date is 2025年12月31日.

Source: number format codes of ECMA-376 part 1, 18.8.30; only their first section (positive numbers) is read.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_BRACKET = re.compile(r"\[[^\]]*\]")
_CORE = re.compile(r"[#0?][#0?,]*(?:\.(?P<decimals>[#0?]+))?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_MAX_DIGITS = 10


def shown(value: object, code: str) -> str:
    """The text of a cell value under a number format code; "" for no value and for error values."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, code)
    if isinstance(value, datetime | date):
        return _date(value, code)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return str(value)
    text = str(value)
    if text.startswith("#") and text.rstrip("!?").isascii() and text.endswith(("!", "?", "/A")):
        return ""
    return re.sub(r"[\t\r ]+", " ", text.replace("\r\n", "\n").replace("_x000D_", "")).strip()


def _number(value: int | float, code: str) -> str:
    section = _BRACKET.sub("", code.split(";", 1)[0])
    bare = _LITERAL.sub("", section)
    core = _CORE.search(bare)
    percent = "%" in bare
    if core is None or section in ("General", "@") or re.search(r"[eE][+-]", bare):
        return _plain(value * 100 if percent else value) + ("%" if percent else "")
    decimals = core.group("decimals") or ""
    number = f"{value * 100 if percent else value:{',' if ',' in core.group() else ''}.{min(len(decimals), 12)}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(optional):
        number = number.removesuffix("0")
    number = number.removesuffix(".")
    place = _place(section, core.group())
    return _words(section[: place[0]]) + number + _words(section[place[1] :])


def _place(section: str, core: str) -> tuple[int, int]:
    start = section.find(core)
    return (start, start + len(core)) if start >= 0 else (0, len(section))


def _words(code: str) -> str:
    """The literal words of a format code around the number: 0"个" shows 个."""
    return _LITERAL.sub(lambda m: m.group(1) or m.group(2) or "", code).strip(", ")


def _plain(value: int | float) -> str:
    text = f"{value:.{_MAX_DIGITS}g}"
    return f"{value:.0f}" if "e+" in text else text


def _date(value: date, code: str) -> str:
    bare = _LITERAL.sub("", _BRACKET.sub("", code)).lower()
    if isinstance(value, datetime) and "h" in bare and not re.search("[yd]", bare):
        return value.strftime("%H:%M")
    year = f"{value.year}年" if "y" in bare or not re.search("[md]", bare) else ""
    month = f"{value.month}月" if "m" in bare or "d" in bare or "y" not in bare else ""
    day = f"{value.day}日" if "d" in bare or ("y" not in bare and "m" not in bare) else ""
    return year + month + day
