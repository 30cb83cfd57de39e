"""What the address carries: every view has a link that reopens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st


def pick(name: str, options: Sequence[str], default: str | None = None) -> int:
    """Index of the option the address names, else of the default, else 0."""
    wanted = st.query_params.get(name, default)
    return options.index(wanted) if wanted in options else 0


def remember(**values: Any) -> None:
    """Write values into the address; empty ones leave it."""
    for name, value in values.items():
        if value in ("", None):
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != str(value):
            st.query_params[name] = str(value)


def link(page: str, values: Mapping[str, Any]) -> str:
    """Relative address of a page with its values."""
    return f"/{page}?{urlencode({k: v for k, v in values.items() if v not in ('', None)})}"
