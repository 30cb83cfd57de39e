"""The quick looks that spare the long patterns (what one begins with, holds or ends in) never hide a match.

Texts are made from the patterns themselves, so that a new alternative without its sign fails here.
"""

from __future__ import annotations

import re

import cn2an
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest import (
    body_names,
    dates,
    duty_asides,
    duty_labels,
    duty_words,
    glued_bodies,
    markers,
    numerals,
    page_numbers,
    quantity_masks,
    quantity_tokens,
    standing,
    timing,
)
from ingest.register import LEVEL_WORD

_LOOK = re.compile(r"\s*\(\?=(\[(?:\\.|[^\]\\])*\])\)")
LED = {
    "marker": markers._PATTERN,
    "date": dates._POINT,
    "quantity": quantity_tokens._pattern(),
    "duty label": duty_labels._LABEL,
    "time label": timing._LABEL,
    **dict((*quantity_masks._MASKS, *quantity_masks._NUMERIC)),
}


def _bare(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern without the look at its first character."""
    return re.compile(_LOOK.sub("", pattern.pattern, count=1), pattern.flags)


def texts(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Texts in which the pattern, its look-arounds aside, matches, between characters that plans print."""
    pattern = _bare(pattern)
    around = st.text("（）()“”。；，、：年月日市县第一二0123 \n牵头责任单位", max_size=4)
    return st.tuples(around, st.from_regex(pattern), around).map("".join)


@pytest.mark.parametrize("name", sorted(name for name, pattern in LED.items() if _LOOK.match(pattern.pattern)))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_first_characters_are_those_of_every_alternative(name: str, data: st.DataObject) -> None:
    led = LED[name]
    bare = _bare(led)

    text = data.draw(texts(bare))

    assert [m.span() for m in led.finditer(text)] == [m.span() for m in bare.finditer(text)]


@pytest.mark.parametrize("rule", [rule for rule, _ in quantity_masks._NUMERIC])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_masks_stay_in_their_clause_and_numeric_ones_hold_a_digit(rule: str, data: st.DataObject) -> None:
    pattern = dict(quantity_masks._NUMERIC)[rule]

    for match in pattern.finditer(data.draw(texts(pattern))):
        assert re.search(r"\d", match.group())
        assert not re.search("[，。；]", match.group())


@pytest.mark.parametrize("rule", [rule for rule, _ in quantity_masks._MASKS])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_the_other_masks_stay_in_their_clause(rule: str, data: st.DataObject) -> None:
    pattern = dict(quantity_masks._MASKS)[rule]

    for match in pattern.finditer(data.draw(texts(pattern))):
        assert not re.search("[，。；]", match.group())


@pytest.mark.parametrize("number", range(len(duty_words.VERBS)))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_verb_of_a_duty_ends_as_is_looked_for(number: int, data: st.DataObject) -> None:
    pattern = duty_words.VERBS[number][0]
    verb = data.draw(st.from_regex(pattern)).rstrip("\n")
    match = pattern.search(verb)
    assume(match is not None)
    assert match is not None

    assert verb.endswith(duty_words.VERB_ENDS)
    assert len(match.group()) < duty_words.LONGEST_VERB
    assert duty_words.VERB_END.search(f"{verb}，") is not None


@settings(max_examples=300, deadline=None)
@given(st.from_regex(body_names._NOBODY, fullmatch=True))
def test_names_of_nobody_end_as_is_looked_for(name: str) -> None:
    assert name.rstrip("\n").endswith(body_names._NOBODY_ENDS)


@settings(max_examples=150, deadline=None)
@given(st.from_regex(LEVEL_WORD))
def test_levels_begin_as_is_looked_for(text: str) -> None:
    assert text[0] in glued_bodies._LEVEL_BEGINS


@pytest.mark.parametrize("number", range(len(standing._LEAD_RULES)))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_lead_rules_hold_their_sign(number: int, data: st.DataObject) -> None:
    _, signs, pattern = standing._LEAD_RULES[number]
    match = pattern.search(data.draw(st.from_regex(pattern)))
    assume(match is not None)
    assert match is not None

    assert "牵头" in match.group()
    assert any(sign in match.group() for sign in signs)


@pytest.mark.parametrize("number", range(len(standing._BLANKET)))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_standing_clauses_hold_their_sign(number: int, data: st.DataObject) -> None:
    sign, pattern = standing._BLANKET[number]
    match = pattern.search(data.draw(st.from_regex(pattern)))
    assume(match is not None)
    assert match is not None

    assert sign in match.group()


@pytest.mark.parametrize(
    "pattern", [duty_asides._SCOPE, duty_asides._PERSON, timing._LABEL], ids=["scope", "person", "time"]
)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_labels_hold_a_colon(pattern: re.Pattern[str], data: st.DataObject) -> None:
    for match in pattern.finditer(data.draw(texts(pattern))):
        assert re.search("[：:]", match.group())


def test_small_numerals_are_what_the_library_reads() -> None:
    for numeral, value in numerals._SMALL.items():
        if numeral != "〇":
            assert float(cn2an.cn2an({"百": "一百", "千": "一千"}.get(numeral, numeral), "smart")) == value


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789.．、A一（", max_size=24))
def test_page_number_patterns_match_where_a_run_of_digits_begins(text: str) -> None:
    runs = {match.start() for match in re.finditer(r"\d+", text)}

    for pattern in (page_numbers._RUN, page_numbers._ITEM, page_numbers._GLUED, page_numbers._PAGE_AND_ITEM):
        assert {match.start() for match in pattern.finditer(text)} <= runs
