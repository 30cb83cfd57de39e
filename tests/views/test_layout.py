"""Positions: the same data gives the same places, no label lies on another, parts stand beside one another."""

from __future__ import annotations

import itertools

import pytest

from views.layout import around, positions

SIZE = (120.0, 40.0)


def star(leaves: int) -> tuple[dict[str, tuple[float, float]], list[tuple[str, str]]]:
    names = [f"叶{n}" for n in range(leaves)]
    return {"心": SIZE, **dict.fromkeys(names, SIZE)}, [("心", name) for name in names]


def overlaps(places: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for (a, (ax, ay)), (b, (bx, by)) in itertools.combinations(places.items(), 2)
        if abs(ax - bx) < SIZE[0] and abs(ay - by) < SIZE[1]
    ]


@pytest.mark.parametrize("leaves", [1, 7, 60])
def test_no_label_lies_on_another(leaves: int) -> None:
    assert overlaps(positions(*star(leaves))) == []


def test_the_same_data_in_another_order_gives_the_same_places() -> None:
    sizes, edges = star(12)

    assert positions(sizes, edges) == positions(dict(reversed(sizes.items())), list(reversed(edges)))


def test_parts_do_not_mix() -> None:
    sizes, edges = star(5)
    twice = {**sizes, **{f"乙{key}": size for key, size in sizes.items()}, "独": SIZE}

    places = positions(twice, [*edges, *((f"乙{a}", f"乙{b}") for a, b in edges)])

    assert overlaps(places) == []
    assert len(places) == 13


def test_neighbours_are_nearer_than_strangers() -> None:
    chain = [f"{n:02}" for n in range(9)]

    places = positions(dict.fromkeys(chain, SIZE), itertools.pairwise(chain))

    first, second, last = (complex(*places[name]) for name in ("00", "01", "08"))
    assert abs(first - second) < abs(first - last)


def test_nothing_and_one_node_are_pictures_too() -> None:
    assert positions({}, []) == {}
    assert set(positions({"甲": SIZE}, [("甲", "甲")])) == {"甲"}


def test_an_edge_to_nowhere_is_an_error() -> None:
    with pytest.raises(ValueError, match="乙"):
        positions({"甲": SIZE}, [("甲", "乙")])


def test_what_stood_stays_and_new_labels_lie_on_none() -> None:
    sizes, edges = star(12)
    before = positions(sizes, edges)
    more = {**sizes, **{f"新{n}": SIZE for n in range(20)}}

    places = around(before, more, [*edges, *(("叶3", f"新{n}") for n in range(20))])

    assert {key: places[key] for key in before} == before
    assert overlaps(places) == []
    near, far = (complex(*places[name]) for name in ("新0", "叶3"))
    assert abs(near - far) < 400


def test_what_is_gone_leaves_its_place_and_a_stranger_gets_one() -> None:
    assert set(around({"甲": (0.0, 0.0), "乙": (9.0, 9.0)}, {"甲": SIZE, "丙": SIZE}, [])) == {"甲", "丙"}
    assert around({}, {"丙": SIZE}, []) == {"丙": (0.0, 0.0)}
