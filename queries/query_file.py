"""The file of a saved query, read and checked: header, typed parameters, columns and text must agree.

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
from dataclasses import replace
from pathlib import Path
from typing import get_args

from queries.errors import HeaderError, ParameterError
from queries.saved_query import OWN, USED, Column, Parameter, ParameterType, SavedQuery
from queries.words import TEXT, WORDS

_LINE = re.compile(r"^//\s?(?P<key>[a-z]+(?: [a-z_]+)?):\s*(?P<value>.*)$")
_PARAMETER = re.compile(
    r"^(?P<type>\w+)\s*(?:=\s*(?P<default>[^|]*?)\s*)?\|\s*(?P<title>[^|]+?)\s*(?:\|\s*(?P<help>.*))?$"
)
_KEYS = ("id", "title", "question", "why", "columns", "empty", "picture")
_REQUIRED = ("id", "title", "question", "columns", "empty")
_RETURNED = re.compile(r"\bAS\s+`?([^\s`,]+)`?")


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
    used = set(USED.findall(query.cypher))
    if used - declared:
        raise HeaderError(path, line, f"用到了未声明的参数 {'、'.join(sorted(used - declared))}")
    if declared - used:
        raise HeaderError(path, line, f"声明了没有用到的参数 {'、'.join(sorted(declared - used))}")
    if query.picture and set(USED.findall(query.picture)) - declared:
        raise HeaderError(path, line, "picture 用到了未声明的参数")
    last = re.split(r"^RETURN\b", query.cypher, flags=re.M)  # a RETURN inside COUNT { } does not begin a line
    if len(last) < 2 or "ORDER BY" not in last[-1]:
        raise HeaderError(path, line, "最后的 RETURN 没有 ORDER BY，结果顺序不固定")
    returned = _RETURNED.findall(_without_subqueries(last[-1].split("\nORDER BY")[0]))
    names = [column.name for column in query.columns]
    if returned != names:
        raise HeaderError(path, line, f"RETURN 的列 {returned} 与声明的列 {names} 不一致")


def _without_subqueries(text: str) -> str:
    """What is in braces has names of its own, which are no columns."""
    while (shorter := re.sub(r"\{[^{}]*\}", "", text)) != text:
        text = shorter
    return text
