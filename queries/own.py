"""A text somebody made in the app, kept as a query of one's own: the same file, header and checks as every saved query."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from queries.errors import ParameterError
from queries.library import library, own_folder, own_queries
from queries.query_file import parse_query
from queries.saved_query import Parameter, SavedQuery

MOST_OWN = 500
_MOST_TITLE = 60
_HEAD = "//"
_RETURN, _ORDER = re.compile(r"\bRETURN\b"), re.compile(r"\s+ORDER\s+BY\s+")


def own_id(title: str) -> str:
    """The id of a query by its title: a title in Chinese is no name for a file on every system."""
    name = title.strip().lower()
    if re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name):
        return name
    return "own_" + hashlib.sha256(title.strip().encode()).hexdigest()[:8]


def save_own(
    title: str, cypher: str, columns: Sequence[str], parameters: Sequence[Parameter] = (), *, replace: bool = False
) -> SavedQuery:
    """Write the query into the user's folder. ParameterError where the title does not do, HeaderError where the text does not.

    Only parameters the text uses are declared. `replace` allows to write over one of the same title.
    """
    title = " ".join(title.split())
    if not title or len(title) > _MOST_TITLE:
        raise ParameterError("名称", f"请写 1—{_MOST_TITLE} 个字")
    query_id = own_id(title)
    if query_id in library():
        raise ParameterError("名称", f"已有同名的内置查询 {query_id}，请换一个名称")
    there = own_queries()[0]
    if query_id in there and not replace:
        raise ParameterError("名称", f"已有“{there[query_id].title}”；要替换它，请勾选“替换同名的”")
    if len(there) >= MOST_OWN and query_id not in there:
        raise ParameterError("名称", f"自己的查询已有 {MOST_OWN} 条，请先在文件夹 {own_folder()} 中清理")
    path = own_folder() / f"{query_id}.cypher"
    text = file_text(query_id, title, cypher, columns, parameters)
    query = parse_query(text, path=Path(path.name), family="own")
    _write(path, text)
    return query


def file_text(query_id: str, title: str, cypher: str, columns: Sequence[str], parameters: Sequence[Parameter]) -> str:
    """The file: header lines, then the text without the comment lines it begins with (they would be read as header)."""
    lines = [f"{_HEAD} id: {query_id}", f"{_HEAD} title: {title}", f"{_HEAD} question: {title}"]
    for parameter in parameters:
        if f"${parameter.name}" in cypher:
            lines += _declared(parameter)
    lines += [f"{_HEAD} columns: {', '.join(columns)}", f"{_HEAD} empty: 没有符合条件的结果"]
    body = _in_lines(cypher.strip()).splitlines()
    while body and (not body[0].strip() or body[0].lstrip().startswith(_HEAD)):
        body.pop(0)
    return "\n".join([*lines, *body]) + "\n"


def _in_lines(cypher: str) -> str:
    """The last RETURN and the ORDER BY behind it on lines of their own, as every saved query has them; else untouched."""
    start = max((found.start() for found in _RETURN.finditer(cypher)), default=-1)
    if start < 0 or cypher[:start].count("'") % 2 or cypher[:start].count('"') % 2:
        return cypher
    return cypher[:start].rstrip() + "\n" + _ORDER.sub("\nORDER BY ", cypher[start:].lstrip(), count=1)


def _declared(parameter: Parameter) -> list[str]:
    default = (
        ""
        if parameter.default is None
        else f' = "{parameter.default}"'
        if parameter.type == "text"
        else f" = {parameter.default}"
    )
    note = f" | {parameter.help}" if parameter.help else ""
    lines = [f"{_HEAD} parameter {parameter.name}: {parameter.type}{default} | {parameter.title}{note}"]
    if parameter.choices:
        lines.append(f"{_HEAD} choices {parameter.name}: {parameter.choices}")
    return lines


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ParameterError("名称", f"无法写入 {path}（{error.strerror}）") from error
