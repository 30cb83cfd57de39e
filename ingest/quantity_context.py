"""A quantity and the words around it: what every rule about targets looks at."""

from __future__ import annotations

from typing import NamedTuple

from ingest.operators import Binding
from ingest.quantity_tokens import Quantity


class Context(NamedTuple):
    """A quantity and the words around it; `left`/`right` of its segment, `clause_left`/`clause_right` of its clause."""

    quantity: Quantity
    binding: Binding
    core: str
    left: str
    right: str
    clause_left: str
    clause_right: str
    sentence_left: str
    after: str  # what follows the clause
    bracketed: bool
    funding: str  # the rule that makes it money paid out, "" for none
    verb_in_front: bool
    per_what: str = ""  # “达到每人每月2000元”: what the unit is shared among
