"""From extracted text to a clean reading: layout residue goes, every kept character keeps its place."""

from __future__ import annotations

import re
from array import array

from ingest.label_marks import plain_labels
from ingest.markup import CELL_BREAK, cell_markup, markup, plain_signs
from ingest.page_edges import page_residue
from ingest.page_numbers import page_numbers
from ingest.point_stops import with_full_stops
from ingest.reading import Reading
from ingest.unwrapping import line_joints
from ingest.variants import ORDINARY

# A line longer than this holds several paragraphs: the layout was lost on the way (one-line web text).
FLAT_LINE = 1200
_SHORT_FLAT_LINE = 300
_FEW_LINES = 2

_MAX_HEADING = 45
_FIRST_ITEM = re.compile(r"(?:^| )(?:一、|第一[章条]|1[.．、](?!\d))")
_BARE_MARKER = re.compile(
    r"(?:^|[ 。；）)])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章条])\Z"
    r"|(?<![\d.])\d{1,2}[.．]\Z"  # glued to the heading before it: 夯实底座1. 统筹供给
)
# Zero-width and direction marks, soft hyphens, variation selectors; the replacement character of a broken byte.
_INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffd]")
_PLAIN = str.maketrans(
    dict.fromkeys(
        "\t\u00a0\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
    )
    | dict.fromkeys("\r\x0b\x85\u2028\u2029", "\n")
    # Full-width digits and letters, and the signs that stand inside numbers.
    | {chr(code + 0xFEE0): chr(code) for code in range(ord("0"), ord("z") + 1) if chr(code).isalnum()}
    | {"％": "%"}
    # One more form of the brackets that hold a duty.
    | {"［": "【", "］": "】"}
    # Radicals and old forms; what a plan prints gets the old forms back (`ingest/printed.py`).
    | {chr(code): form for code, form in ORDINARY.items()}
)
_POINT = re.compile(r"(?<=\d)．(?=\d)")
_SPACE = re.compile(" +")
_TERMINAL = "。；;：:！？!?）)〕]】》”"
_LETTER = "[\u3400-\u9fff“《]"
_ITEM = re.compile(
    r" *(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章条])"
)
# A number or a label alone on its line, as a portal prints what stands in cells or blocks of their own.
_ALONE = re.compile(
    rf"\n *(?:[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十\d]{{1,3}}[）)]|\d{{1,2}}[.．、]|[①-⑳])(?P<gap>[ \u200b]*\n[ \n]*)(?={_LETTER})(?!{_ITEM.pattern})"
)
_LABEL_ALONE = re.compile(
    r"\n *(?:牵头|责任|配合|主办|协办|承办|参与|完成)(?:单位|部门|时限|时间)[：:](?P<gap> *\n[ \n]*)(?=[市县区省州各\d])(?!\d{1,2}[.．、])"
)
_DATE = re.compile(r"(?:19|20)\d\d(?: ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|-\d{1,2}-\d{1,2})")
_AFTER_BREAK = re.compile(rf"{_ITEM.pattern}| *(?:关于|为)")


def clean(text: str) -> Reading:
    """The clean reading of an extracted text: no page numbers, no layout blanks, line breaks kept."""
    plain = plain_labels(_break_flat_lines(_joined(_plain(text)).replace("\f", "\n")))
    gone = [m.span() for m in _INVISIBLE.finditer(plain)]
    gone += markup(plain)
    gone += [m.span("gap") for pattern in (_ALONE, _LABEL_ALONE) for m in pattern.finditer(plain)]
    gone += page_numbers(plain)
    return _squeeze(Reading(plain, array("i", range(len(plain)))).without(gone))


def clean_cell(text: str, start: int, end: int) -> Reading:
    """The clean reading of one table cell text[start:end]; numbers in cells are content, never page numbers."""
    plain = CELL_BREAK.sub(lambda tag: "\n" * len(tag.group()), _plain(text[start:end]).replace("\f", "\n"))
    gone = [m.span() for m in _INVISIBLE.finditer(plain)]
    gone += cell_markup(plain)
    return _squeeze(Reading(plain, array("i", range(start, end))).without(gone)).stripped()


def _plain(text: str) -> str:
    """The text, of the same length, with plain digits, letters, blanks and line breaks."""
    text = text.translate(_PLAIN)
    return with_full_stops(_POINT.sub(".", plain_signs(text)))


