"""The account of one parse."""

from __future__ import annotations

from ingest.accounting.agencies import agency_entries
from ingest.accounting.entries import Account, Range, Ranges
from ingest.accounting.items import item_entries
from ingest.accounting.quantities import quantity_entries
from ingest.accounting.regions import regions
from ingest.accounting.rows import row_entries
from ingest.traced import Traced


def account(traced: Traced) -> Account:
    """What became of every numbered item, body and quantity of the source that was parsed."""
    found = [
        Range.of(issue["span"], issue["code"]) for issue in traced.plan["issues"] if issue["span"][0] < issue["span"][1]
    ]
    # An unknown body is in the output; its issue says nothing about what else stands there.
    issues = Ranges(issue for issue in found if issue.rule != "unknown-body")
    places = Ranges(regions(traced))
    return Account(
        sorted(
            [
                *item_entries(traced, issues, places),
                *row_entries(traced, issues),
                *agency_entries(traced, issues, places),
                *quantity_entries(traced, issues, places),
            ]
        )
    )
