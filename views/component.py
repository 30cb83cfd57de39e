"""The picture as a Streamlit component: drawn by the vis-network that pyvis ships, and it tells what was clicked.

Two folders are served as they are, by the app's own server: ours (`views/picture`) and that of vis inside pyvis. So the
browser fetches the 500 KB of vis once and keeps them; a rerun sends the data alone.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components

VIS = "lib/vis-9.1.2"  # as views/subgraph.py inlines it


@cache
def _picture() -> Any:
    """Declared by the first page that draws: outside of a page's run Streamlit declares and does not serve."""
    components.declare_component("vis", path=str(files("pyvis") / VIS))
    return components.declare_component("picture", path=str(Path(__file__).parent / "picture"))


def clicked(picture: dict[str, Any], *, key: str) -> dict[str, str] | None:
    """Draw, and return the last click of this picture: the id of a node or an edge, and a mark no other click has."""
    found = _picture()(picture=picture, key=key, default=None, height=picture["height"])
    return found if isinstance(found, dict) and isinstance(found.get("id"), str) else None
