"""A page, or the fragment of one, that looks again by itself: a Streamlit component (`views/again`) that draws nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import monotonic

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


@cache
def _again() -> ComponentRenderer:
    """Declared by the first page that waits for something, as the other components."""
    js = (Path(__file__).parent / "again" / "again.js").read_text(encoding="utf-8")
    return st.components.v2.component("again", js=js)


def look_again(after_s: float, *, key: str) -> None:
    """Run the page, or the fragment this is called in, once more after so many seconds; not at all if it is left by then."""
    _again()(key=key, data={"after_ms": round(after_s * 1000), "time": monotonic()}, on_due_change=lambda: None)
