"""OFD, the fixed layout of Chinese offices (GB/T 33190-2016) → its text, a line a paragraph.

Characters are read with their places (clause 11.3) and put together as those of a PDF page are; ruled tables are lines.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.errors import InputError
from ingest.readers.pdf_columns import lines_in_columns
from ingest.readers.pdf_glyphs import Glyph, is_wide, plain
from ingest.readers.source import Table
from ingest.readers.zipped import Package

_POINTS = 72 / 25.4  # lengths are millimetres
_PAPER = (0.0, 0.0, 210.0, 297.0)
_SIZE = 5.64  # 3号, where a text object does not say
_MAX_CHARACTERS = 400_000
_MAX_LENGTH = 10_000.0
_NUMBER = re.compile(r"-?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?![\w.])")


def read_ofd(data: bytes, path: Path) -> tuple[str, tuple[Table, ...]]:
    """The text of an OFD file, no tables; InputError when it is damaged, a scan, or larger than a plan can be."""
    # Here, because they bring pdfplumber along, which nothing else in this process needs.
    from ingest.readers.pdf_pages import Page, strip_furniture
    from ingest.readers.pdf_paragraphs import paragraphs_of

    package = Package(data, path, "OFD 文件")
    pages: list[Page] = []
    characters = 0
    for number, (content, paper) in enumerate(_contents(package)):
        glyphs = list(_glyphs(content))
        characters += len(glyphs)
        if characters > _MAX_CHARACTERS:
            raise InputError(path, f"超过 {_MAX_CHARACTERS} 字", "工作方案不会这么长，请检查文件")
        lines = [line for line in lines_in_columns(glyphs) if line.text]
        pages.append(Page(number, paper[2] * _POINTS, paper[3] * _POINTS, lines))
    if not characters:
        raise InputError(path, "OFD 文件中没有文字", "扫描件没有文字层，请先做文字识别")
    strip_furniture(pages)
    return "".join(f"{text}\n" for _, _, text in paragraphs_of(pages)), ()


def _contents(package: Package) -> Iterator[tuple[etree._Element, tuple[float, ...]]]:
    """The pages in order: content, and left, top, width, height of the paper."""
    start = package.xml("OFD.xml")
    for root in start.iter("{*}DocRoot") if start is not None else ():
        name = _located("", root.text)
        document = package.xml(name)
        paper = _box(document.find("{*}CommonData/{*}PageArea/{*}PhysicalBox") if document is not None else None)
        for page in document.iterfind("{*}Pages/{*}Page") if document is not None else ():
            content = package.xml(_located(posixpath.dirname(name), page.get("BaseLoc")))
            if content is None:
                raise package.damaged()
            yield content, _box(content.find("{*}Area/{*}PhysicalBox")) or paper or _PAPER


def _glyphs(content: etree._Element) -> Iterator[Glyph]:
    """The visible characters of a page with their places in points."""
    for part in content.iter("{*}TextObject"):
        left_top = _numbers(part.get("Boundary"))[:2]
        if part.get("Visible") == "false" or len(left_top) < 2:
            continue
        matrix = _numbers(part.get("CTM"))
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        em = (next(iter(_numbers(part.get("Size"))), 0.0) or _SIZE) * (abs(a) or abs(b) or 1.0)
        x = y = 0.0
        for code in part.iterfind("{*}TextCode"):
            # A code that does not say where it begins does so where the one before it did.
            x, y = (next(iter(_numbers(code.get(name))), before) for name, before in (("X", x), ("Y", y)))
            text = code.text or ""
            across, down = (_steps(code.get(name), len(text)) for name in ("DeltaX", "DeltaY"))
            at_x, at_y = x, y
            for character, dx, dy in zip(text, across, down, strict=True):
                base_x, base_y = left_top[0] + a * at_x + c * at_y + e, left_top[1] + b * at_x + d * at_y + f
                scale = abs(a) or 1.0
                # How wide a narrow character is, the font knows; here, where the next one stands says so.
                width = em if is_wide(character) else min(em, dx * scale) if dx is not None and dx > 0 else em / 2
                if max(abs(base_x), abs(base_y), em) < _MAX_LENGTH and not character.isspace():
                    x0, x1, base = (value * _POINTS for value in (base_x, base_x + width, base_y))
                    yield Glyph(plain(character), x0, x1, base, em * _POINTS, part.get("Font") or "")
                at_x, at_y = at_x + (width / scale if dx is None else dx), at_y + (dy or 0.0)


def _steps(text: str | None, count: int) -> list[float | None]:
    """Distances from each character to the next: “g 3 5.6” is three times 5.6 (11.3, table 46); None: not given."""
    words = iter((text or "").split())
    steps: list[float | None] = []
    for word in words:
        times = 1
        if word == "g":
            times = int(next(iter(_numbers(next(words, ""))), 0.0))
            word = next(words, "")
        value = next(iter(_numbers(word)), None)
        steps += [value] * max(0, min(times, count - len(steps)))
    return (steps + [None] * count)[:count]


def _numbers(text: str | None) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text or "")]


def _box(element: etree._Element | None) -> tuple[float, ...] | None:
    numbers = _numbers(element.text) if element is not None else []
    return tuple(numbers) if len(numbers) == 4 and min(numbers[2:]) > 0 and max(numbers) < _MAX_LENGTH else None


def _located(folder: str, place: str | None) -> str:
    return posixpath.normpath(posixpath.join("/", folder, (place or "").strip())).lstrip("/")
