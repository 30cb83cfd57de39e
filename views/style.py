"""Colours, shapes and the few lines of CSS the app adds. Colour is never the only sign."""

from __future__ import annotations

import streamlit as st

# Names only, with fallbacks; nothing is shipped or fetched (Windows, 麒麟/统信, macOS, Debian).
FONT = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif"
# By kind of node: fill and border; shape and sign differ too, for black-and-white print and colour-blind eyes.
NODE_COLOUR = {"Agency": ("#1f5f99", "#174a78"), "Task": ("#f4f7fa", "#7d91a6"), "Indicator": ("#fdf0d9", "#b36b00")}
NODE_SHAPE = {"Agency": "box", "Task": "box", "Indicator": "ellipse"}
NODE_TEXT = {"Agency": "#ffffff", "Task": "#1d2733", "Indicator": "#1d2733"}
NODE_SIGN = {"Agency": "■", "Task": "□", "Indicator": "⬭"}
NODE_WORDS = {"Agency": "机构", "Task": "任务", "Indicator": "指标"}
# By kind of edge: colour and width in pixels.
EDGE_COLOUR = {"LEADS": ("#b3261e", 2.6), "COOPERATES": ("#8a9bae", 1.2), "TARGETS": ("#b36b00", 1.2),
               "DEPENDS": ("#b3261e", 1.6)}  # fmt: skip
EDGE_WORDS = {"LEADS": "牵头", "COOPERATES": "参与", "TARGETS": "目标", "DEPENDS": "牵头单位要靠的单位，数字为任务数"}
MARK = {"AGENCY": "#d7e6f5", "QUANTITY": "#fbe6c4", "DATE": "#dff0df", "INDICATOR": "#f3dff0", "DUTY": "#fff3b0"}
MARK_WORDS = {"AGENCY": "机构", "QUANTITY": "数量", "DATE": "日期", "INDICATOR": "指标", "DUTY": "责任表述"}

_CSS = """
<style>
  [data-testid="stToolbar"], #MainMenu, footer, [data-testid="stStatusWidget"] {visibility: hidden;}
  .block-container, [data-testid="stMainBlockContainer"] {padding: 1.6rem 2rem 2rem 2rem; max-width: 1700px;}
  [data-testid="stSidebar"] {width: 190px !important; min-width: 190px !important;}
  [data-testid="stMetricValue"] {font-size: 1.7rem;}
  h1 {font-size: 1.6rem !important;} h2 {font-size: 1.25rem !important;} h3 {font-size: 1.05rem !important;}
  mark {padding: 0 2px; border-radius: 2px; border-bottom: 2px solid rgba(0,0,0,.25);}
  .evidence {line-height: 1.9; font-size: 1rem; border-left: 4px solid #1f5f99; padding: .4rem 0 .4rem .9rem; background: #fafbfc;}
  .legend span {margin-right: 1.1rem; white-space: nowrap;}
  table.matrix {border-collapse: collapse; font-size: .82rem;}
  table.matrix th, table.matrix td {border: 1px solid #cfd8e3; padding: 2px 6px; text-align: center;}
  table.matrix th.row {text-align: right; white-space: nowrap; font-weight: 500;}
  table.matrix th.col {writing-mode: vertical-rl; text-orientation: upright; font-weight: 500; height: 9.5rem; padding: 4px 2px;}
  @media print {[data-testid="stSidebar"], [data-testid="stHeader"], button {display: none !important;}}
</style>
"""


def apply() -> None:
    """Set the page up: wide, Chinese title, our few lines of CSS."""
    st.set_page_config(page_title="责任图谱", page_icon="📋", layout="wide", initial_sidebar_state="expanded")
    st.markdown(_CSS, unsafe_allow_html=True)
