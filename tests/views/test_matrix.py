"""The matrix and the digraph of dependencies: protocol order, inferred leads told apart, nothing cut silently."""

from __future__ import annotations

from typing import Any

from views.digraph import digraph, readable, strong
from views.matrix import cell_text, counted, matrix


def pair(lead: str, partner: str, tasks: int, inferred: int = 0) -> dict[str, Any]:
    return {
        "城市": "云海市", "牵头单位": lead, "配合单位": partner, "任务数": tasks, "其中推定": inferred,
        "牵头标识": f"云海市:{lead}", "配合标识": f"云海市:{partner}",
    }  # fmt: skip


PAIRS = [pair("市民政局", "市财政局", 3, 1), pair("市民政局", "市卫健委", 2, 2), pair("市教育局", "市财政局", 1)]
RANKS = {"云海市:市教育局": 1, "云海市:市民政局": 2, "云海市:市财政局": 3, "云海市:市卫健委": None}


def test_rows_and_columns_stand_in_protocol_order_unranked_last() -> None:
    table = matrix(PAIRS, RANKS)

    assert [name for _, name in table.leads] == ["市教育局", "市民政局"]
    assert [name for _, name in table.partners] == ["市财政局", "市卫健委"]
    assert [[cell.text for cell in row] for row in table.cells] == [["1", ""], ["3推", "2推"]]
    assert not table.cut


def test_the_fullest_cell_is_darkest_and_an_empty_one_white() -> None:
    (one, none), (three, two) = matrix(PAIRS, RANKS).cells

    assert none.shade == "#ffffff" and three.shade == "#1f5f99"
    assert none.shade > one.shade > two.shade > three.shade
    assert [cell.dark for cell in (none, one, two, three)] == [False, False, True, True]


def test_a_body_does_not_wait_for_itself() -> None:
    both_ways = [pair("市民政局", "市教育局", 2), pair("市教育局", "市民政局", 1)]

    assert [[cell.text for cell in row] for row in matrix(both_ways, RANKS).cells] == [["—", "1"], ["2", "—"]]


def test_the_busiest_stay_when_the_matrix_is_cut_and_it_says_so() -> None:
    table = matrix(PAIRS, RANKS, most=1)

    assert table.cut
    assert (table.leads, table.partners) == ((("云海市:市民政局", "市民政局"),), (("云海市:市财政局", "市财政局"),))
    assert [[cell.tasks for cell in row] for row in table.cells] == [[3]]


def test_inferred_leads_can_be_left_out() -> None:
    assert [(row["配合单位"], row["任务数"], row["其中推定"]) for row in counted(PAIRS, inferred=False)] == [
        ("市财政局", 2, 0), ("市财政局", 1, 0),
    ]  # fmt: skip
    assert counted(PAIRS, inferred=True) == PAIRS


def test_an_inferred_lead_carries_its_word_and_not_only_a_shade() -> None:
    assert [cell_text(4, 1), cell_text(4, 0), cell_text(0, 0)] == ["4推", "4", ""]


def test_the_digraph_says_numbers_and_dashes_what_is_only_inferred() -> None:
    graph = digraph(PAIRS)

    assert {node.caption for node in graph.nodes} == {"市民政局", "市财政局", "市卫健委", "市教育局"}
    assert [(edge.shown, edge.inferred) for edge in graph.edges] == [("3", False), ("推定 2", True), ("1", False)]
    assert "其中推定牵头 1 项" in graph.edges[0].label


def test_a_digraph_over_the_limit_counts_what_it_left_out() -> None:
    graph = digraph(PAIRS, most=2)

    assert (len(graph.nodes), graph.total, graph.truncated) == (2, 4, True)
    assert len(graph.edges) == 1


def test_bodies_that_meet_in_the_plans_of_two_cities_have_one_line() -> None:
    there = {**pair("市民政局", "市财政局", 2), "城市": "青岚市"}

    assert [(edge.shown, edge.inferred) for edge in digraph([*PAIRS, there]).edges][:1] == [("5", False)]


def test_a_picture_of_many_lines_keeps_the_strongest() -> None:
    pairs = [pair("市民政局", f"市{n}局", n) for n in range(1, 9)]

    least = readable(pairs, most=3)

    assert (least, [row["任务数"] for row in strong(pairs, least)]) == (6, [6, 7, 8])
    assert readable(pairs) == 1  # all have room


def test_lines_that_are_all_equal_are_not_left_out() -> None:
    pairs = [pair("市民政局", f"市{n}局", 2) for n in range(9)]

    assert (readable(pairs, most=3), len(strong(pairs, 2))) == (2, 9)
