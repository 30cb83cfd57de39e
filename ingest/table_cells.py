"""The cells of one row of a task table by the part they play: number, text, bodies, goals."""

from __future__ import annotations

from ingest.drafts import Draft
from ingest.markers import Kind as MarkerKind
from ingest.markers import candidates
from ingest.plan import Role
from ingest.reading import Reading
from ingest.row_cells import DutyCell
from ingest.table_grid import Grid, GridCell
from ingest.table_headers import Column
from ingest.table_kinds import Parts

_AFTER_NUMBER = "、.．。 "


def duties_of(grid: Grid, row: int, parts: Parts) -> list[DutyCell]:
    """The body cells of a row; one cell that covers 牵头 and 配合 columns alike says neither."""
    roles: dict[int, set[Role]] = {}
    headers: dict[int, list[str]] = {}
    cells: dict[int, GridCell] = {}
    for use in parts.bodies:
        cell = grid.at(row, use.index)
        if cell is not None and not cell.empty:
            cells[id(cell)] = cell
            roles.setdefault(id(cell), set()).add(use.role or "responsible")
            headers.setdefault(id(cell), []).append(use.header)
    return [
        DutyCell(
            cell.reading,
            next(iter(roles[key])) if len(roles[key]) == 1 else "responsible",
            header="、".join(dict.fromkeys(headers[key])),
        )
        for key, cell in cells.items()
    ]


def goals_of(grid: Grid, row: int, parts: Parts) -> tuple[Reading, ...]:
    """The goal cells of a row; an indicator and the value beside it are read as one phrase."""
    found: list[Reading] = []
    name: Reading | None = None
    for use in parts.goals:
        for cell in cells_of(grid, row, [use.index]):
            if use.kind is Column.INDICATOR and not any(char.isdigit() for char in cell.text):
                name = cell.reading
            elif use.kind is Column.VALUE and name is not None:
                found.append(Reading.join([name, cell.reading]))
            else:
                found.append(cell.reading)
    return tuple(found)


def cells_of(grid: Grid, row: int, columns: list[int]) -> list[GridCell]:
    """The distinct cells of a row in the given columns that are not empty."""
    found: list[GridCell] = []
    for column in columns:
        cell = grid.at(row, column)
        if cell is not None and not cell.empty and cell not in found:
            found.append(cell)
    return found


def joined(readings: list[Reading]) -> Reading:
    """The readings one after the other, a line break between them."""
    parts: list[Reading] = []
    for reading in readings:
        if parts:
            parts.append(Reading("\n", reading.offsets[:1]))
        parts.append(reading)
    return Reading.join(parts)


def number_of(cell: GridCell | None) -> str | None:
    """The printed number without its punctuation, None where there is none."""
    if cell is None or cell.empty:
        return None
    return cell.flat.strip(_AFTER_NUMBER)[:12] or None


def number_from_text(drafts: list[Draft]) -> None:
    """In a table without 序号, take the number off names (or texts) that are numbered one after the other."""
    marks = []
    for draft in drafts:
        line = draft.title if draft.title is not None else draft.content.text
        marker = next(candidates(line[:12]), None)
        within = draft.title is not None or marker is None or not _repeats(line[marker.end :], marker.kind)
        marks.append(marker if marker is not None and marker.start == 0 and within else None)
    found = [marker for marker in marks if marker is not None]
    if len(found) * 10 < len(drafts) * 6 or len({marker.ordinal for marker in found}) < 2:
        return
    for draft, marker in zip(drafts, marks, strict=True):
        if marker is None:
            continue
        draft.number = marker.number
        if draft.title is not None:
            draft.title = draft.title[marker.end :].strip() or None
        else:
            draft.content = draft.content.cut(marker.end, len(draft.content.text)).stripped()


def _repeats(rest: str, kind: MarkerKind) -> bool:
    return any(marker.kind is kind and marker.at_line_start for marker in candidates(rest))
