"""What a plan and its tasks are called: ids that stay when a corrected file is read again, and the label of a row."""

from __future__ import annotations

import hashlib

from ingest.drafts import Draft

_MAX_LABEL = 24


def document_id_of(jurisdiction: str, title: str) -> str:
    """The id of a plan: whose it is and what it is called, so that a corrected file is the same document."""
    digest = hashlib.sha256(f"{jurisdiction}\x1f{title}".encode()).hexdigest()
    return f"{jurisdiction}-{digest[:10]}"


def label_of(title: str | None, text: str) -> str:
    """What a table row shows: the title, or the first clause of the text, cut at 24 characters."""
    if title:
        return title
    clause = text
    for stop in "。；;，,：:":
        clause = clause.split(stop, 1)[0]
    return clause if len(clause) <= _MAX_LABEL else clause[: _MAX_LABEL - 1] + "…"


def task_id_of(document_id: str, draft: Draft, used: dict[str, int]) -> str:
    """Document id and the chain of markers above the task; a repeated chain gets a count."""
    chain = [_marker_of(heading) for heading in draft.path] + [draft.number or draft.title or _first_body(draft)]
    key = f"{document_id}#{'/'.join(chain)}"[:280]
    used[key] = used.get(key, 0) + 1
    return key if used[key] == 1 else f"{key}~{used[key]}"


def _first_body(draft: Draft) -> str:
    """A row without number and name is known by the body it is given to."""
    duties = draft.row.duties if draft.row is not None else ()
    return duties[0].reading.text.split("\n", 1)[0][:12] if duties else "-"


def _marker_of(heading: str) -> str:
    for stop in "、.．)）〕":
        head, found, _ = heading.partition(stop)
        if found and len(head) <= 5:
            return head.strip("（(〔")
    return heading[:12]
