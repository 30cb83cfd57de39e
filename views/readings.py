"""What the reading of a loaded plan left open, in words: kinds of places and what to do about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.readings import Place

# What kind of thing was seen and not understood, in a word or two, and what to do about it.
KINDS = {
    "empty-item": ("空标题", "标题下没有内容；看原文是否漏了正文"),
    "goal-unread": ("目标未读出", "看原文这一行的数值"),
    "marks-unexplained": ("符号无图例", "看原文；知道谁牵头的，在“更正”中改角色"),
    "no-title": ("没有标题", "可在“更正”中填写标题"),
    "possible-duty": ("疑似责任表述", "看原文；是责任的，在“更正”中增加机构"),
    "section-figure": ("小节数值", "看原文；是全文目标的，可在“更正”中补上"),
    "table-not-tasks": ("表格未读", "看原文，这张表没有作为任务表"),
    "table-row-empty": ("表格空行", "一般无须处理"),
    "traditional": ("繁体字", "无须处理"),
    "unknown-body": ("名录外机构", "名称有误的，在“更正”中改正"),
    "unknown-mark": ("符号未说明", "看原文的图例；是责任的，在“更正”中增加机构"),
    "unplaced-body": ("机构归栏不明", "看原文；知道角色的，在“更正”中增加机构"),
    "unread-blanket": ("统领条款未读", "看原文，条款没有写明机构"),
    "unread-body": ("机构未读出", "看原文；在“更正”中增加机构"),
    "correction-stale": ("更正失效", "核对后重新更正，或撤销"),
}


def by_kind(codes: Sequence[str]) -> dict[str, int]:
    """How many of each kind, most first, in words."""
    return {KINDS.get(code, (code, ""))[0]: n for code, n in Counter(codes).most_common()}


def in_words(places: Sequence[Place]) -> list[dict[str, str]]:
    """Rows of a table: what, where, and what to do."""
    return [
        {
            "种类": KINDS.get(place.code, (place.code, ""))[0], "说明": place.message, "原文": place.text,
            "位置": f"第 {place.line} 行" if place.line else "全文", "怎么办": KINDS.get(place.code, ("", "看原文"))[1],
        }
        for place in places
    ]  # fmt: skip
