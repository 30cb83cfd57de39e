"""Matrix and pictures as they are used: a cell clicked, a file saved and opened where there is no app and no network."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from graph.connection import Store
from graph.load import load_plans
from tests.browser.conftest import HOSTILE, Asked
from tests.browser.driver import choose, picture, settled
from tests.plans import make_plan, task


def cell_of(page: Page, lead: str, partner: str) -> Locator:
    return page.locator(f".heat-map td[aria-label*='牵头单位：{lead}，配合单位：{partner}，']")


def keys_to(page: Page, cell: Locator) -> list[str]:
    """The arrow keys that lead from the cell that the Tab key enters to another."""
    place = "cell => [cell.parentNode.sectionRowIndex, cell.cellIndex]"
    row, column = page.locator(".heat-map td[tabindex='0']").evaluate(place)
    to_row, to_column = cell.evaluate(place)
    return [
        *["ArrowDown" if to_row > row else "ArrowUp"] * abs(to_row - row),
        *["ArrowRight" if to_column > column else "ArrowLeft"] * abs(to_column - column),
    ]


def test_a_cell_of_the_matrix_opens_its_tasks(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/dependencies?city=云海市")
    settled(page)
    expect(page.locator(".evidence")).to_contain_text("清理积压案件")

    cell_of(page, "市司法局", "市教育局").click()
    settled(page)

    expect(page.locator(".evidence")).to_contain_text("每年组织宣传活动12场以上")
    assert "partner=" in page.url


def test_the_arrow_keys_walk_the_matrix_and_enter_chooses(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/dependencies?city=云海市")
    settled(page)
    chosen = page.locator(".heat-map td[aria-selected='true']")
    before = chosen.get_attribute("aria-label")
    wanted = cell_of(page, "市司法局", "市教育局")
    page.locator(".heat-map td[tabindex='0']").focus()

    for key in keys_to(page, wanted):
        page.keyboard.press(key)
    expect(wanted).to_be_focused()
    page.keyboard.press("Enter")
    settled(page)

    expect(page.locator(".evidence")).to_contain_text("每年组织宣传活动12场以上")
    expect(chosen).to_have_attribute("aria-label", wanted.get_attribute("aria-label") or "")
    assert before != chosen.get_attribute("aria-label")
    expect(wanted).to_be_focused()  # the next arrow key goes on from here


def test_a_hostile_name_in_the_matrix_stays_text(app: str, store: Store, page: Page) -> None:
    name = f"市{HOSTILE}局"
    load_plans(
        store, [make_plan("云海市", [task("1", "建设平台", title="建设平台", lead=[name], cooperate=["市公安局"])])]
    )

    page.goto(f"{app}/dependencies?city=云海市")
    settled(page)

    expect(page.locator(".heat-map tbody th")).to_contain_text(HOSTILE)
    assert page.evaluate("window.hacked") is None


def test_an_empty_cell_says_so_and_changes_nothing(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/dependencies?city=云海市")
    settled(page)

    cell_of(page, "市公安局", "市教育局").click()

    expect(page.get_by_test_id("stToast")).to_contain_text("这一格没有任务")
    expect(page.locator(".evidence")).to_contain_text("清理积压案件")


def test_a_saved_picture_opens_without_the_app(
    app: str, plans: Store, page: Page, asked: Asked, tmp_path: Path
) -> None:
    page.goto(f"{app}/agency_tasks?city=临溪市&graph=1")
    settled(page)
    assert picture(page).locator("#bar").inner_text().startswith("■ 机构")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载关系图").click()
    saved = tmp_path / "picture.html"
    waiting.value.save_as(saved)
    asked.addresses.clear()

    page.goto(saved.as_uri())
    page.locator("canvas").first.wait_for()
    with page.expect_download() as image:
        page.get_by_role("button", name="存为图片").click()
    image.value.save_as(tmp_path / "picture.png")

    assert (tmp_path / "picture.png").read_bytes()[:4] == b"\x89PNG"
    assert [address for address in asked.addresses if not address.startswith(("file:", "data:", "blob:"))] == []
    assert HOSTILE not in saved.read_text(encoding="utf-8")


def test_an_agency_is_found_by_its_short_name(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/agency_tasks?city=云海市")
    settled(page)

    choose(page, "机构", "司法")

    expect(page.locator(".tally .name")).to_have_text("市司法局")


def test_formulas_stay_text_in_the_sheet(app: str, store: Store, page: Page, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.org/","点")'
    load_plans(store, [make_plan("云海市", [task("1", formula, title=formula, lead=["市公安局"])])])
    page.goto(f"{app}/agency_tasks")
    settled(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载任务分解表").click()
    path = tmp_path / "table.xlsx"
    waiting.value.save_as(path)

    cell = load_workbook(path).active.cell(3, 2)
    assert (cell.value, cell.data_type, cell.hyperlink) == (formula, "s", None)


def test_a_link_shows_the_picture_again(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/dependencies?city=云海市")
    settled(page)
    page.get_by_text("显示关系图", exact=True).click()
    settled(page)
    link = page.url

    page.goto("about:blank")
    page.goto(link)
    settled(page)

    assert "graph=1" in link
    assert picture(page).locator("canvas").count() == 1
