"""The form of a saved query: one widget a parameter, by its type and by what the graph can offer."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries.run import Choice
from queries.saved_query import Parameter, SavedQuery
from views import state
from views.store import saved_choices

_FREE = "（不限）"
_PER_ROW = 4
_TRUE = ("True", "true", "是", "1")


def form(query: SavedQuery) -> dict[str, Any]:
    """Draw the widgets and return what they say; every value also goes into the address."""
    values: dict[str, Any] = {}
    parameters = query.parameters
    for start in range(0, len(parameters), _PER_ROW):
        row = parameters[start : start + _PER_ROW]
        for column, parameter in zip(st.columns(max(3, len(row)), vertical_alignment="bottom"), row, strict=False):
            with column:
                values[parameter.name] = _widget(query.id, parameter)
    state.remember(**{f"p_{name}": value for name, value in values.items()})
    return values


def options(parameter: Parameter, found: list[Choice], start: str) -> dict[str, str]:
    """Values and what the list shows for them; a value that names bodies of several cities stands there once."""
    table: dict[str, str] = {"": _FREE} if parameter.default == "" else {}
    for choice in found:
        value = str(choice.value)
        table[value] = value if value in table else choice.label
    # What the address or the header says may be a part of a name, which the query understands too.
    if start and start not in table:
        table[start] = start
    return table


def _widget(query_id: str, parameter: Parameter) -> Any:
    key = f"{query_id}-{parameter.name}"
    default = "" if parameter.default is None else str(parameter.default)
    start = str(st.query_params.get(f"p_{parameter.name}", default))
    note = parameter.help or None
    found = saved_choices(parameter)
    if parameter.type == "boolean":
        return st.checkbox(parameter.title, value=start in _TRUE, key=key, help=note)
    if found:
        table = options(parameter, found, start)
        names = list(table)
        return st.selectbox(
            parameter.title, names, index=names.index(start) if start in names else None, key=key, help=note,
            format_func=lambda value: table.get(value, value), accept_new_options=parameter.type == "text",
            placeholder="请选择或输入",
        )  # fmt: skip
    return st.text_input(parameter.title, value=start, key=key, help=note, max_chars=500,
                         placeholder="如 2025-06-30" if parameter.type == "date" else None)  # fmt: skip
