"""What people met who used the app: a body opened by its short name, a picture that fits, no English."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from graph.connection import Store
from graph.load import load_plans
from tests.browser.driver import choose, settled
from tests.plans import make_plan, task

INSIDE = """() => {
  const box = network.canvas.frame.canvas.getBoundingClientRect();
  return Object.values(network.getPositions()).every(place => {
    const at = network.canvasToDOM(place);
    return at.x >= 0 && at.y >= 0 && at.x <= box.width && at.y <= box.height;
  });
}"""


@pytest.mark.parametrize(
    ("text", "name"), [("市监局", "市市场监管局"), ("市工商局", "市市场监管局"), ("发改委", "市发展改革委")]
)
def test_typing_a_short_name_opens_its_body(app: str, store: Store, page: Page, text: str, name: str) -> None:
    plan = make_plan(
        "云海市", [task("1", "办好甲事", lead=["市发展改革委"], cooperate=["市安监局", "市市场监管局", "市工信局"])]
    )
    for body in plan["agencies"]:
        if body["name"] == "市安监局":  # the letters 市…监…局 stand in it, and protocol order puts it first
            body.update(name="市应急管理局", aliases=["市安监局"], protocol_rank=1)
        if body["name"] == "市市场监管局":
            body["aliases"] = [*body["aliases"], "市监局"]
        if body["name"] == "市发展改革委":
            body["aliases"] = [*body["aliases"], "市发改委"]
    load_plans(store, [plan])
    page.goto(f"{app}/agency_tasks?city=云海市")
    settled(page)

    choose(page, "机构", text)

    expect(page.locator(".tally .name")).to_have_text(name)


def test_a_picture_of_another_kind_fits_its_frame(app: str, plans: Store, page: Page) -> None:
    tasks = [
        task(str(n), f"办好第{n}件事", title=f"实事{n}", lead=["市公安局"], cooperate=["市财政局"])
        for n in range(1, 30)
    ]
    load_plans(plans, [make_plan("雾谷市", tasks)])
    page.goto(f"{app}/dependencies?city=雾谷市&digraph=1")
    settled(page)
    for kind in ("连同任务", "机构之间", "连同任务"):
        page.get_by_text(kind, exact=True).click()
        settled(page)
        page.wait_for_timeout(800)
        (frame,) = [each for each in page.frames if "views.component.picture" in each.url]

        assert frame.evaluate(INSIDE), kind


def test_addresses_and_boxes_say_nothing_in_english(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/overview")
    settled(page)
    expect(page.get_by_test_id("stDialog")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("总览")

    page.goto(f"{app}/nowhere")
    settled(page)
    expect(page.get_by_test_id("stDialog")).to_have_text("没有这一页，或网页的连接出了问题", use_inner_text=True)
    page.goto(f"{app}/queries?query=agency_tasks")
    settled(page)
    box = page.get_by_role("combobox", name="机构").first
    box.click()
    box.fill("市监局")
    expect(page.get_by_role("option").first).to_have_text("按回车，用输入的：市监局")
