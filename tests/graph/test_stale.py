"""Stale data on a real Neo4j: what a batch no longer holds goes, under a ceiling, and never anything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import graph.__main__
import ingest.__main__
from graph.checksum import graph_checksum
from graph.connection import Store
from graph.errors import GraphError, TooMuchRemoved
from graph.load import load_plans
from graph.stale import clear_orphans, remove_documents, sweep_batch
from graph.verify import verify_graph
from ingest.plan import ParsedPlan
from ingest.plan_files import write_plan
from tests.plans import make_plan, task

pytestmark = pytest.mark.neo4j


def plan(title: str, tasks: int = 1, city: str = "云海市") -> ParsedPlan:
    """A plan of so many tasks, led by a body that is named by no other plan."""
    items = [task(f"{n}", "办理事项。", lead=[f"{title}办公室"]) for n in range(1, tasks + 1)]
    return make_plan(city, items, title=title)


def ids(*plans: ParsedPlan) -> list[str]:
    return [each["document"]["id"] for each in plans]


def titles(store: Store) -> list[str]:
    return [row["t"] for row in store.read("MATCH (d:Document) RETURN d.title AS t ORDER BY t").rows]


@pytest.fixture
def files(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Parsed plans as files, a file a plan; the command line is pointed at the test's server."""
    for name in ("uri", "user", "password", "database"):
        monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(store.settings, name))
    paths = {}
    for title in ("甲方案", "乙方案", "丙方案", "丁方案"):
        paths[title] = tmp_path / f"{title}.json"
        write_plan(plan(title), paths[title])
    return paths


