"""A file's way into the graph and out of it, in Chromium: looked at, loaded, seen on 机构任务, removed; and what may not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.connection import Settings, Store
from tests.browser.app_process import running_app
from tests.browser.conftest import HOSTILE
from tests.browser.driver import select_row, settled
from tests.ingest.correction_cases import TEXT
from tests.ingest.readers.docx_builder import docx, para

_READ_MS = 120_000


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of the app that may change something."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def editing(
    neo4j_settings: Settings, chromium: Browser, tmp_path_factory: pytest.TempPathFactory, office: Path
) -> Iterator[str]:
    """Address of an app that was started with DUTY_GRAPH_EDIT=1, behind a proxy that names the user."""
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patch:  # over once it has started: the app of the others may not see it
            patch.setenv("DUTY_GRAPH_EDIT", "1")
            patch.setenv("DUTY_GRAPH_HOME", str(office))
            patch.setenv("DUTY_GRAPH_USER_HEADER", "X-Remote-User")
            log = tmp_path_factory.mktemp("editing") / "app.log"
            address = stack.enter_context(running_app(neo4j_settings, log))
        yield address


def give(page: Page, *files: tuple[str, bytes]) -> None:
    """Upload files on the open page and wait until they are in the list."""
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )
    page.get_by_role("button", name="移出列表").wait_for(timeout=_READ_MS)
    settled(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    settled(page)


def tab(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()
    settled(page)


def test_a_plan_goes_in_is_seen_and_goes_out(editing: str, store: Store, page: Page, office: Path) -> None:
    page.set_extra_http_headers({"X-Remote-User": "zhang<b>san"})
    page.goto(f"{editing}/documents?part=upload")
    settled(page)
    expect(page.locator(".who")).to_have_text("用户 zhang<b>san")
    give(page, ("云海.docx", docx("".join(para(line) for line in TEXT.splitlines() if line))))
    expect(page.locator(".sheet")).to_contain_text("推行一网通办")
    assert page.locator(".sheet .m-agency").first.inner_text() == "市政务服务局"
    assert page.locator(".sheet .m-unread").count() == 1

    press(page, "载入这份")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("任务 4", timeout=_READ_MS)
    page.get_by_role("link", name="机构任务").click()
    page.wait_for_url("**/agency_tasks**")
    settled(page)
    expect(page.get_by_role("combobox", name="城市")).to_have_attribute("value", "云海市")
    expect(page.locator(".tally")).to_contain_text("牵头")

    page.goto(f"{editing}/documents?document=云海市-1882550542")
    settled(page)
    press(page, "移除这份方案")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("任务 4 项")
    assert store.read("MATCH (t:Task) RETURN count(t) AS n").rows == [{"n": 4}]
    press(page, "确认移除")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("已移除")
    assert store.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]
    lines = (office / "audit.log").read_text(encoding="utf-8").splitlines()
    assert ["action=load" in line for line in lines] == [True, False]
    assert all("user=zhang<b>san" in line for line in lines)


def test_hostile_names_and_texts_do_nothing(editing: str, store: Store, page: Page) -> None:
    """The fixture `page` asserts that nothing ran and nothing was fetched."""
    body = TEXT.replace("推行一网通办", HOSTILE)
    name = HOSTILE.replace("/", "／")
    page.goto(f"{editing}/documents?part=upload")
    settled(page)

    give(
        page, (f"{name}.txt", body.encode()), (f"{name}.html", f"<html><body><pre>{body}</pre></body></html>".encode())
    )
    for part in ("任务表", "没读懂的", "更正", "原文和标注"):
        tab(page, part)
        assert page.locator("img[src=x]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    press(page, "载入这份")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("任务 4", timeout=_READ_MS)
    page.goto(f"{editing}/documents")
    settled(page)
    assert page.locator("img[src=x]").count() == 0


def test_what_cannot_be_read_is_a_sentence_and_the_others_go_on(editing: str, store: Store, page: Page) -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(300):
            member.write(b" " * 2**20)
    page.goto(f"{editing}/documents?part=upload")
    settled(page)

    give(page, ("炸弹.docx", bomb.getvalue()), ("二进制.txt", b"\x00\x01\x02\x03" * 500), ("云海.txt", TEXT.encode()))

    expect(page.get_by_test_id("stAlert").first).to_contain_text("炸弹.docx：")
    select_row(page, 1)
    expect(page.get_by_test_id("stAlert").first).to_contain_text("二进制文件")
    select_row(page, 2)
    expect(page.locator(".sheet")).to_contain_text("云海市营商环境提升行动方案")


def test_a_file_that_is_too_large_is_a_sentence(editing: str, store: Store, page: Page) -> None:
    page.goto(f"{editing}/documents?part=upload")
    settled(page)

    page.locator("input[type=file]").set_input_files(
        {"name": "大.txt", "mimeType": "text/plain", "buffer": b"x" * (33 * 1024 * 1024)}
    )

    said = page.get_by_test_id("stFileChip")
    said.wait_for()
    assert "超过 32 MB" in said.evaluate("chip => getComputedStyle(chip, '::after').content")
    expect(page.get_by_text("还没有文件")).to_be_visible()


def test_without_the_setting_nothing_can_be_changed(app: str, plans: Store, page: Page) -> None:
    before = plans.read("MATCH (n) RETURN count(n) AS n").rows
    page.goto(f"{app}/documents")
    settled(page)
    expect(page.get_by_text("DUTY_GRAPH_EDIT=1")).to_be_visible()
    assert page.get_by_role("button", name="移除").count() == 0

    tab(page, "上传方案")
    give(page, ("云海.txt", TEXT.encode()))
    expect(page.locator(".sheet")).to_contain_text("推行一网通办")
    assert page.get_by_role("button", name="载入").count() == 0
    tab(page, "更正")
    assert page.get_by_role("button", name="保存更正").count() == 0
    expect(page.get_by_test_id("stAlert")).to_contain_text("DUTY_GRAPH_EDIT=1")
    assert plans.read("MATCH (n) RETURN count(n) AS n").rows == before


def test_a_file_of_one_user_is_not_seen_by_another(app: str, plans: Store, page: Page, chromium: Browser) -> None:
    page.goto(f"{app}/documents?part=upload")
    settled(page)
    give(page, ("只有我.txt", TEXT.encode()))

    with chromium.new_context(locale="zh-CN") as context:
        other = context.new_page()
        other.goto(f"{app}/documents?part=upload")
        settled(other)
        expect(other.get_by_text("还没有文件")).to_be_visible()
        assert other.locator(".sheet").count() == 0


def test_a_user_name_without_the_setting_is_not_believed(app: str, plans: Store, page: Page) -> None:
    page.set_extra_http_headers({"X-Remote-User": "zhang"})
    page.goto(f"{app}/documents")
    settled(page)

    assert page.locator(".who").count() == 0
    assert "zhang" not in page.content()
