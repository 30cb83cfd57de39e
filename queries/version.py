"""A short text that changes when the loaded plans change or their tasks were compared or counted: what caches are keyed by."""

from __future__ import annotations

import hashlib

from graph.connection import Store

_LOADED = """\
MATCH (d:Document)
RETURN d.id AS id, d.content_hash AS content, d.lead_policy AS policy, coalesce(d.compared, false) AS compared,
  coalesce(d.counted, false) AS counted
ORDER BY id
"""


def graph_version(store: Store) -> str:
    """Hash over the documents and their contents; the same graph has the same version in every process."""
    rows = store.read(_LOADED, max_rows=100_000).rows
    return hashlib.sha256(repr([tuple(row.values()) for row in rows]).encode()).hexdigest()[:16]
