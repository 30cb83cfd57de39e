"""The 任务分解表 as a Word document: A4 landscape, the heading repeated on every page, fonts by name with what stands in.

Layout after GB/T 9704-2012 (A4, title in 2号, tables landscape) as far as a table asks for it. Texts are plans' own: they go
in as text runs, never as fields or links.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from queries.export.text import cell, printable
from queries.export.xlsx import TASK_COLUMNS, Tasks, notes_below

_BODY_FONT, _TITLE_FONT = "仿宋", "方正小标宋简体"
_WIDTHS_MM = (12, 34, 66, 36, 28, 36, 22, 35)


def task_document(rows: Tasks, *, title: str) -> bytes:
    """The table of rows of the query `task_table`, numbered anew; inferred leads are marked and explained below."""
    document = Document()
    _page(document.sections[0])
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(heading, title, _TITLE_FONT, 22)
    table = document.add_table(rows=1, cols=len(TASK_COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)  # the grid: LibreOffice and WPS look at it, Word at the cells
    _fill(table.rows[0], TASK_COLUMNS, bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for n, row in enumerate(rows, start=1):
        added = table.add_row()
        _fill(added, [str(n), *(cell(row[column]) for column in TASK_COLUMNS[1:])])
        _mark(added, "w:cantSplit")
    for note in notes_below(rows):
        _say(document.add_paragraph(), note, _BODY_FONT, 10.5)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(14)
    section.top_margin = section.bottom_margin = Mm(18)


def _fill(row: Any, texts: Sequence[str], *, bold: bool = False) -> None:
    for place, (box, text, width) in enumerate(zip(row.cells, texts, _WIDTHS_MM, strict=True)):
        box.width = Mm(width)
        paragraph = box.paragraphs[0]
        if bold or place == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(paragraph, text, _BODY_FONT, 10.5, bold=bold)


def _mark(row: Any, name: str) -> None:
    """What python-docx has no word for (ECMA-376): `w:tblHeader` repeats a row, `w:cantSplit` keeps it on one page."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _say(paragraph: Any, text: str, font: str, size: float, *, bold: bool = False) -> None:
    run = paragraph.add_run(printable(text))
    run.bold = bold
    run.font.size = Pt(size)
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
