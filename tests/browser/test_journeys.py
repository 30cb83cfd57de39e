"""What three people do all day: the coordinator, the leader, the analyst. In Chromium, on a real Neo4j."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from graph.connection import Store
from tests.browser.driver import choose, picture, select_row, settled
from views.kept_queries import packed


def test_coordinator_goes_from_agency_to_sentence_to_sheet(app: str, plans: Store, page: Page, tmp_path: Path) -> None:
    page.goto(f"{app}/agency_tasks")
    settled(page)
    choose(page, "城市", "云海市")
    choose(page, "机构", "公安")
    select_row(page, 1)

    expect(page.locator(".evidence")).to_contain_text("建成服务站点20个。")
    expect(page.locator("table.facts").first).to_contain_text("原文写明")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载任务分解表").click()
    path = tmp_path / "table.xlsx"
    waiting.value.save_as(path)
    sheet = load_workbook(path).active
    assert waiting.value.suggested_filename == "云海市市公安局任务分解表.xlsx"
    assert [cell.value for cell in sheet[2]][:5] == ["序号", "重点任务", "具体举措", "指标及目标值", "牵头单位"]
    assert [sheet.cell(row, 2).value for row in (3, 4)] == ["清理积压案件", "建设服务站点"]


def test_leader_goes_from_ranking_to_pair_to_sentence_to_picture(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/dependencies")
    settled(page)
    choose(page, "城市", "云海市")
    expect(page.locator(".heat-map table")).to_be_visible()
    choose(page, "牵头单位", "公安")
    choose(page, "配合单位", "财政")

    expect(page.locator(".evidence")).to_contain_text("市公安局清理积压案件")
    page.get_by_text("显示关系图", exact=True).click()
    settled(page)
    assert picture(page).locator("canvas").count() == 1


def test_a_standing_question_leads_to_what_it_counted(app: str, plans: Store, page: Page) -> None:
    page.goto(app)
    settled(page)

    page.get_by_role("link", name="没有责任单位").click()
    page.wait_for_url("**/queries?**")
    settled(page)

    expect(page.get_by_text("1 行，用时").first).to_be_visible()
    assert "query=no_lead" in page.url


def test_analyst_runs_edits_and_is_refused_a_write(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/queries?query=lead_depends&p_city=云海市")
    settled(page)
    expect(page.get_by_text("3 行").first).to_be_visible()
    page.get_by_role("radio", name="修改 Cypher").or_(page.get_by_role("button", name="修改 Cypher")).first.click()
    settled(page)
    text = page.frame_locator("iframe").get_by_role("textbox", name="Cypher")

    text.fill("MATCH (t:Task)<-[:CONTAINS]-(d {jurisdiction: '云海市'}) RETURN count(t) AS n ORDER BY n")
    assert page.frame_locator("iframe").locator("#shown .k").first.inner_text() == "MATCH"
    text.press("Control+Enter")
    expect(page.get_by_text("1 行").first).to_be_visible(timeout=30_000)

    text.fill("CREATE (n:Broken) RETURN n ORDER BY n")
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_test_id("stAlert").last).to_contain_text("只能运行查询", timeout=30_000)
    assert plans.read("MATCH (n:Broken) RETURN count(n) AS n").rows == [{"n": 0}]


def test_analyst_keeps_a_query_and_finds_it_again(app: str, plans: Store, page: Page) -> None:
    text = "MATCH (d:Document) RETURN d.jurisdiction AS `城市`, d.title AS `方案` ORDER BY `城市`"
    page.goto(f"{app}/queries?query=documents&cypher={packed(text)}")
    settled(page)
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_text("3 行").first).to_be_visible(timeout=30_000)
    page.get_by_text("保存为我的查询，或分享链接").click()
    page.get_by_role("textbox", name="名称").fill("各市有哪些方案")
    page.get_by_role("textbox", name="名称").press("Enter")
    settled(page)
    page.get_by_role("button", name="保存", exact=True).click()
    settled(page)
    expect(page.get_by_test_id("stAlert").last).to_contain_text("已保存为")

    page.goto(f"{app}/queries?query=own_documents_none")
    settled(page)
    choose(page, "类别", "我的查询")
    expect(page.get_by_text("3 行").first).to_be_visible()
    expect(page.get_by_text("各市有哪些方案").first).to_be_visible()


def test_analyst_stops_a_query_that_runs_too_long(app: str, plans: Store, page: Page) -> None:
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a + b) AS n ORDER BY n"
    page.goto(f"{app}/queries?query=documents&cypher={packed(endless)}")
    settled(page)

    page.get_by_role("button", name="运行").click()
    expect(page.get_by_text("正在查询，已")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="停止").click()

    expect(page.get_by_test_id("stAlert").last).to_contain_text("已按要求停止", timeout=15_000)


def test_a_link_opens_the_same_view(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/agency_tasks")
    settled(page)
    choose(page, "城市", "青岚市")
    choose(page, "机构", "财政")
    link = page.url

    page.goto("about:blank")
    page.goto(link)
    settled(page)

    expect(page.get_by_role("combobox", name="城市")).to_have_attribute("value", "青岚市")
    expect(page.locator(".tally .name")).to_have_text("市财政局")


def test_inferred_leads_carry_the_word(app: str, plans: Store, page: Page) -> None:
    page.goto(f"{app}/agency_tasks?city=青岚市")
    settled(page)
    choose(page, "机构", "总工会")

    expect(page.locator(".tally .inferred")).to_contain_text("推定")
    expect(page.locator("tr.inferred").first).to_contain_text("推定（列名第一）")


def test_text_of_a_document_never_runs(app: str, plans: Store, page: Page) -> None:
    """The fixture `page` asserts that nothing ran and nothing was fetched."""
    for address in (
        "", "agency_tasks?city=临溪市", "dependencies?city=临溪市", "queries?query=agency_tasks&p_agency=市公安局&p_city=临溪市",
    ):  # fmt: skip
        page.goto(f"{app}/{address}")
        settled(page)
        assert page.locator("img[src=x]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0


def test_an_empty_graph_says_what_to_run(app: str, store: Store, page: Page) -> None:
    page.goto(app)
    settled(page)

    expect(page.get_by_test_id("stAlert")).to_contain_text("python -m ingest run")


def test_a_page_that_is_open_sees_what_was_loaded(app: str, plans: Store, page: Page) -> None:
    page.goto(app)
    settled(page)
    expect(page.get_by_test_id("stMetric").filter(has_text="任务")).to_contain_text("13")

    plans.write(
        lambda tx: tx.run(
            "MATCH (n) WHERE n.jurisdiction = '临溪市' OR n.id CONTAINS '临溪市' DETACH DELETE n"
        ).consume()
    )
    page.reload()
    settled(page)

    expect(page.get_by_test_id("stMetric").filter(has_text="任务")).to_contain_text("12")
