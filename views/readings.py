"""What the reading of a loaded plan left open, kept beside the graph: the graph holds how many places, not which.

A note in the home folder for what was loaded on this page; for the five plans that come with the product, their facts.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from graph.home import Home
from ingest.plan import Issue
from ingest.preview import Preview

_FACTS = Path(__file__).resolve().parent.parent / "data" / "plans"
# What kind of thing was seen and not understood, in a word or two, and what to do about it.
KINDS = {
    "empty-item": ("空标题", "标题下没有内容；看原文是否漏了正文"),
    "goal-unread": ("目标未读出", "看原文这一行的数值"),
    "marks-unexplained": ("符号无图例", "看原文；知道谁牵头的，在“更正”中改角色"),
    "no-title": ("没有标题", "可在“更正”中填写标题"),
    "possible-duty": ("疑似责任表述", "看原文；是责任的，在“更正”中增加机构"),
    "table-not-tasks": ("表格未读", "看原文，这张表没有作为任务表"),
    "table-row-empty": ("表格空行", "一般无须处理"),
    "traditional": ("繁体字", "无须处理"),
    "unknown-body": ("名录外机构", "名称有误的，在“更正”中改正"),
    "unknown-mark": ("符号未说明", "看原文的图例；是责任的，在“更正”中增加机构"),
    "unread-blanket": ("统领条款未读", "看原文，条款没有写明机构"),
    "unread-body": ("机构未读出", "看原文；在“更正”中增加机构"),
    "correction-stale": ("更正失效", "核对后重新更正，或撤销"),
}


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

    def kinds(self) -> dict[str, int]:
        """How many places of each kind, most first, in words."""
        return by_kind([place.code for place in self.places])


def by_kind(codes: Sequence[str]) -> dict[str, int]:
    """How many of each kind, most first, in words."""
    return {KINDS.get(code, (code, ""))[0]: n for code, n in Counter(codes).most_common()}


def in_words(places: Sequence[Place]) -> list[dict[str, str]]:
    """Rows of a table: what, where, and what to do."""
    return [
        {
            "种类": KINDS.get(place.code, (place.code, ""))[0], "说明": place.message, "原文": place.text,
            "位置": f"第 {place.line} 行" if place.line else "全文", "怎么办": KINDS.get(place.code, ("", "看原文"))[1],
        }
        for place in places
    ]  # fmt: skip


def places_of(issues: Sequence[Issue], text: str = "") -> tuple[Place, ...]:
    """The issues of a plan; lines are counted in its text, where that is at hand."""
    return tuple(Place(i["code"], i["message"], i["text"], _line(i["span"], text)) for i in issues)


def _line(span: Sequence[int], text: str) -> int:
    return text.count("\n", 0, span[0]) + 1 if text and span[0] < span[1] else 0


def note(preview: Preview, by: str | None) -> None:
    """Keep how a plan was read that has just been loaded. The graph is right without it: a full disk is no failure."""
    plan = preview["plan"]
    reading = Reading(
        plan["document"]["source"]["sha256"], places_of(plan["issues"], preview["text"]), preview["coverage"],
        datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"), by,
    )  # fmt: skip
    path = _note_file(plan["document"]["id"])
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
