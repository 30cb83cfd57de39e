"""Quantities: which became targets, which a rule of the number grammar left out, which are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.accounting.entries import Entry, Range, Ranges, State
from ingest.accounting.regions import OUTSIDE
from ingest.accounting.text import TableCell, blocks, table_cells
from ingest.numerals import plain
from ingest.quantities import ignored_quantities
from ingest.quantity_tokens import Quantity, find_quantities
from ingest.reading import Reading
from ingest.table_headers import Column
from ingest.traced import Traced

# Columns of a table that say something about the plan's figures or its rows, no target.
_NO_TARGETS = {
    Column.BASE: "quantity.column-base", Column.MONEY: "quantity.column-money", Column.NOTE: "quantity.column-note",
    Column.NUMBER: "quantity.column-number", Column.PERSON: "quantity.column-person", Column.UNIT: "quantity.column-unit",
    Column.PROPERTY: "quantity.column-unit",
}  # fmt: skip
# Counters of a web page, the notice around the plan, definitions: said of the paper, not of what is to be reached.
_PAGE_WORDS = re.compile(r"(?:大小|页数|阅读|浏览|次数|字号|点击|下载|积分|编号|字数)[^。\n]{0,3}[：:]\s*$")
_NOTICE = re.compile(r"印发|(?:已经|经)[^。；，]{0,20}(?:同意|通过)")
_DEFINITION = re.compile(r"(?:本[^。；，]{1,8})?所称[^。；]*是指|，?是指|定义为")


def quantity_entries(traced: Traced, issues: Ranges, places: Ranges) -> Iterator[Entry]:
    """What became of every number with a unit."""
    judged = _Judged(traced, issues, places)
    for block in blocks(traced.prose.whole):
        for quantity in find_quantities(plain(block.text)):
            if quantity.unit:
                yield judged.entry(block, quantity, None)
    for cell in table_cells(traced.tables):
        reading = cell.cell.reading.unbroken()
        for quantity in find_quantities(plain(reading.text)):
            if quantity.unit:
                yield judged.entry(reading, quantity, cell)


class _Judged:
    """What the parser made of the numbers of each place."""

    def __init__(self, traced: Traced, issues: Ranges, places: Ranges) -> None:
        self._issues, self._places = issues, places
        self._used = Ranges(_used(traced))
        self._left = Ranges(_left(traced))
        self._phrases = Ranges(_phrases(traced))

    def entry(self, text: Reading, quantity: Quantity, cell: TableCell | None) -> Entry:
        """The entry of one quantity of `text`."""
        start, end = text.span(quantity.start, quantity.end)
        state: State = "ignored"
        if rule := self._used.rule(start, end):
            state = "output"
        elif rule := self._left.rule(start, end) or self._issues.rule(start, end):
            state = "ignored" if rule.startswith("quantity.") else "issue"
        else:
            place = self._places.rule(start, end) if cell is None else ""
            rule = self._phrases.rule(start, end) or self._unread(text, quantity, cell, place)
            state = "ignored" if rule else "unaccounted"
        return Entry(start, end, "quantity", state, rule, text.text[quantity.start : quantity.end])

    def _unread(self, text: Reading, quantity: Quantity, cell: TableCell | None, place: str) -> str:
        """The rule for a number that the parser never looked at: what the number grammar says to its line."""
        if cell is not None and (cell.header or (cell.use is not None and cell.use.kind in _NO_TARGETS)):
            kind = cell.use.kind if cell.use is not None else None
            return "quantity.table-header" if cell.header or kind is None else _NO_TARGETS[kind]
        if place == "place.front" and _PAGE_WORDS.search(text.text[: quantity.start][-12:]):
            return "quantity.page-words"
        begin = text.text.rfind("\n", 0, quantity.start) + 1
        stop = text.text.find("\n", quantity.end)
        line = text.text[begin : len(text.text) if stop < 0 else stop]
        first, last = quantity.start - begin, quantity.end - begin
        for left in ignored_quantities(line):
            if left.start < last and first < left.end:
                return f"quantity.{left.rule}"
        sentence = re.split("[。；\n]", line[:first])[-1] + re.split("[。；\n]", line[first:])[0]
        if place == "place.front" and _NOTICE.search(sentence):
            return "quantity.notice"
        if _DEFINITION.search(sentence):
            return "quantity.definition"
        return place if place in OUTSIDE or place == "place.points-to-annex" else ""


def _used(traced: Traced) -> Iterator[Range]:
    for task, how in zip(traced.plan["tasks"], traced.tasks, strict=True):
        for text, found in how.targets:
            yield Range.of(text.span(found.why.start, found.why.end), f"quantity.{found.kind}")
        if task["time"] is not None and how.clause is not None and task["time"]["raw"] == how.clause.raw:
            yield Range.of(how.draft.content.span(how.clause.start, how.clause.end), "quantity.time")
        for _, cell in how.draft.row.times if how.draft.row is not None and task["time"] is not None else ():
            yield Range.of(cell.span(), "quantity.time")
    for text, found in traced.goals:
        yield Range.of(text.span(found.why.start, found.why.end), f"quantity.{found.kind}")
    for goal in traced.plan["goals"][len(traced.goals) :]:
        yield Range.of(goal["span"], f"quantity.{goal['kind']}")


def _left(traced: Traced) -> Iterator[Range]:
    bodies = [how.body for how in traced.tasks]
    cells = [goal.unbroken() for how in traced.tasks if how.draft.row is not None for goal in how.draft.row.goals]
    for text in (*bodies, *cells, *traced.goal_texts):
        for left in ignored_quantities(text.text):
            yield Range.of(text.span(left.start, left.end), f"quantity.{left.rule}")


def _phrases(traced: Traced) -> Iterator[Range]:
    for how in traced.tasks:
        for phrase in how.named.phrases:
            yield Range.of(how.draft.content.span(phrase.start, phrase.end), "quantity.in-duty-phrase")
