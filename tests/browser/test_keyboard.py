"""Without a mouse: pages, boxes, rows of a table and its file are reached by the keyboard, and where one is can be seen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from graph.connection import Store
from tests.browser.driver import settled, table

_MOST_TABS = 60
_HERE = "document.activeElement"


def tab_to(page: Page, script: str) -> None:
    """Press Tab until what has the focus fits the script (an expression about `e`)."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = {_HERE}; return Boolean({script}); }})()"):
            return
    raise AssertionError(f"{script} is not reached by Tab")


def test_a_coordinator_without_a_mouse(app: str, plans: Store, page: Page, tmp_path: Path) -> None:
    page.goto(app)
    settled(page)
    tab_to(page, "e.tagName === 'A' && e.textContent.includes('机构任务')")
    assert page.evaluate(f"getComputedStyle({_HERE}).outlineStyle + getComputedStyle({_HERE}).boxShadow") != "nonenone"
    page.keyboard.press("Enter")
    page.wait_for_url("**/agency_tasks**")
    settled(page)

    tab_to(page, "e.getAttribute('aria-label')?.includes('城市') || e.closest('[data-testid=stSelectbox]')")
    page.keyboard.type("云海市")
    page.keyboard.press("Enter")
    settled(page)
    tab_to(page, "e.closest('[data-testid=stSelectbox]')")
    page.keyboard.type("公安")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("云海市公安局")

    tab_to(page, "e.tagName === 'CANVAS' || e.closest('[data-testid=stDataFrame]')")
    page.keyboard.press("ArrowDown")
    settled(page)
    expect(page.locator(".evidence")).to_contain_text("建成服务站点20个。")
    tab_to(page, "e.tagName === 'BUTTON' && e.textContent.includes('下载任务分解表')")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "table.xlsx")
    assert (tmp_path / "table.xlsx").read_bytes()[:2] == b"PK"


def test_a_click_anywhere_in_a_row_picks_it_and_a_tick_takes_over(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/agency_tasks?city=青岚市&agency=青岚市:finance")
    settled(page)
    area = table(page)
    for x, row, words in ((500, 2, "第3件"), (18, 4, "第5件"), (700, 1, "第2件"), (18, 2, "第3件")):
        area.click(position={"x": x, "y": 36 + 36 * row + 18})
        settled(page)
        expect(page.locator(".evidence")).to_contain_text(words)
    page.keyboard.press("ArrowDown")
    settled(page)
    expect(page.locator(".evidence")).to_contain_text("第4件")
