"""任务与重复: tasks that say nearly the same, beside each other with their differences marked; bodies that share tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.similar import uncompared
from queries.export.xlsx import write_result
from queries.run import Result
from views import difference, one_side, shared_tasks, state
from views.agencies import ALL, scope
from views.choice_of_view import choose_view
from views.store import saved, store
from views.tables import XLSX, filled, limits, pick_row

_SIMILAR, _SHARED = "相近的任务", "共同承担的机构"
_NOTES = {
    _SIMILAR: "说同一件事或部分重合的任务并排看。相近由用字推算，不是原文写明，请对照两边原文。",
    _SHARED: "哪几家常在同一项任务里，可以一起开会、一起督办；点一行列出它们共同的任务。",
}
_ANY = "不限"
RELATIONS = {_ANY: "", "说同一件事": "restates", "部分重合": "overlaps"}
SCOPES = {_ANY: "", "同一方案之内": "within", "不同方案之间": "between"}
SCORES = {_ANY: 0.0, "0.6 以上": 0.6, "0.75 以上": 0.75, "0.9 以上": 0.9}
_COLUMNS = (
    "程度",
    "相近度",
    "任务甲",
    "任务乙",
    "牵头甲",
    "牵头乙",
    "期限甲",
    "期限乙",
    "目标甲",
    "目标乙",
    "共同单位",
    "方案甲",
    "方案乙",
)
_WIDTHS = {"程度": 86, "相近度": 62, "任务甲": 216, "任务乙": 216, "牵头甲": 162, "牵头乙": 162, "期限甲": 150, "期限乙": 150,
           "目标甲": 130, "目标乙": 130, "共同单位": 150, "方案甲": 240, "方案乙": 240}  # fmt: skip
_SHEET = ("程度", "相近度", "城市甲", "方案甲", "任务甲", "正文甲", "牵头甲", "单位甲", "期限甲", "目标甲",
          "城市乙", "方案乙", "任务乙", "正文乙", "牵头乙", "单位乙", "期限乙", "目标乙", "共同单位")  # fmt: skip
MARKS = ("标出不同之处", "标出相同之处")
_LEGEND = (
    '<div class="legend"><span><mark class="m-left">虚线</mark> 只在甲中</span>'
    '<span><mark class="m-right">实线</mark> 只在乙中</span><span>没有标记的，两边都有</span></div>'
)
_SAME_LEGEND = '<div class="legend"><span><mark class="m-same">实线</mark> 两边都有</span></div>'
COMPARE = "python -m graph similar"
_MOST = 1000


def show() -> None:
    """The page."""
    chosen, _ = choose_view("任务与重复", _NOTES, key="similar-view")
    cities = [ALL, *dict.fromkeys(row["城市"] for row in saved("documents").rows)]
    if chosen == _SHARED:
        shared_tasks.show(cities)
    else:
        _similar(cities)


def _similar(cities: Sequence[str]) -> None:
    boxes = st.columns([2, 2, 2, 2, 3], vertical_alignment="bottom")
    city = boxes[0].selectbox("城市", cities, index=state.pick("city", cities), key="similar-city")
    relation = _choice(boxes[1], "程度", RELATIONS, "relation")
    plans = _choice(boxes[2], "范围", SCOPES, "scope")
    score = _choice(boxes[3], "相近度", SCORES, "score")
    word = boxes[4].text_input(
        "含有文字", value=state.given("word"), max_chars=40, placeholder="任务或单位", key="similar-word"
    ).strip()  # fmt: skip
    state.remember(city=city, word=word)
    result = saved(
        "similar_tasks", city=scope(city), relation=RELATIONS[relation], scope=SCOPES[plans], minimum=SCORES[score],
        word=word, max_rows=_MOST,
    )  # fmt: skip
    _say_what_is_missing(result)
    if result.rows:
        _table(result, key=f"similar-{city}-{relation}-{plans}-{score}-{word}")


def _choice(place: Any, title: str, table: Mapping[str, Any], name: str) -> str:
    options = list(table)
    chosen = str(place.selectbox(title, options, index=state.pick(name, options), key=f"similar-{name}"))
    state.remember(**{name: "" if chosen == _ANY else chosen})
    return chosen


def _say_what_is_missing(result: Result) -> None:
    """Tasks not compared yet, and a list that is empty or was cut."""
    if uncompared(store()):
        st.warning(f"有方案载入后还没有比较过任务，这里的结果不全：请在命令行运行 {COMPARE}，再刷新本页。")
    elif not result.rows:
        st.info(f"{result.message}；可放宽上面的条件（城市、程度、范围、相近度、文字）。")
    if result.truncated:
        st.warning(f"{result.cut}；请缩小范围。下载的文件同样只有这些行。")


def _table(result: Result, *, key: str) -> None:
    rows = [table_row(row) for row in result.rows]
    wanted = state.given("pair")
    start = next((n for n, row in enumerate(rows) if pair_of(row) == wanted), 0)
    picked = rows[pick_row(rows, filled(rows, _COLUMNS), key=key, start=start, widths=_WIDTHS, height=254)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="source">{limits(result)}　相近度：较短一方（甲）的用字有多少也在较长一方（乙）里，1 为全部。点一行并排看。</p>',
            width="content",
        )
        st.download_button(
            "下载 .xlsx", lambda: sheet(result), "相近任务.xlsx", XLSX, on_click="ignore", key="similar-xlsx"
        )
    state.remember(pair=pair_of(picked))
    _pair(picked)


def table_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with a word where nobody leads: an empty cell does not say whether the plan or the table leaves it out."""
    words = {
        f"牵头{side}": row[f"牵头{side}"] or ("未明确牵头" if row[f"单位{side}"] else "没有责任单位") for side in "甲乙"
    }
    return {**row, **words}


def pair_of(row: Mapping[str, Any]) -> str:
    """What the address calls a pair."""
    return f"{row['任务标识甲']}|{row['任务标识乙']}"


def sheet(result: Result) -> bytes:
    """The list as .xlsx, texts included, ids left out."""
    return write_result(replace(result, rows=[table_row(row) for row in result.rows], columns=list(_SHEET)))


def _pair(row: Mapping[str, Any]) -> None:
    left, right = one_side.source(row["任务标识甲"]), one_side.source(row["任务标识乙"])
    if left is None or right is None:
        st.info("其中一项任务已不在图中（方案可能重新载入过），请刷新本页。")
        return
    left_box, right_box = st.columns([2, 5], vertical_alignment="center")
    marked = left_box.segmented_control(
        "标出", MARKS, default=MARKS[state.pick("mark", MARKS)], required=True, label_visibility="collapsed", key="similar-mark"
    )  # fmt: skip
    state.remember(mark="" if marked == MARKS[0] else marked)
    right_box.html(_SAME_LEGEND if marked == MARKS[1] else _LEGEND)
    texts = difference.side_by_side(left.text, right.text, same=marked == MARKS[1])
    for column, side, shown, text in zip(st.columns(2, gap="small"), ("甲", "乙"), (left, right), texts, strict=True):
        with column:
            one_side.show(f"{side}　{shown.card['城市']}", shown, f"<p>{text}</p>", inherited=_inherited(shown))


def _inherited(shown: one_side.Source) -> Mapping[str, Any] | None:
    """Where no deadline is printed: the step that says the same and has one, if there is one."""
    if shown.card["期限原文"]:
        return None
    rows = saved("inherited_deadlines", city=shown.card["城市"], max_rows=5000).rows
    return next((row for row in rows if row["任务标识"] == shown.card["任务标识"]), None)
