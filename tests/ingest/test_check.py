"""Accounting: what was read is in the output, what was left out has a rule, what was lost is seen and fails the check."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress

from ingest import check, duties, explain, parse, task_fields
from ingest.accounting import Account, Kind, account
from ingest.parse import trace
from ingest.quantities import find_targets
from ingest.quantity_masks import MASKS
from ingest.quantity_rules import RULES
from ingest.readers import read_source
from ingest.rules import rules, says
from ingest.sections import Section
from tests.conftest import ROOT

SAMPLES = sorted(
    path
    for path in (ROOT / "data" / "samples").iterdir()
    if path.suffix in {".txt", ".html", ".md", ".xlsx", ".pdf"} and path.name != "README.md"
)
BAD = ROOT / "tests" / "ingest" / "bad"
# The lowest coverage measured on a corpus plan, and on all of them together.
WORST_PLAN, ALL_PLANS = 0.985, 0.998

PLAN = """云海市推进社区服务实施方案
为做好社区服务，制定本方案。
一、工作目标
到2027年，建成社区食堂50家。
二、重点任务
（一）增加供给
1.建设社区食堂。每个街道建成社区食堂1家，服务老年人。
责任单位：市民政局、市财政局
2.发展家庭床位。推进床位建设，年内新增床位200张。
责任单位：市卫生健康委
3.开展培训。组织护理员培训，提高服务能力。
责任单位：市人社局
"""


def write(folder: Path, text: str, name: str = "plan.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def accounted(folder: Path, text: str) -> Account:
    return account(trace(read_source(write(folder, text))))


def lost(counted: Account, kind: Kind) -> list[str]:
    return [entry.text for entry in counted.of(kind, "unaccounted")]


def ignored(counted: Account, kind: Kind) -> dict[str, int]:
    return dict(counted.rules(kind))


def run(
    *paths: Path, threshold: float = check.THRESHOLD, details: bool = False, json_file: Path | None = None
) -> tuple[int, str, list[str]]:
    out = io.StringIO()
    errors: list[str] = []
    code = check.run(
        paths, threshold=threshold, details=details, json_file=json_file,
        out=Console(file=out, width=160, highlight=False, markup=False), complain=errors.append,
    )  # fmt: skip
    return code, out.getvalue(), errors


def test_a_bar_shows_how_many_files_are_done(tmp_path: Path) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=100)
    path = write(tmp_path, PLAN)

    code = check.run(
        [path, path], threshold=0, details=False, json_file=None, out=Console(file=io.StringIO()), complain=[].append,
        progress=Progress(console=screen),
    )  # fmt: skip

    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert code == 0
    assert "核对" in shown and "100%" in shown


def test_an_interrupted_check_says_how_far_it_came(tmp_path: Path) -> None:
    path = write(tmp_path, PLAN)
    errors: list[str] = []

    class Stopped(Console):
        def print(self, *_: object, **__: object) -> None:
            raise KeyboardInterrupt

    code = check.run(
        [path, path], threshold=0, details=False, json_file=None, out=Stopped(file=io.StringIO()), complain=errors.append,
    )  # fmt: skip

    assert (code, errors) == (130, ["核对已中断：2 个文件中处理了 1 个；其余请再运行一次"])


def test_a_plan_that_was_understood_is_covered(tmp_path: Path) -> None:
    counted = accounted(tmp_path, PLAN)

    assert counted.coverage() == 1.0
    assert [e.rule for e in counted.of("item")] == [
        "item.goals", "item.heading", "item.heading", "item.task", "item.task", "item.task",
    ]  # fmt: skip
    assert {e.rule for e in counted.of("agency")} == {"agency.assigned"}
    assert len(counted.of("quantity", "output")) == 3


@pytest.mark.parametrize(
    ("old", "new", "kind", "missing"),
    [  # what the parser does not read today; where it learns a form, another takes its place
        # A responsibility phrase of a form that nobody reads.
        ("责任单位：市卫生健康委", "此项任务，市卫生健康委负责到底", "agency", ["市卫生健康委"]),
        ("责任单位：市卫生健康委", "落实者：市卫生健康委", "agency", ["市卫生健康委"]),
        # A sentence that hands the item over behind a phrase of place.
        ("年内新增床位200张。\n责任单位：市卫生健康委", "在专班统一领导下，由市医保局牵头，年内新增床位200张。", "agency", ["市医保局"]),
        # A goal between a heading and its first item is an issue of the plan (section-figure), no loss.
        ("（一）增加供给\n", "（一）增加供给\n到2026年，新建服务站不少于40个。\n", "quantity", []),
        # A goal in a section of guiding ideas.
        ("二、重点任务", "二、总体思路\n坚持需求导向，两年内建成养老驿站80个。\n三、重点任务", "quantity", ["80个"]),
    ],
)  # fmt: skip
def test_a_loss_is_seen(tmp_path: Path, old: str, new: str, kind: Kind, missing: list[str]) -> None:
    counted = accounted(tmp_path, PLAN.replace(old, new))

    assert lost(counted, kind) == missing


def test_a_goal_of_the_introduction_that_is_not_read_is_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.items.goals_of_preamble", lambda *_: [])
    text = PLAN.replace("为做好社区服务，", "力争到2027年，培育社区组织达到300家。为做好社区服务，")

    assert lost(accounted(tmp_path, text), "quantity") == ["300家"]


def test_prose_beside_a_responsibility_phrase_is_left_out_by_name(tmp_path: Path) -> None:
    counted = accounted(tmp_path, PLAN.replace("推进床位建设，", "由市医保局负责登记，推进床位建设，"))

    assert lost(counted, "agency") == []
    assert ignored(counted, "agency") == {"agency.prose-beside-phrase": 1}


def test_a_rule_that_is_taken_away_shows_as_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "labelled", lambda text: iter(()))
    monkeypatch.setattr(duties, "_duties", duties._duties.__wrapped__)  # nothing remembered from before

    doubtful = accounted(tmp_path, PLAN)
    monkeypatch.setattr(task_fields, "_UNREAD_DUTY", re.compile("(?!)"))
    counted = accounted(tmp_path, PLAN)

    assert {(e.state, e.rule) for e in doubtful.of("agency")} == {("issue", "possible-duty")}
    assert lost(counted, "agency") == ["市民政局", "市财政局", "市卫生健康委", "市人社局"]
    assert run(tmp_path / "plan.txt")[0] == 1


def test_targets_that_are_dropped_show_as_losses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        task_fields, "find_targets", lambda text, **_: [f for f in find_targets(text) if f.unit != "张"]
    )

    assert lost(accounted(tmp_path, PLAN), "quantity") == ["200张"]


def test_an_item_that_a_task_swallowed_is_a_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = parse.every_marker
    monkeypatch.setattr(parse, "every_marker", lambda text: [m for m in find(text) if m.number != "2"])

    assert [text[:2] for text in lost(accounted(tmp_path, PLAN), "item")] == ["2."]


def test_inner_items_are_part_of_their_task_unless_they_say_who_acts(tmp_path: Path) -> None:
    inner = "（1）新建床位。（2）改造床位。\n"
    plain = accounted(tmp_path, PLAN.replace("推进床位建设，", inner))
    owned = accounted(
        tmp_path, PLAN.replace("推进床位建设，", inner.replace("新建床位。", "新建床位。（市住建局负责）"))
    )

    assert ignored(plain, "item") == {"item.inner": 2}
    assert [text[:3] for text in lost(owned, "item")] == ["（1）"]


def test_what_stands_behind_the_plan_is_left_out_by_why_the_plan_ended(tmp_path: Path) -> None:
    counted = accounted(tmp_path, PLAN + "云海市人民政府\n2025年3月1日\n附件：1.任务清单\n")

    assert ignored(counted, "agency") == {"agency.signature": 1}
    assert lost(counted, "agency") == []


def test_goals_behind_a_short_line_are_losses(tmp_path: Path) -> None:
    counted = accounted(tmp_path, PLAN + "重点工作补充安排\n到2027年，新建驿站不少于60个。\n")

    assert lost(counted, "quantity") == ["60个"]


TABLE = """<html><body><p>云海市民生实事任务分解表</p><table>
<tr><th>序号</th><th>任务名称</th><th>工作内容</th><th>建设主体</th><th>责任单位</th></tr>
<tr><td>1</td><td>社区食堂</td><td>建设社区食堂12家，方便老年人就餐。</td><td>云海置业集团</td><td>市民政局</td></tr>
<tr><td>2</td><td>校园食堂</td><td>改造校园食堂，推行明厨亮灶。</td><td>云海置业集团</td><td>市教育局、市市场监管局</td></tr>
<tr><td colspan="5">合计</td></tr>
</table></body></html>"""


def test_rows_and_columns_of_tables_are_counted(tmp_path: Path) -> None:
    counted = account(trace(read_source(write(tmp_path, TABLE, "table.html"))))

    assert [e.rule for e in counted.of("item") if e.rule.startswith("item.")] == [
        "item.table-header", "item.row", "item.row", "item.table-total",
    ]  # fmt: skip
    assert counted.coverage() == 1.0


def test_bodies_of_a_responsibility_column_that_are_not_assigned_are_losses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.task_tables.duties_of", lambda *_: [])

    counted = account(trace(read_source(write(tmp_path, TABLE, "table.html"))))

    assert lost(counted, "agency") == ["市民政局", "市教育局", "市市场监管局"]


def test_exit_codes_and_the_other_files_go_on(tmp_path: Path) -> None:
    good = write(tmp_path, PLAN, "good.txt")
    weak = write(tmp_path, PLAN.replace("责任单位：市卫生健康委", "落实者：市卫生健康委"), "weak.txt")

    assert run(good)[0] == 0
    assert run(good, weak)[0] == 1
    assert run(weak, threshold=0.5)[0] == 0
    code, printed, errors = run(BAD / "empty.txt", weak, good)
    assert code == 2
    assert len(errors) == 1
    assert "empty.txt" in errors[0]
    assert "good.txt" in printed


def test_details_give_place_line_and_sentence(tmp_path: Path) -> None:
    text = PLAN.replace("责任单位：市卫生健康委", "落实者：市卫生健康委")

    _, printed, _ = run(write(tmp_path, text), details=True)

    start = text.index("市卫生健康委")
    assert f"第 10 行，字符 {start}–{start + 6}）：落实者：⟦市卫生健康委⟧" in printed


def test_json_holds_the_same_figures(tmp_path: Path) -> None:
    path = write(tmp_path, PLAN.replace("责任单位：市卫生健康委", "落实者：市卫生健康委"))

    run(path, json_file=tmp_path / "out.json")
    run(path, json_file=tmp_path / "again.json")

    (found,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert found["kinds"]["agency"]["unaccounted"] == 1
    assert found["unaccounted"][0]["text"] == "市卫生健康委"
    assert (tmp_path / "out.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert run(path, json_file=tmp_path / "no" / "folder.json")[0] == 2


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_samples_are_covered_and_every_rule_used_is_explained(path: Path) -> None:
    counted = account(trace(read_source(path)))

    assert counted.of(None, "unaccounted") == []
    for entry in counted.of(None, "ignored") + counted.of(None, "output"):
        assert says(entry.rule), entry.rule


@pytest.mark.parametrize(
    ("prefix", "ids"),
    [
        ("quantity", {name for name, _ in RULES} | {name for name, _ in MASKS} | {"date"}),
        ("place", {f"section-{section.value}" for section in Section if section is not Section.TASKS}),
    ],
)
def test_the_table_has_every_rule_of_the_grammars(prefix: str, ids: set[str]) -> None:
    assert {f"{prefix}.{name}" for name in ids} - set(rules()) == set()


def test_a_rule_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        says("quantity.invented")


@pytest.mark.corpus
def test_coverage_of_the_real_plans(corpus: Path) -> None:
    found = {
        path.name: account(trace(read_source(path)))
        for folder in ("plans", "seeds")
        for path in sorted((corpus / folder).iterdir())
    }

    assert {name: a.coverage() for name, a in found.items() if a.coverage() < WORST_PLAN} == {}
    entries = [entry for counted in found.values() for entry in counted.entries]
    assert Account(entries).coverage() >= ALL_PLANS
    assert {entry.rule for entry in entries if entry.state in ("ignored", "output")} - set(rules()) == set()


def test_the_examples_of_the_page_are_todays() -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    examples = re.findall(r"```\n\$ python -m ingest (\w+) (\S+)(?: --task (\d+))?\n(.*?)```", page, re.S)

    for command, file, task, shown in examples:
        out = io.StringIO()
        console = Console(file=out, width=160, highlight=False, markup=False)
        if command == "check":
            check.run([ROOT / file], threshold=0.98, details=False, json_file=None, out=console, complain=out.write)
        else:
            explain.run(ROOT / file, task, out=console, complain=out.write)
        assert [line.rstrip() for line in out.getvalue().strip().splitlines()] == shown.splitlines()
    assert [command for command, *_ in examples] == ["check", "explain"]
