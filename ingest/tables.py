"""The tables of a source: read one after the other, told apart, joined where one goes on on the next page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.plan import Issue, Target
from ingest.readers.source import Table
from ingest.table_forms import form_rows
from ingest.table_goals import read_goals
from ingest.table_grid import Grid
from ingest.table_headers import Column
from ingest.table_kinds import Kind, Parts, fits, kind_of, parts_of
from ingest.table_layout import Layout, read_layout
from ingest.table_marks import find_legend, turned, unexplained
from ingest.table_split import stacked
from ingest.task_tables import Rows, read_rows

# Between two pages of one table nothing is printed but page numbers and “续表”.
_PAGE_BREAK = re.compile(r"(?:[\s\d—－–·-]|续表?|[（(]续[）)]|第\d+页|共\d+页)*")
_MAX_GAP = 200
_MARK = re.compile(r"[一二三四五六七八九十\d]{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]")
_ORDINAL = re.compile(r"[（(]?(\d{1,3})[）)]?[.．、]?")


@dataclass(frozen=True)
class Page:
    """One table of the source, and by which layout it was read."""

    grid: Grid
    layout: Layout
    parts: Parts | None


@dataclass
class DataTable:
    """One data table with the tables that go on from it; `titles` stand in merged rows above its header."""

    kind: Kind
    tables: list[Table]
    titles: tuple[str, ...] = ()
    rows: Rows = field(default_factory=Rows)
    goals: list[Target] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the table begins in the source."""
        return self.tables[0].start

    @property
    def end(self) -> int:
        """Where the last of its pages ends."""
        return self.tables[-1].end


@dataclass
class _Open:
    table: DataTable
    layout: Layout
    parts: Parts | None


def read_tables(text: str, tables: Sequence[Table]) -> list[DataTable]:
    """The data tables of a source in order; tables that only lay out a page are left to the prose."""
    found: list[DataTable] = []
    before: _Open | None = None
    for grid in (part for whole in sorted(tables, key=lambda t: t.start) for part in stacked(whole, text)):
        table = grid.table
        if grid.rows < 1 or grid.columns < 2:
            continue
        layout = read_layout(grid)
        if layout is None and (rows := form_rows(grid)) is not None:
            grid = Grid(rows, text)
            layout = read_layout(grid)
        if (side := turned(grid, text)) is not None:
            grid, layout = side, read_layout(side)
        gap = table.start - before.table.end if before is not None else 0
        near = (
            before is not None
            and gap <= _MAX_GAP
            and _PAGE_BREAK.fullmatch(text[before.table.end : table.start]) is not None
        )
        if before is not None and near and (went := _continued(before.layout, layout, grid)):
            before.table.tables.append(table)
            _read(grid, _Open(before.table, went, before.parts), goes_on=layout is None)
            continue
        before = _opened(grid, layout, text)
        if before is not None:
            found.append(before.table)
    for read in found:
        read.issues += [_unplaced(text, span) for table in read.tables for span in table.unplaced]
    return found


def _unplaced(text: str, span: tuple[int, int]) -> Issue:
    message = "表格的格线或合并单元格已丢失，看不出这里的机构在哪一栏，未读入"
    return Issue(code="unplaced-body", message=message, text=text[slice(*span)], span=[*span])


def _continued(before: Layout, own: Layout | None, grid: Grid) -> Layout | None:
    """The layout for a table that goes on: it has no header, or prints the same one again."""
    if own is None:
        return fits(before, grid)
    return own if own.signature == before.signature and not own.titles else None


def _opened(grid: Grid, layout: Layout | None, text: str) -> _Open | None:
    numbered = _numbered(grid, layout)
    if layout is None:
        if not numbered or _sets_prose(grid):
            return None
        table = DataTable(Kind.LIST, [grid.table], pages=[Page(grid, Layout((), 0), None)])
        table.issues.append(_no_tasks(grid, "没有认出表头的表"))
        return _Open(table, Layout((), 0), None)
    kind = kind_of(grid, layout)
    if kind not in (Kind.TASKS, Kind.GOALS) and not numbered:
        return None
    titles = tuple(cell.flat for cell in layout.titles)
    parts = parts_of(grid, layout)
    table = DataTable(kind, [grid.table], titles)
    if parts is not None and parts.marked:
        heads = [*titles, *(use.header for use in layout.columns)]
        parts = replace(parts, legend=find_legend(text, grid.table, heads))
        table.issues += unexplained(grid, parts.marked, layout.body, parts.legend)
    opened = _Open(table, layout, parts)
    _read(grid, opened, goes_on=False)
    return opened


def _read(grid: Grid, opened: _Open, *, goes_on: bool) -> None:
    table = opened.table
    table.pages.append(Page(grid, opened.layout, opened.parts))
    if table.kind is Kind.TASKS and opened.parts is not None:
        read_rows(grid, opened.layout, opened.parts, table.rows, goes_on=goes_on)
    elif table.kind is Kind.GOALS:
        goals, issues = read_goals(grid, opened.layout)
        table.goals += goals
        table.issues += issues
    elif not goes_on:
        table.issues.append(_no_tasks(grid, table.kind.value, named=bool(opened.layout.of(Column.BODY))))


def _no_tasks(grid: Grid, kind: str, *, named: bool = False) -> Issue:
    words = " | ".join(cell.flat for cell in grid.row(0))[:80]
    lacking = (
        "说明任务内容的栏" if named else "责任单位、时限或任务栏"
    )  # a table of shares names bodies, not what to do
    message = f"{kind}，没有{lacking}，未作为任务"
    return Issue(code="table-not-tasks", message=message, text=words, span=[grid.table.start, grid.table.end])


def _sets_prose(grid: Grid) -> bool:
    """A page that sets its items in two columns, the numbers with their signs (一、 1.) before the text."""
    marks = [cell.flat for cell in grid.column(0, 0) if cell.columns == 1 and not cell.empty]
    return grid.columns == 2 and all(_MARK.fullmatch(mark) for mark in marks)


def _numbered(grid: Grid, layout: Layout | None) -> bool:
    """Whether the rows count from one: the first column holds 1, 2, 3 …"""
    ordinals = []
    for cell in grid.column(0, layout.body if layout else 0):
        if match := _ORDINAL.fullmatch(cell.flat):
            ordinals.append(int(match.group(1)))
    return len(ordinals) >= 2 and sum(b == a + 1 for a, b in pairwise(ordinals)) >= 1
