"""A typed query at work: started by a button or Ctrl+Enter, watched, and ended by another button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from queries.run import run_text
from views import jobs
from views.store import guarded, store

_JOB, _DONE = "job:", "shortcut:"
_AT_ONCE_S = 0.4  # most answers are there by then, and no clock flashes up
_LOOK_EVERY_S = 0.5


def run(name: str, text: str, given: Mapping[str, Any], *, wanted: bool, shortcut: str) -> jobs.Job | None:
    """The run of this session's query `name` when it is over with a result; None while there is none.

    `wanted`: the button was pressed; `shortcut`: a mark that is new when Ctrl+Enter was. An error is shown as a sentence.
    """
    key = _JOB + name
    pressed = bool(shortcut) and st.session_state.get(_DONE + name) != shortcut
    st.session_state[_DONE + name] = shortcut
    if wanted or pressed:
        before: jobs.Job | None = st.session_state.get(key)
        if before is not None:
            before.stop.set()
        graph = store()
        # What an earlier text returned must not stand under a text that fails: the new run takes its place.
        st.session_state[key] = jobs.start(lambda stop: run_text(graph, text, given, stop=stop))
        st.session_state[key].over.wait(_AT_ONCE_S)
    job: jobs.Job | None = st.session_state.get(key)
    if job is None:
        return None
    if not job.over.is_set():
        _watch(job, name)
        return None
    if job.error is not None:
        with guarded():
            raise job.error
    return job


def _watch(job: jobs.Job, name: str) -> None:
    @st.fragment(run_every=_LOOK_EVERY_S)
    def look() -> None:
        if job.over.is_set():
            st.rerun()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="when">正在查询，已 {job.seconds:.0f} 秒…</p>', width="content")
            if st.button("停止", key=f"stop-{name}", disabled=job.stop.is_set()):
                job.stop.set()

    look()
