"""The sample plans of invented places, one per layout, against their hand labels; and files that are no plan."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import IngestError, InputError, SchemaError
from ingest.parse import parse_file
from ingest.plan import ParsedPlan
from ingest.plan_files import read_plan, validate
from ingest.readers import read_source
from tests.conftest import ROOT
from tests.ingest.scoring import differences, f1, norm, value_counts

SAMPLES = ROOT / "data" / "samples"
GOLD = Path(__file__).parent / "samples_gold"
BAD = Path(__file__).parent / "bad"
LABELS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))
}
METADATA = ("title", "number", "jurisdiction", "issuer", "issued_on", "period", "lead_rule", "blanket_clause")
MIN_VALUE_F1 = 0.9


def parsed(stem: str) -> ParsedPlan:
    return parse_file(SAMPLES / LABELS[stem]["document"]["file"])


def test_every_sample_is_labelled() -> None:
    files = {
        path.name
        for path in SAMPLES.iterdir()
        if path.suffix in {".txt", ".html", ".md", ".xlsx", ".pdf", ".docx"} and path.name != "README.md"
    }

    labelled = {label["document"]["file"] for label in LABELS.values()}

    assert labelled == files


@pytest.mark.parametrize("stem", LABELS)
def test_tasks_bodies_roles_and_times_are_those_of_the_label(stem: str) -> None:
    found = differences(LABELS[stem], parsed(stem))

    assert not found, "\n".join(found)


@pytest.mark.parametrize("stem", LABELS)
def test_values_agree_with_the_label(stem: str) -> None:
    want, got = value_counts(LABELS[stem], parsed(stem))

    assert f1(want, got) >= MIN_VALUE_F1, f"missed {dict(want - got)}, too many {dict(got - want)}"


@pytest.mark.parametrize("stem", LABELS)
def test_what_the_document_says_about_itself(stem: str) -> None:
    want = LABELS[stem]["document"]

    got = parsed(stem)["document"]

    for field in METADATA:
        expected, found = want.get(field), got[field]  # type: ignore[literal-required]
        if isinstance(expected, str):
            expected, found = norm(expected), norm(found)
        assert found == expected, field


@pytest.mark.parametrize("stem", LABELS)
def test_output_is_valid_and_its_spans_point_into_the_text(stem: str) -> None:
    source = read_source(SAMPLES / LABELS[stem]["document"]["file"])

    plan = parsed(stem)

    validate(plan, source=stem)
    for task in plan["tasks"]:
        printed = [(a["surface"], a["span"]) for a in task["assignments"]]
        printed += [(t["raw"], t["span"]) for t in task["targets"]]
        for words, (start, end) in printed:
            # Residue of the layout may stand inside, so the first and last characters are what must agree.
            found = norm(source.text[start:end])
            assert (found[:1], found[-1:]) == (norm(words)[:1], norm(words)[-1:]), words


def test_the_kept_script_writes_the_sample_workbook(tmp_path: Path) -> None:
    kept = SAMPLES / "qinglan_minsheng.xlsx"
    written = tmp_path / kept.name

    runpy.run_path(str(SAMPLES / "make_minsheng_xlsx.py"))["build"]().save(written)

    assert read_source(written).text == read_source(kept).text


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("empty.txt", "空"),
        ("binary.bin", "二进制"),
        ("euc_jp.txt", "无法识别编码"),
        ("latin_1.txt", "无法识别编码"),
        ("prose.txt", "没有找到任何带编号的任务"),
        ("no_such_file.txt", "没有这个文件"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_line(name: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        parse_file(BAD / name)

    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "error", "place"),
    [
        ("truncated.json", InputError, r"第 \d+ 行第 \d+ 列"),
        ("wrong_field.json", SchemaError, r"\$\.tasks\[0\]\.assignments\[0\]\.role"),
    ],
)
def test_a_parsed_plan_that_does_not_fit_is_refused_with_its_place(
    name: str, error: type[IngestError], place: str
) -> None:
    with pytest.raises(error, match=place) as caught:
        read_plan(BAD / name)

    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
