"""One way from a file to its text: `read_source(path)`. The kind of file is told by its content, not its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ingest.errors import InputError
from ingest.readers.decode import decode
from ingest.readers.html import MarkupTooDeepError, looks_like_html, read_html
from ingest.readers.pdf import read_pdf
from ingest.readers.source import SourceText, Table
from ingest.readers.text_tables import tables_in_text
from ingest.readers.zipped import SIGNATURE, member_names
from ingest.traditional import is_traditional, simplified

__all__ = ["MAX_BYTES", "SourceText", "read_source"]

MAX_BYTES = 32 * 1024 * 1024

Reader = Callable[[bytes, Path], tuple[str, tuple[Table, ...]]]


def _on_demand(kind: str) -> Reader:
    """The reader of a kind of package; what it needs takes longer to load than a plan to parse."""

    def read(data: bytes, path: Path) -> tuple[str, tuple[Table, ...]]:
        reader: Reader = getattr(import_module(f"ingest.readers.{kind}"), f"read_{kind}")
        return reader(data, path)

    return read


# First bytes of kinds with a reader of their own: signature, media type, reader.
_READERS: tuple[tuple[bytes, str, Reader], ...] = ((b"%PDF-", "application/pdf", read_pdf),)
# Zip packages are told apart by what each of them must hold: how a member's name begins, media type, reader.
_PACKAGES: tuple[tuple[str, str, Reader], ...] = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _on_demand("docx")),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _on_demand("xlsx")),
    ("ofd.xml", "application/ofd", _on_demand("ofd")),
)
# First bytes of kinds that carry plans but are not text, and what to do about each.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "是旧版 .doc/.xls/.wps", "请在 Word 或 WPS 中另存为 .docx（表格另存为 .xlsx）后再解析"),
    (b"{\\rtf", "是 RTF 格式", "请在 Word 或 WPS 中另存为 .docx 后再解析"),
    (b"\x89PNG", "是图片", "扫描件没有文字层，请先做文字识别"),
    (b"\xff\xd8\xff", "是图片", "扫描件没有文字层，请先做文字识别"),
)
# A protected .docx or .xlsx is an old-style compound file with this stream in its directory ([MS-OFFCRYPTO] 2.3.4).
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PROTECTED = ("设有打开密码", "请在 Word 或 WPS 中取消密码后另存")
_BROKEN_ZIP = ("文件已损坏，无法读取", "请在 Word 或 WPS 中打开后另存，或重新下载")
_OTHER_ZIP = ("是压缩包或不支持的格式", "请先解压，或另存为 .docx、.xlsx 后再解析")


def read_source(path: Path) -> SourceText:
    """Read one file; InputError (one line: file, problem, remedy) when it holds no readable text."""
    data = _read_bytes(path)
    for signature, media_type, reader in _READERS:
        if data.startswith(signature):
            text, tables = reader(data, path)
            return _source(path, data, text, media_type, tables)
    if data.startswith(SIGNATURE):
        return _read_package(path, data)
    for signature, problem, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(path, *(_PROTECTED if _ENCRYPTED in data else (problem, remedy)))
    text = decode(data, path)
    media_type = "text/plain"
    tables = ()
    if looks_like_html(text):
        media_type = "text/html"
        try:
            text, tables = read_html(text)
        except MarkupTooDeepError as error:
            raise InputError(path, "网页嵌套过深，无法完整读取", "请另存为文本后再解析") from error
    else:
        tables = tables_in_text(text)
    return _source(path, data, text, media_type, tables)


def _source(path: Path, data: bytes, text: str, media_type: str, tables: tuple[Table, ...]) -> SourceText:
    if not text.strip():
        raise InputError(path, "没有文字", "请换一个文件")
    digest = hashlib.sha256(data).hexdigest()
    traditional = is_traditional(text)
    if traditional:
        text = simplified(text)
    return SourceText(path, text, media_type, digest, tables, traditional)


def _read_package(path: Path, data: bytes) -> SourceText:
    """The text of a zip package by the reader of its kind."""
    members = member_names(data)
    if members is None:
        raise InputError(path, *_BROKEN_ZIP)
    for beginning, media_type, reader in _PACKAGES:
        if any(name.startswith(beginning) for name in members):
            text, tables = reader(data, path)
            return _source(path, data, text, media_type, tables)
    raise InputError(path, *_OTHER_ZIP)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(path, "是文件夹", "请给出文件")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                path,
                f"有 {size // 1024 // 1024} MB，超过 {MAX_BYTES // 1024 // 1024} MB",
                "工作方案不会这么大，请检查文件",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(path, "没有这个文件", "请检查路径") from error
    except PermissionError as error:
        raise InputError(path, "没有读取权限", "请检查文件权限") from error
    except OSError as error:
        raise InputError(path, f"无法读取（{error.strerror}）", "请检查文件") from error
