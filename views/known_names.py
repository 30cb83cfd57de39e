"""Other names in the list of agencies: a select box finds a body by the letters that stand in its label, one after the other.

So what people type has to stand there as they type it: 发改委 does not stand in 市发展改革委. A name that another body of
the list bears itself is left out, or typing 知识产权局 would open the body that took its work over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ingest.register import load_register

_MOST_ELSEWHERE = 6
# A city's body is not looked for by the names of ministries and of a province's offices.
_HIGHER = re.compile(r"^.?(?:中共|中央|国家|国务院|全国|最高)|(?:厅|总局|总署|部)$")
_LEVELS = "省市州盟县区旗"


def other_names(name: str, official: str, aliases: Iterable[str], place: str, function: str) -> tuple[str, ...]:
    """What else a body is called, as one types it after its city: names in plans, before a reform, elsewhere.

    `place` is the body's own; a name that it only begins tells nothing new, nor one that stands in another (工商局 in 市工商局).
    """
    level = name[0] if name[:1] in _LEVELS and place.endswith(name[0]) else ""
    before, elsewhere = register_names(function)
    shorter = place[:-1] if len(place) > 2 else place
    printed = [alias for alias in aliases if not (place and alias.startswith(shorter))]
    wanted = [*sorted(printed, key=lambda alias: (len(alias), alias)), *before, *elsewhere[:_MOST_ELSEWHERE]]
    found: list[str] = []
    for each in dict.fromkeys(_levelled(alias, level) for alias in wanted if not (level and _higher(alias, name))):
        if not any(each in known for known in (name, official, *found)):
            found = [known for known in found if known not in each] + [each]
    return tuple(found)


def _levelled(alias: str, level: str) -> str:
    return alias if alias.startswith(level) else level + alias


def _higher(alias: str, name: str) -> bool:
    """Whether it is what a ministry or an office of a province is called; 组织部 of a city is its own name."""
    found = _HIGHER.search(alias)
    return found is not None and not name.endswith(found.group())


def apart(own: Mapping[str, Iterable[str]], others: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The other names of each body without those in which a name that is another body's own stands.

    `own`: by key, what the plans call each body; both as they stand in the label, with the level or without.
    """
    owners: dict[str, set[str]] = {}
    for key, names in own.items():
        for name in names:
            owners.setdefault(_bare(name), set()).add(key)
    return {
        key: tuple(
            name
            for name in names
            if key in owners.get(_bare(name), ()) or all(key in owners.get(part, {key}) for part in _parts(name))
        )
        for key, names in others.items()
    }


def _bare(name: str) -> str:
    return name[1:] if name[:1] in _LEVELS else name


def _parts(name: str) -> Iterable[str]:
    return (name[start:end] for start in range(len(name)) for end in range(start + 2, len(name) + 1))


@cache
def register_names(function: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What people call a body of this function: names it had before a reform, and what other places call it."""
    register = load_register()
    entry = register.functions.get(function)
    if entry is None:
        return (), ()
    before = [
        name for change in register.changes if _function(change.new) == function for name in (change.old, *change.also)
    ]
    # A variant marked + is a body of its own beside the main one, one marked * a kind of group.
    elsewhere = [form for variant in entry.variants if variant[:1] not in "+*" for form in variant.split("=")]
    return tuple(dict.fromkeys(before)), tuple(dict.fromkeys(sorted(elsewhere, key=len)))


def _function(name: str) -> str | None:
    found = load_register().function_of(name)
    return found.key if found else None
