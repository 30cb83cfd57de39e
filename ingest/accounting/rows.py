"""Rows of data tables: which became tasks, goals or headings, which are headers, totals and notes, which are lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.accounting.entries import Entry, Range, Ranges, State
from ingest.accounting.text import table_cells
from ingest.table_headings import NOTE
from ingest.table_layout import row_words
from ingest.task_tables import TOTAL
from ingest.traced import Traced

_EXCERPT = 24


@dataclass
class _Row:
    header: bool
    start: int
    end: int
    words: list[str] = field(default_factory=list)

    @property
    def rule(self) -> str:
        """Why the row is no task, "" where nothing says so."""
        if self.header:
            return "item.table-header"
        if TOTAL.fullmatch(self.words[0]):
            return "item.table-total"
        return "item.table-note" if NOTE.match(self.words[0]) else ""


def row_entries(traced: Traced, issues: Ranges) -> Iterator[Entry]:
    """What became of every row of every data table."""
    tasks = zip(traced.plan["tasks"], traced.tasks, strict=True)
    used = Ranges(
        [
            *(Range.of(task["span"], "item.row") for task, how in tasks if how.draft.row is not None),
            *(Range.of(goal["span"], "item.goal-row") for goal in traced.plan["goals"]),
        ]
    )
    paths = {heading for task in traced.plan["tasks"] for heading in task["path"] if len(heading) > 1}
    for row in _rows(traced):
        text = "".join(row.words)
        state: State = "ignored"
        if rule := used.rule(row.start, row.end):
            state = "output"
        elif any(heading in text for heading in paths):
            state, rule = "output", "item.heading"
        elif rule := issues.rule(row.start, row.end):
            state = "issue"
        elif not (rule := row.rule):
            state = "unaccounted"
        yield Entry(row.start, row.end, "item", state, rule, text[:_EXCERPT])


def _rows(traced: Traced) -> Iterator[_Row]:
    rows: dict[tuple[int, int], _Row] = {}
    for found in table_cells(traced.tables):
        start, end = found.cell.reading.span()
        key = found.page.grid.table.start, found.cell.row
        if key not in rows:
            repeated = row_words(found.page.grid, found.cell.row) in found.page.layout.signature
            rows[key] = _Row(found.header or repeated, start, end)
        rows[key].words.append(found.cell.flat)
        rows[key].start, rows[key].end = min(start, rows[key].start), max(end, rows[key].end)
    yield from rows.values()
