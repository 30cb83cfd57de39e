"""Headings that are nothing but the names of bodies: agency-first lists, where what stands below is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.bodies import Body, split_bodies
from ingest.body_names import NAME_ENDS
from ingest.item_texts import ItemTexts
from ingest.outline import Item
from ingest.reading import Reading

_NAME_ENDS = (*NAME_ENDS, "）", ")")


def owner_headings(texts: ItemTexts, items: Sequence[Item]) -> frozenset[str]:
    """The headings of a list of bodies: where most of a plan's sections are headed by known bodies and nothing else,
    the others that read like bodies or classes of them are too."""
    # Most headings of a plan do not even end like a name.
    named = sum(texts.first_words(item).endswith(_NAME_ENDS) for item in items)
    if named < 2 or named * 2 < len(items):
        return frozenset()
    headings = [texts.heading(item)[0] for item in items]
    known = [heading for heading in headings if is_owner(heading)]
    if len(known) < 2 or len(known) * 2 < len(headings):
        return frozenset()
    return frozenset(heading for heading in headings if _only_bodies(heading))


def is_owner(heading: str) -> bool:
    """Whether a heading is nothing but the names of bodies that the register knows."""
    bodies = _only_bodies(heading)
    return bool(bodies) and all(body.known and not body.group for body in bodies)


def owner_sentence(heading: str, content: Reading, owners: frozenset[str]) -> tuple[Reading, Reading] | None:
    """(bodies, body text) of “一、市水利局。6月底前完成…” in a list most of whose items open with bodies alone."""
    stop = content.text.find("。")
    opens = heading and heading in owners and content.text[:stop].strip() == heading.rstrip("。")
    if stop < 0 or not opens or not content.text[stop + 1 :].strip():
        return None
    return content.cut(0, stop), content.cut(stop + 1, len(content.text))


def _only_bodies(heading: str) -> list[Body]:
    """The bodies of a heading that names nothing else; [] for any other."""
    found = split_bodies(heading.strip("。：: "), level="")
    return [] if found.leftovers else list(found.bodies)
