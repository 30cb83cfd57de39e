"""Tables drawn with characters: cells over several lines, merged cells, rules of every make; what does not fit is no table."""

from __future__ import annotations

import pytest

from ingest.readers.box_tables import box_tables
from ingest.readers.source import Cell
from ingest.readers.text_tables import tables_in_text

BOX = """\
┌──┬────────┬──────┬──────┐
│序号│重点任务        │牵头单位    │配合单位    │
├──┼────────┼──────┼──────┤
│ 1  │新建冷库18座，新│市农业局    │市财政局、  │
│    │增库容2万吨。   │            │市供销社    │
├──┼────────┼──────┤            │
│ 2  │改造市场。      │市商务局    │            │
└──┴────────┴──────┴──────┘
"""
GRID = """\
+------+----------+----------+
| 序号 | 任务     | 责任单位 |
+======+==========+==========+
| 一、夯实基础               |
+------+----------+----------+
| 1    | 退塘还湿 | 市林业局 |
|      | 200亩    |          |
+------+----------+----------+
"""
HEADER_RULE = """\
╔════╦══════════════╦══════════╗
║序号║任务          ║责任单位  ║
╠════╬══════════════╬══════════╣
║1   ║建成公园12    ║市园林局  ║
║    ║个。          ║          ║
║2   ║更换座椅。    ║市城管局  ║
╚════╩══════════════╩══════════╝
"""


def words(text: str, cell: Cell) -> str:
    return "|".join(text[a:b] for a, b in ((cell.start, cell.end), *cell.more))


def drawn(text: str) -> list[list[tuple[int, int, int, int, str]]]:
    return [[(c.row, c.column, c.rows, c.columns, words(text, c)) for c in table.cells] for table in box_tables(text)]


def test_a_cell_holds_its_lines_and_reaches_over_rows_where_no_rule_ends_it() -> None:
    (cells,) = drawn(f"附件\n{BOX}注：略\n")

    assert cells[4:] == [
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "新建冷库18座，新|增库容2万吨。"),
        (1, 2, 1, 1, "市农业局"),
        (1, 3, 2, 1, "市财政局、|市供销社"),
        (2, 0, 1, 1, "2"),
        (2, 1, 1, 1, "改造市场。"),
        (2, 2, 1, 1, "市商务局"),
    ]


def test_a_grid_of_plus_and_minus_has_cells_across_columns() -> None:
    (cells,) = drawn(GRID)

    assert cells[3] == (1, 0, 1, 3, "一、夯实基础")
    assert cells[5] == (2, 1, 1, 1, "退塘还湿|200亩")


def test_where_only_the_header_is_ruled_off_a_number_begins_a_row() -> None:
    (cells,) = drawn(HEADER_RULE)

    assert [(row, text) for row, column, *_, text in cells if column == 1] == [
        (0, "任务"),
        (1, "建成公园12|个。"),
        (2, "更换座椅。"),
    ]


def test_the_table_ends_with_its_last_line_and_tables_below_are_their_own() -> None:
    text = f"甲\n{BOX}乙\n{GRID}丙"

    first, second = tables_in_text(text)

    assert text[first.start] == "┌" and text[first.end - 1] == "┘"
    assert text[second.start : second.end] == GRID.rstrip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "┌──┐\n│提示│\n└──┘\n",  # one column: a box around words
        "+--+--+\n| 甲 | 乙\n丙 | 丁 |\n",
        "————————\n甲│乙│丙\n────────\n",
        "├─政策\n│ ├─财政\n│ └─税收\n└─法规\n",  # a tree
        "┌─┬─┐\n│甲│乙│丙│丁│\n│甲│\n└─┴─┘\n",
    ],
)
def test_other_drawings_are_no_tables(text: str) -> None:
    assert drawn(text) == []


def test_rules_with_plus_signs_between_bars_are_those_of_org_mode() -> None:
    text = "| 序号 | 任务 |\n|------+------|\n| 1 | 建园 |\n"

    (table,) = tables_in_text(text)

    assert [words(text, cell) for cell in table.cells] == ["序号", "任务", "1", "建园"]


def test_long_drawings_are_read_in_linear_time() -> None:
    row = "│ 1  │新建冷库18座，新│市农业局    │市财政局、  │\n├──┼────────┼──────┼──────┤\n"
    text = BOX.splitlines()[0] + "\n" + BOX.splitlines()[1] + "\n" + BOX.splitlines()[2] + "\n" + row * 2_000

    assert len({cell.row for table in box_tables(text) for cell in table.cells}) == 2_001
