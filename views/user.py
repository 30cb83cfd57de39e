"""Who the user is, by the word of a reverse proxy: the header that a setting names, and no other, is believed."""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from html import escape

import streamlit as st

SETTING = "DUTY_GRAPH_USER_HEADER"
_MAX = 40
_STYLE = (
    "position:fixed;top:.75rem;right:1.2rem;z-index:1000000;color:#fff;font-size:.85rem;max-width:14rem;"
    "overflow:hidden;text-overflow:ellipsis;white-space:nowrap;pointer-events:none"
)


def user() -> str | None:
    """The name the proxy gives; None where no header is set up or it is empty."""
    header = os.environ.get(SETTING, "").strip()
    return name_in(st.context.headers.get(header)) if header else None


def name_in(value: str | None) -> str | None:
    """A header's value as a name: no control, invisible or direction characters, forty at most."""
    if not value:
        return None
    with suppress(UnicodeError):  # headers arrive byte by byte; proxies send UTF-8
        value = value.encode("latin-1").decode("utf-8")
    kept = "".join(char for char in value if char == " " or unicodedata.category(char)[0] not in "CZ").strip()
    return kept[:_MAX] or None


def show_user() -> None:
    """Draw the name in the top bar, where there is one."""
    name = user()
    if name:
        st.html(f'<span class="who" style="{_STYLE}" title="{escape(name, quote=True)}">用户 {escape(name)}</span>')
