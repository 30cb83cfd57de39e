"""Damaged and invented files end as a plan or as one line; `python -m benchmarks.fuzz` does the same by the thousand."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import InputError
from ingest.parse import parse_source
from ingest.readers import SourceText, read_source
from tests.conftest import ROOT
from tests.ingest.invariants import check, outcome
from tests.ingest.mutants import WEIGHTS, bases, mutant, mutators
from tests.ingest.mutations import PIECES

SAMPLES = ROOT / "data" / "samples"
SEED, BATCHES, BATCH = 4, 10, 30
HEAD = "青岚市养老服务提升工作方案\n一、主要任务\n1.改造服务站。到2025年改造20个。（市民政局牵头）\n"
# What the grammar of a plan is made of; the rest of a text is filled with anything.
WORDS = (
    *PIECES, "一、", "二、", "（一）", "1.", "2.", "①", "第一章 总则\n", "第二条 ", "\n", "。\n", "牵头单位：", "配合单位：", "市教育局", "省发展改革委、",
    "由市财政局牵头，", "负责", "到2025年底，", "100%", "3.5万元", "不超过", "每年", "建成", "鼓励企业", "不得", "《方案》", "“十四五”", "主要目标\n", "附件：1.名单\n",
    "自发布之日起施行。", "下同", "以下各项任务均需市财政局落实", "\t", "|甲|乙|\n|-|-|\n", "<td>", "<br>", "２０２５年", "(1)", "其中", "〔2024〕3号", "責任單位：",
)  # fmt: skip
# Control characters make a file binary, which ends the matter at once.
_ANYTHING = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
plans = st.lists(st.one_of(st.sampled_from(WORDS), _ANYTHING), max_size=60).map(lambda words: HEAD + "".join(words))


@pytest.fixture(scope="module")
def sound() -> dict[str, list[tuple[str, bytes]]]:
    return bases([SAMPLES])


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutants_end_as_a_plan_or_as_one_line(
    sound: dict[str, list[tuple[str, bytes]]], tmp_path: Path, batch: int
) -> None:
    for number in range(batch * BATCH, (batch + 1) * BATCH):
        made = mutant(sound, seed=SEED, number=number)
        path = tmp_path / f"{number}.{made.kind}"
        path.write_bytes(made.data)
        try:
            outcome(path)
        except Exception as error:
            error.add_note(f"mutant {number} of seed {SEED}: {made.base}, {' + '.join(made.mutators)}")
            raise


@settings(max_examples=60, deadline=None)
@given(text=plans)
def test_any_text_below_a_plan_is_read_and_read_the_same_twice(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "plan.txt"
    path.write_text(text, encoding="utf-8")

    outcome(path, twice=True)


def test_the_head_of_those_texts_is_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(HEAD, encoding="utf-8")

    assert outcome(path, twice=True) == "plan"


@settings(max_examples=60, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_a_plan_or_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.bin"
    path.write_bytes(data)

    outcome(path)


@pytest.mark.parametrize("kind", WEIGHTS)
def test_every_mutator_damages_and_does_so_the_same_way_again(
    sound: dict[str, list[tuple[str, bytes]]], kind: str
) -> None:
    (_, data), (_, other) = sound[kind][0], sound[kind][-1]
    for name, mutate in mutators(kind).items():
        made = [mutate(Random(seed), data, other) for seed in range(4)]

        assert any(damaged != data for damaged in made), name
        assert made == [mutate(Random(seed), data, other) for seed in range(4)], name


def test_a_span_outside_the_text_is_told() -> None:
    source = read_source(SAMPLES / "contradiction.txt")
    plan = parse_source(source)
    plan["tasks"][-1]["span"][1] = len(source.text) + 1

    with pytest.raises(AssertionError, match="span"):
        check(plan, source)


def test_tasks_out_of_order_are_told() -> None:
    source = read_source(SAMPLES / "contradiction.txt")
    plan = parse_source(source)
    plan["tasks"].reverse()

    with pytest.raises(AssertionError, match="order"):
        check(plan, source)


def test_what_is_no_input_error_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(source: SourceText) -> None:
        raise RecursionError

    monkeypatch.setattr("tests.ingest.invariants.parse_source", crash)

    with pytest.raises(RecursionError):
        outcome(SAMPLES / "contradiction.txt")


def test_a_message_of_two_lines_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: SourceText) -> None:
        raise InputError(source.path, "两\n行", "请检查文件")

    monkeypatch.setattr("tests.ingest.invariants.parse_source", refuse)

    with pytest.raises(AssertionError, match="one line"):
        outcome(SAMPLES / "contradiction.txt")
