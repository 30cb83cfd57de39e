"""A picture answers: what is clicked is shown below it, a node opens further, and a link brings all of that back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, Page, expect

from graph.connection import Store
from graph.load import load_plans
from tests.browser.driver import choose, settled
from tests.plans import make_plan, task

PICTURE = "agency_tasks?city=云海市&agency=云海市:justice&graph=1"


# What touches as vis has drawn it: boxes of nodes, words on lines.
TOUCHING = """() => {
  const boxes = [];
  for (const node of Object.values(network.body.nodes).filter(node => nodes.get(node.id))) {
    const w = node.shape.width / 2, h = node.shape.height / 2;
    boxes.push([node.options.label, node.x - w, node.y - h, node.x + w, node.y + h]);
  }
  for (const edge of Object.values(network.body.edges).filter(edge => edge.options.label)) {
    const at = edge.labelModule.size, below = edge.options.font.vadjust;
    boxes.push([edge.options.title, at.left, at.top + below, at.left + at.width, at.top + at.height + below]);
  }
  return boxes.flatMap((a, n) => boxes.slice(n + 1)
    .filter(b => a[1] < b[3] && b[1] < a[3] && a[2] < b[4] && b[2] < a[4]).map(b => a[0] + " | " + b[0]));
}"""


def frame_of(page: Page) -> Frame:
    page.frame_locator("iframe").locator("canvas").first.wait_for()
    return next(frame for frame in page.frames if "/component/" in frame.url)


def click(page: Page, place: str) -> None:
    """Click where the script `place` says, in pixels of the canvas."""
    spot = frame_of(page).evaluate(
        f"(() => {{ const p = network.canvasToDOM({place}); return {{x: p.x, y: p.y}}; }})()"
    )
    page.frame_locator("iframe").locator("canvas").first.click(position=spot)
    settled(page)


def names(page: Page) -> set[str]:
    return set(frame_of(page).evaluate("nodes.getIds().map(id => nodes.get(id).label.replace(/\\n/g, ''))"))


def drawn(page: Page, wanted: set[str]) -> bool:
    """Whether the picture comes to hold just these: its frame is told after the page has settled."""
    for _ in range(50):
        if names(page) == wanted:
            return True
        page.wait_for_timeout(200)
    return False


def places(page: Page) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = frame_of(page).evaluate("network.getPositions()")
    return found


def test_a_click_on_a_task_shows_its_sentence(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/{PICTURE}")
    settled(page)
    task = next(key for key in places(page) if "#" in key)  # document#place
    wanted = frame_of(page).evaluate("id => nodes.get(id).label", task).replace("\n", "")

    click(page, f"network.getPosition({task!r})")

    expect(page.locator(".st-key-picture-choice .title")).to_contain_text(wanted[:6])
    assert "node=" in page.url


def test_a_body_opens_further_and_the_rest_stays_where_it_was(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/{PICTURE}")
    settled(page)
    before, stood = names(page), places(page)
    assert "建设服务站点" not in before
    click(page, "network.getPosition('云海市:public_security')")
    expect(page.locator(".st-key-picture-choice")).to_contain_text("市公安局")

    page.get_by_role("button", name="从它展开").click()
    settled(page)

    assert drawn(page, before | {"建设服务站点"})
    assert {key: place for key, place in places(page).items() if key in stood} == stood
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    settled(page)
    assert drawn(page, before | {"建设服务站点"})
    page.get_by_role("button", name="收起展开的").click()
    settled(page)
    assert drawn(page, before)


def test_a_click_on_a_line_shows_the_tasks_behind_it(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/dependencies?city=云海市&digraph=1")
    settled(page)
    middle = (
        "(() => { const a = network.getPosition('云海市:public_security'), b = network.getPosition('云海市:justice');"
        " return {x: a.x * .4 + b.x * .6, y: a.y * .4 + b.y * .6}; })()"
    )

    click(page, middle)

    expect(page.locator(".st-key-picture-choice .evidence")).to_contain_text("市公安局清理积压案件")


def test_nodes_are_reached_by_the_keyboard_too(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/{PICTURE}")
    settled(page)

    choose(page, "点图中的节点或线", "开展集中宣传")

    expect(page.locator(".st-key-picture-choice .title")).to_contain_text("开展集中宣传")
    assert frame_of(page).evaluate("network.getSelectedNodes().length + network.getSelectedEdges().length") >= 1


def test_words_of_a_crowded_picture_lie_on_nothing(app: str, store: Store, page: Page) -> None:
    """Eight bodies, each of which leads what the next three take part in, and as many that only take part."""
    ring = ["市公安局", "市司法局", "市财政局", "市教育局", "市商务局", "市民政局", "市水利局", "市统计局"]
    rest = ["市审计局", "市林业局", "市气象局", "市城管局", "市交通局", "市卫健委", "市人社局", "市文旅局"]
    tasks = [
        task(str(n), f"办好第{n}件事。", title=f"实事{n}", lead=[body], cooperate=[*(ring * 2)[n + 1 : n + 4], rest[n]])
        for n, body in enumerate(ring)
    ] + [
        task(str(n + 9), "再办一件。", title=f"又{n}", lead=[body], cooperate=[ring[n - 2]])
        for n, body in enumerate(ring)
    ]
    load_plans(store, [make_plan("云海市", tasks)])
    page.goto(f"{app}/dependencies?city=云海市&digraph=1")
    settled(page)
    frame = frame_of(page)
    page.wait_for_timeout(500)

    assert frame.evaluate("edges.length") >= 24
    assert frame.evaluate(TOUCHING) == []


def test_what_was_opened_is_in_the_saved_file(app: str, plans: Store, page: Page, tmp_path: Path) -> None:
    page.goto(f"{app}/{PICTURE}&open=云海市:public_security")
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载关系图").click()
    saved = tmp_path / "picture.html"
    waiting.value.save_as(saved)

    page.goto(saved.as_uri())
    page.locator("canvas").first.wait_for()

    assert "建设服务站点" in {label.replace("\n", "") for label in page.evaluate("nodes.get().map(n => n.label)")}
