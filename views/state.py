"""What the address carries: every view has a link that reopens it, and a choice follows the user from page to page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

_KEPT = "kept:"


def given(name: str, default: str = "") -> str:
    """What the address says, else what the user chose on another page, else the default."""
    return str(st.query_params.get(name, st.session_state.get(_KEPT + name, default)))


def pick(name: str, options: Sequence[str], default: str | None = None) -> int:
    """Index of the option that `given` names, else of the default, else 0."""
    for wanted in (given(name), default):
        if wanted is not None and wanted in options:
            return list(options).index(wanted)
    return 0


def remember(**values: Any) -> None:
    """Write values into the address and keep them for other pages; empty ones leave both."""
    for name, value in values.items():
        text = "" if value is None else str(value)
        st.session_state[_KEPT + name] = text
        if not text:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != text:
            st.query_params[name] = text


def place_of(name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> int:
    """Index of the row that the address names by what stands in these columns, else 0."""
    wanted = given(name)
    return next((n for n, row in enumerate(rows) if wanted and named(row, columns) == wanted), 0)


def named(row: Mapping[str, Any], columns: Sequence[str]) -> str:
    """A short name of a row that has no id, from what stands in these columns."""
    return hashlib.sha256(repr([row[column] for column in columns]).encode()).hexdigest()[:10]


def forget(prefix: str) -> None:
    """Take the values whose names begin with `prefix` out of the address."""
    for name in [name for name in st.query_params if name.startswith(prefix)]:
        st.query_params.pop(name, None)


def link(page: str, values: Mapping[str, Any]) -> str:
    """Address of a page with its values, relative to this server."""
    return f"/{page}?{urlencode(filled(values))}"


def filled(values: Mapping[str, Any]) -> dict[str, str]:
    """The values that say something, as the address carries them."""
    return {name: str(value) for name, value in values.items() if value not in ("", None)}
