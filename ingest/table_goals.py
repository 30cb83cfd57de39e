"""Indicator tables to goals of the plan: 指标 | 单位 | 现状 | 2025年目标值.

Source: eval guide (“indicator tables give `goals`”; op words; unit as printed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.plan import Issue, Op, Target
from ingest.table_grid import Grid, GridCell
from ingest.table_headers import Column
from ingest.table_layout import ColumnUse, Layout, row_words

_NUMBER = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_VALUE = re.compile(
    rf"^(?P<front>[^\d]*?)[\[［【]?(?P<value>{_NUMBER})(?:\s*%?\s*[-—–~～至]+\s*(?P<max>{_NUMBER}))?[\]］】]?(?P<unit>[^\d，,；;。（(]{{0,12}})(?P<rest>.*)$",
    re.S,
)
_UNIT_IN_NAME = re.compile(r"[（(](?P<unit>[^（()）\d]{1,10}|[^（()）]{0,8}/[^（()）]{1,8})[）)]$")
_YEAR = re.compile(r"20\d\d")
_PERIOD_END = {"十四": "2025", "十五": "2030", "十六": "2035"}
_PERIOD = re.compile(r"(十[四五六])五")
_UNIT_TAIL = re.compile(r"(?:及|或|（含）)?(?:以上|以内|以下|左右|之内|之上)$")
# (where, pattern, op): in the cell first, then in the name of the indicator. First match wins.
_CELL_OPS: tuple[tuple[re.Pattern[str], Op], ...] = (
    (re.compile(r"[≥＞>]|不低于|不少于|不小于|达到|超过|高于|以上|突破"), ">="),
    (re.compile(r"[≤＜<]|不高于|不超过|不大于|低于|以下|以内|控制在|小于|降至|降到|下降到"), "<="),
    (re.compile(r"下降|降低|减少|压减"), "-"),
    (re.compile(r"增长|提高|提升|增加|\+"), "+"),
    (re.compile(r"左右"), "="),
)
_NAME_OPS: tuple[tuple[re.Pattern[str], Op], ...] = (
    (re.compile(r"(?:下降|降低|减少|压减|削减)(?:率|幅度?|比例)?$"), "-"),
    (re.compile(r"(?:增长|提高|提升|增加)$"), "+"),
)


def read_goals(grid: Grid, layout: Layout) -> tuple[list[Target], list[Issue]]:
    """The goals of an indicator table and an issue for every row whose value is no number."""
    goals: list[Target] = []
    issues: list[Issue] = []
    names = layout.of(Column.INDICATOR) or layout.of(Column.NAME, Column.CONTENT, Column.CATEGORY)
    for row in range(layout.body, grid.rows):
        own = [cell for cell in grid.row(row) if cell.row == row and cell.text]
        if len(own) < 2 or row_words(grid, row) in layout.signature:
            continue
        name = next((c for use in reversed(names) if (c := grid.at(row, use.index)) is not None and not c.empty), None)
        found = [] if name is None else list(_row(grid, row, layout, name))
        if name is not None and found:
            goals += found
        else:
            start, end = grid.span(row)
            text = " ".join(cell.flat for cell in own)[:80]
            issues.append(
                Issue(code="goal-unread", message="指标表的这一行没有读出目标值", text=text, span=[start, end])
            )
    return goals, issues


def _row(grid: Grid, row: int, layout: Layout, name: GridCell) -> Iterator[Target]:
    indicator = re.sub(r"^(?:[（(]?\d{1,3}[）)]?[.．、]|[①-⑳]|\d{1,2}(?=[\u4e00-\u9fff]))", "", name.flat).rstrip("*＊")
    unit_in_name = _UNIT_IN_NAME.search(indicator)
    if unit_in_name:
        indicator = indicator[: unit_in_name.start()]
    units = [c.flat for use in layout.of(Column.UNIT) if (c := grid.at(row, use.index)) is not None and not c.empty]
    given = units[0] if units else unit_in_name.group("unit") if unit_in_name else ""
    seen: list[GridCell] = []
    for use in _value_columns(layout):
        cell = grid.at(row, use.index)
        if cell is None or cell.empty or cell in seen or cell is name:
            continue
        seen.append(cell)
        match = _VALUE.match(cell.flat)
        if match is None:
            continue
        unit = _UNIT_TAIL.sub("", match.group("unit").strip()) or given
        yield Target(
            indicator=indicator,
            op=_op(indicator, cell.flat),
            value=_float(match.group("value")),
            value_max=_float(match.group("max")) if match.group("max") else None,
            unit="%" if unit in ("％", "百分比", "%") else unit,
            per="year" if "年均" in use.header or given.endswith("/年") else None,
            due=_due(use.header),
            kind="target",
            raw=cell.flat,
            span=cell.reading.span(),
        )


def _value_columns(layout: Layout) -> list[ColumnUse]:
    """The columns of target values; of two years far apart with nothing else said, the first is the base."""
    values = layout.of(Column.VALUE) or layout.of(Column.GOAL)
    bare = [use for use in values if re.fullmatch(r"(?:到)?20\d\d年?", use.header)]
    if len(values) == 2 and len(bare) == 2 and not layout.of(Column.BASE):
        first, last = (int(_YEAR.findall(use.header)[0]) for use in bare)
        if last - first >= 3:
            return [bare[1]]
    told = [use for use in values if use not in bare]
    if told and bare and not layout.of(Column.BASE) and any("目标" in use.header for use in told):
        return told
    return values


def _due(header: str) -> str | None:
    years = _YEAR.findall(header)
    if years:
        return str(max(years))
    period = _PERIOD.search(header)
    return _PERIOD_END[period.group(1)] if period else None


def _op(indicator: str, cell: str) -> Op:
    for pattern, op in _CELL_OPS:
        if pattern.search(cell):
            return op
    return next((op for pattern, op in _NAME_OPS if pattern.search(indicator)), ">=")


def _float(text: str) -> float:
    return float(re.sub("[,，]", "", text))
