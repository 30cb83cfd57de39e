"""Values as properties: what is not stated is no property, and what is long is cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ingest.indicators import canonical
from ingest.plan import Task

Properties = dict[str, Any]

LABEL_LENGTH = 30
INDICATOR_LENGTH = 200


@lru_cache(maxsize=50_000)
def indicator_name(printed: str) -> str:
    """Canonical name of an indicator by the register (`data/indicators.csv`), short enough for an index."""
    return canonical(printed)[:INDICATOR_LENGTH]


def beginning(task: Task) -> str:
    """What stands for the label of a task that has neither label nor title."""
    text = task["text"].strip()
    if not text:
        return task["number"] or (task["path"][-1] if task["path"] else task["id"])
    return text if len(text) <= LABEL_LENGTH else text[:LABEL_LENGTH] + "…"


def span_of(span: Sequence[int]) -> Properties:
    """The place of something in the extracted text."""
    return {"span_start": span[0], "span_end": span[1]}


def present(**properties: Any) -> Properties:
    """Without the ones that are None: an absent property is how the graph says “not stated”."""
    return {name: value for name, value in properties.items() if value is not None}
