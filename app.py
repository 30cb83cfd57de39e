"""Streamlit entry: wires the pages and nothing else."""

from __future__ import annotations

import streamlit as st

from views import agency_tasks, dependencies, documents, indicators, links, overview, queries, similar_tasks, style
from views.store import page
from views.user import show_user

style.apply()
show_user()
PAGES = {
    # Streamlit serves the first page at / and nowhere else; /overview, as other pages are written, leads there.
    "overview": st.Page(page(overview.show), title="总览", url_path="start", default=True),
    "agency_tasks": st.Page(page(agency_tasks.show), title="机构任务", url_path="agency_tasks"),
    "dependencies": st.Page(page(dependencies.show), title="跨部门依赖", url_path="dependencies"),
    "similar_tasks": st.Page(page(similar_tasks.show), title="任务与重复", url_path="similar_tasks"),
    "indicators": st.Page(page(indicators.show), title="指标对比", url_path="indicators"),
    "queries": st.Page(page(queries.show), title="查询", url_path="queries"),
    "documents": st.Page(page(documents.show, empty_too=True), title="文档", url_path="documents"),
}
ALSO = st.Page(lambda: st.switch_page(PAGES["overview"]), title="总览", url_path="overview", visibility="hidden")
links.register(PAGES)
st.navigation([*PAGES.values(), ALSO], position="top").run()
