"""Bytes to text: UTF-8 and GB18030 by what the bytes say, UTF-16 by its mark, everything else refused."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ingest.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# Common words of official prose: a wrong decoding of Chinese has none of them.
_CHINESE = re.compile("[的和在市级部门单位工作责任组织建设实施]")
_MAX_CONTROL_SHARE = 0.002


def decode(data: bytes, path: Path) -> str:
    """Return the text of `data`; InputError when it is binary or in an encoding that is not understood."""
    if not data.strip():
        raise InputError(path, "文件是空的", "请换一个文件")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    if b"\x00" in data[:65536]:
        raise InputError(path, "是二进制文件，不是文本", "请先在 Word 或 WPS 中另存为文本或网页")
    for encoding in ("utf-8", "gb18030"):
        text = _try(data, encoding)
        if text is not None and _plausible(text):
            return text
    raise InputError(path, f"无法识别编码（{_guess(data)}）", "请另存为 UTF-8 或 GB18030（ANSI）编码的文本")


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(path, f"标明为 {encoding}，但第 {error.start} 字节不符", "请另存为 UTF-8 编码") from error


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # A page cut off in the middle of a character is still that page.
        if error.start >= len(data) - 4:
            return data[: error.start].decode(encoding)
        return None


def _plausible(text: str) -> bool:
    sample = text[:200_000]
    if len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        return False
    return sample.isascii() or _CHINESE.search(sample) is not None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # only to name what is refused

    best = from_bytes(data[:20_000]).best()
    return f"像是 {best.encoding}" if best else "像是二进制"
