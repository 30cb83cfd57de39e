"""How two documents' words about one shared node become one: the same result in whatever order they are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import Node

LEVELS = ("nation", "province", "city", "county", "township", "other")


def fold(node: Node, held: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """`held` and `new` as one node: the fullest name, all aliases, and of other values the one that sorts first."""
    if not held:
        return dict(new)
    folded = {name: _one(name, held.get(name), new.get(name)) for name in (p.name for p in node.properties)}
    return {name: value for name, value in folded.items() if value is not None}


def _one(name: str, held: Any, new: Any) -> Any:
    if held is None or new is None or held == new:
        return new if held is None else held
    if name == "aliases":
        return sorted({*held, *new})
    if name in ("name", "official_name"):
        return min(held, new, key=lambda text: (-len(text), text))
    if name == "level":
        return min(held, new, key=LEVELS.index)
    return min(held, new)
