"""Texts in addresses: what goes in comes out; what is torn, foreign or too large is nothing."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.kept_queries import packed, unpacked


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_what_goes_in_comes_out(text: str) -> None:
    assert unpacked(packed(text)) == text
    assert set(packed(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    "value",
    [
        "kaputt!", "AAAA", packed("MATCH (n) RETURN n")[:-6],
        base64.urlsafe_b64encode(zlib.compress(b"a" * 50_000_000)).decode(),
        base64.urlsafe_b64encode(zlib.compress(b"\xff\xfe\xfd")).decode(),
    ],
)  # fmt: skip
def test_anything_else_is_nothing(value: str) -> None:
    assert unpacked(value) is None
