"""What is written on lines: on no node, not on other words, the line straight where its middle is free."""

from __future__ import annotations

from views.edge_labels import bends, smooth

SIZE = (60.0, 30.0)


def test_a_line_whose_middle_is_free_stays_straight() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0)}

    assert bends(places, dict.fromkeys(places, SIZE), {"1": ("甲", "乙", "推定 1")}) == {"1": 0.0}


def test_a_line_bends_around_a_node_on_its_middle() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0), "丙": (150.0, 0.0)}

    found = bends(places, dict.fromkeys(places, SIZE), {"1": ("甲", "乙", "推定 1")})

    assert found["1"] != 0.0


def test_two_lines_between_the_same_nodes_do_not_write_over_one_another() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0)}
    lines = {"1": ("甲", "乙", "推定 1"), "2": ("乙", "甲", "3")}

    found = bends(places, dict.fromkeys(places, SIZE), lines)

    assert sorted(abs(bend) > 0 for bend in found.values()) == [False, True]


def test_lines_without_words_are_left_alone() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0), "丙": (150.0, 0.0)}

    assert bends(places, dict.fromkeys(places, SIZE), {"1": ("甲", "乙", "")}) == {}


def test_what_vis_is_told() -> None:
    assert smooth(0.0) is False
    assert smooth(-0.1) == {"enabled": True, "type": "curvedCCW", "roundness": 0.1}
