"""Names that were out of use when a plan was issued, by the dated changes of `data/agency_changes.csv`.

A change counts from the day after the last one its date can mean: `2019` from 2020 on. A second name (挂牌) is no change
of name, a plan without a date of issue is judged by nothing, and only the forms that the table lists are old names: an
abbreviation that the new body may share (金融局) says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.agencies import Resolver, level_of
from ingest.official_names import level_word
from ingest.plan import Agency
from ingest.register import load_register
from ingest.register_rows import Change, fold

_TODAY = "9999"  # behind every change of the table


@dataclass(frozen=True)
class Outdated:
    """What became of a name: the body that goes on, when (day or year, as the table has it), and by which reform."""

    successor: str
    on: str
    reason: str


@lru_cache(maxsize=50_000)
def outdated(name: str, jurisdiction: str, owner: str, issued_on: str | None) -> Outdated | None:
    """What became of `name`, a body of `owner` named in a plan of `jurisdiction`; None where the name was in use.

    `issued_on` is a day, month or year as ISO text.
    """
    if not issued_on:
        return None
    first = _change(_resolver(jurisdiction).stem(name), issued_on)
    if first is None or first.on is None:
        return None
    found = _became(first, owner, issued_on)
    return Outdated(found["official_name"] or found["name"], first.on, first.reason)


def successor(name: str, jurisdiction: str) -> Agency | None:
    """The body that goes on for an old name in a text of that place, by all changes of the table; None for no old name."""
    stem = _resolver(jurisdiction).stem(name)
    first = _change(stem, _TODAY)
    return _became(first, _resolver(jurisdiction).agency(name)["jurisdiction"], _TODAY) if first else None


def _became(change: Change, owner: str, issued_on: str) -> Agency:
    while (further := _change(change.new, issued_on)) is not None:
        change = further
    place = _resolver(owner)
    return place.agency(f"{level_word(place.place)}{change.new}")


def _change(form: str, issued_on: str) -> Change | None:
    change = _changes().get(fold(form))
    return change if change and change.on and issued_on[: len(change.on)] > change.on else None


@cache
def _changes() -> dict[str, Change]:
    """Changes of name by old form, folded."""
    changes = [change for change in load_register().changes if change.on and change.kind != "second_name"]
    return {fold(form): change for change in changes for form in (change.old, *change.also)}


@lru_cache(maxsize=1_000)
def _resolver(jurisdiction: str) -> Resolver:
    return Resolver(load_register(), jurisdiction=jurisdiction, level=level_of(jurisdiction))
