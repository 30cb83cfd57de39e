"""Rows of task tables to task drafts.

Source: eval guide, “Task tables”: each body row is a task; 序号 its number, the short name column its title, the content
column its text; cells merged over several rows apply to each of them; a category gives the innermost heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.duties import find_duties
from ingest.items import Draft
from ingest.markers import Kind as MarkerKind
from ingest.markers import candidates
from ingest.plan import Issue
from ingest.reading import Reading
from ingest.row_cells import DutyCell, RowCells
from ingest.standing import LeadRule, find_lead_rule
from ingest.table_cells import cells_of, duties_of, goals_of, joined, number_from_text, number_of
from ingest.table_grid import Grid, GridCell
from ingest.table_kinds import Parts
from ingest.table_layout import Layout, row_words
from ingest.table_marks import marked_duties

NOTE = re.compile(r"^[（(]?(?:注|备注|说明|填表|填报|资料来源|数据来源|备　注)[：:1-9）)]")
TOTAL = re.compile(r"(?:合计|总计|小计|共计)[：:]?")
_HAN_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$")


@dataclass
class _Heading:
    kind: MarkerKind
    text: str
    duties: tuple[DutyCell, ...]


@dataclass
class Rows:
    """What the rows of one table, and of those that go on from it, gave. Paths hold the table's own headings only."""

    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    headings: list[_Heading] = field(default_factory=list)
    carried: dict[int, tuple[str, tuple[DutyCell, ...]]] = field(default_factory=dict)
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
        if heading := _heading(grid, row, parts, cells):
            _open(rows, heading)
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


def _heading(grid: Grid, row: int, parts: Parts, cells: list[GridCell]) -> tuple[str, Reading] | None:
    """The words of a row that only heads the rows below it."""
    if NOTE.match(cells[0].flat):
        return None
    if len(cells) == 1:
        cell = cells[0]
        texts = {use.index for use in parts.text}
        cells_of_a_row = {use.index for use in (*parts.bodies, *parts.times, *parts.goals)} | set(parts.marked)
        if cell.columns == 1 and (cell.column in cells_of_a_row or cell.flat.isdigit()):
            return None
        alone = cell.column not in texts or _HAN_NUMBER.match(re.split("(?<=[、）)])", cell.flat)[0])
        return (cell.flat, cell.reading) if cell.columns > 1 or alone else None
    number = grid.at(row, parts.number.index) if parts.number else None
    if len(cells) == 2 and number is cells[0] and _HAN_NUMBER.match(number.flat) and (parts.bodies or parts.times):
        whose = {use.index for use in (*parts.bodies, *parts.times)} | set(parts.marked)
        if cells[1].column not in whose:
            joint = "" if number.flat[-1] in "、.．）)" else "、"
            return number.flat + joint + cells[1].flat, cells[1].reading
    return None


def _open(rows: Rows, heading: tuple[str, Reading]) -> None:
    printed, reading = heading
    marker = next(candidates(printed[:12]), None)
    kind = marker.kind if marker is not None and marker.start == 0 else MarkerKind.LABEL
    while rows.headings and rows.headings[-1].kind >= kind:
        rows.headings.pop()
    text, duties = _without_duties(reading)
    kept = printed if not duties else printed[: len(printed) - len(reading.text.replace("\n", ""))] + text
    rows.headings.append(_Heading(kind, kept, duties))
    rows.carried.clear()


def _without_duties(reading: Reading) -> tuple[str, tuple[DutyCell, ...]]:
    """“医疗健康（省卫生健康委牵头）” → “医疗健康” and the body that leads every row below."""
    reading = reading.unbroken()
    found = find_duties(reading.text)
    cells = tuple(
        DutyCell(reading.cut(segment.start, segment.end), segment.role, "blanket", segment.words)
        for duty in found
        for segment in duty.segments
    )
    left = reading.without((duty.start, duty.end) for duty in found).text
    return (left, cells) if left else (reading.text, ())


def _task(grid: Grid, row: int, parts: Parts, rows: Rows) -> None:
    start, end = grid.span(row)
    path, duties = _categories(grid, row, parts, rows)
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


def _categories(grid: Grid, row: int, parts: Parts, rows: Rows) -> tuple[list[str], tuple[DutyCell, ...]]:
    """The headings above a row: heading rows, then category columns; a blank cell goes on with the one above it."""
    path = [heading.text for heading in rows.headings]
    duties = [cell for heading in rows.headings for cell in heading.duties]
    for use in parts.categories:
        cell = grid.at(row, use.index)
        if cell is not None and cell.text:
            rows.carried[use.index] = ("", ()) if cell.empty else _without_duties(cell.reading)
        text, own = rows.carried.get(use.index, ("", ()))
        if text and text not in path[-1:]:
            path.append(text)
            duties += own
    return path, tuple(duties)


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
