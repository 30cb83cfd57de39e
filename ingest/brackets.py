"""Whether a text ends within a bracket."""

from __future__ import annotations

_CLOSING = dict(zip("（(〔【[", "）)〕】]", strict=True))


def ends_inside(text: str, kinds: str) -> bool:
    """True when the last bracket of `kinds` (opening ones, of “（(〔【[”) in `text` is an opening one."""
    return max(map(text.rfind, kinds)) > max(text.rfind(_CLOSING[kind]) for kind in kinds)
