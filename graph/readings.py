"""What the reading of a loaded plan left open, kept beside the graph: the graph holds how many places, not which.

A note in the home folder for what was loaded on this machine, by the command line or the page; for the five plans that
come with the product, their facts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from graph.home import Home
from ingest.plan import Issue, ParsedPlan

_FACTS = Path(__file__).resolve().parent.parent / "data" / "plans"


@dataclass(frozen=True)
class Place:
    """One place that was not understood: kind, sentence, words, line of the extracted text (0: of the whole plan)."""

    code: str
    message: str
    text: str
    line: int


@dataclass(frozen=True)
class Reading:
    """What is known of how a loaded plan was read; `coverage` and `at` are None where nobody noted them."""

    sha256: str
    places: tuple[Place, ...]
    coverage: float | None = None
    at: str | None = None
    by: str | None = None


def places_of(issues: Sequence[Issue], text: str = "") -> tuple[Place, ...]:
    """The issues of a plan; lines are counted in its text, where that is at hand."""
    return tuple(Place(i["code"], i["message"], i["text"], _line(i["span"], text)) for i in issues)


def _line(span: Sequence[int], text: str) -> int:
    return text.count("\n", 0, span[0]) + 1 if text and span[0] < span[1] else 0


def note(plan: ParsedPlan, *, text: str = "", coverage: float | None = None, by: str | None = None) -> None:
    """Keep how a plan was read that is loaded now. The graph is right without it: a full disk is no failure.

    `text` is that of the source and `coverage` the share of it that is accounted for, where the source was read: what
    was kept of a reading of the same file is not lost by loading its result again.
    """
    document, sha256 = plan["document"]["id"], plan["document"]["source"]["sha256"]
    known = _noted(document)
    if coverage is None and known is not None and known.sha256 == sha256 and known.coverage is not None:
        return
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    reading = Reading(sha256, places_of(plan["issues"], text), coverage, at, by)
    path = _note_file(document)
    partial = path.with_suffix(".part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(asdict(reading), ensure_ascii=False), encoding="utf-8")
        partial.replace(path)


def forget(document: str) -> None:
    """Drop the note of a plan that was removed."""
    with suppress(OSError):
        _note_file(document).unlink(missing_ok=True)


def reading_of(document: str, sha256: str | None) -> Reading | None:
    """How the loaded plan was read, if that was noted of this very file."""
    reading = _noted(document) or _facts().get(document)
    return reading if reading is not None and reading.sha256 == sha256 else None


def _noted(document: str) -> Reading | None:
    try:
        kept = json.loads(_note_file(document).read_text(encoding="utf-8"))
        return Reading(**{**kept, "places": tuple(Place(**place) for place in kept["places"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _note_file(document: str) -> Path:
    # Ids hold the name of a place as the plan prints it: no name of a file.
    return Home().root / "readings" / f"{hashlib.sha256(document.encode()).hexdigest()[:32]}.json"


@cache
def _facts() -> dict[str, Reading]:
    found = {}
    for path in sorted(_FACTS.glob("*.json")):
        plan = json.loads(path.read_text(encoding="utf-8"))
        document = plan["document"]
        found[document["id"]] = Reading(document["source"]["sha256"], places_of(plan["issues"]))
    return found
