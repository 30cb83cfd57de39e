"""Responsibility phrases: where a text says who is to act, and in what printed role.

Forms read (all seen in official papers): labels (牵头单位：…；责任单位：…), brackets with verbs (A牵头，B、C按职责分工
负责), brackets of bodies alone, lines of their own. A phrase is found by its form; which bodies it names is decided in
`ingest/bodies.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ingest.duty_clauses import ANY_BRACKET, MAX_BRACKET, TIME_CLAUSE, Duty, Segment, all_bodies, clauses, line_end
from ingest.duty_labels import BARE_LABEL, DASHES, labelled
from ingest.duty_words import MAX_VERB_AT_END, OPENING, VERB_END
from ingest.reading import Taken

_OPEN_BRACKET = re.compile(r"[（(〔【\[]")
# How far a bracket that is never closed may reach, and how many of them a line may have.
_MAX_OPEN, _MAX_OPEN_PER_LINE = 400, 3

_COLON = re.compile("[：:]")
_LONGEST_LABEL = 60
# 主办单位 alone is also printed at the foot of every portal's page.
_HINT = re.compile(r"牵头|负责|配合|参与|落实|责任|协助|分工|主责|协办|协同|联办|会办")
# Brackets that explain: （各部门的重点领域见附件）, （以下简称…）.
_ASIDE = re.compile(r"见(?:附|表|下|图)|详见|简称|下同|即|指(?![挥导])|含|例如|比如")
_LINE = re.compile(r"[^\n]+")


def find_duties(text: str) -> list[Duty]:
    """Every responsibility phrase of an item's text, in order, not overlapping."""
    return list(_duties(text))


# One item is asked for its phrases when it is found, titled, closed and read.
@lru_cache(maxsize=512)
def _duties(text: str) -> tuple[Duty, ...]:
    found = list(labelled(text))
    for form in (_brackets, _dashed, _lines):
        # Those of one form come nearly in order, which is cheap to add to; those of others stand in between.
        taken, more = Taken(sorted((d.start, d.end) for d in found)), Taken()
        for duty in form(text, taken):
            if not taken.meets(duty.start, duty.end) and not more.meets(duty.start, duty.end):
                found.append(duty)
                more.add(duty.start, duty.end)
    return tuple(sorted(found, key=lambda d: d.start))


def has_duty(text: str) -> bool:
    """True when `text` names somebody as responsible in one of the forms above."""
    return bool(_HINT.search(text) or "（" in text or "(" in text) and bool(find_duties(text))


def may_begin_duty(text: str, place: int) -> bool:
    """False where no responsibility phrase and no labelled person can begin: neither bracket, dash nor label stands
    there, and the line does not end in a verb."""
    if text[place] in OPENING + DASHES or _COLON.search(text, place, place + _LONGEST_LABEL):
        return True
    if BARE_LABEL.match(text, place):
        return True
    stop = place + len(text[place : line_end(text, place)].rstrip("。；; "))
    return VERB_END.search(text, max(place, stop - MAX_VERB_AT_END), stop) is not None


def duty_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of the responsibility phrases of `text`."""
    return [(d.start, d.end) for d in find_duties(text)]


def _brackets(text: str, taken: Taken) -> Iterator[Duty]:
    """Brackets without labels: bodies with verbs, or nothing but bodies at the end of a sentence."""
    if not _OPEN_BRACKET.search(text):
        return
    pairs = _pairs(text)
    open_lines: Counter[int] = Counter()
    stop = -1
    for match in _OPEN_BRACKET.finditer(text):
        start = match.start()
        if taken.meets(start, start + 1):
            continue
        close = pairs.get(start)
        if close is not None and close - start >= 4:
            duty = _bracket(text, start, close, close + 1)
            if duty is not None:
                yield duty
                continue
        if stop < start:
            stop = line_end(text, start)
        if close is not None and close < stop:
            continue
        # A bracket that is never closed ends with its line.
        open_lines[stop] += 1
        if 4 <= stop - start <= _MAX_OPEN and open_lines[stop] <= _MAX_OPEN_PER_LINE:
            duty = _bracket(text, start, stop, stop)
            if duty is not None:
                yield duty


def _pairs(text: str) -> dict[int, int]:
    """Opening → closing bracket, as `matching_close` finds them, in one pass."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for match in ANY_BRACKET.finditer(text):
        if match.group() in OPENING:
            stack.append(match.start())
        elif stack:
            opening = stack.pop()
            if match.start() - opening < MAX_BRACKET:
                pairs[opening] = match.start()
    return pairs


