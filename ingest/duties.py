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
from typing import NamedTuple

from ingest.bodies import split_bodies
from ingest.body_names import NAME_ENDS, carries_place
from ingest.plan import Role
from ingest.reading import Taken

OPENING, CLOSING = "（(〔【[〈", "）)〕】]〉"
_OPEN_BRACKET = re.compile(r"[（(〔【\[]")
_ANY_BRACKET = re.compile("[" + re.escape(OPENING + CLOSING) + "]")
# How far a phrase may reach: longer ones are broken text, and reading them costs time.
_MAX_BRACKET, _MAX_PHRASE, _MAX_LEAD = 1500, 4000, 80
_MAX_OPEN, _MAX_OPEN_PER_LINE = 400, 3

# Word of the label → printed role. Longer words first: 责任牵头 is a lead.
_LABEL_ROLES: tuple[tuple[str, Role], ...] = (
    ("责任牵头", "lead"),
    ("牵头责任", "lead"),
    ("牵头负责", "lead"),
    ("牵头实施", "lead"),
    ("总牵头", "lead"),
    ("牵头", "lead"),
    ("主办", "lead"),
    ("主责", "lead"),
    ("配合责任", "cooperate"),
    ("责任配合", "cooperate"),
    ("协同配合", "cooperate"),
    ("协助配合", "cooperate"),
    ("配合", "cooperate"),
    ("协同", "cooperate"),
    ("协助", "cooperate"),
    ("协办", "cooperate"),
    ("参与", "cooperate"),
    ("参加", "cooperate"),
    ("支持", "cooperate"),
    ("主要责任", "responsible"),
    ("具体责任", "responsible"),
    ("责任", "responsible"),
    ("负责", "responsible"),
    ("落实", "responsible"),
    ("实施", "responsible"),
    ("承办", "responsible"),
    ("承担", "responsible"),
    ("主管", "responsible"),
    ("完成", "responsible"),
)
ROLE_OF = dict(_LABEL_ROLES)
_WORDS = "|".join(word for word, _ in _LABEL_ROLES)
_FIRST = "".join({word[0] for word in ROLE_OF})
_NOUNS = "单位|部门|处室|科室|机构|主体|分工|组室|镇街|股室"
# Also 牵头：甲；配合：乙, and a label that lost a character in printing (责任位：).
_LABEL = re.compile(
    rf"(?=[市县区省各{_FIRST}])(?:市级|县级|区级|省级|市直|各)?(?P<word>{_WORDS})(?:及(?:责任|配合|参与|协助|落实))?"
    rf"(?:{_NOUNS}|(?<=牵头|主办|责任|配合|协办|承办|参与|协同)[单位]?(?=[：:]))(?P<colon>[：:]|(?<=分工)(?=[^：:]))"
)
# Without a colon: in a bracket, or on a line of its own, also behind a dash (——责任单位 市教育局).
_DASHES = "—―─－–-·●■▲◆*"
_BARE_LABEL = re.compile(rf"(?P<word>{_WORDS})(?:{_NOUNS})(?:为|是)?(?=[\u3400-\u9fff])")
_BARE_IN_BRACKET = re.compile(r"[市省县区州盟旗镇乡师各国]")
_LABEL_SIGN = re.compile("[：:]|分工")
_ENDS_NAME = re.compile(rf"[{NAME_ENDS}）)]\Z")
BEFORE_LABEL = "。；;）)〕】]！？\n，,、"

