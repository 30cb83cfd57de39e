"""Lines cut at the width of a page are put together again: text copied out of a PDF or an old terminal.

A text counts as wrapped when a good part of its lines fill one and the same width; a full line then goes on in the next
one, unless that begins a paragraph of its own.
"""

from __future__ import annotations

import re

_ENOUGH_LINES = 12
_FULL_SHARE = 0.3
# Of the full lines, so many end in mid-sentence.
_BROKEN_SHARE = 0.6
_PAGE_LINE = re.compile(r"[ \u3000—―\-–－·]*\d{1,3}[ \u3000—―\-–－·]*")
# Widths in half characters: a Chinese character takes two. Shorter lines are lists, longer ones paragraphs.
_NARROWEST, _WIDEST = 36, 130
_SLACK = 4
_TERMINAL = "。；;：:！!？?"
_NEW_PARAGRAPH = re.compile(
    r"(?:[ \u3000]{2,}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百\d]+[章节条]|[①-⑳]|—|"
    r"[（(〔【\[]?(?:牵头|责任|配合|参与|落实|完成|实施|主办|协办|承办)(?:单位|部门|时限|时间)|附件|关于印发)"
)


def line_joints(text: str) -> list[tuple[int, int]]:
    """(start, end) of the line breaks (with the blanks around them) that only wrap a line; none in other texts."""
    # A page number between two lines parts no paragraph.
    lines = [m.span() for m in re.finditer(r"[^\n]+", text) if not _PAGE_LINE.fullmatch(m.group())]
    widths = [_width(text[a:b].rstrip()) for a, b in lines]
    full = sorted(widths)[int(0.9 * (len(widths) - 1))] if widths else 0
    filled = [span for span, width in zip(lines, widths, strict=True) if full - _SLACK <= width <= full + _SLACK]
    if len(lines) < _ENOUGH_LINES or not _NARROWEST <= full <= _WIDEST or len(filled) < _FULL_SHARE * len(lines):
        return []
    if sum(text[a:b].rstrip()[-1:] not in _TERMINAL for a, b in filled) < _BROKEN_SHARE * len(filled):
        return []
    joints: list[tuple[int, int]] = []
    for (start, end), (following, stop), width in zip(lines, lines[1:], widths, strict=False):
        body = text[start:end].rstrip()
        goes_on = width >= full - _SLACK and not _NEW_PARAGRAPH.match(text, following)
        # A full line may by chance end its paragraph: then a full stop ends it and a short heading follows.
        heading = (
            body[-1:] in _TERMINAL and _width(text[following:stop]) < full // 2 and text[stop - 1] not in _TERMINAL
        )
        if goes_on and not heading and not (body[-1:] in _TERMINAL and text.count("\n", end, following) > 1):
            joints.append((start + len(body), following))
    return joints


def _width(line: str) -> int:
    return sum(1 if char.isascii() else 2 for char in line)
