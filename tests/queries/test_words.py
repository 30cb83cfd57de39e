"""Words of codes: numbers in front of titles."""

from __future__ import annotations

import pytest

from queries.words import headed


@pytest.mark.parametrize(
    ("number", "title", "shown"),
    [
        ("3", "加大投入", "3. 加大投入"),
        ("1.2", "加大投入", "1.2. 加大投入"),
        ("（二）", "加大投入", "（二）加大投入"),
        ("(4)", "加大投入", "(4)加大投入"),
        ("三、", "加大投入", "三、加大投入"),
        ("三", "加大投入", "三、加大投入"),
        ("①", "加大投入", "①加大投入"),
        ("", "加大投入", "加大投入"),
        (None, "加大投入", "加大投入"),
    ],
)
def test_a_point_stands_behind_a_digit_only(number: str | None, title: str, shown: str) -> None:
    assert headed(number, title) == shown
