"""Bytes to text: UTF-8, GB18030, Big5 and UTF-16 by what the bytes say, whatever a page declares; the rest is refused."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ingest.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# Common words of official prose: a wrong decoding of Chinese has none of them.
_CHINESE = re.compile("[的和在市级部门单位工作责任组织建设实施級門單責組織設實]")
# Share of them among all characters that no wrong decoding reaches by chance.
_SURE = 0.02
_MAX_CONTROL_SHARE = 0.002


def decode(data: bytes, path: Path) -> str:
    """Return the text of `data`; InputError when it is binary or in an encoding that is not understood."""
    if not data.strip():
        raise InputError(path, "文件是空的", "请换一个文件")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    if b"\x00" in data[:65536]:
        if (text := _utf_16(data)) is not None:
            return text
        raise InputError(path, "是二进制文件，不是文本", "请先在 Word 或 WPS 中另存为文本或网页")
    if (text := _try(data, "utf-8")) is not None:
        return text
    found = [text for encoding in ("gb18030", "big5hkscs") if (text := _try(data, encoding)) is not None]
    if found:
        return max(found, key=_share)
    raise InputError(path, f"无法识别编码（{_guess(data)}）", "请另存为 UTF-8 或 GB18030（ANSI）编码的文本")


def _utf_16(data: bytes) -> str | None:
    """Text in UTF-16 without a mark, which old editors write."""
    found = [text for order in ("utf-16-le", "utf-16-be") if (text := _try(data, order)) is not None]
    text = max(found, key=_share, default="")
    return text if _share(text) >= _SURE else None


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(path, f"标明为 {encoding}，但第 {error.start} 字节不符", "请另存为 UTF-8 编码") from error


def _try(data: bytes, encoding: str) -> str | None:
    """The text if it reads like one; a few broken bytes, and a last character cut in two, make no other encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - 4
        text = data[: error.start].decode(encoding) if cut else data.decode(encoding, "replace")
    return text if _plausible(text) else None


def _share(text: str) -> float:
    return len(_CHINESE.findall(text)) / max(1, len(text))


def _plausible(text: str) -> bool:
    sample = text[:200_000]
    if len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        return False
    return sample.isascii() or _CHINESE.search(sample) is not None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # only to name what is refused

    best = from_bytes(data[:20_000]).best()
    return f"像是 {best.encoding}" if best else "像是二进制"
