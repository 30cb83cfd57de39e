"""Names and small values of WordprocessingML (ECMA-376 part 1, 17 and part 3 for alternate content)."""

from __future__ import annotations

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = {"0", "false", "off", "none"}
# The table of contents: its field (17.16.5.68) and its content control.
_CONTENTS_FIELD = re.compile(r"\s*TOC(?:\s|\\|$)", re.I)
_CONTENTS_GALLERY = "Table of Contents"


def value(element: etree._Element | None) -> str | None:
    """w:val of an element, None when there is no element."""
    return element.get(f"{W}val") if element is not None else None


def number(element: etree._Element | None) -> int | None:
    """w:val as a whole number, None when it is none."""
    return integer(value(element))


def integer(text: str | None) -> int | None:
    """A whole number of at most six digits, None for anything else."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,6}", text) else None


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property (17.17.4): True, False, or None where it is not given."""
    element = parent.find(f"{W}{name}") if parent is not None else None
    return None if element is None else (value(element) or "1") not in _OFF


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of mc:AlternateContent that is read: the first choice, else the fallback; never both."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None else alternate.find(f"{MC}Fallback")


def is_contents_field(instruction: str) -> bool:
    """True for the field code of a table of contents."""
    return _CONTENTS_FIELD.match(instruction) is not None


def is_contents_control(control: etree._Element) -> bool:
    """True for a w:sdt that holds a table of contents."""
    return value(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == _CONTENTS_GALLERY
