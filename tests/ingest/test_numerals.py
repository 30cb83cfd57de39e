"""Numerals as printed."""

from __future__ import annotations

import pytest

from ingest.numerals import Numeral, number, numeral, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.8", 12.8),
        ("１２", 12),
        ("1,000", 1000),
        ("百", 100),
        ("五十", 50),
        ("两", 2),
        ("六点五", 6.5),
        ("百二十", 120),
        ("9" * 30, None),
        ("一一百", None),
        ("", None),
    ],
)
def test_number(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("六点五万", Numeral(6.5, "万")),
        ("千万", Numeral(1000, "万")),
        ("万", Numeral(1, "万")),
        ("三百", Numeral(300, "")),
        ("一亿五千万", Numeral(1.5, "亿")),
    ],
)
def test_scale_is_kept_apart(text: str, read: Numeral) -> None:
    assert numeral(text) == read


def test_plain_keeps_the_length_and_the_punctuation() -> None:
    text = "２０２５年，⽬标８５％（含）"
    assert plain(text) == "2025年，目标85%（含）"
    assert len(plain(text)) == len(text)
