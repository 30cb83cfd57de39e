"""Labels and their lists printed with blanks: for the colon, for 、; what a blank parts inside a name stays together."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.label_marks import plain_labels
from ingest.parse import parse_file

HEAD = "云海市方案\n一、任务\n1.完善制度。加强协调配合，形成工作合力。"


@pytest.mark.parametrize(
    ("duty", "names"),
    [
        ("（责任单位：市教育局 市财政局  市司法局）", ["市教育局", "市财政局", "市司法局"]),
        ("（责任单位 市教育局、市财政局）", ["市教育局", "市财政局"]),
        ("\n责任单位 市教育局 市委宣传部 市财政局", ["市教育局", "市委宣传部", "市财政局"]),
        ("（责任单位：市委 宣传部，市教育局）", ["市委宣传部", "市教育局"]),
        ("（责任单位：市科委 市财政局）", ["市科委", "市财政局"]),
        ("（责任单位：市教育局 、市财政局）", ["市教育局", "市财政局"]),
    ],
)
def test_blanks_in_lists_and_for_colons(tmp_path: Path, duty: str, names: list[str]) -> None:
    path = tmp_path / "plan.txt"
    text = f"{HEAD}{duty}\n2.强化监督。定期开展检查。（责任单位：市审计局）\n"
    path.write_text(text, encoding="utf-8")

    first = parse_file(path)["tasks"][0]

    assert [a["name"] for a in first["assignments"]] == names
    assert all(text[slice(*a["span"])].replace(" ", "") == a["surface"].replace(" ", "") for a in first["assignments"])


@pytest.mark.parametrize(
    "text", ["加强 责任单位 协调。", "由市教育局 市财政局协调。", "责任单位：市教育局，配合做好 各项工作"]
)
def test_other_blanks_are_left(text: str) -> None:
    assert plain_labels(text) == text
