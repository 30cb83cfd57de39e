"""Blocks of a Word document, in order: lines of text and grids of cells (ECMA-376 part 1, 17.3.1, 17.4, 17.5, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_text import ParagraphText
from ingest.readers.docx_xml import MC, W, chosen, integer, is_contents_control, switch, value

_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr")}
# Word knows no more columns than this (17.4.17 leaves it open).
_MAX_COLUMNS = 63


@dataclass
class GridCell:
    """A cell as it is shown: where it begins in the grid, how far it reaches, its lines, and what they were made of."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[str]
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Grid:
    """A table: its cells, row after row; a merged cell stands once, where it begins."""

    rows: list[list[GridCell]] = field(default_factory=list)


Block = str | Grid


class Blocks:
    """Reads the content of a body, cell, note or text box; asked in document order, because numbers count on."""

    def __init__(self, text: ParagraphText, numbering: Numbering, styles: Styles) -> None:
        self._text, self._numbering, self._styles = text, numbering, styles

    def read(self, parent: etree._Element) -> list[Block]:
        """Lines and grids, in order. Empty lines and tables without text are left out."""
        found: list[Block] = []
        head = tail = ""  # of a paragraph whose end is not shown: it goes on in the next one
        for element in self._elements(parent):
            if element.tag == f"{W}tbl":
                found += _lines(head + tail)
                head = tail = ""
                found += self._table(element)
                continue
            shown = self._text.read(element)
            removed, hidden = _end_removed(element), _end_hidden(element)
            label = "" if self._uncounted(element, shown.text, removed, hidden) else self._numbering.label(element)
            if removed:
                tail += shown.text
            elif hidden:
                head, tail = head + _joined(label, tail + shown.text), ""
            else:
                text = tail + shown.text
                found += _lines(head + _joined(label, text) if text.strip() else head)
                head = tail = ""
            for box in shown.boxes:
                found += self.read(box)
        return found + _lines(head + tail)

    def _uncounted(self, paragraph: etree._Element, text: str, removed: bool, hidden: bool) -> bool:
        """Paragraphs Word does not number: merged into the next, hidden whole, or part of a table of contents."""
        return removed or (not text.strip() and (hidden or self._text.in_contents))

    def _elements(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, through content controls, tracked insertions and whatever else wraps them."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                if self._styles.is_contents(value(child.find(f"{W}pPr/{W}pStyle"))):
                    self._text.skip(child)
                else:
                    yield child
            elif tag == f"{W}tbl":
                yield child
            elif tag in _SKIPPED or (tag == f"{W}sdt" and is_contents_control(child)):
                self._text.skip(child)
            elif tag == f"{MC}AlternateContent":
                branch = chosen(child)
                yield from self._elements(branch) if branch is not None else ()
            else:
                yield from self._elements(child)

    def _table(self, table: etree._Element) -> list[Block]:
        rows = list(self._parts(table, f"{W}tr"))
        cells = [list(self._parts(row, f"{W}tc")) for row in rows]
        if all(len(row) <= 1 for row in cells):
            # One column is a frame around text.
            return [block for row in cells for cell in row for block in self.read(cell)]
        grid = Grid()
        above: dict[int, GridCell] = {}
        for row, parts in zip(rows, cells, strict=True):
            above = self._row(grid, row, parts, above)
        shown = [cell for made in grid.rows for cell in made if cell.lines]
        inner = [block for cell in shown for block in cell.blocks if isinstance(block, Grid)]
        if sum(len(row) for table in inner for row in table.rows if len(row) > 1) > len(shown):
            # A page laid out by a table: what stands in its cells are tables of their own.
            return [block for cell in shown for block in cell.blocks]
        return [grid] if shown else []

    def _row(
        self, grid: Grid, row: etree._Element, parts: list[etree._Element], above: dict[int, GridCell]
    ) -> dict[int, GridCell]:
        """Add a row; returns the cells by column that the next row may go on with."""
        made: list[GridCell] = []
        here: dict[int, GridCell] = {}
        column = min(_MAX_COLUMNS, max(0, integer(value(row.find(f"{W}trPr/{W}gridBefore"))) or 0))
        before: GridCell | None = None
        for part in parts:
            width = min(_MAX_COLUMNS, max(1, integer(value(part.find(f"{W}tcPr/{W}gridSpan"))) or 1))
            if _goes_on(part, "hMerge") and before is not None:
                before.columns += width
                self._text.skip(part)
            elif _goes_on(part, "vMerge") and column in above:
                before = here[column] = above[column]
                before.rows = len(grid.rows) - before.row + 1
                self._text.skip(part)
            else:
                blocks = self.read(part)
                before = here[column] = GridCell(len(grid.rows), column, 1, width, flat(blocks), blocks)
                made.append(before)
            column += width
        grid.rows.append(made)
        return here

    def _parts(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        """The rows of a table or the cells of a row that are shown."""
        for child in parent:
            if child.tag == tag:
                if child.find(f"{W}tcPr/{W}cellDel") is None and not _row_gone(child):
                    yield child
                else:
                    self._text.skip(child)
            elif child.tag not in _SKIPPED and child.tag not in (f"{W}tc", f"{W}p", f"{W}tbl"):
                yield from self._parts(child, tag)


def flat(blocks: list[Block]) -> list[str]:
    """Blocks as the lines of one cell: a row of a table inside it is one line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
        else:
            rows = (" ".join(line for cell in row for line in cell.lines) for row in block.rows)
            lines += [row for row in rows if row]
    return lines


def _lines(text: str) -> list[Block]:
    return [line for part in text.split("\n") if (line := part.strip())]


def _joined(label: str, text: str) -> str:
    """Number and text; a blank keeps “1” and “2025年” apart where the number ends in no sign of its own."""
    text = text.lstrip()
    touching = label[-1:].isascii() and label[-1:].isalnum() and text[:1].isascii() and text[:1].isalnum()
    return f"{label} {text}" if touching else label + text


def _end_removed(paragraph: etree._Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def _end_hidden(paragraph: etree._Element) -> bool:
    return switch(paragraph.find(f"{W}pPr/{W}rPr"), "vanish") is True


def _row_gone(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and (properties.find(f"{W}del") is not None or switch(properties, "hidden") is True)


def _goes_on(cell: etree._Element, name: str) -> bool:
    merge = cell.find(f"{W}tcPr/{W}{name}")
    return merge is not None and value(merge) != "restart"
