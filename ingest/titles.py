"""Titles and headings of items: what names an item, and where its body begins.

Source: eval guide, `title`: a heading sentence or phrase at the start of the item that names it (ends with 。 or stands
on a line of its own); a responsibility bracket on that line is no part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ingest.bodies import split_bodies
from ingest.brackets import ends_inside
from ingest.duties import duty_spans, has_duty, may_begin_duty
from ingest.duty_asides import persons
from ingest.duty_clauses import printed_roles
from ingest.markers import Kind
from ingest.outline import Item, Outline
from ingest.reading import Reading, complement
from ingest.timing import find_time_clause, may_begin_time

MAX_TITLE = 60
_MAX_BARE_HEADING = 40
_MAX_INLINE_TITLE = 30
# 第三条 【空间支持】对入驻企业…: a name in brackets at the start of an article.
_LABEL = re.compile(r"\s*[【［](?P<label>[^】］\n]{2,30})[】］]")
CLOSE = "。．.：:；;，,、 "
# The colon of “第一阶段：动员部署（3月—4月）。” stands inside the name of a step.
_STOP = re.compile(
    r"[。！]|(?<=阶段)[:：](?=\d)|(?<=[^\d])[:：](?!\d)(?!(?<=第[一二三四五六七八九十]阶段[:：])[^，,。；;：:\d\n（(]{2,16}(?:[（(][^（()）\n]{2,40}[）)])?(?:[。\n]|$))"
)
# （2025年3月—4月）：动员部署。 behind 第一阶段.
_DATED = re.compile(r"[（(][^（()）\n]{0,30}\d[^（()）\n]{0,10}[）)][：:]")
_BETWEEN = " \n。；;，,"


def split_title(item: Item, content: Reading, titled_kinds: set[Kind]) -> tuple[str | None, Reading, str]:
    """The title of a leaf (None where it begins in prose), its body, and the rule that told them apart; a duty on the
    title's line goes to the body."""
    text = content.text
    label = _LABEL.match(text)
    if label and text[label.end() :].strip():
        return label.group("label"), content.cut(label.end(), len(text)), "label"
    line = text.split("\n", 1)[0]
    rest = text[len(line) :].strip()
    if rest and not only_duties(rest):
        duties = duty_spans(line) if has_duty(line) else []
        if duties and duties[-1][1] < len(line.rstrip(CLOSE)):
            duties = []
        name = line[: duties[0][0]] if duties else line
        if _is_title_line(name):
            return _plain(name), content.cut(len(name), len(text)), "own-line"
    if not rest and _is_bare_heading(line, item):
        return _plain(line), content.cut(len(text), len(text)), "bare-heading"
    stop = first_sentence(line)
    if stop and item.marker.kind in titled_kinds and _is_inline_title(line[:stop]):
        return _plain(line[:stop]), content.cut(stop, len(text)), "first-sentence"
    return None, content, ""


def heading_of(text: str, item: Item) -> tuple[str, int]:
    """The heading of an item and where the text behind it begins: its first line, or the line's first sentence, without
    a responsibility bracket."""
    line = text[item.start : item.end].split("\n", 1)[0]
    stop = line.find("。")
    if not 0 <= stop < len(line) - 1:
        duties = duty_spans(line) if has_duty(line) else []
        stop = duties[0][0] - 1 if duties and duties[0][0] > 1 else len(line) - 1
    return line[: stop + 1], item.start + stop + 1


# A body of the place that no register lists: 县中医医院.
_OWN_KIND = re.compile(r"[省市县区州盟旗][\u3400-\u9fff]{2,12}(?:医院|保健院|疾控中心|集团)$")


