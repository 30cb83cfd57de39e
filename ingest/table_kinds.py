"""What a table is: tasks, goals of the plan, or neither; and which of its columns play which part.

Source: eval guide, “Task tables”: rows of project lists, policy-request lists and indicator tables are no tasks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum

from ingest.reading import Reading
from ingest.table_grid import Grid
from ingest.table_headers import DUTY_WORD, Column
from ingest.table_layout import ColumnUse, Layout, average, merged
from ingest.table_marks import Legend

# A first column of descriptions this short beside a longer one is the name of the row.
# A list of building projects may name who is in charge; its rows are no tasks all the same.
_INVESTED = re.compile("投资")
_BUILT = re.compile("项目名称|建设(?:内容|规模|地点|性质|单位)")
_SHORT_NAME = 30.0
# A column of this length names nothing: it is text.
_LONG_NAME = 40.0
_PROSE = 10.0
_SHORT_TITLE = 12.0
_TELLS = re.compile("要求|任务|内容|目标|成效")


class Kind(Enum):
    """What a table holds; the value is the word a message uses."""

    TASKS = "任务表"
    GOALS = "指标表"
    PROJECTS = "项目清单"
    PEOPLE = "人员名单"
    LIST = "其他清单"


@dataclass(frozen=True)
class Parts:
    """The columns of a task table by the part they play; `text` is never empty."""

    number: ColumnUse | None
    categories: tuple[ColumnUse, ...]
    name: ColumnUse | None
    text: tuple[ColumnUse, ...]
    goals: tuple[ColumnUse, ...]
    bodies: tuple[ColumnUse, ...]
    times: tuple[ColumnUse, ...]
    marked: dict[int, Reading] = field(default_factory=dict)  # column of marks → the bodies that head it
    legend: Legend = field(default_factory=dict)


def kind_of(grid: Grid, layout: Layout) -> Kind:
    """The kind of a table with a header."""
    bodies, times = layout.of(Column.BODY), layout.of(Column.TIME)
    described = layout.of(Column.NAME, Column.CONTENT)
    values = layout.of(Column.VALUE)
    duties = layout.of(Column.CONTENT) or (bodies and layout.of(Column.NAME))
    if layout.of(Column.INDICATOR) and (values or layout.of(Column.GOAL)) and not duties:
        return Kind.GOALS
    if values and layout.of(Column.UNIT, Column.BASE, Column.PROPERTY) and not (bodies or times):
        return Kind.GOALS
    if layout.of(Column.PERSON) and not described and not (bodies and (times or layout.of(Column.GOAL))):
        return Kind.PEOPLE
    if parts_of(grid, layout) is None:
        return Kind.LIST
    if any(_INVESTED.search(use.header) for use in layout.of(Column.MONEY)) and any(
        _BUILT.match(use.header) for use in layout.columns
    ):
        return Kind.PROJECTS
    if bodies:
        return Kind.TASKS
    if layout.of(Column.MONEY):
        return Kind.PROJECTS
    duty = any(DUTY_WORD.search(use.header) for use in described)
    return Kind.TASKS if times or duty else Kind.LIST


def parts_of(grid: Grid, layout: Layout) -> Parts | None:
    """Which column is name, text, category …; None when no column describes a duty."""
    names, contents = layout.of(Column.NAME), layout.of(Column.CONTENT)
    categories = layout.of(Column.CATEGORY)
    goals = layout.of(Column.GOAL, Column.INDICATOR, Column.VALUE)
    bodies = layout.of(Column.BODY)
    marked = {use.index: use.bodies for use in bodies if use.bodies is not None}
    if not contents:
        unknown = _longest_unknown(grid, layout)
        told = _told_by_goals(grid, layout, names, goals) if unknown is None else None
        if told is not None:
            contents, goals = [told], [use for use in goals if use is not told]
        elif names and (unknown is None or _length(grid, layout, unknown) < 2 * _length(grid, layout, names[-1])):
            contents = [names.pop()]
        elif unknown is not None and (names or bodies):
            contents = [unknown]
        elif goals and bodies:
            contents, goals = goals[-1:], goals[:-1]
        elif categories and bodies and _length(grid, layout, categories[-1]) >= _PROSE / 2:
            contents, categories = categories[-1:], categories[:-1]
        elif marked and (corner := _corner(grid, layout)):
            contents = [corner]  # “单位＼任务” in the corner of a matrix
            categories = [use for use in categories if use is not corner]
        else:
            return None
    if len(contents) >= 2 and _names_rows(grid, layout, contents, names):
        # “重点任务” merged over several “具体任务”, each with measures: the inner one names the row.
        categories, names, contents = categories + names, contents[:1], contents[1:]
    if names and _length(grid, layout, names[-1]) > _LONG_NAME:
        contents = [names.pop(), *contents]
    if len(names) >= 2:
        categories, names = categories + names[:-1], names[-1:]
    first = min(use.index for use in (*names, *contents))
    above = [use for use in goals if use.kind is Column.GOAL and use.index < first and merged(grid, use.index, layout.body)]  # fmt: skip
    goals = [use for use in goals if use not in above]
    number = next(iter(layout.of(Column.NUMBER)), None)
    return Parts(
        number=number,
        categories=tuple(sorted({*categories, *above}, key=lambda use: use.index)),
        name=names[0] if names else None,
        text=tuple(contents),
        goals=tuple(goals),
        bodies=tuple(use for use in bodies if use.bodies is None and use not in contents),
        times=tuple(layout.of(Column.TIME)),
        marked=marked,
    )


def fits(layout: Layout, grid: Grid) -> Layout | None:
    """The layout for a table without a header that goes on where another ended; None when its columns differ."""
    return replace(layout, body=0, titles=()) if len(layout.columns) == grid.columns else None


def _names_rows(grid: Grid, layout: Layout, contents: list[ColumnUse], names: list[ColumnUse]) -> bool:
    first, second = (_length(grid, layout, use) for use in contents[:2])
    if first > _SHORT_NAME or first * 2 > second:
        return False
    return not names or merged(grid, names[-1].index, layout.body)


def _told_by_goals(grid: Grid, layout: Layout, names: list[ColumnUse], goals: list[ColumnUse]) -> ColumnUse | None:
    """The column 目标要求 where it says in sentences what is to be done and the one before it only names the row."""
    told = next((use for use in goals if use.kind is Column.GOAL and _TELLS.search(use.header)), None)
    if told is None or not names or told.index < names[-1].index:
        return None
    named, said = _length(grid, layout, names[-1]), _length(grid, layout, told)
    return told if named < _SHORT_TITLE and said > _SHORT_NAME * 2 / 3 and said > 2 * named else None


def _length(grid: Grid, layout: Layout, use: ColumnUse) -> float:
    return average(grid, use.index, layout.body)


def _corner(grid: Grid, layout: Layout) -> ColumnUse | None:
    """The column of a matrix that says what its rows are, whatever the word in the corner is."""
    kinds = (None, Column.CATEGORY, Column.UNIT, Column.BODY)
    rest = [use for use in layout.columns if use.bodies is None and use.kind in kinds]
    return max(rest, key=lambda use: _length(grid, layout, use), default=None)


def _longest_unknown(grid: Grid, layout: Layout) -> ColumnUse | None:
    unknown = [use for use in layout.columns if use.kind is None and use.headers]
    best = max(unknown, key=lambda use: _length(grid, layout, use), default=None)
    return best if best is not None and _length(grid, layout, best) >= _PROSE else None
