"""The forms that fix a preview: the plan itself, a task and its bodies, and what was kept before."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from graph.errors import GraphError
from ingest.correction_kinds import BY_NAME, ROLES
from ingest.errors import IngestError
from ingest.preview import Preview
from views import plan_actions, style, uploads
from views.editing import HOW, may_edit
from views.fixes import Edit, Said, addition, body_edit, body_fields, document_edit, document_fields, title_edit
from views.tables import show_table
from views.uploads import Upload
from views.user import user

_PLAN, _TASK, _KEPT = "方案信息", "任务的标题和机构", "已保存的更正"
_TOLD, _BY = "documents:fixed", "documents:by"


def show(upload: Upload, preview: Preview) -> None:
    """Choose what to fix, fix it, see what came of it."""
    if not may_edit():
        st.info(HOW)
        return
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.success(style.plain(told))
    left, right = st.columns([4, 8], vertical_alignment="center")
    what = left.segmented_control(
        "更正什么", [_PLAN, _TASK, _KEPT], default=_TASK, required=True, key=f"fix-{upload.key}", label_visibility="collapsed"
    )  # fmt: skip
    if what == _PLAN:
        _plan_form(upload, preview)
    elif what == _TASK:
        with right:
            place = _task_box(upload, preview)
        _task_form(upload, preview, place)
    else:
        _kept(upload, preview)


def _plan_form(upload: Upload, preview: Preview) -> None:
    plan = preview["plan"]
    with st.form(f"fix-plan-{upload.key}", border=False):
        table = st.data_editor(
            pd.DataFrame(document_fields(plan)), hide_index=True, disabled=["项目", "解析结果"], key=_editor("plan", upload),
            column_config={"项目": st.column_config.Column(width=90), "解析结果": st.column_config.Column(width=430)},
        )  # fmt: skip
        said = _said(upload)
        done = st.form_submit_button("保存更正并重新解析", type="primary")
    if done:
        wanted = {row["项目"]: str(row["应为"] or "") for row in table.to_dict("records")}
        _keep(upload, preview, document_edit(plan, preview["text"], wanted, said), said)


def _task_box(upload: Upload, preview: Preview) -> int:
    """Which task; its place in the plan."""
    names = [f"{t['number'] or ''} {t.get('label') or t['title'] or ''}".strip() for t in preview["plan"]["tasks"]]
    return st.selectbox(
        "任务", range(len(names)), format_func=lambda n: f"任务：{names[n]}", key=f"fix-task-{upload.key}",
        label_visibility="collapsed",
    )  # fmt: skip


def _task_form(upload: Upload, preview: Preview, place: int) -> None:
    plan = preview["plan"]
    task = plan["tasks"][place]
    with st.form(f"fix-task-form-{upload.key}-{place}", border=False):
        first, second, third = st.columns([5, 1.3, 2.7])
        title = first.text_input(
            "标题（没有标题的留空）", value=task["title"] or "", max_chars=120, key=_editor(f"title-{place}", upload)
        )
        role = second.selectbox("增加机构：角色", list(ROLES), index=1, key=_editor(f"role-{place}", upload))
        name = third.text_input(
            "增加机构：名称", max_chars=80, placeholder="不增加就留空", key=_editor(f"name-{place}", upload)
        )
        wanted: list[dict[str, Any]] = []
        if task["assignments"]:
            table = st.data_editor(
                pd.DataFrame(body_fields(task)), hide_index=True, disabled=["原文"], key=_editor(f"bodies-{place}", upload),
                column_config={
                    "原文": st.column_config.TextColumn("原文名称", width=220),
                    "机构": st.column_config.TextColumn("机构（改名）", width=260, max_chars=80),
                    "角色": st.column_config.SelectboxColumn("角色", options=list(ROLES), required=True, width=90),
                    "删去": st.column_config.CheckboxColumn("删去", width=70),
                },
            )  # fmt: skip
            wanted = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
        everywhere = st.checkbox("改名对整份方案有效（同样印法的都改）", key=_editor(f"all-{place}", upload))
        said = _said(upload)
        done = st.form_submit_button("保存更正并重新解析", type="primary")
    if not done:
        return
    edit = title_edit(plan, task, title, said)
    for more in (
        body_edit(plan, task, wanted, said, everywhere=everywhere),
        addition(plan, task, role, name, said) if name.strip() else Edit(),
    ):
        edit.add += more.add
        edit.drop += more.drop
    _keep(upload, preview, edit, said)


def _kept(upload: Upload, preview: Preview) -> None:
    rows = preview["plan"].get("corrections", [])
    if not rows:
        st.info("这份方案还没有应用过更正。保存过而失效的更正列在“没读懂的”里。")
        return
    shown = [
        {"内容": BY_NAME[row["field"]].word, "原文": row["source"], "原值": row["old"], "新值": row["new"], "理由": row["reason"],
         "更正人": row["by"], "日期": row["on"] or ""}
        for row in rows
    ]  # fmt: skip
    show_table(shown, list(shown[0]), height=260)
    place = st.selectbox(
        "撤销哪一条", range(len(rows)), key=f"undo-{upload.key}",
        format_func=lambda n: f"第 {n + 1} 条　{shown[n]['内容']}　{shown[n]['原值']} → {shown[n]['新值']}",
    )  # fmt: skip
    if st.button("撤销这一条并重新解析", key=f"undo-do-{upload.key}"):
        _keep(upload, preview, Edit(drop=[rows[place]["id"]]), Said("撤销", "撤销"))


def _said(upload: Upload) -> Said:
    left, right = st.columns([3, 1])
    reason = left.text_input("理由（必填）", max_chars=200, key=_editor("reason", upload))
    by = right.text_input(
        "更正人（必填）", value=user() or st.session_state.get(_BY, ""), max_chars=40, key=_editor("by", upload)
    )
    return Said(reason, by)


def _editor(what: str, upload: Upload) -> str:
    """A key that is new after every save: a form then begins with what the plan now says."""
    return f"{what}-{upload.key}-{upload.turn}"


def _keep(upload: Upload, preview: Preview, edit: Edit, said: Said) -> None:
    """Keep the rows, read the file again, and say what came of it."""
    if not edit:
        st.info("没有改动，不用保存。")
        return
    if said.problem():
        st.error(said.problem())
        return
    try:
        plan_actions.correct(preview["plan"]["document"]["id"], add=edit.add, drop=edit.drop)
    except (GraphError, IngestError) as error:
        st.error(style.plain(str(error)))
        return
    st.session_state[_BY] = said.by
    with st.spinner("正在重新解析…"):
        uploads.read(upload)
    upload.turn += 1
    upload.loaded = False
    applied = len(upload.preview["plan"].get("corrections", [])) if upload.preview else 0
    st.session_state[_TOLD] = (
        f"已保存 {len(edit.add)} 条更正，撤销 {len(edit.drop)} 条；已重新解析，这份方案现在应用了 {applied} 条更正。"
        "以后上传或用命令行解析同一份方案都会自动应用；图中的内容要再载入一次才会变。"
    )
    st.rerun()
