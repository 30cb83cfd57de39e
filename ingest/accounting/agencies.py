"""Bodies: which were assigned, which are mentioned in prose, which stand as responsible and were assigned nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.accounting.entries import Entry, Range, Ranges, State
from ingest.accounting.regions import BEHIND
from ingest.accounting.shapes import is_signature, named_in_phrases, pieces, shape, whole_piece
from ingest.accounting.text import blocks, in_one_line, lines_of, table_cells
from ingest.body_names import is_nobody
from ingest.duty_asides import scopes
from ingest.duty_words import VERBS
from ingest.reading import Reading
from ingest.table_headers import Column
from ingest.traced import Traced

# Lines of a page or a notice that name a body beside a label: who publishes, who prints, whom it is sent to.
_PAGE_WORDS = re.compile(
    r"(?:来源|发布机构|发布单位|发文机关|发文单位|制发|索引号|主办|承办|技术支持|运维|编辑|印发|抄送|主送|作者|公开方式|版权|当前位置|起草单位|主题分类|关键词|浏览)[^。；\n]{0,60}$"
)
_RUNS_PAGE = re.compile(r"^[^。；\n]{0,6}(?:主办|版权|承办)")
_TITLE_GOES_ON = re.compile(
    r"^[^。；，\n]{0,12}(?:关于|印发)|^[^。；，\n]{0,40}(?:通知|方案|意见|计划|措施)(?:》|的|\n|$)"
)
_INTERPRETS = re.compile(r"^[^。；，\n]{0,24}解释")
_MECHANISM = re.compile(r"(?:建立|健全|完善|形成|构建)[^。；，\n]*$")
_OF_MECHANISM = re.compile(r"^[^。；\n]{0,60}的[^。；，\n]{0,12}(?:机制|格局|体系|制度|专班|小组)")
_NEAR = 80
_DUTY_HEADER = re.compile(r"责任|牵头|配合|负责|协办|主办|承办|落实|分工|参与")


@dataclass(frozen=True)
class _Mention:
    """text[start:end] reads like a body; `header` is the header of its column, None in prose."""

    text: Reading
    start: int
    end: int
    header: str | None


def agency_entries(traced: Traced, issues: Ranges, places: Ranges) -> Iterator[Entry]:
    """What became of every body that the register, or a responsibility phrase, makes one."""
    assigned = [(task, a) for task in traced.plan["tasks"] for a in task["assignments"]]
    used = Ranges(Range.of(a["span"], "agency.assigned") for _, a in assigned)
    repeated = Ranges(Range.of(span, "agency.repeated") for how in traced.tasks for span in how.named.repeated)
    own = {id(task) for task, a in assigned if a["via"] != "blanket"}
    tasks = Ranges(Range.of(task["span"], "own" if id(task) in own else "none") for task in traced.plan["tasks"])
    for found in _mentions(traced):
        start, end = found.text.span(found.start, found.end)
        state: State = "ignored"
        if rule := used.rule(start, end):
            state = "output"
        elif rule := repeated.rule(start, end):
            pass
        elif rule := issues.rule(start, end):
            state = "issue"
        elif not (rule := _why(found, places.rule(start, end) if found.header is None else "", tasks.rule(start, end))):
            state = "unaccounted"
        yield Entry(start, end, "agency", state, rule, found.text.text[found.start : found.end])


def _mentions(traced: Traced) -> Iterator[_Mention]:
    """Every body: names of the register, and what reads like a name in a responsibility phrase or column."""
    from ingest.annotate import annotate  # brings spaCy along, which nothing but a check needs

    jurisdiction = traced.plan["document"]["jurisdiction"]
    columns: dict[str, list[Reading]] = {}
    for found in table_cells(traced.tables):
        if found.header:
            continue
        reading, use = in_one_line(found.cell), found.use
        if use is not None and use.kind is Column.BODY:
            for start, end in pieces(reading.text):
                yield _Mention(reading, start, end, use.header)
        else:
            columns.setdefault(use.header if use is not None else "", []).append(reading)
    texts: list[tuple[str | None, Reading]] = [(None, traced.prose.whole)]
    for header, text in [*texts, *((header, lines_of(readings)) for header, readings in columns.items())]:
        for block in blocks(text):
            known = [(a.start, a.end) for a in annotate(block.text, jurisdiction=jurisdiction) if a.label == "AGENCY"]
            others = [(a, b) for a, b in named_in_phrases(block.text) if not any(a < d and c < b for c, d in known)]
            for start, end in sorted(known + others):
                yield _Mention(block, start, end, header)


def _why(found: _Mention, place: str, task: str) -> str:
    """The rule by which a body that was not assigned is none, "" where it stands as responsible."""
    text, start, end = found.text.text, found.start, found.end
    first, last = whole_piece(text, start, end)
    if is_nobody(_without_verb(text[first:last])):
        return "agency.nobody"
    form = shape(text, start, end)
    if found.header is not None and form in ("", "line", "verb"):
        return "" if _DUTY_HEADER.search(found.header) else "agency.other-column"
    around = place in BEHIND or place == "place.front"
    if around and (rule := _of_page(text, start, end)):
        return rule
    if _in_scope(text, start, end):
        return "agency.scope"
    if _INTERPRETS.match(text[end:]):
        return "agency.interprets"
    if form in ("label", "bracket", "line"):
        return ""
    if form == "verb":
        return _of_sentence(text, start, end, place, task)
    return place or "agency.prose"


def _without_verb(piece: str) -> str:
    """A piece of a list without the verb that closes the list: 省直各有关单位参加."""
    for verb, _, _ in VERBS:
        if found := verb.search(piece):
            return piece[: found.start()]
    return piece


def _of_page(text: str, start: int, end: int) -> str:
    """The rule for bodies in front of the plan and behind it: who issues it, to whom, who signs, who runs the page."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[begin : len(text) if stop < 0 else stop].strip()
    if _PAGE_WORDS.search(text[begin:start]) or _RUNS_PAGE.match(text[end:]):
        return "agency.page-words"
    if line.endswith(("：", ":")):
        return "agency.addressees"
    if _TITLE_GOES_ON.match(text[end : end + 60]):
        return "agency.title-line"
    return "agency.signature" if is_signature(text, start, end) else ""


def _in_scope(text: str, start: int, end: int) -> bool:
    """True behind a label that says where or on what grounds: 适用范围：甲自贸试验区."""
    first = max(0, start - _NEAR)
    return any(a <= start - first < b for a, b in scopes(text[first : end + 1]))


def _of_sentence(text: str, start: int, end: int, place: str, task: str) -> str:
    """The rule for “甲负责…” in running text: no assignment beside a responsibility phrase, in a name, in a section that
    holds no tasks."""
    if task == "own":
        return "agency.prose-beside-phrase"
    if _MECHANISM.search(text[max(0, start - 60) : start]) and _OF_MECHANISM.match(text[end : end + 90]):
        return "agency.mechanism"
    if place in ("place.section-other", "place.enacting-clause", "place.purpose-article", "place.scope-article"):
        return place
    return ""
