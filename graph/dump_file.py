"""The file of a dump: gzip over lines of JSON, checked as a whole before anything is written from it.

    {"format": "duty-graph-dump", "version": 1, "model": 2, "product": "0.1.0", "counts": {"Task": 12, …}}
    ["Task", {"id": …}]                                            one line a node, labels in the order of the model
    ["(Agency)-[:LEADS]->(Task)", "start key", "end key", {…}]     one line a relationship
    {"end": true, "counts": {…}, "graph": "…", "sha256": "…"}      checksum of the graph; hash of all lines before

Nothing in it depends on the server, the machine or the clock: the same graph gives the same file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import __version__
from graph.checksum import Checksum
from graph.errors import DumpError, newer_model
from graph.model import MODEL_VERSION, NODES, RELATIONSHIPS

FORMAT, VERSION = "duty-graph-dump", 1
MAX_LINE = 64 * 1024 * 1024  # bytes; the longest body of a plan is far below
_LEVEL = 6
_NAMES = {**{node.label: 2 for node in NODES}, **{edge.name: 4 for edge in RELATIONSHIPS}}  # name: parts of its line

Counts = dict[str, int]


@dataclass(frozen=True)
class DumpInfo:
    """What a dump says about itself; `graph` is the checksum of what it holds."""

    model: int
    product: str
    counts: Counts
    graph: str

    @property
    def documents(self) -> int:
        """How many plans it holds."""
        return self.counts.get("Document", 0)


def write_dump(path: Path, counts: Counts, pages: Iterable[tuple[str, list[bytes]]]) -> DumpInfo:
    """Write pages of elements; the file appears under its name only when it is whole and on the disk."""
    partial = path.with_name(path.name + ".part")
    sha, checksum, found = hashlib.sha256(), Checksum(), Counter[str]()
    header = {"format": FORMAT, "version": VERSION, "model": MODEL_VERSION, "product": __version__, "counts": counts}
    try:
        with partial.open("wb") as raw:
            with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=raw, mtime=0) as file:
                head = _json(header) + b"\n"
                sha.update(head)
                file.write(head)
                for name, lines in pages:
                    found[name] += len(lines)
                    checksum.add(lines)
                    block = b"".join(line + b"\n" for line in lines)
                    sha.update(block)
                    file.write(block)
                seen = {name: found[name] for name in counts}
                if seen != counts:
                    raise DumpError(path, "图在备份期间有变化，或有编号不合规的节点", "请停止载入、运行 verify 后重试")
                foot = {"end": True, "counts": seen, "graph": checksum.hex(), "sha256": sha.hexdigest()}
                file.write(_json(foot) + b"\n")
            raw.flush()
            os.fsync(raw.fileno())
        partial.replace(path)
    except OSError as error:
        raise DumpError(path, f"无法写入（{error.strerror or error}）", "请检查权限和磁盘空间") from error
    finally:
        partial.unlink(missing_ok=True)
    return DumpInfo(MODEL_VERSION, __version__, counts, checksum.hex())


def inspect(path: Path) -> DumpInfo:
    """Read a whole dump without a database; DumpError for anything that is not one, or not all of one."""
    sha, checksum, found = hashlib.sha256(), Checksum(), Counter[str]()
    lines = _lines(path)
    head = next(lines, b"")
    header = _header(path, head)
    sha.update(head + b"\n")
    number = 1
    for line in lines:
        number += 1
        if line.startswith(b"{"):
            break
        name = _element(path, number, line)[0]
        found[name] += 1
        checksum.add([line])
        sha.update(line + b"\n")
    else:
        raise DumpError(path, "没有结尾，文件不完整", "请重新取得这个备份")
    foot = _parsed(path, number, line)
    counts = {name: found[name] for name in header["counts"]}
    wanted = {"end": True, "counts": counts, "graph": checksum.hex(), "sha256": sha.hexdigest()}
    if foot != wanted or header["counts"] != counts or sum(found.values()) != sum(counts.values()):
        raise DumpError(path, "校验和不符，文件已损坏或被改动", "请重新取得这个备份")
    if next(lines, None) is not None:
        raise DumpError(path, "结尾之后还有内容", "请重新取得这个备份")
    return DumpInfo(header["model"], header["product"], counts, checksum.hex())


def elements(path: Path) -> Iterator[list[Any]]:
    """The elements of a dump that `inspect` has accepted."""
    for number, line in enumerate(_lines(path), start=1):
        if not line.startswith(b"{"):
            yield _element(path, number, line)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            while line := file.readline(MAX_LINE + 1):
                if not line.endswith(b"\n"):
                    raise DumpError(path, "有一行太长或没有写完", "请重新取得这个备份")
                yield line[:-1]
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DumpError(path, "不是本工具的备份，或文件已损坏", "请用 python -m graph dump 写出的文件") from error
    except EOFError as error:
        raise DumpError(path, "文件不完整（被截断）", "请重新取得这个备份") from error
    except OSError as error:
        raise DumpError(path, f"无法读取（{error.strerror or error}）", "请检查路径和权限") from error


def _header(path: Path, line: bytes) -> dict[str, Any]:
    header = _parsed(path, 1, line)
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise DumpError(path, "不是本工具的备份", "请用 python -m graph dump 写出的文件")
    version, model, counts = header.get("version"), header.get("model"), header.get("counts")
    if version != VERSION:
        raise DumpError(path, f"备份格式第 {version} 版，本工具认识第 {VERSION} 版", "请升级本工具")
    if not isinstance(model, int) or not isinstance(counts, dict) or not isinstance(header.get("product"), str):
        raise DumpError(path, "文件头不完整", "请重新取得这个备份")
    if model > MODEL_VERSION:
        raise newer_model(str(path), model)
    return header


def _element(path: Path, number: int, line: bytes) -> list[Any]:
    element = _parsed(path, number, line)
    known = isinstance(element, list) and element and _NAMES.get(str(element[0])) == len(element)
    if not known or not isinstance(element[-1], dict) or not all(isinstance(part, str) for part in element[:-1]):
        raise DumpError(path, f"第 {number} 行不是图模型中的节点或关系", "请重新取得这个备份")
    return list(element)


def _parsed(path: Path, number: int, line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8", errors="surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise DumpError(path, f"第 {number} 行不是有效的 JSON", "请重新取得这个备份") from error


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
