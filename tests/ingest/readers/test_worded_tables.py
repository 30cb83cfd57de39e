"""Tables that lost their rules: cells set apart by blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.readers.worded_tables import worded_tables
from tests.ingest.readers.grids import grid_of

BLANKS = """云海市任务分解表
序号    任务                责任单位        完成时限
1       建设驿站20个        市民政局        2025年6月底前
2       培训500人次         市财政局
3       AI 课堂             市教育局        长期坚持
"""


def grids(text: str) -> list[list[list[str]]]:
    return [grid_of(text, table) for table in worded_tables(text)]


HEADER = ["序号", "任务", "责任单位", "完成时限"]


def test_cells_set_apart_by_blanks_stand_under_their_headers() -> None:
    assert grids(BLANKS + "云海市人民政府\n") == [
        [
            HEADER, ["1", "建设驿站20个", "市民政局", "2025年6月底前"], ["2", "培训500人次", "市财政局", ""],
            ["3", "AI 课堂", "市教育局", "长期坚持"],
        ]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        BLANKS.replace("2       培训", "        工作\n2       培训"),
        BLANKS.replace("1       建设", "4       建设"),
        BLANKS.replace("责任单位", "天气情形"),
        "序号  \n" * 50,
    ],
)
def test_what_is_not_whole_stays_prose(text: str) -> None:
    assert not grids(text)


def test_the_rows_become_tasks(tmp_path: Path) -> None:
    path = tmp_path / "blanks.txt"
    path.write_text(BLANKS, encoding="utf-8")

    first, second = parse_file(path)["tasks"][:2]

    assert (first["text"], first["assignments"][0]["name"]) == ("建设驿站20个", "市民政局")
    assert second["assignments"][0]["name"] == "市财政局"
