"""Asking a saved query for all its rows, and what tests of several families of queries count alike."""

from __future__ import annotations

from typing import Any

from graph.connection import Store
from queries.library import find_query
from queries.run import run_query
from queries.words import ROLE
from tests.queries.gold import GoldTask, Role

CITY = "郑州市"
Rows = list[dict[str, Any]]


def rows_of(store: Store, query: str, **values: Any) -> Rows:
    """Every row of the answer."""
    result = run_query(store, find_query(query), values, max_rows=20_000)
    assert not result.truncated
    return result.rows


def by_body(rows: Rows, ids: dict[tuple[str, str], str], *columns: str, name: str = "机构") -> dict[str, Any]:
    """Columns of the rows by the id of the body that the row is about."""
    values = {ids[row["城市"], row[name]]: tuple(row[column] for column in columns) for row in rows}
    return {key: value[0] if len(columns) == 1 else value for key, value in values.items()}


def of_city(tasks: list[GoldTask]) -> list[GoldTask]:
    """The labelled tasks of the city that most tests ask about."""
    return [task for task in tasks if task.city == CITY]


def by_plan(tasks: list[GoldTask]) -> dict[str, list[GoldTask]]:
    """Labelled tasks by the title of their plan."""
    found: dict[str, list[GoldTask]] = {}
    for task in tasks:
        found.setdefault(task.plan, []).append(task)
    return found


def shown_role(role: Role) -> str:
    """The role as users read it: the only body of a list leads."""
    return ROLE["lead" if role.leads else role.role]
