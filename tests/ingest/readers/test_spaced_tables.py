"""Tables set with blanks: ruled by dashes (pandoc) or parted by gutters (pdftotext -layout), with cells over several lines."""

from __future__ import annotations

import pytest

from ingest.readers.source import Table
from ingest.readers.spaced_tables import dashed_tables
from ingest.readers.text_tables import tables_in_text
from ingest.readers.worded_tables import worded_tables

MULTILINE = """\
附件 任务表

  ---------------------------------------------------
  序号   任务                      责任单位
  ------ ------------------------- ------------------
  1      建成口袋公园12个，种植    市园林局、市林
         乔木3000株。              业局

  2      更换座椅200把。           市城管局
  ---------------------------------------------------

注：略。
"""
SIMPLE = """\
序号   任务           责任单位
------ -------------- ----------
1      修缮步道       市住建局
2      安装路灯       市城管局

后文。
"""
LAYOUT = """\
  序号        任务                         责任单位             完成时限
   1    建成口袋公园12个，种植乔木        市园林局、市林业局    2026年6月
        3000株，铺设草坪5万平方米。
   2    更换座椅200把。                   市城管局              2026年9月
   3    安装路灯90盏，改造公厕15座，      市城管局、市住建局、  2027年
        每座补助8万元。                   市财政局
"""


CENTRED = """\
  序号        任务                         责任单位             完成时限
        建成口袋公园12个，种植乔木3000
   1    株，铺设草坪5万平方米，新建绿      市园林局           2026年6月
        道18公里。
   2    更换座椅200把。                    市城管局           2026年9月
        安装路灯90盏，改造公厕15座，每
   3    座补助8万元，完成率达到100%，      市住建局           2027年
        新增停车位600个。
"""


def rows(text: str, table: Table) -> list[list[str]]:
    count = 1 + max(cell.row for cell in table.cells)
    texts = [(c.row, "|".join(text[a:b] for a, b in ((c.start, c.end), *c.more))) for c in table.cells]
    return [[words for row, words in texts if row == n] for n in range(count)]


def test_rows_between_blank_lines_have_cells_of_several_lines() -> None:
    (table,) = dashed_tables(MULTILINE)

    assert rows(MULTILINE, table) == [
        ["序号", "任务", "责任单位"],
        ["1", "建成口袋公园12个，种植|乔木3000株。", "市园林局、市林|业局"],
        ["2", "更换座椅200把。", "市城管局"],
    ]
    assert MULTILINE[: table.start].split() == ["附件", "任务表"]
    assert MULTILINE[table.end :].strip() == "注：略。"


def test_without_a_closing_rule_a_line_is_a_row_and_a_blank_line_the_end() -> None:
    (table,) = tables_in_text(SIMPLE)

    assert rows(SIMPLE, table)[1:] == [["1", "修缮步道", "市住建局"], ["2", "安装路灯", "市城管局"]]
    assert SIMPLE[table.end :].strip() == "后文。"


def test_broken_cells_are_put_under_their_columns() -> None:
    (table,) = worded_tables(LAYOUT)

    assert rows(LAYOUT, table)[1:] == [
        ["1", "建成口袋公园12个，种植乔木|3000株，铺设草坪5万平方米。", "市园林局、市林业局", "2026年6月"],
        ["2", "更换座椅200把。", "市城管局", "2026年9月"],
        ["3", "安装路灯90盏，改造公厕15座，|每座补助8万元。", "市城管局、市住建局、|市财政局", "2027年"],
    ]


def test_a_number_in_the_middle_line_of_its_row_numbers_the_lines_around_it() -> None:
    (table,) = worded_tables(CENTRED)

    assert rows(CENTRED, table)[1:] == [
        ["1", "建成口袋公园12个，种植乔木3000|株，铺设草坪5万平方米，新建绿|道18公里。", "市园林局", "2026年6月"],
        ["2", "更换座椅200把。", "市城管局", "2026年9月"],
        ["3", "安装路灯90盏，改造公厕15座，每|座补助8万元，完成率达到100%，|新增停车位600个。", "市住建局", "2027年"],
    ]


def test_a_number_that_is_not_in_the_middle_makes_no_row() -> None:
    lines = CENTRED.splitlines(keepends=True)
    uneven = "".join([*lines[:4], *([lines[1]] * 3), *lines[4:]])

    assert list(worded_tables(uneven)) == []


@pytest.mark.parametrize(
    "text",
    [
        # The number stands in the middle of its row: the line above it could belong to either.
        "序号  任务            责任单位\n1     建园            市园林局\n      更换座椅200把，\n2     改造公厕15座，  市城管局\n      补植。\n",
        "----- -----\n甲乙\n",
        "标题\n---\n正文\n",
    ],
)
def test_what_could_be_two_rows_is_no_table(text: str) -> None:
    assert tables_in_text(text) == ()
