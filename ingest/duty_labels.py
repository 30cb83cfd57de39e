"""Labelled responsibility phrases: 牵头单位：…；责任单位：…, with and without a colon, a stop or a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.body_names import NAME_ENDS
from ingest.duty_clauses import MAX_BRACKET, NAME_STOP, Duty, Segment, all_bodies, clauses, line_end, matching_close
from ingest.duty_words import BEFORE_LABEL, CLOSING, FIRST, NOUNS, OPENING, ROLE_OF, WORDS

# How far a phrase and the words before its first label may reach.
_MAX_PHRASE, _MAX_LEAD = 4000, 80
# Also 牵头：甲；配合：乙, and a label that lost a character in printing (责任位：).
_LABEL = re.compile(
    rf"(?=[市县区省各{FIRST}])(?:市级|县级|区级|省级|市直|各)?(?P<word>{WORDS})(?:及(?:责任|配合|参与|协助|落实))?"
    rf"(?:(?:{NOUNS})(?:[及和、与/](?:责任人|负责人|联系人))?|(?<=牵头|主办|责任|配合|协办|承办|参与|协同|主责|参加)[单位]?(?=[：:])"
    rf"|(?<=落实)(?=[：:][各市县区省州]))(?P<colon>[：:]|(?<=分工)(?=[^：:]))"
)
# Without a colon: in a bracket, or on a line of its own, also behind a dash (——责任单位 市教育局).
DASHES = "—―─－–-·●■▲◆*"
BARE_LABEL = re.compile(rf"(?P<word>{WORDS})(?:{NOUNS})(?:为|是)?(?=[\u3400-\u9fff])")
_BARE_IN_BRACKET = re.compile(r"[市省县区州盟旗镇乡师各国]")
_LABEL_SIGN = re.compile("[：:]|分工")
_ENDS_NAME = re.compile(rf"[{NAME_ENDS}）)]\Z")


def labelled(text: str) -> Iterator[Duty]:
    place = 0
    signed = _LABEL.finditer(text) if _LABEL_SIGN.search(text) else ()
    found = [m for m in signed if _may_be_label(text, m) or _glued_label(text, m)]
    found += [m for m in BARE_LABEL.finditer(text) if _may_be_bare(text, m)]
    for match in sorted(found, key=lambda m: m.start()):
        if match.start() < place:
            continue
        start, inside, end = _extent(text, match.start())
        inner = _LABEL.finditer(text, match.start(), inside)
        # Behind the first label a further one needs no stop in front: “…市科技局配合单位：…” in text without lines.
        labels = [m for m in inner if _may_be_label(text, m) or _ENDS_NAME.search(text, match.end(), m.start())]
        if text[start] in OPENING or text[match.end() - 1] in "为是":  # （牵头单位市人社局，配合单位市财政局）
            known = {m.start() for m in labels}
            bare = (m for m in BARE_LABEL.finditer(text, match.end(), inside) if m.start() not in known)
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
    end = line_end(text, start, start + MAX_BRACKET + 1)
    if end - start > MAX_BRACKET:
        return False
    return all_bodies(text, clauses(text, match.end(), end, default="responsible"), known=True)


def _names_through(text: str, match: re.Match[str]) -> bool:
    """“牵头单位为甲局，配合单位为乙局。”: nothing but labels and bodies to the end of the sentence."""
    end = line_end(text, match.start(), match.start() + MAX_BRACKET)
    stop = text.find("。", match.end(), end)
    end = end if stop < 0 else stop
    labels = [match, *(m for m in BARE_LABEL.finditer(text, match.end(), end) if _may_be_label(text, m))]
    stops = [*(m.start() for m in labels[1:]), end]
    lists = [(m.end(), stop) for m, stop in zip(labels, stops, strict=True)]
    found = [clauses(text, a, b, default="responsible") for a, b in lists]
    return all(all_bodies(text, one) for one in found) and any(all_bodies(text, one, known=True) for one in found)


def _mark_before(text: str, place: int) -> int | None:
    """Where the dashes begin that stand between the start of the line and `place`; None where words do."""
    while place and text[place - 1] in DASHES:
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
        or not re.search(f"(?:{NOUNS})[：:]", match.group())
    ):
        return False
    if _ABOUT_LABEL.search(text, max(0, match.start() - 2), match.start()):
        return False
    first = text[match.end() : match.end() + _MAX_LEAD]
    ends = (pattern.search(first) for pattern in (NAME_STOP, _LABEL, _TIME_WORD))
    first = first[: min((end.start() for end in ends if end), default=len(first))]
    return all_bodies(first, [Segment("responsible", False, 0, len(first))], known=True)


def _extent(text: str, label: int) -> tuple[int, int, int]:
    """(start, end of the lists, end) of the phrase whose first label stands at `label`."""
    if label and text[label - 1] in OPENING:
        close = matching_close(text, label - 1)
        if close is not None:
            return label - 1, close, close + 1
        end = line_end(text, label)
        return label - 1, end, end
    opening = _open_bracket(text, label)
    if opening is not None:
        close = matching_close(text, opening)
        if close is not None:
            return opening, close, close + 1
    end = line_end(text, label, label + _MAX_PHRASE)
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
