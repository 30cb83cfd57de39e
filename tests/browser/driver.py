"""How the tests work the app in Chromium: wait until it has drawn, choose, type, pick a row."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import FrameLocator, Locator, Page

CHROMIUM = os.environ.get("DUTY_GRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
_PATIENCE_MS = 60_000


def begun(page: Page) -> None:
    """Wait until the page shows its heading, or a sentence in its place."""
    page.wait_for_selector("[data-testid='stMain'] :is(h1, [data-testid='stAlert'])", timeout=_PATIENCE_MS)


def settled(page: Page) -> None:
    """Wait until the script of the page has run to its end and nothing on it is stale."""
    begun(page)
    for _ in range(2):  # a click may be on its way yet when the page still says that nothing runs
        page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", timeout=_PATIENCE_MS)
        page.wait_for_function("!document.querySelector('[data-stale=\"true\"]')", timeout=_PATIENCE_MS)
        page.wait_for_timeout(400)  # the canvas of a table is drawn after the page says it is ready


def searched(page: Page, label: str, text: str) -> Locator:
    """A select box into which `text` was typed, once its list shows what fits: Enter takes the first."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(text)
    page.get_by_role("option").first.wait_for(timeout=_PATIENCE_MS)
    return box


def pick(page: Page, label: str, text: str) -> None:
    """Choose the first entry of a select box that fits `text`, by typing, as users do."""
    searched(page, label, text).press("Enter")


def choose(page: Page, label: str, text: str) -> None:
    """Choose an entry and wait for what it changes."""
    pick(page, label, text)
    settled(page)


def table(page: Page, number: int = 0) -> Locator:
    """The n-th data table of the page."""
    return page.get_by_test_id("stDataFrame").nth(number)


def tick_row(page: Page, row: int, *, number: int = 0) -> None:
    """Tick a row of a table whose rows can be chosen: the box stands in the first column of the canvas."""
    area = table(page, number)
    area.scroll_into_view_if_needed()
    area.click(position={"x": 18, "y": 36 + 36 * row + 18})


def select_row(page: Page, row: int, *, number: int = 0) -> None:
    """Tick a row and wait for what it changes."""
    tick_row(page, row, number=number)
    settled(page)


def picture(page: Page, number: int = 0) -> FrameLocator:
    """The frame of the n-th graph of the page, once it is drawn."""
    frame = page.frame_locator("iframe").nth(number)
    frame.locator("canvas").first.wait_for(timeout=_PATIENCE_MS)
    return frame
