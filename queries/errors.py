"""What can go wrong with a saved or typed query. Every message is one line."""

from __future__ import annotations

from pathlib import Path


class QueryError(Exception):
    """Root of every error this package raises on purpose."""


class HeaderError(QueryError):
    """A .cypher file whose header and text disagree: file, line, what is wrong."""

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        super().__init__(f"{path} 第 {line} 行：{problem}")


class UnknownQuery(QueryError):
    """No saved query of that id; near ids are suggested."""

    def __init__(self, query_id: str, near: list[str]) -> None:
        hint = f"，是否指：{'、'.join(near)}" if near else "；用 python -m queries list 查看全部"
        super().__init__(f"没有查询 {query_id}{hint}")


class ParameterError(QueryError):
    """A value that does not fit its parameter: which one, why, what would."""

    def __init__(self, name: str, problem: str, near: list[str] | None = None) -> None:
        hint = f"，是否指：{'、'.join(near)}？" if near else ""
        super().__init__(f"参数 {name}：{problem}{hint}")
