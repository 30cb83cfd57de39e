"""The heat map of a matrix as a Streamlit component (`views/heat_map`): a table whose cells can be chosen.

A table and not a chart: 900 cells of a chart took a second to draw, and neither the keyboard nor paper got much of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from views.matrix import Matrix

Pair = tuple[str, str]  # ids of lead and partner
_FILES = Path(__file__).parent / "heat_map"


@cache
def _heat_map() -> ComponentRenderer:
    """Declared by the first page that shows it, as the other components."""
    css, js = ((_FILES / f"heat_map.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    return st.components.v2.component("heat_map", html='<div class="heat-map"></div>', css=css, js=js)


def heat_map(table: Matrix, *, label: str, chosen: Pair, on_choice: Callable[[Pair], None], key: str) -> None:
    """Draw it with the `chosen` pair marked; `on_choice` hears of a click before the page runs again."""

    def heard() -> None:
        cell: Any = st.session_state[key].get("cell")
        if isinstance(cell, dict) and all(isinstance(cell.get(side), str) for side in ("lead", "partner")):
            on_choice((cell["lead"], cell["partner"]))

    data = {"table": {"label": label, **asdict(table)}, "chosen": chosen}
    _heat_map()(key=key, data=data, width="content", on_cell_change=heard)
