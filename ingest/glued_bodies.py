"""Known names printed without a separator: 市商务局市公安局各区人民政府."""

from __future__ import annotations

from itertools import pairwise

from ingest.body_names import bare_name, is_group, is_known, printed_level

_LONGEST_KNOWN = 24
# How a name begins or ends that needs no neighbour to be read.
_LEVEL_BEGINS = "自兵师省州盟旗市县区"
_CLASS_ENDS = ("政府", "管委会", "办事处", "单位", "部门")


def glued_names(text: str) -> list[tuple[int, int]] | None:
    """(start, end) of two or more known names printed without a separator (市商务局市公安局各区人民政府)."""
    if text.lstrip()[:1] not in _LEVEL_BEGINS and not any(ending in text for ending in _CLASS_ENDS):
        return None
    # The way to every place that known names reach; longer names are tried first.
    back: dict[int, int] = {0: 0}
    for start in range(len(text)):
        if start in back:
            for end in range(start + 3, min(len(text), start + _LONGEST_KNOWN) + 1):
                name = text[start:end].strip()
                if end not in back and _stands_alone(name):
                    back[end] = start
    if len(text) not in back:
        return None
    cuts = [len(text)]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    cuts.reverse()
    return list(pairwise(cuts)) if len(cuts) > 2 else None


def _stands_alone(name: str) -> bool:
    """A name that prints its level or is a class with an ending of its own: it needs no neighbour to be read."""
    level, ended = printed_level(name), name.endswith(_CLASS_ENDS)
    if not level and not ended:
        return False
    return ended if is_group(name) else bool(level) and is_known(bare_name(name))
