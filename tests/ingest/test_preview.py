"""What a person is shown of a file before it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.preview import preview_of
from tests.ingest.correction_cases import TEXT, corrections, row


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "upload"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_marks_point_at_what_they_are_about(plan_file: Path) -> None:
    preview = preview_of(plan_file, "云海.txt")

    words = {kind: [] for kind in ("DUTY", "AGENCY", "TARGET", "DATE", "UNREAD", "MISSED")}
    for mark in preview["marks"]:
        words[mark["kind"]].append(preview["text"][mark["start"] : mark["end"]])
    assert words["AGENCY"][:3] == ["市政务服务局", "市财政局", "市司法局"]
    assert words["DUTY"][0] == "（牵头单位：市政务服务局；配合单位：市财政局、市司法局）"
    assert "2025年6月底前" in "".join(words["DATE"])
    assert any("95%" in target for target in words["TARGET"])
    assert preview["plan"]["document"]["source"]["file"] == "云海.txt"
    assert [mark["start"] for mark in preview["marks"]] == sorted(mark["start"] for mark in preview["marks"])


def test_a_body_nobody_knows_is_marked_as_not_understood(plan_file: Path) -> None:
    plan_file.write_text(TEXT.replace("市城管", "市观星局"), encoding="utf-8")

    preview = preview_of(plan_file, "云海.txt")

    unread = [preview["text"][m["start"] : m["end"]] for m in preview["marks"] if m["kind"] == "UNREAD"]
    assert unread == ["市观星局"]


def test_what_nothing_accounts_for_is_marked_and_lowers_the_figure(plan_file: Path) -> None:
    whole = preview_of(plan_file, "云海.txt")
    # A label that the parser does not know, and that looks like one.
    plan_file.write_text(TEXT.replace("责任单位：市市场监管局、市经委", "落实者：市市场监管局"), encoding="utf-8")

    preview = preview_of(plan_file, "云海.txt")

    assert [mark for mark in whole["marks"] if mark["kind"] == "MISSED"] == []
    missed = [preview["text"][m["start"] : m["end"]] for m in preview["marks"] if m["kind"] == "MISSED"]
    assert missed == ["市市场监管局"]
    assert whole["coverage"] == 1.0 > preview["coverage"]
    assert [each["unaccounted"] for each in preview["counts"]] == [0, 1, 0]


def test_corrections_are_applied(plan_file: Path, tmp_path: Path) -> None:
    table = corrections(tmp_path, row("标题", "四", "保护知识产权", "护航知识产权"))

    preview = preview_of(plan_file, "云海.txt", table)

    assert preview["plan"]["tasks"][3]["title"] == "护航知识产权"
