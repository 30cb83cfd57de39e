"""跨部门依赖: who leads what others take part in — ranking and matrix first, the picture last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from views import pair_tasks, state, style, what_if
from views.agencies import ALL, agencies_to_pick, fullest, scope
from views.digraph import digraph, readable, strong, summed
from views.heat_map import Pair, heat_map
from views.matrix import counted, matrix
from views.pictures import draw
from views.store import saved, saved_picture
from views.tables import show_table

_RANKINGS = (
    (
        "谁要等别人（牵头的任务要靠几家）",
        "lead_ranking",
        ("牵头单位", "要靠别人的任务", "其中推定", "涉及单位", "最常依靠"),
    ),
    (
        "谁被别人等（多少牵头任务要靠它）",
        "needed_ranking",
        ("配合单位", "被依靠的任务", "其中推定", "牵头单位数", "最常被谁依靠"),
    ),
)
_RANK_WIDTHS = {"牵头单位": 150, "配合单位": 150, "要靠别人的任务": 122, "被依靠的任务": 108, "其中推定": 80, "涉及单位": 80,
                "牵头单位数": 94, "城市": 72}  # fmt: skip
_BOX = "pair-"
_LABEL = "热力图：行是牵头单位，列是配合单位，格中是任务数；同样的数字在上面的排名和下面的任务表中。"
_BETWEEN, _WITH_TASKS = "机构之间", "连同任务"


def show() -> None:
    """The page."""
    style.heading("跨部门依赖", "牵头单位的任务要靠谁：先看排名，再看矩阵，点一格看任务和原文。")
    documents = saved("documents").rows
    cities = [*dict.fromkeys(row["城市"] for row in documents), ALL]
    left, right = st.columns([2, 8], vertical_alignment="bottom")
    city = left.selectbox("城市", cities, index=state.pick("city", cities, fullest(documents)), key="dependency-city")
    inferred = right.checkbox("计入推定的牵头（由列名顺序推定，原文未写明）", value=state.given("inferred") != "no")
    state.remember(city=city, inferred="" if inferred else "no")
    result = saved("lead_depends", city=scope(city), max_rows=10_000)
    pairs = counted(result.rows, inferred=inferred)
    if not pairs:
        why = "；推定的牵头未计入，可勾选“计入推定的牵头”" if result.rows else ""
        st.info(f"{result.message or '没有写明牵头、又有单位配合的任务'}{why}。")
        return
    _rankings(city, inferred=inferred)
    style.part("矩阵：谁牵头，谁配合（按机构顺序）")
    if city == ALL:
        st.info("矩阵按一个城市的机构顺序排列，请在上面选一个城市。")
    else:
        _matrix_and_tasks(city, pairs)
        listed = saved("agencies", city=city, max_rows=5000).rows
        bodies = {each.key: each.label for each in agencies_to_pick(listed, city=city) if not each.group}
        what_if.show(city, bodies, inferred=inferred)
    _network(city, pairs)


def _rankings(city: str, *, inferred: bool) -> None:
    place = ("城市",) if city == ALL else ()
    for box, (heading, query, columns) in zip(st.columns(2), _RANKINGS, strict=True):
        with box:
            style.part(heading)
            show_table(
                saved(query, city=scope(city), inferred=inferred).rows,
                (*place, *columns),
                height=228,
                widths=_RANK_WIDTHS,
            )


def _matrix_and_tasks(city: str, pairs: Sequence[Mapping[str, Any]]) -> None:
    ranks = {row["机构标识"]: row["建制顺序"] for row in saved("agencies", city=city, max_rows=5000).rows}
    table = matrix(pairs, ranks)
    names = {row[f"{side}标识"]: row[f"{side}单位"] for row in pairs for side in ("牵头", "配合")}
    leads = list(dict.fromkeys(row["牵头标识"] for row in pairs))
    lead = _settled("lead", leads)
    partners = list(dict.fromkeys(row["配合标识"] for row in pairs if row["牵头标识"] == lead))
    partner = _settled("partner", partners)
    known = {(row["牵头标识"], row["配合标识"]) for row in pairs}
    heat_map(
        table, label=_LABEL, chosen=(lead, partner), on_choice=lambda pair: _choose(pair, known), key=f"matrix-{city}"
    )
    note = "；只列任务最多的机构" if table.cut else ""
    st.html(
        f'<p class="source">格中数字是任务数，“推”表示其中有推定的牵头{note}。点一格（或用方向键走到一格按回车）看任务；也可在下面选择。</p>'
    )
    left, right = st.columns(2)
    left.selectbox("牵头单位", leads, format_func=lambda value: names[value], key=_BOX + "lead")
    right.selectbox("配合单位", partners, format_func=lambda value: names[value], key=_BOX + "partner")
    state.remember(lead=lead, partner=partner)
    pair_tasks.show(lead, partner, city)


def _choose(pair: Pair, known: set[Pair]) -> None:
    """A cell was clicked: the boxes follow, and can then be changed again."""
    if pair in known:
        st.session_state[_BOX + "lead"], st.session_state[_BOX + "partner"] = pair
    else:
        st.toast("这一格没有任务：两家之间没有一家牵头、另一家配合的事")


def _settled(name: str, ids: list[str]) -> str:
    """What the box of this name says, before it is drawn; the address's choice or the first where it says nothing."""
    key = _BOX + name
    if st.session_state.get(key) not in ids:
        st.session_state[key] = ids[state.pick(name, ids)]
    return str(st.session_state[key])


def _network(city: str, pairs: Sequence[Mapping[str, Any]]) -> None:
    if not st.toggle("显示关系图", value=state.given("digraph") == "1", key="dependency-network"):
        state.remember(digraph="")
        return
    state.remember(digraph="1")
    left, right = st.columns([2, 8], vertical_alignment="bottom")
    kind = left.segmented_control("画什么", [_BETWEEN, _WITH_TASKS], default=_BETWEEN, required=True)
    if kind == _WITH_TASKS:
        draw(
            saved_picture("lead_depends", city=scope(city)), name=f"{city}跨部门依赖（{_WITH_TASKS}）", city=scope(city)
        )
        return
    drawn = _strong_enough(right, city, pairs)
    draw(digraph(drawn), name=f"{city}跨部门依赖", city=scope(city))


def _strong_enough(place: Any, city: str, pairs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Pairs to draw: those with many tasks first, so that the picture can be read; what is left out is said."""
    together = summed(pairs)
    usual, most = readable(together), max(row["任务数"] for row in together)
    given = state.given("least")
    with place.container(horizontal=True, vertical_alignment="bottom"):
        least = int(
            st.number_input(
                "两家之间至少几项任务才画线", 1, most, min(int(given) if given.isdecimal() else usual, most) or 1,
                key=f"least-{city}", width=230,
            )
        )  # fmt: skip
        state.remember(least="" if least == usual else least)
        drawn = strong(together, least)
        if rest := len(together) - len(drawn):
            st.html(
                f'<p class="source">共 {len(together)} 对机构，任务较少的 {rest} 对没有画，在矩阵和排名里。</p>',
                width="content",
            )
    return drawn
