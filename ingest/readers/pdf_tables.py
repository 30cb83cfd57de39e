"""Ruled tables of a page: which cells the rules form, over how many rows and columns each reaches, what stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.page import Page as PlumberPage

from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_lines import Line, join, lines_of

# Rules closer than this (points) are one; a rectangle thinner than this is a rule.
_SNAP, _THIN = 3.0, 3.0
# A table one cell of which holds this share of a long text is the frame of a page layout.
_FRAME_SHARE, _FRAME_TEXT = 0.75, 400
# More cells than any page of a plan can print.
_MAX_CELLS = 5000
# So many parallel rules that end together without a rule across their ends are an open side of a table.
_MIN_OPEN = 3
_MARKER = re.compile(r"(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])")
_FIRST_MARKER = re.compile(r"(?:1[.．、](?!\d)|[（(]1[)）]|①)")
# What the names of bodies end with: a cell of nothing but such lines is a list, a name a line.
_BODY = re.compile(
    r"[\u3400-\u9fff（）()]{2,}(?:局|委|厅|办|部|院|会|政府|中心|办公室|集团|公司|银行|法院|总队|支队|园区)(?:[（(][^）)]*[）)])?"
)


@dataclass(slots=True)
class GridCell:
    """One cell: place and reach on the grid, text with a line break before each numbered item."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(slots=True)
class Grid:
    """A table of one page (or of several, once chained): top and bottom in points, edges of its columns, its cells.

    `doubtful` holds the printed lines of what is a table only if it goes on from the page before: a single row.
    """

    top: float
    bottom: float
    edges: list[float]
    rows: int
    cells: list[GridCell]
    doubtful: list[Line] = field(default_factory=list)


def tables_of(page: PlumberPage, glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """(tables from top to bottom, glyphs that stand in none of them)."""
    ruled = page.filter(_is_rule_or_text)
    grids: list[Grid] = []
    rest = list(glyphs)
    for found in ruled.find_tables(_settings(ruled.edges)):
        if not 1 < len(found.cells) <= _MAX_CELLS:
            continue
        grid, outside = _grid([cell for cell in found.cells if cell], rest)
        if grid is not None:
            grids.append(grid)
            rest = outside
    return sorted(grids, key=lambda grid: grid.top), rest


def _is_rule_or_text(item: dict[str, Any]) -> bool:
    """Keep rules: lines, thin rectangles, rectangles with a drawn border. A filled area (shading) has no rules."""
    if item.get("object_type") not in {"rect", "curve"}:
        return item.get("object_type") != "char"
    return bool(item.get("stroke")) or min(item["width"], item["height"]) < _THIN


def _settings(edges: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Rules where a table is open: cut off by the page break at the top or bottom, printed without its outer sides."""
    listed = list(edges)
    upright = [e for e in listed if e["orientation"] == "v"]
    level = [e for e in listed if e["orientation"] == "h"]
    settings: dict[str, Any] = {"snap_tolerance": _SNAP, "join_tolerance": _SNAP, "intersection_tolerance": _SNAP}
    settings["explicit_horizontal_lines"] = _closing(upright, level, across="v")
    settings["explicit_vertical_lines"] = _closing(level, upright, across="h")
    return settings


def _closing(ending: list[dict[str, Any]], present: list[dict[str, Any]], across: str) -> list[dict[str, Any]]:
    """A rule through the common ends of parallel rules, where none is printed."""
    along, beside = (("top", "bottom"), ("x0", "x1")) if across == "v" else (("x0", "x1"), ("top", "bottom"))
    rules = []
    for end in along:
        groups: dict[int, list[dict[str, Any]]] = {}
        for edge in ending:
            groups.setdefault(round(edge[end] / _SNAP), []).append(edge)
        for group in groups.values():
            place = float(group[0][end])
            low, high = min(e[beside[0]] for e in group), max(e[beside[1]] for e in group)
            covered = sum(
                min(e[beside[1]], high) - max(e[beside[0]], low)
                for e in present
                if abs(e[along[0]] - place) <= 2 * _SNAP and e[beside[0]] < high and e[beside[1]] > low
            )
            if len(group) >= _MIN_OPEN and high - low > _SNAP and covered < 0.5 * (high - low):
                rule = {along[0]: place, along[1]: place, beside[0]: low, beside[1]: high, "object_type": "line"}
                rules.append({**rule, "width": rule["x1"] - rule["x0"], "height": rule["bottom"] - rule["top"]})
    return rules


def _grid(boxes: list[tuple[float, float, float, float]], glyphs: list[Glyph]) -> tuple[Grid | None, list[Glyph]]:
    xs = _merged(x for box in boxes for x in (box[0], box[2]))
    ys = _merged(y for box in boxes for y in (box[1], box[3]))
    if len(xs) < 3 or len(ys) < 2:
        return None, glyphs
    places = [(_at(ys, box[1]), _at(xs, box[0]), _at(ys, box[3]), _at(xs, box[2])) for box in boxes]
    owner: dict[tuple[int, int], int] = {}
    for index, (row, column, row_end, column_end) in enumerate(places):
        for r in range(row, row_end):
            for c in range(column, column_end):
                owner.setdefault((r, c), index)
    inside: list[list[Glyph]] = [[] for _ in boxes]
    rest: list[Glyph] = []
    for glyph in glyphs:
        r = bisect_right(ys, glyph.base - 0.35 * glyph.em) - 1
        c = bisect_right(xs, (glyph.x0 + glyph.x1) / 2) - 1
        index_or_none = owner.get((r, c))
        (rest if index_or_none is None else inside[index_or_none]).append(glyph)
    cells = [
        GridCell(row, column, row_end - row, column_end - column, cell_text(inside[i]))
        for i, (row, column, row_end, column_end) in enumerate(places)
        if row_end > row and column_end > column
    ]
    if not any(cell.text for cell in cells) or _is_frame(cells):
        return None, glyphs
    grid = Grid(ys[0], ys[-1], xs, len(ys) - 1, sorted(cells, key=lambda cell: (cell.row, cell.column)))
    if not _is_table(cells):
        grid.doubtful = lines_of([glyph for part in inside for glyph in part])
    return grid, rest


def _is_table(cells: list[GridCell]) -> bool:
    """Two rows and two columns with text."""
    filled = [cell for cell in cells if cell.text]
    return len({cell.row for cell in filled}) > 1 and len({cell.column for cell in filled}) > 1


def _is_frame(cells: list[GridCell]) -> bool:
    """A page laid out by a table: one cell holds nearly all of a long text."""
    lengths = [len(cell.text) for cell in cells]
    return max(lengths) >= _FRAME_TEXT and max(lengths) >= _FRAME_SHARE * sum(lengths)


def _merged(values: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > _SNAP:
            merged.append(value)
    return merged


def _at(edges: list[float], value: float) -> int:
    return max(bisect_right(edges, value + 0.01) - 1, 0)


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell: printed lines joined, a line break only before numbered items and in a list of bodies."""
    lines = [line.text.replace("\t", " ") for line in lines_of(glyphs) if line.text]
    if not lines:
        return ""
    if len(lines) > 1 and all(_BODY.fullmatch(line) for line in lines):
        return "\n".join(lines)
    numbered = bool(_FIRST_MARKER.match(lines[0])) and sum(bool(_MARKER.match(line)) for line in lines) > 1
    text = lines[0]
    for line in lines[1:]:
        text = f"{text}\n{line}" if numbered and _MARKER.match(line) else join(text, line)
    return text
