"""The page 文档 in its states: nothing loaded, what is loaded, a file looked at, fixed, loaded, removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.connection import Settings, Store
from graph.load import load_plans
from graph.readings import Place, Reading
from tests.ingest.correction_cases import DOCUMENT, TEXT, row, written
from tests.plans import make_plan, task
from tests.views.test_pages import opened, told, use
from views.loaded_plans import rows_of
from views.understood import pages, share

HOSTILE = '<img src=x onerror="alert(1)">[点](javascript:alert(2))'
_READ_S = 120


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A home of this test's own; the graph is the test run's (`use`), so no server starts there."""
    monkeypatch.setenv("DUTY_GRAPH_HOME", str(tmp_path / "home"))
    for name in ("DUTY_GRAPH_EDIT", "DUTY_GRAPH_CORRECTIONS", "DUTY_GRAPH_USER_HEADER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
def graph(store: Store, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    use(monkeypatch, neo4j_settings)
    yield store


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTY_GRAPH_EDIT", "1")


def with_files(*files: tuple[str, bytes]) -> AppTest:
    """The upload part after these files were given."""
    test = opened("documents", part="upload")
    test.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return test.run(timeout=_READ_S)


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=key).click().run(timeout=_READ_S)


def tab(test: AppTest, name: str) -> AppTest:
    box = next(box for box in test.segmented_control if box.label == "预览什么")
    return box.set_value(name).run(timeout=_READ_S)


@pytest.mark.neo4j
def test_an_empty_graph_offers_the_upload(graph: Store) -> None:
    test = opened("documents")

    assert not test.exception
    assert "上传方案" in told(test)
    assert opened("documents", part="upload").file_uploader


@pytest.mark.neo4j
def test_the_plan_of_the_address_is_shown_with_what_it_brought(graph: Store) -> None:
    load_plans(graph, [
        make_plan("云海市", [task("1", "甲。", lead=["市公安局"])], document_id="云海市-1"),
        make_plan("青岚市", [task("1", "乙。", lead=["市公安局"]), task("2", "丙。")], document_id="青岚市-1", file=HOSTILE),
    ])  # fmt: skip

    test = opened("documents", document="青岚市-1")

    assert not test.exception
    assert test.dataframe[0].value["覆盖率"].tolist() == ["未记录", "未记录"]
    assert "任务 <b>2</b>" in told(test)
    assert "&lt;img" in told(test)
    assert "<img" not in told(test)


@pytest.mark.neo4j
def test_a_file_is_looked_at_by_everybody_and_changes_nothing(graph: Store, home: Path) -> None:
    test = with_files(("云海.txt", TEXT.encode()), ("坏.bin", b"\x00\x01\x02" * 99))

    assert not test.exception
    table = test.dataframe[0].value
    assert table["任务"].fillna(-1).tolist() == [4, -1]
    assert table["覆盖率"].tolist() == ["100%", ""]
    assert "读不了：是二进制文件" in table["情况"].tolist()[1]
    assert 'class="m-agency' in told(test)
    assert "DUTY_GRAPH_EDIT=1" in told(test)
    keys = {button.key for button in test.button}
    assert not keys & {"load-one", "load-all", "remove-ask"}
    assert graph.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]
    assert not home.exists()


@pytest.mark.neo4j
def test_tasks_are_shown_as_they_would_be_loaded(graph: Store) -> None:
    test = tab(with_files(("云海.txt", TEXT.encode())), "tasks")

    table = test.dataframe[1].value
    assert table["牵头单位"].tolist() == ["市政务服务局", "", "", ""]
    assert table["牵头情况"].tolist() == [
        "原文写明牵头",
        "有责任单位，未明确牵头",  # 市城管 beside 市市场监管局 was not understood: it is not the only one
        "有责任单位，未明确牵头",
        "有责任单位，未明确牵头",
    ]
    assert table["完成时限"].tolist()[1] == "2025年6月底前"


@pytest.mark.neo4j
def test_a_lead_that_would_be_inferred_is_called_one(graph: Store) -> None:
    tasks = [
        f"（{n}）办实事{n}。办好第{n}件实事。（责任单位：市总工会、市公安局、市财政局）" for n in "一二三四五六七八"
    ]
    plan = "青岚市办实事工作方案\n\n一、重点任务\n" + "\n".join(tasks)

    table = tab(with_files(("青岚.txt", plan.encode())), "tasks").dataframe[1].value

    assert set(table["牵头单位"]) == {"市总工会（推定）"}


@pytest.mark.neo4j
def test_what_was_not_understood_is_listed_with_its_place(graph: Store) -> None:
    text = TEXT.replace("责任单位：市市场监管局、市经委", "落实者：市市场监管局")

    test = tab(with_files(("云海.txt", text.encode())), "open")

    table = test.dataframe[1].value
    assert table["种类"].tolist() == ["可能漏了", "机构未读出"]
    assert table["原文"].tolist() == ["市市场监管局", "市城管"]
    assert table["位置"].tolist() == ["第 13 行", "第 11 行"]


@pytest.mark.neo4j
def test_hostile_names_and_texts_are_only_words(graph: Store) -> None:
    text = TEXT.replace("推行一网通办", HOSTILE)

    test = with_files((f"{HOSTILE}.txt", text.encode()))

    assert not test.exception
    assert "&lt;img src=x" in told(test)
    assert "<img" not in told(test)


