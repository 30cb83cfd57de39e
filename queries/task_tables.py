"""任务分解表 and 台账 of a city, a plan or an agency: which rows go on which sheet, in protocol order."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph.connection import Store
from ingest.register import LEVEL_WORD
from queries.errors import ParameterError
from queries.export.docx import task_document
from queries.export.xlsx import task_table, task_tables
from queries.library import find_query
from queries.run import run_query, suggestions

MOST_ROWS = 100_000
_EVERY = "全部任务"


@dataclass(frozen=True)
class Scope:
    """Whose tasks; what is empty is not asked for."""

    city: str = ""
    agency: str = ""
    document: str = ""

    @property
    def title(self) -> str:
        """What stands over the table."""
        level = LEVEL_WORD.match(self.agency)
        # 郑州市 and 市市场监管局: the city says the level already.
        said = level is not None and self.city.endswith(level.group("level"))
        return f"{self.city}{self.agency[level.end() :] if level and said else self.agency}任务分解表"


Rows = list[dict[str, Any]]


def task_rows(store: Store, scope: Scope) -> Rows:
    """Rows of the query `task_table`; ParameterError where nothing fits, with near names of an agency."""
    rows = _rows(store, scope)
    if not rows:
        near = suggestions(store, scope.agency) if scope.agency else []
        raise ParameterError("agency" if scope.agency else "city", "没有符合条件的任务", near)
    return rows


def rows_by_agency(store: Store, scope: Scope) -> dict[str, Rows]:
    """Rows of every agency of the city or plan, by its name, in protocol order; one query for all of them.

    `scope.agency` is not asked for: with a sheet each, it is about the others too.
    """
    rows = _run(store, "agency_sheets", {"city": scope.city, "document": scope.document})
    found: dict[str, Rows] = {}
    for _, some in groupby(rows, key=itemgetter("机构标识")):
        sheet = list(some)
        name, place = sheet[0]["机构"], sheet[0]["所在地"]
        found[name if name not in found else f"{place}{name}"] = sheet
    if not found:
        raise ParameterError("city", "没有符合条件的任务")
    return found


def _rows(store: Store, scope: Scope) -> Rows:
    return _run(store, "task_table", asdict(scope))


def _run(store: Store, query: str, values: dict[str, str]) -> Rows:
    """All rows or none: a table that leaves tasks out in silence is worse than no table."""
    result = run_query(store, find_query(query), values, max_rows=MOST_ROWS)
    if result.truncated:
        raise ParameterError("city", f"任务太多，一张表放不下（{result.cut}）；请选一个城市或一份方案")
    return result.rows


def write_table(store: Store, scope: Scope, *, form: str, each: bool = False, as_ledger: bool = False) -> bytes:
    """The table as `xlsx` or `docx`; `each` gives every agency a sheet of its own, `as_ledger` the columns of a 台账."""
    title = scope.title.replace("任务分解表", "任务台账") if as_ledger else scope.title
    if form == "docx":
        if each or as_ledger:
            raise ParameterError("--out", "分单位的表和台账只有 .xlsx")
        return task_document(task_rows(store, scope), title=title)
    if each:
        return task_tables(
            {_EVERY: task_rows(store, scope), **rows_by_agency(store, scope)}, title=title, ledger=as_ledger
        )
    return task_table(task_rows(store, scope), title=title, ledger=as_ledger)
