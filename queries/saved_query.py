"""A saved query is a checked object, not a string; its file is read by `queries/query_file.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from queries.errors import ParameterError

OWN = "own"  # the family of the files that users wrote

ParameterType = Literal["text", "integer", "number", "date", "boolean"]
Value = str | int | float | bool

USED = re.compile(r"\$([a-z_]+)")
_AGENCIES = re.compile(r"MATCH \(\w+:Agency\)")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_ROWS = "rows_wanted"  # no query of the library asks for a parameter of this name


@dataclass(frozen=True)
class Parameter:
    """One typed parameter; `default` None means required, `choices` is a query that returns value (and label)."""

    name: str
    type: ParameterType
    title: str
    default: Value | None
    help: str = ""
    choices: str | None = None
    own: bool = False  # of a file somebody wrote, so that its choices run as a typed text does

    @property
    def names_agency(self) -> bool:
        """Whether its values are bodies: by where its choices come from."""
        return bool(self.type == "text" and self.choices and _AGENCIES.match(self.choices))

    def parse(self, text: str | Value) -> Value:
        """The typed value of what a user gave; ParameterError when it does not fit."""
        raw = str(text).strip()
        try:
            if self.type == "integer":
                return int(raw)
            if self.type == "number":
                return float(raw)
        except ValueError as error:
            raise ParameterError(self.name, f"“{raw[:40]}”不是数字") from error
        if self.type == "boolean":
            if raw.lower() not in ("true", "false", "是", "否", "1", "0"):
                raise ParameterError(self.name, f"“{raw[:40]}”不是 是/否")
            return raw.lower() in ("true", "是", "1")
        if self.type == "date" and raw and not _DATE.match(raw):
            raise ParameterError(self.name, f"“{raw[:40]}”不是日期，应如 2025-06-30")
        if len(raw) > 500:
            raise ParameterError(self.name, "太长，最多 500 字")
        return raw


@dataclass(frozen=True)
class Column:
    """One column of the result and the words its codes are shown in."""

    name: str
    words: str | None = None


@dataclass(frozen=True)
class SavedQuery:
    """One saved query. `cypher` is the file's text without its header; `picture` draws a subgraph for the same values."""

    id: str
    family: str
    title: str
    question: str
    why: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    empty: str
    picture: str | None = None

    @property
    def own(self) -> bool:
        """Whether somebody wrote it: it then runs as a typed text does."""
        return self.family == OWN

    def values(self, given: dict[str, Any]) -> dict[str, Value]:
        """Typed values for every parameter: given, else default; ParameterError for a missing or unknown one."""
        unknown = set(given) - {p.name for p in self.parameters}
        if unknown:
            names = [p.name for p in self.parameters]
            raise ParameterError(sorted(unknown)[0], "这个查询没有这个参数", names)
        values: dict[str, Value] = {}
        for parameter in self.parameters:
            value = given.get(parameter.name)
            if value is None or value == "":
                if parameter.default is None:
                    raise ParameterError(parameter.name, f"请填写{parameter.title}")
                values[parameter.name] = parameter.default
            else:
                values[parameter.name] = parameter.parse(value)
        return values

    def limited(self, values: Mapping[str, Value], rows: int) -> tuple[str, dict[str, Value]]:
        """Text and parameters for the first `rows` rows: Neo4j then keeps that many while sorting, and stops reading early."""
        return f"{self.cypher}\nLIMIT ${_ROWS}", {**values, _ROWS: rows}

    def picture_values(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Those of the values that the text of the picture names."""
        return {name: value for name, value in values.items() if f"${name}" in (self.picture or "")}

    def browser_text(self, given: dict[str, Any]) -> str:
        """The text with its values written in, for a link to Neo4j Browser: one click shows the table.

        The text as saved runs there too, after a `:param` line; but Browser shows no table for two statements at once.
        """
        values = self.values(given)
        text = USED.sub(lambda match: literal(values[match.group(1)]), self.cypher)
        shown = "，".join(f"{p.title} = {literal(values[p.name])}" for p in self.parameters)
        return f"// {self.title}{'：' + shown if shown else ''}\n{text}"


def literal(value: Value) -> str:
    """A value as Cypher writes it; quotes, backslashes and line breaks of a text are escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"
