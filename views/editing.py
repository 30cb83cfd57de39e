"""Who may change something: nobody, unless the one who starts the app says so. Asked by what acts, not only by the page."""

from __future__ import annotations

import os

from graph.errors import GraphError

SETTING = "DUTY_GRAPH_EDIT"
HOW = f"现在只能查看和预览，不能保存更正、载入或移除。需要时请管理员设置环境变量 {SETTING}=1 后重新启动网页。"


class EditRefused(GraphError):
    """Something would have been changed while changing is switched off."""

    def __init__(self) -> None:
        super().__init__(f"没有改动：{HOW}")


def may_edit() -> bool:
    """Whether the app was started with the setting."""
    return os.environ.get(SETTING) == "1"


def require_edit() -> None:
    """EditRefused unless the app may change something."""
    if not may_edit():
        raise EditRefused
