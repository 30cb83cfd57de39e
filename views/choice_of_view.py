"""The head of a page that has several views: its name, the switch, and the help line of the view that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from views import state, style


def choose_view(title: str, notes: Mapping[str, str], *, key: str) -> tuple[str, Any]:
    """The chosen view, and the place beside the switch. `notes`: help line by view, the first the one a page opens with."""
    head, views = st.container(), list(notes)
    left, beside = st.columns([4, 2], vertical_alignment="top")
    chosen = left.segmented_control(
        "看什么", views, default=views[state.pick("view", views)], required=True, label_visibility="collapsed", key=key
    )  # fmt: skip
    with head:
        style.heading(title, notes[chosen])
    state.remember(view="" if chosen == views[0] else chosen)
    return chosen, beside
