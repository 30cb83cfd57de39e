"""What changes something: load a plan, remove one, keep corrections. Each asks whether it may, does it, and writes it down."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import readings
from graph.connection import Store
from graph.fingerprint import content_hash
from graph.home import Home
from graph.load import load_plans
from graph.load_command import compare_tasks
from graph.statements import WHOLE_DOCUMENTS
from graph.sweep import SweepReport, remove_document
from graph.write import asked_whole
from ingest.correction_store import amend
from ingest.correction_table import Row
from ingest.preview import Preview
from queries.library import find_query
from queries.run import run_query
from views.audit import audited
from views.editing import require_edit
from views.user import user

_MOST_ROWS = 100_000


@dataclass(frozen=True)
class Changes:
    """How the tasks of a plan in the graph differ from what they were: labels of new, changed and gone ones."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int

    def line(self) -> str:
        """In words; names of a few."""
        told = [("新增", self.new), ("有改动", self.changed), ("不再有", self.gone)]
        parts = [
            f"{word} {len(names)} 项（{'、'.join(names[:3])}{'等' if len(names) > 3 else ''}）"
            for word, names in told
            if names
        ]
        return "，".join([*parts, f"不变 {self.same} 项"])


def corrections_file() -> Path:
    """The corrections of this office, the same file that the command line applies."""
    named = os.environ.get("DUTY_GRAPH_CORRECTIONS")
    return Path(named).expanduser() if named else Home().root / "corrections.csv"


def load(store: Store, preview: Preview) -> list[str]:
    """Load one plan whole or not at all; what changed, line by line. GraphError when it could not be loaded."""
    require_edit()
    plan = preview["plan"]
    document = plan["document"]["id"]
    with audited("load", document) as counts:
        before = _content(store, document)
        report = load_plans(store, [plan]).documents[0]
        counts |= {"tasks": report.tasks, "state": _state(report.unchanged, bool(before))}
        readings.note(plan, text=preview["text"], coverage=preview["coverage"], by=user())
        lines = [report.line()]
        if not report.unchanged and before:
            lines.append("与原来相比：" + changes(before, _content(store, document)).line())
        compare_tasks(store, lines.append)
    return lines


def unchanged(store: Store, preview: Preview) -> bool:
    """Whether `load` would find the plan in the graph as it is, and leave it alone: asked by the loader's own question."""
    plan = preview["plan"]
    asked = asked_whole({plan["document"]["id"]: content_hash(plan, "auto", None)})
    return bool(store.read(WHOLE_DOCUMENTS, asked).rows)


def _state(unchanged: bool, known: bool) -> str:
    return "unchanged" if unchanged else "changed" if known else "new"


def remove(store: Store, document: str, *, dry_run: bool) -> SweepReport:
    """Take a plan out of the graph; with `dry_run` only say what would go."""
    require_edit()
    if dry_run:
        return remove_document(store, document, dry_run=True)
    with audited("remove", document) as counts:
        report = remove_document(store, document)
        counts |= {"tasks": report.tasks, **{label: len(keys) for label, keys in report.removed.items()}}
        readings.forget(document)
    return report


def correct(document: str, *, add: Sequence[Row] = (), drop: Collection[str] = ()) -> int:
    """Keep rows in the corrections file, or take some out of it; how many changed."""
    require_edit()
    with audited("correct", document) as counts:
        changed = amend(corrections_file(), add=add, drop=drop)
        counts |= {"added": len(add), "dropped": len(drop)}
    return changed


def _content(store: Store, document: str) -> list[dict[str, Any]]:
    return run_query(store, find_query("document_content"), {"document": document}, max_rows=_MOST_ROWS).rows


def changes(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> Changes:
    """What became of the tasks between two readings of the saved query `document_content`."""
    old, new = _by_task(before), _by_task(after)
    return Changes(
        new=tuple(new[key][0] for key in new if key not in old),
        changed=tuple(new[key][0] for key in new if key in old and new[key] != old[key]),
        gone=tuple(old[key][0] for key in old if key not in new),
        same=sum(key in old and new[key] == old[key] for key in new),
    )


def _by_task(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, frozenset[tuple[Any, ...]]]]:
    found: dict[str, tuple[str, set[tuple[Any, ...]]]] = {}
    for row in rows:
        said = tuple(row[name] for name in ("任务", "种类", "内容", "依据", "原文"))  # not where it stands
        found.setdefault(row["任务标识"], (row["任务"], set()))[1].add(said)
    return {key: (label, frozenset(said)) for key, (label, said) in found.items() if key}
