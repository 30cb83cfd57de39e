"""Which rules form one table: cells that a page break left open, on all sides."""

from __future__ import annotations

from ingest.readers.pdf_grid import Rule, grids_of


def ruled(left: float, right: float, columns: int, rows: list[float]) -> tuple[list[Rule], list[Rule]]:
    """A ruled table: its upright and its level rules."""
    width = (right - left) / columns
    return (
        [Rule(left + n * width, rows[0], rows[-1]) for n in range(columns + 1)],
        [Rule(row, left, right) for row in rows],
    )


def test_a_merged_cell_without_rules_at_head_and_foot_keeps_its_table_together() -> None:
    rows = [100.0, 150.0, 190.0, 260.0]
    number, rest = ruled(60, 80, 1, rows), ruled(130, 730, 6, [row + 1 for row in rows])

    grids = grids_of(number[0] + rest[0], number[1] + rest[1])

    assert [(len(grid.xs) - 1, len(grid.ys) - 1) for grid in grids] == [(8, 3)]
    assert (0, 1, 3, 1) in grids[0].cells  # the open cell reaches over all rows
    assert sum(rows == 1 for _, _, rows, _ in grids[0].cells) == 7 * 3


def test_tables_of_other_rows_beside_each_other_stay_apart() -> None:
    left, right = ruled(60, 280, 2, [100, 150, 190, 260]), ruled(300, 520, 2, [100, 130, 180, 260])

    assert len(grids_of(left[0] + right[0], left[1] + right[1])) == 2


def test_two_boxes_beside_each_other_are_no_table() -> None:
    left, right = ruled(60, 280, 2, [100, 150]), ruled(300, 520, 2, [100, 150])

    assert len(grids_of(left[0] + right[0], left[1] + right[1])) == 2
