"""Tables of which nothing is left but the words of their cells, in the order of the text."""

from __future__ import annotations

from ingest.readers.loose_tables import loose_tables
from ingest.readers.source import Table
from ingest.readers.worded_tables import worded_tables


def unruled_tables(text: str) -> tuple[Table, ...]:
    """Tables whose cells are set apart by blanks, and those whose cells stand each alone, where they are no part of one."""
    worded = tuple(worded_tables(text))
    loose = (table for table in loose_tables(text) if not any(table.meets(other) for other in worded))
    return (*worded, *loose)
