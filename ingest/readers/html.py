"""HTML to text: block elements become lines, tables become one line a row, scripts and menus without text go.

What is chrome around the plan is decided later from the text itself (`ingest/bounds.py`), never from a site's markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.readers.html_lists import list_numbers, with_number
from ingest.readers.html_tables import Fold, Places, html_tables
from ingest.readers.markdown import markdown_tables
from ingest.readers.source import Table
from ingest.readers.unruled_tables import unruled_tables

_DROP = {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "title", "textarea"}
_BLOCK = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "thead", "tr", "ul", "br",
}  # fmt: skip
_CELL = {"td", "th"}
_BLANK = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
# What a page holds but does not show: menus, print heads, share boxes, second copies of the text.
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
# A raised number behind Chinese text cites a note; behind a letter or digit it is an exponent.
_CITATION = re.compile(r"[\[〔(（]?[\d*①-⑳]{1,3}[\]〕)）]?")
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)[\s>]", re.I)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?(?P<empty>/?)>|(?P<hard>\\| {2,})?\n(?P<new>[ \t]*(?:\n|[|#]|[-*+] |\d+\. ))?"
)
_WRAPPERS = {"div", "section", "article", "main", "center", "body", "header", "footer", "aside", "nav"}
_FRONT_MATTER = re.compile(r"\A---\n(?:[^\n]*\n){1,40}?---\n")
_LOOKS_HTML = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<(?:div|p|table|span|h[1-6])(?:\s[^<>]{0,300})?>", re.I)


class MarkupTooDeepError(ValueError):
    """Elements nested deeper than any real page: the rest of the text would be lost in silence."""


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
    fragment = not _WHOLE_PAGE.search(markup)
    markup = _with_breaks(markup) if fragment else markup
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
    tables = tuple(html_tables(root, places, folded.text, folded.shift))
    if fragment:
        tables += markdown_tables(folded.text)
    # Tables drawn by a page's style: a cell a line, as no element says.
    return folded.text, tables or unruled_tables(folded.text)


def _with_breaks(markup: str) -> str:
    """Markdown with HTML in it: a line break outside of elements ends a line, within a div a blank line does."""
    inside = {True: 0, False: 0}  # how many elements are open: wrappers of other blocks, blocks of text

    def shown(match: re.Match[str]) -> str:
        if match.group("name") is None:
            ends = not inside[False] and (not inside[True] or match.group("new") or match.group("hard"))
            return "<br>" + match.group() if ends else match.group()
        name = match.group("name").lower()
        if name in _BLOCK - {"br", "hr"} or name in _CELL or name in _DROP:
            step = -1 if match.group("close") else int(not match.group("empty"))
            inside[name in _WRAPPERS] = max(0, inside[name in _WRAPPERS] + step)
        return match.group()

    return _TAG.sub(shown, markup)


def _hidden(root: etree._Element) -> set[etree._Element]:
    """Elements that the page does not show; none where they hold most of its text, which a script then shows."""
    found = [element for element in root.iter(etree.Element) if _is_hidden(element)]
    shares = sum(len("".join(element.itertext())) for element in found)
    return set(found) if shares * 2 <= len("".join(root.itertext())) else set()


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_citation(element: etree._Element, before: str) -> bool:
    return (
        element.tag == "sup"
        and before > "\u2e80"
        and _CITATION.fullmatch("".join(element.itertext()).strip()) is not None
    )


def _blanks(line: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _BLANK.finditer(line))


def _walk(root: etree._Element, parts: list[str]) -> Places:
    """Append the text of `root` in document order, iteratively: pages may nest deeper than Python's stack.

    Returns where each table cell stands in the joined parts.
    """
    places: Places = {}
    hidden = _hidden(root)
    numbers = list_numbers(root)
    number = ""  # of a list item whose text has not begun
    size = 0
    stack: list[tuple[etree._Element, bool]] = [(root, False)]

    def add(text: str) -> None:
        nonlocal size, number
        if number and text.strip():
            text, number = with_number(number, text), ""
        parts.append(text)
        size += len(text)

    while stack:
        element, leaving = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if name in _CELL:
                places[element] = (places[element][0], size)
            number = "" if name == "li" else number
            add("\n" if name in _BLOCK else "\t" if name in _CELL else "")
            add(_fold(element.tail))
            continue
        if not name or name in _DROP or element in hidden or _is_citation(element, _last(parts)):
            add(_fold(element.tail))
            continue
        if name in _BLOCK:
            add("\n")
        if name in _CELL:
            places[element] = (size, size)
        number = numbers.get(element, "") if name == "li" else number
        add(_fold(element.text))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return places


def _last(parts: list[str]) -> str:
    """The last printed character so far."""
    return next((part.rstrip()[-1] for part in reversed(parts) if part.strip()), "")


def _fold(text: str | None) -> str:
    # A line break inside an element is white space; only block elements break lines.
    return text.replace("\n", " ").replace("\r", " ") if text else ""
