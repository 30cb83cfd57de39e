"""A plan says the same however it is printed: the labelled plans in other print, and what must not change at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from benchmarks.accuracy import FIELDS
from benchmarks.prints import (
    blanks_behind_stops,
    duties_on_lines,
    form_fed,
    full_width_digits,
    half_width,
    markdown,
    paged,
    renumbered,
    set_off_digits,
    spaced,
    web_page,
    widely_wrapped,
    word_file,
    wrapped,
)
from benchmarks.reprints import PAGE, row
from ingest.parse import parse_file
from ingest.plan import ParsedPlan

PLAN = """云海市社区食堂建设行动方案（2025—2027年）
为深入推进社区食堂建设，制定本方案。
一、工作目标
到2027年，建成社区食堂120家，老年人满意度达到95%以上。
二、重点任务
（一）完善设施网络。加强社区食堂选址，每年新建40家，改造老旧食堂15家，优先覆盖老旧小区和新建小区，做到应建尽建。（牵头单位：市民政局；配合单位：市财政局、各县区政府）
（二）强化食品安全。建立食材溯源平台，抽检不少于600批次，问题整改率达到100%，对违法行为依法查处并向社会公布。（市市场监管局牵头，市公安局配合）
（三）培育运营主体。鼓励餐饮企业连锁经营，对新开业的给予5万元补助，全市补助总额不超过300万元，2026年底前完成。（市商务局、市财政局负责）
三、保障措施
（一）加强领导。建立联席会议制度，定期会商研究解决重大问题。（责任单位：市政府办）
（二）加强宣传。每季度开展宣传活动，营造良好氛围。（责任单位：市委宣传部）
"""


def said(plan: ParsedPlan) -> list[object]:
    """What the plan says, but for its own print: titles, bodies and roles, times, numbers."""
    return [
        plan["document"]["title"].translate(str.maketrans("（）", "()")),
        [(goal["value"], goal["unit"], goal["due"]) for goal in plan["goals"]],
        *(
            (
                len(task["path"]), task["title"], [(a["name"], a["role"]) for a in task["assignments"]],
                task["time"] and task["time"]["due"], [(t["value"], t["unit"], t["kind"]) for t in task["targets"]],
            )
            for task in plan["tasks"]
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "reprint",
    [
        wrapped,
        widely_wrapped,
        markdown,
        paged,
        form_fed,
        half_width,
        full_width_digits,
        set_off_digits,
        blanks_behind_stops,
        renumbered,
        spaced,
        duties_on_lines,
        web_page,
    ],
)
def test_other_print_says_the_same(tmp_path: Path, reprint: Callable[[str], str]) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    other = tmp_path / ("other.html" if reprint is web_page else "other.txt")
    other.write_text(reprint(PLAN), encoding="utf-8", newline="")

    plan = parse_file(path)

    assert len(plan["tasks"]) == 5
    assert said(parse_file(other)) == said(plan)


def test_a_word_file_that_counts_its_numbers_says_the_same(tmp_path: Path) -> None:
    path, other = tmp_path / "plan.txt", tmp_path / "other.docx"
    path.write_text(PLAN, encoding="utf-8")

    word_file(PLAN, other)

    assert "（一）完善" not in "".join(p.text for p in docx.Document(str(other)).paragraphs)
    assert said(parse_file(other)) == said(parse_file(path))


# The others are as the first row; the whole page takes a minute: `python -m benchmarks.reprints`.
@pytest.mark.corpus
@pytest.mark.parametrize("name", ["as it is", "one line", "wrapped at 35 characters"])
def test_the_published_rows_are_todays(corpus: Path, name: str) -> None:
    assert row(name) in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_page_has_every_field() -> None:
    assert all(f" {field} " in PAGE.read_text(encoding="utf-8") for field in FIELDS)


def test_goals_below_each_other_need_no_stops(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "云海市方案\n一、主要目标\n到2027年，主要指标明显提升\n——建成食堂120家\n——满意度达到95%以上\n二、任务\n1.新建食堂（市民政局负责）\n",
        encoding="utf-8",
    )

    goals = parse_file(path)["goals"]

    assert [(goal["value"], goal["due"]) for goal in goals] == [(120, "2027"), (95, "2027")]
    assert not any(goal["indicator"].startswith("—") for goal in goals)
