"""When is a plan in the graph already? A hash of the plan itself and of everything that turns it into rows.

Rows are a pure function of the plan, the lead policy, the batch and the files below, so nothing needs to be built to
see that nothing changed. A new version of one of these files loads every document anew; a test keeps the list whole.
"""

from __future__ import annotations

import hashlib
import marshal
from functools import cache
from pathlib import Path

from ingest.plan import ParsedPlan

_ROOT = Path(__file__).resolve().parent.parent
RULES = (
    "graph/dates.py", "graph/fingerprint.py", "graph/lead_policy.py", "graph/model.py", "graph/properties.py", "graph/protocol_order.py",
    "graph/rows.py", "graph/shared_nodes.py", "ingest/agencies.py", "ingest/indicator_grammar.py", "ingest/indicators.py",
    "ingest/jurisdictions.py", "ingest/official_names.py", "ingest/outdated.py", "ingest/plan.py", "ingest/register.py", "ingest/register_rows.py",
    "ingest/unlisted_places.py", "ingest/wordlists.py", "data/agencies.csv", "data/agency_changes.csv", "data/indicators.csv",
    "data/indicator_merges.csv", "data/jurisdictions.csv",
)  # fmt: skip


def content_hash(plan: ParsedPlan, policy: str, batch: str | None) -> str:
    """64 hex digits; the same for equal plans under the same policy, batch and rules."""
    # No other program reads this form, so the fastest serialization does: version 2 writes values and no references.
    return hashlib.sha256(marshal.dumps([_rules(), policy, batch, plan], 2)).hexdigest()


@cache
def _rules() -> bytes:
    return hashlib.sha256("".join((_ROOT / name).read_text(encoding="utf-8") for name in RULES).encode()).digest()