def _bracket(text: str, start: int, inside: int, end: int) -> Duty | None:
    verbs = VERB_END.search(text, start + 1, inside)
    segments = clauses(text, start + 1, inside, default=None) if verbs else []
    if segments:
        return Duty(start, end, tuple(segments), "bracket-verb") if all_bodies(text, segments) else None
    if end == inside or not _ends_sentence(text, start, inside) or _ASIDE.search(text, start, inside):
        return None
    whole = Segment("responsible", False, start + 1, _before_time(text, start + 1, inside))
    # Behind the last sentence of a line even offices that the register does not know are the ones in charge.
    known = text[start - 1 : start] != "。" or line_end(text, start) > end + 1
    return Duty(start, end, (whole,), "bracket-list") if all_bodies(text, [whole], known=known) else None


def _before_time(text: str, start: int, end: int) -> int:
    """Where a list of bodies ends: before the time a bracket prints behind it (市农业农村局、市农科院；2026年底前)."""
    stop = max(text.rfind(mark, start, end) for mark in "；;，,")
    return stop if stop > start and TIME_CLAUSE.match(text, stop + 1, end) else end


_BEHIND_LIST = re.compile(r"$|[。；;\n]|[（(]\d{1,2}[）)]|[①-⑳]|\d{1,2}[.．、]")


def _ends_sentence(text: str, start: int, close: int) -> bool:
    """A bare list of bodies is a responsibility bracket behind a full stop, or where the sentence ends with it."""
    behind = _BEHIND_LIST.match(text, close + 1)
    return behind is not None and (text[start - 1 : start] in "。；;" or text[close + 1 : close + 2] == "。")


# “安排资金3000万元。——市财政局、市农业农村局”
_DASHED = re.compile(r"(?<=[。；;])[—―─]{1,2}[ ]?(?P<list>[^—―─\n。；;，,]{3,160})[。；;]?$", re.M)


def _dashed(text: str, taken: Taken) -> Iterator[Duty]:
    """Bodies alone behind a dash that follows the last sentence of a line."""
    for match in _DASHED.finditer(text) if "—" in text or "─" in text else ():
        whole = Segment("responsible", False, *match.span("list"))
        if not taken.meets(*match.span()) and all_bodies(text, [whole], known=True):
            yield Duty(*match.span(), (whole,), "dash-list")


# 以上任务由甲局牵头，乙局配合。
OF_ITEMS_ABOVE = re.compile(
    r"\s*(?:以上|上述)(?:各|所有|全部)?(?:项|条)?(?:重点|主要|工作)?(?:任务|工作|措施|事项|内容)[，,]?均?由"
)


def _lines(text: str, taken: Taken) -> Iterator[Duty]:
    """Lines behind the first, and last sentences of lines, that are nothing but “A牵头，B、C配合。”."""
    for start, end in _closing_sentences(text):
        stop = start + len(text[start:end].rstrip("。；; "))
        if end - start > 300 or not VERB_END.search(text, max(start, stop - MAX_VERB_AT_END), stop):
            continue
        if taken.meets(start, end):
            continue
        above = OF_ITEMS_ABOVE.match(text, start, stop)
        segments = clauses(text, above.end() if above else start, stop, default=None)
        if segments and _nothing_behind(text, segments[-1], stop) and all_bodies(text, segments, known=True):
            yield Duty(start, end, tuple(segments), "line")


def _nothing_behind(text: str, last: Segment, stop: int) -> bool:
    """Whether nothing but its verb, and a time without an act, stands behind the last list of bodies."""
    rest = text[last.end + len(last.words) : stop].strip("，,；; ")
    timed = TIME_CLAUSE.match(rest) is not None and _COUNTED.search(rest) is None
    return last.end > stop - MAX_VERB_AT_END and (not rest or timed)


# “每月调度1次” tells what is to be done.
_COUNTED = re.compile(r"\d\s*(?![年月日\d\s])[\u3400-\u9fff%]")


def _closing_sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every line but a first one of several, then of the last sentence of every line that has several."""
    lines = [match.span() for match in _LINE.finditer(text)]
    yield from ((a, b) for a, b in lines if (a > 0 or len(lines) == 1) and text.find("。", a, b - 1) < 0)
    for start, end in lines:
        stop = text.rfind("。", start, end - 1)
        if stop >= 0:
            yield stop + 1, end
