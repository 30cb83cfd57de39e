"""The library of saved queries: every `.cypher` file below `queries/library` and of the user's own folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import platformdirs
from rapidfuzz import process

from queries.errors import HeaderError, UnknownQuery
from queries.query_file import parse_query
from queries.saved_query import OWN, SavedQuery

FOLDER = Path(__file__).resolve().parent / "library"
# Folder name → what the families are called, in the order of the menus.
FAMILIES = {
    "assignment": "任务分工",
    "workload": "工作量",
    "dependency": "依赖",
    "overlap": "重合",
    "deadlines": "期限",
    "indicators": "指标",
    "governance": "待办与风险",
    "comparison": "比较",
    "provenance": "来源",
    OWN: "我的查询",
}


def own_folder() -> Path:
    """Where a user's own saved queries live (`DUTY_GRAPH_QUERIES`, else the user's data folder)."""
    return Path(os.environ.get("DUTY_GRAPH_QUERIES") or Path(platformdirs.user_data_dir("duty-graph")) / "queries")


def load_query(path: Path, *, family: str = OWN) -> SavedQuery:
    """Read one file; HeaderError when it does not pass its checks."""
    return parse_query(path.read_text(encoding="utf-8-sig"), path=path, family=family)


@cache
def library() -> Mapping[str, SavedQuery]:
    """The queries that come with the product, by id, in the order of the menus."""
    found: dict[str, SavedQuery] = {}
    for family in FAMILIES:
        for path in sorted((FOLDER / family).glob("*.cypher")):
            query = load_query(path, family=family)
            if query.id != path.stem or query.id in found:
                raise HeaderError(path, 1, f"id {query.id} 与文件名不同或重复")
            found[query.id] = query
    return MappingProxyType(found)


def own_queries() -> tuple[dict[str, SavedQuery], list[str]]:
    """The user's own queries and one line for each file that does not pass its checks."""
    found: dict[str, SavedQuery] = {}
    problems = []
    for path in sorted(own_folder().glob("*.cypher")) if own_folder().is_dir() else []:
        try:
            found[path.stem] = load_query(path)
        except (HeaderError, UnicodeDecodeError) as error:
            problems.append(str(error))
    return found, problems


def find_query(query_id: str) -> SavedQuery:
    """A query by id, the product's or the user's; UnknownQuery with near ids."""
    queries = {**own_queries()[0], **library()}
    if query_id in queries:
        return queries[query_id]
    near = [name for name, _, _ in process.extract(query_id, list(queries), limit=3, score_cutoff=55)]
    raise UnknownQuery(query_id, near)
