"""What body of the graph a user means: its name, an abbreviation, a name that it had before a reform.

Exact forms decide, never likeness: what the graph prints or lists as another name, else what the register makes of the
text in a place of the graph, else what became of it (`data/agency_changes.csv`). What may be several bodies of one place
is not guessed; near names are only ever suggested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.connection import Store
from ingest.agencies import Resolver, level_of
from ingest.official_names import fits, level_word
from ingest.outdated import successor
from ingest.register import load_register
from queries.errors import ParameterError
from queries.saved_query import SavedQuery, Value

_SHOWN = 3
# A body belongs to a city, or stands in a plan of it.
_SCOPE = """\
  AND ($city = '' OR a.jurisdiction = $city
       OR EXISTS { (a)-[:LEADS|COOPERATES]->(:Task)<-[:CONTAINS]-(:Document {jurisdiction: $city}) })
RETURN a.id AS id, a.name AS name, a.jurisdiction AS place, a.official_name AS official ORDER BY place, id"""
_BY_NAME = f"MATCH (a:Agency)\nWHERE (a.id = $text OR a.name = $text)\n{_SCOPE}"
_BY_OTHER_NAME = f"MATCH (a:Agency)\nWHERE ($text IN a.aliases OR a.official_name = $text)\n{_SCOPE}"
_BY_ID = f"UNWIND $ids AS id\nMATCH (a:Agency {{id: id}})\nWHERE true\n{_SCOPE}"
_PLACES = "MATCH (d:Document) RETURN DISTINCT d.jurisdiction AS place ORDER BY place"
_MOST = 100_000

Bodies = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Named:
    """What a query is to be asked with, and in one line what that is; no note where a body is called just so."""

    value: str
    note: str = ""


def resolve_values(store: Store, query: SavedQuery, values: Mapping[str, Value]) -> tuple[dict[str, Value], str]:
    """The values with agencies as the graph knows them, and what to tell the user; ParameterError where it is not clear."""
    resolved, notes = dict(values), []
    for parameter in query.parameters:
        text = values[parameter.name]
        if parameter.names_agency and isinstance(text, str) and text:
            found = resolve(store, text, city=str(values.get("city") or ""), parameter=parameter.name)
            resolved[parameter.name] = found.value
            notes.append(found.note)
    return resolved, "；".join(filter(None, dict.fromkeys(notes)))


def resolve(store: Store, text: str, *, city: str = "", parameter: str = "agency") -> Named:
    """The body or, without a city, the bodies of several cities that `text` means; as given where it means none."""
    if _bodies(store, _BY_NAME, text=text, city=city):
        return Named(text)
    if found := _bodies(store, _BY_OTHER_NAME, text=text, city=city):
        _refuse_several(parameter, text, found)
        return Named(text, "" if any(text == body["official"] for body in found) else _note(text, found, city))
    places = [city] if city else [row["place"] for row in store.read(_PLACES, max_rows=_MOST).rows]
    for ids, why in ((_same(text, places), ""), (_later(text, places), "旧称")):
        if ids and (found := _bodies(store, _BY_ID, ids=ids, city=city)):
            _refuse_several(parameter, text, found)
            return Named(_one_text(store, parameter, text, found, city), _note(text, found, city, why))
    return Named(text)


def _bodies(store: Store, cypher: str, **values: Any) -> Bodies:
    return store.read(cypher, values, max_rows=_MOST).rows


def _same(text: str, places: Iterable[str]) -> list[str]:
    """Ids under which the register knows `text` in these places, where a body of such a place may be called so."""
    found = []
    for place in places:
        resolver = Resolver(load_register(), jurisdiction=place, level=level_of(place))
        body = resolver.agency(text)
        owner, stem = resolver.places.get(body["jurisdiction"]), resolver.stem(text)
        if _is_field(stem):
            continue
        if body["function"] and fits(stem, owner, level_word(owner)):
            found.append(body["id"])
    return list(dict.fromkeys(found))


def _is_field(stem: str) -> bool:
    """公安, 财政: in a plan's list of offices it names one, typed alone it is likeness, which only suggests."""
    register = load_register()
    return register.find(stem) is None and register.office(stem) is not None


def _later(text: str, places: Iterable[str]) -> list[str]:
    """Ids of what became of a body of that name."""
    return list(dict.fromkeys(body["id"] for place in places if (body := successor(text, place))))


def _one_text(store: Store, parameter: str, text: str, found: Bodies, city: str) -> str:
    """A text by which a query finds these bodies and no other."""
    wanted = {body["id"] for body in found}
    names = [name for name, _ in Counter(body["name"] for body in found).most_common()]
    alone = [found[0]["official"], found[0]["id"]] if len(found) == 1 else []
    for each in filter(None, [*names, *alone]):
        held = [*_bodies(store, _BY_NAME, text=each, city=city), *_bodies(store, _BY_OTHER_NAME, text=each, city=city)]
        if {body["id"] for body in held} == wanted:
            return str(each)
    raise ParameterError(parameter, f"“{text}”在各地叫法不同，请选城市或写全称", [_placed(body) for body in found[:5]])


def _refuse_several(parameter: str, text: str, found: Bodies) -> None:
    places = Counter(body["place"] for body in found)
    several = [_placed(body) for body in found if places[body["place"]] > 1]
    if several:
        raise ParameterError(parameter, f"“{text}”可能是几个机构", several[:5])


def _note(text: str, found: Bodies, city: str, why: str = "") -> str:
    names = list(dict.fromkeys(body["name"] for body in found))
    if len(found) == 1:
        shown = names[0] if found[0]["place"] == city else _placed(found[0])
    else:
        more = f"等 {len(names)} 种叫法" if len(names) > _SHOWN else ""
        shown = f"{'、'.join(names[:_SHOWN])}{more}（{len(found)} 个地方）"
    return f"{text}{f'（{why}）' if why else ''} → {shown}"


def _placed(body: Mapping[str, Any]) -> str:
    return f"{body['name']}（{body['place']}）"
