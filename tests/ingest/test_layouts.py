"""Invented plans of every layout, and what the parser must read in each, as one readable page per plan.

`layouts/NAME.txt` is the plan, `layouts/NAME.expected` what was checked by hand. After a change that is meant:
`python -m tests.ingest.test_layouts` writes the pages anew; read the difference before committing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.plan import ParsedPlan, Target

FOLDER = Path(__file__).parent / "layouts"
PLANS = sorted(FOLDER.glob("*.txt"))


def render(plan: ParsedPlan) -> str:
    """The plan as lines: head, then each task with number, title, text, bodies, time and targets."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: ParsedPlan) -> Iterator[str]:
    document = plan["document"]
    for field in ("title", "number", "jurisdiction", "issuer", "issued_on", "lead_rule", "blanket_clause"):
        if document[field]:
            yield f"{field}: {document[field]}"
    path: list[str] = []
    for task in plan["tasks"]:
        if task["path"] != path:
            path = task["path"]
            yield "# " + " > ".join(path)
        yield f"[{task['number']}] {task['title'] or '-'} | {task['text']}"
        for a in task["assignments"]:
            yield f"    {a['role']} {a['name']}{' (class)' if a['group'] else ''}{' via ' + a['via'] if a['via'] else ''}"
        if task["time"]:
            yield f"    time {task['time']}"
        yield from (f"    target {_target(t)}" for t in task["targets"])
    yield from (f"goal {_target(t)}" for t in plan["goals"])
    yield from (f"! {issue['code']} {issue['text']}" for issue in plan["issues"])


def _target(t: Target) -> str:
    upper = f"-{t['value_max']:g}" if t["value_max"] is not None else ""
    extras = [x for x in (t["due"] and f"by {t['due']}", t["per"] and f"per {t['per']}") if x]
    kind = "" if t["kind"] == "target" else f"{t['kind']} "
    return " ".join([f"{kind}{t['indicator']} {t['op']} {t['value']:g}{upper} {t['unit']}", *extras])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_layout_is_read_as_checked_by_hand(path: Path) -> None:
    assert render(parse_file(path)) == path.with_suffix(".expected").read_text(encoding="utf-8")


def test_there_are_layouts() -> None:
    assert len(PLANS) >= 15


if __name__ == "__main__":
    for source in PLANS:
        source.with_suffix(".expected").write_text(render(parse_file(source)), encoding="utf-8")
