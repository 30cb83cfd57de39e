"""A saved query is a checked object, not a string: header, typed parameters, columns and text must agree.

A `.cypher` file begins with `// key: value` lines and then holds one Cypher text that runs unchanged in Neo4j Browser:

    // id: agency_tasks
    // title: 某机构的全部任务
    // question: 这个机构要做哪些事？
    // why: 协调人员最常用的一张表
    // parameter agency: text = 市市场监管局 | 机构 | 简称、全称都可以
    // choices agency: MATCH (a:Agency) RETURN a.name AS value ORDER BY value
    // columns: 城市, 任务, 角色:role, 依据:basis
    // empty: 没有找到任务
    // picture: MATCH p = … RETURN p

A parameter without `= default` is required. A column may name the words it is shown in (`queries/words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from queries.errors import HeaderError, ParameterError
from queries.words import TEXT, WORDS

OWN = "own"  # the family of the files that users wrote

ParameterType = Literal["text", "integer", "number", "date", "boolean"]
Value = str | int | float | bool

_LINE = re.compile(r"^//\s?(?P<key>[a-z]+(?: [a-z_]+)?):\s*(?P<value>.*)$")
_PARAMETER = re.compile(
    r"^(?P<type>\w+)\s*(?:=\s*(?P<default>[^|]*?)\s*)?\|\s*(?P<title>[^|]+?)\s*(?:\|\s*(?P<help>.*))?$"
)
_KEYS = ("id", "title", "question", "why", "columns", "empty", "picture")
_REQUIRED = ("id", "title", "question", "columns", "empty")
_USED = re.compile(r"\$([a-z_]+)")
_RETURNED = re.compile(r"\bAS\s+`?([^\s`,]+)`?")
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
        text = _USED.sub(lambda match: literal(values[match.group(1)]), self.cypher)
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


def parse_query(text: str, *, path: Path, family: str) -> SavedQuery:
    """Read and check one file; HeaderError names the line where header and text disagree."""
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    choices: dict[str, tuple[int, str]] = {}
    lines = text.splitlines()
    body_at = 0
    for number, line in enumerate(lines, start=1):
        if not line.startswith("//"):
            body_at = number - 1
            break
        match = _LINE.match(line)
        if not match:
            raise HeaderError(path, number, "不是“// 名称: 内容”")
        key, value = match.group("key"), match.group("value").strip()
        if key.startswith("parameter "):
            parameters.append(_parameter(key.removeprefix("parameter "), value, path, number))
        elif key.startswith("choices "):
            choices[key.removeprefix("choices ")] = (number, value)
        elif key not in _KEYS or key in fields:
            raise HeaderError(path, number, f"{'重复' if key in fields else '不认识'}的项目 {key}")
        else:
            fields[key] = value
    for key in _REQUIRED:
        if not fields.get(key):
            raise HeaderError(path, 1, f"缺少 {key}")
    for name, (number, _) in choices.items():
        if name not in {p.name for p in parameters}:
            raise HeaderError(path, number, f"没有参数 {name}")
    filled = tuple(
        replace(p, choices=choices[p.name][1] if p.name in choices else None, own=family == OWN) for p in parameters
    )
    query = SavedQuery(
        id=fields["id"], family=family, title=fields["title"], question=fields["question"], why=fields.get("why", ""),
        parameters=filled, columns=_columns(fields["columns"], path), cypher="\n".join(lines[body_at:]).strip() + "\n",
        empty=fields["empty"], picture=fields.get("picture"),
    )  # fmt: skip
    _check(query, path, body_at + 1)
    return query


def _parameter(name: str, value: str, path: Path, number: int) -> Parameter:
    match = _PARAMETER.match(value)
    if not match or match.group("type") not in get_args(ParameterType):
        raise HeaderError(
            path,
            number,
            f"参数 {name} 应写成“类型 = 默认值 | 标题 | 说明”，类型为 {'、'.join(get_args(ParameterType))}",
        )
    kind: ParameterType = match.group("type")  # type: ignore[assignment]
    bare = Parameter(name, kind, match.group("title"), None, (match.group("help") or "").strip())
    default = match.group("default")
    if default is None:
        return bare
    try:
        typed = bare.parse(default.strip('"'))
    except ParameterError as error:
        raise HeaderError(path, number, f"默认值不符：{error}") from error
    return Parameter(name, kind, bare.title, typed, bare.help)


def _columns(text: str, path: Path) -> tuple[Column, ...]:
    columns = []
    for part in text.split(","):
        name, _, words = part.strip().partition(":")
        if words and words != TEXT and words not in WORDS:
            raise HeaderError(path, 1, f"列 {name} 用了不认识的词表 {words}")
        columns.append(Column(name, words or None))
    return tuple(columns)


def _check(query: SavedQuery, path: Path, line: int) -> None:
    declared = {p.name for p in query.parameters}
    used = set(_USED.findall(query.cypher))
    if used - declared:
        raise HeaderError(path, line, f"用到了未声明的参数 {'、'.join(sorted(used - declared))}")
    if declared - used:
        raise HeaderError(path, line, f"声明了没有用到的参数 {'、'.join(sorted(declared - used))}")
    if query.picture and set(_USED.findall(query.picture)) - declared:
        raise HeaderError(path, line, "picture 用到了未声明的参数")
    last = re.split(r"^RETURN\b", query.cypher, flags=re.M)  # a RETURN inside COUNT { } does not begin a line
    if len(last) < 2 or "ORDER BY" not in last[-1]:
        raise HeaderError(path, line, "最后的 RETURN 没有 ORDER BY，结果顺序不固定")
    returned = _RETURNED.findall(last[-1].split("\nORDER BY")[0])
    names = [column.name for column in query.columns]
    if returned != names:
        raise HeaderError(path, line, f"RETURN 的列 {returned} 与声明的列 {names} 不一致")
