"""One number for a graph: the same for the same nodes, relationships and properties, whatever the server.

The sum, modulo 2²⁵⁶, of a BLAKE2b hash of every element in canonical form (`graph/elements.py`): a sum knows no order,
counts parallel relationships as many times as they are there, and takes a page at a time. No internal id goes in. It
tells a graph that changed by accident, fault or hand; it is no signature against somebody who forges one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from graph.connection import Store
from graph.elements import element_lines

_MODULUS = 2**256


class Checksum:
    """A running sum over elements in any order."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, lines: Iterable[bytes]) -> None:
        """Take in elements, each one line of canonical JSON without its line end."""
        for line in lines:
            self._sum += int.from_bytes(hashlib.blake2b(line, digest_size=32).digest(), "big")
        self._sum %= _MODULUS

    def hex(self) -> str:
        """64 hex digits."""
        return f"{self._sum:064x}"


def graph_checksum(store: Store) -> str:
    """Checksum of everything of the model that the graph holds; 64 zeros for an empty one."""
    checksum = Checksum()
    for _, lines in element_lines(store):
        checksum.add(lines)
    return checksum.hex()
