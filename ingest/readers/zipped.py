"""Zip packages (docx, xlsx, ofd): opened with limits, their XML read without entities, DTDs or network."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from ingest.errors import InputError

SIGNATURE = b"PK\x03\x04"
MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
# One XML member becomes a tree ten times its size. Text compresses 10 to 60 times, a bomb a thousand times.
MAX_XML = 40 * 1024 * 1024
MAX_RATIO = 300
_RATIO_FROM = 4 * 1024 * 1024
# What a damaged package raises, in the standard library's words.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, KeyError, ValueError, NotImplementedError,
    OSError, RuntimeError,
)  # fmt: skip
# Word's “Strict Open XML” is the same language under another name.
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)


def member_names(data: bytes) -> frozenset[str] | None:
    """Names of the members of a zip package, lower case; None when the data is no package or a broken one."""
    if not data.startswith(SIGNATURE):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return frozenset(_plain(name) for name in package.namelist())
    except BROKEN:
        return None


def is_bomb(member: zipfile.ZipInfo) -> bool:
    """True for an XML member that no program can have written: too large, or packed too well."""
    ratio = member.file_size / max(1, member.compress_size)
    return member.file_size > MAX_XML or (member.file_size > _RATIO_FROM and ratio > MAX_RATIO)


def _plain(name: str) -> str:
    # Some programs write backslashes or a leading slash; part names know no case (ECMA-376 part 2, 6.2.2).
    return name.replace("\\", "/").lstrip("/").lower()


class Package:
    """The members of one zip package; every failure is one InputError line."""

    def __init__(self, data: bytes, path: Path, kind: str) -> None:
        """`kind` names the sort of file in messages (Word 文件); InputError when it is damaged or a zip bomb."""
        self._path, self._kind = path, kind
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except BROKEN as error:
            raise self.damaged() from error
        if len(members) > MAX_MEMBERS:
            raise self._too_large(f"内有 {len(members)} 个文件，超过 {MAX_MEMBERS} 个")
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise self._too_large(f"解压后超过 {MAX_UNPACKED // 1024 // 1024} MB")
        self._members = {_plain(member.filename): member for member in members}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def damaged(self) -> InputError:
        """The error of a package that cannot be read."""
        return InputError(self._path, f"{self._kind}已损坏，无法读取", "请在 Word 或 WPS 中打开后另存")

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML member; None when there is no such member, InputError when it is damaged or too large."""
        member = self._members.get(_plain(name))
        if member is None:
            return None
        if is_bomb(member):
            raise self._too_large(f"其中的正文解压后有 {member.file_size // 1024 // 1024} MB")
        # huge_tree stays off: lxml then refuses nesting deeper than 256 and text nodes over 10 MB.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._zip.read(member).replace(*_STRICT), parser)
        except etree.XMLSyntaxError as error:
            if "Excessive depth" in str(error):
                raise InputError(self._path, f"{self._kind}嵌套过深，无法完整读取", "请另存为文本后再解析") from error
            raise self.damaged() from error
        except BROKEN as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.doctype:
            raise self.damaged()  # no office program writes a DTD; entity bombs do
        return root

    def _too_large(self, problem: str) -> InputError:
        return InputError(self._path, problem, "工作方案不会这么大，请检查文件")
