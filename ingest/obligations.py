"""The clauses of a task's body that oblige somebody to do something, with their modality.

A clause is what stands between commas and full stops, brackets and quotes kept whole. A plain verb clause (建立…, 推进…)
is `should`; 必须/应当 make it `must`, 不得/严禁 `forbid`, 鼓励/支持/引导 `encourage`, 探索 `explore` (data/modality.csv).
Clauses of purpose, basis and place (为…, 根据…, 围绕…) are no duties on their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.plan import Modality
from ingest.wordlists import alternatives, rows, verbs

_QUOTE = dict(zip("“《「‘（(〔【", "”》」’）)〕】", strict=True))
_MAX_QUOTE = 160
_ENDS = "。；;！？!?\n"
_COMMAS = "，,：:"
_CONNECTOR = re.compile(
    r"(?:\s|同时|并且?|且|还|也|再|进而|从而|此外|另外|其次|首先|最后|二是|三是|四是|五是|六是|七是|八是|一是|其中|特别是|尤其是|要|需要?|将|按要求|切实|"
    r"[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|\d+[.．、])+"
)
_NOT_A_DUTY = re.compile(
    r"(?:为了?(?!.{0,30}(?:提供|打造))|以(?!.{1,12}(?:推动|促进|带动))|围绕|根据|按照|依照|依据|依托|针对|结合|通过|随着|鉴于|面向|立足|坚持以|聚焦|对标|参照|基于|对于?[^，。]{2,40}的?$|在[^，。]{2,60}(?:中|上|下|时|前|后|内|间|方面|领域|基础上|过程中)$)"
)
# Phrases of place and object may carry their verb in the same clause: “围绕产业链开展对接”.
_OBJECT_FIRST = re.compile(r"(?:在|对于?|围绕|针对|依托|聚焦|面向|结合|立足|向|从|为(?!了))")
_NO_VERB_END = re.compile(r"(?:的|中|上|下|时|前|后|内|间|领域|方面|基础|过程|为目标|为重点|为核心|为主|等)$")
_SERVING = re.compile(r"提供|打造|营造|创造|给予|赋能|配备|开设|开通|设立")
_NAMES = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,40}”")
_SUBJECT_MODAL = re.compile(
    r"^[^，。；]{1,40}?(?<![重需主只摘首概纲提紧])要(?![求素点闻件道害领不的])|^[^，。；]{2,40}?(?:负责|牵头|要切实|要认真)"
)
_MODAL = {
    "须": re.compile(r"(?<![无急毋])须(?!知)"),
    "应": re.compile(r"(?<![适响对效供相反顺感回呼答理照报])应(?![用急对变邀聘届付收税届力激征])"),
}
_DRAFTING = re.compile(r"研究(?:制定|制订|出台|起草|编制|建立|提出|解决|部署|推进|推动|落实)")


@dataclass(frozen=True)
class FoundObligation:
    """text[start:end] of the body is one duty."""

    text: str
    modality: Modality
    start: int
    end: int


def find_obligations(text: str) -> list[FoundObligation]:
    """The duties of a task's body, in order, not overlapping."""
    found: list[FoundObligation] = []
    open_ended = False  # the clause before was a duty of the same sentence
    for start, end, closes in _clauses(text):
        body = _trim(text, start, end)
        if body is None:
            continue
        start, end = body
        begin = start + _connector(text[start:end])
        modality = _modality(text[begin:end]) if begin < end else None
        if modality is not None:
            found.append(FoundObligation(text[begin:end], modality, begin, end))
        elif open_ended and found and not _NOT_A_DUTY.match(text[start:end]):
            last = found[-1]  # “推进A、B，C等领域”: the object goes on behind the comma
            found[-1] = FoundObligation(text[last.start : end], last.modality, last.start, end)
        open_ended = not closes and (modality is not None or open_ended)
    return found


def _clauses(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, a sentence ends here) of every clause."""
    start = place = 0
    while place < len(text):
        char = text[place]
        if char in _QUOTE:
            end = text.find(_QUOTE[char], place, place + _MAX_QUOTE)
            place = end if end > 0 else place
        elif char in _ENDS or char in _COMMAS:
            yield start, place, char in _ENDS
            start = place + 1
        place += 1
    if start < len(text):
        yield start, len(text), True


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end - start >= 4 else None


def _connector(clause: str) -> int:
    match = _CONNECTOR.match(clause)
    return match.end() if match else 0


@cache
def _words(where: str) -> tuple[tuple[str, Modality], ...]:
    order: dict[str, Modality] = {"forbid": "forbid", "must": "must", "encourage": "encourage", "explore": "explore"}
    return tuple((r["word"], order[r["modality"]]) for r in rows("modality") if r["where"] == where)


@cache
def _imperative() -> re.Pattern[str]:
    adverbs = alternatives(verbs("adverb"))
    return re.compile(
        rf"(?:(?:{adverbs})(?:地|、)?)*(?:{alternatives(verbs('act', 'create'))})(?![者员率]|商(?![业圈标务户品贸家事协]))"
    )


@cache
def _adverbs() -> re.Pattern[str]:
    plain = frozenset(verbs("adverb") - {w for w, _ in _words("head")})
    return re.compile(rf"(?:(?:{alternatives(plain)})(?:地|、)?)*")


# Verbs that may close a phrase of place or object; words that are nouns as often (教育, 管理, 保护) are not among them.
_DOING = re.compile(
    r"(?:开展|实施|推进|推行|推动|推广|加强|强化|完善|健全|建立|建设|建成|打造|培育|构建|搭建|布局|设立|组建|制定|出台|发布|提供|给予|落实|采取|探索|试点|举办|组织|形成|提升|提高|上线|设置|安排|"
    r"加大|加快|支持|鼓励|引导|优化|深化|压减|压缩|减免|降低|开放|引进|集聚|发展|发放|公布|公示|通报|检查|整治|清理)(?![中机主体平率量额数单人能水标基站点园区队师员者商业的])"
)


def _verb_inside(clause: str) -> bool:
    """True for “围绕产业链开展对接”, “为企业提供服务”; not for a phrase of place or object alone."""
    if not _OBJECT_FIRST.match(clause) or _NO_VERB_END.search(clause):
        return False
    bare = _NAMES.sub(lambda match: "□" * len(match.group()), clause)
    # “为贯彻上级部署” is a purpose, “为企业提供服务” a duty.
    verb = _SERVING.search(bare, 2) if bare.startswith("为") else _DOING.search(bare, 3)
    return verb is not None and len(bare) - verb.end() >= 2


def _modality(clause: str) -> Modality | None:
    """The modality of a clause without its connectors, None when it is no duty."""
    for word, modality in _words("any"):
        if word in clause:
            return modality
    skipped = _adverbs().match(clause)
    head = clause[skipped.end() if skipped else 0 :]
    for word, modality in _words("head"):
        if (head.startswith(word) or clause.startswith(word)) and not _DRAFTING.match(head):
            return modality
    for word, modality in _words("modal"):
        if _MODAL[word].search(clause):
            return modality
    if _NOT_A_DUTY.match(clause):
        return "should" if _SUBJECT_MODAL.match(clause) or _verb_inside(clause) else None
    if _imperative().match(clause) or _SUBJECT_MODAL.match(clause) or _verb_inside(clause):
        return "should"
    return None
