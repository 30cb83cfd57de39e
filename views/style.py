"""Colours, shapes and the few lines of CSS the app adds. Colour is never the only sign."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

# Names only, with fallbacks; nothing is shipped or fetched (Windows, 麒麟/统信, macOS, Debian).
FONT = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif"
# By kind of node: fill and border; shape and sign differ too, for black-and-white print and colour-blind eyes.
NODE_COLOUR = {"Agency": ("#1f5f99", "#174a78"), "Task": ("#f4f7fa", "#7d91a6"), "Indicator": ("#fdf0d9", "#b36b00")}
NODE_CHOSEN = {"Agency": "#8a5a00", "Task": "#ffe9a8", "Indicator": "#ffe9a8"}  # the letters keep their colour
NODE_SHAPE = {"Agency": "box", "Task": "box", "Indicator": "ellipse"}
NODE_TEXT = {"Agency": "#ffffff", "Task": "#1d2733", "Indicator": "#1d2733"}
NODE_SIGN = {"Agency": "■", "Task": "□", "Indicator": "⬭"}
NODE_WORDS = {"Agency": "机构", "Task": "任务", "Indicator": "指标"}
# By kind of edge: colour and width in pixels.
EDGE_COLOUR = {"LEADS": ("#b3261e", 2.6), "COOPERATES": ("#8a9bae", 1.2), "TARGETS": ("#b36b00", 1.2),
               "DEPENDS": ("#b3261e", 1.6)}  # fmt: skip
EDGE_WORDS = {"LEADS": "牵头", "COOPERATES": "参与", "TARGETS": "目标", "DEPENDS": "牵头单位要靠的单位，数字为任务数"}
# By kind of mark: background and underline; what it is stands in the legend and in the tooltip.
MARK = {"DUTY": ("#fff3b0", "#8a6d00"), "TARGET": ("#fbe0c8", "#b35900"), "AGENCY": ("#d7e6f5", "#1f5f99"),
        "QUANTITY": ("#f6ead9", "#b35900"), "DATE": ("#dff0df", "#2e7d32"), "INDICATOR": ("#f3dff0", "#8e3b87")}  # fmt: skip
MARK_WORDS = {
    "DUTY": "责任表述",
    "TARGET": "目标",
    "AGENCY": "机构",
    "QUANTITY": "数量",
    "DATE": "日期",
    "INDICATOR": "指标",
}

_CSS = """
<style>
  /* Texts that Streamlit builds in stay English: what is not needed goes. */
  [data-testid="stToolbarActions"], [data-testid="stMainMenu"], [data-testid="stAppDeployButton"], footer,
  [data-testid="stStatusWidget"], [data-testid="InputInstructions"], [data-testid="stElementToolbar"],
  [data-testid="stHeaderActionElements"], [data-testid="stDataFrameColumnMenu"] {display: none !important;}
  /* An error nobody foresaw: Streamlit's own words are English and carry links to the internet. */
  [data-testid="stException"] * {display: none !important;}
  [data-testid="stException"]::after {content: "出了没有预料到的错误，本页没有显示完。请刷新再试；仍然如此，请把运行窗口（日志）里的最后几行交给维护人员。数据没有改动。"; display: block; padding: .8rem 1rem; background: #fdecea; border-left: 4px solid #b3261e;}
  /* Streamlit's own windows, for an address without a page and for a lost connection; we open none. Their headings: chinese.js. */
  [data-testid="stDialog"] section > div * {display: none;}
  [data-testid="stDialog"] section > div::after {content: "请在上面的菜单里选一页，或刷新。数据没有改动。";}
  [data-testid="stMainBlockContainer"] {padding: 3.9rem 1.6rem 2rem 1.6rem; max-width: 1920px;}
  [data-testid="stHeader"] {background: #1f4e79; height: 2.9rem; min-height: 2.9rem;}
  [data-testid="stHeader"]::before {content: "责任图谱"; color: #fff; font-weight: 700; font-size: 1.1rem; padding: 0 1.2rem 0 1.6rem; align-self: center; line-height: 2.9rem; position: absolute; left: 0;}
  [data-testid="stHeader"] [data-testid="stToolbar"] {padding-left: 8rem;}
  [data-testid="stTopNavLink"], [data-testid="stTopNavLink"] * {color: #fff !important;}
  [data-testid="stTopNavLink"][aria-current="page"] {background: rgba(255,255,255,.2); font-weight: 700; box-shadow: inset 0 -3px 0 #fff;}
  [data-testid="stVerticalBlock"] {gap: .65rem;}
  .head {display: flex; align-items: baseline; gap: 1.2rem; flex-wrap: wrap;}
  .head h1 {font-size: 1.4rem; font-weight: 700; padding: 0; margin: 0;} .head span {color: #56667a; font-size: .88rem;}
  p.part {font-size: 1.08rem; font-weight: 700; margin: .5rem 0 .1rem 0; border-left: 4px solid #1f5f99; padding-left: .5rem; line-height: 1.3;}
  [data-testid="stMetric"] {padding: .35rem .8rem; border: 1px solid #d8dfe7; border-radius: 6px; background: #fff;}
  [data-testid="stMetricValue"] {font-size: 1.5rem;}
  .tally {display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; align-items: baseline; margin: 0;}
  .tally .name {font-size: 1.15rem; font-weight: 700;} .tally .also {color: #56667a;} .tally b {font-size: 1.15rem;}
  .inferred, .inferred td {color: #9a3412;}
  .evidence {line-height: 1.95; font-size: 1rem; border-left: 4px solid #1f5f99; padding: .3rem 0 .3rem .9rem; background: #fafbfc;}
  .evidence p {margin: .15rem 0;} .none {color: #6b4a00; background: #fff8e6; padding: .3rem .6rem; margin: .2rem 0;}
  p.title {font-weight: 700; margin: .1rem 0 .4rem 0; font-size: 1.05rem;} p.when {margin: .1rem 0 .5rem 0;}
  .source {color: #56667a; font-size: .85rem; font-weight: 400;} p.source {margin: .2rem 0;}
  [data-testid="stTextArea"] textarea {font-family: Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: .86rem;}
  mark {padding: 1px 1px; border-radius: 2px; color: inherit; background: none;}
  MARKS
  /* Differences of two texts: the line differs too, for who sees no colours. */
  .m-left {background: #fdebe8; border-bottom: 2px dashed #b3261e;} .m-right {background: #edf6ef; border-bottom: 2px solid #2e7d32;}
  .m-same {background: #fff3b0; border-bottom: 2px solid #8a6d00;}
  p.side {margin: 0; font-weight: 700; color: #56667a;}
  .legend {font-size: .82rem;} .legend span {margin-right: .9rem; white-space: nowrap;}
  table.facts {border-collapse: collapse; width: 100%; font-size: .9rem; margin: .2rem 0 .5rem 0;}
  table.facts th {text-align: left; white-space: nowrap; font-weight: 600; background: #f3f6f9;}
  table.facts th, table.facts td {border: 1px solid #d8dfe7; padding: 2px 8px;} table.facts td:nth-child(n+2) {white-space: nowrap;} table.facts td:first-child {min-width: 7em;}
  table.facts td.place {white-space: nowrap; color: #56667a;}
  :is(a, button, [role="radio"], [role="tab"]):focus-visible {outline: 2px solid #1f5f99 !important; outline-offset: 1px;}
  /* A table's copy for paper (views/paper.py): on the screen neither it nor the gap before it. */
  @media screen {[data-testid="stElementContainer"]:has(> [data-testid="stHtml"] > .paper) {display: none;}}
  /* Paper: as wide as the screen that pages are made for, whole lines and rows, no heading alone at the foot. */
  @page {size: A4 landscape; margin: 10mm;}
  @media print {
    [data-testid="stHeader"], button, [data-testid="stSelectbox"] svg, [data-testid="stFileUploader"], [data-testid="stDownloadButton"],
    [data-testid="stLinkButton"] {display: none !important;}
    html, body, #root, [data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"], .stAppViewContainer {
      position: static !important; overflow: visible !important; height: auto !important; display: block !important;}
    [data-testid="stMainBlockContainer"] {padding: 0; max-width: none; zoom: .76;}
    [data-testid="stVerticalBlock"] {display: block !important;}
    [data-testid="stVerticalBlock"] > * {margin-bottom: .65rem;}
    [data-testid="stHorizontalBlock"] {display: flex !important; flex-wrap: nowrap !important;} [data-testid="stColumn"] {min-width: 0 !important;}
    [data-testid="stElementContainer"]:has([data-testid="stButtonGroup"], [data-testid="stButton"]) {display: none;}
    [data-testid="stElementContainer"]:has([data-testid="stDataFrame"]):has(+ * .paper) {display: none;}
    .paper table {border-collapse: collapse; table-layout: fixed; font-size: .86rem; line-height: 1.4;} .paper p {margin: .2rem 0;}
    .paper :is(th, td) {border: 1px solid #8fa3b8; padding: 1px 5px; text-align: left; vertical-align: top; overflow-wrap: anywhere;} .paper th {background: #f3f6f9;}
    .sheet {height: auto !important; overflow: visible !important;}
    p.part, .head, .legend, p.when, p.title, [data-testid="stElementContainer"]:has(p.part, .head, .legend, p.when),
    [data-testid="stElementContainer"]:has([data-testid="stToggle"], [data-testid="stCheckbox"], [data-testid="stSelectbox"]) {break-after: avoid;}
    [class*="st-key-task-panel"], [data-testid="stSelectbox"], [data-testid="stDataFrame"], [data-testid="stVegaLiteChart"], iframe, tr, .evidence p, [data-testid="stMetric"], table.facts,
    [data-testid="stElementContainer"]:has([data-testid="stDataFrame"], [data-testid="stSelectbox"]) {break-inside: avoid;}
    p {orphans: 2; widows: 2;}
  }
</style>
"""


def css() -> str:
    """The style sheet with the colours of the marks in it."""
    marks = " ".join(
        f".m-{kind.lower()} {{background: {fill}; border-bottom: 2px solid {line};}}"
        for kind, (fill, line) in MARK.items()
    )
    # In a responsibility phrase or a target the smaller marks keep their line and give up their ground.
    nested = ".m-duty {background: #fff3b0 !important;} .m-target {background: #fbe0c8 !important;}"
    return _CSS.replace("MARKS", f"{marks} {nested}")


def apply() -> None:
    """Set the page up: wide, Chinese, our style sheet."""
    # An emoji: Streamlit would fetch a material icon for the tab from fonts.gstatic.com.
    st.set_page_config(page_title="责任图谱", page_icon="📋", layout="wide")
    st.html(css())
    # Streamlit says the page is English; browsers would offer to translate it.
    st.html(f"<script>document.documentElement.lang = 'zh-CN';\n{_chinese()}</script>", unsafe_allow_javascript=True)


@cache
def _chinese() -> str:
    return (Path(__file__).parent / "chinese.js").read_text(encoding="utf-8")


def heading(title: str, note: str) -> None:
    """The page's name and, beside it, the one line that says how to use it."""
    st.html(f'<div class="head"><h1>{escape(title)}</h1><span>{escape(note)}</span></div>')


def part(title: str) -> None:
    """The name of a part of a page."""
    st.html(f'<p class="part">{escape(title)}</p>')


_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]()#+-.!|<>~$:"})


def plain(text: str) -> str:
    """A text that Streamlit would read as Markdown, with nothing left to read: no link, picture or formula of a document."""
    return text.translate(_MARKDOWN)
