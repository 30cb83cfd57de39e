"""Ten people at once: each sees what that one chose, whatever the others click in the meantime."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.connection import Store
from tests.browser.app_process import VIEWPORT
from tests.browser.driver import pick, settled


@dataclass(frozen=True)
class Person:
    """Opens `address` and sees `before`; then chooses `typed` in `box` and sees `after` and no longer `before`."""

    address: str
    before: str
    box: str
    typed: str
    after: str


PEOPLE = (
    Person("agency_tasks?city=云海市&agency=云海市:education", "云海市教育局", "机构", "公安", "云海市公安局"),
    Person("agency_tasks?city=青岚市&agency=青岚市:finance", "青岚市财政局", "机构", "公安", "青岚市公安局"),
    Person("agency_tasks?city=云海市&agency=云海市:justice", "云海市司法局", "机构", "财政", "云海市财政局"),
    Person("agency_tasks?city=云海市&agency=云海市:finance", "云海市财政局", "机构", "教育", "云海市教育局"),
    Person("dependencies?city=云海市", "市公安局清理积压案件", "城市", "青岚市", "办好民生实事第1件"),
    Person("dependencies?city=青岚市", "办好民生实事第1件", "城市", "云海市", "市公安局清理积压案件"),
    Person("indicators?indicator=办结率", "不少于 95 %", "指标", "宣传活动", "不少于 12 场"),
    Person("indicators?indicator=宣传活动", "不少于 12 场", "指标", "办结率", "不少于 95 %"),
    Person("queries?query=no_lead&p_city=云海市", "没有写明牵头单位？", "查询", "没有量化目标", "没有写数字目标"),
    Person("queries?query=due&p_city=云海市", "有哪些任务到期", "查询", "没有期限", "没有写完成时限"),
)


@pytest.fixture
def pages(chromium: Browser) -> Iterator[list[Page]]:
    """A browser profile of its own for each person."""
    with ExitStack() as stack:
        contexts = [stack.enter_context(chromium.new_context(viewport=VIEWPORT, locale="zh-CN")) for _ in PEOPLE]
        yield [context.new_page() for context in contexts]


def test_ten_people_do_not_see_each_others_choices(app: str, plans: Store, pages: list[Page]) -> None:
    everybody = list(zip(pages, PEOPLE, strict=True))
    for page, person in everybody:
        page.goto(f"{app}/{person.address}", wait_until="commit")  # nobody waits for the one before
    for page, person in everybody:
        settled(page)
        expect(page.get_by_test_id("stMain")).to_contain_text(person.before)

    for page, person in everybody:
        pick(page, person.box, person.typed)
    for page, person in everybody:
        settled(page)
        expect(page.get_by_test_id("stMain")).to_contain_text(person.after)
        expect(page.get_by_test_id("stMain")).not_to_contain_text(person.before)

    addresses = [page.url for page, _ in everybody]
    for page, address in zip(reversed(pages), addresses, strict=True):
        page.goto(address, wait_until="commit")  # everybody opens somebody else's link
    for page, (_, person) in zip(reversed(pages), everybody, strict=True):
        settled(page)
        expect(page.get_by_test_id("stMain")).to_contain_text(person.after)
