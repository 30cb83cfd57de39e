"""How much a value of a result is: what limits on bytes count, without building a copy of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SCALAR = 8
# What a list, a map, a node or a relationship costs beside what is in it.
_FRAME = 16


def size_of(value: Any) -> int:
    """Bytes of a value, roughly as UTF-8 and eight bytes a number; without recursion, for values may be nested deep."""
    total = 0
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            total += _SCALAR + (len(item) if item.isascii() else 3 * len(item))
        elif isinstance(item, (bytes, bytearray)):
            total += _SCALAR + len(item)
        elif isinstance(item, (list, tuple)):
            total += _FRAME
            stack.extend(item)
        elif isinstance(item, Mapping):
            total += _FRAME
            stack.extend(item.keys())
            stack.extend(item.values())
        elif hasattr(item, "nodes") and hasattr(item, "relationships"):  # a path
            total += _FRAME
            stack.extend(item.nodes)
            stack.extend(item.relationships)
        elif hasattr(item, "items"):  # a node or relationship
            total += _FRAME
            stack.extend(part for pair in item.items() for part in pair)
        else:
            total += _SCALAR
    return total
