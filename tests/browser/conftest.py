"""The app in Chromium on the test run's own Neo4j, with plans of invented cities; every address a page asks for is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.connection import Settings, Store
from graph.load import load_plans
from tests.browser.app_process import CHROMIUM_ARGS, VIEWPORT, running_app
from tests.browser.driver import CHROMIUM
from tests.plans import make_plan, target, task

HERE = Path(__file__).resolve().parent
HOSTILE = '<script>window.hacked=1</script><img src=x onerror="window.hacked=2">[点](javascript:window.hacked=3)'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium and Neo4j."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.neo4j)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all journeys; a skip where there is none, a failure in CI."""
    if not CHROMIUM:
        reason = "Chromium is missing: apt-get install chromium, or set DUTY_GRAPH_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def app(neo4j_settings: Settings, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app. It lives on while tests change the graph below it, as it does in an office."""
    with running_app(neo4j_settings, tmp_path_factory.mktemp("app") / "app.log") as address:
        yield address


@pytest.fixture
def plans(store: Store) -> Store:
    """云海市 prints its leads; 青岚市 lists bodies out of order, so leads are inferred; 临溪市's text is hostile."""
    yunhai = make_plan(
        "云海市",
        [
            task("1", "2025年6月底前，市公安局清理积压案件，办结率达到95%。", title="清理积压案件", lead=["市公安局"],
                 cooperate=["市司法局", "市财政局"], time=("2025年6月底前", None, "2025-06"), targets=[target("办结率", 95, "%")]),
            task("2", "每年组织宣传活动12场以上。", title="开展集中宣传", lead=["市司法局"], cooperate=["市教育局"],
                 targets=[target("宣传活动", 12, "场")]),
            task("3", "建成服务站点20个。", title="建设服务站点", lead=["市公安局"], cooperate=["市财政局"]),
            task("4", "各地各部门要加强组织领导。", title="加强组织领导"),
        ],
    )  # fmt: skip
    qinglan = make_plan(
        "青岚市",
        [
            task(str(n), f"办好民生实事第{n}件。", title=f"民生实事{n}", listed=["市总工会", "市公安局", "市财政局"])
            for n in range(1, 9)
        ],
    )
    linxi = make_plan(
        "临溪市", [task("1", HOSTILE, title=HOSTILE, path=(HOSTILE,), lead=["市公安局"], cooperate=["市财政局"])]
    )
    load_plans(store, [yunhai, qinglan, linxi])
    return store


@dataclass
class Asked:
    """Addresses a page asked for, and errors of its scripts."""

    addresses: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def outside(self) -> list[str]:
        """What did not stay on this machine."""
        inside = ("127.0.0.1", "localhost", None)
        return [
            a for a in self.addresses if not a.startswith(("data:", "blob:")) and urlsplit(a).hostname not in inside
        ]


@pytest.fixture
def asked() -> Asked:
    """What the page of this test asked for."""
    return Asked()


@pytest.fixture
def page(chromium: Browser, asked: Asked) -> Iterator[Page]:
    """A fresh page on a 1366×768 screen. Whatever the journey, nothing leaves the machine and nothing of a text runs."""
    with chromium.new_context(viewport=VIEWPORT, locale="zh-CN", accept_downloads=True) as context:
        context.on("request", lambda request: asked.addresses.append(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: asked.addresses.append(socket.url))
        page.on("pageerror", lambda error: asked.errors.append(str(error)))
        yield page
        assert asked.addresses, "the page asked for nothing: was it opened?"
        assert asked.outside() == []
        assert asked.errors == []
        assert all(frame.evaluate("window.hacked") is None for frame in page.frames)
