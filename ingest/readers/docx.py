"""Word documents → text, a line a paragraph, with the automatic numbers Word prints, and the tables.

No reader on PyPI resolves Chinese automatic numbering, so the parts of the package are walked here (ECMA-376 part 1).
Headers and footers are left out; footnotes, then endnotes, stand behind the text in the order they are cited, a line each.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from ingest.errors import InputError
from ingest.readers.docx_blocks import Block, Blocks, Grid, flat
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_text import ParagraphText
from ingest.readers.docx_xml import W
from ingest.readers.source import Cell, Table
from ingest.readers.zipped import Package

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_EMBEDDED = ("Word 文件中嵌有另一个文件的正文，无法完整读取", "请在 Word 中打开后另存为 .docx")


def read_docx(data: bytes, path: Path) -> tuple[str, tuple[Table, ...]]:
    """The text and tables of a Word document; InputError when it is damaged or holds no document."""
    package = Package(data, path, "Word 文件")
    main = _targets(package, "").get("officeDocument", "word/document.xml")
    document = package.xml(main)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise InputError(path, "Word 文件中没有正文", "请在 Word 或 WPS 中另存为 .docx")
    if next(body.iter(f"{W}altChunk"), None) is not None:
        raise InputError(path, *_EMBEDDED)
    related = _targets(package, main)
    parts = {kind: package.xml(related.get(kind, f"{posixpath.dirname(main)}/{kind}.xml")) for kind in _PARTS}
    styles = Styles(parts["styles"])
    text = ParagraphText(body, styles)
    writer = _Writer()
    for block in Blocks(text, Numbering(parts["numbering"], styles), styles).read(body):
        writer.block(block)
    for kind, ids in text.cited.items():
        for line in _notes(parts[kind], ids, styles):
            writer.block(line)
    return "".join(writer.parts), tuple(writer.tables)


def _targets(package: Package, part: str) -> dict[str, str]:
    """What a part (or, for "", the package) is related to: last word of the relation's type → member name."""
    folder, name = posixpath.split(part)
    rels = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for rel in rels.iter(f"{_REL}Relationship") if rels is not None else ():
        if rel.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, rel.get("Target") or "")).lstrip("/")
            if target in package:
                found.setdefault((rel.get("Type") or "").rsplit("/", 1)[-1], target)
    return found


def _notes(root: etree._Element | None, ids: list[str], styles: Styles) -> list[str]:
    """The cited notes, a line each behind “注1：”, as they are counted; numbering inside a note counts for itself."""
    if root is None:
        return []
    notes = {note.get(f"{W}id") or "": note for note in root}
    reader = Blocks(ParagraphText(root, styles), Numbering(None, styles), styles)
    lines = (" ".join(flat(reader.read(notes[key]))) for key in dict.fromkeys(ids) if key in notes)
    return [f"注{number}：{line}" for number, line in enumerate(lines, start=1) if line]


class _Writer:
    """Writes blocks one after the other; `place` is the offset of the next character."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.tables: list[Table] = []
        self._place = 0

    def block(self, block: Block) -> None:
        """Write a line or a table."""
        if isinstance(block, Grid):
            self._table(block)
        else:
            self._write(block + "\n")

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._place += len(text)

    def _table(self, grid: Grid) -> None:
        start, cells = self._place, []
        for row in grid.rows:
            for number, cell in enumerate(row):
                self._write("\t" if number else "")
                begin = self._place
                self._write("\n".join(cell.lines))
                cells.append(Cell(cell.row, cell.column, begin, self._place, cell.rows, cell.columns))
            self._write("\n")
        self.tables.append(Table(start, self._place - 1, tuple(cells)))
