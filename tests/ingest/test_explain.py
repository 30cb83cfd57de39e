"""Explanations: every field of a task, with the printed words and the rule that read them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from ingest import explain
from ingest.errors import InputError
from ingest.parse import trace
from ingest.readers import read_source
from ingest.reasons import Reason
from ingest.rules import rules
from ingest.traced import Traced
from tests.conftest import ROOT
from tests.ingest.test_check import SAMPLES

PLAN = """云海市推进社区服务实施方案
一、重点任务
（一）增加供给
1.建设社区食堂。严格食堂管理，到2026年建成社区食堂达到50家，对每家给予最高3万元补助，必须公示价格。（市民政局、财政局负责，排在第一位的部门为牵头部门，下同）
2.发展家庭床位。探索床位服务，年内新增床位200张以上。
责任单位：市卫生健康委（老龄办）
完成时限：2025年底前
3.由市教育局牵头开展培训，市财政局、市住建局分别提供30个、20个席位。
"""


def write(folder: Path) -> Path:
    path = folder / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def traced(tmp_path: Path) -> Traced:
    return trace(read_source(write(tmp_path)))


def why(traced: Traced, place: int, field: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(r.value, r.rules, r.words) for r in explain.reasons(traced, place) if r.field == field]


def test_number_headings_and_title(traced: Traced) -> None:
    assert why(traced, 0, "编号") == [("1", ("number.line-start",), "")]
    assert [value for value, _, _ in why(traced, 0, "上级标题")] == ["一、重点任务", "（一）增加供给"]
    assert why(traced, 0, "标题") == [("建设社区食堂", ("title.first-sentence",), "")]
    assert why(traced, 2, "标题") == [("无", ("title.none",), "")]


def test_where_the_text_begins_and_ends_and_what_was_taken_out(traced: Traced) -> None:
    assert [rules for _, rules, _ in why(traced, 1, "正文")] == [("text.behind-marker", "text.next-item")]
    assert [rules for _, rules, _ in why(traced, 2, "正文")] == [("text.behind-marker", "text.end")]
    assert [rules for _, rules, _ in why(traced, 1, "取出")] == [
        ("phrase.duty", "duty.label"),
        ("phrase.time", "time.label"),
    ]


def test_assignments_name_form_role_and_lead_rule(traced: Traced) -> None:
    assert why(traced, 0, "机构") == [
        ("市民政局", ("duty.bracket-verb", "name.as-printed"), ""),
        ("市财政局", ("duty.bracket-verb", "name.elided-level"), ""),
    ]
    lead, other = why(traced, 0, "· 角色")
    assert lead[:2] == ("牵头", ("via.lead-first",))
    assert "第一位" in lead[2]
    assert other == ("责任单位", ("role.words",), "负责")
    assert why(traced, 1, "机构") == [("市卫生健康委", ("duty.label", "name.bracket-dropped"), "")]
    assert why(traced, 1, "· 角色") == [("牵头", ("via.lead-first",), why(traced, 1, "· 角色")[0][2])]
    assert why(traced, 2, "· 角色") == [("牵头", ("duty.prose-leads",), "")]
    assert why(traced, 0, "· 名录")[0] == ("云海市民政局", ("register.known",), "civil_affairs")


def test_time_is_explained_by_its_label(traced: Traced) -> None:
    assert why(traced, 1, "时间") == [("… 至 2025-12", ("time.label",), "2025年底前")]


def test_targets_say_which_words_gave_op_due_and_kind(traced: Traced) -> None:
    assert why(traced, 0, "· 数值") == [(">= 50 家", ("op.words",), "达到"), ("<= 3 万元", ("op.cap",), "")]
    assert next(rules for _, rules, _ in why(traced, 0, "· 期限")) == ("due.sentence",)
    assert [rules for _, rules, _ in why(traced, 0, "· 性质")] == [("funding.none",), ("funding.aid-behind",)]
    assert why(traced, 1, "· 数值") == [(">= 200 张", ("op.words",), "以上")]
    assert {rules for _, rules, _ in why(traced, 2, "目标")} == {("target.dealt-out",)}


def test_obligations_name_the_row_of_the_word_list(traced: Traced) -> None:
    assert ("必须", ("modality.word",), "必须") in why(traced, 0, "要求")
    assert ("探索", ("modality.word",), "探索") in why(traced, 1, "要求")


def test_quotes_stand_where_the_offsets_say(traced: Traced) -> None:
    for reason in explain.reasons(traced, 1):
        if reason.field == "机构":
            assert reason.span is not None
            assert PLAN[slice(*reason.span)] == "市卫生健康委（老龄办）"
            assert reason.printed(PLAN) == f"市卫生健康委（老龄办）（{reason.span[0]}–{reason.span[1]}）"


def test_a_task_is_found_by_sequence_id_or_printed_number() -> None:
    path = ROOT / "data" / "samples" / "contradiction.txt"
    traced = trace(read_source(path))
    tasks = traced.plan["tasks"]
    unique = next(t["number"] for t in tasks if t["number"] and [o["number"] for o in tasks].count(t["number"]) == 1)

    assert explain.task_place(traced, "2", path) == 1
    assert explain.task_place(traced, tasks[3]["id"], path) == 3
    assert tasks[explain.task_place(traced, str(unique), path)]["number"] == unique
    with pytest.raises(InputError, match=rf"序号 1–{len(tasks)}"):
        explain.task_place(traced, str(len(tasks) + 1), path)


def test_a_bad_number_or_file_is_one_line(tmp_path: Path) -> None:
    errors: list[str] = []
    out = io.StringIO()

    codes = [
        explain.run(path, number, out=Console(file=out, width=160), complain=errors.append)
        for path, number in ((write(tmp_path), "99"), (tmp_path / "nowhere.txt", "1"), (write(tmp_path), "1"))
    ]

    assert codes == [2, 2, 0]
    assert len(errors) == 2
    assert "1–3" in errors[0]
    assert "市民政局" in out.getvalue()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_field_of_the_samples_is_explained(path: Path) -> None:
    traced = trace(read_source(path))

    found: list[Reason] = [r for n in range(len(traced.tasks)) for r in explain.reasons(traced, n)]

    assert {rule for reason in found for rule in reason.rules} - set(rules()) == set()
    assert all(reason.because for reason in found)
    fields = [reason.field for reason in found]
    assert fields.count("机构") == sum(len(task["assignments"]) for task in traced.plan["tasks"])
    assert fields.count("要求") == sum(len(task["obligations"]) for task in traced.plan["tasks"])
    assert fields.count("目标") + fields.count("资金") == sum(len(task["targets"]) for task in traced.plan["tasks"])
