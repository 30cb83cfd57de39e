"""Neo4j Browser, which the product's server brings: a query comes by a link, and is drawn in the colours of the app."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from graph.connection import Settings, Store, browser_link
from tests.browser.app_process import VIEWPORT
from tests.conftest import ROOT
from views.style import NODE_COLOUR

STYLE = ROOT / "queries" / "browser_style.grass"
QUERY = "MATCH p = (:Agency)-[:LEADS]->(:Task)-[:TARGETS]->(:Indicator) RETURN p"
_PATIENCE_MS = 60_000
_FILE = "text => { const all = new DataTransfer(); all.items.add(new File([text], 'style.grass')); return all; }"
_FILLS = "[...new Set([...document.querySelectorAll('svg circle')].map(e => e.getAttribute('fill')))].filter(Boolean)"


def test_the_style_is_taken_and_a_linked_query_is_drawn_in_it(
    chromium: Browser, plans: Store, neo4j_settings: Settings
) -> None:
    address = browser_link(neo4j_settings, QUERY)
    assert address is not None
    with chromium.new_context(viewport=VIEWPORT) as context:
        page = context.new_page()
        page.goto(address)
        password = page.locator("input[type=password]").first
        password.fill(neo4j_settings.password, timeout=_PATIENCE_MS)
        password.press("Enter")
        expect(page.get_by_text(":play start").first).to_be_visible(timeout=_PATIENCE_MS)  # it is connected
        editor = page.locator(".monaco-editor").first
        expect(editor).to_contain_text("MATCH", timeout=_PATIENCE_MS)
        dropped = page.evaluate_handle(_FILE, STYLE.read_text(encoding="utf-8"))
        for event in ("dragenter", "dragover", "drop"):
            editor.dispatch_event(event, {"dataTransfer": dropped})
        expect(page.get_by_text(":style").first).to_be_visible(timeout=_PATIENCE_MS)

        editor.click()
        page.keyboard.press("Control+Enter")
        wanted = {NODE_COLOUR[label][0] for label in ("Agency", "Task", "Indicator")}
        for fill in wanted:
            page.locator(f"svg circle[fill='{fill}' i]").first.wait_for(timeout=_PATIENCE_MS)
        assert {fill.lower() for fill in page.evaluate(_FILLS)} == wanted


def test_the_style_has_nothing_that_browser_stumbles_over() -> None:
    """It knows no comments, and a quotation mark outside of a caption turns the rest of the file into one word."""
    text = re.sub(r"'(?:\{\w+\}|<type>)'", "", STYLE.read_text(encoding="utf-8"))

    assert not re.search(r"/\*|\*/|//|['\"]", text)
