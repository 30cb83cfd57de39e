"""Where a body stands as if it were responsible: told by the words around it alone, on purpose looser than the forms
that the parser reads, so that a phrase it cannot read is seen."""

from __future__ import annotations

import re

from ingest.body_names import is_known, looks_like_body
from ingest.duty_words import CLOSING, OPENING

_WORDS = "牵头|负责|责任|配合|协办|主办|承办|参与|参加|落实|会同|协同|协助|实施|承担|分工|完成"
_NOUNS = "单位|部门|处室|科室|机构|主体"
_LABEL = re.compile(
    rf"(?:{_WORDS})[^，,。；;：:、\n（）()]{{0,6}}(?:{_NOUNS})?[^，,。；;：:、\n（）()]{{0,4}}[：:][^。\n]*$"
)
# What may stand between a body and the verb that makes it act: more bodies, 等部门, 要, 共同.
_VERB = re.compile(
    r"^(?:[、和及与][^，,。；;：:\n（）()]{0,160}?|[（(][^（）()]{0,20}[）)])?(?:等[^，,。；;：:\n]{0,8})?(?:要|应|共同|具体|分别|统一|按[^，。；]{0,6}分工|依[^，。；]{0,6}职责)*"
    r"(?:牵头|负责(?!人)|会同|配合|协同|承办|主办|组织实施|协调推进|统筹推进|抓好落实|落实(?=[。；;，）)\n]|$))"
)
_PHRASE = re.compile(
    rf"(?:{_WORDS})(?:{_NOUNS})[^，,。；;：:\n]{{0,4}}[：:](?P<label>[^。；;\n）)]{{2,200}})"
    rf"|[（(〔【\[](?P<bracket>[^（）()〔〕【】\[\]\n]{{2,200}}?)(?:{_WORDS})(?:落实|实施)?[）)〕】\]]"
)
_BETWEEN = re.compile(
    r"[、，,；;。\s：:（()）〔〕【】\[\]]|(?:牵头|配合|负责|会同|按职责|按照|分别|共同)|(?<=[\u4e00-\u9fff]{2})等(?=[国省市区县有相各部单]|$|[，。）)])|[和及](?=[各省市区县有相国])"
)
_DATE_LINE = re.compile(
    r"^\s*(?:(?:\d{4}|[二〇○零O一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月|20\d\d[-./]\d)"
)
_LABEL_ALONE = re.compile(rf"^(?:{_WORDS})*(?:{_NOUNS})?$")
_CLOSED = re.compile(r"[（(〔【\[][^（()）〔〕【】\[\]\n]*[）)〕】\]]")
_MAX = 200
_MAX_SIGNERS = 30


def pieces(text: str) -> list[tuple[int, int]]:
    """(start, end) of what reads like a body in a list, known or not."""
    return _cut(text, 0, len(text))


def named_in_phrases(text: str) -> list[tuple[int, int]]:
    """(start, end) of what reads like a body in anything that looks like a responsibility phrase, known or not."""
    found: list[tuple[int, int]] = []
    for match in _PHRASE.finditer(text):
        found += _cut(text, *match.span("label" if match.group("label") is not None else "bracket"))
    return found


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = start
    for stop in [*_BETWEEN.finditer(text, start, end), None]:
        close = stop.start() if stop else end
        piece = text[place:close]
        if (looks_like_body(piece) or is_known(piece)) and not _LABEL_ALONE.match(piece):
            found.append((place, close))
        place = stop.end() if stop else end
    return found


def whole_piece(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece of a list that text[start:end] stands in: 国务院 in “、国务院有关部门”."""
    before = [m.end() for m in _BETWEEN.finditer(text, max(0, start - 30), start)]
    behind = _BETWEEN.search(text, end, end + 30)
    first = before[-1] if before else max(0, start - 30)
    return first, behind.start() if behind else min(len(text), end + 30)


def shape(text: str, start: int, end: int) -> str:
    """How the words around text[start:end] make the body responsible: label, bracket, line, verb, or "" for none."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _MAX)
    stop = text.find("\n", end)
    stop = min(len(text) if stop < 0 else stop, end + _MAX)
    before, after = text[begin:start], text[end:stop]
    if _LABEL.search(_without_closed(before).split("。")[-1]):
        return "label"
    opening = max(before.rfind(char) for char in OPENING)
    closing = max(before.rfind(char) for char in CLOSING)
    if opening > closing:
        inside = before[opening + 1 :] + text[start:end] + re.split(f"[{re.escape(CLOSING)}]", after)[0]
        alone = whole_piece(text, start, end) == (start, end) and _ends_sentence(text, begin + opening, after)
        if (alone and _only_bodies(inside)) or re.search(rf"(?:{_WORDS})(?:落实|实施)?$", inside):
            return "bracket"
    if _only_bodies(text[begin:stop]):
        return "line"
    return "verb" if _VERB.match(after) else ""


def _without_closed(text: str) -> str:
    """The text without brackets that are closed in it."""
    while (shorter := _CLOSED.sub("", text)) != text:
        text = shorter
    return text


def _ends_sentence(text: str, opening: int, after: str) -> bool:
    """A list of bodies in a bracket is a responsibility only behind a sentence or at its end."""
    behind = re.split(f"[{re.escape(CLOSING)}]", after, maxsplit=1)
    closes = len(behind) < 2 or not behind[1] or behind[1][0] in "。；;\n"
    return closes or text[opening - 1 : opening] in ("。", "；", "\n")


def is_signature(text: str, start: int, end: int) -> bool:
    """True in a run of lines that hold bodies and nothing else and end with a date or begin the text, and in a line
    that prints its date behind the body."""
    if _DATE_LINE.match(text[end : end + 20]):
        return True
    lines = _run(text, start, end)
    return lines[0] == 0 or any(_DATE_LINE.match(line) for line in text[lines[0] : lines[1]].split("\n"))


def _run(text: str, start: int, end: int) -> tuple[int, int]:
    """The neighbouring lines of bodies, brackets and dates around text[start:end]."""
    begin = text.rfind("\n", 0, start) + 1
    stop = _line_end(text, end)
    for _ in range(_MAX_SIGNERS):
        above = text.rfind("\n", 0, max(0, begin - 1)) + 1
        if begin == 0 or not _signs(text[above : begin - 1]):
            break
        begin = above
    for _ in range(_MAX_SIGNERS):
        below = _line_end(text, stop + 1)
        if stop >= len(text) or not _signs(text[stop + 1 : below]):
            break
        stop = below
    return (begin, stop) if _signs(text[begin:stop].split("\n")[0]) or _signs(text[start:end]) else (start, end)


def _line_end(text: str, place: int) -> int:
    stop = text.find("\n", place)
    return len(text) if stop < 0 else stop


def _signs(line: str) -> bool:
    return not line.strip() or bool(_DATE_LINE.match(line)) or _only_bodies(line.strip("（）() "))


def _only_bodies(text: str) -> bool:
    """True for a list of bodies and nothing else, also where one or the other does not read like a body."""
    found = [piece for piece in re.split(r"[、，,；;。\s]|等", text) if piece]
    good = sum(looks_like_body(piece) for piece in found)
    return bool(found) and good * 2 > len(found) and all(len(piece) <= 24 for piece in found)
