"""What a user waits for: the first page and every kind of click, in Chromium, on a few plans and on many.

    python -m benchmarks.clicks [--tasks 100000] [--rounds 3]

The app is started as users start it. A wait ends when the page last changed, not when the server answered: from the click
to the last change of what is drawn, read from the page's own clock. Without `--tasks` the five plans of the corpus are
loaded, else the generated corpus. Seconds are of this machine; the goals stand in docs/speed.md.
"""

from __future__ import annotations

import logging
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Page, sync_playwright

from benchmarks.accuracy import SHARED
from benchmarks.generate import corpus
from benchmarks.load import own_server
from graph.connection import Settings, Store
from graph.load import load_each
from graph.similar import find_similar
from ingest.parse import parse_file
from ingest.plan import ParsedPlan
from tests.browser.app_process import CHROMIUM_ARGS, VIEWPORT, running_app
from tests.browser.driver import CHROMIUM, begun, searched, tick_row

# The page notes when it last changed: elements that came, went or lost their grey, and the script's own state.
_WATCH = """
window.dutyChanged = 0;
const inside = node => node.closest?.('[data-testid="stMain"], iframe, [data-testid="stApp"]');
new MutationObserver(changes => {
  if (changes.some(change => inside(change.target))) window.dutyChanged = performance.now();
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true,
                      attributeFilter: ['data-stale', 'data-test-script-state']});
"""
_QUIET = """() => performance.now() - Math.max(window.dutyChanged, window.dutyStart ?? 0) > 800
  && document.querySelector('[data-test-script-state="notRunning"]') && !document.querySelector('[data-stale="true"]')"""
# The first page: its script has run, its tiles and its table are there; then: no tile still waits for its number.
_STANDS = """() => document.querySelector('[data-test-script-state="notRunning"]')
  && document.querySelector('[data-testid="stPageLink"]') && document.querySelector('[data-testid="data-grid-canvas"]')"""
_COUNTED = """() => ![...document.querySelectorAll('[data-testid="stPageLink"]')].some(tile => tile.textContent.includes('…'))"""
_PATIENCE_MS = 120_000
log = logging.getLogger(__name__)
Act = Callable[[Page], None]


def option(label: str, text: str) -> Act:
    """Choose by typing into a select box; the wait counted is that after Enter."""

    def act(page: Page) -> None:
        box = searched(page, label, text)
        _from_now(page)
        box.press("Enter")

    return act


def press(text: str) -> Act:
    """Click on a button, a switch or a link by its text."""
    return lambda page: page.get_by_text(text, exact=True).first.click()


def row(number: int) -> Act:
    """Tick a row of the first table."""
    return lambda page: tick_row(page, number)


def typed(label: str, text: str) -> Act:
    """Type a word and press Enter."""

    def act(page: Page) -> None:
        box = page.get_by_label(label).first
        box.fill(text)
        _from_now(page)
        box.press("Enter")

    return act


# Page by page, as somebody works through the app: what is done, and how.
STEPS: tuple[tuple[str, Act], ...] = (
    ("机构任务：打开", press("机构任务")),
    ("机构任务：换机构", option("机构", "市公安局")),
    ("机构任务：点一行看原文", row(1)),
    ("机构任务：按文字筛选", typed("含有文字", "建设")),
    ("机构任务：清除筛选", typed("含有文字", "")),
    ("机构任务：显示任务网络图", press("显示任务网络图")),
    ("跨部门依赖：打开", press("跨部门依赖")),
    ("跨部门依赖：不计推定", press("计入推定的牵头（由列名顺序推定，原文未写明）")),
    ("跨部门依赖：显示关系图", press("显示关系图")),
    ("跨部门依赖：谁居中", press("谁居中、谁被等")),
    ("任务与重复：打开", press("任务与重复")),
    ("任务与重复：全部城市", option("城市", "全部城市")),
    ("任务与重复：点一行对照", row(1)),
    ("任务与重复：共同承担的机构", press("共同承担的机构")),
    ("指标对比：打开", press("指标对比")),
    ("指标对比：换指标", option("指标", "率")),
    ("指标对比：点一行看原文", row(1)),
    ("指标对比：互相矛盾", press("互相矛盾")),
    ("查询：打开", press("查询")),
    ("查询：换查询", option("查询", "同一职能")),
    ("文档：打开", press("文档")),
    ("文档：点一行", row(1)),
    ("总览：打开", press("总览")),
)


def _from_now(page: Page) -> None:
    page.evaluate("window.dutyStart = performance.now()")


def waited(page: Page, act: Act) -> float:
    """Seconds from the act to the last change of the page."""
    _from_now(page)
    act(page)
    page.wait_for_function(_QUIET, timeout=_PATIENCE_MS)
    return float(page.evaluate("Math.max(0, window.dutyChanged - window.dutyStart)")) / 1000


def first_page(page: Page, address: str) -> tuple[float, float]:
    """Seconds from the address to the first page, and to the last number on it that is counted in the background."""
    page.goto(address)
    begun(page)
    page.wait_for_function(_STANDS, timeout=_PATIENCE_MS)
    stands = float(page.evaluate("performance.now()"))
    page.wait_for_function(_COUNTED, timeout=_PATIENCE_MS)
    page.wait_for_function(_QUIET, timeout=_PATIENCE_MS)
    return stands / 1000, float(page.evaluate("window.dutyChanged")) / 1000


def measure(settings: Settings, rounds: int) -> dict[str, list[float]]:
    """Seconds by step, a round each; the app is started anew for every round, so each begins cold."""
    seconds: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        for _ in range(rounds):
            with running_app(settings, Path(folder) / "app.log") as address:
                page = browser.new_page(viewport=VIEWPORT, locale="zh-CN")
                page.add_init_script(_WATCH)
                for name, wait in zip(("第一页", "第一页：最后一个数"), first_page(page, address), strict=True):
                    seconds.setdefault(name, []).append(wait)
                for name, act in STEPS:
                    seconds.setdefault(name, []).append(waited(page, act))
                    log.debug("%s %.2f", name, seconds[name][-1])
                page.close()
        browser.close()
    return seconds


def five_plans() -> Iterator[ParsedPlan]:
    """The plans the project exists for, read from the corpus."""
    for path in sorted((SHARED / "corpus" / "seeds").glob("*.txt")):
        yield parse_file(path)


@contextmanager
def filled_server(tasks: int) -> Iterator[Settings]:
    """A server of its own with the five plans, or with a generated corpus of `tasks` tasks."""
    plans = corpus(tasks) if tasks else five_plans()
    with own_server() as server:
        with Store.open(server.settings()) as store:
            for _ in load_each(store, plans):
                pass
            find_similar(store)
        yield server.settings()


def main(tasks: Annotated[int, typer.Option(min=0)] = 0, rounds: Annotated[int, typer.Option(min=1)] = 3) -> None:
    """Print what each step took, in the order of the journey."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    log.setLevel(logging.DEBUG)
    with filled_server(tasks) as settings:
        seconds = measure(settings, rounds)
    out = sys.stdout.write
    out(f"{f'{tasks:,} tasks' if tasks else 'five plans'}, {rounds} rounds, seconds (median, worst)\n")
    for name, values in seconds.items():
        out(f"{name}\t{statistics.median(values):.2f}\t{max(values):.2f}\n")


if __name__ == "__main__":
    typer.run(main)
