"""One file of somebody else's, read in a process of its own that may hold and take only so much.

Readers and grammar are proof against hostile files as far as they were tried (docs/robustness.md). What nobody thought
of ends the child process, and its own children with it, and is one sentence for that file.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import psutil

from ingest.errors import InputError
from ingest.preview import Preview
from ingest.readers import MAX_BYTES

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parent.parent
_MB = 1024 * 1024
_LOOK_EVERY_S = 0.2
_MAX_NAME = 120
# Two at a time leave something of an office PC to the pages of the others.
_PLACES = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost. The heaviest text of ten megabytes tried took 1.7 GB, a real plan under 300 MB."""

    seconds: float = 120
    memory_bytes: int = 1800 * _MB
    max_bytes: int = MAX_BYTES


def file_name(given: str) -> str:
    """A file name as it may be kept and shown: the last part of a path, no control characters, not without end."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip()
    if len(clean) > _MAX_NAME:
        clean = clean[: _MAX_NAME - 20] + "…" + clean[-19:]
    return clean if clean.strip(".") else "未命名"


def preview_limited(
    data: bytes, name: str, *, corrections: Path | None = None, limits: Limits | None = None
) -> Preview:
    """What was understood of an uploaded file; InputError (file, problem, remedy) when it cannot be read."""
    limits, name = limits or Limits(), file_name(name)
    if len(data) > limits.max_bytes:
        problem = f"有 {len(data) // _MB} MB，超过 {limits.max_bytes // _MB} MB"
        raise InputError(name, problem, "工作方案不会这么大，请检查文件")
    with _PLACES, tempfile.TemporaryDirectory(prefix="duty-graph-") as folder:
        path = Path(folder) / "upload"
        path.write_bytes(data)
        request = {"file": str(path), "name": name, "corrections": str(corrections) if corrections else None}
        answer = _ask(json.dumps({**request, "limits": asdict(limits)}).encode(), name, limits)
    if "problem" in answer:
        raise InputError(name, str(answer["problem"]), str(answer["remedy"]))
    return cast(Preview, answer)


def _ask(request: bytes, name: str, limits: Limits) -> dict[str, object]:
    with _child() as process:
        end = time.monotonic() + limits.seconds
        given: bytes | None = request
        while True:
            try:
                said, complaint = process.communicate(given, timeout=_LOOK_EVERY_S)
                break
            except subprocess.TimeoutExpired:
                given = None  # it is under way already
            if time.monotonic() > end:
                raise InputError(name, f"{limits.seconds:g} 秒内没有读完", "请只留下方案本身，另存后再试")
            if _memory_of(process.pid) > limits.memory_bytes:
                raise InputError(name, "读取它需要的内存超过上限", "请只留下方案本身，另存后再试")
    if process.returncode != 0:
        _log.error("worker-died", extra={"fields": {"code": process.returncode, "said": _last_line(complaint)}})
        raise InputError(name, "读取它的进程意外结束，文件可能已损坏或过大", "请在 Word 或 WPS 中打开后另存再试")
    return cast(dict[str, object], json.loads(said))


@contextmanager
def _child() -> Iterator[subprocess.Popen[bytes]]:
    """The process, which is over, with all that it started, when the block is."""
    # Where the graph is and how to get in is none of its business.
    settings = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J")}
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest.limited_worker"], cwd=_ROOT, env=settings,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        for each in _family(process.pid):
            with suppress(psutil.NoSuchProcess):
                each.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                with suppress(OSError):  # what was still to be sent to it
                    pipe.close()


def _family(pid: int) -> list[psutil.Process]:
    """The process and what it started (the PDF reader); none when it has ended."""
    try:
        parent = psutil.Process(pid)
        return [*parent.children(recursive=True), parent]
    except psutil.NoSuchProcess:
        return []


def _memory_of(pid: int) -> int:
    total = 0
    for each in _family(pid):
        with suppress(psutil.NoSuchProcess):
            total += each.memory_info().rss
    return total


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""
