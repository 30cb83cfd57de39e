"""Lines cut at the width of a page are put together again: text copied out of a PDF or an old terminal.

A text counts as wrapped when a good part of it stands in lines that fill one and the same width and end within a
sentence. Such a line goes on in the next one, over page breaks too, unless that begins a paragraph of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.duty_words import LIST_LABEL
from ingest.printed_lines import PrintedLine, printed_lines

_ENOUGH_LINES = 12
# Share of the text that stands in full lines; share of these that end within a sentence; how much longer lines may hold.
_FULL_SHARE, _WRAP_SHARE, _LONGER_SHARE = 0.2, 0.5, 0.15
_FEW_INSIDE = 5
_COMMON_SHARE, _COUNTED_SHARE = 0.05, 0.4
# Widths in half characters: a Chinese character takes two. Shorter lines are lists, longer ones paragraphs.
_NARROWEST, _WIDEST = 36, 200
_WIDE, _FEW_FULL = 56, 2
# Justified lines are squeezed by a character and stretched by more.
_OVER, _UNDER = 3, 8
# What a full line may leave empty: behind the end of a sentence, and within one.
_STRICT, _LOOSE = 3, 7
# A line as long as this share of a full one goes on after a comma.
_HALF = 0.35
_INDENT = 2
_TERMINAL = "。；;：:！!？?"
_CLOSED = _TERMINAL + "）)〕】》”"
_CONTINUES = "、，；。：）】》”"  # no paragraph begins so
_MAX_BRACKET = 240
_MARKER = (
    r"[一二三四五六七八九十]{1,3} ?、|[（(] ?[一二三四五六七八九十\d]{1,3} ?[）)]|\d{1,2} ?[.．、](?! ?\d)|"
    r"第 ?[一二三四五六七八九十百\d]+ ?[章节条]|[①-⑳]|[一二三四五六七八九十]是(?![否不])"
)
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3} ?、|[（(] ?[一二三四五六七八九十]{1,3} ?[）)]|\d{1,2} ?[.．](?! ?\d)"
)
_INSIDE = re.compile(rf"(?<=[。）)〕：:])\s{{0,4}}(?:{_NUMBERED.pattern})")
_HEADING = re.compile(rf"(?:{_MARKER})[^。，,；;：:]*")
_NEW_PARAGRAPH = re.compile(rf"{_MARKER}|—(?! ?\d)|附件|附表|关于印发|抄送|(?:[-=:*_]\u200b?){3}")
_OPENING = "（(〔【["
_LABEL = re.compile(r"[（(〔【\[]?(?:牵头|责任|配合|参与|落实|完成|实施|主办|协办|承办)(?:单位|部门|时限|时间)")
_LABEL_ENDS = re.compile(rf"{LIST_LABEL}[：:]$")
# The last name of a list that no office ends, and what ends one at the beginning of the next line.
_LAST_NAME = re.compile(r"[，,、：:；;][\u3400-\u9fff]{1,10}(?<![局委厅办部会府院行区县市镇乡司团处队心社])$")
_FIRST_NAME = re.compile(r"[\u3400-\u9fff]{0,8}?[局委厅会队心](?=[，,、；;。）)]|$)")


@dataclass(frozen=True)
class _Measure:
    full: float
    margin: int
    indents: bool  # paragraphs begin with an indent
    characters: int  # in every full line of a text that was cut by counting them, else 0

    def indented(self, line: PrintedLine) -> bool:
        return line.indent >= self.margin + _INDENT

    def taken(self, line: PrintedLine) -> float:
        """How much of a full line is filled; the first line of a paragraph begins behind its indent."""
        if self.counted(line):
            return self.full
        return line.width + (line.indent if self.indents and self.indented(line) else 0)

    def counted(self, line: PrintedLine) -> bool:
        """Whether the line holds as many characters as every full one."""
        return line.characters == self.characters


def line_joints(text: str, residue: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """(start, end) of the line breaks (with what stands around them) that only wrap a line; none in other texts.

    `residue` are lines that page breaks left in the text: what they part is one paragraph all the same.
    """
    lines = printed_lines(text, residue)
    measure = _measure(lines)
    if measure is None:
        return [(a.end, b.start) for a, b in pairwise(lines) if b.text[0] in _CONTINUES or _cuts_a_name(a.text, b.text)]
    run_on = _was_one_line(lines)
    joints: list[tuple[int, int]] = []
    paragraph = ""
    for line, following in pairwise(lines):
        paragraph += line.text
        gap = text[line.end : following.start]
        turned = "\f" in gap or any(line.end <= a < following.start for a, _ in residue)
        apart = gap.count("\n") > 1 and not turned
        if (
            (run_on and _cut_here(line, following, gap, measure))
            or _goes_on(paragraph, line, following, measure, apart=apart)
            or _cuts_a_name(paragraph, following.text)
        ):
            joints.append((line.end, following.start))
        else:
            paragraph = ""
    return joints


def _measure(lines: list[PrintedLine]) -> _Measure | None:
    """Width of a full line, or None where the lines are paragraphs."""
    lines = [line for line in lines if not line.in_columns]
    if len(lines) < _ENOUGH_LINES:
        return None
    total = sum(line.width for line in lines)
    held: Counter[int] = Counter()
    for line in lines:
        if _NARROWEST <= line.width <= _WIDEST:
            held[round(line.width)] += round(line.width)
    full = _full_width(held)
    near = [(a, b) for a, b in pairwise(lines) if full - _UNDER <= a.width <= full + _OVER]
    longer = sum(line.width for line in lines if line.width > full + _OVER)
    filled = sum(a.width for a, _ in near)
    wraps = sum(a.text[-1] not in _CLOSED and not _NEW_PARAGRAPH.match(b.text) for a, b in near)
    # In a text of short lines, a few that all end within a sentence at one width, longer than any other.
    few = full >= _WIDE and len(near) >= _FEW_FULL and wraps == len(near) and not longer
    if (filled < _FULL_SHARE * total and not few) or wraps < _WRAP_SHARE * len(near) or longer > _LONGER_SHARE * filled:
        return None
    margin = Counter(a.indent for a, _ in near).most_common(1)[0][0]
    marked = [line for line in lines if _NEW_PARAGRAPH.match(line.text)]
    indents = sum(line.indent >= margin + _INDENT for line in marked) > len(marked) / 2
    characters, times = Counter(line.characters for line in lines).most_common(1)[0]
    return _Measure(full, margin, indents, characters if times >= _COUNTED_SHARE * len(lines) else 0)


def _full_width(held: Counter[int]) -> int:
    """The width up to which most of the text (`held`, by the width of its lines) fills its lines.

    A few lines are squeezed beyond it: they do not count.
    """

    def near(width: int) -> int:
        return sum(held[width - i] for i in range(_UNDER))

    widest = max(held, key=near, default=0)
    common = (w for w in range(widest, widest - _UNDER, -1) if held[w] >= _COMMON_SHARE * near(widest))
    return next(common, widest)


def _was_one_line(lines: list[PrintedLine]) -> bool:
    """Items stand inside lines rather than at their beginning: the text had lost its paragraphs before it was cut."""
    begin = sum(_NUMBERED.match(line.text) is not None for line in lines)
    inside = sum(len(_INSIDE.findall(line.text)) for line in lines)
    return inside >= _FEW_INSIDE and inside > begin


def _cut_here(line: PrintedLine, following: PrintedLine, gap: str, measure: _Measure) -> bool:
    """Whether a text that was one line is cut behind `line`: it is full, and no blank stood there for a lost break."""
    lost = gap.strip("\n\f") and _NUMBERED.match(following.text)
    full = measure.full - _UNDER <= line.spread and line.width <= measure.full + _OVER
    return not lost and (full or measure.counted(line))


def _goes_on(paragraph: str, line: PrintedLine, following: PrintedLine, measure: _Measure, *, apart: bool) -> bool:
    if line.text[-1] in _OPENING + "《“" or following.text[0] in _CONTINUES:
        return True
    open_bracket = _open_bracket(paragraph)
    item = open_bracket != "《" and _NUMBERED.match(following.text)  # the bracket was cut off at the edge of the page
    if open_bracket and not (item or _HEADING.fullmatch(following.text)):
        return open_bracket == "《" or not (measure.indents and measure.indented(following))
    if _NEW_PARAGRAPH.match(following.text) or (measure.indents and measure.indented(following)):
        return False
    if (label := _LABEL.match(following.text)) and not (measure.indents and label.group()[0] in _OPENING):
        return False
    if _LABEL_ENDS.search(line.text):
        return True
    taken = measure.taken(line) + following.head
    last = line.text[-1]
    if last in _TERMINAL:
        # A full line may by chance end its paragraph: then a short heading follows, or a blank line.
        short = following.width < measure.full / 2 and following.text[-1] not in _TERMINAL
        heading = short and following.text[0] not in _OPENING
        return taken > measure.full - _STRICT and not heading and not apart
    if last in "，,、":
        return line.width >= _HALF * measure.full
    if last in _CLOSED or _HEADING.fullmatch(paragraph):
        return taken > measure.full - _STRICT and not apart
    return taken > measure.full - _LOOSE


def _cuts_a_name(paragraph: str, following: str) -> bool:
    """True for a list of bodies whose line ends within an office: “责任部门：州林草局，州文化和旅”, “游局，州商务局”."""
    if not _LABEL.match(paragraph):
        return False
    cut = _LAST_NAME.search(paragraph)
    rest = _FIRST_NAME.match(following)
    return bool(cut and rest) and not _NEW_PARAGRAPH.match(following) and not _LABEL.match(following)


def _open_bracket(paragraph: str) -> str:
    """The bracket that is open at the end of `paragraph`, "" for none."""
    tail = paragraph[-_MAX_BRACKET:]
    for opening, closing in (("《", "》"), ("（", "）"), ("(", ")"), ("〔", "〕"), ("【", "】")):
        place = tail.rfind(opening)
        if place > tail.rfind(closing):
            return opening
    # （市场监管局、各县（市、区）政府
    return "（" if tail.count("（") > tail.count("）") and len(tail) < _MAX_BRACKET else ""
