"""Agencies, indicators, quantities and dates in any text: a spaCy pipeline without a model.

`blank("zh")` splits into characters, so no segmenter decides what can match; an entity ruler holds the register's
names and the known indicators; numbers and dates come from patterns. Longest match wins. Used for highlighting now,
for review and as training data later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ingest.body_names import CLASS_MENTION
from ingest.indicators import known_indicators
from ingest.jurisdictions import known_jurisdictions
from ingest.register import load_register
from ingest.register_rows import fold

Label = Literal["AGENCY", "INDICATOR", "QUANTITY", "DATE"]
# Longer text is read piece by piece, cut at ends of lines and sentences: no mention goes over one.
_PIECE = 20_000
_END = re.compile(r"[。；;\n]")

_BRANCHES = {
    "海关": "customs",
    "银保监分局": "financial_regulation",
    "银保监局": "financial_regulation",
    "金融监管分局": "financial_regulation",
    "金融监管局": "financial_regulation",
    "证监局": "securities_regulation",
    "海事局": "maritime",
}
_LEVELS = ("", "市", "省", "县", "区", "自治区", "州")
# Forms that are words of prose when no level and no place stands before them.
_WORDS = {
    "人民政府", "管理局", "监管局", "监管分局", "办公厅", "调查队", "经开区", "高新区", "开发区", "经济开发区", "电力公司", "供电局", "融媒体中心",
    "图书馆", "博物馆", "文化馆", "科技馆", "美术馆", "少年宫", "科学院", "信息中心", "旅游中心", "便民服务中心", "电网公司", "电信公司",
    "移动公司", "人民法院", "人民检察院", "律师协会", "海关总署办公厅", "党委政府", "政务服务中心", "检验检测中心", "中心支行",
}  # fmt: skip
_LONGEST_PLACE = 12
_DATE = re.compile(
    r"(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初)?前?|“?十[一二三四五]五”?(?:时期|期间|末)?|第[一二三四]季度|(?:上|下)半年|\d{1,2}月(?:\d{1,2}日|底)前?"
)
_QUANTITY = re.compile(
    r"百分之[一二三四五六七八九十百零点]{1,6}|(?:[\d０-９]+(?:[.．][\d０-９]+)?|[一二两三四五六七八九十百千]{1,5})(?:[—\-－~～至](?:[\d０-９]+(?:[.．][\d０-９]+)?))?"
    r"(?:%|％|个百分点|[万亿千百]*(?:元|件|家|个|人次|人|项|次|份|名|种|套|所|处|座|吨|公里|平方米|亩|户|台|辆|场|期|批|条|张|分|倍|TB|GB))(?:以上|以下|以内|左右)?"
)


@dataclass(frozen=True)
class Annotation:
    """text[start:end] is a mention; `rule` says what found it (register function, indicator, pattern)."""

    start: int
    end: int
    label: Label
    text: str
    rule: str


@Language.component("dates_and_quantities")
def _numbers(doc: Doc) -> Doc:
    found = list(doc.ents)
    for label, pattern in (("DATE", _DATE), ("QUANTITY", _QUANTITY), ("AGENCY", CLASS_MENTION)):
        for match in pattern.finditer(doc.text):
            span = doc.char_span(
                *match.span(), label=label, span_id=f"pattern:{label.lower()}", alignment_mode="expand"
            )
            if span is not None:
                found.append(span)
    doc.ents = tuple(filter_spans(found))
    return doc


@Language.component("places_in_front")
def _places(doc: Doc) -> Doc:
    """市市场监管局 behind 郑州 is 郑州市市场监管局: a mention begins with the place whose body it is."""
    own = str(doc.user_data.get("jurisdiction", ""))
    text = doc.text
    widened = list(_own_branches(doc, text, own))
    for span in doc.ents:
        if span.label_ == "AGENCY" and (length := _place_before(text[: span.start_char], own)):
            start = span.start_char - length
            grown = doc.char_span(start, span.end_char, label=span.label_, span_id=span.id_ or span.ent_id_)
            span = grown if grown is not None else span
        widened.append(span)
    doc.ents = tuple(filter_spans(widened))
    return doc


def _own_branches(doc: Doc, text: str, own: str) -> Iterator[Span]:
    """云海海关 in a paper of 云海市, which the ruler knows only for places of the table."""
    if own:
        short = known_jurisdictions().get(own).short
        for branch, key in _BRANCHES.items():
            for match in re.finditer(f"{re.escape(short)}{branch}", text):
                span = doc.char_span(*match.span(), label="AGENCY", span_id=f"register:{key}")
                if span is not None:
                    yield span


def _place_before(text: str, own: str) -> int:
    """Length of the place name that `text` ends with; 0 where it ends with none."""
    places = known_jurisdictions()
    ends = (text[-length:] for length in range(min(_LONGEST_PLACE, len(text)), 1, -1))
    names = {own, places.get(own).short} if own else set()
    return next((len(end) for end in ends if end in names or places.known(end) or places.by_short(end)), 0)


@cache
def pipeline() -> Language:
    """The pipeline, built once: characters, names of the register and of indicators, numbers and dates."""
    nlp = spacy.blank("zh")
    ruler = cast(EntityRuler, nlp.add_pipe("entity_ruler"))
    ruler.add_patterns(_patterns())
    nlp.add_pipe("dates_and_quantities")
    nlp.add_pipe("places_in_front")
    return nlp


def _patterns() -> list[dict[str, str | list[dict[str, Any]]]]:
    register = load_register()
    rows: list[dict[str, str | list[dict[str, Any]]]] = []
    for form in _printed(register.forms):
        function = register.by_form(form)
        if function is None or len(form) < 2:
            continue
        for level in _LEVELS:
            # Two characters alone (法院, 工会) are words of prose; with a level they are bodies.
            if level or (len(form) >= 3 and form not in _WORDS):
                rows.append({"label": "AGENCY", "pattern": f"{level}{form}", "id": f"register:{function.key}"})
    # 烟台海关, 舟山银保监分局: a central agency's local branch carries its place.
    for place in known_jurisdictions().short_names:
        for branch, key in _BRANCHES.items():
            rows.append({"label": "AGENCY", "pattern": f"{place}{branch}", "id": f"register:{key}"})
    for known in known_indicators():
        for name in known.names:
            rows.append({"label": "INDICATOR", "pattern": name, "id": f"indicator:{known.name}"})
    return rows


def _printed(forms: Iterable[str]) -> Iterator[str]:
    """The forms of the register and what papers make of them: 人力资源社会保障局 for 人力资源和社会保障局."""
    seen: set[str] = set()
    for form in forms:
        for printed in (form, re.sub("[和与]", "", form), fold(form)):
            # Short foldings (工作委) are parts of other words.
            if printed not in seen and (printed == form or len(printed) >= 4):
                seen.add(printed)
                yield printed


def annotate(text: str, *, jurisdiction: str | None = None) -> list[Annotation]:
    """Mentions in `text`, in order, not overlapping; offsets are characters of `text`.

    `jurisdiction`: whose text it is, so that a place the table does not know is read as part of a name (云海市财政局).
    """
    nlp = pipeline()
    found: list[Annotation] = []
    for start, end in _pieces(text):
        doc = nlp.make_doc(text[start:end])
        doc.user_data["jurisdiction"] = jurisdiction or ""
        found += (_annotation(span, start) for span in nlp(doc).ents)
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of stretches of at most `_PIECE` characters that end with a line or sentence where one does."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            end = max((m.end() for m in _END.finditer(text, start + _PIECE // 2, end)), default=end)
        yield start, end
        start = end


def _annotation(span: Span, start: int) -> Annotation:
    label: Label = span.label_  # type: ignore[assignment]
    return Annotation(start + span.start_char, start + span.end_char, label, span.text, span.id_ or span.ent_id_)
