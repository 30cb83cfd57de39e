"""Links from page to page. app.py tells which page is which; a page only names the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from views import state

_PAGES = "pages"
QUERIES = "queries"


def register(pages: Mapping[str, Any]) -> None:
    """Keep the pages of this run by the name in their address."""
    st.session_state[_PAGES] = dict(pages)


def to_query(label: str, query: str, values: Mapping[str, str]) -> None:
    """A link to a saved query with its values filled in."""
    given = state.filled({"query": query, **{f"p_{name}": value for name, value in values.items()}})
    st.page_link(st.session_state[_PAGES][QUERIES], label=label, query_params=given)