def load(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(ingest.__main__.app, ["load", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


class TestRemove:
    def test_what_is_asked_for_goes_and_the_rest_stays_as_if_never_joined(self, store: Store) -> None:
        kept, gone = [plan("甲方案", 3)], [plan("乙方案"), plan("丙方案")]
        load_plans(store, kept)
        alone = graph_checksum(store)
        load_plans(store, gone)

        reports = remove_documents(store, ids(*gone))

        assert [report.title for report in reports] == ["乙方案", "丙方案"]
        assert graph_checksum(store) == alone

    def test_above_the_ceiling_nothing_goes(self, store: Store) -> None:
        load_plans(store, [plan("甲方案", 4), plan("乙方案", 6)])
        before = graph_checksum(store)

        with pytest.raises(
            TooMuchRemoved, match=r"10 项任务中的 6 项（60%），超过上限 50%.*--max-share 0\.6"
        ) as caught:
            remove_documents(store, ids(plan("乙方案", 6)))
        assert graph_checksum(store) == before
        assert "\n" not in str(caught.value)

        remove_documents(store, ids(plan("乙方案", 6)), max_share=float(str(caught.value).split("--max-share ")[1]))
        assert titles(store) == ["甲方案"]

    def test_of_several_one_that_is_not_there_stops_all(self, store: Store) -> None:
        load_plans(store, [plan("甲方案"), plan("乙方案")])

        with pytest.raises(GraphError, match=r"没有文件 不存在.*没有删除任何文件"):
            remove_documents(store, [*ids(plan("甲方案")), "不存在"])
        assert titles(store) == ["乙方案", "甲方案"]

    def test_a_dry_run_has_no_ceiling_and_changes_nothing(self, store: Store) -> None:
        load_plans(store, [plan("甲方案")])
        before = graph_checksum(store)

        reports = remove_documents(store, ids(plan("甲方案")), dry_run=True)

        assert [(report.dry_run, report.tasks) for report in reports] == [(True, 1)]
        assert graph_checksum(store) == before


class TestSweepOfABatch:
    def test_only_documents_of_the_batch_that_were_not_loaded_go(self, store: Store) -> None:
        load_plans(store, [plan("甲方案"), plan("乙方案"), plan("丙方案")], batch="一批")
        load_plans(store, [plan("丁方案")], batch="二批")
        load_plans(store, [plan("戊方案")])

        reports = sweep_batch(store, "一批", ids(plan("甲方案"), plan("乙方案")))

        assert [report.title for report in reports] == ["丙方案"]
        assert titles(store) == sorted(["甲方案", "乙方案", "丁方案", "戊方案"])
        assert verify_graph(store) == []

    def test_the_share_is_that_of_the_batch(self, store: Store) -> None:
        load_plans(store, [plan("甲方案", 2), plan("乙方案", 3)], batch="一批")
        load_plans(store, [plan("丙方案", 50)])

        with pytest.raises(TooMuchRemoved, match="批次 一批 的 5 项任务中的 3 项"):
            sweep_batch(store, "一批", ids(plan("甲方案", 2)))
        assert len(titles(store)) == 3

    def test_an_unknown_batch_is_nothing_to_sweep(self, store: Store) -> None:
        load_plans(store, [plan("甲方案")], batch="一批")

        assert sweep_batch(store, "二批", []) == []
        assert titles(store) == ["甲方案"]


class TestCommandLine:
    def test_load_with_sweep(self, store: Store, files: dict[str, Path]) -> None:
        first = load(*files.values(), "--batch", "云海市", "--sweep")
        dry = load(*list(files.values())[:3], "--batch", "云海市", "--sweep", "--dry-run")
        after_dry = titles(store)
        real = load(*list(files.values())[:3], "--batch", "云海市", "--sweep")

        assert (first[0], first[1].splitlines()[-1]) == (0, "批次 云海市：没有要清理的文件")
        assert "将删除《丁方案》：任务 1" in dry[1]
        assert len(after_dry) == 4
        assert "已删除《丁方案》：任务 1" in real[1]
        assert len(titles(store)) == 3

    def test_a_file_that_cannot_be_read_stops_the_sweep(self, store: Store, files: dict[str, Path]) -> None:
        load(*files.values(), "--batch", "云海市")
        files["甲方案"].write_text("{")

        code, _, complained = load(files["甲方案"], files["乙方案"], files["丙方案"], "--batch", "云海市", "--sweep")

        assert code == 2
        assert "批次 云海市 不作清理" in complained
        assert len(titles(store)) == 4

    def test_a_plan_that_is_not_loaded_stops_the_sweep(self, store: Store, files: dict[str, Path]) -> None:
        load(*files.values(), "--batch", "云海市")
        broken = json.loads(files["乙方案"].read_text(encoding="utf-8"))
        broken["document"]["issued_on"] = "2024-13"
        files["乙方案"].write_text(json.dumps(broken), encoding="utf-8")

        code, said, complained = load(files["甲方案"], files["乙方案"], "--batch", "云海市", "--sweep")

        assert code == 2
        assert "《甲方案》：没有变化" in said
        assert "2024-13" in complained
        assert complained.endswith("（2 个方案中已载入 1 个，再运行一次时会跳过）\n")
        assert len(titles(store)) == 4

    def test_the_ceiling_is_a_line_and_an_exit_code(self, store: Store, files: dict[str, Path]) -> None:
        load(*files.values(), "--batch", "云海市")

        refused = load(files["甲方案"], "--batch", "云海市", "--sweep")
        allowed = load(files["甲方案"], "--batch", "云海市", "--sweep", "--max-share", "0.75")

        assert (refused[0], "超过上限 50%" in refused[2], len(refused[2].splitlines())) == (2, True, 1)
        assert allowed[0] == 0
        assert titles(store) == ["甲方案"]

    @pytest.mark.parametrize("options", [["--sweep"], ["--batch", "一批", "--dry-run"]])
    def test_options_that_contradict_each_other(self, store: Store, files: dict[str, Path], options: list[str]) -> None:
        code, said, complained = load(files["甲方案"], *options)

        assert (code, said, len(complained.splitlines())) == (2, "", 1)
        assert titles(store) == []

    def test_quiet_says_only_what_went_wrong_and_verbose_logs_each_step(
        self, store: Store, files: dict[str, Path]
    ) -> None:
        quiet = load(files["甲方案"], "--quiet")
        verbose = load(files["甲方案"], files["乙方案"], "--verbose")

        assert quiet == (0, "", "")
        steps = [line.split(" ", 2)[2] for line in verbose[2].splitlines()]
        assert steps[0] == "graph.schema step=schema"
        [second] = ids(plan("乙方案"))
        assert steps[1].startswith(f"graph.load step=written document={second} tasks=1 seconds=")
        assert len(steps) == 2  # the first one was there already

    def test_remove_and_sweep_of_the_graph(self, store: Store, files: dict[str, Path]) -> None:
        load(*files.values())
        store.write(lambda tx: tx.run("CREATE (:Indicator {id: '无', name: '无'})").consume())
        call = CliRunner()
        [first, second, *_] = ids(*(plan(title) for title in files))

        dry = call.invoke(graph.__main__.app, ["remove", first, second, "--dry-run"])
        refused = call.invoke(graph.__main__.app, ["remove", first, second, "--max-share", "0.4"])
        done = call.invoke(graph.__main__.app, ["remove", first, second])
        quiet = call.invoke(graph.__main__.app, ["--quiet", "sweep", "--dry-run"])
        swept = call.invoke(graph.__main__.app, ["sweep"])

        assert (dry.exit_code, dry.stdout.count("将删除《")) == (0, 2)
        assert isinstance(refused.exception, TooMuchRemoved)
        assert (done.exit_code, done.stdout.count("已删除《")) == (0, 2)
        assert (quiet.exit_code, quiet.stdout) == (0, "")
        assert (swept.exit_code, swept.stdout) == (0, "已清除孤立的节点：指标 1\n")
        assert verify_graph(store) == []


class TestOrphans:
    def test_what_nothing_holds_goes_and_a_dry_run_only_counts(self, store: Store) -> None:
        load_plans(store, [plan("甲方案", 3)])
        clean = graph_checksum(store)
        load_plans(store, [plan("乙方案")])
        # Deleted by hand: its task, the body that leads it and whatever hangs on them are adrift.
        store.write(lambda tx: tx.run("MATCH (d:Document {title: '乙方案'}) DETACH DELETE d").consume())
        store.write(
            lambda tx: tx.run("CREATE (:Obligation {id: 'x!1'}), (:Jurisdiction {id: '空', name: '空'})").consume()
        )
        broken = graph_checksum(store)

        dry = clear_orphans(store, dry_run=True)
        after_dry = graph_checksum(store)
        real = clear_orphans(store)

        assert dry.line() == "将清除孤立的节点：任务 1，义务 1，地区 1"
        assert after_dry == broken
        assert real.line() == "已清除孤立的节点：任务 1，义务 1，机构 1，地区 1"
        assert graph_checksum(store) == clean
        assert clear_orphans(store).line() == "没有孤立的节点"

    def test_above_the_ceiling_nothing_goes(self, store: Store) -> None:
        load_plans(store, [plan("甲方案", 3)])
        store.write(lambda tx: tx.run("MATCH (d:Document) DETACH DELETE d").consume())
        before = graph_checksum(store)

        with pytest.raises(TooMuchRemoved):
            clear_orphans(store)
        assert graph_checksum(store) == before
        assert clear_orphans(store, max_share=1).counts["Task"] == 3
