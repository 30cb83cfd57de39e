"""The tasks one body leads and another takes part in, and the sentence of the one that is picked."""

from __future__ import annotations

import streamlit as st

from views import task_panel
from views.store import saved
from views.tables import filled, limits, pick_row

_COLUMNS = ("编号", "任务", "牵头依据", "配合角色", "完成时限", "原文表述", "方案")
_WIDTHS = {"编号": 50, "任务": 280, "牵头依据": 130, "配合角色": 76, "完成时限": 130, "原文表述": 380, "方案": 260}


def show(lead: str, partner: str, city: str, *, where: str = "") -> None:
    """Draw the table and the panel. Bodies by id or name; `city` empty for all; `where` as in `task_panel.show`."""
    result = saved("pair_tasks", lead=lead, partner=partner, city=city)
    if not result.rows:
        st.info(f"{result.message}。")
        return
    row = pick_row(
        result.rows, filled(result.rows, _COLUMNS), key=f"pair{where}-{city}-{lead}-{partner}", widths=_WIDTHS, height=190,
    )  # fmt: skip
    st.html(f'<p class="source">{limits(result)}</p>')
    task_panel.show(result.rows[row]["任务标识"], where=where)
