"""What changes the graph or the corrections: only where it may, written down, and said."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph import readings
from graph.connection import Store
from graph.errors import GraphError
from graph.load import load_plans
from ingest.preview import Preview, preview_of
from tests.ingest.correction_cases import DOCUMENT, TEXT, row
from tests.plans import make_plan, task
from views import audit, plan_actions
from views.editing import EditRefused
from views.readings import by_kind, in_words
from views.user import name_in, user


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DUTY_GRAPH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DUTY_GRAPH_EDIT", "1")
    monkeypatch.delenv("DUTY_GRAPH_CORRECTIONS", raising=False)
    monkeypatch.delenv("DUTY_GRAPH_USER_HEADER", raising=False)
    yield tmp_path / "home"
    logging.getLogger("graph.audit").handlers.clear()


def preview(folder: Path, text: str = TEXT) -> Preview:
    path = folder / "upload"
    path.write_text(text, encoding="utf-8")
    return preview_of(path, "云海.txt")


def documents(store: Store) -> list[str]:
    return [r["id"] for r in store.read("MATCH (d:Document) RETURN d.id AS id ORDER BY id").rows]


@pytest.mark.neo4j
@pytest.mark.parametrize("setting", [None, "0", "", "true", " 1"])
def test_nothing_changes_without_the_setting(
    store: Store, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, setting: str | None
) -> None:
    load_plans(store, [make_plan("青岚市", [task("1", "甲。", lead=["市公安局"])], document_id="青岚市-1")])
    monkeypatch.delenv("DUTY_GRAPH_EDIT")
    if setting is not None:
        monkeypatch.setenv("DUTY_GRAPH_EDIT", setting)

    for act in (
        lambda: plan_actions.load(store, preview(tmp_path)),
        lambda: plan_actions.remove(store, "青岚市-1", dry_run=False),
        lambda: plan_actions.remove(store, "青岚市-1", dry_run=True),
        lambda: plan_actions.correct(DOCUMENT, add=[row("标题", "一", "优化审批服务", "甲")]),
    ):
        with pytest.raises(EditRefused, match="DUTY_GRAPH_EDIT=1"):
            act()

    assert documents(store) == ["青岚市-1"]
    assert not home.exists()


@pytest.mark.neo4j
def test_loading_says_what_is_new_changed_and_unchanged(store: Store, tmp_path: Path) -> None:
    new = plan_actions.load(store, preview(tmp_path))
    same = plan_actions.load(store, preview(tmp_path))
    # One task with other words, one that is gone.
    edited = TEXT.replace("建立企业名单制度", "建立白名单制度").replace(
        "（四）保护知识产权。建立快速维权通道。（责任单位：市市场监管局、市经委）\n", ""
    )
    changed = plan_actions.load(store, preview(tmp_path, edited))

    assert "任务 4" in new[0]
    assert "没有变化" in same[0]
    assert changed[1] == "与原来相比：有改动 1 项（改善融资条件），不再有 1 项（保护知识产权），不变 2 项"


@pytest.mark.neo4j
def test_removing_says_first_what_would_go(store: Store, tmp_path: Path) -> None:
    plan_actions.load(store, preview(tmp_path))

    would = plan_actions.remove(store, DOCUMENT, dry_run=True)
    assert documents(store) == [DOCUMENT]
    assert readings.reading_of(DOCUMENT, preview(tmp_path)["plan"]["document"]["source"]["sha256"]) is not None

    did = plan_actions.remove(store, DOCUMENT, dry_run=False)
    assert (would.tasks, would.removed) == (did.tasks, did.removed)
    assert documents(store) == []
    assert readings.reading_of(DOCUMENT, preview(tmp_path)["plan"]["document"]["source"]["sha256"]) is None


@pytest.mark.neo4j
def test_every_change_is_a_line_of_the_log(
    store: Store, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "user", lambda: "张三")

    plan_actions.load(store, preview(tmp_path))
    plan_actions.correct(DOCUMENT, add=[row("标题", "一", "优化审批服务", "甲")])
    plan_actions.remove(store, DOCUMENT, dry_run=True)
    plan_actions.remove(store, DOCUMENT, dry_run=False)
    with pytest.raises(GraphError):
        plan_actions.remove(store, "没有\n这份 user=李四", dry_run=False)

    lines = (home / "audit.log").read_text(encoding="utf-8").splitlines()
    assert [line.split(" graph.audit ")[1] for line in lines] == [
        f"step=audit user=张三 action=load document={DOCUMENT} outcome=done tasks=4 state=new",
        f"step=audit user=张三 action=correct document={DOCUMENT} outcome=done added=1 dropped=0",
        f"step=audit user=张三 action=remove document={DOCUMENT} outcome=done tasks=4 Agency=6 Indicator=3 Jurisdiction=1",
        'step=audit user=张三 action=remove document="没有\\n这份 user=李四" outcome=failed error=GraphError',
    ]
    assert stat.S_IMODE((home / "audit.log").stat().st_mode) == 0o600


@pytest.mark.neo4j
def test_what_cannot_be_written_down_is_not_done(store: Store, tmp_path: Path, home: Path) -> None:
    (home / "audit.log").mkdir(parents=True)

    with pytest.raises(audit.AuditFailed, match="没有改动"):
        plan_actions.load(store, preview(tmp_path))

    assert documents(store) == []


def test_a_note_is_believed_only_of_the_very_file(tmp_path: Path) -> None:
    read = preview(tmp_path, TEXT.replace("市经委", "市观星局"))
    sha256 = read["plan"]["document"]["source"]["sha256"]

    readings.note(read["plan"], text=read["text"], coverage=read["coverage"], by="张三")

    found = readings.reading_of(DOCUMENT, sha256)
    assert found is not None
    assert (found.coverage, found.by) == (1.0, "张三")
    assert by_kind([place.code for place in found.places]) == {"机构未读出": 1, "名录外机构": 1}
    assert in_words(found.places)[0]["位置"] == "第 11 行"
    assert readings.reading_of(DOCUMENT, "another") is None


def test_loading_a_result_again_does_not_lose_what_its_source_showed(tmp_path: Path) -> None:
    read = preview(tmp_path, TEXT.replace("市经委", "市观星局"))
    plan = read["plan"]
    readings.note(plan)
    bare = readings.reading_of(DOCUMENT, plan["document"]["source"]["sha256"])
    assert bare is not None and bare.coverage is None and bare.places[0].line == 0 and bare.at

    readings.note(plan, text=read["text"], coverage=read["coverage"], by="张三")
    whole = readings.reading_of(DOCUMENT, plan["document"]["source"]["sha256"])
    readings.note(plan)

    assert readings.reading_of(DOCUMENT, plan["document"]["source"]["sha256"]) == whole
    readings.forget(DOCUMENT)
    assert readings.reading_of(DOCUMENT, plan["document"]["source"]["sha256"]) is None


def test_a_broken_note_is_no_note(tmp_path: Path, home: Path) -> None:
    read = preview(tmp_path)
    readings.note(read["plan"])
    (file,) = (home / "readings").iterdir()
    file.write_text('{"sha256": 1', encoding="utf-8")

    assert readings.reading_of(DOCUMENT, read["plan"]["document"]["source"]["sha256"]) is None


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("zhang", "zhang"),
        ("张三".encode().decode("latin-1"), "张三"),
        ("张三", "张三"),
        ("a\r\nSet-Cookie: x\u202e\x00b", "aSet-Cookie: xb"),
        ("长" * 500, "长" * 40),
        ("<b>x</b>", "<b>x</b>"),
        ("  ", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_from_a_header_is_cut_to_a_name(value: str | None, name: str | None) -> None:
    assert name_in(value) == name


def test_no_header_is_believed_that_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    headers = {"X-Remote-User": "zhang", "X-Forwarded-User": "wang"}
    monkeypatch.setattr("views.user.st.context", SimpleNamespace(headers=headers))
    assert user() is None

    monkeypatch.setenv("DUTY_GRAPH_USER_HEADER", "X-Remote-User")
    assert user() == "zhang"