# Verb at the end of a clause → (role, nobody leads). First match wins.
_JOINT = r"(?:等)?(?:依|按照?|根据|结合|在)(?:各自)?(?:的)?(?:职责|职能|责任|分工|权限)(?:范围内|分工)?(?:分别|共同|抓好|做好)?(?:负责|落实|配合|推进|实施|组织实施|承担)?(?:落实|实施)?"
_VERBS: tuple[tuple[re.Pattern[str], Role, bool], ...] = (
    (re.compile(r"(?:共同|联合|分别|负责|统筹|总)?牵头(?:负责|落实|实施|组织实施|组织|推进|抓总)?$"), "lead", False),
    (re.compile(r"(?:依|按照?)(?:各自)?(?:职责|职能)?(?:分工)?(?:配合|协助|参与)(?:落实|实施)?$"), "cooperate", False),
    (
        re.compile(r"(?:积极|协同|共同|做好)?(?:配合|协助|协同|参与|参加|协办|支持)(?:落实|实施|做好)?$"),
        "cooperate",
        False,
    ),
    (re.compile(_JOINT + "$"), "responsible", True),
    (re.compile(r"(?:分工|分别|各负其责|分头)(?:负责|落实|实施)?$"), "responsible", True),
    (
        re.compile(r"(?:共同|具体|主要|组织|统筹|会同)?(?:负责|落实|承担|实施|执行|推进)(?:落实|实施|推进)?$"),
        "responsible",
        False,
    ),
)
# How every one of them ends, and more characters than any of them has: most clauses end in no verb, and far from one.
_VERB_ENDS = tuple(
    "牵头 负责 落实 实施 组织 推进 抓总 配合 协助 参与 协同 参加 协办 支持 做好 抓好 职责 职能 责任 各负其责 分工 权限 范围内 "
    "分别 共同 承担 分头 执行".split()
)
_LONGEST_VERB = 40
_MAX_VERB_AT_END = 12
_VERB_END = re.compile(rf"(?:{'|'.join(_VERB_ENDS)})(?=[，,、；;。\n]|$)")
_COLON = re.compile("[：:]")
_LONGEST_LABEL = 60
_HINT = re.compile(r"牵头|负责|配合|参与|落实|责任|协助|分工")
# Brackets that explain: （各部门的重点领域见附件）, （以下简称…）.
_ASIDE = re.compile(r"见(?:附|表|下|图)|详见|简称|下同|即|指(?![挥导])|含|例如|比如")
_LINE = re.compile(r"[^\n]+")
# 甲局牵头、乙局配合: behind a verb 、 parts clauses as a comma does.
_CLAUSE = re.compile(r"(?:[^，,；;。\n、]++|(?<!牵头|配合|协助|参与|参加|负责|落实)、)+")


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


def find_duties(text: str) -> list[Duty]:
    """Every responsibility phrase of an item's text, in order, not overlapping."""
    return list(_duties(text))


# One item is asked for its phrases when it is found, titled, closed and read.
@lru_cache(maxsize=512)
def _duties(text: str) -> tuple[Duty, ...]:
    found = list(_labelled(text))
    for form in (_brackets, _lines):
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
    if text[place] in OPENING + _DASHES or _COLON.search(text, place, place + _LONGEST_LABEL):
        return True
    if _BARE_LABEL.match(text, place):
        return True
    stop = place + len(text[place : _line_end(text, place)].rstrip("。；; "))
    return _VERB_END.search(text, max(place, stop - _MAX_VERB_AT_END), stop) is not None


