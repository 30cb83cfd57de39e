"""PDF with a text layer → its text, a line a paragraph, and its tables. The work is done in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from ingest.errors import InputError
from ingest.readers.source import Cell, Table

_ROOT = Path(__file__).resolve().parents[2]
_TIMEOUT_S = 300
_BROKEN = ("PDF 已损坏或不完整，无法读取", "请重新下载或换一个文件")
_NOT_INSTALLED = ("读取 PDF 的组件 pdfplumber 没有安装", "请运行 make setup 后再试")
_TOO_SLOW = (f"{_TIMEOUT_S} 秒内没有读完", "请把方案的页另存为一个新的 PDF")


def read_pdf(data: bytes, path: Path) -> tuple[str, tuple[Table, ...]]:
    """The text and tables of a PDF; InputError for scans, passwords, broken and hostile files."""
    command = [sys.executable, "-m", "ingest.readers.pdf_worker"]
    paths = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    settings = {**os.environ, "PYTHONPATH": paths}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_TIMEOUT_S, env=settings, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError(path, *_TOO_SLOW) from error
    if b"ModuleNotFoundError" in done.stderr:
        raise InputError(path, *_NOT_INSTALLED)
    if done.returncode != 0:
        raise InputError(path, *_BROKEN)
    answer = json.loads(done.stdout)
    if "problem" in answer:
        raise InputError(path, answer["problem"], answer["remedy"])
    tables = tuple(Table(start, end, tuple(Cell(*place) for place in cells)) for start, end, cells in answer["tables"])
    return answer["text"], tables