def _joined(text: str) -> str:
    """The text with what page breaks left in it, and the breaks that only wrap a line, as invisible characters."""
    residue = page_residue(text)
    joints = [*residue, *line_joints(text, residue)]
    if not joints:
        return text
    chars = list(text)
    for start, end in joints:
        chars[start:end] = "\u200b" * (end - start)
    return "".join(chars)


def is_flat(text: str) -> bool:
    """True when the middle character of `text` stands in a line so long that its layout must have been lost."""
    lengths = sorted((len(line) for line in text.split("\n")), reverse=True)
    total, seen = sum(lengths), 0
    for length in lengths:
        seen += length
        if seen * 2 >= total:
            return length > _flat_line(text)
    return False


def _break_flat_lines(text: str) -> str:
    """In lines that hold several paragraphs, turn the blanks that stand for lost breaks into breaks."""
    limit = _flat_line(text)
    return "\n".join(
        _break_line(line, wide=len(line) > limit) if len(line) > _SHORT_FLAT_LINE else line for line in text.split("\n")
    )


def _flat_line(text: str) -> int:
    """From how many characters on a line holds several paragraphs; a text of hardly any lines has lost its layout."""
    return FLAT_LINE if text.strip().count("\n") > _FEW_LINES else _SHORT_FLAT_LINE


def _break_line(line: str, *, wide: bool) -> str:
    """A line that holds several paragraphs with a break at each; `wide`: several blanks part paragraphs whatever one does."""
    inner = [
        m
        for m in _SPACE.finditer(line)
        if m.start() > 0
        and m.end() < len(line)
        and line[m.start() - 1] not in "、，,"  # no paragraph ends so
        and not _between_words(line, m.start(), m.end())
        and not _beside_number(line, m.start(), m.end())
        and not _BARE_MARKER.search(line, max(0, m.start() - 8), m.start())
    ]
    # Menus and signatures are full of blanks: how blanks are used is judged from the first item to the last.
    opening = _FIRST_ITEM.search(line)
    last = max((m.start() for m in inner if _ITEM.match(line, m.end())), default=len(line))
    judged = [m for m in inner if (opening is None or m.start() >= opening.start()) and m.start() <= last]
    if not judged:
        return line
    telling, begin = 0, judged[0].start()
    for m in judged:
        plain = m.start() - begin <= _MAX_HEADING and not re.search("[，。；,;]", line[begin : m.start()])
        heading = _AFTER_BREAK.match(line, begin) if plain else None
        told = line[m.start() - 1] in _TERMINAL or bool(_AFTER_BREAK.match(line, m.end())) or heading is not None
        telling += told
        begin = m.end() if told else begin
    # Blanks that mostly follow the end of a sentence stand for paragraphs; blanks inside words come from line wraps.
    single = telling > 0.6 * len(judged)
    chars = list(line)
    for m in inner:
        if single or (wide and len(m.group()) >= 2):
            chars[m.start()] = "\n"
    return "".join(chars)


def _between_words(text: str, start: int, end: int) -> bool:
    left, right = text[start - 1], text[end]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _beside_number(text: str, start: int, end: int) -> bool:
    """Whether a single blank only sets a number off from the Chinese around it: “增长 5 %”, “在 2025 年”."""
    left, right = text[start - 1], text[end]
    item = _ITEM.match(text, end)
    if end - start > 1 or (item and not text[item.end() : item.end() + 1].isdigit()) or _DATE.match(text, end):
        return False
    behind = (left.isdigit() or left == "%") and not right.isascii()
    return behind or (right.isdigit() and not left.isascii() and left not in _TERMINAL)


def _squeeze(reading: Reading) -> Reading:
    """Drop every blank but one between two Latin words or numbers; fold line breaks."""
    text = reading.text
    gone: list[tuple[int, int]] = []
    for match in re.finditer(r"[ \n]+", text):
        start, end = match.span()
        broken = text.find("\n", start, end)
        if broken >= 0:
            gone += [(start, broken), (broken + 1, end)]
        elif start > 0 and end < len(text) and _between_words(text, start, end):
            gone.append((start + 1, end))
        else:
            gone.append((start, end))
    return reading.without(span for span in gone if span[0] < span[1])
