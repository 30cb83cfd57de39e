"""What is written on lines: on no node, not on other words, the line straight where its middle is free."""

from __future__ import annotations

from itertools import combinations
from math import cos, sin

from views.edge_labels import NO_ROOM, Written, label_size, middle, smooth, written

SIZE = (60.0, 30.0)
Rectangle = tuple[float, float, float, float]


def rectangle(centre: tuple[float, float], size: tuple[float, float]) -> Rectangle:
    return centre[0] - size[0] / 2, centre[1] - size[1] / 2, centre[0] + size[0] / 2, centre[1] + size[1] / 2


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_line_whose_middle_is_free_stays_straight() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0)}

    assert written(places, dict.fromkeys(places, SIZE), {"1": ("甲", "乙", "推定 1")}) == {"1": Written(0.0, "推定 1")}


def test_a_line_bends_around_a_node_on_its_middle() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0), "丙": (150.0, 0.0)}

    found = written(places, dict.fromkeys(places, SIZE), {"1": ("甲", "乙", "推定 1")})

    assert found["1"].bend != 0.0


def test_two_lines_between_the_same_nodes_do_not_write_over_one_another() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0)}
    lines = {"1": ("甲", "乙", "推定 1"), "2": ("乙", "甲", "3")}

    found = written(places, dict.fromkeys(places, SIZE), lines)

    assert sorted(abs(one.bend) > 0 for one in found.values()) == [False, True]


def test_words_without_room_give_way_to_a_sign() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0)}
    crowd = {f"{x},{y}": (float(x), float(y)) for x in range(0, 320, 100) for y in range(-120, 130, 60)}
    sizes = {**dict.fromkeys(places, SIZE), **dict.fromkeys(crowd, (80.0, 40.0))}

    found = written(places | crowd, sizes, {"1": ("甲", "乙", "推定 10000000000")})

    assert found["1"].text == NO_ROOM


def test_many_lines_in_a_crowd_write_on_nothing() -> None:
    """Six bodies around three: as many lines as a city's picture has, none of whose words touch a node or other words."""
    places = {f"外{n}": (600.0 * cos(n), 340.0 * sin(n)) for n in range(6)}
    places |= {f"内{n}": (170.0 * cos(2 * n), 90.0 * sin(2 * n)) for n in range(3)}
    sizes = dict.fromkeys(places, (110.0, 36.0))
    lines = {f"{a}{b}": (a, b, "推定 12") for a in places for b in places if a != b and "内" in b}

    found = written(places, sizes, lines)

    boxes = [rectangle(places[key], sizes[key]) for key in places]
    boxes += [rectangle(middle(places, lines[key], one.bend), label_size(one.text)) for key, one in found.items()]
    assert [(a, b) for a, b in combinations(range(len(boxes)), 2) if overlap(boxes[a], boxes[b])] == []
    assert written(places, sizes, dict(reversed(lines.items()))) == found


def test_lines_without_words_are_left_alone() -> None:
    places = {"甲": (0.0, 0.0), "乙": (300.0, 0.0), "丙": (150.0, 0.0)}

    assert written(places, dict.fromkeys(places, SIZE), {"1": ("甲", "乙", "")}) == {}


def test_what_vis_is_told() -> None:
    assert smooth(0.0) is False
    assert smooth(-0.1) == {"enabled": True, "type": "curvedCCW", "roundness": 0.1}
