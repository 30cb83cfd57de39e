"""The kinds of print that copying, old terminals, keyboards, portals and Word make of a plan's text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

_HALF_WIDTH = str.maketrans("，；（）：！？", ",;():!?")
_FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_NEVER_FIRST = "，。、；：）》”,;:)"  # a type-setter lets these hang over the margin
_HAN = "一二三四五六七八九十"
# How Word numbers a plan by itself: the pattern of a number and its format, by level.
_LEVELS = (
    (re.compile(r"([一二三四五六七八九十]+)、"), "chineseCountingThousand", "%1、"),
    (re.compile(r"（([一二三四五六七八九十]+)）"), "chineseCountingThousand", "（%2）"),
    (re.compile(r"(\d+)[.．]"), "decimal", "%3."),
)
_DUTY = re.compile(
    r"[（(]((?:责任|牵头|配合|落实|主办|协办)(?:单位|部门)[：:][^（()）]*(?:（[^（）]*）[^（()）]*)*)[）)]"
)


def in_one_line(text: str) -> str:
    """Every line break lost, as a portal's text without its mark-up."""
    return text.replace("\n", "")


def in_one_line_with_blanks(text: str) -> str:
    """Line breaks turned into blanks."""
    return re.sub(r"\n+", " ", text)


def wrapped(text: str, characters: int = 35) -> str:
    """Lines cut at the width of a page, as a terminal or a PDF's text layer has them."""
    lines = []
    for line in text.split("\n"):
        start = held = 0
        for place, character in enumerate(line):
            width = 1 if ord(character) < 256 else 2
            if held + width > 2 * characters and character not in _NEVER_FIRST:
                lines.append(line[start:place])
                start, held = place, 0
            held += width
        lines.append(line[start:])
    return "\n".join(lines)


def widely_wrapped(text: str) -> str:
    """Lines of 75 characters, as a text browser on a wide terminal has them."""
    return wrapped(text, 75)


def markdown(text: str) -> str:
    """What converters make of a page: headings underlined or with #, escaped numbers that a break follows, fenced blocks."""
    title = text.split("\n", 1)[0]
    lines = ["---", "layout: default", *([f"title: {title}"] if len(title) < 60 else []), "---", "::: content"]
    for line in text.split("\n"):
        if re.match(r"[一二三四五六七八九十]+、[^。：]*$", line):
            lines += [line, "-" * 12]
        elif re.match(r"（[一二三四五六七八九十]+）[^。：]*。?$", line):
            lines.append(f"### {line}")
        else:
            numbered = re.sub(r"^(\d+)[.．](?!\d)", r"\1\\.\n", line)
            lines.append(numbered.replace('"', '\\"').replace("——", "------").replace("—", "---"))
        lines.append("")
    return "\n".join([*lines, ":::"])


def half_width(text: str) -> str:
    """Punctuation of another keyboard."""
    return text.translate(_HALF_WIDTH)


def full_width_digits(text: str) -> str:
    """１２３ for 123."""
    return text.translate(_FULL_DIGITS)


def spaced(text: str) -> str:
    """Paragraphs indented by two characters, blank lines between them, lines ended as Windows does."""
    return "\r\n\r\n".join(_indented(text))


def renumbered(text: str) -> str:
    """一． for 一、, (一) for （一）, 1、 for 1."""
    text = re.sub(r"(?m)^(\s*)（([一二三四五六七八九十]+)）", r"\1(\2)", text)
    text = re.sub(r"(?m)^(\s*)([一二三四五六七八九十]+)、", r"\1\2．", text)
    return re.sub(r"(?m)^(\s*)(\d+)[.．]", r"\1\2、", text)


