"""Agencies, indicators, quantities and dates in any text: a spaCy pipeline without a model.

`blank("zh")` splits into characters, so no segmenter decides what can match; an entity ruler holds the register's
names and the known indicators; numbers and dates come from patterns. Longest match wins. Used for highlighting now,
for review and as training data later.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ingest.jurisdictions import known_jurisdictions
from ingest.register import DATA, load_register

Label = Literal["AGENCY", "INDICATOR", "QUANTITY", "DATE"]
MAX_CHARACTERS = 200_000

_BRANCHES = {
    "海关": "customs",
    "银保监分局": "financial_regulation",
    "银保监局": "financial_regulation",
    "金融监管分局": "financial_regulation",
    "海事局": "maritime",
}
_LEVELS = ("", "市", "省", "县", "区", "自治区")
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
    for label, pattern in (("DATE", _DATE), ("QUANTITY", _QUANTITY)):
        for match in pattern.finditer(doc.text):
            span = doc.char_span(
                *match.span(), label=label, span_id=f"pattern:{label.lower()}", alignment_mode="expand"
            )
            if span is not None:
                found.append(span)
    doc.ents = tuple(filter_spans(found))
    return doc


@cache
def pipeline() -> Language:
    """The pipeline, built once: characters, names of the register and of indicators, numbers and dates."""
    nlp = spacy.blank("zh")
    nlp.max_length = MAX_CHARACTERS
    ruler = cast(EntityRuler, nlp.add_pipe("entity_ruler"))
    ruler.add_patterns(_patterns())
    nlp.add_pipe("dates_and_quantities")
    return nlp


def _patterns() -> list[dict[str, str | list[dict[str, Any]]]]:
    register = load_register()
    rows: list[dict[str, str | list[dict[str, Any]]]] = []
    for form in register.forms:
        function = register.by_form(form)
        if function is None or len(form) < 2:
            continue
        for level in _LEVELS:
            # Two characters alone (法院, 工会) are words of prose; with a level they are bodies.
            if level or len(form) >= 3:
                rows.append({"label": "AGENCY", "pattern": f"{level}{form}", "id": f"register:{function.key}"})
    # 烟台海关, 舟山银保监分局: a central agency's local branch carries its place.
    for place in known_jurisdictions().short_names:
        for branch, key in _BRANCHES.items():
            rows.append({"label": "AGENCY", "pattern": f"{place}{branch}", "id": f"register:{key}"})
    with (DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in {row["canonical"], row["alias"]}:
                if name:
                    rows.append({"label": "INDICATOR", "pattern": name, "id": f"indicator:{row['canonical']}"})
    return rows


def annotate(text: str) -> list[Annotation]:
    """Mentions in `text`, in order, not overlapping; offsets are characters of `text`."""
    doc = pipeline()(text[:MAX_CHARACTERS])
    return [_annotation(span) for span in doc.ents]


def _annotation(span: Span) -> Annotation:
    label: Label = span.label_  # type: ignore[assignment]
    return Annotation(span.start_char, span.end_char, label, span.text, span.id_ or span.ent_id_)
