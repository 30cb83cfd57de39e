"""Links from page to page. app.py tells which page is which; a page only names the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from views import state

_PAGES = "pages"


def register(pages: Mapping[str, Any]) -> None:
    """Keep the pages of this run by the name in their address."""
    st.session_state[_PAGES] = dict(pages)


def to(page: str, label: str, **values: Any) -> None:
    """A link to a page of the app with what it shows; nothing where the app has no such page."""
    target = st.session_state[_PAGES].get(page)
    if target is not None:
        st.page_link(target, label=label, query_params=state.filled(values))
