"""Running queries: saved ones by their typed parameters, typed ones only after the guard let them through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Any

from graph.connection import ReadResult, Store
from queries import guard
from queries.agency_names import resolve_values
from queries.errors import ParameterError
from queries.saved_query import Parameter, SavedQuery
from queries.words import shown

MAX_ROWS = 1000
TIMEOUT_S = 20.0
MAX_CELL_CHARACTERS = 20_000
# What a sheet of 100,000 rows may hold; a typed query's rows have the smaller limit of graph/apart.py.
MAX_BYTES = 256 * 1024 * 1024
_KNOWN = """\
MATCH (a:Agency)
WHERE a.id = $name OR a.name = $name OR $name IN a.aliases OR a.official_name = $name
RETURN count(a) AS n"""


@dataclass(frozen=True)
class Result:
    """Rows as users read them; `raw` keeps graph values (nodes, relationships, paths) for pictures."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool
    elapsed_s: float
    cypher: str
    parameters: dict[str, Any]
    message: str = ""
    title: str = ""
    raw: list[dict[str, Any]] = field(default_factory=list, repr=False)
    cut_by: str = ""  # "rows" or "bytes" where truncated
    note: str = ""  # which body an abbreviation or an old name was taken for

    @property
    def cut(self) -> str:
        """In words, what was cut; empty for a whole result."""
        if not self.truncated:
            return ""
        why = "，数据量已到上限" if self.cut_by == "bytes" else ""
        return f"已截断，仅显示前 {len(self.rows)} 行{why}"


@dataclass(frozen=True)
class Choice:
    """One value a parameter can take and how it is shown."""

    value: Any
    label: str


def run_query(
    store: Store,
    query: SavedQuery,
    given: Mapping[str, Any],
    *,
    max_rows: int = MAX_ROWS,
    timeout_s: float = TIMEOUT_S,
) -> Result:
    """Run a saved query. An empty result carries the query's own message; a truncated one says so.

    Agencies are resolved first (`queries/agency_names.py`), and `note` says to what. A file that somebody wrote runs as a
    typed text does: QueryRefused when it is not a pure read.
    """
    values, note = resolve_values(store, query, query.values(dict(given)))
    if query.own:
        found = read_typed(store, query.cypher, values, timeout_s=timeout_s, max_rows=max_rows)
    else:
        text, wanted = query.limited(values, max_rows + 1)  # one more shows that there are more
        found = store.read(text, wanted, timeout_s=timeout_s, max_rows=max_rows, max_bytes=MAX_BYTES)
    words = {column.name: column.words for column in query.columns}
    rows = [{name: shown(plain(value), words.get(name)) for name, value in row.items()} for row in found.rows]
    message = "" if rows else _empty_message(store, query, values)
    return replace(_result(found, rows, query.cypher, values, message, query.title), note=note)


def run_text(
    store: Store,
    cypher: str,
    values: Mapping[str, Any] | None = None,
    *,
    max_rows: int = MAX_ROWS,
    timeout_s: float = TIMEOUT_S,
    stop: Event | None = None,
) -> Result:
    """Run a text somebody typed, after the guard planned it; QueryRefused when it is not a pure read.

    Setting `stop` ends it from another thread: QueryStopped.
    """
    parameters = dict(values or {})
    found = read_typed(store, cypher, parameters, timeout_s=timeout_s, max_rows=max_rows, stop=stop)
    rows = [{name: plain(value) for name, value in row.items()} for row in found.rows]
    message = "" if rows else "没有符合条件的结果"
    return _result(found, rows, cypher, parameters, message, "自写查询")


def read_typed(
    store: Store,
    cypher: str,
    values: Mapping[str, Any],
    *,
    timeout_s: float = TIMEOUT_S,
    max_rows: int = MAX_ROWS,
    stop: Event | None = None,
) -> ReadResult:
    """Plan and read a text that somebody wrote, in a process of its own; QueryRefused when it is not a pure read."""
    guard.check(store, cypher, values)
    return store.apart.read(cypher, values, timeout_s=timeout_s, max_rows=max_rows, stop=stop)


def _result(
    found: ReadResult, rows: list[dict[str, Any]], cypher: str, parameters: dict[str, Any], message: str, title: str
) -> Result:
    """What was read, with its rows as users read them."""
    return Result(
        found.columns, rows, found.truncated, found.elapsed_s, cypher, parameters, message, title, found.rows,
        found.cut_by,
    )  # fmt: skip


def choices(store: Store, parameter: Parameter, *, limit: int = 2000) -> list[Choice]:
    """The values a parameter can take, asked from the graph; empty when it has no such query."""
    if not parameter.choices:
        return []
    if parameter.own:
        rows = read_typed(store, parameter.choices, {}, max_rows=limit).rows
    else:
        rows = store.read(parameter.choices, max_rows=limit).rows
    return [Choice(row["value"], str(row.get("label") or row["value"])) for row in rows]


def suggestions(store: Store, text: str, *, limit: int = 5) -> list[str]:
    """Names of agencies in the graph that `text` may mean: by other names first, then by likeness."""
    from rapidfuzz import fuzz, process

    from ingest.register import load_register

    rows = store.read("MATCH (a:Agency) RETURN DISTINCT a.name AS name, a.function AS function ORDER BY name").rows
    register = load_register()
    keys = [found.key for form in [text, *register.suggest(text)] if (found := register.function_of(form))]
    same = [row["name"] for key in dict.fromkeys(keys) for row in rows if row["function"] == key]
    names = list(dict.fromkeys(row["name"] for row in rows))
    alike = [name for name, _, _ in process.extract(text, names, scorer=fuzz.WRatio, limit=limit, score_cutoff=55)]
    return list(dict.fromkeys([*same, *alike]))[:limit]


def _empty_message(store: Store, query: SavedQuery, values: Mapping[str, Any]) -> str:
    """The query's own sentence, and near names when an agency was asked for that the graph does not have."""
    for parameter in query.parameters:
        name = values[parameter.name]
        if parameter.names_agency and name and not store.read(_KNOWN, {"name": name}).rows[0]["n"]:
            return str(ParameterError(parameter.name, f"图中没有机构“{name}”", suggestions(store, str(name))))
    return query.empty


def plain(value: Any) -> Any:
    """A value that tables, JSON and sheets can hold; nodes and relationships become their properties."""
    if isinstance(value, str):
        return value if len(value) <= MAX_CELL_CHARACTERS else value[:MAX_CELL_CHARACTERS] + "…（已截断）"
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value[:1000]]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in list(value.items())[:200]}
    if hasattr(value, "nodes") and hasattr(value, "relationships"):  # a path
        return " → ".join(caption(node) for node in value.nodes)
    if hasattr(value, "items"):  # a node or relationship
        kind = ":".join(sorted(value.labels)) if hasattr(value, "labels") else value.type
        return {"类型": kind, **{str(key): plain(item) for key, item in value.items()}}
    return str(value)


def caption(node: Any) -> str:
    """What a node is called in a picture."""
    return str(node.get("name") or node.get("label") or node.get("title") or node.get("id") or "")
