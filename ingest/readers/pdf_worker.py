"""`python -m ingest.readers.pdf_worker`: PDF bytes on standard input, text and tables as JSON on standard output.

A process of its own, because a PDF is a program: pdfminer meets loops, object bombs and broken structures with endless
work, no end of memory, or any exception at all. Here all of that ends this process and nothing else.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import sys
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.readers.pdf_columns import lines_in_columns
from ingest.readers.pdf_glyphs import direction, glyphs_of
from ingest.readers.pdf_notes import settle_raised, take_notes
from ingest.readers.pdf_pages import Page, strip_furniture
from ingest.readers.pdf_paragraphs import paragraphs_of
from ingest.readers.pdf_table_chain import chain_tables
from ingest.readers.pdf_tables import Grid, tables_of

MAX_PAGES = 600
MAX_MEMORY = 2 * 1024**3
MAX_SECONDS = 240
# Fewer characters than this on a page are a stamp or a page number, not a text layer.
_MIN_CHARS = 12
_MAX_UNREADABLE = 0.1
_HAN = re.compile("[\u3400-\u9fff]")
# Common words of official prose: a text layer with a false character map has none of them.
_COMMON = re.compile("[的和在市级部门单位工作责任组织建设实施]")
SCAN = ("没有文字层，像是扫描件", "请先做文字识别（OCR）或换电子版")
UNREADABLE = ("文字层不可读（字体没有文字对应表）", "请换电子版，或打印后做文字识别（OCR）")
ENCRYPTED = ("设有打开密码", "请先用 PDF 软件去掉密码再解析")
BROKEN = ("PDF 已损坏或不完整，无法读取", "请重新下载或换一个文件")
TOO_LONG = (f"超过 {MAX_PAGES} 页", "工作方案不会这么长，请只留下方案的页")


class Refused(Exception):
    """The file cannot be read: (problem, remedy) for the user."""

    def __init__(self, reason: tuple[str, str]) -> None:
        super().__init__(reason[0])
        self.reason = reason


def extract(data: bytes) -> dict[str, Any]:
    """{"text", "tables": [[start, end, [[row, column, start, end, rows, columns], …]], …]} of a PDF; Refused if none."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise Refused(TOO_LONG)
            pages, counts, bad = _pages(pdf.pages)
    except (PdfminerException, MalformedPDFException) as error:
        cause = error.args[0] if error.args else error
        locked = isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError))
        raise Refused(ENCRYPTED if locked else BROKEN) from error
    if not pages:
        raise Refused(BROKEN)
    if bad > _MAX_UNREADABLE * (sum(counts) + bad) and bad > _MIN_CHARS:
        raise Refused(UNREADABLE)
    empty = sum(count < _MIN_CHARS for count in counts)
    if sum(counts) < _MIN_CHARS * len(pages) or empty > 0.6 * len(pages):
        raise Refused(SCAN)
    strip_furniture(pages)
    notes = take_notes(pages)
    chain_tables(pages)
    result = _compose(pages)
    result["text"] += "".join(f"{note}\n" for note in notes)
    if len(_HAN.findall(result["text"])) > 300 and not _COMMON.search(result["text"]):
        raise Refused(UNREADABLE)
    return result


def _pages(sources: list[PlumberPage]) -> tuple[list[Page], list[int], int]:
    pages, counts, bad = [], [], 0
    for number, source in enumerate(sources):
        page = _upright(source)
        width, height = float(page.width), float(page.height)
        glyphs, unreadable = glyphs_of(page.chars, width, height)
        tables, rest = tables_of(page, settle_raised(glyphs))
        pages.append(Page(number, width, height, [line for line in lines_in_columns(rest) if line.text], tables))
        counts.append(sum(not glyph.text.isspace() for glyph in glyphs))
        bad += unreadable
        page.close()
        source.close()
    return pages, counts, bad


def _upright(page: PlumberPage) -> PlumberPage:
    """The page turned so that its text stands upright: landscape tables are often drawn on their side."""
    turn = direction(page.chars)
    if not turn:
        return page
    turned = (page.page_obj.rotate + turn) % 360
    page.page_obj.rotate = turned
    page.page_obj.attrs["Rotate"] = turned
    upright = PlumberPage(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
    page.close()
    return upright


def _compose(pages: list[Page]) -> dict[str, Any]:
    blocks: list[tuple[int, float, str | Grid]] = list(paragraphs_of(pages))
    blocks += [(page.number, table.top, table) for page in pages for table in page.tables]
    parts: list[str] = []
    tables = []
    length = 0
    for _, _, block in sorted(blocks, key=lambda item: item[:2]):
        if isinstance(block, str):
            text = block
        else:
            text, cells = _table_text(block, length)
            tables.append([length, length + len(text), cells])
        parts.append(text + "\n")
        length += len(text) + 1
    return {"text": "".join(parts), "tables": tables}


def _table_text(grid: Grid, start: int) -> tuple[str, list[list[int]]]:
    """A line a row, every column in its place: what a merged cell covers stays empty between the tabs."""
    by_place = {(cell.row, cell.column): cell for cell in grid.cells}
    parts: list[str] = []
    cells = []
    length = 0
    for row in range(grid.rows):
        for column in range(len(grid.edges) - 1):
            cell = by_place.get((row, column))
            text = cell.text if cell else ""
            if cell:
                at = start + length
                cells.append([row, column, at, at + len(text), cell.rows, cell.columns])
            stop = "\t" if column < len(grid.edges) - 2 else "\n" if row < grid.rows - 1 else ""
            parts.append(text + stop)
            length += len(text) + len(stop)
    return "".join(parts), cells


def _limit() -> None:
    """Cap memory and processor time of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        for limit, most in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_SECONDS)):
            # Some systems know no such limit, and one that is lower already is as good.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))


def main() -> int:
    """Read standard input, write {"text", "tables"} or {"problem", "remedy"}; any other end means a broken file."""
    _limit()
    logging.disable(logging.CRITICAL)
    try:
        answer: dict[str, Any] = extract(sys.stdin.buffer.read())
    except Refused as refused:
        answer = dict(zip(("problem", "remedy"), refused.reason, strict=True))
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
