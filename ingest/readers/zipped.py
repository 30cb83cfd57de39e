"""Zip packages (docx, xlsx, ofd): opened with limits, their XML read without entities, DTDs or network."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from ingest.errors import InputError

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
# What a damaged package raises, in the standard library's words.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, OSError, RuntimeError)


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
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise InputError(path, f"解压后超过 {MAX_UNPACKED // 1024 // 1024} MB", "工作方案不会这么大，请检查文件")
        self.names = frozenset(member.filename for member in members)

    def damaged(self) -> InputError:
        """The error of a package that cannot be read."""
        return InputError(self._path, f"{self._kind}已损坏，无法读取", "请在 Word 或 WPS 中打开后另存")

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML member; None when there is no such member, InputError when it is damaged."""
        if name not in self.names:
            return None
        # huge_tree stays off: lxml then refuses nesting deeper than 256 and text nodes over 10 MB.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            root = etree.fromstring(self._zip.read(name), parser)
        except (*BROKEN, etree.XMLSyntaxError) as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.doctype:
            raise self.damaged()  # no office program writes a DTD; entity bombs do
        return root
