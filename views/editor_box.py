"""The box a Cypher text is edited in, coloured (`views/editor`): plain files, served by the app, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components


@cache
def _editor() -> Any:
    """Declared by the first page that shows it: outside of a page's run Streamlit declares and does not serve."""
    return components.declare_component("editor", path=str(Path(__file__).parent / "editor"))


@dataclass(frozen=True)
class Edited:
    """The text as it stands; `run` is a mark of its own for every Ctrl+Enter, empty when the box was only left."""

    text: str
    run: str = ""


def edited(given: str, *, key: str, most: int, height: int = 300) -> Edited:
    """Draw the box with `given` in it and return what the user made of it. `most` characters at most."""
    found = _editor()(given=given, most=most, height=height, key=key, default=None)
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        return Edited(given)
    return Edited(found["text"][:most], str(found.get("run") or ""))