def split_owner(content: Reading) -> tuple[Reading, Reading] | None:
    """(bodies, body text) of an agency-first item: “市工信局：负责…”, or the name alone on the first line."""
    match = re.match(r"\s*([^：:\n。]{3,80}?)[：:\n]", content.text)
    if match is None or not content.text[match.end() :].strip():
        return None
    found = split_bodies(match.group(1), level="")
    colon = match.group().endswith(("：", ":"))
    whole = found.bodies and not found.leftovers
    owners = whole and all(body.known or (colon and _OWN_KIND.match(body.name)) for body in found.bodies)
    if not owners and not (colon and printed_roles(match.group(1))):
        return None
    # A class of bodies alone may also be a label of a paragraph: 各区县：… is an owner only before a colon.
    if match.group().endswith("\n") and all(body.group for body in found.bodies):
        return None
    return content.cut(match.start(1), match.end(1)), content.cut(match.end(), len(content.text))


def titled_kinds(text: str, outline: Outline) -> set[Kind]:
    """The kinds of item that by custom of this document begin with a title sentence (“1.严格保护。…”)."""
    titled: Counter[Kind] = Counter()
    several: Counter[Kind] = Counter()
    for part in outline.everything:
        for root in part.items:
            for item in root.walk():
                if item.children:
                    continue
                line = text[item.start : item.end].split("\n", 1)[0]
                stop = first_sentence(line)
                if not stop:
                    continue
                several[item.marker.kind] += 1
                titled[item.marker.kind] += _is_inline_title(line[:stop])
    return {kind for kind, n in several.items() if titled[kind] * 2 >= n}


# Asked when the custom of the document is told and again when its items are titled.
@lru_cache(maxsize=512)
def first_sentence(line: str) -> int:
    """End of the first sentence when more follows on the line, else 0."""
    dated = _DATED.match(line)
    match = next((m for m in _STOP.finditer(line, dated.end() if dated else 0) if not _in_bracket(line, m)), None)
    if not match or not line[match.end() :].strip() or only_duties(line[match.end() :]):
        return 0
    # “国内生产总值增长5%。（甲委牵头）新增就业…。（乙部牵头）”: sentences given out one by one, none is a title.
    bracket = re.match(r"[（(〔【\[][^）)〕】\]]*[）)〕】\]]", line[match.end() :])
    if bracket and (re.search(r"\d", line[: match.end()]) or match.end() > 20) and has_duty(bracket.group()):
        return 0
    return match.end()


def _in_bracket(line: str, stop: re.Match[str]) -> bool:
    """True for the colon of a bracket that is still open: “编制规划（责任单位：…）”."""
    before = line[: stop.start()]
    return stop.group() in ":：" and ends_inside(before, "（(〔【")


def _plain(name: str) -> str:
    return name.strip(CLOSE)


def _is_inline_title(sentence: str) -> bool:
    text = _plain(sentence)
    return 2 <= len(text) <= _MAX_INLINE_TITLE and text.count("，") + text.count(",") <= 1 and "；" not in text


def _is_title_line(line: str) -> bool:
    text = line.rstrip(CLOSE)
    return 2 <= len(text) <= MAX_TITLE and "。" not in text and not line.endswith(("；", ";"))


def _is_bare_heading(line: str, item: Item) -> bool:
    """A line alone that ends without a full stop: a heading whose text is missing (a page cut off)."""
    return (
        item.marker.kind <= Kind.CHINESE_BRACKET
        and not line.endswith(("。", "；", ";", "）", ")"))
        and len(line) <= _MAX_BARE_HEADING
        and not re.search(r"[。，]|\d", line)  # a sentence or a figure says what is to be done
        and not has_duty(line)
    )


def only_duties(text: str) -> bool:
    """True when `text` holds nothing but responsibility and time phrases."""
    place = len(text) - len(text.lstrip(_BETWEEN))
    if place < len(text) and not (may_begin_duty(text, place) or may_begin_time(text, place) or persons(text)):
        return False
    clause = find_time_clause(text)
    gone = duty_spans(text) + persons(text) + ([(clause.start, clause.end)] if clause else [])
    return not any(text[a:b].strip(_BETWEEN) for a, b in complement(gone, len(text)))
