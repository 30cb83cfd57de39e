"""Numbers of ordered lists, which a browser prints and the markup does not hold: `<ol start="3"><li>` is 3.

Source: HTML Living Standard, 4.4.5–4.4.8 (start, reversed, type, value); names of styles: CSS Counter Styles Level 3, 6–7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from ingest.readers.number_formats import printed

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
# Style → format of `number_formats`, sign behind the number.
_STYLES = {
    "decimal": ("decimal", "."), "decimal-leading-zero": ("decimalZero", "."), "cjk-decimal": ("chineseCounting", "、"),
    "lower-alpha": ("lowerLetter", "."), "lower-latin": ("lowerLetter", "."), "lower-roman": ("lowerRoman", "."),
    "upper-alpha": ("upperLetter", "."), "upper-latin": ("upperLetter", "."), "upper-roman": ("upperRoman", "."),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"),
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), ("chineseCounting", "、")),
    **dict.fromkeys(("simp-chinese-formal", "trad-chinese-formal"), ("chineseLegalSimplified", "、")),
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.I)
# Menus and the path to a page are ordered lists as well.
_MENUS = {"nav", "header", "footer"}
# How many elements up and down are looked at.
_NEAR, _MOST_LOOKS = 12, 500
# An item that prints its number itself: then the list is shown without numbers of its own.
_OWN = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、]|[.．](?!\d))|第[一二三四五六七八九十\d]{1,3}[章节条]|[①-⑳]"
)
_MOST = 99_999
# A note links back to where it is cited: #fnref1 (Markdown), #_ftnref1 (Word), #cite_ref-1.
_BACK_LINK = re.compile(r"#_?(?:fn|ftn|edn|cite|footnote|note)[-_:]?ref", re.I)


def list_numbers(root: etree._Element) -> dict[etree._Element, str]:
    """What stands before each item of the ordered lists of a page; items without a number are left out."""
    return {item: number for ordered in root.iter("ol") for item, number in _numbers(ordered)}


def with_number(number: str, text: str) -> str:
    """An item's text behind its number: “1.” before a digit is “1、”, so that 1 and 5 do not become 1.5."""
    text = text.lstrip()
    return (f"{number[:-1]}、" if number.endswith(".") and text[:1].isdigit() else number) + text


def _numbers(ordered: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    items = [child for child in ordered if child.tag == "li"]
    if not items or _is_menu(ordered):
        return
    backwards = ordered.get("reversed") is not None
    count = _integer(ordered.get("start"), len(items) if backwards else 1)
    style = _style(ordered, "decimal")
    for item in items:
        count = _integer(item.get("value"), count)
        form, sign = _STYLES.get(_style(item, style), ("", ""))
        if _is_note(item):
            yield item, f"注{count}："
        elif form and not _OWN.match(_first_words(item)):
            yield item, printed(count, form) + sign
        count += -1 if backwards else 1


def _style(element: etree._Element, inherited: str) -> str:
    """The list style an element sets; "none" where it hides the numbers or draws signs instead."""
    kind = (element.get("type") or "").strip()
    style = _STYLE.search(element.get("style") or "")
    words = style.group(1).lower().split() if style else []
    named = next((word for word in words if word in _STYLES), None)
    if named is not None:
        return named
    return "none" if words and "inherit" not in words else _TYPES.get(kind, "none" if kind else inherited)


def _is_menu(ordered: etree._Element) -> bool:
    """A list of a page's menu, or one of nothing but links: where one is, what else there is."""
    if any(parent.tag in _MENUS for parent in islice(ordered.iterancestors(), _NEAR)):
        return True
    return not any(_words_outside_links(element) for element in islice(ordered.iter(), _MOST_LOOKS))


def _words_outside_links(element: etree._Element) -> bool:
    tail = (element.tail or "").strip(" \t\r\n>›»/|\u00a0") if element.tag != "ol" else ""
    text = (element.text or "").strip() if isinstance(element.tag, str) and element.tag != "a" else ""
    return bool((text and not _in_link(element)) or (tail and not _in_link(element.getparent())))


def _in_link(element: etree._Element | None) -> bool:
    while element is not None and element.tag not in ("li", "ol"):
        if element.tag == "a":
            return True
        element = element.getparent()
    return False


def _is_note(item: etree._Element) -> bool:
    links = (link for link in islice(item.iter(), _MOST_LOOKS) if link.tag == "a")
    return any(_BACK_LINK.match(link.get("href") or "") for link in links)


def _first_words(item: etree._Element) -> str:
    return next((words for text in item.itertext() if (words := str(text).strip())), "")[:12]


def _integer(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    return int(digits) if re.fullmatch(r"-?\d{1,5}", digits, re.A) and abs(int(digits)) <= _MOST else default
