"""任务与重复 and 指标对比 as they are used: a pair, its differences, a file; an indicator typed, its bars, its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from graph.connection import Store
from graph.load import load_plans
from graph.similar import find_similar
from tests.browser.conftest import HOSTILE
from tests.browser.driver import choose, select_row, settled
from tests.plans import make_plan, target, task

STEP = "建立跨部门联合执法机制，完善线索通报、案件协办和定期会商制度。"


@pytest.fixture
def compared(plans: Store) -> Store:
    """Two pairs of similar tasks in 临溪市, one of them hostile; an indicator that two cities set, one with a deadline."""
    linxi = [
        task("1", f"{STEP}每季度公开一次。", title="加强市场监管", lead=["市公安局"]),
        task("2", STEP, title="建立联合执法机制", path=("三、步骤",), time=("2025年6月底前", None, "2025-06")),
        task("3", f"{HOSTILE}设立便民服务窗口并延长办事时间。", title=HOSTILE, lead=["市财政局"]),
        task("4", f"{HOSTILE}设立便民服务窗口并延长办事时间。方便群众。", title="设立窗口"),
    ]
    goal = target("办结率", 90, "%", due="2026-12", raw="办结率达到90%")
    load_plans(plans, [make_plan("临溪市", linxi, title="临溪市第二份方案", goals=[goal])])
    find_similar(plans)
    return plans


def test_similar_tasks_are_read_side_by_side_and_taken_away(
    app: str, compared: Store, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{app}/similar_tasks?word=联合执法")
    settled(page)
    expect(page.locator("p.title")).to_have_text(["2. 建立联合执法机制", "1. 加强市场监管"])
    expect(page.locator(".evidence mark.m-right")).to_have_text("每季度公开一次。")
    expect(page.locator(".evidence mark.m-left")).to_have_count(0)
    assert page.locator(".evidence mark.m-right").evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"

    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 .xlsx").click()
    waiting.value.save_as(tmp_path / "similar.xlsx")
    sheet = load_workbook(tmp_path / "similar.xlsx").active
    assert [cell.value for cell in sheet[2]][:2] == ["程度", "相近度"]
    assert STEP in [cell.value for cell in sheet[3]]


def test_hostile_tasks_beside_each_other_do_nothing(app: str, compared: Store, page: Page) -> None:
    """The fixture `page` asserts that nothing ran and nothing was fetched."""
    page.goto(f"{app}/similar_tasks?word=便民服务")
    settled(page)

    expect(page.locator(".evidence").first).to_contain_text(HOSTILE)
    assert page.locator("img[src=x], a[href^='javascript']").count() == 0


def test_an_indicator_is_chosen_compared_and_read(app: str, compared: Store, page: Page) -> None:
    page.goto(f"{app}/indicators")
    settled(page)
    choose(page, "指标", "办结")
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_contain_text("不少于 95 % · 未写期限")
    expect(chart).to_contain_text("不少于 90 % · 2026年12月")
    expect(page.locator(".evidence")).to_contain_text("办结率达到90%")

    select_row(page, 1)

    expect(page.locator("#root")).to_contain_text("市公安局清理积压案件")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    settled(page)
    expect(page.locator(".evidence")).to_contain_text("市公安局清理积压案件")


@pytest.mark.parametrize(
    ("address", "views"),
    [
        ("indicators", ["互相矛盾", "没有人认领", "各地对比"]),
        ("similar_tasks", ["共同承担的机构", "相近的任务"]),
        ("documents", ["上传方案", "已载入的方案"]),
    ],
)
def test_the_switch_between_views_stays_under_the_mouse(
    app: str, compared: Store, page: Page, address: str, views: list[str]
) -> None:
    page.goto(f"{app}/{address}")
    settled(page)
    switch = page.get_by_test_id("stButtonGroup").first
    places, notes = [switch.bounding_box()], [page.locator(".head span").inner_text()]
    for view in views:
        switch.get_by_text(view, exact=True).click()
        settled(page)
        places.append(switch.bounding_box())
        notes.append(page.locator(".head span").inner_text())

    assert len({place and (place["x"], place["y"]) for place in places}) == 1
    assert len(set(notes)) == (1 if address == "documents" else len(views))
