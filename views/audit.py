"""Who changed what and when: one line an action, appended to `audit.log` in the product's home folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.home import Home
from graph.log import KeyValue, event
from views.user import user

_log = logging.getLogger("graph.audit")
_FORM = KeyValue()


class AuditFailed(GraphError):
    """The log cannot be written, so nothing is done that would have to stand in it."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}：无法写入操作日志（{error.strerror}），没有改动；请检查文件夹的权限和磁盘空间")


def audit_file() -> Path:
    """Where the lines go."""
    return Home().root / "audit.log"


@contextmanager
def audited(action: str, document: str) -> Iterator[dict[str, Any]]:
    """Record an action when it is done, or that it failed; counts may be added on the way.

    AuditFailed before anything happens where the log cannot be written: what cannot be recorded is not done.
    """
    counts: dict[str, Any] = {}
    _append("")
    try:
        yield counts
    except Exception as error:
        _record(action, document, outcome="failed", error=type(error).__name__)
        raise
    _record(action, document, outcome="done", **counts)


def _record(action: str, document: str, **more: Any) -> None:
    fields = {"user": user(), "action": action, "document": document, **more}
    entry = logging.LogRecord(_log.name, logging.INFO, "", 0, "audit", None, None)
    entry.fields = fields
    _append(f"{_FORM.format(entry)}\n")
    event(_log, "audit", **fields)


def _append(line: str) -> None:
    path = audit_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(line.encode())  # one write: lines of two sessions do not mix
    except OSError as error:
        raise AuditFailed(path, error) from error
