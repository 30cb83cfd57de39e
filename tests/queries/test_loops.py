"""Which printed expressions may never end, and which regular expressions; no database needed."""

from __future__ import annotations

import pytest

from queries.loops import Given, why_endless
from queries.regex_cost import why_costly

SHORT = [
    "reduce(s = $autostring_0, i IN xs | s + i)",
    "reduce(all = $autostring_0, w IN xs | all + CASE WHEN all = $autostring_0 THEN $autostring_0 ELSE $autostring_1 END + w)",
    "[x IN range($autoint_0, $autoint_1) | x]",
    "range($autoint_0, size(xs) - $autoint_1) AS i",
    "reduce(n = $autoint_0, x IN xs | n + x.value) AS n",
    "reduce(m = $autoint_0, x IN xs | CASE WHEN x > m THEN x ELSE m END) AS m",
    "any(x IN xs WHERE x IN cache[n.aliases])",
    "any(x IN xs WHERE any(y IN n.aliases WHERE y CONTAINS x))",
    "[x IN [y IN ys WHERE y.a > $autoint_0] | x]",
    "`reduce(a = 1, b IN range(1, 9999999) | a)`",
    "[a, b, c] AS xs",
]
ENDLESS = [
    "range(x, n) AS r",
    "range($autoint_0, $big) AS r",
    "range($autoint_0, $autoint_1 * $autoint_1) AS r",
    "range($autoint_0, toInteger($autostring_1)) AS r",
    "any(x IN xs WHERE any(y IN ys WHERE x = y))",
    "[x IN xs | [y IN ys | y]]",
    "[x IN xs | range($autoint_0, $autoint_1)]",
    "reduce(a = $autolist_0, i IN xs | a + a)",
    "reduce(s = [], i IN n.xs | [s, s])",
    "n.name =~ x",
    "n.name =~ $autostring_0 + $autostring_1",
]


@pytest.mark.parametrize("details", SHORT)
def test_what_is_short_may_run(details: str) -> None:
    assert why_endless("Projection", details, Given.of("RETURN 1000", {})) is None


@pytest.mark.parametrize("details", ENDLESS)
def test_what_may_not_end_is_said(details: str) -> None:
    reason = why_endless("Projection", details, Given.of("RETURN 1000", {"big": 10**9}))

    assert reason
    assert "\n" not in reason


def test_numbers_of_the_text_count_because_the_planner_hides_them() -> None:
    details = "range($autoint_0, $autoint_1) AS r"

    assert why_endless("Projection", details, Given.of("RETURN range(1, 100) AS r // 10000000", {})) is None
    assert why_endless("Projection", details, Given.of("RETURN range(1, 10000000) AS r", {}))
    assert why_endless("Projection", details, Given.of("RETURN range(1, 0xFFFFFF) AS r", {}))
    assert why_endless("Projection", details, Given.of("RETURN range(1, 1000 * (1000)) AS r", {}))


def test_a_reduce_that_adds_long_text_is_said() -> None:
    details = "reduce(s = $autostring_0, i IN xs | s + $autostring_1) AS s"

    assert why_endless("Projection", details, Given.of("RETURN 'short'", {})) is None
    assert why_endless("Projection", details, Given.of(f"RETURN '{'x' * 9000}'", {}))


def test_a_range_of_rows_may_be_long() -> None:
    given = Given.of("UNWIND range(1, 10000000) AS x RETURN x", {})

    assert why_endless("Unwind", "range($autoint_0, $autoint_1) AS x", given) is None
    assert why_endless("Unwind", "[i IN range($autoint_0, $autoint_1) WHERE i < $autoint_2] AS x", given)


@pytest.mark.parametrize(
    "pattern", ["市.*局", "(?i).*(公安|司法).*", r"[A-Z]{2}\d+", "(?:第)?[一二三]条", r"\Q(a+)+\E"]
)
def test_simple_patterns_may_run(pattern: str) -> None:
    assert why_costly(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|aa)*b", r"(a)\1", r"(?<x>a)\k<x>", "(?=a)a", "(.*a){12}", ".*.*.*.*b", "a" * 501, "((a|b))*"],
)
def test_patterns_that_may_not_end_are_said(pattern: str) -> None:
    assert why_costly(pattern)
