"""Signs of Markdown that a plan was written or converted with: they are no text, and go before anything is read.

Forms: CommonMark 0.31 (headings with # or underlined, quotes, lists, bold type, escapes, images, links), GitHub's notes,
Pandoc's attributes (`[text]{.class}`, `{#id}` behind a heading) and fenced blocks (`:::`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
# “## 一、目标”, “> 一、目标”, “- （一）清理河道。”, “- 牵头单位：…”.
_HEADING = re.compile(r"^ {0,3}#{1,6} +(?=\S)", re.M)
_LINE_BEGINS = re.compile(
    rf"^ *(?:> ?)+|^ *[-*+] +(?=\**[\u4e00-\u9fff“《])|^ *[-*+•●] +(?=\**{_ITEM})",
    re.M,
)
# A heading underlined, a line drawn across the page, the fence of a block.
_LINE = re.compile(r"^ {0,3}(?:={3,}|(?:-\u200b?){3,}|\*{3,}|_{3,}|:{3,}[^\n]{0,80}) *$", re.M)
# “**（一）清理河道。**”.
_BOLD = re.compile(r"(?P<a>\*\*)(?=\S)[^*\n]{1,400}(?<=\S)(?P<b>\*\*)")
# “1\. 清理河道”: the sign behind the backslash is no mark-up.
_ESCAPED = re.compile(r"\\(?P<sign>[!-/:-@\[-`{-~])")
# “2026---2028年”: dashes as typed, and as Pandoc writes them, three hyphens for each.
_DASHES = re.compile(
    r"(?<=[\d年月日%])-{2,3}(?=\d)|(?:^|(?<=[\u4e00-\u9fff\d）)”]))-{6}(?=[\u4e00-\u9fff\d（(“])", re.M
)
_BREAK = re.compile(r"\\$", re.M)
# “[^1]” cites a note.
_CITATION = re.compile(r"\[\^[\w-]{1,20}\](?!:)")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\((?:[^()\s]|\\.){0,20000}(?: +\"[^\"\n]{0,200}\")?\)")
_TARGET = r"\((?:<[^<>\n]{0,2000}>|(?:https?:|/|\.|#|mailto:|javascript:)[^()\s]{0,2000}|)(?: +\"[^\"\n]{0,200}\")?\)"
_ATTRIBUTES = r"\{[.#][^{}\n]{0,400}\}"
_LINK = re.compile(rf"(?P<a>\[)[^\[\]]{{0,400}}(?P<b>\](?:{_TARGET}|{_ATTRIBUTES}))")
_HEADING_ATTRIBUTES = re.compile(rf" +{_ATTRIBUTES} *$", re.M)
# Cells: a line break, bold type.
CELL_BREAK = re.compile(r"<br ?/?>", re.I)
_CELL_BOLD = re.compile(r"\*\*")


def plain_signs(text: str) -> str:
    """The text, of the same length, with escaped signs and dashes as they are meant; invisible characters fill the rest."""
    if "\\" in text:
        text = _ESCAPED.sub("\\g<sign>\u200b", text)  # the sign first, so that it is seen beside its number
    return _DASHES.sub(_dashes, text) if "--" in text else text


def _dashes(hyphens: re.Match[str]) -> str:
    size = len(hyphens.group())
    return ("—" * (1 + size // 6)).ljust(size, "\u200b")


def markup(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the signs of Markdown in `text`."""
    patterns = [_LINE_BEGINS, _LINE, _BREAK]
    patterns += [_HEADING] if "#" in text else []
    patterns += [_IMAGE, _CITATION] if "[" in text else []
    patterns += [_HEADING_ATTRIBUTES] if "{" in text else []
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in (_BOLD, *((_LINK,) if "[" in text else ())):
        for match in pattern.finditer(text):
            yield from (match.span("a"), match.span("b"))


def cell_markup(text: str) -> Iterator[tuple[int, int]]:
    """The same in the text of one table cell."""
    for pattern in (_CELL_BOLD, _BREAK, _CITATION):
        yield from (match.span() for match in pattern.finditer(text))