def duty_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of the responsibility phrases of `text`."""
    return [(d.start, d.end) for d in find_duties(text)]


def matching_close(text: str, opening: int) -> int | None:
    """Position of the bracket that closes the one at `opening`, None when it is never closed on its line."""
    depth = 0
    for match in _ANY_BRACKET.finditer(text, opening, opening + _MAX_BRACKET):
        depth += 1 if match.group() in OPENING else -1
        if depth == 0:
            return match.start()
    return None


def _labelled(text: str) -> Iterator[Duty]:
    place = 0
    signed = _LABEL.finditer(text) if _LABEL_SIGN.search(text) else ()
    found = [m for m in signed if _may_be_label(text, m) or _glued_label(text, m)]
    found += [m for m in _BARE_LABEL.finditer(text) if _may_be_bare(text, m)]
    for match in sorted(found, key=lambda m: m.start()):
        if match.start() < place:
            continue
        start, inside, end = _extent(text, match.start())
        inner = _LABEL.finditer(text, match.start(), inside)
        # Behind the first label a further one needs no stop in front: “…市科技局配合单位：…” in text without lines.
        labels = [m for m in inner if _may_be_label(text, m) or _ENDS_NAME.search(text, match.end(), m.start())]
        if text[start] in OPENING or text[match.end() - 1] in "为是":  # （牵头单位市人社局，配合单位市财政局）
            known = {m.start() for m in labels}
            bare = (m for m in _BARE_LABEL.finditer(text, match.end(), inside) if m.start() not in known)
            labels += [m for m in bare if _may_be_label(text, m) and _BARE_IN_BRACKET.match(text, m.end())]
            labels.sort(key=lambda m: m.start())
        if not labels or labels[0].start() > match.start():
            labels.insert(0, match)
        segments: list[Segment] = []
        for n, label in enumerate(labels):
            stop = labels[n + 1].start() if n + 1 < len(labels) else inside
            segments += clauses(
                text, label.end(), stop, default=ROLE_OF[label.group("word")], words=text[label.start() : label.end()]
            )
        if segments:
            mark = _mark_before(text, start)
            yield Duty(start if mark is None else mark, end, tuple(segments), "label")
        place = max(end, match.end())


def _may_be_bare(text: str, match: re.Match[str]) -> bool:
    """A label without a colon: in a bracket before a level, or before nothing but bodies to the end of the line."""
    start = match.start()
    if start and text[start - 1] in OPENING:
        return _BARE_IN_BRACKET.match(text, match.end()) is not None
    if text[match.end() - 1] in "为是" and (start == 0 or text[start - 1] in "。；;\n"):
        return _names_through(text, match)
    if _mark_before(text, start) is None:
        return False
    end = _line_end(text, start, start + _MAX_BRACKET + 1)
    if end - start > _MAX_BRACKET:
        return False
    return _all_bodies(text, clauses(text, match.end(), end, default="responsible"), known=True)


def _names_through(text: str, match: re.Match[str]) -> bool:
    """“牵头单位为甲局，配合单位为乙局。”: nothing but labels and bodies to the end of the sentence."""
    end = _line_end(text, match.start(), match.start() + _MAX_BRACKET)
    stop = text.find("。", match.end(), end)
    end = end if stop < 0 else stop
    labels = [match, *(m for m in _BARE_LABEL.finditer(text, match.end(), end) if _may_be_label(text, m))]
    stops = [*(m.start() for m in labels[1:]), end]
    lists = [(m.end(), stop) for m, stop in zip(labels, stops, strict=True)]
    found = [clauses(text, a, b, default="responsible") for a, b in lists]
    return all(_all_bodies(text, one) for one in found) and any(_all_bodies(text, one, known=True) for one in found)


def _mark_before(text: str, place: int) -> int | None:
    """Where the dashes begin that stand between the start of the line and `place`; None where words do."""
    while place and text[place - 1] in _DASHES:
        place -= 1
    return place if place and text[place - 1] == "\n" else None


def _may_be_label(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    return start == 0 or text[start - 1] in BEFORE_LABEL + OPENING


# “明确责任单位：…”: words of a sentence about the label, not a label glued behind one.
_TIME_WORD = re.compile("(?:完成|实施|落实|整改|办结|推进)?(?:时间|时限|期限)")
_ABOUT_LABEL = re.compile(r"(?:明确|确定|落实|注明|各|的|为|由|以|和|与|及|或)\Z")


def _glued_label(text: str, match: re.Match[str]) -> bool:
    """“…改造20户牵头单位：市住建局”: in text that lost its stops a label with its noun, before a known body."""
    if (
        match.group()[0] == "各"
        or match.group("colon") not in ("：", ":")
        or not re.search(f"(?:{_NOUNS})[：:]", match.group())
    ):
        return False
    if _ABOUT_LABEL.search(text, max(0, match.start() - 2), match.start()):
        return False
    first = text[match.end() : match.end() + _MAX_LEAD]
    ends = (pattern.search(first) for pattern in (_NAME_STOP, _LABEL, _TIME_WORD))
    first = first[: min((end.start() for end in ends if end), default=len(first))]
    return _all_bodies(first, [Segment("responsible", False, 0, len(first))], known=True)


def _extent(text: str, label: int) -> tuple[int, int, int]:
    """(start, end of the lists, end) of the phrase whose first label stands at `label`."""
    if label and text[label - 1] in OPENING:
        close = matching_close(text, label - 1)
        if close is not None:
            return label - 1, close, close + 1
        end = _line_end(text, label)
        return label - 1, end, end
    opening = _open_bracket(text, label)
    if opening is not None:
        close = matching_close(text, opening)
        if close is not None:
            return opening, close, close + 1
    end = _line_end(text, label, label + _MAX_PHRASE)
    stop = label
    while (stop := text.find("。", stop, end)) >= 0:
        if not (_LABEL.match(text, stop + 1)):
            return label, stop, stop + 1
        stop += 1
    return label, end, end


def _open_bracket(text: str, label: int) -> int | None:
    """The bracket around a label that other labelled words precede: （牵头领导：…；牵头单位：…）."""
    line = max(text.rfind("\n", max(0, label - _MAX_LEAD), label), label - _MAX_LEAD)
    depth = 0
    for place in range(label - 1, line, -1):
        depth += (text[place] in CLOSING) - (text[place] in OPENING)
        if depth < 0:
            return place
    return None


def _line_end(text: str, place: int, most: int | None = None) -> int:
    """Where the line ends that `place` stands in, `most` at the furthest."""
    most = len(text) if most is None else min(most, len(text))
    end = text.find("\n", place, most)
    return most if end < 0 else end


_TIME_CLAUSE = re.compile(
    r"\s*(?:20\d\d年|\d{1,2}月|年内|年底|全年|每年|每季|每月|长期|持续|常态|适时|第?[一二三四]季度|[上下]半年|“?十[四五六]五”?)"
)
_BESIDE = re.compile(r"\s*(?:会同|联合)")


def clauses(text: str, start: int, end: int, *, default: Role | None, words: str = "") -> list[Segment]:
    """Split a list with verbs (“A牵头，B、C按职责分工负责”) into segments; without a verb the role is `default`, which
    `words` print."""
    segments: list[Segment] = []
    pending: list[tuple[int, int]] = []
    for clause, clause_end in _split_clauses(text, start, end):
        printed = text[clause:clause_end]
        if _TIME_CLAUSE.match(printed):
            continue  # …负责，3月底前出台措施，年内持续推进
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
_NAME_STOP = re.compile(r"[、，,；;。/\n（(]")


def _marked(text: str, segment: Segment) -> Iterator[Segment]:
    place = segment.start
    for match in _MARKED.finditer(text, segment.start, segment.end):
        begin = max((m.end() for m in _NAME_STOP.finditer(text, place, match.start())), default=place)
        if text[place:begin].strip("、，,；;。 "):
            yield segment._replace(start=place, end=begin)
        yield Segment(ROLE_OF[match.group("word")], False, begin, match.start(), match.group())
        place = match.end()
    if text[place : segment.end].strip("、，,；;。 "):
        yield segment._replace(start=place)


def _split_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of text[start:end]; a comma inside a bracket parts nothing, unless the bracket is never closed."""
    if not _ANY_BRACKET.search(text, start, end):
        yield from (match.span() for match in _CLAUSE.finditer(text, start, end))
        return
    begin = start
    for match in _CLAUSE.finditer(text, start, end):
        if _unclosed(text[begin : match.end()]) and not _unclosed(text[begin:end]):
            continue
        yield (begin if _unclosed(text[begin : match.start()]) else match.start()), match.end()
        begin = match.end()


