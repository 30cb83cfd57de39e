"""Where the header of a table is, and what it says about each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from ingest.bodies import split_bodies
from ingest.plan import Role
from ingest.reading import Reading
from ingest.table_grid import Grid, GridCell
from ingest.table_headers import AMBIGUOUS_BODY, DIVIDED_DUTIES, Column, column_of, plain_header, role_of
from ingest.table_marks import marked_columns, names_bodies

_STAGE = re.compile(r"第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|20\d\d年")
_MAX_HEADER_CELL = 40
_MAX_TITLE_ROWS = 4
_MAX_DEPTH = 3
_SAMPLE = 60
# A column whose header nobody knows holds the duties when its cells are at least this long beside a body column.
_PROSE = 10.0


@dataclass(frozen=True)
class ColumnUse:
    """One column: its header's words from top to bottom, its kind (None: not known), the printed role of its bodies.

    `bodies`: the header cell that names the bodies of a column of marks, None for every other column.
    """

    index: int
    headers: tuple[str, ...]
    kind: Column | None
    role: Role | None = None
    bodies: Reading | None = None

    @property
    def header(self) -> str:
        """All words of the header, outermost first."""
        return "".join(self.headers)


@dataclass(frozen=True)
class Layout:
    """`title` rows stand above the header; rows from `body` on are data; `signature` tells repeated headers."""

    columns: tuple[ColumnUse, ...]
    body: int
    titles: tuple[GridCell, ...] = ()
    signature: frozenset[tuple[str, ...]] = field(default_factory=frozenset)

    def of(self, *kinds: Column) -> list[ColumnUse]:
        """The columns of the given kinds, left to right."""
        return [use for use in self.columns if use.kind in kinds]


def read_layout(grid: Grid) -> Layout | None:
    """The layout a header row announces; None for a table without one (a continuation, or no data table)."""
    titles: list[GridCell] = []
    skipped = 0
    for row in range(min(grid.rows, 12)):
        cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
        if not cells:
            continue
        if _is_header(grid, row, cells):
            return _layout(grid, row, tuple(titles))
        if len(cells) == 1 and (cells[0].columns * 2 > grid.columns or cells[0].column == 0):
            titles += cells
        skipped += 1
        if skipped >= _MAX_TITLE_ROWS:
            return None
    return None


def average(grid: Grid, column: int, start: int) -> float:
    """Mean length of the cells of a column that are not empty, 0.0 where there is none."""
    lengths = [len(cell.flat) for cell in grid.column(column, start) if not cell.empty]
    return fmean(lengths) if lengths else 0.0


def merged(grid: Grid, column: int, start: int) -> bool:
    """Whether a cell of the column reaches over several rows."""
    return any(cell.rows > 1 and cell.row >= start for cell in grid.column(column, start))


def holds_bodies(grid: Grid, column: int, start: int) -> bool:
    """Whether most cells of a column name bodies and nothing else."""
    cells = [cell for cell in grid.column(column, start) if not cell.empty][:_SAMPLE]
    lists = [split_bodies(cell.text.replace("\n", " "), level="other") for cell in cells]
    return bool(lists) and 2 * sum(bool(found.bodies) and not found.leftovers for found in lists) > len(lists)


def is_header(grid: Grid, row: int) -> bool:
    """Whether a row reads like the header of the rows below it."""
    cells = [cell for cell in grid.row(row) if cell.text and cell.row == row]
    return bool(cells) and _is_header(grid, row, cells)


def _is_header(grid: Grid, row: int, cells: Sequence[GridCell]) -> bool:
    words = [plain_header(cell.text) for cell in cells]
    if len(cells) < 2 or row + 1 >= grid.rows or any(len(word) > _MAX_HEADER_CELL for word in words):
        return False
    if any(word.endswith(("：", ":")) for word in words):
        return False  # “索引号：… 发布日期：…”: labels beside their values
    known = [column_of(word) for word in words]
    count = sum(kind is not None for kind in known)
    if count >= 2 and count * 2 >= len(cells):
        return len({kind for kind in known if kind}) > 1
    if marked := marked_columns(grid, row, row + 1):
        # “序号 | 重点任务 | 市教育局 | 市财政局”: beside the bodies something says what the rows are.
        return any(cell.column not in marked for cell in cells) or count > 0
    # “部门 | 政策开发重点领域”: one word is known, the cells below it say the rest.
    bodies = [cell for cell, kind in zip(cells, known, strict=True) if kind is Column.BODY]
    if len(bodies) != 1 or any(word.endswith(("。", "；")) for word in words):
        return False
    others = [cell for cell in cells if cell is not bodies[0]]
    prose = any(average(grid, cell.column, row + 1) >= _PROSE for cell in others)
    return prose and holds_bodies(grid, bodies[0].column, row + 1)


def _layout(grid: Grid, top: int, titles: tuple[GridCell, ...]) -> Layout:
    bottom = _bottom(grid, top)
    uses = [_use(grid, column, top, bottom) for column in range(grid.columns)]
    signature = frozenset(row_words(grid, row) for row in range(top, bottom))
    marked = marked_columns(grid, bottom - 1, bottom)
    columns = tuple(
        _marked(grid, use, bottom - 1) if use.index in marked else _settled(grid, use, bottom) for use in uses
    )
    return Layout(_told(grid, columns, bottom), bottom, titles, signature)


def _marked(grid: Grid, use: ColumnUse, row: int) -> ColumnUse:
    head = grid.at(row, use.index)
    return replace(use, kind=Column.BODY, role=None, bodies=head.reading if head is not None else None)


def row_words(grid: Grid, row: int) -> tuple[str, ...]:
    """The words of a row, for telling a header that is printed again."""
    return tuple(plain_header(cell.text) for cell in grid.row(row))


def _bottom(grid: Grid, top: int) -> int:
    """One past the last header row: as far as merged header cells reach, or one row of headers below a broad cell."""
    deep = max(cell.row + cell.rows for cell in grid.row(top))
    if top + 1 < deep <= top + _MAX_DEPTH and deep < grid.rows:
        below = [c for row in range(top + 1, deep) for c in grid.row(row) if c.row > top and c.text]
        if below and all(len(c.flat) <= _MAX_HEADER_CELL // 2 for c in below):
            return deep
    if top + 2 < grid.rows:
        below = [c for c in grid.row(top + 1) if c.row > top and c.text]
        broad = any(c.columns > 1 for c in grid.row(top)) or any(not _text_at(grid, top, c.column) for c in below)
        if broad and below and all(column_of(plain_header(c.text)) or names_bodies(c.text) for c in below):
            return top + 2
    return top + 1


def _text_at(grid: Grid, row: int, column: int) -> str:
    cell = grid.at(row, column)
    return cell.text if cell is not None else ""


def _use(grid: Grid, column: int, top: int, bottom: int) -> ColumnUse:
    owners: list[GridCell] = []
    for row in range(top, bottom):
        cell = grid.at(row, column)
        if cell is not None and cell.text and cell not in owners:
            owners.append(cell)
    words = tuple(plain_header(cell.text) for cell in owners)
    for form in (*reversed(words), "".join(words)):
        kind = column_of(form)
        if kind is Column.TIME and form != words[-1] and _STAGE.fullmatch(words[-1]):
            kind = Column.GOAL  # “进度安排” over “一季度”, “上半年”: what is to be done by then
        if kind is not None:
            return ColumnUse(column, words, kind, role_of(form) if kind is Column.BODY else None)
    return ColumnUse(column, words, None)


def _told(grid: Grid, columns: tuple[ColumnUse, ...], body: int) -> tuple[ColumnUse, ...]:
    """“单位 | 职责分工”: beside a column of bodies, one that says in sentences what they do holds the duties."""
    told = any(use.kind in (Column.NAME, Column.CONTENT) for use in columns)
    if told or not any(use.kind is Column.BODY and holds_bodies(grid, use.index, body) for use in columns):
        return columns
    return tuple(
        replace(use, kind=Column.CONTENT, role=None)
        if use.kind is Column.BODY
        and use.header in DIVIDED_DUTIES
        and not holds_bodies(grid, use.index, body)
        and average(grid, use.index, body) >= _PROSE
        else use
        for use in columns
    )


def _settled(grid: Grid, use: ColumnUse, body: int) -> ColumnUse:
    """“单位” is a unit of measure where its cells name no bodies."""
    if use.kind is not Column.BODY or use.header not in AMBIGUOUS_BODY or holds_bodies(grid, use.index, body):
        return use
    return ColumnUse(use.index, use.headers, Column.UNIT)
