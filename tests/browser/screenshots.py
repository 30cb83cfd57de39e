"""Pictures of every page for the documentation: python -m tests.browser.screenshots

Only plans of invented cities (data/samples) are loaded, in a throw-away home: no sentence of a real plan is in a picture.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graph.server import LocalServer
from tests.browser.app_process import CHROMIUM_ARGS, ROOT, VIEWPORT, environment, running_app
from tests.browser.driver import CHROMIUM, picture, settled

OUT = ROOT / "docs" / "screenshots"
# File → address, and the heading that stands at the top (none: the page's own).
VIEWS = {
    "overview": ("", ""),
    "agency_tasks": ("agency_tasks?city=青岚市&agency=青岚市:civil_affairs", ""),
    "dependencies": ("dependencies?city=青岚市", "矩阵：谁牵头，谁配合"),
    "picture": ("agency_tasks?city=青岚市&agency=青岚市:civil_affairs&graph=1", "显示任务网络图"),
    "similar_tasks": ("similar_tasks", ""),
    "indicators": ("indicators", ""),
    "queries": ("queries?query=lead_depends&p_city=青岚市", ""),
}
SAMPLES = sorted([*(ROOT / "data/samples").glob("*.txt"), *(ROOT / "data/samples").glob("*.html")])


def take(page: Page, address: str, out: Path) -> None:
    """Write one picture per page into `out`."""
    for name, (place, heading) in VIEWS.items():
        page.goto(f"{address}/{place}")
        settled(page)
        if page.locator("iframe").count():
            picture(page)
        if heading:
            page.get_by_text(heading).first.evaluate("e => e.scrollIntoView({block: 'start'})")
            # The bar at the top lies over the page.
            page.get_by_test_id("stMain").evaluate("e => e.scrollBy(0, -64)")
            settled(page)
        page.screenshot(path=out / f"{name}.png")


def main() -> int:
    """Start a Neo4j of our own, load the samples, photograph, stop everything."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="duty-graph-pictures-") as folder:
        server = LocalServer(Path(folder) / "home")
        settings = server.up().settings
        try:
            command = [sys.executable, "-m", "ingest", "run", *map(str, SAMPLES)]
            subprocess.run(command, cwd=ROOT, env=environment(settings), check=True)
            with running_app(settings, Path(folder) / "app.log") as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
                take(browser.new_page(viewport=VIEWPORT, locale="zh-CN"), address, OUT)
                browser.close()
        finally:
            server.down()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