def _unclosed(text: str) -> bool:
    brackets = _ANY_BRACKET.findall(text)
    return sum(bracket in OPENING for bracket in brackets) * 2 > len(brackets)


def _verb(clause: str) -> tuple[Role | None, bool, int]:
    """(role, joint, length without the verb) of one clause; role None when it ends without a known verb."""
    if not clause.endswith(_VERB_ENDS):
        return None, False, len(clause)
    near = max(0, len(clause) - _LONGEST_VERB)
    for pattern, role, joint in _VERBS:
        match = pattern.search(clause, near)
        if match:
            return role, joint, match.start()
    return None, False, len(clause)


def _brackets(text: str, taken: Taken) -> Iterator[Duty]:
    """Brackets without labels: bodies with verbs, or nothing but bodies at the end of a sentence."""
    if not _OPEN_BRACKET.search(text):
        return
    pairs = _pairs(text)
    open_lines: Counter[int] = Counter()
    line_end = -1
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
        if line_end < start:
            line_end = _line_end(text, start)
        if close is not None and close < line_end:
            continue
        # A bracket that is never closed ends with its line.
        open_lines[line_end] += 1
        if 4 <= line_end - start <= _MAX_OPEN and open_lines[line_end] <= _MAX_OPEN_PER_LINE:
            duty = _bracket(text, start, line_end, line_end)
            if duty is not None:
                yield duty


