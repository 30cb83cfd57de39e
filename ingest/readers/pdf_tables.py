"""Ruled tables of a page: which cells the rules form, over how many rows and columns each reaches, what stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import merge_edges

from ingest.readers.pdf_glyphs import Glyph
from ingest.readers.pdf_grid import SNAP, Rule, Squares, grids_of
from ingest.readers.pdf_lines import Line, join, lines_of

# A rectangle thinner than this (points) is a rule.
_THIN = 3.0
# More edges than any page of a plan can print.
_MAX_EDGES = 20_000
# A table one cell of which holds this share of a long text is the frame of a page layout.
_FRAME_SHARE, _FRAME_TEXT = 0.75, 400
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

    `doubtful` holds the printed lines of what is a table only if it goes on from the page before or
    on the next one: a single row.
    """

    top: float
    bottom: float
    edges: list[float]
    rows: int
    cells: list[GridCell]
    doubtful: list[Line] = field(default_factory=list)


def tables_of(page: PlumberPage, glyphs: Sequence[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """(tables from top to bottom, glyphs that stand in none of them)."""
    edges = [edge for edge in page.filter(_is_rule).edges if edge["orientation"] in {"v", "h"}]
    if len(edges) > _MAX_EDGES:
        return [], list(glyphs)
    edges = merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    upright = [Rule(float(e["x0"]), float(e["top"]), float(e["bottom"])) for e in edges if e["orientation"] == "v"]
    level = [Rule(float(e["top"]), float(e["x0"]), float(e["x1"])) for e in edges if e["orientation"] == "h"]
    upright, level = [r for r in upright if r.high - r.low > SNAP], [r for r in level if r.high - r.low > SNAP]
    grids: list[Grid] = []
    rest = list(glyphs)
    for squares in grids_of(upright, level):
        grid, outside = _grid(squares, rest)
        if grid is not None:
            grids.append(grid)
            rest = outside
    return sorted(grids, key=lambda grid: grid.top), rest


def _is_rule(item: dict[str, Any]) -> bool:
    """Keep rules: lines, thin rectangles, rectangles with a drawn border. A filled area (shading) has no rules."""
    if item.get("object_type") not in {"rect", "curve"}:
        return item.get("object_type") == "line"
    return bool(item.get("stroke")) or min(item["width"], item["height"]) < _THIN


def _grid(squares: Squares, glyphs: list[Glyph]) -> tuple[Grid | None, list[Glyph]]:
    xs, ys = squares.xs, squares.ys
    owner = {
        (r, c): index
        for index, (row, column, rows, columns) in enumerate(squares.cells)
        for r in range(row, row + rows)
        for c in range(column, column + columns)
    }
    inside: list[list[Glyph]] = [[] for _ in squares.cells]
    rest: list[Glyph] = []
    for glyph in glyphs:
        r = bisect_right(ys, glyph.base - 0.35 * glyph.em) - 1
        c = bisect_right(xs, (glyph.x0 + glyph.x1) / 2) - 1
        index_or_none = owner.get((r, c))
        (rest if index_or_none is None else inside[index_or_none]).append(glyph)
    cells = [GridCell(*place, cell_text(inside[i])) for i, place in enumerate(squares.cells)]
    if not any(cell.text for cell in cells) or _is_frame(cells):
        return None, glyphs
    grid = Grid(ys[0], ys[-1], xs, len(ys) - 1, cells)
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