def web_page(text: str) -> str:
    """A portal's page: paragraphs of several spans below a path of links."""
    halves = ((line[: len(line) // 2], line[len(line) // 2 :]) for line in text.split("\n") if line.strip())
    body = "\n".join(f"<p><span>{html.escape(a)}</span><span>{html.escape(b)}</span></p>" for a, b in halves)
    return f"<html><head><meta charset=utf-8></head><body><div><a href=/>首页</a> &gt; <a href=/x>政策</a></div>{body}</body></html>"


def paged(text: str) -> str:
    """Pages of 22 lines of 28 characters, paragraphs indented, numbers between dashes at their feet (GB/T 9704)."""
    return "".join(f"{page}\n\n— {n} —\n\n" for n, page in _pages(text, lines=22, characters=28))


def form_fed(text: str) -> str:
    """Pages of 30 lines of 40 characters, paragraphs indented, a form feed and a bare number before every page but the first."""
    pages = _pages(text, lines=30, characters=40)
    return "".join(f"\f{n}\n{page}\n" if n > 1 else f"{page}\n" for n, page in pages)


def _indented(text: str) -> list[str]:
    return [f"　　{line.strip()}" for line in text.split("\n") if line.strip()]


def _pages(text: str, *, lines: int, characters: int) -> Iterator[tuple[int, str]]:
    """The pages with their numbers."""
    printed = wrapped("\n".join(_indented(text)), characters).split("\n")
    return enumerate(("\n".join(printed[n : n + lines]) for n in range(0, len(printed), lines)), start=1)


def duties_on_lines(text: str) -> str:
    """Who answers on a line of its own instead of in a bracket."""
    return _DUTY.sub(lambda match: f"\n{match.group(1)}\n", text)


def set_off_digits(text: str) -> str:
    """A blank between numbers and Chinese, as Word's fonts and many editors set them."""
    return re.sub(r"([\u3400-\u9fff])(\d+(?:\.\d+)?)([\u3400-\u9fff%])", r"\1 \2 \3", text)


def blanks_behind_stops(text: str) -> str:
    """A blank behind commas and colons."""
    return re.sub("[：、，]", lambda match: match.group() + " ", text)


def word_file(text: str, path: Path) -> None:
    """A .docx whose numbers Word counts, where they count on; the others stay as they are printed."""
    document = docx.Document()
    _define_numbers(document.part.numbering_part.element)
    counts = [0, 0, 0]
    for line in filter(None, map(str.strip, text.split("\n"))):
        level = _counts_on(line, counts)
        paragraph = document.add_paragraph(_LEVELS[level][0].sub("", line, count=1) if level is not None else line)
        paragraph.paragraph_format.first_line_indent = Pt(32)
        if level is not None:
            _number(paragraph, level)
    document.save(str(path))


def _counts_on(line: str, counts: list[int]) -> int | None:
    """The level whose next number opens the line; it is counted, and the levels below begin anew."""
    for level, (pattern, _, _) in enumerate(_LEVELS):
        match = pattern.match(line)
        if match and match.group(1) == (str(counts[level] + 1) if level == 2 else _han(counts[level] + 1)):
            counts[level:] = [counts[level] + 1, *[0] * (2 - level)]
            return level
    return None


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _HAN[tens - 1] + "十"
    return head + (_HAN[ones - 1] if ones else "")


def _define_numbers(numbering: BaseOxmlElement) -> None:
    abstract = OxmlElement("w:abstractNum", {qn("w:abstractNumId"): "77"})
    for level, (_, form, text) in enumerate(_LEVELS):
        declared = OxmlElement("w:lvl", {qn("w:ilvl"): str(level)})
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:suff", "nothing"), ("w:lvlText", text)):
            declared.append(OxmlElement(tag, {qn("w:val"): value}))
        abstract.append(declared)
    used = OxmlElement("w:num", {qn("w:numId"): "77"})
    used.append(OxmlElement("w:abstractNumId", {qn("w:val"): "77"}))
    numbering.insert(0, abstract)
    numbering.append(used)


def _number(paragraph: Paragraph, level: int) -> None:
    properties = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", "77")):
        properties.append(OxmlElement(tag, {qn("w:val"): value}))
    paragraph._p.get_or_add_pPr().append(properties)
