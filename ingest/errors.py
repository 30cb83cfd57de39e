"""What can go wrong while reading a plan. Every message is one line: file, place, what to do."""

from __future__ import annotations

from pathlib import Path


class IngestError(Exception):
    """Root of every error this package raises on purpose."""


class InputError(IngestError):
    """A file that cannot be read as a plan: which file, what is wrong, what the user can do."""

    def __init__(self, path: Path | str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}：{problem}；{remedy}")
        self.path = Path(path)
        self.problem = problem
        self.remedy = remedy


class SchemaError(IngestError):
    """A parsed plan that does not fit parsed-plan/1; `field` is the path of the offending field."""

    def __init__(self, source: str, field: str, problem: str) -> None:
        super().__init__(f"{source}：字段 {field} 不符合 parsed-plan/1：{problem}；请用本工具重新解析原文件")
        self.source = source
        self.field = field