@pytest.mark.neo4j
def test_the_list_says_of_a_loaded_file_what_loading_it_says(graph: Store, editing: None) -> None:
    press(with_files(("云海.txt", TEXT.encode())), "load-one")
    again = with_files(("云海.txt", TEXT.encode()))
    assert again.dataframe[0].value["情况"].tolist() == ["图中已有，没有变化；载入会跳过"]
    assert "没有变化，跳过" in press(again, "load-one").success[0].value.replace("\\", "")

    graph.write(lambda tx: tx.run("MATCH (d:Document) SET d.content_hash = 'another'").consume())
    assert with_files(("云海.txt", TEXT.encode())).dataframe[0].value["情况"].tolist() == [
        "图中已有，来自同一文件，但读法或更正变了；载入会更新"
    ]


@pytest.mark.neo4j
def test_blank_lines_of_the_source_are_a_little_room_and_no_lines(graph: Store) -> None:
    shown = told(with_files(("云海.md", TEXT.replace("\n", "\n\n").encode())))
    sheet = shown[shown.index('<div class="sheet">') :]

    assert "<br><br>" not in sheet
    assert '<span class="gap">' in sheet


@pytest.mark.neo4j
def test_load_fix_load_remove(graph: Store, editing: None, home: Path) -> None:
    test = press(with_files(("云海.txt", TEXT.encode())), "load-one")
    assert not test.exception
    assert "任务 4" in test.success[0].value
    assert test.dataframe[0].value["情况"].tolist() == ["已载入"]

    tab(test, "fix")
    label = {box.label: box for box in test.text_input}
    label["标题（没有标题的留空）"].set_value("优化审批")
    next(button for button in test.button if button.label == "保存更正并重新解析").click().run(timeout=_READ_S)
    assert "请填写理由和更正人" in test.error[0].value

    label = {box.label: box for box in test.text_input}
    label["理由（必填）"].set_value("与起草处核对")
    label["更正人（必填）"].set_value("张三")
    next(button for button in test.button if button.label == "保存更正并重新解析").click().run(timeout=_READ_S)
    assert not test.exception
    assert "应用了 1 条更正" in test.success[0].value
    assert "优化审批" in (home / "corrections.csv").read_text(encoding="utf-8-sig")

    press(test, "load-one")
    assert "有改动 1 项（优化审批），不变 3 项" in test.success[0].value.replace("\\", "")
    assert graph.read("MATCH (t:Task {seq: 1}) RETURN t.title AS title").rows == [{"title": "优化审批"}]

    test = opened("documents", document=DOCUMENT)
    assert test.dataframe[0].value["覆盖率"].tolist() == ["100%"]
    press(test, "remove-ask")
    assert "任务 4 项" in test.warning[0].value
    assert graph.read("MATCH (t:Task) RETURN count(t) AS n").rows == [{"n": 4}]
    press(test, "remove-yes")
    assert "已移除" in test.success[0].value
    assert graph.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]


@pytest.mark.neo4j
def test_removal_can_be_called_off(graph: Store, editing: None) -> None:
    load_plans(graph, [make_plan("云海市", [task("1", "甲。", lead=["市公安局"])])])
    test = press(opened("documents"), "remove-ask")

    press(test, "remove-no")

    assert not test.warning
    assert graph.read("MATCH (t:Task) RETURN count(t) AS n").rows == [{"n": 1}]


@pytest.mark.neo4j
def test_a_correction_that_no_longer_applies_is_said(graph: Store, home: Path) -> None:
    home.mkdir()
    written([row("标题", "一", "这些字原文里没有", "甲")], home / "corrections.csv")

    test = with_files(("云海.txt", TEXT.encode()))

    assert "不再适用" in test.warning[0].value


@pytest.mark.neo4j
def test_a_broken_corrections_file_is_named(graph: Store, home: Path) -> None:
    home.mkdir()
    written([row("标题", "一", "优化审批服务", "甲", reason="")], home / "corrections.csv")

    test = with_files(("云海.txt", TEXT.encode()))

    assert not test.exception
    assert "corrections.csv：第 2 行" in test.error[0].value.replace("\\", "")


@pytest.mark.neo4j
def test_files_of_one_session_are_not_in_another(graph: Store) -> None:
    with_files(("云海.txt", TEXT.encode()))

    other = opened("documents", part="upload")

    assert not other.dataframe
    assert "还没有文件" in told(other)


def test_figures_are_cut_and_not_rounded() -> None:
    assert [share(value) for value in (1.0, 0.9999, 0.5, 0.0)] == ["100%", "99.9%", "50%", "0%"]


def test_long_texts_come_in_pieces_that_miss_nothing() -> None:
    text = "一行字。\n" * 9000 + "无" * 30_000

    cut = pages(text)

    assert "".join(text[start:end] for start, end in cut) == text
    assert max(end - start for start, end in cut) <= 12_000
    assert text[cut[1][0] - 1] == "\n"
    assert pages("") == [(0, 0)]


def test_what_is_not_known_of_a_plan_is_called_that() -> None:
    plan = {"文件标识": "甲", "待核": 2, "更正": "", "校验值": "x"}
    known = Reading(
        "x", (Place("unknown-body", "", "", 1), Place("unknown-body", "", "", 2)), 0.9876, "2026-11-26 09:00", None
    )

    (without,), (having,) = rows_of([plan], {}), rows_of([plan], {"甲": known})

    assert (without["覆盖率"], without["待核的种类"], without["载入时间"]) == ("未记录", "未记录", "未记录")
    assert (having["覆盖率"], having["待核的种类"]) == ("98.7%", "名录外机构 2")
