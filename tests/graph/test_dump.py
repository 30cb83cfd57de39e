"""Dump and restore on a real Neo4j: the same graph by checksum; damaged files, interrupted restores, changing graphs."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph import __version__, dump_file
from graph import dump as dump_module
from graph.__main__ import main
from graph.checksum import Checksum, graph_checksum
from graph.connection import Store
from graph.dump import dump, restore
from graph.dump_file import inspect
from graph.elements import edge_line, node_line
from graph.errors import DumpError, GraphError
from graph.load import load_plans
from graph.restoring import pending
from graph.server import LocalServer
from graph.verify import verify_graph
from tests.conftest import ROOT
from tests.graph.whole_graph import load_whole_graph, plans

EMPTY = "0" * 64


def wipe(store: Store) -> None:
    store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n").consume())


def run(store: Store, text: str) -> None:
    store.write(lambda tx: tx.run(text).consume())


@pytest.mark.neo4j
class TestChecksum:
    def test_an_empty_graph_has_zero(self, store: Store) -> None:
        assert graph_checksum(store) == EMPTY

    def test_it_knows_no_order_and_no_internal_id(self, store: Store) -> None:
        load_plans(store, plans())
        first = graph_checksum(store)
        wipe(store)

        load_plans(store, plans()[::-1])

        assert graph_checksum(store) == first

    @pytest.mark.parametrize(
        "change",
        [
            "MATCH (t:Task {seq: 4}) SET t.text = t.text + '。'",
            "MATCH (t:Task {seq: 4}) SET t.seq = 4.0",
            "MATCH (t:Task {seq: 4}) SET t.note = 'x'",
            "MATCH (a:Agency {id: '云海市:justice'}) SET a.aliases = a.aliases + ['x']",
            "MATCH ()-[r:LEADS {basis: 'sole'}]->() SET r.quote = 'x'",
            "MATCH ()-[r:LEADS {basis: 'sole'}]->() DELETE r",
            "MATCH (a)-[r:SUCCEEDED_BY]->(b) CREATE (a)-[s:SUCCEEDED_BY]->(b) SET s = properties(r)",
            "MATCH (a)-[r:SUCCEEDED_BY]->(b) CREATE (b)-[s:SUCCEEDED_BY]->(a) SET s = properties(r) DELETE r",
            "CREATE (:Indicator {id: 'x'})",
        ],
    )
    def test_any_change_changes_it(self, store: Store, change: str) -> None:
        load_whole_graph(store)
        before = graph_checksum(store)

        run(store, change)

        assert graph_checksum(store) != before

    def test_pages_do_not_matter(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        load_whole_graph(store)
        whole = graph_checksum(store)
        monkeypatch.setattr("graph.elements.PAGE", 1)

        assert graph_checksum(store) == whole


def test_lines_are_the_same_for_equal_properties() -> None:
    assert node_line("Task", {"b": 1, "a": [1, 2]}) == node_line("Task", {"a": [1, 2], "b": 1})
    assert edge_line("x", "a", "b", {}) != edge_line("x", "b", "a", {})
    with pytest.raises(GraphError, match=r"Task 甲.*when（object）"):
        node_line("Task", {"id": "甲", "when": object()})


def test_the_version_is_that_of_the_project() -> None:
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.neo4j
class TestRoundTrip:
    def test_a_restored_graph_is_equal(self, store: Store, tmp_path: Path) -> None:
        load_whole_graph(store)
        before = graph_checksum(store)

        written = dump(store, tmp_path / "a.gz")
        wipe(store)
        restored = restore(store, tmp_path / "a.gz")

        assert written.info.graph == restored.graph == before == graph_checksum(store)
        assert (written.other_nodes, written.other_relationships) == (0, 0)
        assert restored.documents == 5
        assert pending(store) is None
        assert verify_graph(store) == []
        assert all(report.unchanged for report in load_plans(store, plans()).documents)

    def test_the_same_graph_gives_the_same_file(self, store: Store, tmp_path: Path) -> None:
        load_whole_graph(store)
        dump(store, tmp_path / "a.gz")
        wipe(store)
        restore(store, tmp_path / "a.gz")

        dump(store, tmp_path / "b.gz")

        assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()

    def test_a_server_of_another_line_holds_the_same(
        self, store: Store, other_line: LocalServer, tmp_path: Path
    ) -> None:
        load_whole_graph(store)
        dump(store, tmp_path / "a.gz")
        with Store.open(other_line.settings()) as other:
            restore(other, tmp_path / "a.gz")
            assert graph_checksum(other) == graph_checksum(store)
            assert verify_graph(other) == []
            dump(other, tmp_path / "b.gz")
            run(other, "MATCH (n) DETACH DELETE n")
        assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()

    def test_documents_of_an_older_model_come_back_as_they_were_and_are_loaded_anew(
        self, store: Store, tmp_path: Path
    ) -> None:
        load_plans(store, plans())
        new = graph_checksum(store)
        run(store, "MATCH (d:Document) SET d.content_hash = 'old' REMOVE d.model_version, d.task_count, d.role_count")
        old = graph_checksum(store)

        dump(store, tmp_path / "a.gz")
        restore(store, tmp_path / "a.gz", replace=True)
        restored = graph_checksum(store)
        reports = load_plans(store, plans()).documents

        assert restored == old
        assert [report.upgraded_from for report in reports] == [1] * 5
        assert graph_checksum(store) == new

    def test_an_empty_graph_round_trips(self, store: Store, tmp_path: Path) -> None:
        dump(store, tmp_path / "a.gz")

        assert restore(store, tmp_path / "a.gz").graph == EMPTY

    def test_small_pages_and_batches_make_the_same(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load_whole_graph(store)
        before = graph_checksum(store)
        monkeypatch.setattr("graph.elements.PAGE", 2)
        monkeypatch.setattr(dump_module, "BATCH_ROWS", 3)
        monkeypatch.setattr(dump_module, "_DELETED_AT_ONCE", 2)

        dump(store, tmp_path / "a.gz")
        restore(store, tmp_path / "a.gz", replace=True)

        assert graph_checksum(store) == before

    def test_what_is_none_of_the_model_is_left_out_and_counted(self, store: Store, tmp_path: Path) -> None:
        load_whole_graph(store)
        run(store, "MATCH (t:Task {label: '加强领导。'}) CREATE (:Note {text: 'x'})-[:ABOUT]->(t)")

        done = dump(store, tmp_path / "a.gz")
        restore(store, tmp_path / "a.gz", replace=True)

        assert (done.other_nodes, done.other_relationships) == (1, 1)
        assert store.read("MATCH (n:Note) RETURN count(n) AS n").rows == [{"n": 1}]  # not ours to delete

    def test_a_graph_that_changes_meanwhile_is_given_up(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        loaded = load_whole_graph(store)
        changed = False

        def change(done: int, total: int) -> None:
            nonlocal changed
            if not changed and done > total // 2:
                changed = True
                load_plans(store, [loaded[0]], lead_policy="printed")

        with pytest.raises(DumpError, match="备份期间有变化"):
            dump(store, tmp_path / "a.gz", progress=change)

        assert list(tmp_path.iterdir()) == []

    def test_a_node_without_a_key_is_no_silent_loss(self, store: Store, tmp_path: Path) -> None:
        run(store, "CREATE (:Task {text: 'x'})")

        with pytest.raises(DumpError, match="编号"):
            dump(store, tmp_path / "a.gz")
        assert list(tmp_path.iterdir()) == []

    def test_an_existing_file_is_kept(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.gz").write_text("mine")

        with pytest.raises(DumpError, match="已经存在"):
            dump(store, tmp_path / "a.gz")
        assert (tmp_path / "a.gz").read_text() == "mine"

    def test_a_place_that_cannot_be_written_is_one_line(self, store: Store, tmp_path: Path) -> None:
        with pytest.raises(DumpError, match="无法写入"):
            dump(store, tmp_path / "none" / "a.gz")


@pytest.mark.neo4j
class TestRestore:
    @pytest.fixture
    def file(self, store: Store, tmp_path: Path) -> Path:
        load_whole_graph(store)
        dump(store, tmp_path / "a.gz")
        return tmp_path / "a.gz"

    def test_only_into_an_empty_graph_unless_told(self, store: Store, file: Path) -> None:
        other = "CREATE (:Indicator {id: 'x', name: 'x'})"
        run(store, other)
        before = graph_checksum(store)

        with pytest.raises(GraphError, match="--replace"):
            restore(store, file)
        after = graph_checksum(store)
        restore(store, file, replace=True)

        assert after == before
        assert graph_checksum(store) == inspect(file).graph
        assert pending(store) is None

    @pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
    def test_interrupted_it_never_looks_complete_and_can_be_repeated(
        self, store: Store, file: Path, share: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wipe(store)
        monkeypatch.setattr(dump_module, "BATCH_ROWS", 3)

        def stop(done: int, total: int) -> None:
            if done >= share * total:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            restore(store, file, progress=stop)

        assert pending(store) == "a.gz"
        assert verify_graph(store)[0].invariant.name == "restore_finished"
        with pytest.raises(GraphError, match="恢复"):
            load_plans(store, plans())
        with pytest.raises(GraphError, match="恢复"):
            dump(store, file.with_name("b.gz"))
        assert restore(store, file).graph == graph_checksum(store)
        assert pending(store) is None

    def test_of_two_at_once_the_later_one_takes_over(
        self, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wipe(store)
        monkeypatch.setattr(dump_module, "BATCH_ROWS", 20)
        begun = []

        def second(done: int, total: int) -> None:
            if not begun:
                begun.append(restore(store, file))

        with pytest.raises(GraphError, match="另一个恢复"):
            restore(store, file, progress=second)

        assert graph_checksum(store) == begun[0].graph
        assert pending(store) is None

    def test_what_somebody_changes_meanwhile_is_found(
        self, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wipe(store)
        monkeypatch.setattr(dump_module, "BATCH_ROWS", 3)

        def meddle(done: int, total: int) -> None:
            if done == total:
                run(store, "MATCH (t:Task {seq: 4}) SET t.text = '改'")

        with pytest.raises(GraphError, match="核对不一致"):
            restore(store, file, progress=meddle)
        assert pending(store) == "a.gz"

    def test_a_file_that_is_not_whole_writes_nothing(self, store: Store, file: Path) -> None:
        wipe(store)
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2])

        with pytest.raises(DumpError):
            restore(store, file)
        assert store.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]

    def test_the_command_line(
        self, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("uri", "user", "password", "database"):
            monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(store.settings, name))
        bad, copy = file.with_name("bad.gz"), file.with_name("c.gz")
        bad.write_text("不是备份")
        outcomes = []
        for arguments in (["checksum"], ["dump", str(copy)], ["restore", str(file)], ["restore", str(bad)],
                          ["restore", str(file), "--replace"]):  # fmt: skip
            monkeypatch.setattr("sys.argv", ["graph", *arguments])
            with pytest.raises(SystemExit) as ended:
                main()
            outcomes.append((ended.value.code, *capsys.readouterr()))

        total = inspect(file).graph
        assert [code for code, _, _ in outcomes] == [0, 0, 2, 2, 0]
        assert outcomes[0][1] == f"{total}\n"
        assert outcomes[1][1].endswith(f"校验和 {total}\n")
        assert outcomes[2][1:] == (
            "",
            "图中已有内容，没有恢复；请恢复到空库，或加 --replace 先清空（建议先 dump 一份）\n",
        )
        assert outcomes[3][1:] == ("", f"{bad}：不是本工具的备份，或文件已损坏；请用 python -m graph dump 写出的文件\n")
        assert outcomes[4][1].startswith(f"已恢复 {file}：文件 5")


def sample(path: Path) -> list[dict[str, Any] | list[Any]]:
    """A whole dump of two nodes and a relationship, as the parts of its lines."""
    lines = [
        node_line("Agency", {"id": "云海市:justice", "name": "市司法局"}),
        node_line("Jurisdiction", {"id": "云海市", "name": "云海市"}),
        edge_line("(Agency)-[:BELONGS_TO]->(Jurisdiction)", "云海市:justice", "云海市", {}),
    ]
    counts = {"Agency": 1, "Jurisdiction": 1, "(Agency)-[:BELONGS_TO]->(Jurisdiction)": 1}
    dump_file.write_dump(path, counts, [(json.loads(line)[0], [line]) for line in lines])
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def rewrite(path: Path, parts: list[Any], *, honest: bool) -> None:
    """Write the parts; `honest` mends the hashes of the foot, as somebody would who means to deceive."""
    encoded = [json.dumps(p, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() for p in parts]
    if honest:
        checksum = Checksum()
        checksum.add(line for line in encoded if line.startswith(b"["))
        body = b"".join(line + b"\n" for line in encoded[:-1])
        foot = {**parts[-1], "graph": checksum.hex(), "sha256": hashlib.sha256(body).hexdigest()}
        encoded[-1] = json.dumps(foot, sort_keys=True).encode()
    path.write_bytes(gzip.compress(b"".join(line + b"\n" for line in encoded)))


def edited(change: Callable[[list[Any]], object]) -> Callable[[list[Any]], list[Any]]:
    def apply(parts: list[Any]) -> list[Any]:
        change(parts)
        return parts

    return apply


@pytest.mark.parametrize(
    ("change", "honest", "says"),
    [
        (lambda parts: parts[1:], False, "不是本工具的备份"),
        (lambda parts: parts[:-1], False, "没有结尾"),
        (lambda parts: [*parts, parts[1]], False, "结尾之后"),
        (lambda parts: [parts[0], *parts[2:]], False, "校验和不符"),
        (lambda parts: [parts[0], *parts[2:]], True, "校验和不符"),
        (lambda parts: [parts[0], parts[2], parts[1], *parts[3:]], False, "校验和不符"),
        (edited(lambda parts: parts[1][1].update(name="市公安局")), False, "校验和不符"),
        (edited(lambda parts: parts[0].update(format="other")), True, "不是本工具的备份"),
        (edited(lambda parts: parts[0].update(version=2)), True, "请升级本工具"),
        (edited(lambda parts: parts[0].update(model=99)), True, "第 99 版"),
        (edited(lambda parts: parts[0].update(counts=5)), True, "文件头不完整"),
        (lambda parts: [parts[0], ["Spy", {"id": "x"}], *parts[1:]], True, "第 2 行不是图模型中"),
        (lambda parts: [parts[0], ["Task) DETACH DELETE n //", {}], *parts[1:]], True, "第 2 行不是图模型中"),
        (lambda parts: [parts[0], ["Agency", "x"], *parts[1:]], True, "第 2 行不是图模型中"),
        (lambda parts: [parts[0], 5, *parts[1:]], True, "第 2 行不是图模型中"),
        (lambda parts: [5], False, "不是本工具的备份"),
    ],
)
def test_a_file_that_is_not_whole_is_one_line(
    tmp_path: Path, change: Callable[[list[Any]], list[Any]], honest: bool, says: str
) -> None:
    path = tmp_path / "a.gz"
    rewrite(path, change(sample(path)), honest=honest)

    with pytest.raises(GraphError, match=says) as caught:
        inspect(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 100, gzip.compress(b""), gzip.compress(b"{\n"), gzip.compress(b"\xff\xfe\n"), b"\x1f\x8b\x08", gzip.compress(b"[" * 100_000 + b"\n")],
    ids=["empty", "zeros", "no lines", "bad json", "not utf-8", "only a magic number", "deep"],
)  # fmt: skip
def test_foreign_files_are_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(data)

    with pytest.raises(DumpError) as caught:
        inspect(path)
    assert "\n" not in str(caught.value)


def test_every_truncation_and_every_flipped_byte_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    sample(path)
    whole, said = path.read_bytes(), inspect(path)

    for n in range(len(whole)):
        for damaged in (whole[:n], whole[:n] + bytes([whole[n] ^ 0x41]) + whole[n + 1 :]):
            path.write_bytes(damaged)
            try:
                assert inspect(path) == said, n  # only the parts of the gzip header that carry nothing
                assert n < 10
            except GraphError as error:
                assert "\n" not in str(error)


def test_a_line_without_end_is_refused_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gz"
    monkeypatch.setattr(dump_file, "MAX_LINE", 1000)
    path.write_bytes(gzip.compress(b"x" * 10_000))

    with pytest.raises(DumpError, match="太长"):
        inspect(path)
    with pytest.raises(DumpError, match="无法读取"):
        inspect(tmp_path / "none.gz")
