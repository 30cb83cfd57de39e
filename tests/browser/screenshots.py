"""Pictures of every page for the documentation: python -m tests.browser.screenshots

Only plans of invented cities (data/samples) are loaded, in a throw-away home: no sentence of a real plan is in a picture.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image  # Streamlit brings Pillow
from playwright.sync_api import FilePayload, Locator, Page, sync_playwright

from graph.connection import Settings
from graph.server import LocalServer
from tests.browser.app_process import CHROMIUM_ARGS, ROOT, VIEWPORT, environment, running_app
from tests.browser.driver import CHROMIUM, picture, settled
from tests.ingest.correction_cases import TEXT
from views.kept_queries import packed

OUT = ROOT / "docs" / "screenshots"
SAMPLES = sorted([*(ROOT / "data/samples").glob("*.txt"), *(ROOT / "data/samples").glob("*.html")])
# Brought on the page 文档: an invented plan with a place that is not understood, and samples that are not loaded.
UPLOADED = [
    FilePayload(name="云海市营商环境提升行动方案.txt", mimeType="text/plain", buffer=TEXT.encode()),
    *(
        FilePayload(name=name, mimeType="", buffer=(ROOT / "data/samples" / name).read_bytes())
        for name in ("jianglan_reading.pdf", "shiwan_rivers.md")
    ),
]
_READ_MS = 120_000
_BODY = "city=青岚市&agency=青岚市:civil_affairs"
_TYPED = """\
MATCH (a:Agency)-[r:LEADS]->(t:Task)<-[:COOPERATES]-(b:Agency)
WHERE $city = '' OR a.jurisdiction = $city
// 推定的牵头另列一栏，使用前请核实
RETURN a.name AS `牵头单位`, b.name AS `配合单位`, count(t) AS `任务数`,
  sum(CASE r.basis WHEN 'first_listed' THEN 1 ELSE 0 END) AS `其中推定`
ORDER BY `任务数` DESC, `牵头单位`, `配合单位`"""


@dataclass(frozen=True)
class View:
    """One picture: the address, what is done there, and the words that stand at the top (none: the page's own)."""

    address: str
    top: str = ""
    act: Callable[[Page], None] | None = None


def _press(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()
    settled(page)


def _search(page: Page) -> None:
    """An old name finds the body of today."""
    box = page.get_by_role("combobox", name="机构")
    box.click()
    box.fill("工商局")
    page.get_by_role("option").first.wait_for()


def _upload(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(UPLOADED)
    page.get_by_role("button", name="移出列表").wait_for(timeout=_READ_MS)


def _load(page: Page) -> None:
    _press(page, "任务表")
    page.get_by_role("button", name="载入这份").click()
    page.get_by_test_id("stAlert").first.wait_for(timeout=_READ_MS)


def _ask_to_remove(page: Page) -> None:
    _press(page, "已载入的方案")  # opens at the plan that was loaded last
    _press(page, "移除这份方案")


def _run(page: Page) -> None:
    page.get_by_role("button", name="运行").click()
    page.get_by_text("行，用时").first.wait_for(timeout=_READ_MS)


def _keep(page: Page) -> None:
    page.get_by_text("保存为我的查询，或分享链接").click()
    page.get_by_role("textbox", name="名称").fill("牵头与配合，推定另列")
    page.get_by_role("textbox", name="名称").press("Enter")


# In this order: one without an address goes on where the one before it ended.
VIEWS = {
    "overview": View(""),
    "agency_search": View("agency_tasks?city=云海市", act=_search),
    "agency_tasks": View(f"agency_tasks?{_BODY}"),
    "task_card": View(f"agency_tasks?{_BODY}", "完成时限："),
    "picture": View(f"agency_tasks?{_BODY}&graph=1", "显示任务网络图"),
    "rankings": View("dependencies?city=青岚市"),
    "dependencies": View("dependencies?city=青岚市", "矩阵：谁牵头，谁配合"),
    "what_if": View("dependencies?city=石湾市&without=石湾市:public_security", "如果这家单位不参与"),
    "network": View("dependencies?city=石湾市&figures=rank", "网络中的位置"),
    "digraph": View("dependencies?city=石湾市&digraph=1", "显示关系图"),
    "similar_tasks": View("similar_tasks"),
    "indicators": View("indicators"),
    "contradictions": View("indicators?view=互相矛盾"),
    "queries": View("queries?query=lead_depends&p_city=青岚市"),
    "queries_typed": View(f"queries?query=lead_depends&p_city=青岚市&cypher={packed(_TYPED)}", "保存的查询", act=_run),
    "queries_kept": View("", "保存为我的查询，或分享链接", act=_keep),
    "documents_upload": View("documents?part=upload", act=_upload),
    "documents_open": View("", act=lambda page: _press(page, "没读懂的")),
    "documents_fix": View("", act=lambda page: _press(page, "更正")),
    "documents_load": View("", act=_load),
    "documents": View("", act=_ask_to_remove),
}


def take(page: Page, address: str, out: Path) -> None:
    """Write one picture per view into `out`."""
    for name, view in VIEWS.items():
        if view.address or name == "overview":
            page.goto(f"{address}/{view.address}")
        settled(page)
        if view.act:
            view.act(page)
            settled(page)
        if page.locator("iframe").count():
            _drawn(page)
        if view.top:
            _to_the_top(page, page.get_by_text(view.top).first)
        page.screenshot(path=out / f"{name}.png")
        smaller(out / f"{name}.png")


def _drawn(page: Page) -> None:
    """Wait for a picture; the editor of Cypher is a frame as well, and has none."""
    if not page.frame_locator("iframe").first.locator("#text").count():
        picture(page)


def _to_the_top(page: Page, place: Locator) -> None:
    place.evaluate("e => e.scrollIntoView({block: 'start'})")
    # The bar at the top lies over the page.
    page.get_by_test_id("stMain").evaluate("e => e.scrollBy(0, -52)")
    settled(page)


def smaller(path: Path) -> None:
    """256 colours are enough for a page, and a third of the bytes."""
    with Image.open(path) as full:
        reduced = full.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)


def main() -> int:
    """Start a Neo4j of our own, load the samples, photograph, stop everything."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="duty-graph-pictures-") as folder:
        server = LocalServer(Path(folder) / "home")
        settings = server.up().settings
        # The page 文档 may change something, and finds no correction or note of the one who runs this.
        os.environ |= {"DUTY_GRAPH_EDIT": "1", "DUTY_GRAPH_HOME": folder, "DUTY_GRAPH_QUERIES": f"{folder}/queries"}
        for name in ("DUTY_GRAPH_CORRECTIONS", "DUTY_GRAPH_USER_HEADER"):
            os.environ.pop(name, None)
        try:
            _photograph(settings, Path(folder))
        finally:
            server.down()
    return 0


def _photograph(settings: Settings, folder: Path) -> None:
    command = [sys.executable, "-m", "ingest", "run", *map(str, SAMPLES)]
    subprocess.run(command, cwd=ROOT, env=environment(settings), check=True)
    with running_app(settings, folder / "app.log") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        take(browser.new_page(viewport=VIEWPORT, locale="zh-CN"), address, OUT)
        browser.close()


if __name__ == "__main__":
    raise SystemExit(main())
