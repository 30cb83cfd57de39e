"""A short text that changes when the loaded plans change or their tasks were compared or counted: what caches are keyed by."""

from __future__ import annotations

import hashlib

from graph.connection import Store

# One row, however many documents: it is asked for every run of a page.
_LOADED = """\
MATCH (d:Document)
WITH d.id + ' ' + coalesce(d.content_hash, '') + ' ' + coalesce(d.lead_policy, '')
  + CASE WHEN d.compared THEN ' compared' ELSE '' END + coalesce(' counted ' + toString(d.counted), '') AS mark
ORDER BY mark
RETURN collect(mark) AS marks
"""


def graph_version(store: Store) -> str:
    """Hash over the documents and their contents; the same graph has the same version in every process."""
    marks = store.read(_LOADED).rows[0]["marks"]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
