"""Nothing of the app speaks English, neither to the eye nor to a screen reader: every page, its boxes, searches, files."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page

from graph.connection import Store
from graph.similar import find_similar
from tests.browser.driver import begun, picture, settled, table
from views.kept_queries import packed

# What stays, each with its reason.
ALLOWED = {
    ".docx", ".xlsx", ".csv", ".html",  # names of kinds of files
    "Cypher", "Ctrl", "Enter",  # names of a language and of keys
    "Neo4j", "Browser",  # names of products
    "PDF", "Word", "Excel", "OFD", "MB", "KB",  # as users know them
    "html", "txt", "xlsx", "docx", "csv",  # endings in names of files
}  # fmt: skip
_WORD = re.compile(r"\.?[A-Za-z][A-Za-z0-9]{2,}")
# Texts that can be seen or are read out, names of elements, tooltips and placeholders. What a plan, a file or a query says
# (cells of a table, texts typed by a user) is not the app's.
# The page puts Chinese words before it paints, so what is asked is what the next frame shows.
_SAID = """async () => {
  await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
  const shown = e => {
    for (let x = e; x; x = x.parentElement) {
      if (x.getAttribute("aria-hidden") === "true" || getComputedStyle(x).display === "none") return false;
    }
    return getComputedStyle(e).visibility !== "hidden" && getComputedStyle(e).fontSize !== "0px";
  };
  const theirs = "script, style, noscript, [role=gridcell], .paper, .evidence, .source, [data-testid^=stFileChip], textarea, pre";
  const said = [];
  const all = root => [...root.querySelectorAll("*")].flatMap(e => e.shadowRoot ? [e, ...all(e.shadowRoot)] : [e]);
  for (const e of all(document.body)) {
    if (e.closest(theirs) || !shown(e)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-valuetext"]) {
      if (e.getAttribute(name)) said.push(name + ": " + e.getAttribute(name));
    }
    for (const node of e.childNodes) if (node.nodeType === 3 && node.data.trim()) said.push("text: " + node.data.trim());
  }
  return said;
}"""
FILE = FilePayload(name="方案.txt", mimeType="text/plain", buffer="云海市工作方案\n一、任务\n1.办好甲事。".encode())


def english(page: Page) -> set[str]:
    """What the page says with a word that is not Chinese and not allowed."""
    return {said for said in page.evaluate(_SAID) if set(_WORD.findall(said.partition(": ")[2])) - ALLOWED}


def _list(page: Page) -> None:
    """A list is opened, searched in vain and emptied."""
    box = page.get_by_role("combobox", name="城市")
    box.click()
    page.get_by_role("option").first.wait_for()
    assert not english(page)
    box.fill("zzz")
    page.get_by_text("没有符合的名称").wait_for()
    assert not english(page) - {"text: zzz"}
    box.fill("")


def _search(page: Page) -> None:
    """A table is searched with Ctrl+F."""
    table(page).click(position={"x": 300, "y": 60})
    page.keyboard.press("Control+f")
    page.get_by_test_id("search-input").fill("市")
    page.get_by_text(re.compile("共 .* 处")).wait_for()


def _upload(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(FILE)
    assert not english(page)
    page.get_by_role("button", name="移出列表").wait_for()
    settled(page)


def _keep(page: Page) -> None:
    """A typed query is run, and its link copied."""
    page.get_by_role("button", name="运行").click()
    page.get_by_text("保存为我的查询，或分享链接").click()
    page.get_by_test_id("stCode").hover()
    page.get_by_test_id("stCode").hover()
    page.get_by_test_id("stCode").locator("button").hover()
    page.wait_for_timeout(500)
    assert not english(page)
    page.get_by_test_id("stCode").locator("button[aria-label=复制]").click()


def _picture(page: Page) -> None:
    picture(page)


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("overview", _search),
        ("agency_tasks?city=云海市", _list),
        ("agency_tasks?city=云海市&graph=1", _picture),
        ("dependencies?city=云海市&figures=rank&without=云海市:public_security", None),
        ("dependencies?city=云海市&digraph=1&least=2", _picture),
        ("similar_tasks", _list),
        ("similar_tasks?view=共同承担的机构", None),
        ("indicators", None),
        ("indicators?view=互相矛盾", None),
        ("indicators?view=没有人认领", None),
        ("queries?query=due", None),
        (f"queries?query=lead_depends&cypher={packed('MATCH (t:Task) RETURN t.title AS `题` ORDER BY `题`')}", _keep),
        ("documents", _search),
        ("documents?part=upload", _upload),
        ("nowhere", None),
    ],
)
def test_a_page_says_nothing_in_english(
    app: str, plans: Store, page: Page, address: str, act: Callable[[Page], None] | None
) -> None:
    find_similar(plans)
    page.goto(f"{app}/{address}")
    begun(page)
    if address != "nowhere":
        settled(page)
    if act:
        act(page)
    page.wait_for_timeout(300)

    # 临溪市's tasks are hostile texts, on purpose in English; they are in lists and headings too.
    assert {said for said in english(page) if "hacked" not in said} == set()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_what_is_announced_is_chinese_as_soon_as_it_is_there(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/agency_tasks?city=云海市")
    settled(page)
    page.get_by_role("combobox", name="城市").click()
    page.get_by_role("option").first.wait_for()

    # An observer that is told after the page's own is what a screen reader is: no frame is between the two.
    heard = page.evaluate("""() => new Promise(heard => {
      const log = document.querySelector("[data-live-announcer] [role=log]");
      new MutationObserver(() => heard(log.lastChild.textContent)).observe(log, { childList: true });
      const said = document.createElement("div");
      said.textContent = "4 options available.";
      log.append(said);
    })""")

    assert heard == "4 项可选"
