"""Bounds on what the planner is given: what it would not come back from is refused before it is asked."""

from __future__ import annotations

import pytest

from queries.plannable import MAX_NESTED, why_unplannable


def test_the_planner_itself_is_kept_from_computing() -> None:
    assert why_unplannable("RETURN 1 LIMIT reduce(x = 1, i IN r | x)")
    assert why_unplannable("RETURN 1 /* */ skip /* 1 */ (1)")
    assert why_unplannable(r"RETURN 1 \u004CIMIT 1")
    assert why_unplannable("RETURN 1" + " + 1" * 1000)
    assert why_unplannable("RETURN " + "(" * 50 + "1" + ")" * 50)
    assert why_unplannable("RETURN " + "true XOR " * 9 + "false")
    assert why_unplannable(r"RETURN 'C:\\users', n.limit AS x LIMIT $n") is None


@pytest.mark.parametrize(
    ("most", "opening", "middle", "closing"),
    [
        (MAX_NESTED, "EXISTS { (n)--() WHERE ", "true", " }"),
        (MAX_NESTED, "0 < Count /* { */ { MATCH (n)--() WHERE ", "true", " }"),
        (MAX_NESTED, "COLLECT { MATCH (n)--(m) RETURN ", "1", " } = []"),
        (MAX_NESTED, "[x IN labels(n) WHERE EXISTS { (n)--() WHERE ", "true", " }] = []"),
        (MAX_NESTED // 2, "[(n)--(m) WHERE ", "true", " | 1] = []"),
        (MAX_NESTED // 2, "[p = (n)--(m) | ", "1", "] = []"),
    ],
)
def test_the_planner_doubles_its_work_at_every_subquery_in_another(
    most: int, opening: str, middle: str, closing: str
) -> None:
    def text(deep: int) -> str:
        return f"MATCH (n) WHERE {opening * deep}{middle}{closing * deep} RETURN count(n) AS n"

    assert why_unplannable(text(most)) is None
    assert "最多套" in (why_unplannable(text(most + 1)) or "")


def test_subqueries_beside_one_another_and_other_brackets_are_free() -> None:
    beside = (
        "MATCH (n) WHERE " + " AND ".join(["EXISTS { (n)--() }"] * 30) + " RETURN n {.*, n: [[[[[[[[[[1]]]]]]]]]]} AS n"
    )
    calls = "CALL () { " * 12 + "RETURN 1 AS x" + " } RETURN 1 AS x" * 12

    assert why_unplannable(beside) is None
    assert why_unplannable(calls) is None
