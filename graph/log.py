"""Structured logs: one line an event on stderr, `key=value`, with the document and the step.

    2026-11-26T03:30:00Z INFO graph.load step=written document=云海市-5f0c rows=412 seconds=0.31

Values with spaces, quotes or line ends are JSON texts, so that a line is an event whatever a plan holds.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

Verbosity = Literal["quiet", "normal", "verbose"]
# What fails is said once, in the line with which the command ends; its event is for those who asked for events.
LEVELS: Mapping[Verbosity, int] = {"quiet": logging.CRITICAL, "normal": logging.CRITICAL, "verbose": logging.INFO}
ROOMS = ("graph", "ingest", "queries")

for _room in ROOMS:  # who uses the product as a library decides for himself where events go
    logging.getLogger(_room).addHandler(logging.NullHandler())


class KeyValue(logging.Formatter):
    """One line an event, in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level and logger, then the step and its fields."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        fields: Mapping[str, Any] = {"step": record.getMessage(), **getattr(record, "fields", {})}
        pairs = " ".join(f"{name}={_value(value)}" for name, value in fields.items() if value is not None)
        return f"{at} {record.levelname} {record.name} {pairs}"


def configure(verbosity: Verbosity = "normal") -> None:
    """Send the events of our rooms to stderr from this level on; to be called by command lines only, once or again."""
    handler = logging.StreamHandler()
    handler.setFormatter(KeyValue())
    for room in ROOMS:
        logger = logging.getLogger(room)
        logger.handlers[:] = [handler]
        logger.setLevel(LEVELS[verbosity])
        logger.propagate = False


def event(logger: logging.Logger, step: str, **fields: Any) -> None:
    """Log that a step is done."""
    logger.info(step, extra={"fields": fields})


@contextmanager
def timed(logger: logging.Logger, step: str, **fields: Any) -> Iterator[dict[str, Any]]:
    """Log a step with its seconds when it is done, or as an error when it is not; fields may be added on the way."""
    started = time.perf_counter()
    try:
        yield fields
    except Exception as error:
        seconds = round(time.perf_counter() - started, 3)
        logger.error(step, extra={"fields": {**fields, "seconds": seconds, "error": type(error).__name__}})
        raise
    event(logger, step, **fields, seconds=round(time.perf_counter() - started, 3))


def _value(value: object) -> str:
    text = str(value)
    plain = text.isprintable() and text and not any(mark in text for mark in ' "=\\')
    return text if plain else json.dumps(text, ensure_ascii=False)
