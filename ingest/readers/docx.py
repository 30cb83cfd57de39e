"""Word documents → text, a line a paragraph, with the automatic numbers Word prints, and the tables.

No reader on PyPI resolves Chinese automatic numbering, so the body is walked here (ECMA-376 part 1, 17.2–17.4, 17.13).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.errors import InputError
from ingest.readers.docx_numbering import Numbering, W
from ingest.readers.source import Cell, Table
from ingest.readers.zipped import Package

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = "/officeDocument"
# Removed text, and what is no text of the body.
_SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr")
}
_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "hyperlink")}
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_OFF = {"0", "false", "off", "none"}


def read_docx(data: bytes, path: Path) -> tuple[str, tuple[Table, ...]]:
    """The text and tables of a Word document; InputError when it is damaged or holds no document."""
    package = Package(data, path, "Word 文件")
    main = _main_part(package)
    document = package.xml(main) if main else None
    body = document.find(f"{W}body") if document is not None else None
    if main is None or body is None:
        raise InputError(path, "Word 文件中没有正文", "请在 Word 或 WPS 中另存为 .docx")
    folder = posixpath.dirname(main)
    styles = package.xml(posixpath.join(folder, "styles.xml"))
    numbering = Numbering(package.xml(posixpath.join(folder, "numbering.xml")), styles)
    writer = _Writer(numbering, _contents_styles(styles))
    writer.blocks(body)
    for kind in ("footnotes", "endnotes"):
        writer.notes(package.xml(posixpath.join(folder, f"{kind}.xml")))
    return "".join(writer.parts), tuple(writer.tables)


def _main_part(package: Package) -> str | None:
    rels = package.xml("_rels/.rels")
    for rel in rels.iter(f"{_REL}Relationship") if rels is not None else ():
        if (rel.get("Type") or "").endswith(_MAIN):
            return (rel.get("Target") or "").lstrip("/")
    return "word/document.xml" if "word/document.xml" in package.names else None


def _contents_styles(styles: etree._Element | None) -> frozenset[str]:
    """Style ids of the table of contents, whose lines repeat the headings."""
    found = set()
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        if name is not None and (name.get(f"{W}val") or "").lower().startswith("toc "):
            found.add(style.get(f"{W}styleId") or "")
    return frozenset(found)


class _Writer:
    """Writes blocks in document order; `place` is the offset of the next character."""

    def __init__(self, numbering: Numbering, contents: frozenset[str]) -> None:
        self.numbering = numbering
        self.contents = contents
        self.parts: list[str] = []
        self.tables: list[Table] = []
        self.place = 0

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.place += len(text)

    def blocks(self, parent: etree._Element) -> None:
        for block in _blocks(parent):
            if block.tag == f"{W}p":
                for line in self.paragraph(block):
                    self.write(line + "\n")
            else:
                self.table(block)

    def paragraph(self, paragraph: etree._Element) -> list[str]:
        """The lines of a paragraph with its number, then those of the text boxes anchored in it."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in self.contents:
            return []
        label = self.numbering.label(paragraph)
        boxes: list[etree._Element] = []
        text = "".join(_inline(paragraph, boxes))
        lines = [label + text] if text.strip() else []
        for box in boxes:
            lines += [line for p in box.iter(f"{W}p") for line in self.paragraph(p)]
        return lines

    def table(self, table: etree._Element) -> None:
        rows = [list(_cells(tr)) for tr in _rows(table)]
        if max((sum(_span(tc) for tc in row) for row in rows), default=0) <= 1:
            for row in rows:  # a frame around text
                for tc in row:
                    self.blocks(tc)
            return
        start = self.place
        open_cells: dict[int, int] = {}  # column → index of the cell that goes on below
        cells: list[Cell] = []
        for r, row in enumerate(rows):
            column, first = 0, True
            for tc in row:
                width = _span(tc)
                if _continues(tc) and column in open_cells:
                    above = cells[open_cells[column]]
                    cells[open_cells[column]] = Cell(
                        above.row, above.column, above.start, above.end, r - above.row + 1, above.columns
                    )
                else:
                    self.write("" if first else "\t")
                    first = False
                    begin = self.place
                    self.write("\n".join(self.cell_lines(tc)))
                    open_cells[column] = len(cells)
                    cells.append(Cell(r, column, begin, self.place, 1, width))
                column += width
            self.write("\n")
        self.tables.append(Table(start, self.place, tuple(cells)))

    def cell_lines(self, tc: etree._Element) -> list[str]:
        """The paragraphs of a cell; the rows of a table inside it as lines."""
        lines: list[str] = []
        for block in _blocks(tc):
            if block.tag == f"{W}p":
                lines += self.paragraph(block)
            else:
                lines += [" ".join(line for c in _cells(tr) for line in self.cell_lines(c)) for tr in _rows(block)]
        return [line.replace("\t", " ") for line in lines]

    def notes(self, notes: etree._Element | None) -> None:
        for note in notes if notes is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                self.blocks(note)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a body or cell, through content controls and tracked insertions."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            if gallery is None or gallery.get(f"{W}val") != "Table of Contents":
                yield from _blocks(child)
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is None:
            yield child
        elif child.tag in (f"{W}sdt", *_WRAPPERS):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", *_WRAPPERS):
            yield from _cells(child)


def _span(tc: etree._Element) -> int:
    value = tc.find(f"{W}tcPr/{W}gridSpan")
    text = value.get(f"{W}val") if value is not None else None
    return max(1, min(63, int(text))) if text and re.fullmatch(r"\d{1,3}", text) else 1


def _continues(tc: etree._Element) -> bool:
    merge = tc.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _inline(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The visible text of a paragraph's runs; text boxes are handed to `boxes`."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{W}t":
            yield (child.text or "").replace("\n", " ")
        elif tag in _BREAKS:
            # A page or column break inside a sentence breaks no line.
            yield "" if tag == f"{W}br" and child.get(f"{W}type") in ("page", "column") else _BREAKS[tag]
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            yield from _inline(choice if choice is not None else child, boxes)
        elif tag == f"{W}r" and _hidden(child):
            continue
        else:
            yield from _inline(child, boxes)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and (vanish.get(f"{W}val") or "1") not in _OFF
