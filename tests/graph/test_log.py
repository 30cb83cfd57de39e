"""Structured logs: a line an event, whatever the values hold."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from graph.log import KeyValue, configure, event, timed

LOGGER = logging.getLogger("graph.test")


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Other tests find logging as it was."""
    yield
    for room in ("graph", "ingest", "queries"):
        logger = logging.getLogger(room)
        logger.handlers.clear()
        logger.setLevel(logging.NOTSET)
        logger.propagate = True


def test_an_event_is_one_line_of_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    configure("verbose")

    event(LOGGER, "written", document="云海市-1", rows=3, batch=None)

    said = capsys.readouterr().err
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ INFO graph\.test step=written document=云海市-1 rows=3\n", said
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [("a b", '"a b"'), ("a\nERROR x", '"a\\nERROR x"'), ('a"b', '"a\\"b"'), ("a=b", '"a=b"'), ("", '""'), ("\x1b[2J", '"\\u001b[2J"')],
)  # fmt: skip
def test_no_value_makes_a_second_line_or_field(value: str, shown: str) -> None:
    record = logging.makeLogRecord({"msg": "x", "name": "graph", "levelname": "INFO", "fields": {"document": value}})

    line = KeyValue().format(record)

    assert line.endswith(f"step=x document={shown}")
    assert "\n" not in line


@pytest.mark.parametrize(("verbosity", "seen"), [("quiet", []), ("normal", []), ("verbose", ["ok", "bad"])])
def test_levels(verbosity: str, seen: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    configure(verbosity)  # type: ignore[arg-type]
    configure(verbosity)  # type: ignore[arg-type]  # again: no line twice

    with timed(LOGGER, "ok"):
        pass
    with pytest.raises(ValueError, match="x"), timed(LOGGER, "bad", document="甲"):
        raise ValueError("x")

    lines = capsys.readouterr().err.splitlines()
    assert [re.findall(r"step=(\w+)", line)[0] for line in lines] == seen
    assert not lines or re.search(r"ERROR graph\.test step=bad document=甲 seconds=[\d.]+ error=ValueError$", lines[-1])
