"""Pages as they are printed: A4 landscape, whole tables though the screen shows a part, what is cut is said."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from graph.connection import Store
from graph.load import load_plans
from graph.similar import find_similar
from tests.browser.conftest import HOSTILE
from tests.browser.driver import settled
from tests.plans import make_plan, target, task
from views.paper import MOST_ROWS

TASKS = MOST_ROWS + 5


@pytest.fixture
def many(plans: Store) -> Store:
    """雾谷市 has more tasks than are printed, a hostile one among them; twenty cities set the same indicator."""
    tasks = [task(str(n), f"办好第{n}件事。", title=f"实事之{n:03}", lead=["市公安局"]) for n in range(1, TASKS)]
    tasks.insert(0, task("0", HOSTILE, title=HOSTILE, lead=["市公安局"], cooperate=["市财政局"]))
    cities = [
        make_plan(f"第{n:02}市", [task("1", "办结率达到95%。", lead=["市公安局"], targets=[target("办结率", n, "%")])])
        for n in range(1, 21)
    ]
    load_plans(plans, [make_plan("雾谷市", tasks), *cities])
    return plans


def sheets(page: Page, path: Path) -> list[str]:
    """The text of every sheet of the page as Chromium prints it, without blanks: a PDF keeps no lines."""
    page.pdf(path=path, prefer_css_page_size=True)
    paper = pypdfium2.PdfDocument(path)
    assert all(sheet.get_width() > sheet.get_height() for sheet in paper)
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]


def test_a_long_table_is_printed_to_its_limit_with_its_head_on_every_sheet(
    app: str, many: Store, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{app}/agency_tasks?city=雾谷市")
    settled(page)
    expect(page.locator(".paper")).to_be_hidden()
    assert page.locator(".paper").evaluate("e => e.closest('[data-testid=stElementContainer]').offsetHeight") == 0

    texts = sheets(page, tmp_path / "page.pdf")
    whole = "\n".join(texts)

    assert f"实事之{MOST_ROWS - 1:03}" in whole and f"实事之{MOST_ROWS:03}" not in whole
    assert f"共{TASKS}行，只打印前{MOST_ROWS}行" in whole
    assert all("依据" in text and "编号" in text for text in texts[:-2])
    assert "<script>window.hacked=1" in whole


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("overview", [f"第{n:02}市" for n in range(1, 21)]),
        ("indicators?indicator=办结率", [f"第{n:02}市" for n in range(1, 21)]),
        ("queries?query=task_table&p_city=雾谷市", ["实事之001", "实事之150", "实事之299"]),
        ("dependencies?city=云海市", ["市教育局", "清理积压案件"]),
    ],
)
def test_what_is_scrolled_out_of_sight_is_printed_too(
    app: str, many: Store, page: Page, tmp_path: Path, address: str, words: list[str]
) -> None:
    page.goto(f"{app}/{address}")
    settled(page)

    whole = "\n".join(sheets(page, tmp_path / "page.pdf"))

    assert [word for word in words if word not in whole] == []


def test_similar_tasks_are_printed_whole(app: str, store: Store, page: Page, tmp_path: Path) -> None:
    steps = [
        task(
            str(n), f"第{n}区建立跨部门联合执法机制，完善线索通报、案件协办和定期会商制度。", title=f"联合执法之{n:02}"
        )
        for n in range(1, 9)
    ]
    load_plans(store, [make_plan("云海市", steps)])
    find_similar(store)
    page.goto(f"{app}/similar_tasks")
    settled(page)

    whole = "\n".join(sheets(page, tmp_path / "page.pdf"))

    assert [n for n in range(1, 9) if f"联合执法之{n:02}" not in whole] == []


def test_a_page_on_paper_is_landscape_and_its_parts_lie_beside_each_other(
    app: str, plans: Store, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{app}/dependencies?city=云海市&without=云海市:public_security&figures=rank")
    settled(page)
    page.emulate_media(media="print")
    page.wait_for_timeout(2000)  # charts are drawn anew for the width of the paper

    texts = sheets(page, tmp_path / "page.pdf")

    for text in texts:
        assert not text.endswith(("如果这家单位不参与", "网络中的位置")), "a heading alone at the foot"
    above = page.locator(".st-key-task-panel").bounding_box()
    below = page.locator("p.part", has_text="如果这家单位不参与").bounding_box()
    assert above is not None and below is not None and above["y"] + above["height"] <= below["y"]
