"""Printed lines to paragraphs: a line that fills its measure is read on with the next one that is not indented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from ingest.brackets import ends_inside
from ingest.duty_words import LIST_LABEL
from ingest.readers.pdf_lines import Line, first_token, join
from ingest.readers.pdf_measures import Measure, block_measure, usual_measures
from ingest.readers.pdf_pages import Page, body_size

# Title type against body type: GB/T 9704 sets titles in 22 points over 16, red heads in twice the body and more.
_TITLE, _RED_HEAD = 1.12, 1.8
# A first-line indent is two characters; anything under this is a crooked line.
_INDENT = 0.9
_MAX_INDENT = 4.5
# Distance of base lines, in usual distances, from which two lines are two paragraphs.
_APART = 1.28
# What a line may leave empty, in characters, beyond the word that did not fit: after a stop, and within a sentence.
_SLACK_AFTER_STOP, _SLACK = 0.4, 2.0
# Within a bracket no paragraph ends; what did not fit may be a word of several characters and digits: (实施时|间:2022年.
_SLACK_IN_BRACKET = 5.0
_MARKER = re.compile(
    r"[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条]|[①-⑳]|附件"
)
# The line of a portal below a title, the caption of a table: never the rest of the line above.
_OWN_LINE = re.compile(
    r"(?:发布|发文|成文|更新)(?:日期|时间)[：:]|(?:信息|文章)?来源[：:]|索引号[：:]|表\s?\d{1,2}\s?(?=[^，。；]{4,40}(?:表|指标|任务|清单|计划|目标|分工|安排)$)"
)
# Who answers, on a line of its own.
_DUTY_LINE = re.compile(rf"{LIST_LABEL}[：:]")
_STOPS = "。！？；：!?;:"
_CENTRED = 1.5
# The word beside joint issuers: so many characters at most, in type (points) no body text is set in.
_LABEL, _BIG = 4, 19.0


@dataclass(slots=True)
class _Placed:
    line: Line
    page: int
    measure: Measure
    hang: float | None = None  # where the lines of this paragraph begin, if not at the margin


def paragraphs_of(pages: list[Page]) -> list[tuple[int, float, str]]:
    """(page, how far down it begins, text) of every paragraph outside tables, in reading order."""
    body_em = body_size(pages)
    usual = usual_measures(pages, body_em)
    placed = []
    for index, page in enumerate(pages):
        for _, block in groupby(page.lines, key=lambda line: line.block):
            lines = list(block)
            measure = block_measure(lines, usual.get((round(page.width), lines[0].column)), body_em, page.width)
            placed += [_Placed(line, index, measure) for line in _side_labels_last(_sidebar_first(lines, measure))]
    found: list[tuple[int, float, str]] = []
    previous: _Placed | None = None
    tops = [[table.top for table in page.tables] for page in pages]
    for item in placed:
        joined = (
            previous is not None and not _table_between(previous, item, tops) and _reads_on(previous, item, body_em)
        )
        if joined and not _duties_begin_or_end(found[-1][2], item.line.text):
            number, depth, text = found[-1]
            found[-1] = (number, depth, join(text, item.line.text))
        else:
            # What stands beside other lines is not read by its height: depth never falls within a page.
            before = found[-1][1] if found and found[-1][0] == item.page else 0.0
            found.append((item.page, max(before, item.line.base), item.line.text))
        previous = item
    return found


def _duties_begin_or_end(paragraph: str, line: str) -> bool:
    """Whether `line` says who answers for what stands above, or is an item below such a line; neither needs a stop."""
    if _DUTY_LINE.match(paragraph):
        return bool(_MARKER.match(line))
    return bool(_DUTY_LINE.match(line)) and not ends_inside(paragraph, "（(〔【")


def _sidebar_first(lines: list[Line], measure: Measure) -> list[Line]:
    """Menus of printed web pages stand wholly beside the body text; its paragraphs must not be cut by them."""
    beside = [
        line for line in lines if line.x1 < measure.left - 0.5 * line.em or line.x0 > measure.right + 0.5 * line.em
    ]
    return beside + [line for line in lines if line not in beside]


def _side_labels_last(lines: list[Line]) -> list[Line]:
    """文件 beside the stacked names of joint issuers is read after the last of them."""
    ordered = list(lines)
    for label in lines:
        if len(label.text) > _LABEL or label.em < _BIG:
            continue
        beside = [
            line
            for line in lines
            if line is not label
            and line.x1 <= label.x0
            and abs(line.base - label.base) < 8 * label.em
            and line.em > _BIG
        ]
        if len(beside) < 2 or not min(b.base for b in beside) < label.base < max(b.base for b in beside):
            continue
        ordered.remove(label)
        last = max(beside, key=lambda line: line.base)
        ordered.insert(next(i for i, line in enumerate(ordered) if line is last) + 1, label)
    return ordered


def _table_between(a: _Placed, b: _Placed, tops: list[list[float]]) -> bool:
    if a.page == b.page:
        return any(a.line.base < top < b.line.base for top in tops[a.page])
    return any(top > a.line.base for top in tops[a.page]) or any(top < b.line.base for top in tops[b.page])


def _reads_on(a: _Placed, b: _Placed, body_em: float) -> bool:
    """True when line `b` is the next line of the paragraph of line `a`."""
    em, other = a.line.em, b.line.em
    if not 0.87 < em / other < 1.15 or _OWN_LINE.match(b.line.text):
        return False
    same_page = a.page == b.page and a.line.block == b.line.block
    if same_page and b.line.base - a.line.base < 0.5 * em:
        return False  # beside it, not below
    if _is_title(a, body_em) and _is_title(b, body_em):
        return same_page and b.line.base - a.line.base < 2.8 * em and a.line.font == b.line.font
    if same_page and b.line.base - a.line.base > _APART * max(a.measure.pitch, 1.2 * em):
        return False
    if a.line.x0 > a.measure.left + _MAX_INDENT * em:
        return False  # set to the right: a signature, a date
    slack = _SLACK_AFTER_STOP if a.line.text[-1] in _STOPS else _SLACK
    if ends_inside(a.line.text, "（(〔"):
        slack = _SLACK_IN_BRACKET
    if a.line.x1 + first_token(b.line) < a.measure.right - slack * em:
        return False
    begins = bool(_MARKER.match(b.line.text))
    if abs(b.line.x0 - b.measure.left) > _INDENT * other:
        return not begins and _hangs(a, b)
    # Block paragraphs without indent: a numbered line after the end of a sentence begins the next.
    return not (a.line.text[-1] in _STOPS + "）)" and begins)


def _hangs(a: _Placed, b: _Placed) -> bool:
    """True when the lines after a numbered first line are all indented to its text; notes so on `b`."""
    start = a.hang
    if start is None:
        offset = (b.line.x0 - a.line.x0) / a.line.em
        start = b.line.x0 if _MARKER.match(a.line.text) and _INDENT < offset < _MAX_INDENT else None
    if start is None or abs(b.line.x0 - start) > 0.5 * _INDENT * b.line.em:
        return False
    b.hang = start
    return True


def _is_title(item: _Placed, body_em: float) -> bool:
    line, measure = item.line, item.measure
    if not _TITLE * body_em < line.em < _RED_HEAD * body_em:
        return False
    middle = (measure.left + measure.right) / 2
    return abs((line.x0 + line.x1) / 2 - middle) < _CENTRED * line.em or line.x1 - line.x0 > 0.9 * (
        measure.right - measure.left
    )
