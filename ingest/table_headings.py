"""Rows that only head the rows below them, and the headings that stand above a row: heading rows, then category columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.duties import find_duties
from ingest.markers import Kind, candidates
from ingest.reading import Reading
from ingest.row_cells import DutyCell
from ingest.table_grid import Grid, GridCell
from ingest.table_kinds import Parts

NOTE = re.compile(r"^[（(]?(?:注|备注|说明|填表|填报|资料来源|数据来源|备　注)[：:1-9）)]")
_HAN_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$")


@dataclass(frozen=True)
class _Heading:
    kind: Kind
    text: str
    duties: tuple[DutyCell, ...]


@dataclass
class Headings:
    """The headings that hold for the next row; `carried`: what a category column printed last."""

    open: list[_Heading] = field(default_factory=list)
    carried: dict[int, tuple[str, tuple[DutyCell, ...]]] = field(default_factory=dict)

    def add(self, heading: tuple[str, Reading]) -> None:
        """Let a heading row hold for the rows below, in place of those of its kind."""
        printed, reading = heading
        marker = next(candidates(printed[:12]), None)
        kind = marker.kind if marker is not None and marker.start == 0 else Kind.LABEL
        while self.open and self.open[-1].kind >= kind:
            self.open.pop()
        text, duties = _without_duties(reading)
        kept = printed if not duties else printed[: len(printed) - len(reading.text.replace("\n", ""))] + text
        self.open.append(_Heading(kind, kept, duties))
        self.carried.clear()

    def above(self, grid: Grid, row: int, parts: Parts) -> tuple[list[str], tuple[DutyCell, ...]]:
        """The headings above a row and the bodies they print; a blank cell of a category goes on with the one above it."""
        path = [heading.text for heading in self.open]
        duties = [cell for heading in self.open for cell in heading.duties]
        for use in parts.categories:
            cell = grid.at(row, use.index)
            if cell is not None and cell.text:
                self.carried[use.index] = ("", ()) if cell.empty else _without_duties(cell.reading)
            text, own = self.carried.get(use.index, ("", ()))
            if text and text not in path[-1:]:
                path.append(text)
                duties += own
        return path, tuple(duties)


def heading_row(grid: Grid, row: int, parts: Parts, cells: list[GridCell]) -> tuple[str, Reading] | None:
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
