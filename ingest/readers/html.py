"""HTML to text: block elements become lines, tables become one line a row, scripts and menus without text go.

What is chrome around the plan is decided later from the text itself (`ingest/bounds.py`), never from a site's markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.readers.html_tables import Fold, Places, html_tables
from ingest.readers.source import Table

_DROP = {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "title", "textarea"}
_BLOCK = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "thead", "tr", "ul", "br",
}  # fmt: skip
_CELL = {"td", "th"}
_BLANK = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
_FRONT_MATTER = re.compile(r"\A---\n(?:[^\n]*\n){1,40}?---\n")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_LOOKS_HTML = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<(?:div|p|table|span|h[1-6])(?:\s[^<>]{0,300})?>", re.I)


class MarkupTooDeepError(ValueError):
    """Elements nested deeper than any real page: the rest of the text would be lost in silence."""


def declared_charset(data: bytes) -> str | None:
    """The character set a page's meta element names, lower case, or None."""
    match = _CHARSET.search(data[:8192])
    return match.group(1).decode("ascii").lower() if match else None


def looks_like_html(text: str) -> bool:
    """True when the text carries HTML elements near its beginning."""
    return _LOOKS_HTML.search(text[:20_000]) is not None


def html_to_text(markup: str) -> str:
    """Text of the page, one line a block element, inner white space folded, no entity left unresolved."""
    return read_html(markup)[0]


def read_html(markup: str) -> tuple[str, tuple[Table, ...]]:
    """Text of the page as `html_to_text` gives it, and its tables."""
    from lxml import html  # here: whether it is a page at all is asked of every file

    markup = _FRONT_MATTER.sub("", markup)
    # lxml refuses a str that names its own encoding in an XML declaration.
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup)
    # huge_tree lifts the depth limit from 256 to 2,048; the size of the file is capped before.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing but white space
        return "", ()
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise MarkupTooDeepError
    parts: list[str] = []
    places = _walk(root, parts)
    folded = Fold("".join(parts), _blanks)
    return folded.text, tuple(html_tables(root, places, folded.text, folded.shift))


def _blanks(line: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _BLANK.finditer(line))


def _walk(root: etree._Element, parts: list[str]) -> Places:
    """Append the text of `root` in document order, iteratively: pages may nest deeper than Python's stack.

    Returns where each table cell stands in the joined parts.
    """
    places: Places = {}
    size = 0
    stack: list[tuple[etree._Element, bool]] = [(root, False)]

    def add(text: str) -> None:
        nonlocal size
        parts.append(text)
        size += len(text)

    while stack:
        element, leaving = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if name in _CELL:
                places[element] = (places[element][0], size)
            add("\n" if name in _BLOCK else "\t" if name in _CELL else "")
            add(_fold(element.tail))
            continue
        if not name or name in _DROP:
            add(_fold(element.tail))
            continue
        if name in _BLOCK:
            add("\n")
        if name in _CELL:
            places[element] = (size, size)
        add(_fold(element.text))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return places


def _fold(text: str | None) -> str:
    # A line break inside an element is white space; only block elements break lines.
    return text.replace("\n", " ").replace("\r", " ") if text else ""
