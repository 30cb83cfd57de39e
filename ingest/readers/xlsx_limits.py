"""How much a workbook holds, counted before it is loaded: a file of a hundred kilobytes can fill any memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree
from openpyxl.worksheet.cell_range import CellRange

from ingest.errors import InputError
from ingest.readers.zipped import is_bomb

MAX_CELLS = 500_000
# All elements of all parts: openpyxl makes an object of a kilobyte of most of them, whatever they are.
MAX_ELEMENTS = 2 * MAX_CELLS
MAX_UNPACKED = 256 * 1024 * 1024
# Values and their texts go with their cells.
_WITH_ITS_CELL = {"v", "t", "is", "f"}


def check_size(data: bytes, path: Path) -> None:
    """InputError when the workbook would take more memory than a task table can; ValueError and the like when broken."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = package.infolist()
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise too_large(path, f"解压后超过 {MAX_UNPACKED // 1024 // 1024} MB")
        cells = elements = 0
        # Whatever their names: a sheet is where the package says it is, not where Excel would put it.
        for member in members:
            if is_bomb(member):
                raise too_large(path, f"其中一部分解压后有 {member.file_size // 1024 // 1024} MB")
            for name, ref in _elements(package.read(member)):
                elements += name not in _WITH_ITS_CELL
                # Merged ranges are filled cell by cell on loading, whatever they claim.
                cells += _area(ref) if name == "mergeCell" else name == "c"
                if cells > MAX_CELLS:
                    raise too_large(path, f"超过 {MAX_CELLS} 个单元格")
                if elements > MAX_ELEMENTS:
                    raise too_large(path, f"超过 {MAX_ELEMENTS} 个元素")


def _elements(part: bytes) -> Iterator[tuple[str, str]]:
    """Name without namespace and `ref` of every element of a part; none of what is no XML (pictures)."""
    begun = False
    try:
        for _, element in etree.iterparse(
            BytesIO(part), events=("start",), resolve_entities=False, no_network=True, load_dtd=False
        ):
            if not begun and element.getroottree().docinfo.doctype:
                raise ValueError("DTD")  # no office program writes one; entity bombs do
            begun = True
            yield element.tag.rpartition("}")[2], element.get("ref") or ""
    except etree.XMLSyntaxError:
        # Drawings of old (VML) are HTML at heart and never read; a sheet that breaks off is damaged.
        if begun and b"urn:schemas-microsoft-com:vml" not in part[:1000]:
            raise


def too_large(path: Path, problem: str) -> InputError:
    """The error of a workbook that holds more than a task table."""
    return InputError(path, problem, "任务分解表不会这么大，请只保留需要的工作表")


def _area(ref: str) -> int:
    size = CellRange(ref).size
    return size["rows"] * size["columns"]
