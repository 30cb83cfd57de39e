"""A list of bodies with verbs (“A牵头，B、C按职责分工负责”) cut into segments by printed role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.bodies import split_bodies
from ingest.body_names import carries_place
from ingest.duty_words import CLOSING, LONGEST_VERB, MAX_VERB_AT_END, OPENING, ROLE_OF, VERB_END, VERB_ENDS, VERBS
from ingest.plan import Role

ANY_BRACKET = re.compile("[" + re.escape(OPENING + CLOSING) + "]")
# How far a bracket may reach: longer ones are broken text, and reading them costs time.
MAX_BRACKET = 1500
# 甲局牵头、乙局配合: behind a verb 、 parts clauses as a comma does.
_CLAUSE = re.compile(r"(?:[^，,；;。.．\n、]++|[.．](?=\w)|(?<!牵头|配合|协助|参与|参加|负责|落实)、)+")


class Segment(NamedTuple):
    """text[start:end] lists bodies in one printed role; `joint` when the phrase prints that nobody leads.

    `words` are the label or verb that print the role, "" where a list alone stands for 责任单位.
    """

    role: Role
    joint: bool
    start: int
    end: int
    words: str = ""


class Duty(NamedTuple):
    """text[start:end] is one responsibility phrase, brackets and labels included."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    rule: str


TIME_CLAUSE = re.compile(
    r"\s*(?:20\d\d年|\d{1,2}月|年内|年底|全年|每年|每季|每月|长期|持续|常态|适时|第?[一二三四]季度|[上下]半年|“?十[四五六]五”?)"
)
_ACTS = re.compile(r"\d(?![\d年月日\s]|\.\d)[\u3400-\u9fff]|[\u3400-\u9fff]{9}")
_BESIDE = re.compile(r"\s*(?:会同|联合)")


def clauses(text: str, start: int, end: int, *, default: Role | None, words: str = "") -> list[Segment]:
    """Split a list with verbs (“A牵头，B、C按职责分工负责”) into segments; without a verb the role is `default`, which
    `words` print."""
    segments: list[Segment] = []
    pending: list[tuple[int, int]] = []
    for clause, clause_end in _split_clauses(text, start, end):
        printed = text[clause:clause_end]
        if TIME_CLAUSE.match(printed) and (segments or not _ACTS.search(printed)):
            continue  # …负责，3月底前出台措施，年内持续推进; but not “3月底前培训机手400人次，由甲局负责”
        role, joint, stop = _verb(printed)
        if role is not None and _unclosed(printed):
            role, stop = None, len(printed)
        pending.append((clause, clause + stop))
        if role == "responsible" and segments and segments[-1].role == "lead" and _BESIDE.match(printed):
            role, joint = "cooperate", False  # 由甲局牵头，会同乙局、丙局落实
        if role is not None:
            segments += [Segment(role, joint, a, b, printed[stop:]) for a, b in pending if b > a]
            pending = []
    if default is not None:
        segments += [Segment(default, False, a, b, words) for a, b in pending if b > a]
    return [piece for segment in segments for piece in _marked(text, segment)]


# A body whose role is printed behind it: 责任单位：县文旅局（牵头），县财政局.
_MARKED = re.compile(r"[（(〔](?P<word>牵头|主办|主责|配合|协办|参与)(?:单位|部门)?[）)〕]")
NAME_STOP = re.compile(r"[、，,；;。/\n（(]")


def _marked(text: str, segment: Segment) -> Iterator[Segment]:
    place = segment.start
    for match in _MARKED.finditer(text, segment.start, segment.end):
        begin = max((m.end() for m in NAME_STOP.finditer(text, place, match.start())), default=place)
        if text[place:begin].strip("、，,；;。 "):
            yield segment._replace(start=place, end=begin)
        yield Segment(ROLE_OF[match.group("word")], False, begin, match.start(), match.group())
        place = match.end()
    if text[place : segment.end].strip("、，,；;。 "):
        yield segment._replace(start=place)


def _split_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of text[start:end]; a comma inside a bracket parts nothing, unless the bracket is never closed."""
    if not ANY_BRACKET.search(text, start, end):
        yield from (match.span() for match in _CLAUSE.finditer(text, start, end))
        return
    begin = start
    for match in _CLAUSE.finditer(text, start, end):
        if _unclosed(text[begin : match.end()]) and not _unclosed(text[begin:end]):
            continue
        yield (begin if _unclosed(text[begin : match.start()]) else match.start()), match.end()
        begin = match.end()


def _unclosed(text: str) -> bool:
    brackets = ANY_BRACKET.findall(text)
    return sum(bracket in OPENING for bracket in brackets) * 2 > len(brackets)


def _verb(clause: str) -> tuple[Role | None, bool, int]:
    """(role, joint, length without the verb) of one clause; role None when it ends without a known verb."""
    if not clause.endswith(VERB_ENDS):
        return None, False, len(clause)
    near = max(0, len(clause) - LONGEST_VERB)
    for pattern, role, joint in VERBS:
        match = pattern.search(clause, near)
        if match:
            return role, joint, match.start()
    return None, False, len(clause)


def line_end(text: str, place: int, most: int | None = None) -> int:
    """Where the line ends that `place` stands in, `most` at the furthest."""
    most = len(text) if most is None else min(most, len(text))
    end = text.find("\n", place, most)
    return most if end < 0 else end


def matching_close(text: str, opening: int) -> int | None:
    """Position of the bracket that closes the one at `opening`, None when it is never closed on its line."""
    depth = 0
    for match in ANY_BRACKET.finditer(text, opening, opening + MAX_BRACKET):
        depth += 1 if match.group() in OPENING else -1
        if depth == 0:
            return match.start()
    return None


def printed_roles(text: str) -> list[Segment]:
    """The clauses of “甲局牵头，乙局配合”, where a heading says so and names nothing else; [] where it does not."""
    segments = clauses(text, 0, len(text), default=None) if VERB_END.search(text) else []
    whole = bool(segments) and segments[-1].end > len(text) - MAX_VERB_AT_END - 1
    return segments if whole and all_bodies(text, segments, known=True) else []


# A name that prints its level and the ending of an office is believed although the register has no entry for it.
_LEVELLED = re.compile(
    r"(?:[省市县区州盟旗镇乡]|自治区|师市)[^，,。；;：:、]{2,18}(?:局|委|委员会|办|办公室|厅|指挥部|工作组|专班)$"
)


def all_bodies(text: str, segments: list[Segment], *, known: bool = False) -> bool:
    """True when the segments name bodies and nothing else; `known`: at least one of them is in the register."""
    lists = [split_bodies(text[s.start : s.end], level="") for s in segments]
    bodies = [body for found in lists for body in found.bodies]
    if any(found.leftovers for found in lists):
        return False
    return bool(bodies) and (
        not known or any(b.known or _LEVELLED.match(b.name) or carries_place(b.name) for b in bodies)
    )
