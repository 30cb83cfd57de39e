"""Rows of task tables to task drafts.

Source: eval guide, “Task tables”: each body row is a task; 序号 its number, the short name column its title, the content
column its text; cells merged over several rows apply to each of them; a category gives the innermost heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.drafts import Draft
from ingest.plan import Issue
from ingest.reading import Reading
from ingest.row_cells import RowCells
from ingest.standing import LeadRule, find_lead_rule
from ingest.table_cells import cells_of, duties_of, goals_of, joined, number_from_text, number_of
from ingest.table_grid import Grid
from ingest.table_headings import NOTE, Headings, heading_row
from ingest.table_kinds import Parts
from ingest.table_layout import Layout, row_words
from ingest.table_marks import marked_duties

TOTAL = re.compile(r"(?:合计|总计|小计|共计)[：:]?")


@dataclass
class Rows:
    """What the rows of one table, and of those that go on from it, gave. Paths hold the table's own headings only."""

    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    headings: Headings = field(default_factory=Headings)
    lead_rule: LeadRule | None = None

    def note(self, text: str) -> None:
        """Read a header, a title or a note: a lead rule it prints holds for the whole table."""
        if self.lead_rule is not None or (rule := find_lead_rule(text)) is None:
            return
        self.lead_rule = rule
        for draft in self.drafts:
            if draft.row is not None:
                draft.row = replace(draft.row, lead_rule=rule)


def read_rows(grid: Grid, layout: Layout, parts: Parts, rows: Rows, *, goes_on: bool = False) -> None:
    """Add the tasks of a table to `rows`; `goes_on` when its first row may end a row of the table before."""
    for use in parts.bodies:
        rows.note(use.header)
    for title in layout.titles:
        rows.note(title.flat)
    first = len(rows.drafts)
    for row in range(layout.body, grid.rows):
        cells = [cell for cell in grid.row(row) if cell.text]
        own = [cell for cell in cells if cell.row == row]
        if not own or row_words(grid, row) in layout.signature or TOTAL.fullmatch(own[0].flat):
            continue
        if heading := heading_row(grid, row, parts, cells):
            rows.headings.add(heading)
        elif len(cells) == 1 and NOTE.match(cells[0].flat):
            rows.note(cells[0].flat)
        elif (goes_on and row == layout.body and _ends_row_before(grid, row, parts, rows)) or _more_bodies(
            grid, row, parts, rows
        ):
            continue
        else:
            _task(grid, row, parts, rows)
    if parts.number is None:
        number_from_text(rows.drafts[first:])


def _task(grid: Grid, row: int, parts: Parts, rows: Rows) -> None:
    start, end = grid.span(row)
    path, duties = rows.headings.above(grid, row, parts)
    name = grid.at(row, parts.name.index) if parts.name else None
    texts = cells_of(grid, row, [use.index for use in parts.text])
    if not texts and name is not None and not name.empty:
        texts, name = [name], None
    if not texts:
        printed = " ".join(cell.flat for cell in grid.row(row) if cell.text)
        rows.issues.append(Issue(code="table-row-empty", message="表格行没有任务内容，未作为任务", text=printed[:80], span=[start, end]))  # fmt: skip
        return
    title = name.flat.strip("。：:；; ") if name is not None and not name.empty and name not in texts else None
    number = grid.at(row, parts.number.index) if parts.number else None
    marked, unknown = marked_duties(grid, row, parts.marked, parts.legend)
    rows.issues += unknown
    draft = Draft(
        number=number_of(number),
        path=path,
        title=title or None,
        title_rule="name-column" if title else "",
        content=joined([cell.reading for cell in texts]),
        start=start,
        end=end,
        row=RowCells(
            duties=(*duties, *duties_of(grid, row, parts), *marked),
            times=tuple((use.header, cell.reading) for use in parts.times for cell in cells_of(grid, row, [use.index])),
            goals=goals_of(grid, row, parts),
            lead_rule=rows.lead_rule,
        ),
    )
    rows.drafts.append(draft)


def _ends_row_before(grid: Grid, row: int, parts: Parts, rows: Rows) -> bool:
    """A row without number and bodies at the top of a page is the rest of the last row of the page before."""
    blank = [parts.number, *parts.bodies, *parts.times]
    columns = [use.index for use in blank if use is not None] + list(parts.marked)
    given = cells_of(grid, row, columns)
    texts = cells_of(grid, row, [use.index for use in parts.text])
    if given or not texts or not rows.drafts or parts.number is None or rows.drafts[-1].number is None:
        return False
    last = rows.drafts[-1]
    last.content = Reading.join([last.content, *(cell.reading for cell in texts)])
    last.end = grid.span(row)[1]
    return True


def _more_bodies(grid: Grid, row: int, parts: Parts, rows: Rows) -> bool:
    """A row that holds nothing but bodies goes on with the list of the row above it."""
    named = [use for use in (parts.number, parts.name, *parts.text, *parts.times) if use is not None]
    given = [use for use in named if any(cell.row == row for cell in cells_of(grid, row, [use.index]))]
    duties = (*duties_of(grid, row, parts), *marked_duties(grid, row, parts.marked, parts.legend)[0])
    last = rows.drafts[-1] if rows.drafts else None
    if (
        given
        or not duties
        or last is None
        or last.row is None
        or cells_of(grid, row, [use.index for use in parts.text])
    ):
        return False
    last.row = replace(last.row, duties=last.row.duties + duties)
    last.end = grid.span(row)[1]
    return True
