"""文档: what is loaded and how well it was understood; bring a file, look at what was read, fix it, load it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.errors import GraphError
from graph.readings import places_of
from ingest.plan import display_title
from ingest.preview import Preview
from views import fix_forms, loaded_plans, plan_actions, readings, state, style, understood, uploads
from views.editing import HOW, may_edit
from views.store import saved, store
from views.tables import pick_row
from views.understood import around, facts, how_leads, share, task_rows
from views.uploads import Upload

_LOADED, _UPLOAD = "已载入的方案", "上传方案"
_PARTS = {"loaded": _LOADED, "upload": _UPLOAD}
_FILES = {"文件": 240, "方案": 320, "任务": 56, "机构": 56, "目标": 56, "覆盖率": 72, "待核": 56, "情况": 420}
_TASKS = {
    "编号": 60,
    "任务": 270,
    "牵头单位": 190,
    "其他单位": 230,
    "牵头情况": 190,
    "完成时限": 130,
    "目标": 220,
    "章节": 200,
    "更正": 220,
}
_PLACES = {"种类": 110, "说明": 250, "原文": 420, "位置": 84, "怎么办": 300}
_TOLD = "documents:loaded"


def show() -> None:
    """The page."""
    style.heading("文档", "看载入了哪些方案、读懂了多少；上传文件先预览，核对无误再载入。")
    st.html(understood.CSS)
    names = list(_PARTS)
    start = names[state.pick("part", names)]
    left, right = st.columns([2, 8], vertical_alignment="top")
    part = left.segmented_control(
        "看什么", names, default=start, format_func=_PARTS.__getitem__, required=True, key="documents-part",
        label_visibility="collapsed",
    )  # fmt: skip
    state.remember(part="" if part == names[0] else part)
    if part == "upload":
        with right:
            uploads.uploader()
        _upload()
    else:
        loaded_plans.show()


def _upload() -> None:
    for box, kind in ((st.success, "done"), (st.error, "failed")):
        lines = [style.plain(line) for told, line in st.session_state.get(_TOLD, []) if told == kind]
        if lines:
            box("  \n".join(lines))
    st.session_state.pop(_TOLD, None)
    files = list(uploads.uploads().values())
    if not may_edit():
        st.html(f'<p class="source">{HOW}</p>')
    if not files:
        st.info("还没有文件。选择或拖入工作方案，先看读出了什么；文件只在你这个页面里，不载入就不保存。")
        return
    rows = [_file_row(upload) for upload in files]
    place = pick_row(rows, tuple(_FILES), key=f"files-{'-'.join(u.key[:6] for u in files)}", widths=_FILES, height=182)
    chosen = files[place]
    about, acts = st.columns([8, 4], vertical_alignment="center")
    with acts:
        _buttons(files, chosen)
    if chosen.preview is None:
        about.error(style.plain(f"{chosen.name}：{chosen.problem}"))
    else:
        about.html(facts(chosen.preview))
        _preview(chosen, chosen.preview)


def _file_row(upload: Upload) -> dict[str, Any]:
    if upload.preview is None:
        return {
            **dict.fromkeys(("任务", "机构", "目标", "待核"), math.nan),
            "文件": upload.name,
            "情况": f"读不了：{upload.problem}",
        }
    plan = upload.preview["plan"]
    targets = len(plan["goals"]) + sum(len(task["targets"]) for task in plan["tasks"])
    return {
        "文件": upload.name, "方案": display_title(plan["document"]), "任务": len(plan["tasks"]), "机构": len(plan["agencies"]),
        "目标": targets, "覆盖率": share(upload.preview["coverage"]), "待核": len(plan["issues"]), "情况": standing(upload, upload.preview),
    }  # fmt: skip


def standing(upload: Upload, preview: Preview) -> str:
    """Whether the plan is in the graph already, and what loading it would do."""
    document = preview["plan"]["document"]
    if upload.loaded:
        return "已载入"
    held = saved("loaded_plans", document=document["id"]).rows
    if not held:
        return "新方案，尚未载入"
    if plan_actions.unchanged(store(), preview):
        return "图中已有，没有变化；载入会跳过"
    if held[0]["校验值"] == document["source"]["sha256"]:
        return "图中已有，来自同一文件，但读法或更正变了；载入会更新"
    return f"图中已有（文件 {held[0]['文件']}，任务 {held[0]['任务']}）；载入会替换它"


def _buttons(files: Sequence[Upload], chosen: Upload) -> None:
    one, every, out = st.columns([5, 6, 4], vertical_alignment="center")
    ready = [upload for upload in files if upload.preview is not None and not upload.loaded]
    if may_edit():
        if one.button("载入这份", type="primary", disabled=chosen.preview is None, width="stretch", key="load-one"):
            _load([chosen])
        if every.button(f"全部载入（{len(ready)} 份）", disabled=not ready, width="stretch", key="load-all"):
            _load(ready)
    if out.button("移出列表", width="stretch", key="drop-file", help="只是不再预览，图中的内容不变"):
        uploads.uploads().pop(chosen.key, None)
        st.rerun()


def _load(chosen: Sequence[Upload]) -> None:
    """Load plans one by one, each whole or not at all, and say what came of each."""
    told: list[tuple[str, str]] = []
    bar = st.progress(0.0)
    for n, upload in enumerate(chosen):
        if upload.preview is None:
            continue
        bar.progress(n / len(chosen), text=f"正在载入第 {n + 1} 份（共 {len(chosen)} 份）：{style.plain(upload.name)}")
        try:
            told += [("done", line) for line in plan_actions.load(store(), upload.preview)]
            upload.loaded = True
            state.remember(document=upload.preview["plan"]["document"]["id"])  # the list opens there
        except GraphError as error:
            told.append(("failed", f"{upload.name}：{error}"))
    st.session_state[_TOLD] = told
    st.rerun()


def _preview(upload: Upload, preview: Preview) -> None:
    plan = preview["plan"]
    stale = [issue["message"] for issue in plan["issues"] if issue["code"] == "correction-stale"]
    for message in stale:
        st.warning(style.plain(message))
    missed = [mark for mark in preview["marks"] if mark["kind"] == "MISSED"]
    tabs = {
        "text": "原文和标注", "tasks": f"任务表（{len(plan['tasks'])}）",
        "open": f"没读懂的（{len(plan['issues']) + len(missed)}）", "fix": "更正",
    }  # fmt: skip
    left, right = st.columns([1, 1], vertical_alignment="center")
    tab = left.segmented_control(
        "预览什么", list(tabs), default="text", format_func=tabs.__getitem__, required=True, key=f"tab-{upload.key}",
        label_visibility="collapsed",
    )  # fmt: skip
    if tab == "text":
        right.html(understood.legend(preview["marks"]))
        understood.show_text(preview, upload.key)
    elif tab == "tasks":
        _tasks(upload, preview)
    elif tab == "open":
        _open(upload, preview)
    else:
        fix_forms.show(upload, preview)


def _tasks(upload: Upload, preview: Preview) -> None:
    rows, decisions = task_rows(preview)
    place = pick_row(rows, tuple(_TASKS), key=f"preview-tasks-{upload.key}-{upload.turn}", widths=_TASKS, height=254)
    st.html(
        f'<p class="source">牵头的依据：{how_leads(decisions)}。“推定”由列名顺序得出，不是原文写明。点一行看原文。</p>'
    )
    start, end = preview["plan"]["tasks"][place]["span"]
    st.html(around(preview, start, end))


def _open(upload: Upload, preview: Preview) -> None:
    """Every place that was not understood, the likely losses first; a row shows it in the text."""
    issues = preview["plan"]["issues"]
    missed = [mark for mark in preview["marks"] if mark["kind"] == "MISSED"]
    rows = [
        {"种类": "可能漏了", "说明": mark["says"], "原文": preview["text"][mark["start"] : mark["end"]],
         "位置": f"第 {preview['text'].count(chr(10), 0, mark['start']) + 1} 行", "怎么办": "看原文；确有责任、目标的请更正或反馈"}
        for mark in missed
    ]  # fmt: skip
    rows += readings.in_words(places_of(issues, preview["text"]))
    if not rows:
        st.success("每个编号项、机构和数值都有去处，没有待核的内容。")
        return
    place = pick_row(rows, tuple(_PLACES), key=f"open-{upload.key}-{upload.turn}", widths=_PLACES, height=290)
    spans = [[mark["start"], mark["end"]] for mark in missed] + [issue["span"] for issue in issues]
    if spans[place][0] < spans[place][1]:
        st.html(around(preview, *spans[place]))
