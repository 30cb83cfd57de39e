"""Ten people at once: each sees what that one chose, whatever the others click in the meantime."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.app_process import VIEWPORT

# Who opens what, what must then stand on the page, which box that person changes, to what, and what must stand there then.
PEOPLE = (
    ("agency_tasks?city=云海市&agency=云海市:justice", "开展集中宣传", "机构", "公安", "清理积压案件"),
    ("agency_tasks?city=青岚市&agency=青岚市:finance", "民生实事1", "城市", "云海市", "清理积压案件"),
    ("agency_tasks?city=云海市&agency=云海市:education", "开展集中宣传", "机构", "财政", "建设服务站点"),
    ("dependencies?city=云海市", "市公安局", "牵头单位", "司法", "开展集中宣传"),
    ("dependencies?city=青岚市", "市总工会", "城市", "云海市", "市司法局"),
    ("queries?query=lead_depends&p_city=云海市", "3 行", "查询", "常在一起的三家", "没有三家"),
    ("queries?query=no_lead&p_city=云海市", "加强组织领导", "查询", "谁依赖谁", "市司法局"),
    ("indicators?indicator=办结率", "办结率", "指标", "宣传活动", "每年组织宣传活动12场以上"),
    ("similar_tasks?view=共同承担的机构&city=青岚市", "市总工会", "城市", "云海市", "市财政局"),
    ("overview", "加强", "", "", ""),
)


@pytest.fixture
def people(chromium: Browser) -> Iterator[list[Page]]:
    """A browser profile of its own for each."""
    with ExitStack() as stack:
        contexts = [stack.enter_context(chromium.new_context(viewport=VIEWPORT, locale="zh-CN")) for _ in PEOPLE]
        yield [context.new_page() for context in contexts]