def _pairs(text: str) -> dict[int, int]:
    """Opening → closing bracket, as `matching_close` finds them, in one pass."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for match in _ANY_BRACKET.finditer(text):
        if match.group() in OPENING:
            stack.append(match.start())
        elif stack:
            opening = stack.pop()
            if match.start() - opening < _MAX_BRACKET:
                pairs[opening] = match.start()
    return pairs


def _bracket(text: str, start: int, inside: int, end: int) -> Duty | None:
    verbs = _VERB_END.search(text, start + 1, inside)
    segments = clauses(text, start + 1, inside, default=None) if verbs else []
    if segments:
        return Duty(start, end, tuple(segments), "bracket-verb") if _all_bodies(text, segments) else None
    if end == inside or not _ends_sentence(text, start, inside) or _ASIDE.search(text, start, inside):
        return None
    whole = Segment("responsible", False, start + 1, _before_time(text, start + 1, inside))
    return Duty(start, end, (whole,), "bracket-list") if _all_bodies(text, [whole], known=True) else None


def _before_time(text: str, start: int, end: int) -> int:
    """Where a list of bodies ends: before the time a bracket prints behind it (市农业农村局、市农科院；2026年底前)."""
    stop = max(text.rfind(mark, start, end) for mark in "；;，,")
    return stop if stop > start and _TIME_CLAUSE.match(text, stop + 1, end) else end


_BEHIND_LIST = re.compile(r"$|[。；;\n]|[（(]\d{1,2}[）)]|[①-⑳]|\d{1,2}[.．、]")


def _ends_sentence(text: str, start: int, close: int) -> bool:
    """A bare list of bodies is a responsibility bracket behind a full stop, or where the sentence ends with it."""
    behind = _BEHIND_LIST.match(text, close + 1)
    return behind is not None and (text[start - 1 : start] in "。；;" or text[close + 1 : close + 2] == "。")


def _lines(text: str, taken: Taken) -> Iterator[Duty]:
    """Lines behind the first, and last sentences of lines, that are nothing but “A牵头，B、C配合。”."""
    for start, end in _closing_sentences(text):
        stop = start + len(text[start:end].rstrip("。；; "))
        if end - start > 300 or not _VERB_END.search(text, max(start, stop - _MAX_VERB_AT_END), stop):
            continue
        if taken.meets(start, end):
            continue
        segments = clauses(text, start, stop, default=None)
        if segments and segments[-1].end > stop - _MAX_VERB_AT_END and _all_bodies(text, segments, known=True):
            yield Duty(start, end, tuple(segments), "line")


def _closing_sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every line but a first one of several, then of the last sentence of every line that has several."""
    lines = [match.span() for match in _LINE.finditer(text)]
    yield from ((a, b) for a, b in lines if (a > 0 or len(lines) == 1) and text.find("。", a, b - 1) < 0)
    for start, end in lines:
        stop = text.rfind("。", start, end - 1)
        if stop >= 0:
            yield stop + 1, end


# A name that prints its level and the ending of an office is believed although the register has no entry for it.
_LEVELLED = re.compile(
    r"(?:[省市县区州盟旗镇乡]|自治区|师市)[^，,。；;：:、]{2,18}(?:局|委|委员会|办|办公室|厅|指挥部|工作组|专班)$"
)


def _all_bodies(text: str, segments: list[Segment], *, known: bool = False) -> bool:
    """True when the segments name bodies and nothing else; `known`: at least one of them is in the register."""
    lists = [split_bodies(text[s.start : s.end], level="") for s in segments]
    bodies = [body for found in lists for body in found.bodies]
    if any(found.leftovers for found in lists):
        return False
    return bool(bodies) and (
        not known or any(b.known or _LEVELLED.match(b.name) or carries_place(b.name) for b in bodies)
    )
